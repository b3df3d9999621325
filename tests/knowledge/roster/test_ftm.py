from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.knowledge.roster import Entry, Term, load
from tests.knowledge.roster.files import dumped, entity, entry, loaded, wrote

MARA = entity(
    "Q42", "Person", name=["MARA LINDQVIST", "Мара Линдквист", "Mara Lindqvist"],
    alias=["Mara B. Lindqvist"], weakAlias=["The Captain"], nationality=["se"],
    country=["se", "no"], birthDate=["1961"], topics=["role.pep"],
)  # fmt: skip
POST = entity(
    "post-1", "Position", name=["Minister of Defence of Sweden"], country=["se"],
    topics=["gov.national"],
)  # fmt: skip


def term(**dates: list[str]) -> dict[str, object]:
    return entity("term-1", "Occupancy", holder=["Q42"], post=["post-1"], **dates)


def test_a_person_has_names_and_country_and_ids(tmp_path: Path) -> None:
    assert entry(tmp_path, dumped(MARA), "peps.ftm.json") == Entry(
        name="Mara Lindqvist", kind="person",
        forms=("MARA LINDQVIST", "Mara B. Lindqvist", "Мара Линдквист"), weak=("The Captain",),
        country="se", wikidata="Q42",
    )  # fmt: skip


def test_kinds_follow_the_schema_and_others_are_passed_over(tmp_path: Path) -> None:
    schemas = ["Organization", "Company", "PublicBody", "LegalEntity", "Vessel", "Address"]
    text = dumped(*(entity(name, name, name=[f"Lorn {name}"]) for name in schemas))
    assert {each.name: each.kind for each in loaded(tmp_path, text, "d.json").entries} == {
        "Lorn Organization": "organisation", "Lorn Company": "organisation",
        "Lorn PublicBody": "organisation", "Lorn LegalEntity": "unknown",
    }  # fmt: skip


def test_one_word_of_a_dump_tells_nobody_but_an_abbreviation_does(tmp_path: Path) -> None:
    text = dumped(entity("c", "Company", name=["Hope"], alias=["Hope Lines"], abbreviation=["HLL"]))
    found = entry(tmp_path, text, "d.json")
    assert (found.forms, found.weak) == (("HLL", "Hope Lines"), ("Hope",))


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        ({"startDate": ["2019-05-02T00:00"], "endDate": ["2021"]}, ("2019-05-02", "2021")),
        ({"periodStart": ["2018"], "startDate": ["2019", "2020"]}, ("2019", None)),
        ({"periodStart": ["2018"]}, ("2018", None)),
        ({"endDate": ["2021"]}, None),
        ({"startDate": ["2021"], "endDate": ["2019"]}, None),
    ],
)
def test_an_occupancy_is_a_term(
    tmp_path: Path, dates: dict[str, list[str]], wanted: tuple[str, str | None] | None
) -> None:
    found = entry(tmp_path, dumped(term(**dates), MARA, POST), "d.json")
    expected = () if wanted is None else (
        Term(
            title="Minister of Defence of Sweden", office="defence minister", country="se",
            start=wanted[0], end=wanted[1],
        ),
    )  # fmt: skip
    assert found.terms == expected


def test_an_office_below_the_country_is_none_of_it(tmp_path: Path) -> None:
    post = entity(
        "post-1", "Position", name=["President of Lorn"], country=["se"], subnationalArea=["Lorn"]
    )
    (found,) = entry(tmp_path, dumped(MARA, post, term(startDate=["2019"])), "d.json").terms
    assert (found.office, found.country) == (None, None)


def test_nested_dumps_say_the_same(tmp_path: Path) -> None:
    flat = loaded(tmp_path, dumped(MARA, POST, term(startDate=["2019"])), "flat.json")
    inner = entity("term-1", "Occupancy", post=[POST], startDate=["2019"])
    properties = {**MARA["properties"], "positionOccupancies": [inner]}
    nested = loaded(tmp_path, dumped({**MARA, "properties": properties}), "nested.json")
    assert nested.digest == flat.digest


def test_pieces_and_referents_are_one_actor(tmp_path: Path) -> None:
    piece = entity("Q42", "Person", name=["Mara Lindqvist"], alias=["Mara Ek"])
    mine = "name,country,same_as\nMara of Lorn,no,old-42\n"
    files = [
        wrote(tmp_path, dumped({**MARA, "referents": ["old-42"]}), "one.json"),
        wrote(tmp_path, dumped(piece), "two.json"),
        wrote(tmp_path, mine, "mine.csv"),
    ]
    (found,) = load(files).entries
    assert (found.name, found.country, found.wikidata) == ("Mara of Lorn", "no", "Q42")
    assert {"Mara Lindqvist", "Mara Ek", "Mara B. Lindqvist"} <= set(found.forms)
    assert load(files[::-1]).digest == load(files).digest


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "is empty"),
        (dumped(entity("v", "Vessel", name=["Hope"])), "", "holds no actor"),
        (dumped(MARA) + "nope\n", ":2", "not JSON: "),
        (dumped(MARA) + '["a"]\n', ":2", "no FollowTheMoney entity: "),
        ('{"id": "a"}\n', ":1", "no FollowTheMoney entity: "),
        (dumped(MARA).encode() + b'{"id": "\xff", "schema": "Person"}\n', ":2", "not UTF-8"),
        ('{"id": "a", "schema": "Person", "properties": {"name": "A"}}', ":1", "entity: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, place: str, reason: str
) -> None:
    path = wrote(tmp_path, text, "dump.json")
    with pytest.raises(RunError) as caught:
        load([path])
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert reason in str(caught.value)
