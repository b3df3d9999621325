from __future__ import annotations

from onrecord.annotators.names import Title
from tests.annotators.names.drafts import SAYS, Story


def test_his_country_is_that_of_his_office() -> None:
    story = Story("Boris Arden spoke. His country sings. The country sings.")
    story.name("Boris Arden", titles=(Title("president", "fj"),), **SAYS)
    story.pronoun("His")
    story.at -= 1
    story.draft("His country", "description", "state", definite=False, role="subject")
    story.description("The country", "state")
    assert [name for _, name in story.whose()] == ["Boris Arden", "Fiji", "Boris Arden", "Fiji"]


def test_the_country_of_somebody_from_nowhere_known_is_no_mention() -> None:
    story = Story("Boris Arden spoke. His country sings.").name("Boris Arden", **SAYS)
    story.pronoun("His")
    story.at -= 1
    story.draft("His country", "description", "state", definite=False)
    assert [words for words, _ in story.whose()] == ["Boris Arden", "His"]


def test_the_members_of_a_body_are_a_group_and_it_is_not() -> None:
    story = Story("The members of the European Union met.")
    words = "The members of the European Union"
    story.description(words, "group", head="members", plural=True, owner="european union")
    story.name("European Union", "organisation")
    found = {mention.text: mention.actor for mention in story.mentions()}
    group = found[words]
    assert group is not None
    assert (group.name, group.kind) == ("members of the European Union", "group")
    assert found["European Union"] != group


def test_officials_are_nobody_and_so_are_they() -> None:
    story = Story("Officials left. They said no.")
    story.description("Officials", "group", plural=True, definite=False, role="subject")
    story.draft("They", "pronoun", "unknown", plural=True, **SAYS)
    assert story.whose() == [("Officials", None), ("They", None)]


def test_an_administration_is_the_state_that_its_leader_leads() -> None:
    story = Story("The Arden administration said no. Boris Arden smiled. The administration left.")
    story.description("The Arden administration", "organisation", owner="arden", **SAYS)
    story.name("Boris Arden", titles=(Title("president", "fj"),))
    story.description("The administration", "organisation", role="subject")
    assert [name for _, name in story.whose()] == ["Fiji", "Boris Arden", "Fiji"]


def test_whom_the_report_introduces_later_is_described_before() -> None:
    story = Story("The envoy said no. The envoy, Boris Arden, left.")
    story.description("The envoy", **SAYS)
    story.description("The envoy", partner=30, role="subject").name("Boris Arden")
    assert [name for _, name in story.whose()] == ["Boris Arden"] * 3


def test_an_envoy_among_others_may_be_another() -> None:
    story = Story("The envoy said no. An envoy slept. The envoy, Boris Arden, left.")
    story.description("The envoy", **SAYS)
    story.description("An envoy", definite=False, role="subject")
    story.description("The envoy", partner=46, role="subject").name("Boris Arden")
    assert story.whose()[0] == ("The envoy", None)


def test_a_role_is_nobody_for_he_to_mean() -> None:
    story = Story("Boris Arden became chairman. He left.")
    story.name("Boris Arden", role="subject")
    story.description("chairman", definite=False, gender="m")
    story.pronoun("He", role="subject")
    assert story.whose()[2] == ("He", "Boris Arden")


def test_some_of_a_people_are_nobody_and_the_people_is_somebody() -> None:
    story = Story("Finns sang. Some Finns said no.")
    story.name("Finns", "group", country="fi").name("Finns", "group", country="fi", definite=False)
    assert story.whose() == [("Finns", "Finns"), ("Finns", None)]


def test_the_last_named_bearer_of_a_surname_is_meant() -> None:
    story = Story("Jill Arden sang. Bill Arden spoke. Arden said no.")
    story.name("Jill Arden", role="subject").name("Bill Arden", role="subject").name(
        "Arden", **SAYS
    )
    assert story.whose()[2] == ("Arden", "Bill Arden")


def test_a_judge_in_the_lead_is_the_one_named_next() -> None:
    story = Story("A Lorn judge said no. Judge Mara Lindqvist spoke.")
    story.description("A Lorn judge", titles=(Title("lorn judge"),), definite=False, **SAYS)
    story.name("Mara Lindqvist", titles=(Title("judge"),), **SAYS)
    assert [name for _, name in story.whose()] == ["Mara Lindqvist"] * 2


