from __future__ import annotations

import datetime as dt
import time

import pytest

from onrecord.annotators import times
from onrecord.annotators.language import Parse, Token
from onrecord.annotators.times.tables import knowledge
from onrecord.model import Time
from tests.annotators.times.happened import passage

PUBLISHED = dt.date(2031, 5, 14)


def tied(*names: str) -> Time:
    """Return the one time of the sentences, published on a Wednesday, that an event dates."""
    (found,) = [time for time in find(*names) if time.relation is not None]
    return found


def find(*names: str) -> list[Time]:
    return times.find(passage(*names), published=PUBLISHED)


def related(time: Time) -> tuple[str, str | None, str]:
    assert time.relation is not None
    return time.relation.type, time.relation.offset, time.relation.event.text


def bounds(time: Time) -> tuple[str | None, str | None] | None:
    if time.interval is None:
        return None
    assert time.interval.basis == "context"
    return time.interval.start, time.interval.end


@pytest.mark.parametrize(
    ("names", "text", "value"),
    [
        (("met", "after_meeting"), "Two days", "2031-03-31"),
        (("after_meeting", "met"), "Two days", "2031-03-31"),
        (("voted", "before_vote"), "A week", "2031-W17"),
        (("began", "after_began"), "Two days", "2031-04-21"),
        (("raid", "the_day"), "the day", "2031-05-04"),
        (("raid", "eve"), "the eve", "2031-05-02"),
        (("began", "day_that"), "the day", "2031-04-19"),
        (("began", "day_100"), "day 100", "2031-07-27"),
        (("began", "it_is"), "the second day", "2031-04-20"),
        (("sunday",), "the 53rd day", "2031-05-11"),
        (("today",), "the eighth day", "2031-05-14"),
        (("beside",), "two days", "2031-06-27"),
        (("behind",), "Two days", "2031-06-27"),
    ],
)
def test_an_event_that_the_report_dates_dates_what_hangs_on_it(
    names: tuple[str, ...], text: str, value: str
) -> None:
    found = tied(*names)
    assert (found.text, found.type, found.value) == (text, "DATE", value)
    assert bounds(found) is not None


def test_a_part_of_the_day_of_an_event_is_a_time() -> None:
    found = tied("raid", "night")
    assert (found.text, found.type, found.value) == ("the night", "TIME", "2031-05-03TNI")


@pytest.mark.parametrize(
    ("names", "kind", "value"),
    [
        (("after_meeting",), "DURATION", "P2D"),
        (("hours",), "DURATION", "PTXH"),
        (("the_day",), "DATE", None),
        (("night",), "TIME", None),
        (("eve",), "DATE", None),
        (("it_is",), "DATE", None),
        (("third_week",), "DURATION", "P1W"),
        (("first_hours",), "DURATION", "PTXH"),
    ],
)
def test_an_event_without_a_date_leaves_what_the_words_say(
    names: tuple[str, ...], kind: str, value: str | None
) -> None:
    found = tied(*names)
    assert (found.type, found.value, found.interval) == (kind, value, None)


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("after_meeting", ("AFTER", "P2D", "the Lorn meeting")),
        ("before_vote", ("BEFORE", "P1W", "the vote")),
        ("hours", ("AFTER", "PTXH", "the vote")),
        ("after_began", ("AFTER", "P2D", "the siege began")),
        ("the_day", ("AFTER", "P1D", "the raid")),
        ("night", ("SIMULTANEOUS", None, "the raid")),
        ("eve", ("BEFORE", "P1D", "the raid")),
        ("day_that", ("SIMULTANEOUS", None, "the siege began")),
        ("weeks", ("ENDED_BY", None, "the raid")),
        ("waited", ("ENDED_BY", None, "they voted")),
        ("sunday", ("DURING", "P52D", "the siege")),
        ("day_100", ("DURING", "P99D", "the siege")),
        ("third_week", ("DURING", "P2W", "the siege")),
        ("first_hours", ("DURING", None, "the siege")),
        ("since", ("BEGUN_BY", None, "the Lorn meeting")),
        ("since_began", ("BEGUN_BY", None, "the siege began")),
        ("ahead", ("BEFORE", None, "the vote")),
        ("wake", ("AFTER", None, "the raid")),
        ("start", ("DURING", None, "the siege")),
    ],
)
def test_the_relation_to_the_event_is_kept(
    name: str, relation: tuple[str, str | None, str]
) -> None:
    assert related(tied(name)) == relation


