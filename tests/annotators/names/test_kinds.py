from __future__ import annotations

from typing import Any

from onrecord.annotators.names.kinds import vote_kinds
from tests.annotators.names.drafts import SAYS, Story


def kinds(story: Story) -> dict[str, Any]:
    return vote_kinds(story.drafts)


def test_a_lone_word_that_only_the_model_calls_a_firm_is_unknown() -> None:
    story = Story("He praised Crosswind. Fenwick said no.")
    story.name("Crosswind", "organisation").name("Fenwick", "organisation", **SAYS)
    assert kinds(story) == {"crosswind": "unknown", "fenwick": "organisation"}


def test_an_acronym_that_the_report_spells_out_is_one() -> None:
    story = Story("The Harbour Pilots Guild and HPG and LLQ left.")
    story.name("Harbour Pilots Guild", "organisation")
    story.name("HPG", "organisation").name("LLQ", "organisation")
    assert kinds(story)["hpg"] == "organisation"
    assert kinds(story)["llq"] == "unknown"


def test_a_firm_that_is_said_to_be_one_is_one() -> None:
    story = Story("Meridian news agency left.")
    story.name("Meridian", "organisation")
    story.description("agency", "organisation", partner=0)
    assert kinds(story)["meridian"] == "organisation"


def test_a_preposition_of_place_outvotes_the_model() -> None:
    story = Story("They met in Lorn. Lorn froze.")
    story.name("Lorn", located=True).name("Lorn", role="subject")
    assert kinds(story) == {"lorn": "place"}


def test_who_goes_on_as_he_is_a_person() -> None:
    story = Story("Toller said he would not.")
    story.name("Toller", "organisation", clause=7, **SAYS).pronoun("he", matrix=7)
    assert kinds(story) == {"toller": "person"}


def test_a_person_of_one_name_acts_or_is_named_again_or_in_full() -> None:
    story = Story("The Velm talks failed. Arden said no. Mara Lindqvist and Mara left.")
    story.name("Velm").name("Arden", **SAYS).name("Mara Lindqvist").name("Mara")
    found = kinds(story)
    assert (found["velm"], found["arden"], found["mara"]) == ("unknown", "person", "person")


def test_an_unknown_name_of_several_words_that_speaks_is_an_organisation() -> None:
    story = Story("Northern Wire said so. They saw Eastern Light.")
    story.name("Northern Wire", "unknown", **SAYS).name("Eastern Light", "unknown")
    assert kinds(story) == {"northern wire": "organisation", "eastern light": "unknown"}


def test_a_country_that_is_a_surname_too_is_the_person_whom_the_report_names_in_full() -> None:
    story = Story("Jordan said no. Mara Jordan left. Egypt said no.")
    story.name("Jordan", "state", **SAYS).name("Mara Jordan").name("Egypt", "state", **SAYS)
    assert kinds(story)["jordan"] == "person"
    assert kinds(story)["egypt"] == "state"


def test_without_such_a_person_it_is_the_country() -> None:
    story = Story("Mara Lindqvist left. Jordan said no.")
    story.name("Mara Lindqvist").name("Jordan", "state", **SAYS)
    assert kinds(story)["jordan"] == "state"


def test_a_town_s_name_with_an_age_behind_it_is_a_person_s() -> None:
    story = Story("Lorna, 13, sang. Lorna told them.")
    story.name("Lorna", "place", aged=True).name("Lorna", "place", **SAYS)
    assert kinds(story) == {"lorna": "person"}


def test_an_unknown_speaker_with_a_given_name_is_a_person() -> None:
    story = Story("Mir Peter Obi said no. Peter Street Council said so.")
    story.name("Mir Peter Obi", "unknown", **SAYS)
    story.name("Peter Street Council", "unknown", **SAYS)
    found = kinds(story)
    assert (found["mir peter obi"], found["peter street council"]) == ("person", "organisation")


def test_an_unknown_speaker_behind_an_article_is_no_person_though_a_given_name_is_in_it() -> None:
    story = Story("The Peter Lorn said no.").name("Peter Lorn", "unknown", articled=True, **SAYS)
    assert kinds(story) == {"peter lorn": "organisation"}


def test_a_surname_with_its_article_is_the_person_s_whom_the_report_names_in_full() -> None:
    story = Story("Mara el-Dubi left. el-Dubi said no.")
    story.name("Mara el-Dubi").name("el-Dubi", "organisation", **SAYS)
    assert kinds(story)["el-dubi"] == "person"
    assert story.whose()[1] == ("el-Dubi", "Mara el-Dubi")
