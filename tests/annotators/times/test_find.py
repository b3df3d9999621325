from __future__ import annotations

import datetime as dt

import pytest

from onrecord.annotators import times
from tests.annotators.times.clauses import clause, find, untagged, values

# Published on Wednesday, 14 May 2031, where nothing else is said.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on February 24, 2030", "2030-02-24"),
        ("on Feb. 24, 2030", "2030-02-24"),
        ("on Monday, Feb. 25, 2030", "2030-02-25"),
        ("on 24 February 2030", "2030-02-24"),
        ("on the 24th of February, 2030", "2030-02-24"),
        ("on 3/7/2029", "2029-03-07"),
        ("on 25/12/2029", "2029-12-25"),
        ("on 04-17-98", "1998-04-17"),
        ("on 2030-02-24", "2030-02-24"),
        ("in July 2014", "2014-07"),
        ("in July of 2014", "2014-07"),
        ("in nineteen ninety-six", "1996"),
        ("the year two thousand", "2000"),
        ("in the 1990s", "199"),
        ("in the '90s", "199"),
        ("in the nineties", "199"),
        ("in the 19th century", "18"),
        ("in the twenty-first century", "20"),
        ("in the fourth century BC", "BC03"),
        ("in 480 BC", "BC0480"),
        ("in the spring of 1998", "1998-SP"),
        ("in the third quarter of 2030", "2030-Q3"),
        ("in the second half of 2030", "2030-H2"),
        ("in fiscal 2030", "2030"),
    ],
)
def test_explicit_dates(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2031-05-13"),
        ("today", "2031-05-14"),
        ("tomorrow", "2031-05-15"),
        ("the day before yesterday", "2031-05-12"),
        ("tonight", "2031-05-14TNI"),
        ("last night", "2031-05-13TNI"),
        ("this morning", "2031-05-14TMO"),
        ("late yesterday", "2031-05-13"),
        ("last week", "2031-W19"),
        ("this week", "2031-W20"),
        ("next week", "2031-W21"),
        ("last month", "2031-04"),
        ("next month", "2031-06"),
        ("earlier this year", "2031"),
        ("last year", "2030"),
        ("last Friday", "2031-05-09"),
        ("next Friday", "2031-05-16"),
        ("last December", "2030-12"),
        ("last summer", "2030-SU"),
        ("next spring", "2032-SP"),
        ("July last year", "2030-07"),
        ("two days ago", "2031-05-12"),
        ("three weeks ago", "2031-W17"),
        ("five months ago", "2030-12"),
        ("a year and a half from now", "P1Y6M"),
        ("two years ago", "2029"),
        ("a decade ago", "2021"),
        ("several years ago", "PAST_REF"),
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
        ("at the moment", "PRESENT_REF"),
        ("in the near future", "FUTURE_REF"),
    ],
)
def test_seen_from_publication(text: str, value: str) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three weeks", "P3W"),
        ("a 36-hour curfew", "PT36H"),
        ("a five-year low", "P5Y"),
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("half an hour", "PT30M"),
        ("twenty-four hours", "PT24H"),
        ("two decades", "P20Y"),
        ("a few days", "PXD"),
        ("weeks", "PXW"),
        ("decades-long", "PXDE"),
        ("the past three years", "P3Y"),
        ("the coming weeks", "PXW"),
        ("in recent weeks", "PXW"),
        ("up to 180 days", "P180D"),
    ],
)
def test_lengths(text: str, value: str) -> None:
    assert [(time.type, time.value) for time in find(text)] == [("DURATION", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("every Monday", "XXXX-WXX-1"),
        ("on Mondays", "XXXX-WXX-1"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("each July", "XXXX-07"),
        ("every month", "P1M"),
        ("every two weeks", "P2W"),
        ("daily", "P1D"),
        ("his nightly address", "XXXX-XX-XXTNI"),
        ("annually", "P1Y"),
    ],
)
def test_sets(text: str, value: str) -> None:
    assert [(time.type, time.value, time.interval) for time in find(text)] == [("SET", value, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 p.m. Tuesday", "2031-05-13T22:00"),
        ("noon on Tuesday", "2031-05-13T12:00"),
        ("5 p.m. EST, May 6", "2031-05-06T17:00-05:00"),
        ("12:30 a.m. on 7 May 2031", "2031-05-07T00:30"),
        ("Tuesday night", "2031-05-13TNI"),
        ("early Tuesday morning", "2031-05-13TMO"),
        ("the morning of 3 May", "2031-05-03TMO"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert [(time.type, time.value) for time in find(text)] == [("TIME", value)]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("early May", "START"),
        ("mid-May", "MID"),
        ("late 2030", "END"),
        ("the end of the year", "END"),
        ("about two years", "APPROX"),
        ("more than two years", "MORE_THAN"),
        ("nearly two years", "LESS_THAN"),
        ("at least two years", "EQUAL_OR_MORE"),
        ("two years", None),
    ],
)
def test_mods(text: str, mod: str | None) -> None:
    (time,) = find(text)
    assert time.text == text
    assert time.mod == mod


@pytest.mark.parametrize(
    "text",
    [
        "they may leave",
        "a march against the port fees",
        "a second ship",
        "the fall of the harbour wall",
        "a 52-year-old docker",
        "the docker, 52 years old",
        "$ 2030 a crate",
        "$2030 and 2030%",
        "a crew of 1,990",
        "three quarters of the crews",
        "in his 30s",
        "good morning",
        "Jan Moravec said",
        "the sun rose and she sat",
    ],
)
def test_false_friends(text: str) -> None:
    assert values(text) == []


def test_a_tag_tells_may_from_may() -> None:
    assert values(clause("May leave", tags={"May": "MD"})) == []
    assert values(clause("in May", tags={"May": "NNP"})) == ["2031-05"]


def test_a_word_inside_a_name_is_no_time() -> None:
    assert values(clause("the Sunday Courier said", names=("Sunday", "Courier"))) == []
    assert values(clause("the Courier said Sunday", names=("Courier",))) == ["2031-05-11"]


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2022-04-14", "2022-W14-WE"),  # Thursday: the one just past
        ("2022-04-16", "2022-W15-WE"),  # Saturday: the one in progress
        ("2022-04-17", "2022-W15-WE"),  # Sunday
        ("2022-04-18", "2022-W15-WE"),  # Monday
        ("2027-01-03", "2026-W53-WE"),  # across the end of a year
    ],
)
def test_over_the_weekend(published: str, value: str) -> None:
    said = clause("She said over the weekend", verb=("said", "VBD"))
    assert values(said, published) == [value]


