"""Sentences of the tests of circumstances, parsed by hand; the content is "ships wait" in all."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.saying import Saying, saying
from onrecord.annotators.statements.spans import Range
from tests.parses import parse

SPEAKING = parse(
    "Speaking on Friday with Radio East's Mara Torvald in Brussels, Varga said that ships wait.",
    """
    Speaking speak VBG advcl 14
    on on IN prep 1
    Friday Friday NNP pobj 2 DATE
    with with IN prep 1
    Radio Radio NNP compound 6
    East East NNP poss 9
    's 's POS case 6
    Mara Mara NNP compound 9
    Torvald Torvald NNP pobj 4 PERSON
    in in IN prep 9
    Brussels Brussels NNP pobj 10 GPE
    , , , punct 14
    Varga Varga NNP nsubj 14
    said say VBD ROOT 0
    that that IN mark 17
    ships ship NNS nsubj 17
    wait wait VBP ccomp 14
    . . . punct 14
    """,
)
RALLY = parse(
    "Varga told reporters at a rally in Ohio that ships wait.",
    """
    Varga Varga NNP nsubj 2
    told tell VBD ROOT 0
    reporters reporter NNS dobj 2
    at at IN prep 2
    a a DT det 6
    rally rally NN pobj 4
    in in IN prep 6
    Ohio Ohio NNP pobj 7 GPE
    that that IN mark 11
    ships ship NNS nsubj 11
    wait wait VBP ccomp 2
    . . . punct 2
    """,
)
ASKED = parse(
    "Asked by Lind, Varga said that ships wait.",
    """
    Asked ask VBN advcl 6
    by by IN agent 1
    Lind Lind NNP pobj 2 PERSON
    , , , punct 6
    Varga Varga NNP nsubj 6
    said say VBD ROOT 0
    that that IN mark 9
    ships ship NNS nsubj 9
    wait wait VBP ccomp 6
    . . . punct 6
    """,
)
AIRED = parse(
    "In an interview with the Lorn Gazette that aired on Friday, Varga said that ships wait.",
    """
    In in IN prep 14
    an an DT det 3
    interview interview NN pobj 1
    with with IN prep 3
    the the DT det 7
    Lorn Lorn NNP compound 7
    Gazette Gazette NNP pobj 4
    that that WDT nsubj 9
    aired air VBD relcl 3
    on on IN prep 9
    Friday Friday NNP pobj 10 DATE
    , , , punct 14
    Varga Varga NNP nsubj 14
    said say VBD ROOT 0
    that that IN mark 17
    ships ship NNS nsubj 17
    wait wait VBP ccomp 14
    . . . punct 14
    """,
)
TWEETED = parse(
    "Varga tweeted that ships wait.",
    """
    Varga Varga NNP nsubj 2
    tweeted tweet VBD ROOT 0
    that that IN mark 5
    ships ship NNS nsubj 5
    wait wait VBP ccomp 2
    . . . punct 2
    """,
)
FARMERS = parse(
    "Farmers in Lorn said that ships wait in Brussels.",
    """
    Farmers farmer NNS nsubj 4
    in in IN prep 1
    Lorn Lorn NNP pobj 2 GPE
    said say VBD ROOT 0
    that that IN mark 7
    ships ship NNS nsubj 7
    wait wait VBP ccomp 4
    in in IN prep 7
    Brussels Brussels NNP pobj 8 GPE
    . . . punct 4
    """,
)
CALLED = parse(
    "Varga called on miners and their wives to stay.",
    """
    Varga Varga NNP nsubj 2
    called call VBD ROOT 0
    on on IN prep 2
    miners miner NNS pobj 3
    and and CC cc 4
    their their PRP$ poss 7
    wives wife NNS conj 4
    to to TO aux 9
    stay stay VB xcomp 2
    . . . punct 2
    """,
)
STATEMENT = parse(
    "“Ships wait,” Varga said in a statement to CNN released on Friday.",
    """
    “ “ `` punct 3
    Ships ship NNS nsubj 3
    wait wait VBP ccomp 7
    , , , punct 7
    ” ” '' punct 7
    Varga Varga NNP nsubj 7
    said say VBD ROOT 0
    in in IN prep 7
    a a DT det 10
    statement statement NN pobj 8
    to to IN prep 10
    CNN CNN NNP pobj 11 ORG
    released release VBN acl 10
    on on IN prep 13
    Friday Friday NNP pobj 14 DATE
    . . . punct 7
    """,
)


def at(sentence: Parse, words: str) -> Range:
    """Return where the first ``words`` stand."""
    start = sentence.text.index(words)
    return start, start + len(words)


def token(sentence: Parse, word: str) -> int:
    """Return the first token ``word``."""
    return next(token.i for token in sentence.tokens if token.text == word)


def act(sentence: Parse, cue: str, source: str, content: str) -> Saying:
    """Return the act whose parts are the first such words; the source's head is its first word."""
    head = token(sentence, source.split()[0])
    return saying(
        sentence, token(sentence, cue), head, at(sentence, source), [at(sentence, content)]
    )
