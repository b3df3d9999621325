"""The verbs of the command line for Python: read, annotate, build, export.

What reads the language is imported by the verbs that need it; it takes a second to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from onrecord import readers, settings
from onrecord.errors import ReportError
from onrecord.knowledge import roster
from onrecord.knowledge.roster import Roster
from onrecord.model import (
    Annotation,
    Correction,
    Disagreement,
    Event,
    Occurrence,
    Position,
    Reject,
    Report,
    ResolvedActor,
    Statement,
    Story,
)
from onrecord.progress import BuildSummary, Progress
from onrecord.settings import Settings
from onrecord.store import CopyRow, Filters, MentionRow, Record, ReportRow, TimeRow
from onrecord.views import export as exports
from onrecord.views import sure, timelinejs
from onrecord.views.counted import Counted

Inputs = str | Path | Iterable[str | Path]
Format = Literal["jsonl", "csv", "timelinejs"]


def read(
    inputs: Inputs,
    *,
    settings: Settings | None = None,
    on_reject: Callable[[Reject], None] | None = None,
) -> Iterator[Report]:
    """Yield the reports in files, folders, or ``-`` for JSONL on standard input.

    What cannot be read goes to ``on_reject``; without it the first raises ReportError.
    """
    paths = _paths(inputs)
    return readers.read(paths, settings=_or_default(settings), on_reject=on_reject or _raise)


def annotate(
    reports: Report | Iterable[Report],
    *,
    settings: Settings | None = None,
    explain: bool = False,
    min_confidence: float = 0.0,
    actors: Inputs | Roster = (),
) -> Iterator[Annotation]:
    """Yield what each report holds; nothing is stored, and no report knows of another.

    With ``explain``, every time says which rule made its value, and what it was seen from.
    Statements and events below ``min_confidence`` are left out; what lay within such a statement
    then lies within the nearest around it that is left, and keeps its whole chain. ``actors`` are
    the files of your own cast, CSV, TOML or FollowTheMoney; RunError where one of them is wrong.
    """
    from onrecord import pipeline

    cast = _cast(actors)
    mode = _or_default(settings).times.chosen()
    for report in [reports] if isinstance(reports, Report) else reports:
        found = pipeline.annotate(report, mode=mode, explain=explain, roster=cast)
        yield sure.at_least(found, min_confidence)


def build(
    inputs: Inputs,
    *,
    record: str | Path,
    workers: int = 1,
    settings: Settings | None = None,
    actors: Inputs | Roster | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    on_progress: Callable[[BuildSummary], None] | None = None,
) -> BuildSummary:
    """Read ``inputs`` into the record and return what was done; a second build adds.

    Reports that the record holds are not read again, so a build that was ended by force goes on
    where it stopped. What cannot be read is counted and handed to ``on_reject``. With ``workers``
    over 1 as many processes read; a script then needs ``if __name__ == "__main__"``, as with
    multiprocessing. ``actors`` are the files of your own cast, which the record then keeps: without
    them it has the cast that it had, with others the reports in it are read again, and with an
    empty list it has none. Raises RunError where the record cannot be written, a process dies or a
    cast is wrong.
    """
    from onrecord import building

    cast = None if actors is None else _cast(actors)
    chosen = _or_default(settings)
    progress = Progress(on_reject, on_progress)
    reports = read(inputs, settings=chosen, on_reject=progress.rejected)
    with Record.open(record, write=True) as opened:
        building.add(
            opened,
            reports,
            batch_size=chosen.build.batch_size,
            processes=workers,
            progress=progress,
            mode=chosen.times.chosen(),
            roster=cast,
        )
        held = building.resolve(opened)
        return progress.ended(statements=held.statements, events=held.events)


def positions_on(record: Record, issue: str, *, country: str | None = None) -> list[Position]:
    """Return what each actor holds on what ``issue`` names, in whatever words, in order of time.

    With a ``country``, an ISO 3166-1 alpha-2 code, all who are of it are one side: what its
    minister says is compared with what its president said before.
    """
    from onrecord.resolvers import positions

    side = None if country is None else country.casefold()
    found = positions.positions_on(record.annotations(), issue=issue, country=side)
    when = {each.id: each.said.start or each.said.end or "~" for each in found}
    return sorted(found, key=lambda each: (when[each.id], each.passage.published, each.id))


def export(
    record: Record, folder: str | Path, *, to: Format, limit: int | None = None
) -> dict[str, int]:
    """Write a record into ``folder``, one sorted file a table; return how many entries each has.

    Nothing in the files differs between two runs on one set of reports and corrections; those that
    were undone leave no trace. As ``timelinejs`` it is one file, ``timeline.json``, with the
    ``limit`` most telling occurrences or, without one, with all. Raises RunError where the folder
    holds other files or cannot be written.
    """
    if to == "timelinejs":
        return _export_timeline(record, Path(folder), limit)
    tables: dict[str, exports.Table] = {
        "reports": (ReportRow, record.reports()),
        "actors": (ResolvedActor, record.actors()),
        "mentions": (MentionRow, record.mentions()),
        "times": (TimeRow, record.times()),
        "statements": (Statement, record.statements()),
        "events": (Event, record.events()),
        "occurrences": (Occurrence, record.occurrences()),
        "disagreements": (Disagreement, record.disagreements()),
        "positions": (Position, record.positions()),
        "stories": (Story, record.stories()),
        "copies": (CopyRow, record.copies()),
        "corrections": (Correction, record.corrections_in_force()),
    }
    return exports.write(tables, Path(folder), to=to)


def _export_timeline(record: Record, folder: Path, limit: int | None) -> dict[str, int]:
    told = record.occurrences(Filters(limit=limit))
    shown = {occurrence.headline.report for occurrence in told}
    urls = {row.id: row.url for row in record.reports() if row.id in shown and row.url is not None}
    counted = Counted(told)
    files = {"timeline.json": timelinejs.chunks(counted, urls)}
    exports.write_files(files, folder, ours=files)
    return {"occurrences": counted.count}


def _cast(given: Inputs | Roster) -> Roster:
    return given if isinstance(given, Roster) else roster.load(_paths(given))


def _paths(given: Inputs) -> list[str | Path]:
    return [given] if isinstance(given, str | Path) else list(given)


def _or_default(given: Settings | None) -> Settings:
    return settings.load() if given is None else given


def _raise(reject: Reject) -> None:
    raise ReportError(reject.input, reject.reason, line=reject.line, offset=reject.offset)
