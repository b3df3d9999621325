from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.names import Title, resolve
from tests.annotators.names.drafts import SAYS, Story

RURITANIA = "ua"  # A country of the table, whose offices the invented reports fill.


def test_a_surname_finds_the_full_name_that_comes_later() -> None:
    story = Story("Lindqvist spoke first. Mara Lindqvist said no.")
    story.name("Lindqvist", **SAYS).name("Mara Lindqvist", **SAYS)
    assert story.whose() == [("Lindqvist", "Mara Lindqvist"), ("Mara Lindqvist", "Mara Lindqvist")]


def test_a_misspelt_surname_is_the_one_that_it_is_a_slip_of() -> None:
    story = Story("Astrid Holmvik left. Mrs Holmvick said no.")
    story.name("Astrid Holmvik").name("Holmvick", gender="f", honorific=True, **SAYS)
    assert story.whose()[1] == ("Holmvick", "Astrid Holmvik")


def test_a_wife_is_not_her_husband() -> None:
    story = Story("Pavel Dubinsky met Olga Dubinska. Mrs Dubinska said no.")
    story.name("Pavel Dubinsky").name("Olga Dubinska").name("Dubinska", gender="f", honorific=True)
    assert [name for _, name in story.whose()] == [
        "Pavel Dubinsky",
        "Olga Dubinska",
        "Olga Dubinska",
    ]


def test_a_title_decides_between_namesakes_and_nothing_else_does() -> None:
    story = Story("Joseph Arden and Jill Arden came. Mr Arden left. Arden sang.")
    story.name("Joseph Arden").name("Jill Arden")
    story.name("Arden", gender="m", honorific=True).name("Arden")
    assert [name for _, name in story.whose()][2:] == ["Joseph Arden", None]


def test_she_is_nobody_whom_the_report_calls_mr() -> None:
    story = Story("Mr Arden spoke. She left.")
    story.name("Arden", gender="m", honorific=True, **SAYS).pronoun("She", "f", role="subject")
    assert story.whose()[1] == ("She", None)


def test_he_after_a_quotation_is_the_speaker_and_not_the_interviewer() -> None:
    story = Story("Speaking with Jack Toller, Boris Arden said no. He said maybe.")
    story.name("Jack Toller").name("Boris Arden", **SAYS).pronoun("He", **SAYS)
    assert story.whose()[2] == ("He", "Boris Arden")


def test_two_equally_in_mind_are_nobody() -> None:
    story = Story("Jack Toller met Boris Arden. His son left.")
    story.name("Jack Toller", role="object").name("Boris Arden", role="object").pronoun("His")
    assert story.whose()[2] == ("His", None)


def test_an_unnamed_speaker_keeps_the_pronoun_from_the_named_one() -> None:
    story = Story("Mara Lindqvist left. A spokeswoman spoke. She said no.")
    story.name("Mara Lindqvist", role="object")
    story.description("A spokeswoman", gender="f", definite=False, **SAYS)
    story.pronoun("She", "f", **SAYS)
    assert [name for _, name in story.whose()] == ["Mara Lindqvist", None, None]


def test_an_object_is_not_the_subject_of_its_verb() -> None:
    story = Story("Jack Toller came. Boris Arden thanked him.")
    story.name("Jack Toller", role="subject")
    story.name("Boris Arden", role="subject", clause=30).pronoun("him", role="object", clause=30)
    assert story.whose()[2] == ("him", "Jack Toller")


def test_an_office_learned_from_the_report_is_its_holder_s() -> None:
    held = Title("foreign minister", RURITANIA)
    story = Story("Foreign Minister Boris Arden came. The foreign minister said no.")
    story.name("Boris Arden", titles=(held,), **SAYS)
    story.description("The foreign minister", titles=(Title("foreign minister"),), **SAYS)
    assert story.whose()[1] == ("The foreign minister", "Boris Arden")


def test_an_office_of_another_country_is_another_s() -> None:
    story = Story("Foreign Minister Boris Arden came. Fiji's foreign minister said no.")
    story.name("Boris Arden", titles=(Title("foreign minister", RURITANIA),), **SAYS)
    wanted = (Title("foreign minister", "fj"),)
    story.description("Fiji's foreign minister", titles=wanted, country="fj", **SAYS)
    assert story.whose()[1] == ("Fiji's foreign minister", None)


def test_a_lead_s_office_is_the_name_at_second_mention() -> None:
    story = Story("Fiji's president said no. With Jack Toller, Boris Arden said maybe.")
    wanted = (Title("president", "fj"),)
    story.description("Fiji's president", titles=wanted, country="fj", **SAYS)
    story.name("Jack Toller").name("Boris Arden", **SAYS)
    assert story.whose()[0] == ("Fiji's president", "Boris Arden")
    assert story.mentions()[0].actor == story.mentions()[2].actor


