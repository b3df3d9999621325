from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.knowledge.roster import Entry, Term, load
from tests.knowledge.roster.files import HEAD, entry, loaded, wrote


def test_a_row_is_an_actor(tmp_path: Path) -> None:
    row = "Mara  Lindqvist,M. Lindqvist| Mara L ,Person,Sweden,Q42,,,,,,\n"
    assert entry(tmp_path, HEAD + row) == Entry(
        name="Mara Lindqvist", kind="person", forms=("M. Lindqvist", "Mara L"), country="se",
        wikidata="Q42",
    )  # fmt: skip


def test_only_the_name_is_needed(tmp_path: Path) -> None:
    assert entry(tmp_path, "name\nHarbour Guild\n") == Entry(name="Harbour Guild")


def test_offices_stand_in_the_row_and_below_it(tmp_path: Path) -> None:
    rows = (
        "Mara Lindqvist,,person,se,,Foreign Minister,,2019-05-02,2021,,\n"
        ",,,,,mayor,Lorn,2022-03,,,\n\n"
        "Oskar Brandt,,person,,,harbour master,Harbour Guild,,,,\n"
    )
    held = {each.name: each.terms for each in loaded(tmp_path, HEAD + rows).entries}
    assert held == {
        "Mara Lindqvist": (
            Term(
                title="Foreign Minister", office="foreign minister", country="se",
                start="2019-05-02", end="2021",
            ),
            Term(title="mayor", office="mayor", body="Lorn", start="2022-03"),
        ),
        "Oskar Brandt": (Term(title="harbour master", body="Harbour Guild"),),
    }  # fmt: skip


@pytest.mark.parametrize("mark", [";", "\t"])
def test_spreadsheets_divide_cells_in_their_own_way(tmp_path: Path, mark: str) -> None:
    text = f'\ufeffName{mark}Kind{mark}Country\r\n"Brandt{mark} Oskar"{mark}person{mark}no\r\n'
    found = entry(tmp_path, text)
    assert (found.name, found.country) == (f"Brandt{mark.strip() or ''} Oskar", "no")


def test_a_file_may_be_gzipped(tmp_path: Path) -> None:
    import gzip

    packed = gzip.compress(b"name\nMara Lindqvist\n")
    assert entry(tmp_path, packed, "cast.csv.gz").name == "Mara Lindqvist"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "is empty"),
        ("\n \n", "", "is empty"),
        (HEAD, "", "holds no actor"),
        ("name,knd\nA B,person\n", ":1", "unknown column 'knd'; did you mean 'kind'?"),
        ("name,name\nA B,C\n", ":1", "the column 'name' stands twice"),
        ("kind\nperson\n", ":1", "there is no column 'name'"),
        ("name,kind\nA B,person,se\n", ":2", "3 cells, but the heading has 2"),
        ('name,kind\n"A B,person\n', ":2", "not CSV: unexpected end of data"),
        ('name,kind\n"A" B,person\n', ":2", "not CSV: "),
        ("name,kind\nA B,persn\n", ":2", "unknown kind 'persn'; did you mean 'person'?"),
        ("name,country\n\nA B,Swedn\n", ":3", "unknown country 'Swedn'; did you mean 'Sweden'?"),
        ("name,country\nA B,zz\n", ":2", "unknown country 'zz'; give its ISO 3166-1 code"),
        ("name,wikidata\nA B,42\n", ":2", "'42' is no Wikidata id; one is written Q42"),
        ("name,office,start\nA B,mayor,May\n", ":2", "'May' is no date; write YYYY-MM-DD"),
        ("name,office,start\nA B,mayor,2019-02-29\n", ":2", "'2019-02-29' is no date"),
        (
            "name,office,start,end\nA B,mayor,2021-05-02,2021-05-01\n",
            ":2", "the office 'mayor' ends before it starts: 2021-05-02 to 2021-05-01",
        ),
        (
            'name,office,start,end\n"A\nB",mayor,2019,\n,mayor,2021-05,2020\n',
            ":4", "the office 'mayor' ends before it starts: 2021-05 to 2020",
        ),
        ("name,start\nA B,2019\n", ":2", "'start' is given without an office"),
        ("name,office\n,mayor\n", ":2", "the first row has no name"),
        ("name,kind,office\nA B,,\n,person,mayor\n", ":3", "a row without a name gives the actor"),
        ("name,id\nA B,1\nC D,1\n", ":3", "1 is 'A B' already ("),
        ("name,wikidata\nA B,Q1\nC D,Q1\n", ":3", "Q1 is 'A B' already ("),
        ("name,id,same_as\nA B,1,2\nC D,2,3\nE F,3,1\n", ":2", "goes round in a circle: A B →"),
        ("name,id,same_as\nA B,1,1\n", ":2", "goes round in a circle: A B → A B"),
        ("name,id,same_as\nA B,1,9\n", ":2", "'same_as' names '9', which no actor has"),
        (b"name\nMara Lindqv\xefst\n", ":2", "not UTF-8: byte 0xef; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, place: str, reason: str
) -> None:
    path = wrote(tmp_path, text)
    with pytest.raises(RunError) as caught:
        load([path])
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert reason in str(caught.value)


def test_a_wrong_file_beside_a_good_one_is_an_error(tmp_path: Path) -> None:
    good = wrote(tmp_path, "name\nMara Lindqvist\n", "good.csv")
    for name, text, reason in (
        ("gone.csv", None, "the cast cannot be read: No such file"),
        ("cast.xlsx", "name\n", "of what format is it?"),
        ("cast.csv.gz", "name\n", "is not gzip, or cut off"),
    ):
        path = tmp_path / name if text is None else wrote(tmp_path, text, name)
        with pytest.raises(RunError, match=reason):
            load([good, path])


def test_nothing_given_is_an_empty_cast() -> None:
    assert len(load([])) == 0 and load([]).digest == ""
