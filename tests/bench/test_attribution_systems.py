from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import attribution_systems as systems
from onrecord import pipeline
from tests.builders import make_annotation, make_report, make_statement

DOCUMENTS = [
    {"id": name, "published": "2031-05-04", "outlet": "Post", "text": name} for name in "ab"
]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data, and nothing kept; a reading counts the documents read so far."""
    monkeypatch.setattr(systems, "KEPT", tmp_path / "out" / "kept.json")
    read: list[str] = []

    def extract(document: dict[str, Any]) -> list[dict[str, Any]]:
        read.append(document["id"])
        return [{"content": [[0, len(read)]]}]

    monkeypatch.setattr(systems, "onrecord", lambda: extract)
    path = tmp_path / "data"
    path.write_text("1")
    return path


def test_what_was_read_is_read_again_at_once(data: Path) -> None:
    first = systems.read_again(DOCUMENTS, data=data)
    assert systems.read_again(DOCUMENTS, data=data) == first
    assert systems.read_again(DOCUMENTS[1:], data=data) == first[1:]


def test_other_data_or_documents_are_read(data: Path) -> None:
    (first,) = systems.read_again(DOCUMENTS[:1], data=data)
    both = systems.read_again(DOCUMENTS, data=data)
    assert both[0] != first
    data.write_text("2")
    assert systems.read_again(DOCUMENTS, data=data) != both


def test_another_model_is_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = systems.read_again(DOCUMENTS, data=data)
    monkeypatch.setattr(pipeline, "model_version", lambda: "another")
    assert systems.read_again(DOCUMENTS, data=data) != first


def test_what_is_kept_can_be_read_though_all_has_changed(data: Path) -> None:
    first = systems.read_again(DOCUMENTS, data=data)
    data.write_text("2")
    assert systems.read_again(DOCUMENTS, data=data, changed=True) == first
    (data.parent / "out" / "kept.json").unlink()
    assert systems.read_again(DOCUMENTS, data=data, changed=True) != first


def test_ours_names_the_enclosing_one_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_report("Ada said that Okello thinks it will rain.")
    outer = make_statement(report, "that Okello thinks it will rain")
    inner = make_statement(report, "it will rain", within=outer.id, confidence=0.4)
    whole = make_annotation(report, statements=[inner, outer])
    monkeypatch.setattr(pipeline, "warm_up", lambda: None)
    monkeypatch.setattr(pipeline, "annotate", lambda report: whole)
    document = {"id": "a", "published": "2031-05-04", "outlet": "Post", "text": report.text}
    first, second = systems.onrecord()(document)
    assert first == {
        "source": [], "cue": [], "content": [[28, 40]], "confidence": 0.4, "within": 1,
    }  # fmt: skip
    assert second["within"] is None
