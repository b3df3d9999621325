"""The indices that let lists be paged, counted and spread over filters without reading rows."""

from __future__ import annotations

from sqlalchemy import Connection

_WIDER = (
    "DROP INDEX IF EXISTS ix_statements_report",
    "DROP INDEX IF EXISTS ix_events_report",
    "DROP INDEX IF EXISTS statements_sorted",
    "DROP INDEX IF EXISTS events_sorted",
    "DROP INDEX IF EXISTS occurrences_sorted",
    "DROP INDEX IF EXISTS statements_in_reports",
    "DROP INDEX IF EXISTS events_in_reports",
    "DROP INDEX IF EXISTS parties_by_event",
    "DROP INDEX IF EXISTS actors_sorted",
    "DROP INDEX IF EXISTS disagreements_by_occurrence",
    "CREATE INDEX statements_sorted ON statements (said_order, published, report_name, start, id,"
    " first, last, report, speaker, act, kind, confidence)",
    "CREATE INDEX statements_in_reports ON statements (report, speaker, act, kind, first, last,"
    " confidence)",
    "CREATE INDEX events_sorted ON events (when_order, published, report_name, start, id, first,"
    " last, report, type, status, confidence)",
    "CREATE INDEX events_in_reports ON events (report, type, status, first, last, confidence, id)",
    "CREATE INDEX occurrences_sorted ON occurrences (when_order, when_end, published, start, id,"
    " first, last, report, type, act, status, confidence)",
    "CREATE INDEX parties_by_event ON parties (event, role, actor)",
    "CREATE INDEX actors_sorted ON actors (statements DESC, mentions DESC, name, id)",
    "CREATE INDEX disagreements_by_occurrence ON disagreements (occurrence)",
)


def widen(connection: Connection) -> None:
    """Bring the indices of an older record to those of the schema; a step of the migrations."""
    for statement in _WIDER:
        connection.exec_driver_sql(statement)