def test_a_lead_s_office_before_two_names_is_nobody_s() -> None:
    story = Story("Fiji's president said no. Jack Toller and Boris Arden said maybe.")
    wanted = (Title("president", "fj"),)
    story.description("Fiji's president", titles=wanted, country="fj", **SAYS)
    story.name("Jack Toller", **SAYS).name("Boris Arden", **SAYS)
    assert story.whose()[0] == ("Fiji's president", None)


def test_an_office_at_a_date_is_its_holder_s_though_the_report_names_nobody() -> None:
    found = {}
    for day in ("2016-06-01", "2016-08-01", "2099-01-01"):
        story = Story("The British prime minister said no.", published=day)
        wanted = (Title("prime minister", "gb"),)
        story.description("The British prime minister", titles=wanted, country="gb", **SAYS)
        found[day] = story.whose()[0][1]
    assert list(found.values()) == ["David Cameron", "Theresa May", None]


def test_a_government_is_its_state_and_a_capital_that_acts_too() -> None:
    story = Story("Russia's government met in Moscow. Moscow said no.")
    story.description("Russia's government", "state", country="ru")
    story.name("Moscow", "place", country="ru").name("Moscow", "place", country="ru", acts=True)
    assert story.whose() == [("Russia's government", "Russia"), ("Moscow", "Russia")]


def test_the_company_is_the_last_one_in_mind() -> None:
    story = Story("Harbour Lines paid. The company said no.")
    story.name("Harbour Lines", "organisation", role="subject")
    story.description("The company", "organisation", **SAYS)
    assert story.whose()[1] == ("The company", "Harbour Lines")


def test_a_pronoun_within_a_quotation_is_not_its_speaker() -> None:
    story = Story("Jack Toller left. “He will come back,” Boris Arden said.")
    story.name("Jack Toller", role="subject")
    story.pronoun("He", role="subject", quotation=0).name("Boris Arden", **SAYS)
    assert story.whose()[1] == ("He", "Jack Toller")


def test_whom_a_quotation_names_does_not_say_it() -> None:
    story = Story("Rudolf Toller spoke. “Boris Arden is done,” he said.")
    story.name("Rudolf Toller", role="subject")
    story.name("Boris Arden", role="subject", quotation=0).pronoun("he", **SAYS)
    assert story.whose()[2] == ("he", "Rudolf Toller")


def test_a_speaker_stays_in_mind_however_long_the_quotation() -> None:
    text = "Mara Lindqvist spoke. “Jill Arden left. Jill Arden sang. Jill Arden came,” she said."
    story = Story(text).name("Mara Lindqvist", **SAYS)
    for _ in range(3):
        story.name("Jill Arden", role="subject", quotation=0)
    assert story.pronoun("she", "f", **SAYS).whose()[-1] == ("she", "Mara Lindqvist")


def test_whose_clause_is_about_its_antecedent() -> None:
    text = "Boris Arden met Jack Toller, whose aide was asked if he would come."
    story = Story(text).name("Boris Arden", **SAYS).name("Jack Toller", role="object")
    story.draft("whose", "pronoun", "unknown", silent=True, scope=len(text))
    story.pronoun("he", role="subject")
    assert story.whose()[-1] == ("he", "Jack Toller")


def test_a_name_that_two_share_keeps_the_pronoun_from_a_third() -> None:
    story = Story("Jill Arden and Mia Arden and Zoe Toller met. Arden spoke. She left.")
    story.name("Jill Arden").name("Mia Arden").name("Zoe Toller")
    story.name("Arden", role="subject").pronoun("She", "f", role="subject")
    assert [name for _, name in story.whose()][3:] == [None, None]


def test_a_label_that_slips_once_is_outvoted() -> None:
    story = Story("Lindqvist came. Mara Lindqvist left. Lindqvist sang.")
    story.name("Lindqvist", "organisation").name("Mara Lindqvist").name("Lindqvist")
    assert {name for _, name in story.whose()} == {"Mara Lindqvist"}


def test_places_make_no_mention() -> None:
    assert Story("They met in Strelsau.").name("Strelsau", "place").mentions() == []


@given(st.permutations(range(4)))
def test_the_order_of_drafts_does_not_matter(order: list[int]) -> None:
    story = Story("Jack Toller met Boris Arden. Arden said no. He left.")
    story.name("Jack Toller").name("Boris Arden", role="object").name("Arden", **SAYS)
    story.pronoun("He", role="subject")
    assert resolve([story.drafts[i] for i in order], story.report) == story.mentions()


def test_spans_are_verbatim_and_ids_are_the_report_s() -> None:
    story = Story("Mara Lindqvist said no.").name("Mara Lindqvist", **SAYS)
    other = Story("Mara Lindqvist said yes.").name("Mara Lindqvist", **SAYS)
    mention, elsewhere = story.mentions()[0], other.mentions()[0]
    assert story.report.text[mention.start : mention.end] == mention.text
    assert mention.actor is not None
    assert elsewhere.actor is not None
    assert mention.actor.id != elsewhere.actor.id


