"""A record: what was read in a set of reports, and what follows from the set, in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine

from onrecord.errors import RunError
from onrecord.model import Annotation, Report, Resolution, ResolvedActor, Statement
from onrecord.store import reading, sqlite, writing
from onrecord.store.entries import MentionRow, Problem, ReportRow, TimelineDay, TimeRow
from onrecord.store.filters import Filters
from onrecord.store.opening import WAIT_SECONDS, open_to_read, open_to_write
from onrecord.store.rows import Rows
from onrecord.store.verify import problems

_ALL = Filters()

T = TypeVar("T", bound=msgspec.Struct)
List = Callable[[Connection, Filters], Iterator[T]]


class Record:
    """One database with what a set of reports says; ``open`` makes one.

    Any number of processes may read; one writes at a time, the others wait. Every method that
    writes is one transaction: stored whole or, on any error, not at all. Methods raise RunError,
    with the name of the record and the reason in one line, where the database fails.
    """

    def __init__(self, where: str, engine: Engine, *, write: bool) -> None:
        self.where = where
        self._engine = engine
        self._write = write

    @classmethod
    def open(cls, where: str | Path, *, write: bool = False, wait: float = WAIT_SECONDS) -> Record:
        """Return the record in the file ``where``; with ``write``, made where it is missing.

        ``wait`` is how many seconds to wait for another writer. Raises RunError where the file is
        not a record, of a newer schema, missing, read-only, damaged or locked.
        """
        opened = open_to_write(where, wait=wait) if write else open_to_read(where)
        return cls(str(where), opened, write=write)

    def close(self) -> None:
        """Let the file go; what was written is in it alone, without a log beside it."""
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def known(self, *, model: str) -> set[str]:
        """Return the ids of the reports that this model version has annotated."""
        with self._reading() as connection:
            return reading.known(connection, model=model)

    def add(self, batch: Iterable[tuple[Report, Annotation]], *, model: str) -> int:
        """Store what was read; return how many of the reports the record did not hold.

        A report that is there gets the smaller name and, of another model version, the new
        annotation. The whole batch is taken in before the transaction begins, so it may be slow to
        come. Raises ValueError where an annotation is of another report.
        """
        prepared = writing.prepare(batch)
        with self._writing() as connection:
            return writing.add(connection, prepared, model=model)

    def rename(self, names: Iterable[tuple[str, str]]) -> None:
        """Give each report, by id, the smaller one of its name and that given.

        For reports that were read again and are known, so that a set of reports has the same
        names in whatever order it comes. Ids that the record does not hold are passed over.
        """
        pairs = list(names)
        with self._writing() as connection:
            writing.rename(connection, pairs)

    def local_mentions(self) -> Iterator[Annotation]:
        """Yield every annotation as it was read, by report id, one at a time in memory."""
        with self._reading() as connection:
            yield from reading.annotated(connection)

    def fingerprint(self) -> str:
        """Return the id of the set of annotations that the record now holds."""
        with self._reading() as connection:
            return writing.fingerprint(connection)

    def stale(self) -> bool:
        """Tell whether reports came in since the statements and actors were made from them."""
        with self._reading() as connection:
            return writing.derived_from(connection) != writing.fingerprint(connection)

    def resolve(self, resolution: Resolution, *, of: str | None = None) -> bool:
        """Rewrite statements and actors from the annotations and who is who in them.

        ``of`` is the fingerprint taken before the annotations were read for ``resolution``; where
        another process has changed the set since, nothing is written and False is returned.
        """
        with self._writing() as connection:
            if of is not None and writing.fingerprint(connection) != of:
                return False
            writing.derive(connection, resolution)
            return True

    def reports(self, filters: Filters = _ALL) -> Rows[ReportRow]:
        """Return the reports that pass, by publication, name and id."""
        return self._rows(ReportRow, reading.list_reports, filters)

    def statements(self, filters: Filters = _ALL) -> Rows[Statement]:
        """Return the statements that pass, by when they were said (unknown last), then by place."""
        return self._rows(Statement, reading.list_statements, filters)

    def actors(self, filters: Filters = _ALL) -> Rows[ResolvedActor]:
        """Return the actors that pass, those with most statements and mentions first."""
        return self._rows(ResolvedActor, reading.list_actors, filters)

    def mentions(self, filters: Filters = _ALL) -> Rows[MentionRow]:
        """Return the mentions of the reports that pass, report by report, as the text goes."""
        return self._rows(MentionRow, reading.list_mentions, filters)

    def times(self, filters: Filters = _ALL) -> Rows[TimeRow]:
        """Return the time expressions of the reports that pass, as the text goes."""
        return self._rows(TimeRow, reading.list_times, filters)

    def timeline(self, filters: Filters = _ALL) -> Rows[TimelineDay]:
        """Return the statements that pass, grouped by when they were said, in order of time."""
        return self._rows(TimelineDay, reading.list_days, filters)

    def report(self, key: str) -> Report:
        """Return the report with this id or name, or the beginning of one.

        Raises RunError where there is none or more than one.
        """
        with self._reading() as connection:
            return reading.find_report(connection, key)

    def annotation(self, report_id: str) -> Annotation:
        """Return the annotation of a report, by its id, with the record's actors put in.

        Raises RunError where there is none.
        """
        with self._reading() as connection:
            return reading.find_annotation(connection, report_id)

    def verify(self) -> Iterator[Problem]:
        """Yield everything in the record that does not hold; nothing where all is well."""
        with sqlite.errors(self.where):
            yield from problems(self._engine)

    def _rows(self, kind: type[T], read: List[T], filters: Filters) -> Rows[T]:
        def rows() -> Iterator[T]:
            with self._reading() as connection:
                yield from read(connection, filters)

        return Rows(kind, rows)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.errors(self.where), sqlite.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._write:
            raise RunError(f"{self.where}: was opened for reading only")
        with sqlite.errors(self.where), sqlite.writing(self._engine) as connection:
            yield connection
