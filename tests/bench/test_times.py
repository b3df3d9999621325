from __future__ import annotations

import pytest
from click.testing import CliRunner

from bench import times
from bench.time_scores import Timex

DAY = Timex(0, 5, "DATE", "2031-05-14")
GOLD = {"start": 0, "end": 5, "type": "DATE", "value": "2031-05-14", "mod": None}
DOCUMENTS = [
    {"id": str(at), "published": "2031-05-14", "text": "today it is", "timexes": [GOLD]}
    for at in range(3)
]


def reading(*, right: int, parsing: float | None = None) -> times.Reading:
    """Return a reading that finds the day in the first ``right`` documents, in half a second."""
    return times.Reading([[DAY] if at < right else [] for at in range(3)], 0.5, parsing)


def test_the_last_third_by_id_confirms() -> None:
    assert times._part([1, 2, 3], "development") == [1, 2]
    assert times._part([1, 2, 3], "confirmation") == [3]
    assert times._part([1, 2, 3], "all") == [1, 2, 3]


def test_speed_is_told_with_and_without_the_parse() -> None:
    ours = times._score(DOCUMENTS, reading(right=3, parsing=1.0))
    assert (ours["words/s"], ours["words/s without the parse"]) == (6, 18)
    peer = times._score(DOCUMENTS, reading(right=3))
    assert peer["words/s"] == 18
    assert "words/s without the parse" not in peer


def test_every_system_is_scored_on_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    readings = {"onrecord": reading(right=3), "HeidelTime": reading(right=2)}
    times._show_parts("TimeBank", DOCUMENTS, readings)
    tables = capsys.readouterr().out
    development, confirmation = tables.split("TimeBank, confirmation: 1 documents")
    assert "TimeBank, development: 2 documents" in development
    assert [_row(table, "value F1") for table in (development, confirmation)] == [
        ["100.0", "100.0"],
        ["100.0", "0.0"],
    ]


def _row(table: str, measure: str) -> list[str]:
    line = next(line for line in table.splitlines() if measure in line)
    return line.replace(measure, "").split()


def test_a_peer_that_cannot_run_is_left_out_and_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, run = times.PEERS["Microsoft"]
    peers = {"Here": (lambda: None, run), "Gone": (lambda: "it is not installed", run)}
    monkeypatch.setattr(times, "PEERS", peers)
    assert times._runnable() == ["Here"]
    assert capsys.readouterr().err == "Gone is left out: it is not installed\n"


def test_without_data_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_DATA", raising=False)
    assert CliRunner().invoke(times.main, []).exit_code == 2
