"""Accounts: who may see a record and who may correct it, in a file beside it.

Passwords are kept as argon2id has them (RFC 9106); nobody can read them back.
"""

from __future__ import annotations

import os
import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import RunError
from onrecord.model import Value

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)

SHORTEST_PASSWORD = 12
# Hashing takes time with its length.
LONGEST_PASSWORD = 1_024
_LONGEST_NAME = 64
_OTHERS = 0o077


class Account(Value, frozen=True, kw_only=True):
    """One who may sign in: what they may do, and their password as argon2id has it."""

    role: Role
    password: str


class _File(Value, frozen=True, kw_only=True):
    users: dict[str, Account]


class Accounts:
    """The accounts of one record; changes made by another process are seen at once."""

    def __init__(self, record: str) -> None:
        self.path = Path(f"{record}.users")
        self._seen: tuple[int, int, int] | None = None
        self._users: dict[str, Account] = {}
        self._hashing = threading.Lock()

    def __bool__(self) -> bool:
        return bool(self.users())

    def users(self) -> dict[str, Account]:
        """Return the accounts by name; RunError where the file is damaged or open to others."""
        seen = self._state()
        if seen != self._seen:
            self._users = {} if seen is None else self._load()
            self._seen = seen
        return self._users

    def find(self, name: str) -> Account | None:
        """Return the account of ``name``, ``None`` where there is none."""
        return self.users().get(name)

    def add(self, name: str, password: str, role: Role) -> None:
        """Add an account; RunError where there is one, or name or password will not do."""
        _check_name(name)
        if self.find(name) is not None:
            raise RunError(f"there is a user {name!r} already")
        self._keep({**self.users(), name: Account(role=role, password=_hashed(password))})

    def change(self, name: str, password: str) -> None:
        """Give an account another password, which ends its sessions; RunError: there is none."""
        role = self._known(name).role
        self._keep({**self.users(), name: Account(role=role, password=_hashed(password))})

    def remove(self, name: str) -> None:
        """Take an account away, which ends its sessions; RunError where there is none."""
        self._known(name)
        self._keep({other: held for other, held in self.users().items() if other != name})

    def check(self, name: str, password: str) -> Account | None:
        """Return the account where the password is its; otherwise ``None``, after the same time."""
        found = self.find(name)
        held = _nobody() if found is None else found.password
        # Each takes 64 MB, so that one after the other is enough.
        with self._hashing:
            right = _is(held, password[:LONGEST_PASSWORD])
        return found if right else None

    def _known(self, name: str) -> Account:
        found = self.find(name)
        if found is None:
            raise RunError(f"there is no user {name!r}")
        return found

    def _state(self) -> tuple[int, int, int] | None:
        try:
            held = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RunError(f"{self.path}: {error.strerror}") from error
        if os.name == "posix" and held.st_mode & _OTHERS:
            raise RunError(f"{self.path}: others than you may open it; chmod 600 it")
        return held.st_mtime_ns, held.st_ino, held.st_size

    def _load(self) -> dict[str, Account]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=_File).users
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RunError(f"{self.path}: is no file of users ({error})") from error

    def _keep(self, users: dict[str, Account]) -> None:
        """Write the file anew beside the old one, which it replaces whole."""
        raw = msgspec.json.format(msgspec.json.encode(_File(users=users)), indent=2)
        try:
            # Made for its owner alone (mode 0600).
            with tempfile.NamedTemporaryFile(
                dir=self.path.parent, prefix=f".{self.path.name}-", delete=False
            ) as made:
                made.write(raw + b"\n")
            os.replace(made.name, self.path)
        except OSError as error:
            raise RunError(f"{self.path}: {error.strerror}") from error


def _check_name(name: str) -> None:
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise RunError("a user's name has letters, and no blanks around them")
    if len(name) > _LONGEST_NAME:
        raise RunError(f"a user's name has at most {_LONGEST_NAME} characters")


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise RunError(f"a password has at least {SHORTEST_PASSWORD} characters")
    return PasswordHasher().hash(password)


@lru_cache(maxsize=1)
def _nobody() -> str:
    """Return the hash that is checked where there is no such user."""
    return PasswordHasher().hash("nobody has this one")


def _is(held: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(held, password)
    except (VerificationError, InvalidHashError):
        return False