def test_the_weekend_of_a_sunday_report() -> None:
    (time,) = find(clause("She said over the weekend", verb=("said", "VBD")), "2022-04-17")
    assert time.interval is not None
    assert (time.interval.start, time.interval.end) == ("2022-04-16", "2022-04-18")
    assert time.interval.edtf == "2022-04-16/2022-04-17"
    assert time.interval.basis == "expressed"


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (clause("She said Friday", verb=("said", "VBD")), "2031-05-09"),
        (
            clause("They will meet on Monday", verb=("meet", "VB"), auxiliaries=("will",)),
            "2031-05-19",
        ),
        (
            clause("set to resume on Monday", verb=("resume", "VB"), auxiliaries=("to",)),
            "2031-05-19",
        ),
        (clause("The deadline falls on Sunday", verb=("falls", "VBZ")), "2031-05-18"),
        (clause("She spoke on Wednesday", verb=("spoke", "VBD")), "2031-05-14"),
        (
            clause("They will pay by Friday", verb=("pay", "VB"), auxiliaries=("will",)),
            "2031-05-16",
        ),
        (clause("It was extended until Friday", verb=("extended", "VBN")), "2031-05-16"),
    ],
)
def test_weekdays_follow_the_tense(parse: object, value: str) -> None:
    assert values(parse) == [value]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (clause("She left in December", verb=("left", "VBD")), "2030-12"),
        (clause("She will leave in March", verb=("leave", "VB"), auxiliaries=("will",)), "2032-03"),
        (clause("It was put off to June 20", verb=("put", "VBN")), "2031-06-20"),
    ],
)
def test_dates_without_a_year_follow_tense_and_nearness(parse: object, value: str) -> None:
    assert values(parse) == [value]  # type: ignore[arg-type]


def test_a_weekday_beside_a_date_tells_the_year() -> None:
    assert values("Friday, April 25") == ["2031-04-25"]
    assert values("Thursday, April 25") == ["2030-04-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Christmas 2029", "2029-12-25"),
        ("last Thanksgiving", "2030-11-28"),
        ("Easter 2022", "2022-04-17"),
        ("last Easter", "2031-04-13"),
    ],
)
def test_days_with_a_name(text: str, value: str) -> None:
    assert values(text) == [value]


