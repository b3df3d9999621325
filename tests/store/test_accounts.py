"""What the reports tell together, listed: by time, the most telling, and by what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.model import Account, Copy, Interval, Origin
from onrecord.store import Filters, Record
from onrecord.store.accounts import Grain
from tests.builders import (
    make_actor,
    make_annotation,
    make_disagreement,
    make_event,
    make_interval,
    make_occurrence,
    make_passage,
    make_position,
    make_report,
    make_resolution,
    make_statement,
    make_story,
)
from tests.store.stories import MODEL, problems

# 2031-05-05 is a Monday. Each word of the report is the headline of an occurrence at that time.
WHEN = {
    "noon": make_interval("2031-05-02T12:00", "2031-05-02T13:00"),
    "midnight": make_interval("2031-05-02T12:00", "2031-05-03T00:00:00"),
    "friday": make_interval("2031-05-02", "2031-05-03"),
    "weekend": make_interval("2031-05-03", "2031-05-05"),
    "sunday": make_interval("2031-05-04", "2031-05-06"),
    "monday": make_interval("2031-05-05", "2031-05-06"),
    "may": make_interval("2031-05-01", "2031-06-01"),
    "spring": make_interval("2031-03-01", "2031-06-01"),
    "since": make_interval("2031-05-03", None, basis="context"),
    "before": make_interval(None, "2031-05-03"),
    "unsaid": make_interval(None, "2031-05-07", basis="published"),
    "never": make_interval(None, None, basis="published"),
}
LONG_AGO = make_report(" ".join(WHEN), published="2031-05-06", name="one.txt")


def listed(record: Record, *occurrences: Any) -> None:
    """Make the record hold these occurrences and no entries."""
    record.add([(LONG_AGO, make_annotation(LONG_AGO))], model=MODEL)
    account = Account(occurrences=occurrences)
    record.resolve(make_resolution(record.local_mentions()), account)


def at(word: str, when: Interval, **fields: Any) -> Any:
    return make_occurrence(make_passage(LONG_AGO, word), when=when, **fields)


def periods(record: Record, **asked: Any) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (period.day, period.when.end, sorted(one.headline.text for one in period.occurrences))
        for period in record.timeline(**asked)
    ]


_OPEN: list[tuple[str | None, str | None, list[str]]] = [
    (None, "2031-05-07", ["unsaid"]),
    (None, None, ["never"]),
]


@pytest.mark.parametrize(
    ("grain", "expected"),
    [
        (
            "day",
            [
                ("2031-03-01", "2031-06-01", ["spring"]),
                ("2031-05-01", "2031-06-01", ["may"]),
                ("2031-05-02", "2031-05-03", ["friday", "midnight", "noon"]),
                ("2031-05-03", "2031-05-05", ["weekend"]),
                ("2031-05-03", None, ["since"]),
                (None, "2031-05-03", ["before"]),
                ("2031-05-04", "2031-05-06", ["sunday"]),
                ("2031-05-05", "2031-05-06", ["monday"]),
            ],
        ),
        (
            "week",
            [
                ("2031-03-01", "2031-06-01", ["spring"]),
                ("2031-04-28", "2031-05-05", ["friday", "midnight", "noon", "weekend"]),
                ("2031-05-01", "2031-06-01", ["may"]),
                ("2031-05-03", None, ["since"]),
                (None, "2031-05-03", ["before"]),
                ("2031-05-04", "2031-05-06", ["sunday"]),
                ("2031-05-05", "2031-05-12", ["monday"]),
            ],
        ),
        (
            "month",
            [
                ("2031-03-01", "2031-06-01", ["spring"]),
                (
                    "2031-05-01", "2031-06-01",
                    ["friday", "may", "midnight", "monday", "noon", "sunday", "weekend"],
                ),
                ("2031-05-03", None, ["since"]),
                (None, "2031-05-03", ["before"]),
            ],
        ),
    ],
)  # fmt: skip
def test_periods_hold_what_lies_whole_in_them(
    record: Record, grain: Grain, expected: list[Any]
) -> None:
    listed(record, *(at(word, when) for word, when in WHEN.items()))
    assert periods(record, grain=grain) == [*expected, *_OPEN]


def test_a_period_tells_its_days_in_edtf(record: Record) -> None:
    listed(record, at("noon", WHEN["noon"]))
    found = {grain: next(iter(record.timeline(grain=grain))).when for grain in ("day", "week",
             "month")}  # fmt: skip
    assert {grain: when.edtf for grain, when in found.items()} == {
        "day": "2031-05-02", "week": "2031-04-28/2031-05-04", "month": "2031-05",
    }  # fmt: skip


def test_what_only_publication_bounds_stands_apart(record: Record) -> None:
    end = "2031-05-05"
    bound = {"noon": "published", "may": "expressed", "since": "context"}
    listed(
        record,
        *(at(word, make_interval(None, end, basis=basis)) for word, basis in bound.items()),
    )
    assert periods(record) == [(None, end, ["may", "since"]), (None, end, ["noon"])]


@pytest.mark.parametrize("grain", ["day", "week", "month"])
def test_the_ends_of_the_calendar_are_no_end(record: Record, grain: Grain) -> None:
    listed(
        record,
        at("since", make_interval("9999-12-31", None)),
        at("noon", make_interval("9999-12-30", "9999-12-31")),
        at("before", make_interval("0001-01-01", "0001-01-02")),
        at("may", make_interval(None, "9999-12-31")),
    )
    found = [word for _, _, words in periods(record, grain=grain) for word in words]
    assert sorted(found) == ["before", "may", "noon", "since"]


def test_a_timeline_is_read_no_further_than_it_is_asked(record: Record) -> None:
    days = [make_interval(f"20{n:02}-01-01", f"20{n:02}-01-02") for n in range(40)]
    listed(record, *(at("noon", when) for when in days))
    rows = iter(record.timeline())
    assert [next(rows).day for _ in range(3)] == ["2000-01-01", "2001-01-01", "2002-01-01"]
    assert len(list(rows)) == 37


def test_of_more_than_the_limit_the_most_telling_by_time(record: Record) -> None:
    weights = {"noon": 1.0, "friday": 5.0, "monday": 3.0, "spring": 4.0, "never": 2.0}
    listed(record, *(at(word, WHEN[word], weight=weight) for word, weight in weights.items()))
    found = {
        limit: [one.headline.text for one in record.occurrences(Filters(limit=limit))]
        for limit in (0, 1, 3, 9)
    }
    assert found == {
        0: [], 1: ["friday"], 3: ["spring", "friday", "monday"],
        9: ["spring", "friday", "noon", "monday", "never"],
    }  # fmt: skip
    late = Filters(limit=1, since="2031-05-03", until="2031-05-06")
    assert [one.headline.text for one in record.occurrences(late)] == ["spring"]
    assert periods(record, filters=Filters(limit=1)) == [("2031-05-02", "2031-05-03", ["friday"])]


def test_of_equally_telling_ones_the_same_are_chosen(record: Record) -> None:
    told = [at(word, WHEN[word]) for word in ("noon", "friday", "monday")]
    listed(record, *told)
    [chosen] = record.occurrences(Filters(limit=1))
    assert chosen.id == max(one.id for one in told)


@pytest.mark.parametrize(
    ("since", "until", "missing"),
    [
        ("2031-05-04", None, {"noon", "midnight", "friday", "before"}),
        (None, "2031-05-03", {"weekend", "sunday", "monday", "since", "unsaid", "never"}),
        ("2031-05-06", "2031-05-07", {"noon", "midnight", "friday", "weekend", "sunday", "monday",
                                      "before"}),
    ],
)  # fmt: skip
def test_occurrences_by_their_own_time(
    record: Record, since: str | None, until: str | None, missing: set[str]
) -> None:
    listed(record, *(at(word, when) for word, when in WHEN.items()))
    found = {one.headline.text for one in record.occurrences(Filters(since=since, until=until))}
    assert found == set(WHEN) - missing


ONE = make_report(
    "Pilots shut the quay, Ada Brook said. “No dues,” Bo Ek said.",
    name="one.txt", published="2031-05-04",
)  # fmt: skip
TWO = make_report(
    "The harbour was closed, it is told. “Some dues,” Bo Ek said.",
    name="two.txt", published="2031-05-09", outlet="Wire Åland", title="Dues",
)  # fmt: skip
BARE = make_report("A dull day.", name="three.txt", published="2031-06-01", outlet=None)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Two reports of one closing, each with what Bo Ek wants, and one that repeats the second."""
    path = tmp_path_factory.mktemp("accounts") / "r.db"
    with Record.open(path, write=True) as record:
        record.add(_read(), model=MODEL)
        record.resolve(make_resolution(record.local_mentions()), _account())
        assert problems(record) == []
        yield record


