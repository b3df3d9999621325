from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.signed import with_signed
from onrecord.annotators.statements.spans import QuotationIndex
from tests.parses import plain

_NAMES = frozenset(["Ada", "Varga", "MODERATOR", "VARGA", "OSK", "UPDATE"])


def named(text: str) -> Parse:
    parse = plain(text)
    for token in parse.tokens:
        token.pos = "PROPN" if token.text in _NAMES else token.pos
    return parse


def read(text: str, *found: Candidate) -> list[tuple[str, str, list[str]]]:
    index = QuotationIndex(find_quotations(text), text)
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            text[slice(*one.cue)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_signed(named(text), index, list(found))
    ]


def test_a_name_behind_a_dash_signs_a_quotation() -> None:
    text = "“The quay is ours. We built it.” — Ada Varga\nThe next day came."
    assert read(text) == [("Ada Varga", "—", ["“The quay is ours. We built it.”"])]


def test_a_dash_that_goes_on_is_no_signature() -> None:
    assert read("“The quay is ours.” — a bold claim") == []


def test_a_name_and_a_colon_open_a_quotation() -> None:
    assert read("Ada Varga: “We built it.”") == [("Ada Varga", ":", ["“We built it.”"])]


def test_a_noun_and_a_colon_do_not() -> None:
    assert read("the sign: “We built it.”") == []


def test_a_few_words_in_marks_are_no_utterance() -> None:
    assert read("“bold” — Varga") == []


def test_the_turns_of_a_transcript() -> None:
    text = "MODERATOR: Who built it?\n\nVARGA: We did.\n\nOSK: No, we did."
    assert read(text) == [
        ("MODERATOR", ":", ["Who built it?"]),
        ("VARGA", ":", ["We did."]),
        ("OSK", ":", ["No, we did."]),
    ]


def test_one_line_in_capitals_is_a_heading() -> None:
    assert read("UPDATE: The quay is shut.\n\nThe town waits.") == []


def test_what_is_attributed_already_is_left_alone() -> None:
    text = "Osk wrote, “The quay is ours. We built it.” — Ada Varga"
    start, end = text.index("“"), text.index(" —")
    known = Candidate(
        head=1, lemma="write", cue=(4, 9), source=None, source_head=None, content=[(start, end)],
        content_head=3,
    )  # fmt: skip
    assert len(read(text, known)) == 1


def test_what_is_read_across_signed_words_gives_way_and_what_lies_in_them_stays() -> None:
    text = "“The quay is ours. We built it.” — Ada Varga"
    end = text.index(" —")
    across = Candidate(
        head=3, lemma="be", cue=(10, 12), source=None, source_head=None,
        content=[(13, len(text))], content_head=4,
    )  # fmt: skip
    within = Candidate(
        head=7, lemma="build", cue=(22, 27), source=None, source_head=None, content=[(28, 30)],
        content_head=8,
    )  # fmt: skip
    found = read(text, across, within)
    assert [content for _, _, content in found] == [["it"], [text[:end]]]


def test_the_closing_mark_and_the_dash_may_be_one_token() -> None:
    assert read("“The quay is ours. We built it.”— Ada Varga") == [
        ("Ada Varga", "—", ["“The quay is ours. We built it.”"])
    ]
