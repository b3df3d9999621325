"""How reports come into a record: the known ones passed over, the others read and stored in steps.

No step shows in the record; a build that is ended by force loses at most the one it was in.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from onrecord import pipeline, workers
from onrecord.model import Annotation, Mode, Report
from onrecord.progress import Progress
from onrecord.resolvers.actors import resolve_actors
from onrecord.store import Record

# A step also ends here, so that a few very long reports are not held together, and a build of slow
# ones that is ended by force has little to read again.
_CHARACTERS = 4_000_000
_SECONDS = 5.0

Read = tuple[Report, Annotation]


def add(
    record: Record,
    reports: Iterable[Report],
    *,
    batch_size: int,
    processes: int,
    progress: Progress,
    mode: Mode | None = None,
) -> None:
    """Read the reports that the record does not hold and store them, a transaction a batch.

    One that it holds, or that comes twice, gets the smaller of its names; one that was read in
    another ``mode`` is read again.
    """
    version = pipeline.model_version(mode=mode)
    known = record.known(model=version)
    again: dict[str, str] = {}
    fresh = _fresh(reports, known, again, progress)
    annotated = workers.annotate_all(fresh, processes=processes, mode=mode)
    for batch in _batches(_counted(annotated, progress), batch_size):
        record.add(batch, model=version)
    # At the end: before, the report of an earlier name may still be on its way.
    if again:
        record.rename(sorted(again.items()))


def resolve(record: Record) -> int:
    """Bring the record's actors and statements in step; return how many statements it holds."""
    while record.stale():
        before = record.fingerprint()
        resolution = resolve_actors(record.local_mentions())
        if record.resolve(resolution, of=before):
            break
    return sum(report.statements for report in record.reports())


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


def _counted(annotated: Iterable[Read], progress: Progress) -> Iterator[Read]:
    for report, annotation in annotated:
        yield report, annotation
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
