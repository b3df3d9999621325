from __future__ import annotations

import pytest

from onrecord.knowledge.tables import rows
from onrecord.knowledge.towns import country_of, sites


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "ua"), ("Geneva", "ch"), ("OHIO", "us"), ("St Petersburg", "ru"),
        ("White House", "us"), ("France", "fr"), ("Lorn", None),
    ],
)  # fmt: skip
def test_the_country_of_a_place(name: str, country: str | None) -> None:
    assert country_of(name) == country


def test_every_town_has_a_country_and_comes_once() -> None:
    table = rows("towns.csv")
    codes = {row["country"] for row in table} | set(sites().values())
    assert all(len(code) == 2 and code.islower() for code in codes)
    names = [row["name"] for row in table]
    assert len(set(names)) == len(names)
