"""The site: which record is shown, to whom, and who may correct it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from starlette.requests import Request

from onrecord.errors import RunError
from onrecord.store import Record


class User(NamedTuple):
    """Who asks: the name that corrections carry, and whether they may make any."""

    name: str
    editor: bool


class Site:
    """One record as it is shown; closed when the server ends.

    The record is open for reading. It is open for writing too where the file lets it be written;
    one thread writes at a time, readers are never blocked.
    """

    def __init__(self, where: str, *, user: str) -> None:
        self.where = where
        self.user = user
        self.record = Record.open(where)
        self._lock = threading.Lock()
        self._writer = _writer(where)

    @property
    def writable(self) -> bool:
        """Tell whether the record can be corrected here at all."""
        return self._writer is not None

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """Give the record to write to, one caller at a time; RunError where it is read-only."""
        if self._writer is None:
            raise RunError(f"{self.where}: cannot be written")
        with self._lock:
            yield self._writer

    def close(self) -> None:
        """Let the record go."""
        self.record.close()
        if self._writer is not None:
            self._writer.close()


def _writer(where: str) -> Record | None:
    try:
        return Record.open(where, write=True)
    except RunError:
        return None


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site


def user_of(request: Request) -> User:
    """Return who asks."""
    return User(site_of(request).user, site_of(request).writable)
