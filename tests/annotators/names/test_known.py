"""The user's cast within a report: who is who, under the names and ids that the user gives."""

from __future__ import annotations

from onrecord.annotators.names import Title, find, resolve
from onrecord.annotators.quotations import find_quotations
from onrecord.knowledge.roster import Entry, Roster, Term
from onrecord.model import Actor
from tests.annotators.names.drafts import SAYS, Story
from tests.parses import parse

MARA = Entry(
    name="Mara Lindqvist", kind="person", forms=("The Captain", "Maja Ek"), weak=("Bibi",),
    country="se", wikidata="Q42",
    terms=(
        Term(title="foreign minister", office="foreign minister", country="se", start="2030"),
        Term(title="chairwoman", office="chairman", body="Lorn Guild"),
    ),
)  # fmt: skip
GUILD = Entry(name="Lorn Guild", kind="organisation", forms=("The Dockers",), wikidata="Q7")


def whose(story: Story, *entries: Entry) -> list[Actor | None]:
    """Return the actor of each mention where ``entries`` are the cast."""
    return [m.actor for m in resolve(story.drafts, story.report, roster=Roster(entries))]


def named(story: Story, *entries: Entry) -> list[str | None]:
    return [None if actor is None else actor.name for actor in whose(story, *entries)]


def test_another_name_has_the_name_and_the_ids_that_the_cast_gives() -> None:
    story = Story("Maja Ek said no. Ek left.")
    story.name("Maja Ek", **SAYS).name("Ek", role="subject")
    found = whose(story, MARA)
    assert found[0] == found[1] is not None
    assert (found[0].name, found[0].country, found[0].wikidata) == ("Mara Lindqvist", "se", "Q42")
    assert named(story) == ["Maja Ek", "Maja Ek"]


def test_two_names_of_one_are_one_and_he_is_somebody_else() -> None:
    story = Story("Maja Ek met Boris Arden. Mara Lindqvist said no. He said maybe.")
    story.name("Maja Ek", role="subject").name("Boris Arden", gender="m", role="object")
    story.name("Mara Lindqvist", **SAYS).pronoun("He", **SAYS)
    assert len({actor.id for actor in whose(story, MARA) if actor is not None}) == 2
    assert named(story, MARA)[:3] == ["Mara Lindqvist", "Boris Arden", "Mara Lindqvist"]


def test_another_spelling_of_the_full_name_is_known() -> None:
    story = Story("Pavel Dubinskyy said no.").name("Pavel Dubinskyy", **SAYS)
    assert named(story, Entry(name="Pavel Dubinsky", kind="person")) == ["Pavel Dubinsky"]


def test_a_weak_name_counts_beside_a_sure_one_alone() -> None:
    lone = Story("Mr Bibi said no.").name("Bibi", honorific=True, **SAYS)
    assert named(lone, MARA) == ["Bibi"]
    both = Story("Mara Lindqvist came. Mrs Bibi said no.")
    both.name("Mara Lindqvist", role="subject").name("Bibi", honorific=True, **SAYS)
    assert named(both, MARA) == ["Mara Lindqvist", "Mara Lindqvist"]


def test_somebody_of_another_country_is_not_meant() -> None:
    story = Story("The Norwegian envoy Mara Lindqvist said no.")
    story.name("Mara Lindqvist", titles=(Title("ambassador", "no"),), **SAYS)
    (actor,) = whose(story, MARA)
    assert actor is not None and (actor.country, actor.wikidata) == ("no", None)


def test_namesakes_are_told_apart_by_office_or_not_at_all() -> None:
    other = Entry(name="Mara Lindqvist", kind="person", wikidata="Q8")
    plain = Story("Mara Lindqvist said no.").name("Mara Lindqvist", **SAYS)
    (actor,) = whose(plain, MARA, other)
    assert actor is not None and actor.wikidata is None
    titled = Story("Foreign Minister Mara Lindqvist said no.", published="2031-05-04")
    titled.name("Mara Lindqvist", titles=(Title("foreign minister"),), **SAYS)
    (actor,) = whose(titled, MARA, other)
    assert actor is not None and actor.wikidata == "Q42"


def test_an_office_is_whom_the_cast_has_in_it_at_publication() -> None:
    for published, name in (("2031-05-04", "Mara Lindqvist"), ("2029-05-04", None)):
        story = Story("Sweden's foreign minister said no.", published=published)
        wanted = (Title("foreign minister", "se"),)
        story.description("Sweden's foreign minister", titles=wanted, country="se", **SAYS)
        assert named(story, MARA) == [name]


def test_an_office_of_a_body_is_its_holders_too() -> None:
    story = Story("The Lorn Guild's chairwoman said no. Mara Lindqvist left.")
    wanted = (Title("chairman", None, "lorn guild", possessed=True),)
    story.description("The Lorn Guild's chairwoman", titles=wanted, owner="lorn guild", **SAYS)
    story.name("Mara Lindqvist", role="subject")
    assert named(story, MARA) == ["Mara Lindqvist", "Mara Lindqvist"]


def test_a_body_has_one_name_whatever_the_reports_call_it() -> None:
    story = Story("Lorn Guild said no. The Dockers said so too.")
    story.name("Lorn Guild", "organisation", **SAYS).name("Dockers", "group", **SAYS)
    first, second = whose(story, GUILD)
    assert first is not None and first == second
    assert (first.name, first.kind, first.wikidata) == ("Lorn Guild", "organisation", "Q7")


def test_a_state_of_the_cast_acts_like_one() -> None:
    story = Story("Ruritania said no. Zenda said yes.")
    story.name("Ruritania", "place", **SAYS).name("Zenda", "place", **SAYS)
    land = Entry(name="Kingdom of Ruritania", kind="state", forms=("Ruritania", "Zenda"))
    first, second = whose(story, land)
    assert first is not None and first == second
    assert (first.name, first.kind) == ("Kingdom of Ruritania", "state")


def test_a_title_tells_more_than_the_cast() -> None:
    story = Story("Mr Guild said no.").name("Guild", honorific=True, gender="m", **SAYS)
    (actor,) = whose(story, Entry(name="Guild", kind="organisation"))
    assert actor is not None and actor.kind == "person"


FRONT = """
    The the DT det 2
    Front Front NNP nsubj 8 ORG
    for for IN prep 2
    the the DT det 5
    Freedom Freedom NNP pobj 3 ORG
    of of IN prep 5
    Lorn Lorn NNP pobj 6 GPE
    said say VBD ROOT 0
    no no UH intj 8
    . . . punct 8
"""


def test_a_name_is_not_cut_where_the_cast_has_the_whole() -> None:
    text = "The Front for the Freedom of Lorn said no."
    front = Entry(name="Front for the Freedom of Lorn", kind="group")
    quotations = find_quotations(text)
    found = find(parse(text, FRONT), quotations, roster=Roster([front]))
    assert [(draft.text, draft.kind) for draft in found] == [(front.name, "group")]
    assert len(find(parse(text, FRONT), quotations)) > 1
