"""One small parse a construction: which cue, source and content the grammar proposes."""

from __future__ import annotations

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.generate import candidates
from onrecord.annotators.statements.spans import QuotationIndex
from tests.parses import parse


def proposed(sentence: Parse, frame: str) -> Candidate:
    index = QuotationIndex(find_quotations(sentence.text), sentence.text)
    [found] = [c for c in candidates(sentence, index) if c.frame == frame]
    return found


def read(sentence: Parse, candidate: Candidate) -> tuple[str | None, str, list[str]]:
    text = sentence.text
    source = candidate.source and text[slice(*candidate.source)]
    return source, text[slice(*candidate.cue)], [text[a:b] for a, b in candidate.content]


SAID_THAT = parse(
    "The mayor had not said that ships may leave.",
    """
    The the DT det 2
    mayor mayor NN nsubj 5
    had have VBD aux 5
    not not RB neg 5
    said say VBN ROOT 0
    that that IN mark 9
    ships ship NNS nsubj 9
    may may MD aux 9
    leave leave VB ccomp 5
    . . . punct 5
    """,
)


def test_a_clause_behind_its_cue() -> None:
    found = proposed(SAID_THAT, "ccomp")
    assert read(SAID_THAT, found) == ("The mayor", "had not said", ["that ships may leave"])
    assert found.negated


def test_an_inherited_subject() -> None:
    sentence = parse(
        "Varga smiled and said ships leave.",
        """
        Varga Varga NNP nsubj 2
        smiled smile VBD ROOT 0
        and and CC cc 2
        said say VBD conj 2
        ships ship NNS nsubj 6
        leave leave VBP ccomp 4
        . . . punct 2
        """,
    )
    found = proposed(sentence, "ccomp")
    assert read(sentence, found) == ("Varga", "said", ["ships leave"])
    assert found.inherited


def test_the_object_controls_the_infinitive() -> None:
    sentence = parse(
        "Varga urged dockers to refuse to work.",
        """
        Varga Varga NNP nsubj 2
        urged urge VBD ROOT 0
        dockers docker NNS dobj 2
        to to TO aux 5
        refuse refuse VB xcomp 2
        to to TO aux 7
        work work VB xcomp 5
        . . . punct 2
        """,
    )
    found = next(
        c
        for c in candidates(sentence, QuotationIndex([], ""))
        if c.frame == "xcomp" and c.lemma == "refuse"
    )
    assert read(sentence, found) == ("dockers", "to refuse", ["to work"])


def test_a_passive_takes_its_subject_into_the_content_and_its_agent_as_source() -> None:
    sentence = parse(
        "The plan was rejected by Varga.",
        """
        The the DT det 2
        plan plan NN nsubjpass 4
        was be VBD auxpass 4
        rejected reject VBN ROOT 0
        by by IN agent 4
        Varga Varga NNP pobj 5
        . . . punct 4
        """,
    )
    found = proposed(sentence, "pass+subject")
    assert read(sentence, found) == ("Varga", "was rejected", ["The plan"])


def test_according_to() -> None:
    sentence = parse(
        "Ships wait, according to Varga.",
        """
        Ships ship NNS nsubj 2
        wait wait VBP ROOT 0
        , , , punct 2
        according accord VBG prep 2
        to to IN prep 4
        Varga Varga NNP pobj 5
        . . . punct 2
        """,
    )
    found = proposed(sentence, "according_to")
    assert read(sentence, found) == ("Varga", "according to", ["Ships wait"])


def test_a_postposed_cue_takes_the_sentence_before_it() -> None:
    text = "Varga said ships wait, the agency reported."
    sentence = parse(
        text,
        """
        Varga Varga NNP nsubj 2
        said say VBD ROOT 0
        ships ship NNS nsubj 4
        wait wait VBP ccomp 8
        , , , punct 8
        the the DT det 7
        agency agency NN nsubj 8
        reported report VBD ccomp 2
        . . . punct 2
        """,
    )
    index = QuotationIndex([], "")
    found = {c.lemma: read(sentence, c) for c in candidates(sentence, index) if c.frame == "ccomp"}
    assert found["report"] == ("the agency", "reported", ["Varga said ships wait"])
    assert found["say"] == ("Varga", "said", ["ships wait"])


