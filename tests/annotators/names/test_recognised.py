from __future__ import annotations

from onrecord.annotators.names import Title
from tests.annotators.names.drafts import SAYS, Story


def names(story: Story) -> list[str | None]:
    return [name for _, name in story.whose()]


# --- a lead tells what somebody is, and the next sentence who -----------------------------------


def test_the_next_sentence_names_whom_a_description_leaves_open() -> None:
    story = Story("A lawyer for the port said no. Mara Lindqvist said yes.")
    story.description("A lawyer", definite=False, portrait="A lawyer for the port", **SAYS)
    story.name("Mara Lindqvist", **SAYS)
    assert names(story) == ["Mara Lindqvist"] * 2


def test_who_is_described_otherwise_is_somebody_else() -> None:
    story = Story("A lawyer said no. Pilot Mara Lindqvist said yes.")
    story.description("A lawyer", definite=False, **SAYS)
    story.name("Mara Lindqvist", portrait="Pilot", **SAYS)
    assert names(story) == [None, "Mara Lindqvist"]


def test_who_has_spoken_before_is_somebody_else() -> None:
    story = Story("Jo Doe ran. Kim Roe hid. Mara Varga ate. A lawyer said no. Mara Varga said yes.")
    story.name("Jo Doe").name("Kim Roe").name("Mara Varga", role="subject")
    story.description("A lawyer", definite=False, **SAYS).name("Mara Varga", **SAYS)
    assert ("A lawyer", None) in story.whose()


def test_another_speaker_between_leaves_it_open() -> None:
    story = Story("A lawyer said no. Officials said so. Mara Lindqvist said yes.")
    story.description("A lawyer", definite=False, **SAYS)
    story.description("Officials", "group", plural=True, **SAYS)
    story.name("Mara Lindqvist", **SAYS)
    assert names(story) == [None, None, "Mara Lindqvist"]


def test_somebody_spoken_to_may_be_the_one_who_is_named() -> None:
    story = Story("A doctor told a porter to run. Mara Lindqvist said yes.")
    story.description("A doctor", definite=False, clause=9, **SAYS)
    story.description("a porter", definite=False, role="object", clause=9)
    story.name("Mara Lindqvist", **SAYS)
    assert names(story)[0] is None


# --- the noun comes with the name elsewhere -----------------------------------------------------


def test_the_noun_before_a_name_describes_it_later() -> None:
    story = Story("Toller aide Kim Roe left. Boris Arden spoke. The Toller aide said no.")
    story.name("Kim Roe", portrait="Toller aide", role="subject")
    story.name("Boris Arden", role="subject")
    story.description("The Toller aide", portrait="The Toller aide", owner="toller", **SAYS)
    assert names(story)[-1] == "Kim Roe"


def test_another_s_aide_is_somebody_else() -> None:
    story = Story("Toller aide Kim Roe left. Some met Boris Arden. The Varga aide said no.")
    story.name("Kim Roe", portrait="Toller aide", role="subject")
    story.name("Boris Arden", role="object")
    story.description("The Varga aide", portrait="The Varga aide", owner="varga", **SAYS)
    assert names(story)[-1] is None


def test_a_lead_describes_whom_the_report_names_with_the_noun() -> None:
    story = Story("A porter wept. Rain fell. Boris Arden left. Then porter Kim Roe said no.")
    story.description("A porter", definite=False, portrait="A porter", **SAYS)
    story.name("Boris Arden", role="subject").name("Kim Roe", portrait="porter", **SAYS)
    assert names(story) == ["Kim Roe", "Boris Arden", "Kim Roe"]


def test_two_of_a_kind_are_nobody() -> None:
    story = Story("Porter Kim Roe and porter Jo Doe left. Boris Arden spoke. The porter said no.")
    story.name("Kim Roe", portrait="Porter").name("Jo Doe", portrait="porter")
    story.name("Boris Arden", role="subject")
    story.description("The porter", portrait="The porter", **SAYS)
    assert names(story)[-1] is None


def test_her_lawyer_is_the_one_lawyer_of_the_report() -> None:
    story = Story("Ada Varga left. Her lawyer said no. Lawyer Kim Roe met Ada Varga.")
    story.name("Ada Varga", role="subject").pronoun("Her", "f")
    story.at -= 1
    story.description("Her lawyer", definite=False, portrait="Her lawyer", **SAYS)
    story.name("Kim Roe", portrait="Lawyer", role="subject")
    assert ("Her lawyer", "Kim Roe") in story.whose()


# --- who has the word goes on -------------------------------------------------------------------


def test_who_has_the_word_is_called_by_what_else_they_are() -> None:
    story = Story("Mara Lindqvist said yes. She said no. The pianist said so.")
    story.name("Mara Lindqvist", gender="f", **SAYS).pronoun("She", "f", **SAYS)
    story.description("The pianist", portrait="The pianist", **SAYS)
    assert names(story) == ["Mara Lindqvist"] * 3


def test_a_part_in_the_scene_may_be_anybody_s() -> None:
    story = Story("Mara Lindqvist said yes. She said no. The prosecutor said so.")
    story.name("Mara Lindqvist", gender="f", **SAYS).pronoun("She", "f", **SAYS)
    story.description("The prosecutor", portrait="The prosecutor", **SAYS)
    assert names(story)[-1] is None


def test_of_two_who_spoke_neither_goes_on() -> None:
    story = Story("Mara Lindqvist said yes. Some met Boris Arden, who said no. The pianist wept.")
    story.name("Mara Lindqvist", **SAYS).name("Boris Arden", speaks=True, role="object")
    story.description("The pianist", portrait="The pianist", **SAYS)
    assert names(story)[-1] is None


