from __future__ import annotations

import pytest

from onrecord.annotators.names import Draft
from onrecord.annotators.names.features import (
    FEATURES,
    USES,
    Scene,
    features,
    score,
    shares,
    use_of,
    weights,
)
from onrecord.annotators.names.member import Member


def pronoun(**fields: object) -> Draft:
    draft = Draft(40, 42, "he", "pronoun", "person", "he", gender="m")
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def scene(**fields: object) -> Scene:
    given: dict[str, object] = {
        "index": 5, "paragraph": 2, "speaker": None, "speaker_at": -1, "since": 4, "latest": None,
        "relative": None, "before": -1, "most": 4,
    }  # fmt: skip
    return Scene(**(given | fields))  # type: ignore[arg-type]


def told(member: Member, draft: Draft | None = None, **fields: object) -> dict[str, float]:
    values = features(draft or pronoun(), member, scene(**fields))
    return {name: value for name, value in zip(FEATURES, values, strict=True) if value}


def test_every_use_has_a_weight_for_every_feature_and_for_nobody() -> None:
    table = weights()
    assert set(table.of) == set(table.nobody) == set(table.share) == set(USES)
    assert all(len(of) == len(FEATURES) for of in table.of.values())
    assert all(0.5 <= share < 1 for share in table.share.values())


def test_uses_of_pronouns() -> None:
    assert use_of(pronoun(role="subject", speaks=True)) == "speaker"
    assert use_of(pronoun(role="subject")) == "subject"
    assert use_of(pronoun(role="object")) == "object"
    assert use_of(pronoun()) == "possessor"
    assert use_of(pronoun(plural=True, role="subject")) == "plural"
    assert use_of(pronoun(form="description", role="subject")) == "description"


def test_what_is_told_of_the_main_subject_of_the_sentence_before() -> None:
    member = Member(kind="person", seen=4, main_in=4, role="subject", count=1, seen_paragraph=2)
    member.names["Mara Lindqvist"] = 2
    found = told(member)
    assert {"sentence before", "same paragraph", "subject", "main subject", "main before"} <= set(
        found
    )
    assert found["prominent"] == 0.5
    assert "this sentence" not in found


def test_who_has_the_word_is_the_last_speaker_with_no_other_subject_since() -> None:
    member = Member(kind="person", seen=4, main_in=4)
    assert "has the word" in told(member, speaker=member, speaker_at=4)
    assert "has the word" not in told(member, speaker=member, speaker_at=4, since=5)


def test_distance_grows_up_to_a_bound() -> None:
    assert told(Member(kind="person", seen=2))["earlier"] == pytest.approx(0.2)
    assert told(Member(kind="person", seen=-200))["earlier"] == pytest.approx(2.0)


def test_shares_add_up_to_one() -> None:
    assert sum(shares([1.0, -2.0, 700.0])) == pytest.approx(1.0)
    assert shares([3.0, 3.0]) == [0.5, 0.5]


def test_more_than_a_few_mentions_make_nobody_likelier() -> None:
    few, many = (told(Member(kind="person", seen=4, count=count)) for count in (10, 60))
    assert few == many
    assert told(Member(kind="person", seen=4, count=3))["often"] < few["often"]


def test_somebody_of_unknown_gender_is_a_man_rather_than_a_woman() -> None:
    member = Member(kind="person", seen=4)
    he, she = pronoun(gender="m"), pronoun(gender="f")
    assert score(he, member, scene()) > score(she, member, scene())
