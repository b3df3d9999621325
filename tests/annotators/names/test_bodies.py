from __future__ import annotations

from onrecord.annotators.names import Title
from tests.annotators.names.drafts import SAYS, Story


def names(story: Story) -> list[str | None]:
    return [name for _, name in story.whose()]


def test_her_campaign_has_her_name_and_so_has_the_campaign() -> None:
    story = Story("Mara Lindqvist left. Her campaign said no. The campaign said so.")
    story.name("Mara Lindqvist", gender="f", role="subject").pronoun("Her", "f")
    story.at -= 1
    story.description("Her campaign", "organisation", definite=False, **SAYS)
    story.description("The campaign", "organisation", **SAYS)
    campaign = "Mara Lindqvist campaign"
    assert names(story) == ["Mara Lindqvist", campaign, "Mara Lindqvist", campaign]


def test_a_campaign_without_anybody_s_name_is_nobody_s() -> None:
    story = Story("Mara Lindqvist left. The campaign said no.")
    story.name("Mara Lindqvist", role="subject")
    story.description("The campaign", "organisation", **SAYS)
    assert names(story)[-1] is None


def test_the_government_of_his_country_is_his_state() -> None:
    story = Story("French President Jean Arden spoke. His country's government agreed.")
    story.name("Jean Arden", country="fr", role="subject").pronoun("His")
    story.at -= 1
    story.drafts[0].titles = (Title("president", "fr"),)
    story.description("His country's government", "organisation", definite=False, head="government")
    assert ("His country's government", "France") in story.whose()


def test_an_administration_is_called_so_after_its_leader_left() -> None:
    story = Story("The Obama administration said no.", published="2018-06-01")
    story.description("The Obama administration", "organisation", owner="obama", **SAYS)
    assert names(story) == ["United States"]


def test_the_police_are_the_one_force_of_the_report() -> None:
    story = Story("Lorn Police Department met. Police said no. Arden police said so.")
    story.name("Lorn Police Department", "organisation", role="subject")
    story.description("Police", "group", plural=True, **SAYS)
    story.description("Arden police", "group", plural=True, owner="arden", **SAYS)
    assert names(story) == ["Lorn Police Department", "Lorn Police Department", None]


def test_the_police_are_neither_of_two_forces() -> None:
    story = Story("Lorn Police and Arden Police met. Police said no.")
    story.name("Lorn Police", "organisation").name("Arden Police", "organisation")
    story.description("Police", "group", plural=True, head="police", **SAYS)
    assert names(story)[-1] is None


def test_what_every_state_has_is_known_in_small_letters() -> None:
    story = Story("The Peruvian navy said no. The navy said so.")
    story.description("The Peruvian navy", "organisation", country="pe", **SAYS)
    story.description("The navy", "organisation", **SAYS)
    assert names(story)[0] == "Peruvian navy"


def test_a_station_is_no_company_that_makes_tiles() -> None:
    story = Story("Lorn News TV met Arden Tiles. The station said no.")
    story.name("Lorn News TV", "organisation", role="subject")
    story.name("Arden Tiles", "organisation", role="object")
    story.description("The station", "organisation", **SAYS)
    assert names(story)[-1] == "Lorn News TV"


def test_an_agency_of_a_body_is_another_body() -> None:
    story = Story("The World Health Organization met. The United Nations agency said no.")
    story.name("World Health Organization", "organisation", role="subject")
    story.description("The United Nations agency", "organisation", owner="united nations", **SAYS)
    assert names(story)[-1] == "World Health Organization"


def test_what_an_organisation_is_tells_what_it_may_be_called() -> None:
    story = Story("The CIA met. The company said no.")
    story.name("CIA", "organisation", role="subject")
    story.description("The company", "organisation", **SAYS)
    assert names(story)[-1] is None


def test_a_seat_that_speaks_is_the_body_that_sits_there() -> None:
    story = Story("Brussels said no. Rain fell on Brussels.")
    story.name("Brussels", "place", **SAYS).name("Brussels", "place")
    assert story.whose() == [("Brussels", "European Union")]


def test_a_body_of_a_town_is_known_by_its_description() -> None:
    story = Story(
        "Lorn council said no. Lorn County coroner's office said so. The coroner's office left."
    )
    story.description("Lorn council", "organisation", owner="lorn", **SAYS)
    story.description("Lorn County coroner's office", "organisation", owner="lorn county", **SAYS)
    story.description("The coroner's office", "organisation", role="subject")
    office = "Lorn County coroner's office"
    assert names(story) == ["Lorn council", office, office]


def test_somebody_s_council_is_not_a_town_s() -> None:
    story = Story("Boris Arden left. Arden council said no.")
    story.name("Boris Arden", role="subject")
    story.name("Arden", role="other")
    story.at -= 1
    story.description("Arden council", "organisation", owner="arden", **SAYS)
    assert ("Arden council", None) in story.whose()


def test_the_company_is_the_one_that_is_far_more_in_mind() -> None:
    story = Story(
        "Some met Arden Tiles. Kim Roe saw Arden Tiles and Lorn Lamps. The company said no."
    )
    story.name("Arden Tiles", "organisation", role="object").name("Kim Roe", role="subject")
    story.name("Arden Tiles", "organisation").name("Lorn Lamps", "organisation", quotation=1)
    story.description("The company", "organisation", **SAYS)
    assert names(story)[-1] == "Arden Tiles"