def test_a_judge_before_two_judges_is_nobody() -> None:
    story = Story("A Lorn judge said no. Judge Mara Lindqvist and Judge Boris Arden spoke.")
    story.description("A Lorn judge", titles=(Title("lorn judge"),), definite=False, **SAYS)
    story.name("Mara Lindqvist", titles=(Title("judge"),), **SAYS)
    story.name("Boris Arden", titles=(Title("judge"),), **SAYS)
    assert story.whose()[0] == ("A Lorn judge", None)


def test_a_campaign_is_that_of_whose_name_it_has() -> None:
    story = Story("Boris Arden left. The Arden campaign said no.")
    story.name("Boris Arden", role="subject")
    story.description("The Arden campaign", "organisation", owner="arden", **SAYS)
    assert [name for _, name in story.whose()] == ["Boris Arden", "Boris Arden campaign"]


def test_words_of_a_name_describe_it_in_any_order() -> None:
    story = Story("The Lorn Court of Appeals met. The appeals court said no.")
    story.name("Lorn Court of Appeals", "organisation", role="subject")
    story.description("The appeals court", "organisation", **SAYS)
    assert [name for _, name in story.whose()] == ["Lorn Court of Appeals"] * 2


def test_a_lead_repeats_the_noun_of_its_heading() -> None:
    story = Story("Judge rejects it. A Lorn judge said no. Toller, a judge of Brennick, spoke.")
    story.description("Judge", titles=(Title("judge"),), definite=True, **SAYS)
    story.description("A Lorn judge", definite=False, **SAYS)
    story.name("Toller", titles=(Title("judge", owner="brennick"),), **SAYS)
    assert [name for _, name in story.whose()] == ["Toller"] * 3


def test_a_party_tells_more_of_the_one_member_of_parliament() -> None:
    story = Story("The MP, Boris Arden, left. Boris Arden spoke. The Harbour MP said no.")
    seat = Title("representative", "fj")
    story.description("The MP", partner=8, role="subject", titles=(seat,))
    story.name("Boris Arden", titles=(seat,)).name("Boris Arden", **SAYS)
    harbour = Title("representative", owner="harbour")
    story.description("The Harbour MP", head="mp", titles=(harbour,), **SAYS)
    assert story.whose()[-1] == ("The Harbour MP", "Boris Arden")


def test_a_party_tells_nothing_of_two_people_in_mind() -> None:
    story = Story("The MP, Boris Arden, left. Boris Arden met Jo Roe. The Harbour MP said no.")
    seat = Title("representative", "fj")
    story.description("The MP", partner=8, role="subject", titles=(seat,))
    story.name("Boris Arden", titles=(seat,)).name("Boris Arden", **SAYS)
    story.name("Jo Roe", role="object")
    harbour = Title("representative", owner="harbour")
    story.description("The Harbour MP", head="mp", titles=(harbour,), **SAYS)
    assert story.whose()[-1] == ("The Harbour MP", None)


def test_this_pianist_is_who_is_in_mind_whatever_they_were_called() -> None:
    story = Story("The mayor, Boris Arden, spoke. This pianist said no.")
    story.description("The mayor", partner=11, role="subject", titles=(Title("mayor"),))
    story.name("Boris Arden", titles=(Title("mayor"),), **SAYS)
    story.description("This pianist", **SAYS)
    assert story.whose()[-1] == ("This pianist", "Boris Arden")


def test_this_ally_of_a_country_is_nobody_in_mind() -> None:
    story = Story("Boris Arden spoke. This Fijian ally said no.")
    story.name("Boris Arden", **SAYS)
    story.description("This Fijian ally", country="fj", **SAYS)
    assert story.whose()[-1] == ("This Fijian ally", None)


def test_an_administration_is_no_body_that_only_comes_later() -> None:
    story = Story("The administration said no. The Harbour Administration sang.")
    story.description("The administration", "organisation", **SAYS)
    story.name("Harbour Administration", "organisation")
    assert story.whose()[0] == ("The administration", None)


def test_an_acronym_that_is_known_is_no_other_name_s() -> None:
    story = Story("US Navy ships left. The UN said no.")
    story.name("US Navy", "organisation").name("UN", "organisation", **SAYS)
    assert story.whose() == [("US Navy", "US Navy"), ("UN", "UN")]
