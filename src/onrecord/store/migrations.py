"""The schema's versions: how a record is made, told apart, and brought up to date.

A step and its version are written in one transaction, so a record is at one version or the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Engine

from onrecord.errors import RunError
from onrecord.store import indices, sqlite
from onrecord.store.schema import metadata

VERSION = 7

Step = Callable[[Connection], None]


def _add_confidence(connection: Connection) -> None:
    connection.exec_driver_sql(
        "ALTER TABLE statements ADD COLUMN confidence FLOAT NOT NULL DEFAULT 0"
    )
    connection.exec_driver_sql("DELETE FROM meta")


def _add_what_people_bring(connection: Connection) -> None:
    for statement in (
        "ALTER TABLE readings ADD COLUMN roster TEXT DEFAULT '' NOT NULL",
        "CREATE TABLE casts (digest TEXT NOT NULL PRIMARY KEY, payload BLOB NOT NULL)",
        "CREATE TABLE corrections (number INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL,"
        ' "by" TEXT NOT NULL, action TEXT NOT NULL, undoes INTEGER REFERENCES corrections'
        " (number), key TEXT, payload BLOB)",
        "CREATE TABLE decisions (actor TEXT NOT NULL REFERENCES actors (id), place INTEGER NOT"
        " NULL, payload BLOB NOT NULL, PRIMARY KEY (actor, place)) WITHOUT ROWID",
        "DELETE FROM meta",
    ):
        connection.exec_driver_sql(statement)


def _add_digests(connection: Connection) -> None:
    for statement in (
        "ALTER TABLE actors ADD COLUMN digest TEXT DEFAULT '' NOT NULL",
        "CREATE TABLE derived (report TEXT NOT NULL REFERENCES reports (id), digest TEXT NOT NULL,"
        " PRIMARY KEY (report)) WITHOUT ROWID",
        "DELETE FROM meta",
    ):
        connection.exec_driver_sql(statement)


def _add_events(connection: Connection) -> None:
    for statement in (
        "CREATE TABLE events (number INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, report TEXT"
        " NOT NULL REFERENCES reports (id), report_name TEXT NOT NULL, published TEXT NOT NULL,"
        " type TEXT NOT NULL, status TEXT NOT NULL, when_order TEXT NOT NULL, when_end TEXT,"
        " when_basis TEXT NOT NULL, first TEXT, last TEXT, start INTEGER NOT NULL,"
        " confidence FLOAT NOT NULL, words TEXT NOT NULL, payload BLOB NOT NULL)",
        "CREATE INDEX ix_events_id ON events (id)",
        "CREATE INDEX ix_events_report ON events (report)",
        "CREATE INDEX events_sorted ON events (when_order, published, report_name, start, id)",
        "CREATE TABLE parties (report TEXT NOT NULL REFERENCES reports (id), event TEXT NOT NULL,"
        " role TEXT NOT NULL, actor TEXT NOT NULL, words TEXT NOT NULL,"
        " PRIMARY KEY (report, event, role, actor)) WITHOUT ROWID",
        "CREATE INDEX parties_by_actor ON parties (actor)",
        "CREATE VIRTUAL TABLE events_text USING fts5(words, content='events',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
        "DELETE FROM meta",
    ):
        connection.exec_driver_sql(statement)


def _add_what_reports_tell_together(connection: Connection) -> None:
    for statement in (
        "CREATE TABLE occurrences ( number INTEGER NOT NULL, id TEXT NOT NULL, report"
        " TEXT NOT NULL, type TEXT, act TEXT, status TEXT, when_order TEXT NOT NULL,"
        " when_end TEXT, when_basis TEXT NOT NULL, first TEXT, last TEXT, published TEXT"
        " NOT NULL, start INTEGER NOT NULL, sources INTEGER NOT NULL, weight FLOAT NOT"
        " NULL, confidence FLOAT NOT NULL, words TEXT NOT NULL, payload BLOB NOT NULL,"
        " digest TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (id), FOREIGN KEY(report)"
        " REFERENCES reports (id) )",
        "CREATE INDEX ix_occurrences_report ON occurrences (report)",
        "CREATE INDEX occurrences_sorted ON occurrences (when_order, when_end,"
        " published, start, id)",
        "CREATE INDEX occurrences_weighed ON occurrences (weight, id)",
        "CREATE TABLE members ( occurrence TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY"
        " KEY (occurrence, entry) ) WITHOUT ROWID",
        "CREATE INDEX members_by_entry ON members (entry)",
        'CREATE TABLE copies ( id TEXT NOT NULL, report TEXT NOT NULL, "of" TEXT NOT'
        " NULL, kind TEXT NOT NULL, share FLOAT NOT NULL, digest TEXT NOT NULL, PRIMARY"
        ' KEY (id), FOREIGN KEY(report) REFERENCES reports (id), FOREIGN KEY("of")'
        " REFERENCES reports (id) ) WITHOUT ROWID",
        "CREATE INDEX ix_copies_report ON copies (report)",
        "CREATE TABLE origins ( id TEXT NOT NULL, origin TEXT NOT NULL, agency TEXT,"
        " digest TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES reports (id),"
        " FOREIGN KEY(origin) REFERENCES reports (id) ) WITHOUT ROWID",
        "CREATE TABLE disagreements ( id TEXT NOT NULL, kind TEXT NOT NULL, occurrence"
        " TEXT, report TEXT NOT NULL, other TEXT NOT NULL, first TEXT NOT NULL, last TEXT"
        " NOT NULL, one_source TEXT, other_source TEXT, confidence FLOAT NOT NULL, folded"
        " TEXT NOT NULL, payload BLOB NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(report) REFERENCES reports (id), FOREIGN KEY(other) REFERENCES"
        " reports (id) ) WITHOUT ROWID",
        "CREATE INDEX disagreements_sorted ON disagreements (first, last, id)",
        "CREATE TABLE positions ( id TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT"
        " NULL, issue TEXT NOT NULL, issue_folded TEXT NOT NULL, folded TEXT NOT NULL,"
        " statement TEXT, previous TEXT, report TEXT NOT NULL,"
        " said_order TEXT NOT NULL, first TEXT, last TEXT, published TEXT NOT NULL, start"
        " INTEGER NOT NULL, confidence FLOAT NOT NULL, payload BLOB NOT NULL, digest TEXT"
        " NOT NULL, PRIMARY KEY (id), FOREIGN KEY(report) REFERENCES reports (id) )"
        " WITHOUT ROWID",
        "CREATE INDEX ix_positions_actor ON positions (actor)",
        "CREATE INDEX positions_sorted ON positions (name, actor, issue, said_order,"
        " published, start, id)",
        "CREATE TABLE stories ( id TEXT NOT NULL, label TEXT NOT NULL, first TEXT NOT"
        " NULL, last TEXT NOT NULL, reports INTEGER NOT NULL, payload BLOB NOT NULL,"
        " digest TEXT NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID",
        "CREATE INDEX stories_sorted ON stories (first, last, id)",
        "CREATE TABLE chapters ( story TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY"
        " (story, report), FOREIGN KEY(report) REFERENCES reports (id) ) WITHOUT ROWID",
        "CREATE INDEX chapters_by_report ON chapters (report)",
        "CREATE VIRTUAL TABLE occurrences_text USING fts5(words, content='occurrences',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
        "DELETE FROM meta",
    ):
        connection.exec_driver_sql(statement)


def _add_corrections_of_entries(connection: Connection) -> None:
    for statement in (
        "CREATE INDEX corrections_undoing ON corrections (undoes, number)",
        "CREATE TABLE targets (number INTEGER NOT NULL, side INTEGER NOT NULL, report TEXT NOT"
        " NULL, entry TEXT NOT NULL, PRIMARY KEY (number, side), FOREIGN KEY(number) REFERENCES"
        " corrections (number)) WITHOUT ROWID",
        "CREATE INDEX targets_by_report ON targets (report)",
        "CREATE INDEX targets_by_entry ON targets (entry)",
        "CREATE TABLE placed (number INTEGER NOT NULL, side INTEGER NOT NULL, report TEXT NOT"
        " NULL, entry TEXT NOT NULL, idle INTEGER NOT NULL, PRIMARY KEY (number,"
        " side)) WITHOUT ROWID",
        "CREATE INDEX placed_by_entry ON placed (entry)",
    ):
        connection.exec_driver_sql(statement)


def _add_corrections_and_indices(connection: Connection) -> None:
    _add_corrections_of_entries(connection)
    indices.widen(connection)


# Version → what makes the next one of it. A step is written once and never changed; it may drop and
# create the derived tables, if it empties `meta`: the next build fills them.
STEPS: Mapping[int, Step] = MappingProxyType(
    {
        1: _add_confidence,
        2: _add_what_people_bring,
        3: _add_digests,
        4: _add_events,
        5: _add_what_reports_tell_together,
        6: _add_corrections_and_indices,
    }
)


def bring_up(
    engine: Engine, where: str, *, version: int = VERSION, steps: Mapping[int, Step] = STEPS
) -> None:
    """Make the file at ``where`` a record of ``version``: an empty one anew, an older one by steps.

    Raises RunError for another program's file and for a newer schema, which are left as they are.
    """
    with sqlite.reading(engine) as connection:
        _check(sqlite.read_version(connection), where, version)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        sqlite.let_readers_in(driver)
    with sqlite.writing(engine) as connection:
        # Another process may have brought it up since.
        found = _check(sqlite.read_version(connection), where, version)
        if found == 0:
            _create(connection)
        for step in range(max(found, 1), version if found else 0):
            steps[step](connection)
        # Written even if it is the same: a file that takes no writes is to fail here, at once.
        sqlite.write_version(connection, version)


def check_readable(engine: Engine, where: str, *, version: int = VERSION) -> None:
    """Raise RunError where the file at ``where`` is not a record of ``version``."""
    with sqlite.reading(engine) as connection:
        found = _check(sqlite.read_version(connection), where, version)
    if found == 0:
        raise RunError(f"{where}: is not a record: nothing was ever built in it")
    if found < version:
        raise RunError(
            f"{where}: an older onrecord wrote it (schema {found}, this one reads {version});"
            " building into it once brings it up to date"
        )


def _check(found: int | None, where: str, version: int) -> int:
    if found is None:
        raise RunError(f"{where}: is not a record: another program's SQLite database")
    if found > version:
        raise RunError(
            f"{where}: a newer onrecord wrote it (schema {found}, this one knows {version});"
            " update onrecord to open it"
        )
    return found


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    sqlite.create_search(connection)
