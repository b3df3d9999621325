from __future__ import annotations

from typing import Any

from onrecord.annotators.names import Title
from tests.annotators.names.drafts import SAYS, Story

INSIDE: dict[str, Any] = {"quotation": 0}


def said_by(words: str, **speaker: Any) -> str | None:
    """Return whom ``words`` mean in a quotation of Mara Lindqvist's."""
    story = Story(f"“Here {words} stand,” Mara Lindqvist said.")
    story.draft(words, "pronoun", "unknown", head=words.lower(), **INSIDE)
    story.name("Mara Lindqvist", **SAYS, **speaker)
    return story.whose()[0][1]


def test_i_is_the_speaker() -> None:
    assert said_by("I") == "Mara Lindqvist"
    assert said_by("my") == "Mara Lindqvist"


def test_we_of_a_minister_is_the_state() -> None:
    assert said_by("we", titles=(Title("foreign minister", "fj"),)) == "Fiji"
    assert said_by("our", titles=(Title("fisheries minister", "fj"),)) == "Fiji"


def test_we_of_a_former_minister_a_senator_or_anybody_is_nobody_s() -> None:
    assert said_by("we", titles=(Title("foreign minister", "fj", past=True),)) is None
    assert said_by("we", titles=(Title("senator", "us"),)) is None
    assert said_by("we") is None


def test_we_of_an_officer_is_the_company_that_the_report_names() -> None:
    story = Story("Harbour Lines sank. “We are sorry,” Mara Lindqvist said.")
    story.name("Harbour Lines", "organisation")
    story.draft("We", "pronoun", "unknown", head="we", plural=True, quotation=20)
    held = (Title("chief executive", None, "harbour lines"),)
    story.name("Mara Lindqvist", titles=held, **SAYS)
    assert story.whose()[1] == ("We", "Harbour Lines")


def test_the_speaker_before_a_colon_has_the_word_not_the_one_behind() -> None:
    story = Story("Mara Lindqvist said: “I left.” Boris Arden said no.")
    story.name("Mara Lindqvist", **SAYS)
    story.draft("I", "pronoun", "unknown", head="i", quotation=21)
    story.name("Boris Arden", **SAYS)
    assert story.whose()[1] == ("I", "Mara Lindqvist")


def test_a_quotation_that_goes_on_is_the_same_speaker_s() -> None:
    story = Story("“No,” Mara Lindqvist said. “I left.” Boris Arden said nothing.")
    story.name("Mara Lindqvist", **SAYS)
    story.draft("I", "pronoun", "unknown", head="i", quotation=27)
    story.name("Boris Arden", **SAYS)
    assert story.whose()[1] == ("I", "Mara Lindqvist")


def test_i_outside_a_quotation_is_nobody() -> None:
    story = Story("Mara Lindqvist said no. I left.").name("Mara Lindqvist", **SAYS)
    story.draft("I", "pronoun", "unknown", head="i", role="subject")
    assert story.whose()[1] == ("I", None)
