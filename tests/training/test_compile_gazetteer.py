from __future__ import annotations

from typing import Any

from training.knowledge.compile_gazetteer import Entry, entries


class Cache:
    def __init__(self, **city: Any) -> None:
        self._city = {
            "name": "Orlavia", "latitude": 1.23456, "longitude": -2.0, "countrycode": "UA",
            "population": 60_000, "geonameid": 7, "admin1code": "05", "alternatenames": [], **city,
        }  # fmt: skip

    def get_cities(self) -> dict[str, Any]:
        return {"7": self._city}

    def get_countries(self) -> dict[str, Any]:
        return {}

    def get_us_states(self) -> dict[str, Any]:
        return {}


def forms(**city: Any) -> dict[str, str]:
    return {entry.key: entry.form for entry in entries(Cache(**city))}


def test_a_city_is_a_row_under_its_name() -> None:
    row = Entry("orlavia", "name", "ua", "", "1.2346", "-2.0000", "7", "60000")
    assert list(entries(Cache())) == [row]


def test_near_spellings_are_kept_other_names_only_of_the_largest() -> None:
    other = ["Orlavija", "ORV", "Orl", "Орлавія", "Bramstad"]
    assert forms(alternatenames=other) == {"orlavia": "name", "orlavija": "spelling"}
    assert forms(alternatenames=other, population=40_000) == {"orlavia": "name"}
    assert forms(alternatenames=other, population=2_000_000)["bramstad"] == "other"
