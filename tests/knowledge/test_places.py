from __future__ import annotations

import pytest

from onrecord.knowledge.offices import office_by_id
from onrecord.knowledge.places import adjective_stems, name_stems, places


@pytest.mark.parametrize(
    ("name", "adjective"),
    [
        ("ruritania", "ruritanian"),
        ("tolvany", "tolvan"),
        ("orlan", "orlanese"),
        ("velmo", "velmish"),
    ],
)
def test_a_country_and_its_adjective_share_a_stem(name: str, adjective: str) -> None:
    assert name_stems(name) & adjective_stems(adjective)


def test_other_countries_do_not() -> None:
    assert not name_stems("ruritania") & adjective_stems("tolvan")
    assert not name_stems("oran") & adjective_stems("iranian")


def test_the_offices_of_states_are_offices() -> None:
    assert places().state_offices | places().state_signs <= office_by_id().keys()
