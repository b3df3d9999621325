"""The running stories of Timeline17, read: a sample of each story's reports as annotations."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec

from onrecord import settings
from onrecord.model import Annotation
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


def kept(path: Path) -> list[Annotation]:
    """Return the annotations that ``path`` holds as JSONL, as ``onrecord annotate`` prints them."""
    return [msgspec.json.decode(line, type=Annotation) for line in path.read_bytes().splitlines()]
