"""A record: what was read in a set of reports, and what follows from the set, in one database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine

from onrecord.amending import own_actors
from onrecord.errors import RunError
from onrecord.knowledge.roster import Roster
from onrecord.model import (
    NO_ACCOUNT,
    Account,
    Actor,
    Annotation,
    Correction,
    Disagreement,
    Event,
    Occurrence,
    Position,
    Report,
    Resolution,
    ResolvedActor,
    Statement,
    Story,
)
from onrecord.store import (
    accounts,
    amended,
    casting,
    correcting,
    explaining,
    facets,
    marking,
    paging,
    reading,
    saying,
    single,
    sqlite,
    watching,
    writing,
)
from onrecord.store.accounts import Grain
from onrecord.store.entries import (
    ActorForm,
    CopyRow,
    CorrectionRow,
    MentionRow,
    Period,
    Problem,
    ReportRow,
    TimeRow,
    ToldCorrection,
)
from onrecord.store.facets import Facet, Volume
from onrecord.store.filters import Filters
from onrecord.store.marking import Marked
from onrecord.store.opening import WAIT_SECONDS, open_to_read, open_to_write
from onrecord.store.paging import Listing, Page
from onrecord.store.rows import Rows
from onrecord.store.saying import Desk
from onrecord.store.single import Beside, Entry, Happening
from onrecord.store.verify import problems
from onrecord.store.watching import Pulse

_ALL = Filters()


def _log(connection: Connection, _: Filters) -> Iterator[CorrectionRow]:
    yield from correcting.log(connection)


T = TypeVar("T", bound=msgspec.Struct)
Pair = tuple[str, str]
List = Callable[[Connection, Filters], Iterator[T]]


class Record:
    """One database with what a set of reports says; ``open`` makes one.

    Any number of processes may read; one writes at a time, the others wait. Every method that
    writes is one transaction: stored whole or, on any error, not at all. Methods raise RunError,
    with the name of the record and the reason in one line, where the database fails.
    """

    def __init__(
        self, where: str, engine: Engine, *, write: bool, held: Connection | None = None
    ) -> None:
        self.where = where
        self._engine = engine
        self._write = write
        # Of a snapshot, the transaction that all is read in.
        self._held = held

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

    @contextmanager
    def snapshot(self) -> Iterator[Record]:
        """Give the record as it is now, to be read for a while, whoever writes meanwhile.

        It is for one thread; what is written in that time stays in the log beside the file.
        """
        with self._reading() as connection:
            yield Record(self.where, self._engine, write=False, held=connection)

    def known(self, *, model: str) -> set[str]:
        """Return the ids of the reports that this model version has annotated."""
        with self._reading() as connection:
            return reading.known(connection, model=model)

    def add(
        self, batch: Iterable[tuple[Report, Annotation]], *, model: str, roster: str = ""
    ) -> int:
        """Store what was read; return how many of the reports the record did not hold.

        A report that is there gets the smaller name and, of another model version, the new
        annotation. ``roster`` is the digest of the cast that was at hand. The whole batch is taken
        in before the transaction begins, so it may be slow to come. Raises ValueError where an
        annotation is of another report.
        """
        prepared = writing.prepare(batch)
        with self._writing() as connection:
            return writing.add(connection, prepared, model=model, roster=roster)

    def rename(self, names: Iterable[tuple[str, str]]) -> None:
        """Give each report, by id, the smaller one of its name and that given.

        For reports that were read again and are known, so that a set of reports has the same
        names in whatever order it comes. Ids that the record does not hold are passed over.
        """
        pairs = list(names)
        with self._writing() as connection:
            writing.rename(connection, pairs)

    def roster(self) -> Roster:
        """Return the user's cast that the record is read with."""
        with self._reading() as connection:
            return casting.roster(connection)

    def keep_roster(self, roster: Roster) -> None:
        """Keep the cast that the record is read with from now on; without entries, none."""
        with self._writing() as connection:
            casting.keep(connection, roster)

    def read_otherwise(self, *, roster: str) -> list[str]:
        """Return the ids of the reports that were read with another cast than of this digest."""
        with self._reading() as connection:
            return casting.read_otherwise(connection, roster)

    def local_mentions(self, of: Collection[str] | None = None) -> Iterator[Annotation]:
        """Yield every annotation with its report's own actors, by report id, one at a time.

        With ``of``, only those of the reports with these ids. Their entries are as corrected;
        whom a correction names as a speaker is left out (``given``).
        """
        with self._reading() as connection:
            yield from map(own_actors, reading.annotated(connection, of))

    def given(self) -> dict[tuple[str, str], tuple[Actor, int]]:
        """Return whom corrections name as speakers, by report and id there.

        Each with how many statements of the report they speak.
        """
        with self._reading() as connection:
            return amended.given_places(connection)

    def fingerprint(self) -> str:
        """Return the id of the set of annotations that the record now holds."""
        with self._reading() as connection:
            return writing.fingerprint(connection)

    def stale(self) -> bool:
        """Tell whether reports came in since statements, events and actors were made of them."""
        with self._reading() as connection:
            return writing.derived_from(connection) != writing.fingerprint(connection)

    def read(self) -> Iterator[tuple[Report, Annotation]]:
        """Yield every report with its annotation as corrected, by id, one at a time in memory.

        The actors are the report's own, and those whom corrections name (``assigned.given``).
        """
        with self._reading() as connection:
            yield from reading.read(connection)

    def resolve(
        self,
        resolution: Resolution,
        account: Account = NO_ACCOUNT,
        *,
        of: str | None = None,
        said: int | None = None,
    ) -> bool:
        """Rewrite what is derived from the annotations, who is who, and what they tell together.

        ``of`` is the fingerprint of what they were made from, and ``said`` the number of the last
        correction in it; where another process has changed the set since, nothing is written and
        False is returned. Corrections behind ``said`` are no such change: what they do to their
        own reports stays, as if each had been said after this, and the record is stale.
        """
        with self._writing() as connection:
            if of is None or writing.fingerprint(connection) == of:
                writing.derive(connection, resolution, account)
                return True
            if said is None or writing.fingerprint(connection, until=said) != of:
                return False
            later = amended.with_given(connection, resolution)
            writing.derive(connection, later, account, of=of)
            return True

    def bonds(self) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """Return which entries corrections say are one happening, and which they say are not.

        Pairs of ids, the last said first.
        """
        with self._reading() as connection:
            return amended.bonds(connection)

    def corrections(self) -> Rows[CorrectionRow]:
        """Return the log of corrections, as people wrote it."""
        return self._rows(CorrectionRow, _log, _ALL)

    def correction(self, number: int) -> CorrectionRow:
        """Return one row of the log of corrections; MissingError where it has no such."""
        with self._reading() as connection:
            return correcting.row(connection, number)

    def corrections_behind(self, number: int, *, limit: int) -> list[CorrectionRow]:
        """Return at most ``limit`` rows of the log behind the one with this number."""
        with self._reading() as connection:
            return correcting.behind(connection, number, limit=limit)

    def corrections_in_force(self) -> list[Correction]:
        """Return the corrections that nobody has undone, by id."""
        with self._reading() as connection:
            held = correcting.in_force(connection)
            return sorted(held, key=lambda each: (each.id, each.at, each.by))

    def corrections_of(self, report_id: str) -> dict[str, list[CorrectionRow]]:
        """Return the rows of the log about entries of a report, undone ones too, by the entry's id.

        That is the id as it is now or, of an entry that is not found again, as it was.
        """
        with self._reading() as connection:
            return correcting.by_entry(connection, report_id)

    def corrections_of_actors(self) -> list[CorrectionRow]:
        """Return the rows of the log that join or part actors, undone ones too."""
        with self._reading() as connection:
            return correcting.of_actors(connection)

    def corrections_told(self) -> Iterator[ToldCorrection]:
        """Yield the corrections that nobody has undone, with the heads of their reports, by id."""
        for said in self.corrections_in_force():
            ids = {held.report for held in (said.target, said.second) if held is not None}
            with self._reading() as connection:
                heads = tuple(reading.heads(connection, sorted(ids | set(said.reports))))
            yield ToldCorrection(correction=said, reports=heads)

    def history(self, entry: str) -> list[CorrectionRow]:
        """Return the rows of the log that are about one entry, undone ones and undoings too.

        ``entry`` is the id of a statement or an event; none where nobody has corrected it.
        """
        with self._reading() as connection:
            return correcting.history(connection, entry)

    def last_correction(self) -> int:
        """Return the number of the last row of the log of corrections, 0 where there is none."""
        with self._reading() as connection:
            return correcting.last(connection)

    def said_first(self, number: int) -> CorrectionRow | None:
        """Return the correction that row ``number`` of the log is, or takes back or puts back."""
        with self._reading() as connection:
            return correcting.said_first(connection, number)

    def say(self, make: Callable[[Desk], Correction]) -> int:
        """Add the correction that ``make`` makes, and what it does to its report; its number.

        ``make`` is called once inside the transaction; where it raises, nothing is written. What
        follows from the whole set is left to ``resolve``.
        """
        with self._writing() as connection:
            return saying.say(connection, make)

    def put(self, said: Iterable[Correction]) -> list[int | None]:
        """Add corrections as another record has them; the number of each, ``None`` of known ones.

        The record is stale until it is resolved.
        """
        given = list(said)
        with self._writing() as connection:
            return saying.put(connection, given)

    def take_back(self, number: int, *, by: str, at: str) -> int:
        """Take a row of the log back, and what it does to its report; return the new number.

        As with ``say``, the rest is left to ``resolve``. RunError: the log has no such row, or it
        is undone already.
        """
        with self._writing() as connection:
            return saying.take_back(connection, number, by=by, at=at)

    def correct(
        self,
        correction: Correction,
        resolution: Resolution,
        account: Account = NO_ACCOUNT,
        *,
        of: str,
    ) -> int | None:
        """Add a correction and derive with it; return its number, ``None`` as ``resolve`` does.

        ``resolution`` and ``account`` are those with it, made from what had the fingerprint
        ``of``.
        """
        with self._writing() as connection:
            if writing.fingerprint(connection) != of:
                return None
            number = correcting.add(connection, correction)
            writing.derive(connection, resolution, account)
            return number

    def undo(
        self,
        number: int,
        resolution: Resolution,
        account: Account = NO_ACCOUNT,
        *,
        by: str,
        at: str,
        of: str,
    ) -> int | None:
        """Take a row of the log back and derive without it, as ``correct`` does with one.

        RunError: the log has no such row, or it is undone already.
        """
        with self._writing() as connection:
            if writing.fingerprint(connection) != of:
                return None
            added = correcting.undo(connection, number, by=by, at=at)
            writing.derive(connection, resolution, account)
            return added

    def actor(self, name: str) -> ResolvedActor:
        """Return the one actor that ``name`` means: an id, a whole name, or words of a form.

        Raises RunError where there is none or more than one.
        """
        with self._reading() as connection:
            return explaining.find_actor(connection, name)

    def explain(self, name: str) -> Rows[ActorForm]:
        """Return every form of the actor that ``name`` means, with what brought it there.

        Iterating raises RunError where no actor is meant, or more than one.
        """

        def forms(connection: Connection, _: Filters) -> Iterator[ActorForm]:
            return explaining.explain(connection, name)

        return self._rows(ActorForm, forms, _ALL)

    def reports(self, filters: Filters = _ALL) -> Rows[ReportRow]:
        """Return the reports that pass, by publication, name and id."""
        return self._rows(ReportRow, reading.list_reports, filters)

    def statements(self, filters: Filters = _ALL) -> Rows[Statement]:
        """Return the statements that pass, by when they were said (unknown last), then by place."""
        return self._rows(Statement, reading.list_statements, filters)

    def events(self, filters: Filters = _ALL) -> Rows[Event]:
        """Return the events that pass, by when they happen (unknown last), then by place."""
        return self._rows(Event, reading.list_events, filters)

    def actors(self, filters: Filters = _ALL) -> Rows[ResolvedActor]:
        """Return the actors that pass, those with most statements and mentions first."""
        return self._rows(ResolvedActor, reading.list_actors, filters)

    def mentions(self, filters: Filters = _ALL) -> Rows[MentionRow]:
        """Return the mentions of the reports that pass, report by report, as the text goes."""
        return self._rows(MentionRow, reading.list_mentions, filters)

    def times(self, filters: Filters = _ALL) -> Rows[TimeRow]:
        """Return the time expressions of the reports that pass, as the text goes."""
        return self._rows(TimeRow, reading.list_times, filters)

    def timeline(self, filters: Filters = _ALL, *, grain: Grain = "day") -> Rows[Period]:
        """Return the occurrences that pass by day, week or month, in order of time.

        Of more than ``filters.limit`` occurrences the most telling.
        """

        def periods(connection: Connection, asked: Filters) -> Iterator[Period]:
            return accounts.list_periods(connection, asked, grain=grain)

        return self._rows(Period, periods, filters)

    def occurrences(self, filters: Filters = _ALL) -> Rows[Occurrence]:
        """Return the occurrences that pass, by time; of more than the limit the most telling."""
        return self._rows(Occurrence, accounts.list_occurrences, filters)

    def disagreements(self, filters: Filters = _ALL) -> Rows[Disagreement]:
        """Return the disagreements of which a passage passes, by the days of both."""
        return self._rows(Disagreement, accounts.list_disagreements, filters)

    def positions(self, filters: Filters = _ALL) -> Rows[Position]:
        """Return the positions that pass, by actor, issue and time."""
        return self._rows(Position, accounts.list_positions, filters)

    def stories(self, filters: Filters = _ALL) -> Rows[Story]:
        """Return the stories of which a report passes, by their first day."""
        return self._rows(Story, accounts.list_stories, filters)

    def copies(self, filters: Filters = _ALL) -> Rows[CopyRow]:
        """Return the reports that pass and repeat another, with what they repeat."""
        return self._rows(CopyRow, accounts.list_copies, filters)

    def page(
        self,
        listing: Listing[T],
        filters: Filters = _ALL,
        *,
        cursor: str | None = None,
        limit: int = 50,
        backwards: bool = False,
    ) -> Page[T]:
        """Return at most ``limit`` rows of a list, those behind ``cursor``, and the next cursor.

        With ``backwards``, from its end. CursorError, a ValueError: the cursor is of another list.
        """
        with self._reading() as connection:
            return paging.page(
                connection, listing, filters, cursor=cursor, limit=limit, backwards=backwards
            )

    def count(self, listing: Listing[T], filters: Filters = _ALL) -> int:
        """Return how many rows of a list pass."""
        with self._reading() as connection:
            return paging.count(connection, listing, filters)

    def facets(self, listing: Listing[T], filters: Filters = _ALL) -> dict[str, tuple[Facet, ...]]:
        """Return, by filter, the values that rows of a list have, each under the other filters."""
        with self._reading() as connection:
            return facets.facets(connection, listing, filters)

    def volume(
        self, filters: Filters = _ALL, grain: Grain = "day", *, of: Listing[T]
    ) -> tuple[Volume, ...]:
        """Return how many rows of a list begin in each day, week or month that has any."""
        with self._reading() as connection:
            return facets.volume(connection, of, filters, grain=grain)

    def pulse(self) -> Pulse:
        """Return what the record is made of: reports, what was derived of them, corrections."""
        with self._reading() as connection:
            return watching.pulse(connection)

    @contextmanager
    def watching(self) -> Iterator[Callable[[], bool]]:
        """Give what tells whether anybody has written into the record since it was last asked."""
        with sqlite.errors(self.where), watching.watching(self._engine) as changed:
            yield changed

    def entry(self, id: str) -> Entry:
        """Return the statement or event with this id; MissingError, a RunError: there is none."""
        with self._reading() as connection:
            return single.entry(connection, id)

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return the statements and events with these ids, in their order; others are left out."""
        with self._reading() as connection:
            return single.entries(connection, ids)

    def happening(self, id: str) -> Happening:
        """Return an occurrence with all that tells of it; MissingError where there is none."""
        with self._reading() as connection:
            return single.happening(connection, id)

    def disagreeing(self, ids: Collection[str]) -> dict[str, int]:
        """Return how many disagreements there are about each of these occurrences that has any."""
        with self._reading() as connection:
            return single.disagreeing(connection, list(ids))

    def known_actors(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of the ids that are an actor's; whom only words of a report make has none.

        Occurrences hold both, and do not tell of which report such words are.
        """
        with self._reading() as connection:
            return single.known_actors(connection, list(ids))

    def story(self, id: str) -> Story:
        """Return the story with this id; MissingError where there is none."""
        with self._reading() as connection:
            return single.story(connection, id)

    def beside(self, actor: str, *, limit: int = 30) -> tuple[Beside, ...]:
        """Return who stands in events with the actor of this id, and whom it addresses."""
        with self._reading() as connection:
            return single.beside(connection, actor, limit=limit)

    def repeated(self, ids: Collection[str]) -> dict[str, list[CopyRow]]:
        """Return, by id, what each of these reports repeats, what it repeats most of first."""
        with self._reading() as connection:
            return accounts.repeated(connection, list(ids))

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

    def marked(self, report_id: str) -> Marked:
        """Return the times and mentions of a report, by its id, with the record's actors put in.

        Raises RunError where there is none.
        """
        with self._reading() as connection:
            return marking.marked(connection, report_id)

    def annotations(self) -> Iterator[Annotation]:
        """Yield every annotation with the record's actors, by publication, one at a time."""
        with self._reading() as connection:
            yield from reading.resolved(connection)

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
        if self._held is not None:
            with sqlite.errors(self.where):
                yield self._held
            return
        with sqlite.errors(self.where), sqlite.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._write:
            raise RunError(f"{self.where}: was opened for reading only")
        with sqlite.errors(self.where), sqlite.writing(self._engine) as connection:
            yield connection
