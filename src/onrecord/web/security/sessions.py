"""Who has signed in, kept in memory: a restart signs everybody out."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

# A working day; whoever is away for two hours signs in again.
LONGEST_SECONDS = 12 * 3600.0
IDLE_SECONDS = 2 * 3600.0
_SECRET_BYTES = 32


class Session(NamedTuple):
    """A signed-in browser: whose, with which password, and until when."""

    name: str
    password: str
    ends: float
    seen: float


class Sessions:
    """The sessions of one server, by what their cookie holds; only digests of it are kept."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[bytes, Session] = {}
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(_SECRET_BYTES)

    def start(self, name: str, password: str) -> str:
        """Return a new cookie for ``name``, whose stored password is ``password``."""
        cookie, now = fresh(), self._clock()
        with self._lock:
            self._held = {key: each for key, each in self._held.items() if _lasts(each, now)}
            self._held[_key(cookie)] = Session(name, password, now + LONGEST_SECONDS, now)
        return cookie

    def find(self, cookie: str) -> Session | None:
        """Return the session of a cookie, ``None`` where there is none or it has ended."""
        key, now = _key(cookie), self._clock()
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            if not _lasts(held, now):
                del self._held[key]
                return None
            self._held[key] = held._replace(seen=now)
            return held

    def end(self, cookie: str) -> None:
        """Forget the session of a cookie."""
        with self._lock:
            self._held.pop(_key(cookie), None)

    def token(self, cookie: str) -> str:
        """Return what a page of this cookie has to send along with everything that writes."""
        return hmac.new(self._secret, cookie.encode(), sha256).hexdigest()

    def is_token(self, cookie: str, token: str) -> bool:
        """Tell whether ``token`` is that of the cookie."""
        return hmac.compare_digest(self.token(cookie).encode(), token.encode())


def fresh() -> str:
    """Return a cookie that nobody can guess."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def _key(cookie: str) -> bytes:
    return sha256(cookie.encode()).digest()


def _lasts(session: Session, now: float) -> bool:
    return now < session.ends and now < session.seen + IDLE_SECONDS
