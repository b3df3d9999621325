from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bench import attribution_systems, attributions, nesting

TEXT = "Ada Varga said that Ruben thinks the ships wait. Noor denied all of it."


def made(source: str, cue: str, content: str, **ours: Any) -> dict[str, Any]:
    spans = {"source": source, "cue": cue, "content": content}
    at = {part: [[TEXT.index(w), TEXT.index(w) + len(w)]] for part, w in spans.items()}
    return {**at, **ours}


OUTER = ("Ada Varga", "said", "that Ruben thinks the ships wait")
INNER = ("Ruben", "thinks", "the ships wait")
DENIED = ("Noor", "denied", "all of it")
OURS = [
    made(*OUTER, confidence=0.9, within=None),
    made(*INNER, confidence=0.5, within=0),
]
GOLD = {"id": "one", "text": TEXT, "attributions": [made(*OUTER), made(*DENIED)]}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One document, annotated twice, with a nested attribution, and a system that finds two."""
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    monkeypatch.setattr(attribution_systems, "KEPT", tmp_path / "out" / "kept.json")
    monkeypatch.setattr(attribution_systems, "onrecord", lambda: lambda document: OURS)
    monkeypatch.setattr(attribution_systems, "peers", lambda: {"mute": lambda document: []})
    monkeypatch.setattr(nesting, "annotated", lambda: {nesting.hash_of(TEXT): [made(*INNER)]})
    (tmp_path / "attributions").mkdir()
    for part, documents in (("dev", [GOLD | {"second_annotator": [made(*OUTER)]}]), ("train", [])):
        with gzip.open(tmp_path / f"attributions/{part}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(document) + "\n" for document in documents)
    return tmp_path


def run(*options: str) -> str:
    done = CliRunner().invoke(attributions.main, list(options), catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_figures_of_every_system_are_written(data: Path) -> None:
    shown = run("--json", str(data / "figures.json"))
    assert "PolNeAR dev, 1 documents" in shown
    figures = json.loads((data / "figures.json").read_text(encoding="utf-8"))["figures"]
    ours, mute = figures["onrecord"], figures["mute"]
    assert (ours["precision"], ours["recall"]) == (100, 50)
    assert ours["IoU ≥ .5 + source overlap"] == 66.7
    assert ours["F1 with the nested ones"] == 80
    assert (ours["gold nested"], ours["recall nested, right encloser"]) == (1, 100)
    assert ours["calibration error, equal mass"] == 10
    assert set(mute.values()) == {0, 1, 2} | {mute["words/s"]}


def test_the_annotators_stand_beside() -> None:
    _, annotators = run().split("Two annotators, 1 documents")
    row = next(line for line in annotators.splitlines() if "content exact" in line)
    assert row.split()[-1] == "66.7"


def test_what_a_least_confidence_leaves() -> None:
    found = attributions._by_least([GOLD], [OURS])
    assert found["0.5"]["precision"] == 50
    assert found["0.6"]["precision"] == found["0.9"]["precision"] == 100


def test_errors_take_the_place_of_the_figures() -> None:
    shown = run("--errors", "1", "--what", "miss")
    assert "miss: 1 (0 direct, 0 mixed, 1 indirect)" in shown
    assert (
        "gold: Ada Varga said that Ruben thinks the ships wait. {Noor} <denied> [all of it]."
        in shown
    )
    assert "content exact" not in shown
