from __future__ import annotations

import pytest

from onrecord.model import Basis
from onrecord.web import words
from tests.builders import make_interval, make_report, make_span


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "undated"),
        ("2031-05-04", "2031-05-05", "4 May 2031"),
        (None, "2031-05-05", "by 4 May 2031"),
        ("2031-05-04", None, "from 4 May 2031 on"),
        ("2031-05-01", "2031-06-01", "some time in May 2031"),
        ("2031-12-01", "2032-01-01", "some time in December 2031"),
        ("2031-01-01", "2032-01-01", "some time in 2031"),
        ("2031-01-01", "2034-01-01", "some time from 2031 to 2033"),
        ("2031-05-04", "2031-05-07", "between 4 and 6 May 2031"),
        ("2031-05-30", "2031-06-02", "between 30 May and 1 June 2031"),
        ("2031-12-30", "2032-01-02", "between 30 December 2031 and 1 January 2032"),
        ("2031-05-04T10:00", "2031-05-04T11:30", "4 May 2031, 10:00–11:30"),
        ("2031-05-04T20:00", "2031-05-05T00:00", "4 May 2031, 20:00–24:00"),
        ("2031-05-04T20:00", "2031-05-05T06:00", "between 4 May 2031, 20:00 and 5 May 2031, 06:00"),
        ("0044-03-15", "0044-03-16", "15 March 44"),
    ],
)
def test_a_time_is_said_as_far_as_it_is_known(start: str, end: str, said: str) -> None:
    assert words.when(make_interval(start, end)) == said


@pytest.mark.parametrize(
    ("basis", "said"),
    [("context", "from the words around it"), ("published", "no day given")],
)
def test_where_a_date_comes_from_is_said(basis: Basis, said: str) -> None:
    assert words.basis(make_interval("2031-05-04", "2031-05-05", basis=basis)) == said


def test_what_differs_is_marked_where_it_stands() -> None:
    whole = make_span("Twelve cranes stood still.", "Twelve cranes stood still.")
    assert words.marked(whole, "cranes") == ("Twelve ", "cranes", " stood still.")
    assert words.marked(whole, "27") == ("Twelve cranes stood still.", "", "")
    assert words.marked(whole, "") == ("Twelve cranes stood still.", "", "")


def test_a_long_sentence_is_cut_around_its_trigger() -> None:
    text = f"{'before ' * 100}walked{' behind' * 100}"
    whole, trigger = make_span(text, text), make_span(text, "walked")
    cut = words.sentence(whole, trigger)
    assert cut.mark == "walked"
    assert cut.before.startswith("…") and cut.after.endswith("…")
    assert len("".join(cut)) <= words.HEADLINE + 1


def test_signs_that_turn_text_around_are_shown() -> None:
    report = make_report("It is \u202enot\u202c so.")
    whole = make_span(report.text, report.text)
    assert "\u202e" not in "".join(words.marked(whole, "so"))
