from __future__ import annotations

import pytest

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances import Circumstances, circumstances
from onrecord.model import Time
from tests.annotators.statements.circumstances.sentences import (
    AIRED,
    ASKED,
    CALLED,
    FARMERS,
    RALLY,
    SPEAKING,
    STATEMENT,
    TWEETED,
    at,
    token,
)
from tests.builders import make_interval, make_report, make_time
from tests.parses import parse

WAIT = "that ships wait"


def told(
    sentence: Parse, cue: str, content: str = WAIT, *, source: str = "Varga", times: str = ""
) -> Circumstances:
    report = make_report(sentence.text)
    day = make_interval("2031-05-02", "2031-05-03")
    found = [make_time(report, word, "2031-05-02", interval=day) for word in times.split()]
    return circumstances(
        sentence,
        token(sentence, cue),
        source_head=token(sentence, source.split()[0]),
        source=at(sentence, source),
        content=[at(sentence, content)],
        times=found,
    )


def words(sentence: Parse, found: Circumstances) -> tuple[list[str], str | None, str | None]:
    """Return addressees, medium and place by their words."""
    text = sentence.text
    return (
        [text[slice(*each.words)] for each in found.addressees],
        None if found.medium is None else text[slice(*found.medium.words)],
        None if found.place is None else text[slice(*found.place.words)],
    )


def outlet(found: Circumstances) -> str | None:
    assert found.medium is not None
    return None if found.medium.outlet is None else found.medium.outlet.name


def test_whom_one_speaks_with_is_addressee_and_medium() -> None:
    found = told(SPEAKING, "said", times="Friday")
    partner = "Radio East's Mara Torvald"
    assert words(SPEAKING, found) == ([partner], partner, "Brussels")
    assert outlet(found) == "Radio East"
    assert found.place is not None and found.place.country == "be"
    assert isinstance(found.time, Time) and found.time.text == "Friday"
    assert found.opens


def test_a_group_is_told_at_an_occasion() -> None:
    found = told(RALLY, "told")
    assert words(RALLY, found) == (["reporters"], "a rally", "Ohio")
    assert [each.kind for each in found.addressees] == ["group"]
    assert found.place is not None and found.place.country == "us"


def test_who_asks_is_answered() -> None:
    assert words(ASKED, told(ASKED, "said"))[0] == ["Lind"]
    question = told(ASKED, "Asked", source="Lind")
    assert words(ASKED, question)[0] == ["Varga"]


def test_the_outlet_of_an_interview_is_its_partner() -> None:
    found = told(AIRED, "said", times="Friday")
    assert words(AIRED, found) == (["Lorn Gazette"], "an interview with the Lorn Gazette", None)
    assert outlet(found) == "Lorn Gazette"
    assert found.time is not None


def test_a_verb_may_name_the_medium() -> None:
    found = told(TWEETED, "tweeted")
    assert words(TWEETED, found) == ([], "tweeted", None)
    assert outlet(found) == "Twitter"
    assert not found.opens


def test_places_of_source_and_content_are_not_that_of_saying() -> None:
    found = told(FARMERS, "said", "that ships wait in Brussels", source="Farmers in Lorn")
    assert words(FARMERS, found) == ([], None, None)
    # Nor is one that the content's span lost.
    assert told(FARMERS, "said", source="Farmers in Lorn").place is None


def test_who_is_called_on_is_addressed_though_the_content_takes_them_in() -> None:
    found = told(CALLED, "called", "miners and their wives to stay")
    assert words(CALLED, found)[0] == ["miners", "wives"]


def test_a_statement_keeps_whom_it_is_to() -> None:
    found = told(STATEMENT, "said", "“Ships wait,”", times="Friday")
    assert words(STATEMENT, found) == (["CNN"], "a statement to CNN", None)
    assert outlet(found) == "CNN"
    assert found.time is not None


def test_a_source_may_be_the_medium() -> None:
    sentence = parse(
        "A statement from the ministry said that ships wait.",
        """
        A a DT det 2
        statement statement NN nsubj 6
        from from IN prep 2
        the the DT det 5
        ministry ministry NN pobj 3
        said say VBD ROOT 0
        that that IN mark 9
        ships ship NNS nsubj 9
        wait wait VBP ccomp 6
        . . . punct 6
        """,
    )
    found = circumstances(
        sentence, 5, source_head=1, source=at(sentence, "A statement from the ministry"),
        content=[at(sentence, WAIT)], times=(),
    )  # fmt: skip
    assert words(sentence, found) == ([], "A statement from the ministry", None)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Varga will say that ships wait.",
            """
            Varga Varga NNP nsubj 3
            will will MD aux 3
            say say VB ROOT 0
            that that IN mark 6
            ships ship NNS nsubj 6
            wait wait VBP ccomp 3
            . . . punct 3
            """,
        ),
        (
            "Varga plans to say that ships wait.",
            """
            Varga Varga NNP nsubj 2
            plans plan VBZ ROOT 0
            to to TO aux 4
            say say VB xcomp 2
            that that IN mark 7
            ships ship NNS nsubj 7
            wait wait VBP ccomp 4
            . . . punct 2
            """,
        ),
        (
            "Varga had said that ships wait.",
            """
            Varga Varga NNP nsubj 3
            had have VBD aux 3
            said say VBN ROOT 0
            that that IN mark 6
            ships ship NNS nsubj 6
            wait wait VBP ccomp 3
            . . . punct 3
            """,
        ),
    ],
)
def test_what_is_to_come_or_came_before_is_of_no_scene(text: str, rows: str) -> None:
    sentence = parse(text, rows)
    assert told(sentence, "said" if "said" in text else "say").apart


def test_hostile_sentences_cost_no_more_than_their_length() -> None:
    count = 4000
    rows = "\n".join(["said say VBD ROOT 0", *["in in IN prep 1"] * count])
    sentence = parse("said " + "in " * count, rows)
    assert told(sentence, "said", "said", source="said") == Circumstances()
