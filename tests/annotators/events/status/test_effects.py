from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.events.status.effects import turned
from onrecord.annotators.events.status.reading import (
    HAPPENED,
    Certainty,
    Polarity,
    Reading,
    Status,
    contrary,
    going,
    lesser,
    reading,
    unsure,
)
from onrecord.annotators.events.status.words import Effect

READINGS = st.builds(
    Reading,
    st.sampled_from(get_args(Status)),
    st.sampled_from(get_args(Polarity)),
    st.sampled_from(get_args(Certainty)),
)
EFFECTS = st.sampled_from(get_args(Effect))
NEGATIVE = frozenset(["not_happened", "rejected", "denied"])


@given(READINGS)
def test_what_is_negated_has_the_other_polarity(read: Reading) -> None:
    assert contrary(read).polarity != read.polarity


@pytest.mark.parametrize("status", ["happened", "not_happened", "alleged", "denied"])
def test_a_double_negation_is_none(status: Status) -> None:
    assert contrary(contrary(reading(status))) == reading(status)


@given(st.sampled_from(get_args(Certainty)), st.sampled_from(get_args(Certainty)))
def test_the_lesser_certainty_is_one_of_both(one: Certainty, other: Certainty) -> None:
    assert lesser(one, other) in (one, other)
    assert lesser(one, other) == lesser(other, one)


@given(EFFECTS, READINGS)
def test_nothing_gets_surer_under_a_verb_of_belief(effect: Effect, above: Reading) -> None:
    believed = turned("weak", above)
    assert lesser(believed.certainty, above.certainty) == believed.certainty
    assert turned(effect, above).status in get_args(Status)


@given(READINGS)
def test_what_is_presupposed_is_so_whatever_stands_above(above: Reading) -> None:
    assert turned("fact", above) == HAPPENED


@pytest.mark.parametrize(
    ("effect", "above", "status"),
    [
        ("not", HAPPENED, "not_happened"),
        ("not", reading("planned"), "hypothetical"),
        ("requested", reading("hypothetical"), "hypothetical"),
        ("requested", reading("planned"), "requested"),
        ("not_happened", reading("alleged"), "denied"),
        ("ended", HAPPENED, "happened"),
        ("ended", reading("requested"), "ongoing"),
        ("going", reading("planned"), "planned"),
        ("unlikely", HAPPENED, "predicted"),
    ],
)
def test_an_effect_depends_on_what_is_read_of_the_governor(
    effect: Effect, above: Reading, status: Status
) -> None:
    assert turned(effect, above).status == status


def test_the_polarity_of_a_status_is_its_usual_one() -> None:
    for status in get_args(Status):
        assert reading(status).negative == (status in NEGATIVE)


def test_only_a_fact_goes_on() -> None:
    assert going(HAPPENED).status == "ongoing"
    assert going(reading("planned")).status == "planned"
    assert unsure(HAPPENED, "possible").certainty == "possible"