def of(office: str, owner: str) -> dict[str, Any]:
    """Return the features of a description by an office with a possessor."""
    return {"titles": (Title(office, owner=owner, possessed=True),), "owner": owner, **SAYS}


def test_a_country_that_no_table_knows_has_its_offices() -> None:
    story = Story(
        "Ruritania's prime minister said no. Boris Arden spoke. The Ruritanian leader left."
    )
    story.description("Ruritania's prime minister", **of("prime minister", "ruritania"))
    story.name("Boris Arden", **SAYS)
    title = Title("leader", owner="ruritanian")
    story.description("The Ruritanian leader", titles=(title,), owner="ruritanian", role="subject")
    assert [name for _, name in story.whose()] == ["Boris Arden"] * 3
    assert story.mentions()[0].actor == story.mentions()[1].actor


def test_a_learned_country_is_a_state_and_its_government_too() -> None:
    story = Story("Ruritania's ambassador left. Ruritania agreed. Ruritania's government said no.")
    story.description("Ruritania's ambassador", **of("ambassador", "ruritania"))
    story.name("Ruritania", "unknown", role="subject")
    story.description("Ruritania's government", "organisation", owner="ruritania", **SAYS)
    found = [mention.actor for mention in story.mentions()]
    assert found[1] is not None and found[1] == found[2]
    assert (found[1].name, found[1].kind, found[1].country) == ("Ruritania", "state", None)


def test_the_union_leader_is_not_the_opposition_leader() -> None:
    story = Story(
        "Jill Arden, the opposition leader, spoke. Jack Toller came. The union leader left."
    )
    titles = (Title("leader", owner="opposition"),)
    story.name("Jill Arden", titles=titles, **SAYS)
    story.description("the opposition leader", titles=titles, partner=0)
    story.name("Jack Toller", role="object")
    union = (Title("leader", owner="union"),)
    story.description("The union leader", titles=union, owner="union", **SAYS)
    assert story.whose()[-1] == ("The union leader", None)


def test_whom_the_sentence_before_was_about_is_described_next() -> None:
    story = Story("Mara Lindqvist arrived. The mediator said no. She left.")
    story.name("Mara Lindqvist", role="subject")
    story.description("The mediator", **SAYS).pronoun("She", "f", role="subject")
    assert [name for _, name in story.whose()] == ["Mara Lindqvist"] * 3


def test_who_has_a_title_is_described_no_more() -> None:
    story = Story("President Mara Lindqvist arrived. The mediator said no.")
    story.name("Mara Lindqvist", role="subject", titles=(Title("president"),))
    story.description("The mediator", **SAYS)
    assert story.whose()[1] == ("The mediator", None)


def test_a_paragraph_goes_on_about_its_own_and_a_new_one_is_open() -> None:
    found = {}
    for gap in (" ", " \n\n"):
        text = f"Jack Toller came.{gap}Lorn Bank's chief executive said no. Boris Arden sang."
        story = Story(text).name("Jack Toller", role="subject")
        story.description("Lorn Bank's chief executive", **of("chief executive", "lorn bank"))
        story.drafts[-1].text = "the chief executive"
        found[gap] = story.name("Boris Arden", role="subject").whose()[1][1]
    assert found == {" ": "Jack Toller", " \n\n": None}


def test_its_chief_executive_is_whom_the_report_names_next() -> None:
    story = Story("Lorn Bank agreed. Its chief executive said yes. “Fine,” Boris Arden said.")
    story.name("Lorn Bank", "organisation", role="subject")
    titles = (Title("chief executive"),)
    story.description("Its chief executive", titles=titles, definite=False, **SAYS)
    assert story.name("Boris Arden", **SAYS).whose()[1] == ("Its chief executive", "Boris Arden")


def test_an_organisation_is_called_by_the_words_of_its_name_and_by_no_other_s() -> None:
    text = (
        "The Lorn Port Authority paid. The port authority said. The union left. The company sang."
    )
    story = Story(text).name("Lorn Port Authority", "organisation", **SAYS)
    story.description("The port authority", "organisation", **SAYS)
    story.description("The union", "organisation", role="subject")
    story.description("The company", "organisation", role="subject")
    name = "Lorn Port Authority"
    assert [actor for _, actor in story.whose()] == [name, name, None, name]


def test_a_place_that_speaks_is_of_unknown_kind() -> None:
    story = Story("They met in Strelsau. Strelsau said no.")
    story.name("Strelsau", "place").name("Strelsau", "place", **SAYS)
    assert [m.actor and (m.actor.name, m.actor.kind) for m in story.mentions()] == [
        ("Strelsau", "unknown")
    ]


