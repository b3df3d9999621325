from __future__ import annotations

from onrecord.annotators.names.documents import find_documents
from tests.annotators.names.drafts import SAYS, Story
from tests.parses import parse


def test_a_noun_for_a_document_is_found_and_a_paper_s_name_is_not() -> None:
    text = "The report warned the Post."
    rows = """
        The the DT det 2
        report report NN nsubj 3
        warned warn VBD ROOT 0
        the the DT det 5
        Post Post NNP dobj 3
        . . . punct 3
        """
    found = [draft for draft, _ in find_documents(parse(text, rows), [-1] * 6)]
    assert [(draft.text, draft.kind, draft.silent) for draft in found] == [
        ("report", "document", True)
    ]


def test_it_behind_a_report_that_spoke_is_nobody() -> None:
    story = Story("Norrland Bank fell. The report says so. It warns of storms.")
    story.name("Norrland Bank", "organisation", role="subject")
    story.draft("report", "description", "document", silent=True, matrix=-1, **SAYS)
    story.draft("It", "pronoun", "unknown", **SAYS)
    assert story.whose() == [("Norrland Bank", "Norrland Bank"), ("It", None)]


def test_it_behind_a_body_that_spoke_last_is_the_body() -> None:
    story = Story("The report came. Norrland Bank said so. It warns of storms.")
    story.draft("report", "description", "document", silent=True, role="subject")
    story.name("Norrland Bank", "organisation", **SAYS)
    story.draft("It", "pronoun", "unknown", **SAYS)
    assert story.whose() == [("Norrland Bank", "Norrland Bank"), ("It", "Norrland Bank")]
