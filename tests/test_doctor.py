from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from onrecord import doctor
from onrecord.store import health


def test_what_is_there_is_ok(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(doctor.DATA_VARIABLE, raising=False)
    found = {check.what: check for check in doctor.examine(tmp_path)}
    assert [name for name, check in found.items() if check.state == "missing"] == []
    assert found["onrecord"].found == f"onrecord {metadata.version('onrecord')}"
    assert str(tmp_path) in found["space"].found
    assert found["ONRECORD_DATA"].found.startswith("not set")


def test_what_is_missing_comes_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", gone)
    monkeypatch.setattr("onrecord.doctor.util.find_spec", lambda _: None)
    monkeypatch.setattr(health, "has_full_text", lambda: False)
    missing = [check for check in doctor.examine(tmp_path) if check.state == "missing"]
    assert [check.what for check in missing] == [
        "onrecord", "spaCy", "model", "model files", "full text",
    ]  # fmt: skip
    assert all(check.advice for check in missing)


def test_what_may_go_wrong_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "sqlite_version", lambda: "3.40.1")
    monkeypatch.setattr(doctor, "_LOW_SPACE", 1 << 80)
    monkeypatch.setenv(doctor.DATA_VARIABLE, str(tmp_path / "gone"))
    warned = [check.what for check in doctor.examine(tmp_path) if check.state == "warning"]
    assert warned == ["SQLite", "space", "ONRECORD_DATA"]


@pytest.mark.parametrize(
    ("version", "bug"),
    [
        ("3.6.23", False), ("3.7.0", True), ("3.40.1", True), ("3.51.2", True),
        ("3.51.3", False), ("3.52.0", False), ("4.0.0", False),
    ],
)  # fmt: skip
def test_the_wal_reset_bug_is_known_by_version(version: str, bug: bool) -> None:
    assert health.has_wal_reset_bug(version) is bug


def test_the_hash_of_a_folder_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "weights").write_bytes(b"1")
    before = doctor.hash_files(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"2")
    assert doctor.hash_files(tmp_path) == before
    (tmp_path / "sub" / "weights").write_bytes(b"3")
    assert doctor.hash_files(tmp_path) != before
