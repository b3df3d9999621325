"""What only SQLite has: connection, transactions, full text, the version in the file, errors.

Another database gets a file with the same functions; everything else in this room is plain SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    QueuePool,
    Table,
    column,
    create_engine,
    event,
    false,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from onrecord.errors import RunError
from onrecord.store.packing import DamagedError
from onrecord.store.schema import events, occurrences, reports, statements
from onrecord.store.search import Term

# "onrc": marks the file as ours (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x6F6E7263

_ON_CONNECT = (
    "PRAGMA foreign_keys = ON",
    # In WAL this syncs once a commit, so a committed batch outlives a power cut; measured against
    # NORMAL it costs 0.3 ms a batch on an SSD, where reading one report takes 100.
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = OFF",
    # Rewriting the derived tables makes a WAL as large as they are; it need not stay so.
    "PRAGMA journal_size_limit = 67108864",
)

# Connections that wait to be used again: one that is opened reads the schema first, and has no page
# of the file at hand.
_KEPT = 8

# Without stemming: a record is asked for words that somebody said; word* finds the inflections.
_INDEXES = {
    reports.name: (
        "CREATE VIRTUAL TABLE reports_text USING fts5(title, text, content='reports',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    ),
    statements.name: (
        "CREATE VIRTUAL TABLE statements_text USING fts5(words, content='statements',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    ),
    events.name: (
        "CREATE VIRTUAL TABLE events_text USING fts5(words, content='events',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    ),
    occurrences.name: (
        "CREATE VIRTUAL TABLE occurrences_text USING fts5(words, content='occurrences',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    ),
}

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing of the last step was stored",
    sqlite3.SQLITE_READONLY: "cannot be written: the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: its folder is missing or forbids it",
    sqlite3.SQLITE_PERM: "cannot be opened: permission denied",
    sqlite3.SQLITE_AUTH: "cannot be opened: permission denied",
    sqlite3.SQLITE_NOTADB: "is not a record: not an SQLite database",
    sqlite3.SQLITE_BUSY: "another process is writing to it; try again when that has ended",
    sqlite3.SQLITE_LOCKED: "another process is writing to it; try again when that has ended",
    sqlite3.SQLITE_IOERR: "reading or writing failed (full disk, quota, or a failing device)",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_ERROR: "does not have the tables of a record",
    sqlite3.SQLITE_TOOBIG: "a text is too large to store",
    sqlite3.SQLITE_NOMEM: "out of memory",
}


class RecordError(RunError):
    """The database fails: damaged, locked, full. The caller stops; a server says so and goes on."""


def engine(path: Path, *, write: bool, wait: float) -> Engine:
    """Return an engine for the file at ``path``, which is made where ``write`` asks for it.

    ``wait`` is how many seconds a writer waits for another one; readers are never blocked. As many
    connections are opened as there are iterations at a time, and a few are kept.
    """
    # Not "ro" for a reader: it could not clear the log away and would leave one beside the file.
    return _engine(f"{path.absolute().as_uri()}?mode={'rwc' if write else 'rw'}", wait)


def frozen_engine(path: Path) -> Engine:
    """Return an engine for a file that nobody can write, such as one on a read-only disk."""
    return _engine(f"{path.absolute().as_uri()}?immutable=1", 0)


def _engine(uri: str, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        # No isolation level: the begin event below begins, not the driver.
        return sqlite3.connect(
            uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )

    made = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=_KEPT, max_overflow=-1
    )
    event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def _on_connect(connection: Any, _record: Any) -> None:
    for pragma in _ON_CONNECT:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("onrecord_write", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if write else 'ON'}")
    connection.exec_driver_sql(f"BEGIN {'IMMEDIATE' if write else 'DEFERRED'}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that holds the write lock from its beginning; all of it or nothing."""
    with engine.execution_options(onrecord_write=True).begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a transaction that sees one state of the record, whoever writes meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def errors(where: str) -> Iterator[None]:
    """Turn the database's errors that a user can do something about into a RunError of one line."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error) or not _has_reason(error.orig):
            raise
        raise RecordError(f"{where}: {_reason(error.orig)}") from error
    except DamagedError as error:
        raise RecordError(f"{where}: is damaged ({error})") from error
    except sqlite3.Error as error:
        if not _has_reason(error):
            raise
        raise RecordError(f"{where}: {_reason(error)}") from error


def primary_code(error: BaseException | None) -> int | None:
    """Return SQLite's primary result code of an error, ``None`` where it is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def forbidden(error: DBAPIError) -> bool:
    """Tell whether the file, or a log beside it, may not be opened or written."""
    return primary_code(error.orig) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _has_reason(error: sqlite3.Error) -> bool:
    # Text that is not UTF-8 in a damaged file is the driver's own error and has no code.
    return primary_code(error) in _REASONS or type(error) is sqlite3.OperationalError


