"""What a record needs of the SQLite that this Python brings."""

from __future__ import annotations

import sqlite3
from contextlib import closing

# A writer that restarts the log while another process copies it back may lose a page of it
# (https://sqlite.org/wal.html, "the WAL-reset bug"): in all versions with WAL up to the fix.
_BUG_FROM, _BUG_FIXED = (3, 7, 0), (3, 51, 3)


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return sqlite3.sqlite_version


def has_wal_reset_bug(version: str) -> bool:
    """Tell whether this version of SQLite has the WAL-reset bug."""
    numbers = tuple(int(part) for part in version.split("."))
    return _BUG_FROM <= numbers < _BUG_FIXED


def has_full_text() -> bool:
    """Tell whether SQLite has FTS5, the full-text index."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError:
            return False
    return True
