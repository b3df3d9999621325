from __future__ import annotations

import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements import saying
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.generate import candidates
from onrecord.annotators.statements.spans import QuotationIndex
from onrecord.model import Interval, Time
from tests.parses import parse

SCENE = parse(
    "Speaking on Friday in an interview, Varga said ships left on Monday.",
    """
    Speaking speak VBG advcl 9
    on on IN prep 1
    Friday Friday NNP pobj 2
    in in IN prep 1
    an an DT det 6
    interview interview NN pobj 4
    , , , punct 9
    Varga Varga NNP nsubj 9
    said say VBD ROOT 0
    ships ship NNS nsubj 11
    left leave VBD ccomp 9
    on on IN prep 11
    Monday Monday NNP pobj 12
    . . . punct 9
    """,
)
RECORDED = parse(
    "In an interview, which was recorded on Friday, Varga said ships left.",
    """
    In in IN prep 12
    an an DT det 3
    interview interview NN pobj 1
    , , , punct 3
    which which WDT nsubjpass 7
    was be VBD auxpass 7
    recorded record VBN relcl 3
    on on IN prep 7
    Friday Friday NNP pobj 8
    , , , punct 12
    Varga Varga NNP nsubj 12
    said say VBD ROOT 0
    ships ship NNS nsubj 14
    left leave VBD ccomp 12
    . . . punct 12
    """,
)


def said(sentence: Parse) -> Candidate:
    index = QuotationIndex(find_quotations(sentence.text), sentence.text)
    return next(
        c for c in candidates(sentence, index) if c.lemma in {"say", "tell"} and c.frame == "ccomp"
    )


def time(sentence: Parse, words: str) -> Time:
    start = sentence.text.index(words)
    interval = Interval(start="2031-05-02", end="2031-05-03", edtf="2031-05-02", basis="expressed")
    return Time(
        start=start, end=start + len(words), text=words, type="DATE", value="2031-05-02", mod=None,
        interval=interval,
    )  # fmt: skip


@pytest.mark.parametrize("sentence", [SCENE, RECORDED], ids=["participle", "medium"])
def test_the_scene_dates_the_saying(sentence: Parse) -> None:
    starts = [token.start for token in sentence.tokens]
    friday = time(sentence, "Friday")
    assert saying.governing_time(sentence, starts, said(sentence), [friday]) == friday
    assert saying.sets_scene(sentence, said(sentence))


def test_a_time_in_the_content_does_not() -> None:
    starts = [token.start for token in SCENE.tokens]
    assert saying.governing_time(SCENE, starts, said(SCENE), [time(SCENE, "Monday")]) is None


def test_a_time_of_what_is_spoken_of_does_not() -> None:
    sentence = parse(
        "Varga said of the fire on Friday that ships left.",
        """
        Varga Varga NNP nsubj 2
        said say VBD ROOT 0
        of of IN prep 2
        the the DT det 5
        fire fire NN pobj 3
        on on IN prep 5
        Friday Friday NNP pobj 6
        that that IN mark 10
        ships ship NNS nsubj 10
        left leave VBD ccomp 2
        . . . punct 2
        """,
    )
    starts = [token.start for token in sentence.tokens]
    friday = time(sentence, "Friday")
    assert saying.governing_time(sentence, starts, said(sentence), [friday]) is None


def test_a_time_that_the_parser_hung_on_the_addressee_does() -> None:
    sentence = parse(
        "Varga told reporters on Friday that ships left.",
        """
        Varga Varga NNP nsubj 2
        told tell VBD ROOT 0
        reporters reporter NNS dobj 2
        on on IN prep 3
        Friday Friday NNP pobj 4
        that that IN mark 8
        ships ship NNS nsubj 8
        left leave VBD ccomp 2
        . . . punct 2
        """,
    )
    starts = [token.start for token in sentence.tokens]
    friday = time(sentence, "Friday")
    assert saying.governing_time(sentence, starts, said(sentence), [friday]) == friday


def test_the_medium_is_its_noun_phrase() -> None:
    found = saying.medium(SCENE, said(SCENE))
    assert found is not None and SCENE.text[slice(*found)] == "an interview"
    found = saying.medium(RECORDED, said(RECORDED))
    assert found is not None and RECORDED.text[slice(*found)] == "an interview"
