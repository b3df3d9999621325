from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.wording import around, harmless, last, lead, one_line, shorten, when, where
from tests.builders import make_event, make_interval, make_report, make_span, make_statement


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


@pytest.mark.parametrize(
    ("text", "cue", "content", "shown"),
    [
        ("He denied that it was shut.", "denied", "that it was shut", "denied"),
        ("He said, “It is shut.”", "said", "“It is shut.”", "said"),
        ("“It is shut,” he said.", "said", "“It is shut,”", "said:"),
        ("He told the town that it was shut.", "told", "that it was shut", "told:"),
        ("According to him it is shut.", "According to", "it is shut", "according to:"),
        ("Asked whether it is shut", "Asked", "whether it is shut", "asked"),
        ("He TV’d it is shut", "TV’d", "it is shut", "TV’d"),
    ],
)
def test_the_cue_leads_to_the_content(text: str, cue: str, content: str, shown: str) -> None:
    report = make_report(text)
    assert lead(make_statement(report, content, cue=make_span(text, cue))) == shown


def test_without_a_cue_the_act_leads_unless_it_was_simply_said() -> None:
    report = make_report("The quay is shut.")
    assert lead(make_statement(report, "The quay is shut")) == ""
    assert lead(make_statement(report, "The quay is shut", act="deny")) == "deny:"
    assert lead(make_statement(report, "The quay is shut", negated=True)) == "[negated]"


@pytest.mark.parametrize(
    ("text", "cue", "shown"),
    [
        ("He has not said who came.", "has not said", "has not said"),
        ("He didn’t say who came.", "didn’t say", "didn’t say"),
        ("He declined to say who came.", "to say", "[negated] to say"),
    ],
)
def test_a_cue_that_says_no_itself_is_not_marked(text: str, cue: str, shown: str) -> None:
    report = make_report(text)
    found = make_statement(report, "who came", cue=make_span(text, cue), negated=True)
    assert lead(found) == shown


def test_a_place_has_outlet_day_and_a_name_of_bearable_length() -> None:
    text = "The quay is shut."
    assert where(make_statement(make_report(text), text)) == "Harbour Post 2031-05-04 · report.txt"
    pasted = make_report(text, outlet=None, name="a-very-long-name-of-a-file-" * 3 + "42.txt")
    shown = where(make_statement(pasted, text))
    assert shown == "2031-05-04 · a-very-long-name-of-a-file-a-ve…"


@pytest.mark.parametrize("length", [2, 5, 10, 20, 30, 60, 200])
def test_the_words_around_a_trigger_are_cut_at_words(length: int) -> None:
    report = make_report("Long before dawn\r\nthe pilots’ ex-boss raided the quay of the old town.")
    event = make_event(report, "raided")
    before, trigger, after = around(event.sentence, event.trigger, length)
    assert trigger == "raided"
    whole = "Long before dawn the pilots’ ex-boss raided the quay of the old town."
    assert before.removeprefix("…") + trigger + after.removesuffix("…").rstrip() in whole
    assert len(before) + len(after) <= max(length - len(trigger), 2) + 2
    assert length < len(whole) or before + trigger + after == whole


def test_a_trigger_within_a_word_stays_there() -> None:
    report = make_report("The ex-raiders\x1b left.")
    event = make_event(report, "raiders")
    assert around(event.sentence, event.trigger, 80) == ("The ex-", "raiders", "␛ left.")
