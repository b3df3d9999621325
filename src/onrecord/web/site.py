"""The site: which record is shown, to whom, and who may correct it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request

from onrecord.errors import RunError
from onrecord.store import Record
from onrecord.web.accounts import Accounts
from onrecord.web.counts import Counts
from onrecord.web.live import Bell
from onrecord.web.security.sessions import Sessions
from onrecord.web.security.throttle import Throttle
from onrecord.web.steps import Steps

# What this machine is called by itself.
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class User(NamedTuple):
    """Who asks: the name that corrections carry, and whether they may make any."""

    name: str
    editor: bool


class Visit(NamedTuple):
    """One request's user, ``None`` before they sign in, and cookie; ``new`` if it is to be set."""

    user: User | None
    cookie: str
    new: bool


class Site:
    """One record as it is shown; closed when the server ends.

    The record is open for reading. It is open for writing too where the file lets it be written;
    one thread writes at a time, readers are never blocked. With accounts everybody signs in;
    without, whoever reaches the site is ``user``. ``hosts`` are the names that it answers to.
    """

    def __init__(self, where: str, *, user: str, hosts: tuple[str, ...] = ()) -> None:
        self.where = where
        self.hosts = (*LOCAL_HOSTS, *hosts)
        self.accounts = Accounts(where)
        self._owner = user
        self._guarded = False
        self._lock = threading.Lock()
        # First, since it brings an older file up to date.
        self._writer = _writer(where)
        self.record = Record.open(where)
        self.sessions = Sessions()
        self.throttle = Throttle()
        self.steps = Steps(where)
        self.counts = Counts(self.record, lambda: self.steps.state == "being brought in step")
        self.bell = Bell(self.record, lambda: self.steps.state)

    @property
    def user(self) -> str | None:
        """Return who everybody is, ``None`` where there are accounts.

        Once there were any, taking the last one away opens the site to nobody.
        """
        self._guarded = self._guarded or bool(self.accounts)
        return None if self._guarded else self._owner

    @property
    def writable(self) -> bool:
        """Tell whether the record can be corrected here at all."""
        return self._writer is not None

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[Record]:
        """Give the record to write to, one caller at a time; RunError where it is read-only.

        Whoever takes long comes without being ``alone``, and waits for the file itself to be free.
        """
        if self._writer is None:
            raise RunError(f"{self.where}: cannot be written")
        with self._lock if alone else nullcontext():
            yield self._writer

    def close(self) -> None:
        """Let the record go; once more does nothing."""
        self.steps.close()
        self.bell.close()
        self.counts.close()
        self.record.close()
        if self._writer is not None:
            self._writer.close()


def _writer(where: str) -> Record | None:
    if not Path(where).is_file():
        return None
    try:
        return Record.open(where, write=True)
    except RunError:
        return None


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site


def visit_of(request: Request) -> Visit | None:
    """Return who asks, ``None`` of a request that was refused before that was known."""
    visit: Visit | None = request.scope.get("state", {}).get("visit")
    return visit


def user_of(request: Request) -> User:
    """Return who asks; of nobody known, nobody's name."""
    visit = visit_of(request)
    known = None if visit is None else visit.user
    return User("", False) if known is None else known
