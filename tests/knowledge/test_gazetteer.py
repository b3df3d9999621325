from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.knowledge.countries import countries
from onrecord.knowledge.gazetteer import locate, state


@pytest.mark.parametrize(
    ("name", "country"), [("Mariupol", "ua"), ("Kiev", "ua"), ("KYIV", "ua"), ("Paris", "fr")]
)
def test_a_city_that_only_one_can_be_is_found(name: str, country: str) -> None:
    found = locate(name)
    assert found is not None
    assert found.country == country
    assert found.latitude is not None


def test_a_name_of_several_is_none_of_them() -> None:
    assert locate("Birmingham") is None
    assert locate("Georgia") is None
    assert locate("New York") is None
    assert locate("Asia") is None
    assert locate("Lorn") is None
    assert locate("") is None
    assert locate("a,b\nc") is None


def test_the_country_or_the_state_decides() -> None:
    british = locate("Birmingham", country="gb")
    southern = locate("Birmingham", country="us", region="al")
    assert british is not None and southern is not None
    assert (british.country, southern.region) == ("gb", "al")
    assert locate("Paris", country="ua") is None


def test_areas_have_no_coordinates() -> None:
    ukraine, texas = locate("Ukraine"), locate("Texas")
    assert ukraine is not None and texas is not None
    assert (ukraine.latitude, ukraine.geonames) == (None, "690791")
    assert texas.longitude is None
    assert (state("Texas"), state("Georgia"), state("Oslo")) == ("tx", "ga", None)


def test_a_city_goes_without_its_article_or_with_city_behind() -> None:
    fallujah, mexico = locate("Fallujah"), locate("Mexico City")
    assert fallujah is not None and mexico is not None
    assert (fallujah.country, mexico.country) == ("iq", "mx")
    assert mexico.latitude is not None


def test_the_table_is_sorted_and_its_cells_are_what_they_say() -> None:
    raw = (files("onrecord.knowledge") / "gazetteer.csv").read_bytes().splitlines()
    lines = raw[1:]
    assert lines == sorted(lines)
    assert {line.count(b",") for line in raw} == {7}
    cells = [line.decode().split(",") for line in lines]
    assert {row[1] for row in cells} == {"name", "spelling", "other", "country", "state"}
    places = [(float(row[4]), float(row[5])) for row in cells if row[4]]
    assert all(-90 <= latitude <= 90 and -180 <= east <= 180 for latitude, east in places)
    assert set(countries().by_code) <= {row[2] for row in cells}