def test_neighbours_share_a_year() -> None:
    assert values("in March and April 2029") == ["2029-03", "2029-04"]


def test_the_text_dates_what_follows() -> None:
    text = (
        "The strike began on 3 May 2031. The next day, the port closed. Two days later it opened."
    )
    found = find(text)
    assert [time.value for time in found] == ["2031-05-03", "2031-05-04", "2031-05-06"]
    assert found[1].interval is not None
    assert found[1].interval.basis == "context"


def test_the_context_goes_from_passage_to_passage() -> None:
    text = "It began on 3 May 2031. That day, the port closed."
    cut = text.index("That")
    context = times.Context(published=dt.date(2031, 5, 14))
    first, second = untagged(text), untagged(text)
    first.end, second.start = cut, cut
    found = [
        time
        for parse in (first, second)
        for time in times.find(parse, published=context.published, context=context)
    ]
    assert [time.value for time in found] == ["2031-05-03", "2031-05-03"]
    assert text[found[1].start : found[1].end] == "That day"


def test_a_history_is_read_from_its_own_dates() -> None:
    dates = " ".join(f"It went on in May {year}." for year in range(1801, 1816))
    assert values(f"{dates} In June the fleet sailed. The following year it came back.")[-2:] == [
        "1815-06",
        "1816",
    ]


def test_narrative_can_be_chosen() -> None:
    context = times.Context(published=dt.date(2031, 5, 14), narrative=True, decided=True)
    text = "It was 1805. In June the fleet sailed."
    found = times.find(untagged(text), published=context.published, context=context)
    assert [time.value for time in found] == ["1805", "1805-06"]


@pytest.mark.parametrize(
    ("text", "start", "end", "edtf"),
    [
        ("closed since 2014", "2014-01-01", None, "2014-01-01/.."),
        ("closed until 2014", None, "2015-01-01", "../2014-12-31"),
        ("closed before May 2014", None, "2014-05-01", "../2014-04-30"),
        ("closed after May 2014", "2014-06-01", None, "2014-06-01/.."),
        ("over the past three weeks", "2031-04-23", "2031-05-15", "2031-04-23/2031-05-14"),
        ("in recent weeks", None, "2031-05-15", "../2031-05-14"),
        ("in the coming weeks", "2031-05-14", None, "2031-05-14/.."),
        ("recently", None, "2031-05-15", "../2031-05-14"),
        ("in the near future", "2031-05-14", None, "2031-05-14/.."),
        ("now", None, None, None),
    ],
)
def test_intervals(text: str, start: str | None, end: str | None, edtf: str | None) -> None:
    (time,) = find(text)
    assert time.interval is not None
    assert (time.interval.start, time.interval.end, time.interval.edtf) == (start, end, edtf)


@pytest.mark.parametrize(
    "text",
    ["from 3 May 2031 to 6 May 2031", "between 3 May 2031 and 6 May 2031", "from 3 to 6 May 2031"],
)
def test_both_ends_have_the_whole_interval(text: str) -> None:
    for time in find(text)[-2:]:
        assert time.interval is not None
        if len(find(text)) == 2:
            assert (time.interval.start, time.interval.end) == ("2031-05-03", "2031-05-07")


def test_from_monday_to_wednesday_on_a_monday() -> None:
    first, last = find("It ran from Monday to Wednesday", "2031-05-12")
    assert (first.value, last.value) == ("2031-05-05", "2031-05-07")
    assert first.interval == last.interval


@pytest.mark.parametrize("text", ["three weeks", "every Monday", "in 480 BC", "in fiscal 2030"])
def test_what_names_no_stretch_of_the_calendar_has_no_interval(text: str) -> None:
    assert [time.interval for time in find(text)] == [None]


@pytest.mark.parametrize(
    "text", ["on February 30, 2031", "99999 years ago", "30 February", "9999 centuries ago"]
)
def test_what_is_not_on_the_calendar_is_no_time(text: str) -> None:
    assert all("02-30" not in value for value in values(text))


def test_spans_are_those_of_the_report() -> None:
    text = "\n\nShe said\nlate\nlast Friday that   two\nyears ago …"
    for time in find(text):
        assert text[time.start : time.end] == time.text
    assert len(find(text)) >= 2


def test_a_paragraph_end_ends_an_expression() -> None:
    assert values("It closed in May\n\n2030 was better") == ["2031-05", "2030"]