def _reason(error: sqlite3.Error) -> str:
    reason = _REASONS.get(primary_code(error) or 0, "is damaged")
    return f"{reason} ({error})"


def read_version(connection: Connection) -> int | None:
    """Return the schema version of a record, 0 of an empty file, ``None`` of another program's."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if application == APPLICATION_ID:
        return version
    held = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return 0 if (application, version, held) == (0, 0, 0) else None


def write_version(connection: Connection, version: int) -> None:
    """Write the schema version into the file; it counts when the transaction does."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")


def let_readers_in(connection: sqlite3.Connection) -> None:
    """Switch the file to a write-ahead log, for good, so that a writer does not block readers."""
    connection.execute("PRAGMA query_only = OFF")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def create_search(connection: Connection) -> None:
    """Create the full-text indexes."""
    for statement in _INDEXES.values():
        connection.exec_driver_sql(statement)


def index_reports(connection: Connection, ids: Iterable[str]) -> None:
    """Put the reports with these ids, just stored, into the full-text index."""
    fill = text(
        "INSERT INTO reports_text (rowid, title, text)"
        " SELECT number, title, text FROM reports WHERE id = :id"
    )
    rows = [{"id": id} for id in ids]
    if rows:
        connection.execute(fill, rows)


def index_words(connection: Connection, held: Table, *, after: int) -> None:
    """Put the rows of ``held`` with a number over ``after``, just stored, into its index."""
    fill = (
        f"INSERT INTO {held.name}_text (rowid, words)"
        f" SELECT number, words FROM {held.name} WHERE number > :after"
    )
    connection.execute(text(fill), {"after": after})


def unindex_words(connection: Connection, held: Table, numbers: Iterable[int]) -> None:
    """Take the rows of ``held`` with these numbers, still stored, out of its full-text index."""
    # Such an index wants to be told the words that it is to forget.
    forget = text(
        f"INSERT INTO {held.name}_text ({held.name}_text, rowid, words)"
        f" SELECT 'delete', number, words FROM {held.name} WHERE number = :number"
    )
    rows = [{"number": number} for number in numbers]
    if rows:
        connection.execute(forget, rows)


def empty_index(connection: Connection, held: Table) -> None:
    """Make the full-text index of ``held`` that of no rows, whatever is in it."""
    index = f"{held.name}_text"
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")


def matches(held: Table, terms: tuple[Term, ...]) -> ColumnElement[bool]:
    """Return the condition that a row of ``held`` has all ``terms``; no terms are nowhere."""
    if not terms:
        return false()
    index = f"{held.name}_text"
    query = " AND ".join(f'"{term.text}"{"*" if term.prefix else ""}' for term in terms)
    hits = select(column("rowid", Integer)).select_from(table(index))
    return held.c.number.in_(hits.where(literal_column(index).op("MATCH")(query)))


def search_problems(connection: Connection, held: Table) -> Iterator[str]:
    """Yield what is wrong with the full-text index of ``held``: rows missing or left over."""
    indexed = table(f"{held.name}_text_docsize", column("id"))
    for what, one, other in (
        ("is not in the full-text index", held.c.number, indexed.c.id),
        ("is in the full-text index only", indexed.c.id, held.c.number),
    ):
        count = select(func.count()).where(one.not_in(select(other)))
        missing = connection.execute(count).scalar_one()
        if missing:
            yield f"{missing} of its rows: {what}"


def search_damage(engine: Engine, held: Table) -> str | None:
    """Return why the full-text index of ``held`` does not fit its text, ``None`` where it does.

    The check is SQLite's own and changes nothing, but takes the write lock; where that is not to be
    had (a read-only file, a build under way) nothing is found.
    """
    index = f"{held.name}_text"
    check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
    try:
        with writing(engine) as connection:
            connection.exec_driver_sql(check)
    except DBAPIError as error:
        code = primary_code(error.orig)
        if code == sqlite3.SQLITE_CORRUPT:
            return str(error.orig)
        if code != sqlite3.SQLITE_BUSY and not forbidden(error):
            raise
    return None


def file_problems(connection: Connection) -> Iterator[str]:
    """Yield what SQLite itself finds wrong with the file, and rows that refer to none."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    for name, _row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of {name} refers to none of {parent}"
