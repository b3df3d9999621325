from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotators.names.runs import split_runs
from tests.annotators.names.drafts import SAYS, Story


def cut(text: str, *standing: str, kind: Any = "person") -> list[str]:
    """Return the names that ``text`` is split into where the others stand alone in the report."""
    story = Story(". ".join([text, *standing]) + ".").name(text, kind)
    for name in standing:
        story.name(name)
    return [draft.text for draft in split_runs(story.drafts)][: -len(standing) or None]


@pytest.mark.parametrize(
    ("text", "standing", "names"),
    [
        ("Mara Lindqvist Mara Lindqvist", (), ["Mara Lindqvist", "Mara Lindqvist"]),
        ("Mara Mara Lindqvist", ("Mara Lindqvist",), ["Mara", "Mara Lindqvist"]),
        ("Tom Toller Robert Toller", ("Robert Toller",), ["Tom Toller", "Robert Toller"]),
        ("Ruth Vennik Daniel Holmvik", (), ["Ruth Vennik", "Daniel Holmvik"]),
        ("Drummer Daniel Holmvik", ("Daniel Holmvik",), ["Daniel Holmvik"]),
        ("BST Daniel Holmvik", (), ["Daniel Holmvik"]),
        ("Reuters Daniel van Holmvik", (), ["Reuters", "Daniel van Holmvik"]),
        ("Cardiff Ruth Vennik", (), ["Cardiff", "Ruth Vennik"]),
        ("Ruth Vennik BBC News", ("Ruth Vennik",), ["Ruth Vennik", "BBC News"]),
    ],
)
def test_a_run_of_two_names_is_two(text: str, standing: tuple[str, ...], names: list[str]) -> None:
    assert cut(text, *standing) == names


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Ruth Daniel Holmvik", ("Daniel Holmvik",)),
        ("R. Daniel Holmvik", ("Daniel Holmvik",)),
        ("John Daniel Peter Holmvik", ()),
        ("Lang Lang Holmvik", ()),
        ("RUTH DANIEL HOLMVIK", ("Daniel Holmvik",)),
        ("Ruth Vennik Holmvik", ("Ruth Vennik",)),
        ("Vennik Art Gallery", ("Art Gallery",)),
        ("Ruth Vennik", ()),
    ],
)
def test_a_long_name_is_one(text: str, standing: tuple[str, ...]) -> None:
    assert cut(text, *standing) == [text]


def test_a_body_ends_before_somebody_whom_the_report_names() -> None:
    text = "Harbour Authority Chairwoman Ruth Vennik"
    assert cut(text, kind="organisation") == ["Ruth Vennik"]
    text = "Harbour Authority Ruth Vennik"
    assert cut(text, "Ruth Vennik", kind="organisation") == ["Ruth Vennik"]
    assert cut(text, kind="organisation") == [text]
    assert cut("Lorn Director Ruth Bank", kind="organisation") == ["Lorn Director Ruth Bank"]
    friends = "Friends of Ruth Vennik"
    assert cut(friends, "Ruth Vennik", kind="organisation") == [friends]


def test_the_verb_is_the_second_one_s_and_a_country_keeps_its_code() -> None:
    story = Story("UK Ruth Vennik said no.").name("UK Ruth Vennik", **SAYS)
    first, second = split_runs(story.drafts)
    assert (first.kind, first.country, first.speaks) == ("state", "gb", False)
    assert (second.kind, second.country, second.speaks) == ("person", None, True)
    assert story.report.text[second.start : second.end] == second.text == "Ruth Vennik"


def test_two_in_a_row_are_two_people_of_the_report() -> None:
    story = Story("Tom Toller Robert Toller came. Robert Toller sang.")
    story.name("Tom Toller Robert Toller").name("Robert Toller")
    assert story.whose() == [
        ("Tom Toller", "Tom Toller"),
        ("Robert Toller", "Robert Toller"),
        ("Robert Toller", "Robert Toller"),
    ]


def test_two_known_bodies_in_a_row_are_two() -> None:
    assert cut("Reuters BP", kind="organisation") == ["Reuters", "BP"]
    assert cut("EPA BP", kind="unknown") == ["EPA", "BP"]
    assert cut("BBC News", kind="organisation") == ["BBC News"]
