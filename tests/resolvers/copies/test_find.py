from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Copy, Report
from onrecord.resolvers.copies import find_copies, find_passages
from tests.builders import make_report

# Invented. Each has more than 25 words of its own.
WIRE = (
    "The ferry Aldis ran aground off Lorn on Tuesday with ninety people aboard, and all of them "
    "were brought ashore in fishing boats before the tide turned.\n"
    "The harbour master said the channel had not been dredged since the spring, although the "
    "council was told twice that the sand had shifted under the southern light.\n"
    "Two sailors were treated for cold at the clinic in the old customs house."
)
OWN = (
    "Market traders in Veldt shut their stalls for an hour this morning to protest against a rent "
    "that has doubled since the winter, and the mayor walked among them without a word.\n"
    "Baker Ilse Torn, who has sold rye bread on the square for thirty years, hung a black cloth "
    "over her oven and gave what was left to the school next door."
)


def report(text: str, outlet: str | None, day: int = 4, **fields: Any) -> Report:
    return make_report(text, outlet=outlet, published=f"2031-05-{day:02}", **fields)


def only(*reports: Report) -> Copy:
    [copy], _ = find_copies(reports)
    return copy


def origin(*reports: Report) -> dict[str, str]:
    return {each.report: each.origin for each in find_copies(reports)[1]}


def test_a_text_that_is_only_set_otherwise_is_an_exact_copy() -> None:
    first = report(WIRE, "Harbour Post")
    again = report(WIRE.replace(",", " ,").replace("\n", "\n\n").upper(), "Lorn Gazette", 5)
    assert only(again, first) == Copy(report=again.id, of=first.id, kind="exact", share=1.0)
    assert origin(again, first)[again.id] == first.id


def test_a_text_with_a_few_other_words_is_a_near_copy() -> None:
    first = report(WIRE, "Harbour Post")
    edited = WIRE.replace("ninety", "about 90").replace("Two sailors", "Three sailors")
    copy = only(first, report(edited, "Lorn Gazette", 5))
    assert (copy.kind, copy.of) == ("near", first.id)
    words = len(edited.split())
    assert copy.share == round((words - 3) / words, 4)


def test_a_passage_among_own_words_is_a_partial_copy_and_the_report_its_own_source() -> None:
    first = report(WIRE.split("\n")[1], "Harbour Post")
    later = report(f"{OWN}\n{first.text}", "Lorn Gazette", 5)
    copy = only(first, later)
    assert (copy.report, copy.kind) == (later.id, "partial")
    assert 0.2 < copy.share < 0.4
    assert origin(first, later)[later.id] == later.id


def test_a_report_more_than_half_of_which_is_anothers_is_no_source() -> None:
    first = report(WIRE, "Harbour Post")
    later = report(f"{WIRE}\n{OWN.split(chr(10))[1]}", "Lorn Gazette", 5)
    copy = only(first, later)
    assert 0.5 < copy.share < 0.8
    assert origin(first, later)[later.id] == first.id


def test_a_later_text_of_one_outlet_is_a_revision() -> None:
    first = report(WIRE, "Harbour Post")
    later = report(f"{OWN}\n{WIRE}", "Harbour Post", 5)
    assert only(first, later).kind == "revision"
    assert origin(first, later)[later.id] == first.id


def test_two_who_quote_one_speech_copy_nobody() -> None:
    speech = " ".join(WIRE.replace("\n", " ").split())
    one = report(f"{OWN}\n“{speech}” she said.", "Harbour Post")
    other = report(f"A storm is near, he wrote.\n“{speech}” said the mayor.", "Lorn Gazette", 5)
    assert find_copies([one, other])[0] == ()


