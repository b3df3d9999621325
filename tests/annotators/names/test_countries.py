from __future__ import annotations

import pytest

from onrecord.annotators.names import Title
from onrecord.annotators.names.countries import learn_countries, with_countries
from onrecord.annotators.names.kinds import vote_kinds
from tests.annotators.names.drafts import Story


def office(office: str, owner: str, *, possessed: bool = True) -> Story:
    """Return a report with somebody of ``owner``'s in it."""
    story = Story(f"{owner}'s {office} left for {owner}. A note from {owner}.")
    title = Title(office, owner=owner.lower(), possessed=possessed)
    story.description(f"{owner}'s {office}", titles=(title,), owner=owner.lower())
    return story.name(owner, "unknown")


def learned(story: Story) -> dict[str, str]:
    return learn_countries(story.drafts, vote_kinds(story.drafts))


@pytest.mark.parametrize("held", ["prime minister", "foreign minister", "ambassador"])
def test_who_has_a_foreign_minister_is_a_country(held: str) -> None:
    assert learned(office(held, "Ruritania")) == {"ruritania": "ruritania"}


def test_a_president_takes_a_place() -> None:
    assert learned(office("president", "Ruritania")) == {}
    story = office("president", "Ruritania").name("Ruritania", "place", located=True)
    assert learned(story) == {"ruritania": "ruritania"}


@pytest.mark.parametrize("owner", ["Scotland", "Ukraine", "Hamas"])
def test_regions_and_what_is_known_are_not_learned(owner: str) -> None:
    assert learned(office("foreign minister", owner)) == {}


def test_an_adjective_before_an_office_makes_no_country() -> None:
    assert learned(office("prime minister", "Conservative", possessed=False)) == {}


@pytest.mark.parametrize(
    ("name", "adjective"),
    [("Ruritania", "Ruritanian"), ("Tolvany", "Tolvan"), ("Orlan", "Orlanese")],
)
def test_the_adjective_of_the_stem_is_the_country_s(name: str, adjective: str) -> None:
    story = office("prime minister", name)
    title = Title("leader", owner=adjective.lower())
    story.at = 0
    story.description("A note", titles=(title,), owner=adjective.lower())
    found = learned(story)
    assert found[adjective.lower()] == name.lower()
    draft = with_countries(story.drafts[-1], found)
    assert (draft.titles[0].owner, draft.owner) == (name.lower(), name.lower())