ADA, BO = make_actor("Ada Brook", ONE), make_actor("Bo Ek", ONE)
SHUT = make_event(ONE, "shut", type="COERCE", status="alleged", actors=(ADA,), confidence=0.4)
CLOSED = make_event(TWO, "closed", type="COERCE", recipients=(make_actor("Bo Ek", TWO),))
TOLD = make_statement(ONE, "Pilots shut the quay", speaker=ADA, act="report")
NO = make_statement(ONE, "No dues", speaker=BO, act="request")
SOME = make_statement(TWO, "Some dues", speaker=make_actor("Bo Ek", TWO), confidence=0.5)


def _read() -> list[Any]:
    return [
        (ONE, make_annotation(ONE, statements=[TOLD, NO], events=[SHUT])),
        (TWO, make_annotation(TWO, statements=[SOME], events=[CLOSED])),
        (BARE, make_annotation(BARE)),
    ]


def _account() -> Account:
    bo, day = make_actor("Bo Ek"), make_interval("2031-05-03", "2031-05-04")
    closing = make_occurrence(
        make_passage(ONE, "Pilots shut the quay"), type="COERCE", events=(SHUT.id, CLOSED.id),
        statements=(TOLD.id,), when=day, reports=2, sources=2,
    )  # fmt: skip
    dull = make_occurrence(make_passage(BARE, "A dull day"), type=None, confidence=0.3)
    first = make_position(NO, actor=bo, issue="harbour dues")
    then = make_position(SOME, actor=bo, issue="harbour dues", stance="accept",
                         previous=first.id, change="softened")  # fmt: skip
    differs = make_disagreement(
        make_passage(ONE, "No dues"), make_passage(TWO, "Some dues"), kind="negation",
        one_value="no", other_value="some", one_source=bo, other_source=None,
    )  # fmt: skip
    return Account(
        copies=(Copy(report=BARE.id, of=TWO.id, kind="near", share=0.9),),
        origins=(
            Origin(report=BARE.id, origin=TWO.id, agency=None),
            Origin(report=ONE.id, origin=ONE.id, agency=None),
            Origin(report=TWO.id, origin=TWO.id, agency="Wire Åland"),
        ),
        occurrences=(closing, dull),
        disagreements=(differs,),
        positions=(first, then),
        stories=(make_story("quay", [ONE, TWO]), make_story("dull", [BARE])),
    )


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ["Pilots", "A dull"]),
        (Filters(type="COERCE"), ["Pilots"]),
        (Filters(type="AID"), []),
        (Filters(status="alleged"), ["Pilots"]),
        (Filters(actor="brook"), ["Pilots"]),
        (Filters(recipient="bo ek"), ["Pilots"]),
        (Filters(speaker="brook"), ["Pilots"]),
        (Filters(speaker="bo ek"), []),
        (Filters(act="report"), ["Pilots"]),
        (Filters(act="request"), []),
        (Filters(kind="indirect", since="2031-05-04"), []),
        (Filters(about="harbour"), ["Pilots"]),
        (Filters(about="dull"), ["A dull"]),
        (Filters(about="pilots harbour"), []),
        (Filters(outlet="wire aland"), ["Pilots"]),
        (Filters(report="three.txt"), ["A dull"]),
        (Filters(report="two.txt", type="COERCE", actor="brook"), []),
        (Filters(since="2031-05-09", report="two.txt"), []),
        (Filters(min_confidence=0.8), ["Pilots"]),
        (Filters(min_confidence=0.3), ["Pilots", "A dull"]),
        (Filters(min_confidence=0.95), []),
    ],
)
def test_occurrences_by_their_entries_or_headline(
    story: Record, filters: Filters, words: list[str]
) -> None:
    found = [one.headline.text for one in story.occurrences(filters)]
    assert [any(text.startswith(word) for text in found) for word in words] == [True] * len(words)
    assert len(found) == len(words)
    assert sum(len(each.occurrences) for each in story.timeline(filters)) == len(words)


