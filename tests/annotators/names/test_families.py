from __future__ import annotations

from onrecord.annotators.names.families import with_surnames
from tests.annotators.names.drafts import SAYS, Story


def names(story: Story) -> list[str]:
    return [draft.text for draft in with_surnames(story.drafts, story.report.text)]


def test_given_names_in_a_list_share_the_surname_of_the_last() -> None:
    story = Story("Ada, Peter and Mara Lindqvist said no.")
    story.name("Ada", "unknown", **SAYS).name("Peter", **SAYS).name("Mara Lindqvist", **SAYS)
    assert names(story) == ["Ada Lindqvist", "Peter Lindqvist", "Mara Lindqvist"]
    assert story.whose()[0] == ("Ada", "Ada Lindqvist")


def test_a_surname_in_a_list_stays_alone() -> None:
    story = Story("Toller and Mara Lindqvist left.")
    story.name("Toller").name("Mara Lindqvist")
    assert names(story) == ["Toller", "Mara Lindqvist"]


def test_a_list_that_ends_in_a_given_name_has_no_surname() -> None:
    story = Story("Mara Lindqvist and Peter left, Ada stayed.")
    story.name("Mara Lindqvist").name("Peter").name("Ada")
    assert names(story) == ["Mara Lindqvist", "Peter", "Ada"]


def test_who_has_a_title_is_no_given_name() -> None:
    story = Story("Mr Peter and Mara Lindqvist left.")
    story.name("Peter", honorific=True, gender="m").name("Mara Lindqvist")
    assert names(story) == ["Peter", "Mara Lindqvist"]
