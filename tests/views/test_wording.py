from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.wording import harmless, last, one_line, reserve, shorten, when
from tests.builders import make_interval, make_report, make_span, make_statement


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2031-05-04", "2031-05-05", "2031-05-04"),
        ("2031-05-04", "2031-05-06", "2031-05-04 – 2031-05-05"),
        ("2031-02-28", "2031-03-01", "2031-02-28"),
        ("2031-05-04T18:00", "2031-05-05T00:00", "2031-05-04 18:00–24:00"),
        ("2031-05-04T18:00", "2031-05-05", "2031-05-04 18:00–24:00"),
        ("2031-05-04T06:00:00", "2031-05-04T12:00:00", "2031-05-04 06:00–12:00"),
        ("2031-05-04T18:00", "2031-05-05T06:00", "2031-05-04 18:00 – 2031-05-05 06:00"),
        ("2031-01-01", "2032-01-01", "2031"),
        ("2030-01-01", "2040-01-01", "2030 – 2039"),
        ("2031-12-01", "2032-01-01", "2031-12"),
        ("2031-04-01", "2031-07-01", "2031-04 – 2031-06"),
        ("2031-01-01", "2031-01-02", "2031-01-01"),
        ("2031-05-04", None, "from 2031-05-04"),
        (None, "2031-05-05", "by 2031-05-04"),
        (None, "2031-05-05T12:00", "by 2031-05-05 12:00"),
        (None, None, "—"),
    ],
)
def test_an_interval_is_worded_with_its_last_day_counted_in(
    start: str | None, end: str | None, shown: str
) -> None:
    assert when(make_interval(start, end)) == shown


def test_no_interval_is_worded() -> None:
    assert when(None) == "—"


def test_the_last_moment_of_a_day_is_midnight() -> None:
    assert last("2031-05-05T00:00:00") == "2031-05-04T24:00"


@given(st.text(), st.integers(1, 50))
def test_a_short_text_is_short_and_begins_alike(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert text.startswith(short.removesuffix("…")) or short == text


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("The quay is shut, he said.", 19) == "The quay is shut…"
    assert shorten("Abcdefghij", 5) == "Abcd…"


@given(st.text())
def test_what_reaches_a_terminal_is_as_long_and_obeyed_by_nobody(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    for sign in shown + one_line(text):
        assert sign in "\n\t" or (ord(sign) >= 0x20 and not 0x7F <= ord(sign) < 0xA0)


def test_escape_sequences_and_turned_text_are_shown() -> None:
    assert one_line("a\x1b[31m\u202eb\r\nc") == "a␛[31m\ufffdb c"


def test_a_reserve_stands_before_a_content_that_was_not_simply_said() -> None:
    report = make_report("He denied that the quay was shut.")
    content = "that the quay was shut"
    cue = make_span(report.text, "denied")
    assert reserve(make_statement(report, content, cue=cue)) == ""
    assert reserve(make_statement(report, content, cue=cue, act="deny")) == "denied"
    assert reserve(make_statement(report, content, act="deny")) == "deny"
    assert reserve(make_statement(report, content, cue=cue, negated=True)) == "[negated] denied"
