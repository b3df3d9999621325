"""How corrections are worded, and dates in the plain forms of the dialog."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.knowledge.offices import holders
from onrecord.model import Interval, Quote, Reading, ResolvedActor, Target
from onrecord.store import CorrectionRow
from onrecord.web.corrected import tell
from onrecord.web.pages.actor import offices_of
from onrecord.web.pages.corrections import plain
from onrecord.web.pages.report import verbatim
from tests.builders import make_actor, make_interval

SHUT = Quote(
    role="content", exact="the quay is shut", prefix="", suffix="", start=4, end=20, alone=True
)
WALKED = Quote(role="trigger", exact="walked", prefix="", suffix="", start=30, end=36, alone=True)


def make_target(entry: str, quote: Quote, *, kind: Any = "statement") -> Target:
    return Target(
        entry=entry, kind=kind, report="r1", report_name="harbour", outlet="Harbour Post",
        url=None, quotes=(quote,),
    )  # fmt: skip


READ = Reading(
    speaker=make_actor("Mara Lindqvist"),
    when=make_interval("2031-05-02", "2031-05-03"),
    type="PROTEST",
    mode="strike",
    act="say",
    status="happened",
)


def make_row(action: Any, **fields: Any) -> CorrectionRow:
    """Return a row of the log about the statement *s1*; ``fields`` replace the defaults."""
    values: dict[str, Any] = {
        "number": 3, "at": "2031-05-06T10:00:00Z", "by": "Ana", "action": action, "actor": None,
        "other": None, "forms": (), "reports": (), "after": (), "undoes": None,
        "state": "in force", "id": "c3", "target": make_target("s1", SHUT), "was": READ,
    }  # fmt: skip
    return CorrectionRow(**(values | fields))


@pytest.mark.parametrize(
    ("action", "fields", "was", "now"),
    [
        ("speaker", {"actor": make_actor("Ilse Brandt")}, "Mara Lindqvist", "Ilse Brandt"),
        ("speaker", {}, "Mara Lindqvist", "nobody known"),
        ("date", {"when": make_interval("2031-05-01", "2031-05-02")}, "2 May 2031", "1 May 2031"),
        ("type", {"type": "ASSAULT"}, "PROTEST-strike", "ASSAULT"),
        ("act", {"act": "deny"}, "say", "deny"),
        ("status", {"status": "not_happened"}, "happened", "not happened"),
        ("remove", {}, "the quay is shut", "taken out"),
    ],
)
def test_a_correction_says_what_was_read_and_what_is_said(
    action: str, fields: dict[str, Any], was: str, now: str
) -> None:
    told = tell(make_row(action, **fields))
    assert (told.was, told.now) == (was, now)


def test_of_two_entries_the_other_one_is_told() -> None:
    row = make_row("same", second=make_target("e1", WALKED, kind="event"))
    assert tell(row, "s1").now == "“walked”"
    assert tell(row, "e1").now == "“the quay is shut”"


def test_a_correction_leads_to_its_entry_or_where_its_words_stood() -> None:
    assert tell(make_row("act", act="deny")).link == "/reports/r1#s-s1"
    assert tell(make_row("act", act="deny", state="orphaned")).link == "/reports/r1#q-4-20"
    assert tell(make_row("remove")).link == "/reports/r1#q-4-20"
    assert tell(make_row("remove", state="undone")).link == "/reports/r1#s-s1"


def test_merges_and_splits_are_told_by_name() -> None:
    mara, rafe = make_actor("Mara Lindqvist"), make_actor("Rafe Tolland")
    merge = make_row("merge", actor=mara, other=rafe, target=None, was=None)
    assert tell(merge).now == "Rafe Tolland is Mara Lindqvist"
    split = make_row("split", actor=mara, forms=("Mara",), target=None, was=None)
    assert tell(split).now == "Mara is not Mara Lindqvist"


@pytest.mark.parametrize(
    ("start", "end", "edtf", "kind", "first", "last"),
    [
        ("2031-05-02", "2031-05-03", "2031-05-02", "on", "2031-05-02", "2031-05-02"),
        ("2031-05-02", "2031-05-05", "2031-05-02/04", "between", "2031-05-02", "2031-05-04"),
        ("2031-05-01", "2031-06-01", "2031-05", "month", "2031-05-01", "2031-05-31"),
        ("2031-01-01", "2032-01-01", "2031", "year", "2031-01-01", "2031-12-31"),
        (None, "2031-05-03", "/2031-05-02", "before", "2031-05-02", ""),
        ("2031-05-02", None, "2031-05-02/..", "since", "2031-05-02", ""),
        (None, None, None, "on", "", ""),
    ],
)  # fmt: skip
def test_a_date_has_a_plain_form(
    start: str | None, end: str | None, edtf: str | None, kind: str, first: str, last: str
) -> None:
    made = plain(Interval(start=start, end=end, edtf=edtf, basis="expressed"))
    assert (made.kind, made.first, made.last) == (kind, first, last)


def make_resolved(name: str, *, country: str | None, wikidata: str | None) -> ResolvedActor:
    return ResolvedActor(
        id="a1", name=name, kind="person", country=country, wikidata=wikidata, names=(name,),
        reports=1, mentions=1, statements=0,
    )  # fmt: skip


def test_offices_are_those_of_the_wikidata_id_the_last_first() -> None:
    known = next(term for term in holders() if term.wikidata is not None)
    found = offices_of(make_resolved("Somebody", country=None, wikidata=known.wikidata))
    assert known in found
    assert [term.start for term in found] == sorted((t.start for t in found), reverse=True)
    assert offices_of(make_resolved("Mara Lindqvist", country=None, wikidata=None)) == []


def test_a_bare_carriage_return_reaches_the_browser() -> None:
    assert verbatim("a\r<b>\n") == "a&#13;&lt;b&gt;\n"
