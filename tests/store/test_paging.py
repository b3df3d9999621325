"""Lists by pages: the same rows in the same order, forwards and backwards, under every filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.errors import MissingError
from onrecord.model import Statement
from onrecord.store import CursorError, Filters, Record, cursors, paging
from onrecord.store.cursors import Key
from onrecord.store.schema import copies, occurrences, statements
from tests.store.stories import make_pair, make_record

LISTS: list[paging.Listing[Any]] = [
    paging.STATEMENTS, paging.EVENTS, paging.OCCURRENCES, paging.POSITIONS, paging.DISAGREEMENTS,
    paging.STORIES, paging.ACTORS, paging.REPORTS, paging.COPIES,
]  # fmt: skip
ASKED = [
    Filters(),
    Filters(about="stays closed"),
    Filters(outlet="Harbour Post"),
    Filters(since="2031-05-03", until="2031-05-06"),
    Filters(speaker="Lindqvist"),
    Filters(type="COERCE"),
    Filters(min_confidence=0.5),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("pages")
    path = make_record(folder / "r.db", [make_pair(number) for number in range(9)])
    with Record.open(path) as opened:
        yield opened


def walk(record: Record, listing: paging.Listing[Any], asked: Filters, **more: Any) -> list[Any]:
    found, cursor = [], None
    while True:
        page = record.page(listing, asked, cursor=cursor, **more)
        found += page.rows
        if page.next is None:
            return found
        cursor = page.next


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.name)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_pages_together_are_the_list(
    record: Record, listing: paging.Listing[Any], asked: Filters
) -> None:
    whole = list(getattr(record, listing.name)(asked))
    for limit in (1, 3, 100):
        assert walk(record, listing, asked, limit=limit) == whole
    assert record.count(listing, asked) == len(whole)
    if listing is not paging.COPIES:
        assert walk(record, listing, asked, limit=2, backwards=True) == whole[::-1]


def test_the_most_telling_come_first(record: Record) -> None:
    found = walk(record, paging.WEIGHED, Filters(), limit=2)
    assert found == sorted(found, key=lambda each: (-each.weight, [-ord(c) for c in each.id]))
    assert len(found) == len(list(record.occurrences()))


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "ä", "W10", "WzFd", "x" * 10_000, "WyJzdGF0ZW1lbnRzIl0", cursors.write("events", [])],
)
def test_what_is_no_cursor_is_refused(record: Record, cursor: str) -> None:
    with pytest.raises(CursorError):
        record.page(paging.STATEMENTS, cursor=cursor)


@pytest.mark.parametrize(
    "place",
    [
        (None, "b", "c", 1, "d"),
        ("a", "b", "c", "1", "d"),
        ("a", "b", "c", 2**63, "d"),
        ("a", "b", "c", 1.5, "d"),
        (1, "b", "c", 1, "d"),
    ],
)
def test_a_cursor_holds_what_its_columns_can(record: Record, place: tuple[Any, ...]) -> None:
    with pytest.raises(CursorError):
        record.page(paging.STATEMENTS, cursor=cursors.write("statements", place))
    kept = cursors.write("statements", ("~~", "b", "c", 1, "d"))
    assert len(record.page(paging.STATEMENTS, cursor=kept, limit=100).rows) == 0


def test_a_cursor_is_of_one_direction(record: Record) -> None:
    forwards = record.page(paging.STATEMENTS, limit=1).next
    with pytest.raises(CursorError):
        record.page(paging.STATEMENTS, cursor=forwards, backwards=True)


def test_no_value_stands_before_every_other() -> None:
    key = Key(occurrences.c.when_end)
    keys = (Key(occurrences.c.when_order), key, Key(occurrences.c.id))
    said = str(cursors.behind(keys, ("2031-05-01", None, "x")))
    assert "when_end IS NOT NULL" in said and "when_end IS NULL" in said
    assert key.nullable and not Key(statements.c.id).nullable
    assert Key(copies.c.share, True, outer=True).nullable


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.name)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_facets_count_what_each_value_would_give(
    record: Record, listing: paging.Listing[Any], asked: Filters
) -> None:
    for name, values in record.facets(listing, asked).items():
        assert [each.count for each in values] == sorted((v.count for v in values), reverse=True)
        if listing is paging.OCCURRENCES or listing is paging.DISAGREEMENTS:
            # Of these a value asks for any entry or passage, and counts their own.
            continue
        for each in values:
            wanted = replace(asked, **{name: each.value})
            assert record.count(listing, wanted) == each.count, (name, each)


def test_volume_counts_the_rows_by_period(record: Record) -> None:
    days = Counter(row.published[:10] for row in record.reports())
    found = record.volume(of=paging.REPORTS)
    assert {each.day: each.count for each in found} == days
    months = record.volume(grain="month", of=paging.REPORTS)
    assert [(each.day, each.count) for each in months] == [("2031-05-01", sum(days.values()))]
    weeks = record.volume(grain="week", of=paging.OCCURRENCES)
    assert sum(each.count for each in weeks) == len(list(record.occurrences()))
    assert all(each.day in ("2031-04-28", "2031-05-05") for each in weeks)


def test_single_things(record: Record) -> None:
    said = next(iter(record.statements()))
    happened = next(iter(record.events()))
    assert record.entry(said.id) == said
    assert record.entries([happened.id, "zz", said.id]) == [happened, said]
    told = next(each for each in record.occurrences() if each.id == happened.occurrence)
    held = record.happening(told.id)
    assert held.occurrence == told
    assert happened in held.events
    apart = Counter(each.occurrence for each in record.disagreements())
    ids = [each.id for each in record.occurrences()]
    assert record.disagreeing(ids) == {id: number for id, number in apart.items() if id in ids}
    for missing in (record.entry, record.happening, record.story, record.report, record.actor):
        with pytest.raises(MissingError):
            missing("zzzz")


def test_who_stands_beside_an_actor(record: Record) -> None:
    said = next(each for each in record.statements() if each.speaker is not None)
    assert isinstance(said, Statement) and said.speaker is not None
    id = said.speaker.id
    together: Counter[str] = Counter()
    for event in record.events():
        ids = {actor.id for actor in (*event.actors, *event.recipients)}
        if id in ids:
            together.update(ids - {id})
    known = {actor.id for actor in record.actors()}
    found = {each.actor.id: each.events for each in record.beside(id)}
    assert found == {other: number for other, number in together.items() if other in known}


def test_a_pulse_tells_what_was_written(record: Record, tmp_path: Path) -> None:
    path = make_record(tmp_path / "r.db", [make_pair(0)])
    with Record.open(path) as reader, reader.watching() as changed:
        before = reader.pulse()
        assert not changed()
        with Record.open(path, write=True) as writer:
            writer.add([make_pair(1)], model="reader-1")
        assert changed() and not changed()
        assert (before.reports, reader.pulse().reports) == (1, 2)
