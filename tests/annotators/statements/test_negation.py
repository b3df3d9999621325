from __future__ import annotations

import pytest

from onrecord.annotators.statements.negation import is_negated
from tests.annotators.statements.sentences import sentence, told


@pytest.mark.parametrize(
    ("text", "cue", "content", "negated"),
    [
        ("He did not say whether ships came.", "say", "whether ships came", True),
        ("He said he did not know.", "said", "he did not know", False),
        ("She never said that ships came.", "said", "that ships came", True),
        ("She not only said that ships came.", "said", "that ships came", False),
        ("Hallam declined to say whether ships came.", "declined", "whether ships came", True),
        ("Hallam declined to say whether ships came.", "say", "whether ships came", True),
        ("Hallam has yet to announce a date.", "announce", "a date", True),
        ("Varga left without saying whether ships came.", "saying", "whether ships came", True),
        ("No official said that ships came.", "said", "that ships came", True),
        ("She made no mention of the ships.", "made", "the ships", True),
        ("She made no secret of her anger.", "made", "her anger", False),
        ("The mayor denied saying that ships came.", "saying", "that ships came", True),
        ("The mayor denied saying that ships came.", "denied", "saying that ships came", False),
        ("He did not say or hint that ships came.", "hint", "that ships came", True),
        ("She could not resist asking why ships came.", "resist", "why ships came", False),
        ("She no longer believes that ships came.", "believes", "that ships came", True),
        ("He neither confirmed nor denied that ships came.", "confirmed", "that ships came", True),
    ],
)
def test_what_is_negated_is_the_saying(text: str, cue: str, content: str, negated: bool) -> None:
    parsed = sentence(text)
    assert is_negated(parsed, told(parsed, cue, content)) is negated
