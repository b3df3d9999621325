"""What the reports tell together is renewed where something differs, and nowhere else."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.model import Account, Copy, Origin
from onrecord.store import Filters, Record
from tests.builders import (
    make_account,
    make_actor,
    make_annotation,
    make_disagreement,
    make_event,
    make_occurrence,
    make_passage,
    make_position,
    make_report,
    make_resolution,
    make_statement,
    make_story,
)
from tests.store.stories import MODEL, problems
from tests.store.test_renewing import tables

ONE = make_report("Pilots shut the quay. Twelve were held, the mayor said.", name="one.txt")
TWO = make_report("The quay opened again, with 27 held.", name="two.txt", published="2031-05-09")
SAID = make_statement(ONE, "Twelve were held", speaker=make_actor("mayor", ONE))
SHUT, OPENED = make_event(ONE, "shut"), make_event(TWO, "opened")
PAIRS = [
    (ONE, make_annotation(ONE, statements=[SAID], events=[SHUT])),
    (TWO, make_annotation(TWO, events=[OPENED])),
]
FIRST = make_occurrence(make_passage(ONE, "Pilots shut the quay."), events=(SHUT.id,))
SECOND = make_occurrence(make_passage(TWO, "The quay opened again"), events=(OPENED.id,))
THIRD = make_occurrence(make_passage(ONE, "Twelve were held"), act="say", statements=(SAID.id,))
DIFFERS = make_disagreement(make_passage(ONE, "Twelve"), make_passage(TWO, "27"))
HOLDS = make_position(SAID, actor=make_actor("mayor"))
STORY = make_story("quay", [ONE, TWO])
WHOLE = Account(
    copies=(Copy(report=TWO.id, of=ONE.id, kind="partial", share=0.5),),
    origins=(
        Origin(report=ONE.id, origin=ONE.id, agency=None),
        Origin(report=TWO.id, origin=ONE.id, agency="Wire Åland"),
    ),
    occurrences=(FIRST, SECOND, THIRD),
    disagreements=(DIFFERS,),
    positions=(HOLDS,),
    stories=(STORY,),
)


def told(record: Record, account: Account) -> None:
    """Make the record tell ``account``."""
    if not list(record.reports()):
        record.add(PAIRS, model=MODEL)
    record.resolve(make_resolution(record.local_mentions()), account)


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute(query).fetchall()


def numbers(path: Path) -> dict[str, int]:
    return dict(rows(path, "SELECT id, number FROM occurrences"))


def test_what_is_told_together_comes_back(record: Record) -> None:
    told(record, WHOLE)
    assert {one.id: one for one in record.occurrences()} == {
        one.id: one for one in (FIRST, SECOND, THIRD)
    }
    assert list(record.disagreements()) == [DIFFERS]
    assert list(record.positions()) == [HOLDS]
    assert list(record.stories()) == [STORY]
    [row] = record.copies()
    assert (row.report, row.of, row.kind, row.share, row.agency, row.origin) == (
        TWO.id, ONE.id, "partial", 0.5, "Wire Åland", ONE.id,
    )  # fmt: skip


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        told(record, WHOLE)
        before = numbers(path)
        changed = replace(SECOND, sources=7)
        told(record, replace(WHOLE, occurrences=(FIRST, changed)))
        after = numbers(path)
        assert set(record.occurrences()) == {FIRST, changed}
    assert set(after) == {FIRST.id, SECOND.id}
    assert after[FIRST.id] == before[FIRST.id]


def test_members_and_the_index_follow(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        told(record, WHOLE)
        assert [each.id for each in record.occurrences(Filters(about="pilots"))] == [FIRST.id]
        moved = replace(FIRST, headline=make_passage(TWO, "27 held"), events=(SHUT.id, OPENED.id))
        told(record, replace(WHOLE, occurrences=(moved, THIRD)))
        # The event's own sentence, the whole text, still has the word.
        assert [each.id for each in record.occurrences(Filters(about="pilots"))] == [FIRST.id]
        assert problems(record) == []
    members = rows(path, "SELECT occurrence, entry FROM members ORDER BY occurrence, entry")
    assert members == sorted([(FIRST.id, SHUT.id), (FIRST.id, OPENED.id), (THIRD.id, SAID.id)])
    words = "SELECT rowid FROM occurrences_text WHERE occurrences_text MATCH '{}'"
    assert rows(path, words.format("pilots")) == []
    assert len(rows(path, words.format("held"))) == 2


def test_what_is_no_longer_told_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        told(record, WHOLE)
        told(record, Account())
        assert next(iter(record.events(Filters(report="one.txt")))).occurrence is None
        assert problems(record) == []
    for table in (
        "occurrences", "members", "copies", "origins", "disagreements", "positions", "stories",
        "chapters", "occurrences_text_docsize",
    ):  # fmt: skip
        assert rows(path, f"SELECT * FROM {table}") == []


def test_an_event_tells_which_occurrence_it_is_of(record: Record) -> None:
    told(record, replace(WHOLE, occurrences=(FIRST,)))
    assert {event.id: event.occurrence for event in record.events()} == {
        SHUT.id: FIRST.id, OPENED.id: None,
    }  # fmt: skip
    assert [event.occurrence for event in record.annotation(ONE.id).events] == [FIRST.id]
    assert [event.occurrence for event in next(record.local_mentions()).events] == [None]
    assert problems(record) == []


def _some(values: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return any of ``values``, in any order."""
    return st.lists(st.sampled_from(values), unique_by=id).map(tuple)


_OTHER = replace(FIRST, status="denied", events=(SHUT.id, OPENED.id))
ACCOUNTS = st.builds(
    Account,
    copies=_some(WHOLE.copies),
    origins=_some(WHOLE.origins),
    # Of two with one id, either.
    occurrences=_some((SECOND, THIRD)).flatmap(
        lambda held: st.sampled_from([held, (FIRST, *held), (*held, _OTHER)])
    ),
    disagreements=_some(WHOLE.disagreements),
    positions=_some(WHOLE.positions),
    stories=_some((STORY, make_story("held", [TWO]))),
)


@given(st.lists(ACCOUNTS, min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_the_tables_are_those_of_the_last_account_whatever_was_before(
    steps: list[Account],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        for path, accounts in ((one, steps), (other, steps[-1:])):
            with Record.open(path, write=True) as record:
                for account in accounts:
                    told(record, account)
                assert problems(record) == []
        assert tables(one) == tables(other)


def test_the_stand_in_is_a_function_of_the_set() -> None:
    read = [annotation for _, annotation in PAIRS]
    assert make_account(read) == make_account(reversed(read))
