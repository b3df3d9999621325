from __future__ import annotations

from onrecord.annotators.statements.circumstances import occasions
from tests.parses import parse

SPEECH = parse(
    "Varga gave a speech in Brussels.",
    """
    Varga Varga NNP nsubj 2
    gave give VBD ROOT 0
    a a DT det 4
    speech speech NN dobj 2
    in in IN prep 2
    Brussels Brussels NNP pobj 5 GPE
    . . . punct 2
    """,
)


def test_a_speech_is_told_of_without_its_words() -> None:
    [found] = occasions(SPEECH, (), ())
    assert (found.start, found.speaker_at) == (SPEECH.text.index("gave"), 0)
    told = found.circumstances
    assert told.medium is not None and told.place is not None
    assert SPEECH.text[slice(*told.medium.words)] == "a speech"


def test_a_cue_is_none() -> None:
    assert list(occasions(SPEECH, {1}, ())) == []


def test_what_was_not_given_is_none() -> None:
    sentence = parse(
        "Varga never gave a speech.",
        """
        Varga Varga NNP nsubj 3
        never never RB neg 3
        gave give VBD ROOT 0
        a a DT det 5
        speech speech NN dobj 3
        . . . punct 3
        """,
    )
    assert list(occasions(sentence, (), ())) == []
