"""A build stores in steps that end in time, and passes over what it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord import building, pipeline
from onrecord.knowledge.roster import NO_ROSTER, Entry, Roster
from onrecord.model import Annotation, Mode, Report
from onrecord.progress import BuildSummary, Progress
from onrecord.store import Record
from tests.builders import make_annotation, make_report

REPORTS = [make_report(f"Berth {number} is shut.", name=f"r{number}") for number in range(7)]


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the reports that are read, with a stand-in for the language model."""
    names: list[str] = []

    def annotate_all(
        reports: Iterable[Report], *, mode: Mode | None, roster: Roster
    ) -> Iterator[tuple[Report, Annotation]]:
        for report in reports:
            names.append(report.name)
            yield report, make_annotation(report)

    monkeypatch.setattr(pipeline, "annotate_all", annotate_all)
    return names


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many reports each step stores."""
    sizes: list[int] = []
    add = Record.add

    def counting(
        record: Record, batch: Iterable[tuple[Report, Annotation]], *, model: str, roster: str
    ) -> int:
        held = list(batch)
        sizes.append(len(held))
        return add(record, held, model=model, roster=roster)

    monkeypatch.setattr(Record, "add", counting)
    return sizes


def build(
    path: Path,
    reports: Iterable[Report],
    *,
    size: int = 64,
    mode: Mode | None = None,
    roster: Roster | None = None,
) -> BuildSummary:
    progress = Progress(None, None)
    with Record.open(path, write=True) as record:
        building.add(
            record, reports, batch_size=size, processes=1, progress=progress, mode=mode,
            roster=roster,
        )  # fmt: skip
        held = building.resolve(record)
        return progress.ended(statements=held.statements, events=held.events)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [("_SECONDS", 60.0, [3, 3, 1]), ("_SECONDS", 0.0, [1] * 7), ("_CHARACTERS", 30, [2, 2, 2, 1])],
)
def test_a_step_ends_by_number_length_or_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[int],
    name: str, value: float, wanted: list[int],
) -> None:  # fmt: skip
    monkeypatch.setattr(building, name, value)
    assert build(tmp_path / "r.db", REPORTS, size=3).added == 7
    assert steps == wanted


def test_what_is_known_is_not_read_again_and_keeps_its_smallest_name(
    tmp_path: Path, read: list[str]
) -> None:
    renamed = [make_report(report.text, name=f"a-{report.name}") for report in REPORTS]
    build(tmp_path / "r.db", [REPORTS[0], renamed[0], *REPORTS[1:3]])
    done = build(tmp_path / "r.db", [*REPORTS, renamed[1]])
    assert read == [report.name for report in REPORTS]
    assert (done.read, done.added, done.known) == (8, 4, 4)
    with Record.open(tmp_path / "r.db") as record:
        assert {report.name for report in record.reports()} == {
            "a-r0", "a-r1", "r2", "r3", "r4", "r5", "r6",
        }  # fmt: skip
        assert list(record.verify()) == []


def test_what_was_read_in_another_mode_is_read_again(tmp_path: Path, read: list[str]) -> None:
    for mode in (None, "narrative", "narrative", None):
        build(tmp_path / "r.db", REPORTS[:1], mode=mode)  # type: ignore[arg-type]
    assert read == ["r0"] * 3


CAST = Roster([Entry(name="Mara Lindqvist", kind="person")])
OTHER = Roster([Entry(name="Mara Lindqvist", kind="person", country="se")])


def test_a_record_keeps_its_cast_and_is_all_of_one(tmp_path: Path, read: list[str]) -> None:
    done = build(tmp_path / "r.db", REPORTS[:3], roster=CAST)
    assert (done.added, done.again, done.cast) == (3, 0, 1)
    done = build(tmp_path / "r.db", REPORTS[2:4])
    assert (done.added, done.known, done.again, done.cast) == (1, 1, 0, 1)
    assert read == ["r0", "r1", "r2", "r3"]
    done = build(tmp_path / "r.db", REPORTS[3:5], roster=OTHER)
    assert (done.read, done.added, done.known, done.again) == (5, 1, 0, 4)
    with Record.open(tmp_path / "r.db") as record:
        assert record.roster().entries == OTHER.entries
        assert record.read_otherwise(roster=OTHER.digest) == []
        assert list(record.verify()) == []
    assert build(tmp_path / "r.db", [], roster=NO_ROSTER).again == 5
    with Record.open(tmp_path / "r.db") as record:
        assert not len(record.roster())


def test_a_change_of_cast_that_was_stopped_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    build(tmp_path / "r.db", REPORTS)
    find = Record.report

    def failing(record: Record, key: str) -> Report:
        if len(read) == 7 + 4:
            raise KeyboardInterrupt
        return find(record, key)

    with monkeypatch.context() as stopped:
        stopped.setattr(Record, "report", failing)
        with pytest.raises(KeyboardInterrupt):
            build(tmp_path / "r.db", [], size=2, roster=CAST)
    done = build(tmp_path / "r.db", [])
    assert (done.again, done.cast) == (3, 1)
    with Record.open(tmp_path / "r.db") as record:
        assert record.read_otherwise(roster=CAST.digest) == []


def test_what_was_stored_before_an_end_stays(tmp_path: Path) -> None:
    def ending() -> Iterator[Report]:
        yield from REPORTS[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "r.db", ending(), size=2)
    with Record.open(tmp_path / "r.db") as record:
        assert len(list(record.reports())) == 4
    assert build(tmp_path / "r.db", REPORTS).added == 3