@pytest.mark.parametrize(
    "names",
    [
        ("raid", "another", "the_day"),
        ("met", "after_other"),
        ("would", "before_vote"),
        # The siege has begun on a day, but what lies after it lies after its end.
        ("began", "after_siege"),
    ],
)
def test_what_could_be_another_event_or_another_side_of_it_dates_nothing(
    names: tuple[str, ...],
) -> None:
    found = tied(*names)
    assert found.value in ("P1W", "P2D", None)
    assert found.interval is None


@pytest.mark.parametrize(
    ("names", "interval"),
    [
        (("voted", "hours"), ("2031-05-03", None)),
        (("raid", "weeks"), ("2031-04-19", "2031-05-04")),
        (("began", "third_week"), ("2031-05-03", "2031-05-10")),
        (("raid", "since_raid"), ("2031-05-03", None)),
        (("voted", "ahead"), (None, "2031-05-04")),
        (("raid", "wake"), ("2031-05-03", None)),
        (("began", "since_began"), ("2031-04-19", None)),
        (("began", "start"), ("2031-04-19", "2031-04-20")),
    ],
)
def test_a_dated_event_bounds_what_it_does_not_date(
    names: tuple[str, ...], interval: tuple[str | None, str | None]
) -> None:
    assert bounds(tied(*names)) == interval


@pytest.mark.parametrize(
    ("name", "text", "mod"),
    [
        ("since", "since the Lorn meeting", None),
        ("since_began", "since the siege began", None),
        ("ahead", "ahead of the vote", None),
        ("wake", "in the wake of the raid", None),
        ("start", "at the start of the siege", "START"),
    ],
)
def test_a_phrase_that_only_an_event_dates_has_no_value(
    name: str, text: str, mod: str | None
) -> None:
    found = tied(name)
    assert (found.text, found.type, found.value, found.mod) == (text, "DATE", None, mod)


@pytest.mark.parametrize("name", ["museum", "named", "a_raid", "work", "fridays"])
def test_what_is_no_known_event_or_has_its_own_date_makes_no_phrase(name: str) -> None:
    assert [time for time in find(name) if time.relation is not None] == []


def test_a_date_beside_an_expression_dates_the_event_too() -> None:
    since = find("beside", "since_raid")[-1]
    assert (since.text, bounds(since)) == ("since the raid", ("2031-06-25", None))


def test_an_event_is_known_from_an_earlier_passage() -> None:
    context = times.Context(PUBLISHED)
    times.find(passage("raid"), published=PUBLISHED, context=context)
    (found,) = times.find(passage("the_day"), published=PUBLISHED, context=context)
    assert found.value == "2031-05-04"


def test_an_explanation_names_the_event_s_date() -> None:
    parse = passage("raid", "the_day", "wake")
    raid, day, wake = times.find(parse, published=PUBLISHED, explain=True)
    assert [(time.explanation.rule, time.explanation.anchor) for time in (day, wake)] == [
        ("the unit", "event"),
        ("event alone", "event"),
    ]
    assert {day.explanation.reference, wake.explanation.reference} == {raid.value}


def test_every_verb_and_noun_of_the_table_is_written_small_and_once() -> None:
    table = knowledge()["events"]
    words = [*table, *filter(None, table.values())]
    assert words == [word.lower() for word in words]
    assert len(table) >= 200
    for name in ("lasting", "plural", "either"):
        assert set(knowledge()["event_terms"][name]) <= set(table)


UNIT = passage("raid", "the_day", "since_raid").tokens


@pytest.mark.parametrize("chained", [True, False])
def test_events_cost_no_more_than_the_text_is_long(chained: bool) -> None:
    parse = _repeated(UNIT, 1_000, chained=chained)
    start = time.process_time()
    assert len(times.find(parse, published=PUBLISHED)) == 3_000
    assert time.process_time() - start < 3


def _repeated(unit: list[Token], times_: int, *, chained: bool) -> Parse:
    """Return the sentences so many times, as one: each on the one before, or all on the first."""
    text = " ".join(token.text for token in unit)
    text = " ".join([text] * times_)
    tokens: list[Token] = []
    at = 0
    for n in range(times_):
        base = len(tokens)
        above = (base - 1 if chained else 0) if n else 0
        for token in unit:
            head = above if token.head == token.i else base + token.head
            copy = Token(
                len(tokens), at, at + len(token.text), token.text, token.lower, token.lemma,
                token.pos, token.tag, token.dep, head, 0, "", False, "",
            )  # fmt: skip
            tokens.append(copy)
            at += len(token.text) + 1
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    for token, below in zip(tokens, children, strict=True):
        token.children = tuple(below)
    return Parse(text, 0, len(text), tokens, [(0, len(tokens))])
