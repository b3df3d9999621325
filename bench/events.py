"""Events against those labelled by hand, and against PLOVER's gold standard records.

What is measured so far is the lexicon's coder: the likeliest type of each candidate, its arguments
and the status that the words tell, *alleged* or *denied* where a statement holds the event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import data, report
from bench.event_labels import LABELLED, Passage, Range, passages
from bench.event_scores import Found, Tally, share
from onrecord import pipeline
from onrecord.annotators.events.arguments import arguments
from onrecord.annotators.events.candidates import candidates
from onrecord.annotators.events.status import status
from onrecord.annotators.language import Parse, parse
from onrecord.model import Report, Statement

GSR = "events/PLOVER_GSR_CAMEO.txt"
GSR_SOURCE = "https://github.com/openeventdata/PLOVER"
# What the records of 2016 call types that PLOVER has since renamed or joined.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}
_TOLD = {"happened": "alleged", "ongoing": "alleged", "not_happened": "denied"}
_CODED = re.compile(r"\((?P<roles>[A-Z/]+): (?P<words>[^()]*)\)")


class Record(NamedTuple):
    """One gold standard record: its sentence, type, and the words of sources and targets."""

    text: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@click.command()
@click.option("--part", type=click.Choice(["dev", "final", "train"]), default="dev")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(part: str, json_file: str | None) -> None:
    """Score events by hand labels of one part, and by PLOVER's gold standard records."""
    tally = Tally()
    for passage in passages(part):
        tally.add(passage.events, list(_of_passage(passage)))
    figures = {"lexicon": {**tally.figures(), **gold_standard()}}
    report.show(f"Events, {part}", figures)
    report.write(json_file, figures, data=LABELLED)


def _of_passage(passage: Passage) -> Iterator[Found]:
    """Yield what is found in the labelled sentences of a report."""
    low, high = passage.extent
    for one in coded(passage.given):
        if low <= one.trigger[0] < high:
            yield one


def coded(given: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the events that the lexicon finds in a report."""
    text: str = given["text"]
    read = pipeline.annotate(_report(given))
    for parsed in parse(text):
        yield from (_found(parsed, c.at, c.types[0], read.statements) for c in candidates(parsed))


def _found(parsed: Parse, at: int, type: str, statements: tuple[Statement, ...]) -> Found:
    told = arguments(parsed, at, type)
    trigger = _extent(parsed, at)
    read: str = status(parsed, at, type).status
    inside = any(p.start <= trigger[0] < p.end for s in statements for p in s.content)
    return Found(
        trigger,
        type,
        tuple(_extent(parsed, i) for i in told.actors),
        tuple(_extent(parsed, i) for i in told.recipients),
        _TOLD.get(read, read) if inside else read,
    )


def _extent(parsed: Parse, i: int) -> Range:
    return parsed.tokens[i].start, parsed.tokens[i].end


def _report(given: Mapping[str, Any]) -> Report:
    return Report(
        id="report", name="report", published=given["published"], outlet=given.get("outlet"),
        title=None, url=None, language="en", byline=None, text=given["text"],
    )  # fmt: skip


# --- PLOVER's gold standard records -------------------------------------------------------------


def gold_standard() -> dict[str, float]:
    """Return how many of the gold standard records are found, each sentence read by itself."""
    path = data.require(GSR, GSR_SOURCE)
    counts = dict.fromkeys(["type", "source", "both"], 0)
    of = list(records(path))
    for record in of:
        source, target = _met(record)
        counts["type"] += source is not None
        counts["source"] += bool(source)
        counts["both"] += bool(source and target)
    out: dict[str, float] = {"gold standard records": len(of)}
    out |= {f"gold standard: {_MET[name]}": count for name, count in counts.items()}
    out["gold standard: type, percent"] = share(counts["type"], len(of))
    return out


_MET = {"type": "type", "source": "type and source", "both": "type, source and target"}


def records(path: Path) -> Iterator[Record]:
    """Yield the records of PLOVER's gold standard file."""
    for one in json.loads(path.read_text(encoding="utf-8")):
        if one["event"] == "DOCUMENT":
            continue
        coded_words = [
            (found["roles"].split("/"), found["words"]) for found in _CODED.finditer(_markup(one))
        ]
        yield Record(
            text=one["text"],
            type=RENAMED.get(one["event"], one["event"]),
            sources=tuple(words for roles, words in coded_words if "SRC" in roles),
            targets=tuple(words for roles, words in coded_words if "TAR" in roles),
        )


def _markup(one: Mapping[str, Any]) -> str:
    """Return the marked sentence; in a few records it stands where others have an object."""
    info = one["textInfo"]
    marked: str = info if isinstance(info, str) else info["markup"]
    return marked


def _met(record: Record) -> tuple[bool | None, bool]:
    """Tell whether the event of the right type that fits best has the source, and the target.

    The first is ``None`` where there is no such event. Who is source and target at once, of talks
    or a treaty, may be found as actor.
    """
    given = {"text": record.text, "published": "2000-01-01", "outlet": None}
    right = [one for one in coded(given) if one.type == record.type]
    if not right:
        return None, False
    met = [
        (
            _named(record.sources, one.actors, record.text),
            _named(record.targets, (*one.recipients, *one.actors), record.text),
        )
        for one in right
    ]
    return max(met, key=sum)


def _named(words: tuple[str, ...], heads: tuple[Range, ...], text: str) -> bool:
    """Tell whether the head of a phrase lies in one of the gold words, or there are none."""
    if not words:
        return True
    spans = [found.span() for w in words for found in re.finditer(re.escape(w), text)]
    return any(start <= head[0] < end for start, end in spans for head in heads)


if __name__ == "__main__":
    main()
