from __future__ import annotations

import pytest
from msgspec.structs import replace

from onrecord.model import Interval, ResolvedActor
from onrecord.store.deriving import (
    event_row,
    name_rows,
    party_rows,
    statement_row,
)
from onrecord.store.packing import DamagedError, pack, unpack
from tests.builders import (
    make_actor,
    make_described,
    make_event,
    make_interval,
    make_outlet,
    make_report,
    make_span,
    make_statement,
)
from tests.store.stories import make_pair

REPORT = make_report("Dock five opens, dock six does not.", published="2031-05-04T07:30")


def test_who_stands_in_an_event_is_told_by_role_without_the_outlet() -> None:
    six, ada, outlet = make_described(REPORT, "dock six"), make_actor("Ada"), make_outlet(REPORT)
    event = make_event(REPORT, "opens", actors=(ada, ada), recipients=(six, ada), via=(outlet, ada))
    found = [(row["role"], row["actor"], row["words"]) for row in party_rows(event)]
    assert found == [
        ("actor", ada.id, ""), ("recipient", six.id, " dock six "), ("recipient", ada.id, ""),
        ("source", ada.id, ""),
    ]  # fmt: skip
    bare = replace(event, outlet=None, via=(ada,))
    assert [row["actor"] for row in party_rows(bare)][-1] == ada.id


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        (make_interval("2031-05-01", "2031-05-02"), ("2031-05-01", "2031-05-02")),
        (make_interval("2031-05-01T00:00", "2031-05-02T00:00:00"), ("2031-05-01", "2031-05-02")),
        (make_interval("2031-05-01T00:30", None), ("2031-05-01T00:30", None)),
        (make_interval(None, "2031-05-05", basis="context"), (None, "2031-05-05")),
        (make_interval(None, "2031-05-05", basis="published"), ("2031-05-04", "2031-05-05")),
        (make_interval(None, None, basis="published"), ("2031-05-04", "2031-05-05")),
    ],
)
def test_bounds_are_of_what_was_said_or_else_of_the_publication(
    said: Interval, bounds: tuple[str | None, str | None]
) -> None:
    row = statement_row(make_statement(REPORT, "opens", said=said))
    assert (row["first"], row["last"]) == bounds
    row = event_row(make_event(REPORT, "opens", when=said))
    assert (row["first"], row["last"], row["when_end"]) == (*bounds, said.end)


def test_content_in_several_parts_is_searched_part_by_part() -> None:
    parts = (make_span(REPORT.text, "six"), make_span(REPORT.text, "five"))
    row = statement_row(make_statement(REPORT, "six", content=parts))
    assert (row["words"], row["start"]) == ("six\nfive", REPORT.text.index("five"))


def test_names_are_folded_once() -> None:
    actor = ResolvedActor(
        id="a",
        name="Émile Zoran",
        kind="person",
        country=None,
        wikidata=None,
        names=("EMILE ZORAN", "Zoran", "—"),
        reports=1,
        mentions=1,
        statements=1,
    )
    assert [row["folded"] for row in name_rows(actor)] == [" emile zoran ", " zoran "]


def test_packed_values_come_back() -> None:
    _, annotation = make_pair(3)
    assert unpack(pack(annotation), type(annotation)) == annotation


@pytest.mark.parametrize("packed", [b"", b"x", pack(REPORT)[:-3], pack(make_interval())])
def test_bytes_that_hold_no_value(packed: bytes) -> None:
    with pytest.raises(DamagedError, match="no valid Report"):
        unpack(packed, type(REPORT))
