from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.formulas import with_formulas
from onrecord.annotators.statements.spans import QuotationIndex
from tests.annotators.statements.sentences import sentence, told


def read(parsed: Parse, *found: Candidate) -> list[tuple[str, str, list[str]]]:
    text = parsed.text
    index = QuotationIndex(find_quotations(text), text)
    return [
        (
            "" if one.source is None else text[slice(*one.source)],
            text[slice(*one.cue)],
            [text[a:b] for a, b in one.content],
        )
        for one in with_formulas(parsed, index, list(found))
    ]


def test_hearsay_is_told_by_nobody_and_is_of_the_clause_around_it() -> None:
    parsed = sentence("The general has reportedly left the capital.")
    assert read(parsed) == [("", "reportedly", ["The general has", "left the capital"])]


def test_what_was_found_with_the_same_cue_is_kept() -> None:
    parsed = sentence("The general has reportedly left the capital.")
    known = told(parsed, "reportedly", "left")
    assert [content for _, _, content in read(parsed, known)] == [["left"]]


def test_a_view_is_of_the_clause_that_it_frames() -> None:
    parsed = sentence("In the view of the mayor, the bridge is safe.")
    assert read(parsed) == [("the mayor", "In the view of", ["the bridge is safe"])]


def test_whom_a_report_cites_says_what_it_reports() -> None:
    parsed = sentence("The agency reported that ships sank, citing police.")
    report = told(parsed, "reported", "that ships sank, citing police")
    report.lemma = "report"
    assert read(parsed, report) == [
        ("agency", "reported", ["that ships sank"]),
        ("police", "citing", ["that ships sank"]),
    ]


def test_what_is_cited_stands_in_the_report_that_cites_it() -> None:
    parsed = sentence("The agency reported that ships sank, citing police.")
    report = told(parsed, "reported", "that ships sank")
    [_, cited] = with_formulas(parsed, QuotationIndex([], parsed.text), [report])
    assert cited.under == report.cue


def test_reasons_say_nothing() -> None:
    parsed = sentence("The agency reported that ships sank, citing police.")
    parsed.tokens[8].lemma = parsed.tokens[8].lower = "storm"
    report = told(parsed, "reported", "that ships sank")
    assert len(read(parsed, report)) == 1


def test_a_claim_is_echoed_by_its_agent() -> None:
    parsed = sentence("She denied it, a claim echoed by Lind.")
    known = told(parsed, "echoed", "it, a claim")
    assert read(parsed, known) == [("Lind", "echoed", ["a claim"])]
