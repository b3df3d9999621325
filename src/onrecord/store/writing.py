"""What is done inside a write transaction: what was read is added, derived tables are renewed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from onrecord.model import NO_ACCOUNT, Account, Annotation, Report, Resolution, identify
from onrecord.store import accounting, amended, renewing, sqlite
from onrecord.store.correcting import keys_in_force
from onrecord.store.deriving import Row
from onrecord.store.packing import pack
from onrecord.store.reading import parts, stream
from onrecord.store.schema import meta, readings, reports
from onrecord.store.search import fold

Packed = tuple[Report, bytes]


def prepare(batch: Iterable[tuple[Report, Annotation]]) -> dict[str, Packed]:
    """Return the reports of ``batch`` by id, annotations packed; of equal ones the smallest name.

    Raises ValueError where an annotation is of another report.
    """
    kept: dict[str, Packed] = {}
    for report, annotation in batch:
        if annotation.report.id != report.id:
            raise ValueError(f"annotation of {annotation.report.id} given for report {report.id}")
        held = kept.get(report.id)
        if held is None or report.name < held[0].name:
            kept[report.id] = report, pack(annotation)
    return dict(sorted(kept.items()))


def add(connection: Connection, batch: dict[str, Packed], *, model: str, roster: str) -> int:
    """Store a prepared batch; return how many of its reports the record did not hold."""
    held = _held(connection, list(batch))
    fresh = [report for id, (report, _) in batch.items() if id not in held]
    _insert(connection, reports, [_report_row(report) for report in fresh])
    sqlite.index_reports(connection, [report.id for report in fresh])
    rename(connection, [(report.id, report.name) for report, _ in batch.values()])
    known = _annotated_by(connection, list(batch), model)
    unread = [id for id in batch if id not in known]
    if unread:
        old = delete(readings).where(readings.c.report == bindparam("id"))
        connection.execute(old, [{"id": id} for id in unread])
    rows = [
        {"report": id, "model": model, "payload": batch[id][1], "roster": roster} for id in unread
    ]
    _insert(connection, readings, rows)
    return len(fresh)


def rename(connection: Connection, names: Iterable[tuple[str, str]]) -> None:
    """Give each report, by id, the smaller one of its name and that given."""
    pairs = [{"key": id, "smaller": name} for id, name in names]
    change = (
        update(reports)
        .where(reports.c.id == bindparam("key"), reports.c.name > bindparam("smaller"))
        .values(name=bindparam("smaller"))
    )
    if pairs:
        connection.execute(change, pairs)


def fingerprint(connection: Connection, *, until: int | None = None) -> str:
    """Return the id of what the derived tables are made from: reports, names, models, corrections.

    Corrections that were undone are not among it, nor the order in which people made them; with
    ``until``, the log ends with the row of this number.
    """
    query = (
        select(reports.c.id, reports.c.name, readings.c.model)
        .join(readings, readings.c.report == reports.c.id)
        .order_by(reports.c.id)
    )
    # Hash upon hash, so that the set may be larger than the memory.
    read = reduce(lambda so_far, row: identify(so_far, *row), stream(connection, query), "derived")
    said = keys_in_force(connection, until=until)
    return reduce(lambda so_far, row: identify(so_far, *row), said, read)


def derived_from(connection: Connection) -> str | None:
    """Return the fingerprint that the derived tables were made from, ``None`` before the first."""
    query = select(meta.c.value).where(meta.c.key == "derived_from")
    return connection.execute(query).scalar_one_or_none()


def derive(
    connection: Connection,
    resolution: Resolution,
    account: Account = NO_ACCOUNT,
    *,
    of: str | None = None,
) -> None:
    """Bring the derived tables in step with the annotations and what was made of them.

    ``of`` is the fingerprint that this was made from, where it is not that of now.
    """
    if derived_from(connection) is None:
        renewing.empty(connection)
    renewing.renew(connection, resolution)
    accounting.renew(connection, account)
    amended.settle(connection)
    note(connection, "derived_from", fingerprint(connection) if of is None else of)
    note(connection, "idle", " ".join(resolution.idle))


def note(connection: Connection, key: str, value: str) -> None:
    """Keep one value about the record as a whole."""
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta), {"key": key, "value": value})


def _held(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in parts(ids):
        found.update(connection.scalars(select(reports.c.id).where(reports.c.id.in_(part))))
    return found


def _annotated_by(connection: Connection, ids: Sequence[str], model: str) -> set[str]:
    query = select(readings.c.report).where(readings.c.model == model)
    found: set[str] = set()
    for part in parts(ids):
        found.update(connection.scalars(query.where(readings.c.report.in_(part))))
    return found


def _report_row(report: Report) -> Row:
    return {
        "id": report.id,
        "name": report.name,
        "published": report.published,
        "outlet": report.outlet,
        "outlet_folded": None if report.outlet is None else fold(report.outlet),
        "title": report.title,
        "url": report.url,
        "byline": report.byline,
        "language": report.language,
        "characters": len(report.text),
        "text": report.text,
    }


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
