"""The running stories of Timeline17, read: a sample of each story's reports as annotations."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec

from onrecord import settings
from onrecord.model import Annotation, Report
from onrecord.readers import entry

STORIES = ("bpoil", "egypt", "finan", "h1n1", "iraq", "mj")
SOURCE = "Timeline17, http://l3s.de/~gtran/timeline/"
_SEED = 5


def read_annotations(folder: Path, story: str, *, reports: int) -> Iterator[Annotation]:
    """Yield the annotations of so many reports of ``story``, always the same ones."""
    from onrecord import pipeline

    pipeline.warm_up()
    chosen = settings.load().readers
    with gzip.open(folder / f"{story}.reports.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    Random(_SEED).shuffle(lines)
    for line in lines[:reports]:
        yield pipeline.annotate(entry.read(line.encode(), where=story, settings=chosen))


def read_names(folder: Path, story: str, *, reports: int | None = None) -> Iterator[Annotation]:
    """Yield the mentions of so many reports of ``story``, or of all: no times, no statements.

    Who is named, described or meant hangs on neither, and the parse is most of the work.
    """
    found = list(texts(folder, story))
    if reports is not None:
        Random(_SEED).shuffle(found)
    for report in found[:reports]:
        yield named(report)


def named(report: Report) -> Annotation:
    """Return the mentions of ``report``."""
    from onrecord import pipeline
    from onrecord.annotators import language, names
    from onrecord.annotators.quotations import find_quotations

    quotations = find_quotations(report.text)
    parses = language.parse(report.text)
    drafts = [draft for parse in parses for draft in names.find(parse, quotations)]
    mentions = tuple(names.resolve(drafts, report))
    return Annotation(report=pipeline.head(report), times=(), mentions=mentions, statements=())


def pairs(
    folder: Path, *, reports: int, annotations: str | None
) -> list[tuple[Report, Annotation]]:
    """Return so many reports of every story with their annotations, or those that are kept."""
    read = (
        kept(Path(annotations))
        if annotations is not None
        else [found for s in STORIES for found in read_annotations(folder, s, reports=reports)]
    )
    by_id = {report.id: report for story in STORIES for report in texts(folder, story)}
    return [(by_id[found.report.id], found) for found in read]


def texts(folder: Path, story: str) -> Iterator[Report]:
    """Yield the reports of ``story`` as they stand in its file."""
    chosen = settings.load().readers
    with gzip.open(folder / f"{story}.reports.jsonl.gz", "rb") as file:
        for line in file:
            yield entry.read(line, where=story, settings=chosen)


def kept(path: Path) -> list[Annotation]:
    """Return the annotations that ``path`` holds as JSONL, as ``onrecord annotate`` prints them."""
    return [msgspec.json.decode(line, type=Annotation) for line in path.read_bytes().splitlines()]
