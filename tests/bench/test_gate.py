from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import gate
from bench.data import sha256


@pytest.mark.parametrize(
    ("bounds", "failures"),
    [
        ({"least": {"F1": 70.0}, "most": {"error": 5.0}}, []),
        ({"least": {"F1": 70.5}}, ["some: F1 is 70.00, where 70.5 is the least"]),
        ({"most": {"error": 4.0}}, ["some: error is 5.00, where 4.0 is the most"]),
        ({"of": "names", "least": {"F1": 20.0}}, ["some: F1 is 10.00, where 20.0 is the least"]),
    ],
)
def test_figures_stay_within_their_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bounds: dict[str, Any], failures: list[str]
) -> None:
    data = tmp_path / "data"
    data.write_text("1")
    figures = {"onrecord": {"F1": 70.0, "error": 5.0}, "names": {"F1": 10.0}}
    monkeypatch.setattr(gate, "_measure", lambda *_: figures)
    floor = {"data": "data", "sha256": sha256(data), "options": [], **bounds}
    assert gate._check("some", floor, tmp_path) == failures


def test_data_of_the_repository_is_looked_for_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "_measure", lambda *_: {"onrecord": {}})
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "pairs.csv").write_text("1")
    floor = {
        "data": "bench/pairs.csv",
        "sha256": sha256(tmp_path / "bench/pairs.csv"),
        "options": [],
    }
    assert gate._check("some", floor, tmp_path / "elsewhere") == []


def test_other_data_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("1")
    (failure,) = gate._check("some", {"data": "data", "sha256": "0", "options": []}, tmp_path)
    assert "is not the data of the floors" in failure