@pytest.mark.parametrize(
    ("filters", "stances"),
    [
        (Filters(), ["demand", "accept"]),
        (Filters(actor="bo"), ["demand", "accept"]),
        (Filters(speaker=make_actor("Bo Ek").id), ["demand", "accept"]),
        (Filters(actor="brook"), []),
        (Filters(issue="dues"), ["demand", "accept"]),
        (Filters(issue="harb*"), ["demand", "accept"]),
        (Filters(issue="harb"), []),
        (Filters(issue="some"), []),
        (Filters(issue="—"), []),
        (Filters(about="some harbour"), ["accept"]),
        (Filters(since="2031-05-05"), ["accept"]),
        (Filters(until="2031-05-05"), ["demand"]),
        (Filters(outlet="Harbour Post"), ["demand"]),
        (Filters(report="two.txt"), ["accept"]),
        (Filters(min_confidence=0.6), ["demand"]),
        (Filters(limit=1), ["demand"]),
    ],
)
def test_positions(story: Record, filters: Filters, stances: list[str]) -> None:
    assert [position.stance for position in story.positions(filters)] == stances


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(since="2031-05-04", until="2031-05-05"), 1),
        (Filters(since="2031-05-09"), 1),
        (Filters(since="2031-05-05", until="2031-05-09"), 0),
        (Filters(report="one.txt"), 1),
        (Filters(report="two.txt"), 1),
        (Filters(report="three.txt"), 0),
        (Filters(report="two.txt", until="2031-05-05"), 0),
        (Filters(speaker="bo ek"), 1),
        (Filters(speaker="bo ek", report="two.txt"), 0),
        (Filters(speaker="brook"), 0),
        (Filters(about="some dues"), 1),
        (Filters(about="quay"), 0),
        (Filters(min_confidence=0.95), 0),
        (Filters(limit=0), 0),
    ],
)
def test_disagreements_by_either_passage(story: Record, filters: Filters, count: int) -> None:
    assert len(list(story.disagreements(filters))) == count


