from __future__ import annotations

import pytest

from onrecord.annotators.statements.wording import first_sentence, wording
from tests.annotators.statements.sentences import sentence, told


@pytest.mark.parametrize(
    ("text", "cue", "content", "known", "forms"),
    [
        ("The mayor told the crew to leave.", "told", "to leave", "tell", {"infinitive"}),
        ("She called loudly for a vote.", "called", "a vote", "call_for", {"phrase"}),
        ("She called on Monday for a vote.", "called", "a vote", "call_for", {"phrase"}),
        ("She suggested closing the port.", "suggested", "closing the port", "suggest", {"ing"}),
        (
            "Hallam made a promise to open the port.",
            "made",
            "to open the port",
            "promise",
            {"infinitive"},
        ),
        (
            "They asked that the port be closed.",
            "asked",
            "that the port be closed",
            "ask",
            {"clause", "subjunctive"},
        ),
        (
            "She assured them that the bridge would be mended.",
            "assured",
            "that the bridge would be mended",
            "assure",
            {"clause", "future"},
        ),
    ],
)
def test_a_cue_is_known_by_its_words_and_its_content(
    text: str, cue: str, content: str, known: str, forms: set[str]
) -> None:
    parsed = sentence(text)
    found = wording(parsed, told(parsed, cue, content))
    assert (found.cue, set(found.content)) == (known, forms)


def test_the_noun_of_a_content_is_no_part_of_the_cue() -> None:
    parsed = sentence("Hallam made a promise to open the port.")
    found = wording(parsed, told(parsed, "made", "a promise to open the port"))
    assert found.cue == "make"


def test_a_content_in_parts_is_read_as_one_sentence() -> None:
    parsed = sentence("The mayor told the crew to leave.")
    candidate = told(parsed, "told", "to leave")
    candidate.content = [(15, 23), (24, 32)]
    words = [parsed.tokens[i].text for i in first_sentence(parsed, candidate)]
    assert words == ["the", "crew", "to", "leave"]
