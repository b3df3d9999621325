from __future__ import annotations

import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import cue_range, is_passive
from tests.parses import parse

NOT_SAID = parse(
    "The mayor had also not said that ships may leave.",
    """
    The the DT det 2
    mayor mayor NN nsubj 6
    had have VBD aux 6
    also also RB advmod 6
    not not RB neg 6
    said say VBN ROOT 0
    that that IN mark 10
    ships ship NNS nsubj 10
    may may MD aux 10
    leave leave VB ccomp 6
    . . . punct 6
    """,
)
RULED_OUT = parse(
    "She often ruled out, loudly, a sale.",
    """
    She she PRP nsubj 3
    often often RB advmod 3
    ruled rule VBD ROOT 0
    out out RP prt 3
    , , , punct 3
    loudly loudly RB advmod 3
    , , , punct 3
    a a DT det 9
    sale sale NN dobj 3
    . . . punct 3
    """,
)
DID_SHE_SAY = parse(
    "What did she say?",
    """
    What what WP dobj 4
    did do VBD aux 4
    she she PRP nsubj 4
    say say VB ROOT 0
    ? ? . punct 4
    """,
)
FAR_PARTICLE = parse(
    "She ruled it out.",
    """
    She she PRP nsubj 2
    ruled rule VBD ROOT 0
    it it PRP dobj 2
    out out RP prt 2
    . . . punct 2
    """,
)


@pytest.mark.parametrize(
    ("sentence", "verb", "cue"),
    [
        (NOT_SAID, "said", "had also not said"),
        (NOT_SAID, "leave", "may leave"),
        (RULED_OUT, "ruled", "ruled out"),
        (DID_SHE_SAY, "say", "say"),
        (FAR_PARTICLE, "ruled", "ruled"),
    ],
)
def test_a_cue_is_the_verb_with_what_stands_beside_it(sentence: Parse, verb: str, cue: str) -> None:
    i = next(token.i for token in sentence.tokens if token.text == verb)
    start, end = cue_range(sentence, i, sentence.dependents(i))
    assert sentence.text[start:end] == cue


PASSIVES = parse(
    "Asked twice, he was told of a claim echoed by Lorn and said it had been denied.",
    """
    Asked ask VBN advcl 6
    twice twice RB advmod 1
    , , , punct 6
    he he PRP nsubjpass 6
    was be VBD auxpass 6
    told tell VBN ROOT 0
    of of IN prep 6
    a a DT det 9
    claim claim NN pobj 7
    echoed echo VBN acl 9
    by by IN agent 10
    Lorn Lorn NNP pobj 11
    and and CC cc 6
    said say VBD conj 6
    it it PRP nsubjpass 18
    had have VBD aux 18
    been be VBN auxpass 18
    denied deny VBN ccomp 14
    . . . punct 6
    """,
)
HAVING_ASKED = parse(
    "Having asked twice, he left.",
    """
    Having have VBG aux 2
    asked ask VBN advcl 6
    twice twice RB advmod 2
    , , , punct 6
    he he PRP nsubj 6
    left leave VBD ROOT 0
    . . . punct 6
    """,
)


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        (PASSIVES, "Asked", True),
        (PASSIVES, "told", True),
        (PASSIVES, "echoed", True),
        (PASSIVES, "denied", True),
        (PASSIVES, "said", False),
        (HAVING_ASKED, "asked", False),
    ],
)
def test_a_passive_may_be_reduced(sentence: Parse, verb: str, passive: bool) -> None:
    token = next(token for token in sentence.tokens if token.text == verb)
    assert is_passive(token, sentence.dependents(token.i)) is passive
