from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.event_labels import LABELLED, Gold, Party, passages
from bench.nesting import hash_of

TEXT = "Rebels shelled Lorn on Monday. Nobody was hurt."
EVENT = {
    "trigger": [7, 14], "type": "ASSAULT", "mode": "heavy-weapons",
    "actors": [{"span": [0, 6]}], "recipients": [{"span": [15, 19], "name": "Lorn"}],
    "status": "happened", "certainty": "certain", "where": [],
}  # fmt: skip


@pytest.fixture
def labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    with gzip.open(tmp_path / "reports.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"published": "2022-01-04", "text": TEXT}) + "\n")
    line = {
        "data": "reports.jsonl.gz", "sha256": hash_of(TEXT), "part": "dev",
        "sentences": [[0, 30]], "events": [EVENT],
    }  # fmt: skip
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def test_a_passage_comes_with_its_text_and_events(labelled: Path) -> None:
    [passage] = passages("dev", path=labelled)
    assert passage.text == TEXT
    assert passage.extent == (0, 30)
    assert passage.events == (
        Gold(
            trigger=(7, 14), type="ASSAULT", mode="heavy-weapons",
            actors=(Party((0, 6), None, "Rebels"),), recipients=(Party((15, 19), "Lorn", "Lorn"),),
            status="happened", certainty="certain",
        ),
    )  # fmt: skip


def test_other_parts_are_left_out(labelled: Path) -> None:
    assert list(passages("final", path=labelled)) == []


def test_a_text_that_the_data_lacks_stops_the_run(labelled: Path) -> None:
    labelled.write_text(labelled.read_text(encoding="utf-8").replace(hash_of(TEXT), "0" * 64))
    with pytest.raises(SystemExit, match="does not hold the text"):
        list(passages("dev", path=labelled))


def test_no_report_is_in_two_parts_and_no_text_is_kept() -> None:
    lines = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    parts: dict[str, set[str]] = {}
    for line in lines:
        parts.setdefault(line["sha256"], set()).add(line["part"])
        assert set(line) == {"data", "sha256", "part", "sentences", "events"}
        for event in line["events"]:
            low, high = line["sentences"][0][0], line["sentences"][-1][1]
            assert low <= event["trigger"][0] < event["trigger"][1] <= high
    assert all(len(held) == 1 for held in parts.values())
