"""Accounts in their file: added, changed, removed, checked; never readable by others."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from onrecord.errors import RunError
from onrecord.web.accounts import Accounts

PASSWORD = "a tall grey crane"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(str(tmp_path / "r.db"))


def test_without_a_file_there_are_none(accounts: Accounts) -> None:
    assert not accounts and accounts.users() == {}


def test_passwords_are_checked_and_not_kept(accounts: Accounts) -> None:
    accounts.add("Ines", PASSWORD, "editor")
    raw = accounts.path.read_text()
    assert PASSWORD not in raw and "$argon2id$" in raw
    assert accounts.check("Ines", PASSWORD) == accounts.find("Ines")
    assert accounts.check("Ines", PASSWORD + "!") is None
    assert accounts.check("Rolf", PASSWORD) is None


def test_only_its_owner_opens_the_file(accounts: Accounts) -> None:
    accounts.add("Ines", PASSWORD, "editor")
    accounts.change("Ines", PASSWORD)
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    assert os.listdir(accounts.path.parent) == ["r.db.users"]
    accounts.path.chmod(0o644)
    with pytest.raises(RunError, match="chmod 600"):
        Accounts(str(accounts.path).removesuffix(".users")).users()


def test_another_process_sees_the_change(accounts: Accounts) -> None:
    other = Accounts(str(accounts.path).removesuffix(".users"))
    assert not other
    accounts.add("Ines", PASSWORD, "reader")
    assert other.users()["Ines"].role == "reader"
    accounts.remove("Ines")
    assert not other


@pytest.mark.parametrize("name", ["", " ", " Ines", "I\nnes", "x" * 65])
def test_names_are_names(accounts: Accounts, name: str) -> None:
    with pytest.raises(RunError, match="name"):
        accounts.add(name, PASSWORD, "editor")


@pytest.mark.parametrize("password", ["", "too short", "x" * 1_025])
def test_passwords_have_a_length(accounts: Accounts, password: str) -> None:
    with pytest.raises(RunError, match="password"):
        accounts.add("Ines", password, "editor")


def test_nobody_comes_twice_or_goes_unknown(accounts: Accounts) -> None:
    accounts.add("Ines", PASSWORD, "editor")
    with pytest.raises(RunError, match="already"):
        accounts.add("Ines", PASSWORD, "reader")
    for change in (lambda: accounts.remove("Rolf"), lambda: accounts.change("Rolf", PASSWORD)):
        with pytest.raises(RunError, match="no user"):
            change()


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b'{"users": {"a": {"role": "king"}}}'])
def test_a_damaged_file_lets_nobody_in(accounts: Accounts, raw: bytes) -> None:
    accounts.path.write_bytes(raw)
    accounts.path.chmod(0o600)
    with pytest.raises(RunError, match="no file of users"):
        accounts.users()
