from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pytest

from onrecord.errors import RunError
from onrecord.store import Filters, Record
from onrecord.store.paging import EVENTS, POSITIONS, REPORTS, STATEMENTS
from onrecord.store.watching import Pulse
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


class Counted:
    """A record of which counting is slow, and as many as the last correction has for its number."""

    def __init__(self) -> None:
        self.last, self.asked = 1, 0
        self.wait = threading.Event()
        self.wait.set()

    def pulse(self) -> Pulse:
        return Pulse(reports=1, derived_from="a", last_correction=self.last)

    def count(self, *_: object) -> int:
        self.asked += 1
        found = self.last
        assert self.wait.wait(10)
        return found


def counted(record: Counted, *, changing: bool = True) -> Counts:
    return Counts(cast(Record, record), lambda: changing)


def settled(held: Counts, wanted: int) -> bool:
    until = time.monotonic() + 10
    while held.count(EVENTS, Filters()) != wanted and time.monotonic() < until:
        time.sleep(0.01)
    return held.count(EVENTS, Filters()) == wanted


def test_while_people_correct_what_was_counted_is_shown_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counts, "CHEAP_SECONDS", 0.0)
    record = Counted()
    held = counted(record)
    assert held.count(EVENTS, Filters()) == 1
    record.last = 2
    assert held.count(EVENTS, Filters()) == 1 and record.asked == 1
    monkeypatch.setattr(counts, "FRESH_SECONDS", 0.0)
    record.wait.clear()
    assert held.count(EVENTS, Filters()) == 1, "counted behind the page"
    assert held.count(EVENTS, Filters()) == 1
    record.wait.set()
    assert settled(held, 2) and record.asked == 2
    held.close()


def test_once_too_old_it_is_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "CHEAP_SECONDS", 0.0)
    monkeypatch.setattr(counts, "LONGEST_SECONDS", 0.0)
    record = Counted()
    held = counted(record)
    held.count(EVENTS, Filters())
    record.last = 2
    assert held.count(EVENTS, Filters()) == 2


def test_what_is_cheap_or_of_a_record_in_step_is_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "CHEAP_SECONDS", 0.0)
    record = Counted()
    cheap = counted(record)
    still = counted(record, changing=False)
    for last in (2, 3):
        record.last = last
        assert still.count(EVENTS, Filters()) == last
    monkeypatch.setattr(counts, "CHEAP_SECONDS", 10.0)
    for last in (4, 5):
        record.last = last
        assert cheap.count(EVENTS, Filters()) == last


def test_those_who_ask_the_same_at_a_time_wait_for_one() -> None:
    record = Counted()
    held = counted(record)
    record.wait.clear()
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(held.count, EVENTS, Filters()) for _ in range(8)]
        time.sleep(0.1)
        record.wait.set()
        assert [each.result() for each in asked] == [1] * 8
    assert record.asked == 1


def test_what_fails_is_told_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Counted()
    held = counted(record)
    with monkeypatch.context() as patched, pytest.raises(RunError, match="the disk"):
        patched.setattr(record, "count", Mock(side_effect=RunError("the disk is gone")))
        held.count(EVENTS, Filters())
    assert held.count(EVENTS, Filters()) == 1
    held.close()
    held.close()


def test_reports_that_nothing_was_made_of_are_in_their_list_alone() -> None:
    record = Mock(count=Mock(side_effect=[1, 2, 3]))
    held = Counts(record)
    for reports in (1, 2):
        record.pulse.return_value = Pulse(reports=reports, derived_from="a", last_correction=0)
        found = held.count(EVENTS, Filters()), held.count(REPORTS, Filters())
    assert found == (1, 3)


def test_what_follows_from_all_is_counted_anew_when_that_is_in_step() -> None:
    record = Mock(count=Mock(side_effect=[1, 2, 3]))
    held = Counts(record)
    for derived, last in (("a", 1), ("a", 2), ("b", 2)):
        record.pulse.return_value = Pulse(reports=1, derived_from=derived, last_correction=last)
        found = held.count(POSITIONS, Filters())
    assert found == 2 and record.count.call_count == 2