@pytest.mark.parametrize(
    ("filters", "labels"),
    [
        (Filters(), ["quay", "dull"]),
        (Filters(since="2031-05-05"), ["quay", "dull"]),
        (Filters(until="2031-05-05"), ["quay"]),
        (Filters(report="three.txt"), ["dull"]),
        (Filters(about="harbour"), ["quay"]),
        (Filters(speaker="bo ek"), ["quay"]),
        (Filters(limit=1), ["quay"]),
    ],
)
def test_stories_by_any_of_their_reports(
    story: Record, filters: Filters, labels: list[str]
) -> None:
    assert [each.label for each in story.stories(filters)] == labels


def test_copies_are_what_repeats_a_report_or_credits_an_agency(story: Record) -> None:
    credits, repeats = story.copies()
    assert (credits.report_name, credits.agency, credits.title) == ("two.txt", "Wire Åland", "Dues")
    assert (credits.kind, credits.share, credits.of, credits.of_name) == (None, None, None, None)
    assert credits.origin == TWO.id
    assert (repeats.report_name, repeats.kind, repeats.share) == ("three.txt", "near", 0.9)
    assert (repeats.of, repeats.of_name, repeats.of_outlet) == (TWO.id, "two.txt", "Wire Åland")
    assert repeats.origin == TWO.id
    assert [row.report_name for row in story.copies(Filters(since="2031-05-10"))] == ["three.txt"]
    assert [row.report_name for row in story.copies(Filters(limit=1))] == ["two.txt"]
