"""The verbs of the command line for Python: read, annotate, build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from onrecord import pipeline, readers, settings
from onrecord.errors import ReportError
from onrecord.model import Annotation, Reject, Report, ResolvedActor, Statement, Value
from onrecord.resolvers.actors import resolve_actors
from onrecord.settings import Settings
from onrecord.store import MentionRow, Record, ReportRow, TimeRow
from onrecord.views import export as exports

Inputs = str | Path | Iterable[str | Path]
# A transaction also ends here, so that a few very long reports are not held together.
_BATCH_CHARACTERS = 4_000_000


class BuildSummary(Value, frozen=True, kw_only=True):
    """What a build has done so far: reports read, new, known before and rejected, and its pace.

    ``words`` counts the words of the new reports, ``seconds`` the time since the build began.
    """

    read: int = 0
    added: int = 0
    known: int = 0
    rejected: int = 0
    statements: int = 0
    words: int = 0
    seconds: float = 0.0


def read(
    inputs: Inputs,
    *,
    settings: Settings | None = None,
    on_reject: Callable[[Reject], None] | None = None,
) -> Iterator[Report]:
    """Yield the reports in files, folders, or ``-`` for JSONL on standard input.

    What cannot be read goes to ``on_reject``; without it the first raises ReportError.
    """
    paths = [inputs] if isinstance(inputs, str | Path) else inputs
    return readers.read(paths, settings=_or_default(settings), on_reject=on_reject or _raise)


def annotate(reports: Report | Iterable[Report]) -> Iterator[Annotation]:
    """Yield what each report holds; nothing is stored, and no report knows of another."""
    for report in [reports] if isinstance(reports, Report) else reports:
        yield pipeline.annotate(report)


def build(
    inputs: Inputs,
    *,
    record: str | Path,
    settings: Settings | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    on_progress: Callable[[BuildSummary], None] | None = None,
) -> BuildSummary:
    """Read ``inputs`` into the record and return what was done; a second build adds.

    Reports that the record holds are not read again, so a build that was ended by force goes on
    where it stopped. What cannot be read is counted and handed to ``on_reject``. Raises RunError
    where the record cannot be written.
    """
    chosen = _or_default(settings)
    progress = _Progress(on_reject, on_progress)
    reports = read(inputs, settings=chosen, on_reject=progress.reject)
    with Record.open(record, write=True) as store:
        version = pipeline.model_version()
        known = store.known(model=version)
        for batch in _batches(reports, chosen.build.batch_size):
            _add(store, batch, known, version, progress)
        progress.update(statements=resolve(store))
    return progress.summary


def resolve(store: Record) -> int:
    """Bring the record's actors and statements in step; return how many statements it holds."""
    while store.stale():
        before = store.fingerprint()
        resolution = resolve_actors(store.local_mentions())
        if store.resolve(resolution, of=before):
            break
    return sum(report.statements for report in store.reports())


def export(record: Record, folder: str | Path, *, to: exports.Format) -> dict[str, int]:
    """Write a record into ``folder``, one sorted file a table; return how many entries each has.

    Nothing in the files differs between two runs on one set of reports. Raises RunError where the
    folder holds other files or cannot be written.
    """
    tables: dict[str, exports.Table] = {
        "reports": (ReportRow, record.reports()),
        "actors": (ResolvedActor, record.actors()),
        "mentions": (MentionRow, record.mentions()),
        "times": (TimeRow, record.times()),
        "statements": (Statement, record.statements()),
    }
    return exports.write(tables, Path(folder), to=to)


class _Progress:
    """The summary so far, and who wants to hear of it."""

    def __init__(
        self,
        on_reject: Callable[[Reject], None] | None,
        on_progress: Callable[[BuildSummary], None] | None,
    ) -> None:
        self.summary = BuildSummary()
        self._on_reject = on_reject
        self._on_progress = on_progress
        self._start = time.monotonic()

    def reject(self, reject: Reject) -> None:
        self.update(rejected=self.summary.rejected + 1)
        if self._on_reject is not None:
            self._on_reject(reject)

    def update(self, **changes: int) -> None:
        seconds = time.monotonic() - self._start
        self.summary = replace(self.summary, seconds=seconds, **changes)
        if self._on_progress is not None:
            self._on_progress(self.summary)

    def count(self, report: Report, *, new: bool) -> None:
        now = self.summary
        if new:
            words = now.words + len(report.text.split())
            self.update(read=now.read + 1, added=now.added + 1, words=words)
        else:
            self.update(read=now.read + 1, known=now.known + 1)


def _add(
    store: Record, batch: list[Report], known: set[str], version: str, progress: _Progress
) -> None:
    """Store a batch: new reports with their annotations, known ones under their smallest name."""
    unique: dict[str, Report] = {}
    for report in batch:
        if report.id in known or report.id in unique:
            progress.count(report, new=False)
        if report.id not in unique or report.name < unique[report.id].name:
            unique[report.id] = report
    old = [(report.id, report.name) for report in unique.values() if report.id in known]
    if old:
        store.rename(old)
    new = [report for report in unique.values() if report.id not in known]
    store.add(_annotated(new, progress), model=version)
    known.update(unique)


def _annotated(
    reports: Iterable[Report], progress: _Progress
) -> Iterator[tuple[Report, Annotation]]:
    for report, annotation in pipeline.annotate_all(reports):
        yield report, annotation
        progress.count(report, new=True)


def _batches(reports: Iterable[Report], size: int) -> Iterator[list[Report]]:
    batch: list[Report] = []
    characters = 0
    for report in reports:
        batch.append(report)
        characters += len(report.text)
        if len(batch) >= size or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _or_default(given: Settings | None) -> Settings:
    return settings.load() if given is None else given


def _raise(reject: Reject) -> None:
    raise ReportError(reject.input, reject.reason, line=reject.line, offset=reject.offset)
