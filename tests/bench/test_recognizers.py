from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from bench.recognizers import Result, timexes
from bench.time_scores import Timex

PUBLISHED = dt.date(2031, 5, 14)  # a Wednesday


def one(words: str, kind: str, *values: Mapping[str, str | None]) -> tuple[str, str]:
    found = list(timexes(Result(10, words, f"datetimeV2.{kind}", {"values": [*values]}), PUBLISHED))
    assert len(found) == 1
    assert found[0][:2] == (10, 10 + len(words))
    return found[0][2:]


@pytest.mark.parametrize(
    ("kind", "values", "type_", "value"),
    [
        ("date", [{"timex": "2031-05-03", "value": "2031-05-03"}], "DATE", "2031-05-03"),
        ("daterange", [{"timex": "2031-W19-WE", "start": "2031-05-10"}], "DATE", "2031-W19-WE"),
        ("daterange", [{"timex": "FA", "value": "not resolved"}], "DATE", "XXXX-FA"),
        ("datetime", [{"timex": "PRESENT_REF", "value": "2031-05-14 00:00:00"}], "DATE",
         "PRESENT_REF"),
        ("datetime", [{"timex": "XXXX-WXX-3T22", "value": "2031-05-07 22:00:00"}], "TIME",
         "2031-05-07T22:00"),
        ("datetimerange", [{"timex": "XXXX-WXX-2TEV", "start": "2031-05-13 16:00:00"}], "TIME",
         "2031-05-13TEV"),
        ("time", [{"timex": "T08:30", "value": "08:30:00"}], "TIME", "2031-05-14T08:30"),
        ("duration", [{"timex": "P3D", "value": "259200"}], "DURATION", "P3D"),
        ("set", [{"timex": "XXXX-WXX-1T22", "value": "not resolved"}], "SET", "XXXX-WXX-1T22"),
        ("daterange", [{"timex": "XXXX-10-W04", "start": "2031-10-20", "end": None}], "DATE",
         "2031-W43"),
    ],
)  # fmt: skip
def test_types_and_values(
    kind: str, values: list[Mapping[str, str | None]], type_: str, value: str
) -> None:
    assert one("some words", kind, *values) == (type_, value)


def test_of_two_resolutions_the_nearest_to_publication_counts() -> None:
    past = {"timex": "XXXX-06", "start": "2030-06-01", "end": "2030-07-01"}
    future = {"timex": "XXXX-06", "start": "2031-06-01", "end": "2031-07-01"}
    assert one("june", "daterange", past, future) == ("DATE", "2031-06")


@pytest.mark.parametrize(
    ("start", "end", "unit", "value"),
    [
        ("2031-07-01", "2031-10-01", "P3M", "2031-Q3"),
        ("2031-07-01", "2032-01-01", "P6M", "2031-H2"),
        ("2031-01-01", "2032-01-01", "P1Y", "2031"),
        ("1990-01-01", "2000-01-01", "P10Y", "199"),
        ("1900-01-01", "2000-01-01", "P100Y", "19"),
    ],
)
def test_a_stretch_with_a_name_is_a_date(start: str, end: str, unit: str, value: str) -> None:
    values = {"timex": f"({start},{end},{unit})", "start": start, "end": end}
    assert one("words", "daterange", values) == ("DATE", value)


def test_any_other_stretch_is_a_duration() -> None:
    values = {"timex": "(2031-05-15,2031-05-29,P2W)", "start": "2031-05-15", "end": "2031-05-29"}
    assert one("next two weeks", "daterange", values) == ("DURATION", "P2W")


def test_a_preposition_is_no_part_of_it() -> None:
    values = [{"timex": "XXXX-WXX-5", "Mod": "before", "end": "2031-05-16"}]
    result = Result(10, " before friday", "datetimeV2.daterange", {"values": values})
    assert list(timexes(result, PUBLISHED)) == [Timex(18, 24, "DATE", "2031-05-16")]


@pytest.mark.parametrize(
    ("words", "unit", "bounds", "values"),
    [
        ("from monday to friday", "P4D", ("2031-05-12", "2031-05-16"),
         ("2031-05-12", "2031-05-16")),
        ("from 2027 until 2030", "P3Y", ("2027-01-01", "2030-01-01"), ("2027", "2030")),
        ("between may and july", "P2M", ("2031-05-01", "2031-07-01"), ("2031-05", "2031-07")),
        ("from 2 to 2:30 p.m.", "PT30M", ("14:00:00", "14:30:00"),
         ("2031-05-14T14:00", "2031-05-14T14:30")),
    ],
)  # fmt: skip
def test_both_ends_of_a_stretch(
    words: str, unit: str, bounds: tuple[str, str], values: tuple[str, str]
) -> None:
    value = {"timex": f"(A,B,{unit})", "start": bounds[0], "end": bounds[1]}
    result = Result(0, words, "datetimeV2.daterange", {"values": [value]})
    first, second = timexes(result, PUBLISHED)
    assert (first.value, second.value) == values
    spans = [words[timex.start : timex.end] for timex in (first, second)]
    assert " ".join(spans) == " ".join(w for w in words.split() if w not in SIGNALS)


SIGNALS = ("from", "between", "to", "until", "and")


def test_what_is_not_resolved_has_no_value() -> None:
    result = Result(0, "around wednesday", "datetimeV2.date", None)
    assert list(timexes(result, PUBLISHED)) == [Timex(0, 16, "DATE", "")]
