from __future__ import annotations

from pathlib import Path

from onrecord.store import Filters, Record
from onrecord.store.paging import REPORTS, STATEMENTS
from onrecord.web import counts
from onrecord.web.counts import Counts
from tests.builders import make_annotation, make_report
from tests.web import ostrand


def test_what_was_counted_is_kept_until_the_record_changes(tmp_path: Path) -> None:
    where = ostrand.write(tmp_path / "story.db")
    with Record.open(where) as record:
        held = Counts(record)
        assert held.count(REPORTS, Filters()) == 4
        first = held.facets(STATEMENTS, Filters())
        assert held.facets(STATEMENTS, Filters()) is first
        report = make_report("Nothing moves.", published="2031-05-20", name="later")
        ostrand.write(where, (report, make_annotation(report)))
        assert held.count(REPORTS, Filters()) == 5
        again = held.facets(STATEMENTS, Filters())
        assert again is not first and again == first


def test_what_is_asked_is_told_apart(tmp_path: Path) -> None:
    with Record.open(ostrand.write(tmp_path / "story.db")) as record:
        held = Counts(record)
        assert held.count(STATEMENTS, Filters()) == ostrand.CRANES + 3
        assert held.count(STATEMENTS, Filters(speaker="Mara")) == 2
        days = held.volume(Filters(), of=REPORTS)
        months = held.volume(Filters(), "month", of=REPORTS)
        assert (len(days), len(months)) == (4, 1)


def test_only_the_last_ones_are_kept(tmp_path: Path) -> None:
    with Record.open(ostrand.write(tmp_path / "story.db")) as record:
        held = Counts(record)
        first = held.facets(STATEMENTS, Filters())
        for number in range(counts.MOST):
            held.count(REPORTS, Filters(about=f"word{number}"))
        assert held.facets(STATEMENTS, Filters()) is not first
