"""How reports come into a record: the known ones passed over, the others read and stored in steps.

No step shows in the record; a build that is ended by force loses at most the one it was in.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from onrecord import pipeline, workers
from onrecord.acyclic import acyclic
from onrecord.assigned import cast_of, with_actors
from onrecord.knowledge.roster import Roster
from onrecord.model import Account, Annotation, Mode, Report, Resolution
from onrecord.progress import Progress
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.corrections import correct
from onrecord.resolvers.occurrences import Bonds
from onrecord.store import Record

# A step also ends here, so that a few very long reports are not held together, and a build of slow
# ones that is ended by force has little to read again.
_CHARACTERS = 4_000_000
_SECONDS = 5.0

Read = tuple[Report, Annotation]


class Held(NamedTuple):
    """How many entries a record holds."""

    statements: int
    events: int


def add(
    record: Record,
    reports: Iterable[Report],
    *,
    batch_size: int,
    processes: int,
    progress: Progress,
    mode: Mode | None = None,
    roster: Roster | None = None,
) -> None:
    """Read the reports that the record does not hold and store them, a transaction a batch.

    One that it holds, or that comes twice, gets the smaller of its names; one that was read in
    another ``mode`` is read again. The record keeps its cast: ``roster``, or with ``None`` the one
    that it has. What it was read with another one is read again, so that it is all of one.
    """
    kept = record.roster()
    roster = kept if roster is None else roster
    if roster.digest != kept.digest:
        record.keep_roster(roster)
    version = pipeline.model_version(mode=mode, roster=roster)
    known = record.known(model=version)
    old = set(record.read_otherwise(roster=roster.digest))
    progress.began(len(roster))
    again: dict[str, str] = {}
    fresh = chain(_fresh(reports, known, again, progress), _old(record, old, known))
    annotated = workers.annotate_all(fresh, processes=processes, mode=mode, roster=roster)
    for batch in _batches(_counted(annotated, old, progress), batch_size):
        record.add(batch, model=version, roster=roster.digest)
    # At the end: before, the report of an earlier name may still be on its way.
    if again:
        record.rename(sorted(again.items()))


@acyclic()
def resolve(record: Record) -> Held:
    """Bring all that follows from the set in step with reports and corrections; count entries.

    With those corrections that there are when it begins: where people go on correcting meanwhile,
    the record is stale again at the end.
    """
    while record.stale():
        with record.snapshot() as seen:
            before, last = seen.fingerprint(), seen.last_correction()
            resolution = resolve_actors(seen.local_mentions())
            said = seen.corrections_in_force()
            corrected = correct(resolution, said, seen.local_mentions, seen.given())
            told = account(seen, corrected)
        if record.resolve(corrected, told, of=before, said=last):
            break
    held = [(report.statements, report.events) for report in record.reports()]
    return Held(sum(said for said, _ in held), sum(happened for _, happened in held))


def account(record: Record, resolution: Resolution) -> Account:
    """Return what the reports of the record tell together, who is who being ``resolution``."""
    cast = cast_of(resolution)

    def known() -> Iterator[Read]:
        for report, read in record.read():
            yield report, with_actors(read, cast.get(report.id, {}).get)

    same, different = record.bonds()
    return pipeline.account(known, Bonds(same, different))


def _fresh(
    reports: Iterable[Report], known: set[str], again: dict[str, str], progress: Progress
) -> Iterator[Report]:
    """Yield the reports that are not known; note the smallest name of each that is in ``again``."""
    for report in reports:
        if report.id in known:
            again[report.id] = min(report.name, again.get(report.id, report.name))
            progress.known()
        else:
            known.add(report.id)
            yield report


def _old(record: Record, old: set[str], known: set[str]) -> Iterator[Report]:
    """Yield the reports of the record that are left to read again."""
    for id in sorted(old):
        if id not in known:
            yield record.report(id)


def _counted(annotated: Iterable[Read], old: set[str], progress: Progress) -> Iterator[Read]:
    for report, annotation in annotated:
        yield report, annotation
        if report.id in old:
            progress.again(report)
        else:
            progress.added(report)


def _batches(annotated: Iterator[Read], size: int) -> Iterator[list[Read]]:
    batch: list[Read] = []
    characters, began = 0, time.monotonic()
    for report, annotation in annotated:
        batch.append((report, annotation))
        characters += len(report.text)
        late = time.monotonic() - began >= _SECONDS
        if len(batch) >= size or characters >= _CHARACTERS or late:
            yield batch
            batch, characters, began = [], 0, time.monotonic()
    if batch:
        yield batch