def test_a_bare_candidate_goes_on_and_one_of_a_place_is_told_by_it() -> None:
    story = Story("Mara Lindqvist said yes. The candidate said no. The Lorn candidate said so.")
    story.name("Mara Lindqvist", **SAYS)
    story.description("The candidate", portrait="The candidate", **SAYS)
    story.description("The Lorn candidate", portrait="The Lorn candidate", **SAYS)
    assert names(story)[1:] == ["Mara Lindqvist", None]


# --- offices ------------------------------------------------------------------------------------


def test_the_head_of_a_body_holds_the_office_that_heads_it() -> None:
    story = Story("Kim Roe directs it. The head of the Lorn Port Trust said no.")
    story.name("Kim Roe", titles=(Title("director", owner="lorn port trust"),), role="subject")
    head = (Title("head", owner="lorn port trust", possessed=True),)
    story.description("The head", titles=head, owner="lorn port trust", **SAYS)
    assert names(story)[-1] == "Kim Roe"


def test_the_head_of_one_body_is_not_that_of_another() -> None:
    story = Story("Kim Roe directs it. The head of the Arden Trust said no.")
    story.name("Kim Roe", titles=(Title("director", owner="lorn port trust"),), role="subject")
    head = (Title("head", owner="arden trust", possessed=True),)
    story.description("The head", titles=head, owner="arden trust", **SAYS)
    assert names(story)[-1] is None


def test_a_spokesman_of_something_else_is_somebody_else() -> None:
    story = Story("Kim Roe spoke. The queen's spokesman said no.")
    titles = (Title("spokesman", owner="lorn"),)
    story.name("Kim Roe", titles=titles, portrait="Lorn harbour spokesman", **SAYS)
    story.description(
        "The queen's spokesman", titles=(Title("spokesman"),), portrait="The queen's spokesman",
        **SAYS,
    )  # fmt: skip
    assert names(story)[-1] is None


def test_a_nominee_is_known_by_party_and_date() -> None:
    text = "Donald Trump left. Some met Boris Arden. The Republican nominee said no."
    owner = "republican party"
    story = Story(text, published="2016-09-01")
    story.name("Donald Trump", role="subject").name("Boris Arden", role="object")
    story.description(
        "The Republican nominee", titles=(Title("nominee", owner=owner),), owner=owner, **SAYS
    )
    assert names(story)[-1] == "Donald Trump"
    early = Story(text, published="2015-09-01")
    early.name("Donald Trump", role="subject").name("Boris Arden", role="object")
    early.description(
        "The Republican nominee", titles=(Title("nominee", owner=owner),), owner=owner, **SAYS
    )
    assert names(early)[-1] is None


def test_the_leader_of_a_country_is_known_and_its_opposition_leader_is_not() -> None:
    titles = (Title("leader", "de"),)
    story = Story("The German leader said no.", published="2014-03-01")
    story.description("The German leader", titles=titles, country="de", **SAYS)
    assert names(story) == ["Angela Merkel"]
    other = Story("The German opposition leader said no.", published="2014-03-01")
    other.description("The German opposition leader", titles=titles, country="de", **SAYS)
    assert names(other) == [None]


def test_a_vice_president_is_not_the_president() -> None:
    story = Story("A vice president said no. Then President Kim Roe met Jo Doe.")
    vice = (Title("vice president"),)
    story.description("A vice president", definite=False, titles=vice, head="president", **SAYS)
    story.name("Kim Roe", titles=(Title("president"),), portrait="President", role="subject")
    story.name("Jo Doe")
    assert names(story)[0] is None


def test_its_director_directs_what_it_is() -> None:
    story = Story("Lorn Port Trust met. Its director said no. Kim Roe directs it.")
    story.name("Lorn Port Trust", "organisation", role="subject")
    story.draft("Its", "pronoun", "unknown")
    story.at -= 1
    story.description(
        "Its director", titles=(Title("director"),), definite=False, portrait="Its director", **SAYS
    )
    story.name("Kim Roe", titles=(Title("director", owner="lorn port trust"),), role="subject")
    assert ("Its director", "Kim Roe") in story.whose()


def test_the_doctor_is_the_one_whom_the_report_calls_so() -> None:
    story = Story("Dr Kim Roe met Boris Arden. Some time passed. The doctor said no.")
    story.name("Kim Roe", honorific=True, style="doctor").name("Boris Arden")
    story.description("Some time", "unknown")
    story.description("The doctor", portrait="The doctor", **SAYS)
    assert names(story)[-1] == "Kim Roe"


def test_an_office_before_a_name_describes_its_bearer_too() -> None:
    story = Story("A Lorn judge wept. Rain fell. Boris Arden left. Then Justice Kim Roe said no.")
    judge = (Title("judge", owner="lorn"),)
    story.description("A Lorn judge", titles=judge, definite=False, portrait="A Lorn judge", **SAYS)
    story.name("Boris Arden", role="subject").name("Kim Roe", titles=(Title("judge"),), **SAYS)
    assert names(story)[0] == "Kim Roe"


def test_the_president_whom_nobody_calls_so_is_known() -> None:
    story = Story(
        "Obama spoke. Some met Boris Arden. The president said no.", published="2014-05-01"
    )
    story.name("Obama", **SAYS).name("Boris Arden", role="object")
    story.description("The president", titles=(Title("president"),), **SAYS)
    assert names(story)[-1] == "Barack Obama"


def test_a_nominee_for_something_is_not_any_nominee() -> None:
    story = Story("Kim Roe left. Some met Boris Arden. The party's nominee said no.")
    story.name("Kim Roe", titles=(Title("nominee", owner="lorn court"),), role="subject")
    story.name("Boris Arden", role="object")
    story.description(
        "The party's nominee", titles=(Title("nominee"),), portrait="The party's nominee", **SAYS
    )
    assert names(story)[-1] is None
