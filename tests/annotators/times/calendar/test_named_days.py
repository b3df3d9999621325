"""Days with a name: where they lie, and which of them a text means."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.times.calendar import intervals, named_days
from onrecord.annotators.times.calendar.named_days import names_of
from onrecord.annotators.times.tables import knowledge
from tests.annotators.times.clauses import clause, find, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Good Friday 2022", "2022-04-15"),
        ("Ash Wednesday 2022", "2022-03-02"),
        ("Mardi Gras 2022", "2022-03-01"),
        ("Palm Sunday 2022", "2022-04-10"),
        ("Easter Monday 2022", "2022-04-18"),
        ("Ascension Day 2022", "2022-05-26"),
        ("Pentecost 2022", "2022-06-05"),
        ("Lent 2022", "2022-03-02/2022-04-16"),
        ("Holy Week 2022", "2022-04-10/2022-04-16"),
        ("Orthodox Easter 2022", "2022-04-24"),
        ("Orthodox Easter 2019", "2019-04-28"),
        ("Orthodox Good Friday 2022", "2022-04-22"),
        ("Orthodox Christmas 2022", "2022-01-07"),
        ("Ramadan 2022", "2022-04-02/2022-05-01"),
        ("Eid al-Fitr 2021", "2021-05-13"),
        ("Eid al-Adha 2021", "2021-07-20"),
        ("Ashura 2021", "2021-08-18"),
        ("Passover 2022", "2022-04-16/2022-04-23"),
        ("Yom Kippur 2021", "2021-09-16"),
        ("Rosh Hashanah 2021", "2021-09-07/2021-09-08"),
        ("Hanukkah 2021", "2021-11-29/2021-12-06"),
        ("Purim 2022", "2022-03-17"),
        ("Diwali 2022", "2022-10-24"),
        ("Holi 2022", "2022-03-18"),
        ("Lunar New Year 2022", "2022-02-01"),
        ("the Lunar New Year 2007", "2007-02-18"),
        ("Tet 2007", "2007-02-17"),
        ("Nowruz 2022", "2022-03-21"),
        ("Thanksgiving 2021", "2021-11-25"),
        ("Thanksgiving Day 2019", "2019-11-28"),
        ("Canadian Thanksgiving 2021", "2021-10-11"),
        ("Black Friday 2021", "2021-11-26"),
        ("Cyber Monday 2021", "2021-11-29"),
        ("Labor Day 2021", "2021-09-06"),
        ("Memorial Day 2021", "2021-05-31"),
        ("Presidents’ Day 2022", "2022-02-21"),
        ("Martin Luther King Jr. Day 2022", "2022-01-17"),
        ("Columbus Day 2021", "2021-10-11"),
        ("Election Day 2020", "2020-11-03"),
        ("Election Day 2022", "2022-11-08"),
        ("Inauguration Day 2021", "2021-01-20"),
        ("Mother's Day 2022", "2022-05-08"),
        ("Father's Day 2022", "2022-06-19"),
        ("Victoria Day 2022", "2022-05-23"),
        ("Remembrance Sunday 2021", "2021-11-14"),
        ("Christmas Eve 2029", "2029-12-24"),
        ("New Year’s Eve 2029", "2029-12-31"),
        ("St. Patrick's Day 2029", "2029-03-17"),
        ("Bastille Day 2029", "2029-07-14"),
        ("Veterans Day 2029", "2029-11-11"),
        ("Ukraine's Independence Day 2029", "2029-08-24"),
        ("Russia's Victory Day 2029", "2029-05-09"),
    ],
)
def test_days_with_a_name(text: str, value: str) -> None:
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("last Christmas", "2031-05-14", "2030-12-25"),
        ("next Christmas", "2031-05-14", "2031-12-25"),
        ("this Easter", "2031-05-14", "2031-04-13"),
        ("next Ramadan", "2031-05-14", "2031-12-15/2032-01-13"),
        ("last Ramadan", "2022-04-20", "2021-04-13/2021-05-12"),
        ("during Ramadan", "2022-04-20", "2022-04-02/2022-05-01"),
        ("last Thanksgiving", "2031-01-02", "2030-11-28"),
        ("this past Thanksgiving", "2031-01-02", "2030-11-28"),
        ("Christmas last year", "2031-05-14", "2030-12-25"),
        ("last year's Ramadan", "2023-05-14", "2022-04-02/2022-05-01"),
        ("on Thanksgiving", "2031-11-26", "2031-11-27"),
        ("on New Year's Day", "2031-01-03", "2031-01-01"),
        ("on New Year's Eve", "2031-01-03", "2030-12-31"),
        ("on New Year's Day", "2030-12-30", "2031-01-01"),
    ],
)
def test_a_named_day_without_its_year(text: str, published: str, value: str) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (clause("They met on Good Friday", verb=("met", "VBD")), "2031-04-11"),
        (clause("The talks will end by Easter", verb=("end", "VB"), auxiliaries=("will",)),
         "2032-03-28"),
        (clause("She arrived on Thanksgiving", verb=("arrived", "VBD")), "2030-11-28"),
    ],
)  # fmt: skip
def test_a_named_day_follows_the_tense(parse: object, value: str) -> None:
    assert values(parse) == [value]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("Easter week", "2031-W15", "2031-04-07", "2031-04-14"),
        ("Christmas week", "2030-W52", "2030-12-23", "2030-12-30"),
        ("Labor Day weekend 2029", "2029-W35-WE", "2029-09-01", "2029-09-04"),
        ("Thanksgiving weekend 2029", "2029-W47-WE", "2029-11-22", "2029-11-26"),
        ("Ramadan 2022", "2022-04-02/2022-05-01", "2022-04-02", "2022-05-02"),
        ("the first day of Ramadan 2022", "2022-04-02", "2022-04-02", "2022-04-03"),
        ("the last day of Ramadan 2022", "2022-05-01", "2022-05-01", "2022-05-02"),
        ("the eve of Ramadan 2022", "2022-04-01", "2022-04-01", "2022-04-02"),
        ("two days before Christmas 2029", "2029-12-23", "2029-12-23", "2029-12-24"),
        ("the day after Thanksgiving 2029", "2029-11-23", "2029-11-23", "2029-11-24"),
        ("the Sunday after Easter", "2031-04-20", "2031-04-20", "2031-04-21"),
        ("the Sunday before Christmas", "2030-12-22", "2030-12-22", "2030-12-23"),
        ("Christmas night", "2030-12-25TNI", "2030-12-25", "2030-12-26"),
        ("9/11", "2001-09-11", "2001-09-11", "2001-09-12"),
    ],
)
def test_around_a_named_day(text: str, value: str, start: str, end: str) -> None:
    (time,) = find(text)
    assert (time.text, time.value) == (text, value)
    assert time.interval is not None
    assert (time.interval.start, time.interval.end) == (start, end)


def test_ramadan_comes_twice_in_a_short_year() -> None:
    assert [named_days.value_of(stretch) for stretch in named_days.stretches("ramadan", 2030)] == [
        "2030-01-05/2030-02-03",
        "2030-12-26/2031-01-23",
    ]


def test_the_holidays_around_a_day_have_no_bounds() -> None:
    (time,) = find("over the Christmas holidays")
    assert (time.text, time.value, time.interval) == ("the Christmas holidays", "2030-12-25", None)


@pytest.mark.parametrize(
    ("text", "value"), [("every Christmas", "XXXX-12-25"), ("every Easter", "P1Y")]
)
def test_a_day_of_every_year(text: str, value: str) -> None:
    assert [(time.type, time.value) for time in find(text)] == [("SET", value)]


@pytest.mark.parametrize(
    "text",
    [
        "on Independence Day",
        "a Christmas tree",
        "Christmas cards",
        "the Easter Rising",
        "the Yom Kippur War",
        "Happy Thanksgiving",
        "Merry Christmas",
        "on Christmas Island",
        "the 9/11 Commission",
        "the bank lent money",
        "a good friend",
    ],
)
def test_names_that_are_no_days(text: str) -> None:
    assert values(text) == []


def test_a_person_may_be_called_after_a_day() -> None:
    text = "Imad Ramadan said"
    assert values(clause(text, tags={"Ramadan": "NNP"})) == ["2030-12-26/2031-01-23"]
    parse = clause(text, names=("Imad", "Ramadan"))
    for token in parse.tokens[:2]:
        token.entity = "PERSON"
    assert values(parse) == []


def test_what_stands_before_a_day_is_not_always_its_year() -> None:
    (time,) = find("in the years following 9/11")[1:] or find("following 9/11")
    assert time.text == "9/11"


def test_a_day_that_no_table_dates_keeps_its_year_or_is_no_time() -> None:
    assert values("Diwali 1985") == ["1985"]
    assert values("at Diwali", "1985-05-14") == []


def test_no_attack_is_told_before_it_took_place() -> None:
    assert values("since 9/11", "1998-05-14") == []


NAMES = sorted(named_days.known())


YEARS = st.integers(1, 4099)


@given(st.sampled_from(NAMES), YEARS)
def test_every_named_day_lies_in_its_year(name: str, year: int) -> None:
    found = named_days.stretches(name, year)
    assert list(found) == sorted(found)
    for start, end in found:
        assert start < end
        assert start.year == year or abs((start - dt.date(year, 7, 1)).days) < 200
        assert intervals.bounds_of(named_days.value_of((start, end))) == (start, end)


@given(st.sampled_from(NAMES), st.integers(1583, 4099))
def test_every_named_day_comes_back_a_year_later(name: str, year: int) -> None:
    day = named_days.known()[name]
    if "every" in day or "feast" in day or "once" in day or name == "leap day":
        return
    assert len(named_days.stretches(name, year)) == 1


@given(st.sampled_from(NAMES), st.dates(dt.date(2005, 1, 1), dt.date(2030, 12, 31)))
def test_the_nearest_named_day_is_less_than_a_year_away(name: str, published: dt.date) -> None:
    if any(key in named_days.known()[name] for key in ("every", "once")) or name == "leap day":
        return
    stretches = [s for y in (-1, 0, 1) for s in named_days.stretches(name, published.year + y)]
    assert min(abs((start - published).days) for start, _ in stretches) <= 200


@pytest.mark.parametrize("day", knowledge()["days"], ids=lambda day: day["names"][0])
def test_every_name_of_the_table_is_read(day: dict[str, object]) -> None:
    for name in names_of(day):
        text = f"It was on {name}, they said."
        found = [time for time in find(text, "2026-05-14") if time.text.endswith(name)]
        assert found, name


def test_the_calendars_are_loaded_when_first_asked_for() -> None:
    code = (
        "import sys; from onrecord.annotators import times; import onrecord.cli;"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
