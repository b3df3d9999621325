from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.tables import TableError, fold, is_date, read_rows


def test_rows_know_their_line() -> None:
    found = read_rows("name,forms\n\nLorn,A | B|\nTolvan,\n", "t.csv", required=("name", "forms"))
    assert [(row.line, row.text("name"), row.several("forms")) for row in found] == [
        (3, "Lorn", ("A", "B")),
        (4, "Tolvan", ()),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.csv:1: no column name, forms"),
        ("name\nLorn\n", "t.csv:1: no column forms"),
        ("name,forms,colour\n", "t.csv:1: unknown column colour"),
        ("name,forms,name\n", "t.csv:1: a column comes twice"),
        ("name,forms\nLorn,A\nTolvan\n", "t.csv:3: 1 cells under a heading of 2"),
        ('name,forms\n"Lorn,A\n', "t.csv:2: not CSV: unexpected end of data"),
    ],
)
def test_a_wrong_table_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TableError) as told:
        read_rows(text, "t.csv", required=("name", "forms"))
    assert str(told.value) == message


def test_a_cell_must_say_what_it_should() -> None:
    (row,) = read_rows("a,b\n,perhaps\n", "t.csv", required=("a", "b"))
    with pytest.raises(TableError, match=r"^t\.csv:2: no a$"):
        row.text("a")
    with pytest.raises(TableError, match=r"^t\.csv:2: b 'perhaps' is neither yes nor no$"):
        row.yes("b")
    assert row.maybe("a") is None
    assert row.maybe("no such column") is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2022", True), ("2022-02", True), ("2022-02-28", True), ("2022-02-30", False),
        ("2023-02-29", False), ("2024-02-29", True), ("0000", False),
        ("2022-13", False), ("22-02-01", False), ("2022-2-1", False), ("soon", False), ("", False),
    ],
)  # fmt: skip
def test_dates(text: str, right: bool) -> None:
    assert is_date(text) is right


@given(st.text(max_size=60))
def test_any_text_is_rows_or_a_table_error(text: str) -> None:
    try:
        read_rows(text, "t.csv", required=("a",), optional=("b",))
    except TableError as error:
        assert error.line >= 1


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