def test_a_noun_with_its_possessor() -> None:
    sentence = parse(
        "Varga's claim that ships wait failed.",
        """
        Varga Varga NNP poss 3
        's 's POS case 1
        claim claim NN nsubj 7
        that that IN mark 6
        ships ship NNS nsubj 6
        wait wait VBP acl 3
        failed fail VBD ROOT 0
        . . . punct 7
        """,
    )
    found = proposed(sentence, "n_that")
    assert read(sentence, found) == ("Varga", "claim", ["that ships wait"])


def test_a_quotation_with_the_cue_behind_it() -> None:
    sentence = parse(
        "“Ships wait,” said Varga, the mayor.",
        """
        “ “ `` punct 6
        Ships ship NNS nsubj 3
        wait wait VBP ccomp 6
        , , , punct 6
        ” ” '' punct 6
        said say VBD ROOT 0
        Varga Varga NNP nsubj 6
        , , , punct 7
        the the DT det 10
        mayor mayor NN appos 7
        . . . punct 6
        """,
    )
    found = proposed(sentence, "q_after_near")
    assert read(sentence, found) == ("Varga, the mayor", "said", ["“Ships wait,”"])


def test_a_name_and_a_colon_before_a_quotation() -> None:
    sentence = parse(
        "Varga: “Ships wait.”",
        """
        Varga Varga NNP ROOT 0
        : : : punct 1
        “ “ `` punct 5
        Ships ship NNS nsubj 5
        wait wait VBP ccomp 1
        . . . punct 5
        ” ” '' punct 5
        """,
    )
    found = proposed(sentence, "q_colon")
    assert read(sentence, found) == ("Varga", ":", ["“Ships wait.”"])


def test_a_name_and_a_dash_behind_a_quotation() -> None:
    sentence = parse(
        "“Ships wait.” — Ada Varga\nNobody came.",
        """
        “ “ `` punct 3
        Ships ship NNS nsubj 3
        wait wait VBP ROOT 0
        . . . punct 3
        ” ” '' punct 3
        — — : punct 8
        Ada Ada NNP compound 8
        Varga Varga NNP ROOT 0
        Nobody nobody NN nsubj 10
        came come VBD ROOT 0
        . . . punct 10
        """,
    )
    found = proposed(sentence, "q_dash")
    assert read(sentence, found) == ("Ada Varga", "—", ["“Ships wait.”"])


def test_a_text_that_ends_with_according_has_no_source() -> None:
    sentence = parse(
        "“Ships wait here,” according",
        """
        “ “ `` punct 3
        Ships ship NNS nsubj 3
        wait wait VBP ROOT 0
        here here RB advmod 3
        , , , punct 3
        ” ” '' punct 3
        according accord VBG prep 3
        """,
    )
    index = QuotationIndex(find_quotations(sentence.text), sentence.text)
    assert all(c.lemma != "according_to" for c in candidates(sentence, index))


def test_who_is_spoken_of_is_not_spoken_to() -> None:
    rows = """
        Varga Varga NNP nsubj 2
        VERB LEMMA VBD ROOT 0
        Orlo Orlo NNP dobj 2
        : : : punct 2
        “ “ `` punct 7
        Ships ship NNS nsubj 7
        wait wait VBP ccomp 2
        . . . punct 2
        ” ” '' punct 7
        """
    for verb, lemma, told in (("told", "tell", 2), ("accused", "accuse", None)):
        sentence = parse(
            f"Varga {verb} Orlo: “Ships wait.”", rows.replace("VERB", verb).replace("LEMMA", lemma)
        )
        assert proposed(sentence, "q_before_near").addressee == told
