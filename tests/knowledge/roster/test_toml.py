from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.knowledge.roster import Entry, Term, load
from tests.knowledge.roster.files import HEAD, entry, loaded, wrote

WHOLE = """
# The cast of an invented story.
[[actor]]
name = "Mara Lindqvist"
aliases = ["M. Lindqvist"]
kind = "person"
country = "se"
wikidata = "https://www.wikidata.org/wiki/Q42"
[[actor.office]]
title = "foreign minister"
start = 2019-05-02
end = 2021
[[actor.office]]
title = "chairwoman"
of = "Harbour Guild"
"""


def test_a_table_is_an_actor_with_its_offices(tmp_path: Path) -> None:
    assert entry(tmp_path, WHOLE, "cast.toml") == Entry(
        name="Mara Lindqvist", kind="person", forms=("M. Lindqvist",), country="se",
        wikidata="Q42",
        terms=(
            Term(
                title="foreign minister", office="foreign minister", country="se",
                start="2019-05-02", end="2021",
            ),
            Term(title="chairwoman", office="chairman", body="Harbour Guild"),
        ),
    )  # fmt: skip


def test_the_same_in_csv_is_the_same_cast(tmp_path: Path) -> None:
    rows = (
        "Mara Lindqvist,M. Lindqvist,person,se,Q42,foreign minister,,2019-05-02,2021,,\n"
        ",,,,,chairwoman,Harbour Guild,,,,\n"
    )
    assert loaded(tmp_path, HEAD + rows).digest == loaded(tmp_path, WHOLE, "c.toml").digest


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "is empty"),
        ("# nobody\n", "", "holds no actor"),
        ("[[actor]\n", ":1", "not TOML: "),
        ("\n[[actor]]\nname = 1979-13-01\n", ":3", "not TOML: "),
        ("[[actors]]\nname = 'A B'\n", "", "unknown table 'actors'; did you mean 'actor'?"),
        ("actor = 1\n", "", "'actor' is a list of tables"),
        ("[[actor]]\nnam = 'A B'\n", ":1", "unknown key 'nam'; did you mean 'name'?"),
        ("[[actor]]\nkind = 'person'\n", ":1", "the actor has no name"),
        ("[[actor]]\nname = 7\n", ":1", "'name' is a text"),
        ("[[actor]]\nname = 'A B'\naliases = 'C'\n", ":1", "'aliases' is a list of names"),
        (
            "[[actor]]\nname = 'A B'\n\n[[actor]]\nname = 'C D'\nkind = 'firm'\n",
            ":4", "unknown kind 'firm'; known: person, organisation, state, group",
        ),
        ("[[actor]]\nname = 'A B'\n[[actor.office]]\nof = 'se'\n", ":3", "given without an office"),
        ("[[actor]]\nname = 'A B'\n[[actor.office]]\n", ":3", "the office has no title"),
        (
            "[[actor]]\nname = 'A B'\n[[actor.office]]\ntitle = 'mayor'\n"
            "[[actor.office]]\ntitle = 'mayor'\nstart = 2021-01-02\nend = 2021-01-01\n",
            ":5", "the office 'mayor' ends before it starts",
        ),
        ("actor = [{name = 'A B', country = 'zz'}]\n", "", "unknown country 'zz'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, place: str, reason: str
) -> None:
    path = wrote(tmp_path, text, "cast.toml")
    with pytest.raises(RunError) as caught:
        load([path])
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert reason in str(caught.value)


def test_the_examples_of_the_page_are_one_cast(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "cast.md").read_text(encoding="utf-8")
    (rows,) = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tables,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    mara = entry(tmp_path, tables, "cast.toml")
    assert [each.name for each in loaded(tmp_path, rows).entries if each == mara] == [mara.name]