def test_what_pages_print_around_reports_makes_no_copy() -> None:
    footer = (
        "Copyright 2031 The Harbour Group. All rights reserved. This material may not be "
        "published, broadcast, rewritten or redistributed without permission of the group.\n"
        "Read more about the ferries, the market, the weather and the tides on the pages of our "
        "Sunday paper, and sign up for the letter that our editors write every morning."
    )
    one = report(f"{WIRE}\n{footer}", "Harbour Post")
    other = report(f"{OWN}\n{footer}", "Lorn Gazette", 5)
    assert find_copies([one, other])[0] == ()


def test_a_sentence_that_an_outlet_prints_every_day_is_its_furniture() -> None:
    notice = (
        "Tide tables for the sound and the times of the island ferries stand beside the crossword "
        "and the chess problem on the last page, with the prices of cod and herring and the "
        "names of those who won at the regatta."
    )
    words = WIRE.replace("\n", " ").split()

    def daily(days: int) -> list[Report]:
        texts = (" ".join(f"{word}{'abcdef'[day]}" for word in words[:40]) for day in range(days))
        return [report(f"{t}\n{notice}", "Harbour Post", d + 1) for d, t in enumerate(texts)]

    assert len(find_copies(daily(4))[0]) == 6
    assert find_copies(daily(6))[0] == ()


def test_an_agencys_own_text_of_one_day_comes_first() -> None:
    printed = report(f"LORN (Reuters) - {WIRE}", "Harbour Post")
    wire = report(WIRE, "Reuters")
    copy = only(printed, wire)
    assert (copy.report, copy.of) == (printed.id, wire.id)
    assert {each.agency for each in find_copies([printed, wire])[1]} == {"Reuters"}


def test_passages_are_verbatim() -> None:
    first = report(WIRE, "Harbour Post")
    later = report(f"{OWN}\n{WIRE.split(chr(10))[1]}", "Lorn Gazette", 5)
    [passage] = find_passages(later, first)
    assert later.text[passage.start : passage.end] == passage.text
    assert passage.text == WIRE.split("\n")[1].removesuffix(".")


def test_reports_without_words_are_their_own_sources() -> None:
    empty = [report("...", "Harbour Post", day) for day in (1, 2)]
    copies, origins = find_copies(empty)
    assert copies == ()
    assert all(each.report == each.origin for each in origins)


_SENTENCES = [*WIRE.split("\n"), *OWN.split("\n")]
_TEXTS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map("\n".join)
_REPORTS = st.builds(
    report, _TEXTS, st.sampled_from(["Harbour Post", "Lorn Gazette", None]), st.integers(1, 9)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_REPORTS, max_size=9), st.randoms(use_true_random=False))
def test_copies_are_a_function_of_the_set(reports: list[Report], random: Any) -> None:
    found = find_copies(reports)
    again = [*reports, *reports[:2]]
    random.shuffle(again)
    assert find_copies(again) == found
    ids = {each.id for each in reports}
    assert {origin.report for origin in found[1]} == ids
    assert {origin.origin for origin in found[1]} <= ids


def test_repeated_words_cost_no_more_than_others() -> None:
    one = report("sand " * 20_000, "Harbour Post")
    other = report("sand " * 19_000 + "tide", "Lorn Gazette", 5)
    assert only(one, other).share > 0.99


def test_background_of_an_outlet_under_anothers_name_makes_no_copy() -> None:
    background = (
        "The island has waited for a new pier since the storm of 2019, which took the old one and "
        "with it the only crane that could lift a lifeboat out of the water."
    )
    letters = {chr(ord("a") + n): f"{n:02}" for n in range(26)}

    def story(number: int, words: int = 300) -> str:
        made = (f"{letters[chr(ord('a') + number)]}x{n}y" for n in range(words))
        return f"{' '.join(made)}.\n{background}"

    first, other = report(story(1), "Harbour Post"), report(story(2), "Harbour Post", 5)
    assert find_copies([first, other])[0] == ()
    again = report(f"{story(1)} A line.", "Lorn Gazette", 6)
    assert [(each.report, each.of) for each in find_copies([first, other, again])[0]] == [
        (again.id, first.id)
    ]
