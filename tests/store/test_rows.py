from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.model import Statement
from onrecord.store import Filters, Record
from tests.store.stories import build, make_pair, make_record


def test_rows_can_be_read_again_and_see_what_came(record: Record) -> None:
    rows = record.statements()
    assert list(rows) == []
    build(record, [make_pair(1)])
    assert len(list(rows)) == 2
    assert list(rows) == list(rows)


def test_rows_read_one_state_while_others_write(record: Record) -> None:
    build(record, [make_pair(number) for number in range(600)])
    reading = iter(record.statements())
    next(reading)
    build(record, [make_pair(number) for number in range(600, 610)])
    assert sum(1 for _ in reading) == 1199
    assert sum(1 for _ in record.statements()) == 1220


def test_many_rows_can_be_read_at_a_time_and_left(tmp_path: Path) -> None:
    with Record.open(make_record(tmp_path / "r.db", [make_pair(1)])) as record:
        begun = [iter(record.reports()) for _ in range(40)]
        assert [next(rows).name for rows in begun] == ["00001.txt"] * 40


def test_to_pandas_has_a_column_a_field(record: Record) -> None:
    pytest.importorskip("pandas")
    build(record, [make_pair(1)])
    frame = record.statements().to_pandas()
    assert list(frame.columns) == list(Statement.__struct_fields__)
    assert frame["speaker"][0]["name"] == "Émile Zoran"
    assert frame["content"][0][0]["text"] == "Berth 1-1 stays closed"
    empty = record.statements(Filters(act="threaten")).to_pandas()
    assert (len(empty), list(empty.columns)) == (0, list(Statement.__struct_fields__))


def test_to_pandas_says_what_is_missing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(RunError, match="pip install 'onrecord\\[pandas\\]'"):
        record.reports().to_pandas()


def test_rows_name_what_they_hold(record: Record) -> None:
    assert repr(record.actors()) == "<Rows of ResolvedActor>"
