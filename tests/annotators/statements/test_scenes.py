from __future__ import annotations

from onrecord.annotators.statements.circumstances import (
    Addressee,
    Circumstances,
    MediumDraft,
    Occasion,
    Outlet,
    PlaceDraft,
)
from onrecord.annotators.statements.finish import before_publication
from tests.annotators.statements.test_finish import VARGA, draft, finished, friday, where

UNKNOWN = before_publication("2031-05-04")


def interview(words: str = "The agency", *, definite: bool = False) -> MediumDraft:
    outlet = None if definite else Outlet("Radio East", 0)
    return MediumDraft(where(words), 0, outlet, lasting=True, definite=definite)


def test_a_dated_scene_dates_what_its_speaker_goes_on_to_say() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday(), opens=True)
    second = draft("She", "added", "that coal is short")
    said = [statement.said for statement in finished(first, second)]
    assert [(s.start, s.basis) for s in said] == [
        ("2031-05-02", "expressed"),
        ("2031-05-02", "context"),
    ]


def test_a_scene_of_its_own_takes_no_time_from_an_earlier_one() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday(), opens=True)
    anew = draft("She", "added", "that coal is short", opens=True, medium=interview())
    the_same = draft(
        "She", "added", "that coal is short", opens=True, medium=interview(definite=True)
    )
    assert finished(first, anew)[1].said.basis == "published"
    assert finished(first, the_same)[1].said.basis == "context"


def test_what_is_added_was_said_with_what_it_adds_to() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday())
    apart = finished(first, draft("She", "added", "that coal is short"))[1]
    added = finished(first, draft("She", "added", "that coal is short", goes_on=True))[1]
    assert apart.said.basis == "published"
    assert (added.said.start, added.said.basis) == ("2031-05-02", "context")


def test_a_time_to_come_is_not_that_of_the_scene() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday(), opens=True)
    later = friday("2031-05-09", "2031-05-10")
    announced = draft("She", "added", "that coal is short", time=later)
    assert finished(first, announced)[1].said.basis == "published"


def test_medium_place_and_addressees_go_on_with_the_scene() -> None:
    lorn = PlaceDraft(where("ships"), "be")
    agency = Addressee(where("The agency")[0], where("agency"), None)
    first = draft(
        "Varga", "said", "that ships wait", opens=True, medium=interview(), place=lorn,
        addressees=(agency,),
    )  # fmt: skip
    told, added = finished(first, draft("She", "added", "that coal is short"))
    assert added.medium is not None and added.medium.outlet == "Radio East"
    assert (added.medium, added.place, added.addressees) == (
        told.medium, told.place, told.addressees,
    )  # fmt: skip
    assert added.place is not None
    assert (added.place.name, added.place.country, added.place.latitude) == ("ships", "be", None)
    assert [actor.name for actor in added.addressees] == ["Agency"]


def test_the_interview_keeps_the_outlet_of_the_one_it_goes_back_to() -> None:
    first = draft("Varga", "said", "that ships wait", opens=True, medium=interview())
    again = draft("She", "added", "that coal is short", opens=True, medium=interview(definite=True))
    assert [s.medium and s.medium.outlet for s in finished(first, again)] == ["Radio East"] * 2


def test_a_group_that_a_description_names_is_an_actor_of_its_own() -> None:
    crowd = Addressee(where("ships")[0], where("ships"), "group")
    [statement] = finished(draft("Varga", "said", "that coal is short", addressees=(crowd,)))
    [actor] = statement.addressees
    assert (actor.name, actor.kind) == ("ships", "group")
    assert actor.mention is not None and actor.mention.text == "ships"


def test_nobody_speaks_to_themselves() -> None:
    herself = Addressee(where("She")[0], where("She"), None)
    [statement] = finished(draft("Varga", "said", "that ships wait", addressees=(herself,)))
    assert statement.speaker is not None and statement.speaker.id == VARGA.id
    assert statement.addressees == ()


def test_what_is_to_come_is_not_of_the_scene() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday(), opens=True)
    later = draft("She", "added", "that coal is short", apart=True)
    assert finished(first, later)[1].said == UNKNOWN


def test_an_occasion_is_a_scene_too() -> None:
    spoke = Circumstances(medium=interview(), time=friday(), opens=True)
    before = (Occasion(0, where("Varga")[0], spoke),)
    [found] = finished(draft("She", "added", "that coal is short", before=before))
    assert found.medium is not None
    assert (found.said.start, found.said.basis) == ("2031-05-02", "context")


def test_a_thought_is_not_of_the_scene() -> None:
    first = draft("Varga", "said", "that ships wait", time=friday(), opens=True)
    thought = draft("She", "added", "that coal is short", act="expect")
    assert finished(first, thought)[1].said == UNKNOWN