def test_middle_names_that_differ_are_two_people() -> None:
    story = Story("John Maurice Arden met John Lumley Arden and John Arden.")
    story.name("John Maurice Arden").name("John Lumley Arden").name("John Arden")
    assert len({name for _, name in story.whose()}) > 1
    assert story.whose()[0][1] != story.whose()[1][1]


def test_a_rare_longer_form_is_not_the_name() -> None:
    story = Story("John Arden left. " * 20 + "Bless John Arden.")
    for _ in range(20):
        story.name("John Arden")
    story.name("Bless John Arden")
    assert story.whose()[0][1] == "John Arden"


def test_of_a_family_with_one_name_each_is_somebody() -> None:
    story = Story("Jo Roe died. Jo Roe Jr. and Jo Roe III came. Jo Roe was 90.")
    story.name("Jo Roe").name("Jo Roe Jr.").name("Jo Roe III").name("Jo Roe")
    assert [name for _, name in story.whose()] == ["Jo Roe", "Jo Roe Jr.", "Jo Roe III", "Jo Roe"]


def test_one_suffix_alone_may_be_left_out() -> None:
    story = Story("Jo Roe Jr. came. Jo Roe said no.")
    story.name("Jo Roe Jr.").name("Jo Roe", **SAYS)
    assert [name for _, name in story.whose()] == ["Jo Roe Jr.", "Jo Roe Jr."]


def test_of_two_kings_of_one_name_the_one_whose_country_is_named_is_meant() -> None:
    crowned = {"titles": (Title("monarch", None),), "gender": "m", "honorific": True}
    story = Story("In Jordan, King Abdullah spoke.", published="2011-02-03")
    story.name("Jordan", "state", country="jo").name("Abdullah", **crowned)
    assert [m.actor and m.actor.country for m in story.mentions()] == ["jo", "jo"]
    both = Story("In Jordan, Saudi Arabia and Oman, King Abdullah spoke.", published="2011-02-03")
    both.name("Jordan", "state", country="jo").name("Saudi Arabia", "state", country="sa")
    assert both.name("Abdullah", **crowned).mentions()[2].actor.country is None


def test_a_president_is_not_the_relative_whom_the_report_names_in_full() -> None:
    story = Story("President Obama flew home. Michelle Obama sang.", published="2010-06-02")
    story.name("Obama", titles=(Title("president"),), **SAYS).name("Michelle Obama")
    first, second = (mention.actor for mention in story.mentions())
    assert first is not None and second is not None
    assert (first.wikidata, second.wikidata) == ("Q76", None)


def test_an_elder_is_nobody_whom_the_report_names_without_that() -> None:
    story = Story("Boris Arden spoke. Arden left. Arden Sr sang.")
    story.name("Boris Arden").name("Arden").name("Arden Sr")
    assert [name for _, name in story.whose()] == ["Boris Arden", "Boris Arden", "Arden Sr"]


def test_an_office_holder_without_a_full_name_has_the_known_one() -> None:
    story = Story("President Obama said no. Obama left.", published="2012-05-01")
    story.name("Obama", titles=(Title("president", "us"),), **SAYS).name("Obama")
    assert [name for _, name in story.whose()] == ["Barack Obama", "Barack Obama"]


def test_the_full_name_of_the_report_goes_before_the_known_one() -> None:
    story = Story("President Barack H. Obama said no. Obama left.", published="2012-05-01")
    story.name("Barack H. Obama", titles=(Title("president", "us"),), **SAYS).name("Obama")
    assert story.whose()[1] == ("Obama", "Barack H. Obama")


def test_who_is_described_in_a_quotation_has_not_said_it() -> None:
    story = Story("They saw Boris Arden. “A thief lied,” he said.")
    story.name("Boris Arden", role="object")
    story.description(
        "A thief", gender="m", definite=False, role="subject", quotation=22, sentence=22
    )
    story.pronoun("he", sentence=22, **SAYS)
    assert story.whose()[-1] == ("he", "Boris Arden")


def test_a_surname_is_left_to_whom_the_report_does_not_call_by_the_given_name() -> None:
    story = Story("Boris Arden wrote of Ada Arden. Ada sang. Arden said no.")
    story.name("Boris Arden", role="subject").name("Ada Arden").name("Ada", role="subject")
    story.name("Arden", **SAYS)
    assert story.whose()[3] == ("Arden", "Boris Arden")


def test_whom_only_a_quotation_calls_by_the_given_name_may_have_the_surname() -> None:
    story = Story("Boris Arden met Ada Arden. “Ada sang,” Arden said.")
    story.name("Boris Arden").name("Ada Arden").name("Ada", role="subject", quotation=27)
    story.name("Arden", **SAYS)
    assert story.whose()[3] != ("Arden", "Boris Arden")
