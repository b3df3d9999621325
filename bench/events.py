"""Events against those labelled by hand, and against PLOVER's gold standard records.

Beside onrecord stand its lexicon and rules without the network, and a coder of PETRARCH's kind
(Schrodt et al. 2014): the verbs of that lexicon with their frames over a parse, everything as it
stands, and so happened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import data, report
from bench.event_labels import LABELLED, Passage, Range, passages
from bench.event_scores import Filler, Found, Tally, share
from onrecord import pipeline
from onrecord.annotators.events.arguments import arguments
from onrecord.annotators.events.candidates import candidates
from onrecord.annotators.events.status import status
from onrecord.annotators.language import Parse, parse
from onrecord.knowledge.countries import countries
from onrecord.model import Actor, Annotation, Event, Report, Statement, is_described

GSR = "events/PLOVER_GSR_CAMEO.txt"
GSR_SOURCE = "https://github.com/openeventdata/PLOVER"
# What the records of 2016 call types that PLOVER has since renamed or joined.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}
SYSTEMS = ("onrecord", "lexicon and rules", "its verbs alone")
_TOLD = {"happened": "alleged", "ongoing": "alleged", "not_happened": "denied"}
_CODED = re.compile(r"\((?P<roles>[A-Z/]+): (?P<words>[^()]*)\)")


class Coded(NamedTuple):
    """A gold standard record's party: its words, and its country's code in three letters."""

    words: str
    code: str


class Record(NamedTuple):
    """One gold standard record: its sentence, type, sources and targets."""

    text: str
    type: str
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]


@click.command()
@click.option("--part", type=click.Choice(["dev", "final", "train"]), default="dev")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(part: str, json_file: str | None) -> None:
    """Score events by hand labels of one part, and by PLOVER's gold standard records."""
    tallies = {name: Tally() for name in SYSTEMS}
    for passage in passages(part):
        read = pipeline.annotate(_report(passage.given))
        by_rules = list(coded(passage.text, read.statements))
        for name, found in zip(SYSTEMS, _by_system(read, by_rules), strict=True):
            tallies[name].add(passage.events, _inside(passage, found))
    figures = {name: tally.figures() for name, tally in tallies.items()}
    for name, counts in gold_standard().items():
        figures[name] |= counts
    report.show(f"Events, {part}", figures)
    report.write(json_file, figures, data=LABELLED)


def _by_system(read: Annotation, by_rules: list[ByRules]) -> tuple[Iterable[Found], ...]:
    """Return what each of ``SYSTEMS`` finds."""
    verbs = [one.found._replace(status="happened") for one in by_rules if one.verb]
    return map(_of_event, read.events), [one.found for one in by_rules], verbs


def _inside(passage: Passage, found: Iterable[Found]) -> list[Found]:
    """Return what is found in the labelled sentences of a report."""
    low, high = passage.extent
    return [one for one in found if low <= one.trigger[0] < high]


def _of_event(event: Event) -> Found:
    return Found(
        trigger=(event.trigger.start, event.trigger.end),
        type=event.type,
        actors=tuple(_fillers(event, event.actors)),
        recipients=tuple(_fillers(event, event.recipients)),
        status=event.status,
        certainty=event.certainty,
        mode=event.mode,
    )


def _fillers(event: Event, actors: Iterable[Actor]) -> Iterator[Filler]:
    """Yield the actors of an event; of one that only its words make there is no name."""
    for actor in actors:
        at = actor.mention
        if at is not None:
            named = None if is_described(actor, event.report) else actor.name
            yield Filler((at.start, at.end), named)


class ByRules(NamedTuple):
    """What lexicon and rules find, and whether a verb tells it."""

    found: Found
    verb: bool


def coded(text: str, statements: tuple[Statement, ...] = ()) -> Iterator[ByRules]:
    """Yield the events that the lexicon proposes, each with its likeliest type."""
    for parsed in parse(text):
        for candidate in candidates(parsed):
            verb = parsed.tokens[candidate.at].tag.startswith("VB")
            yield ByRules(_found(parsed, candidate.at, candidate.types[0], statements), verb)


def _found(parsed: Parse, at: int, type: str, statements: tuple[Statement, ...]) -> Found:
    told = arguments(parsed, at, type)
    trigger = _extent(parsed, at)
    read: str = status(parsed, at, type).status
    inside = any(p.start <= trigger[0] < p.end for s in statements for p in s.content)
    return Found(
        trigger,
        type,
        tuple(Filler(_extent(parsed, i)) for i in told.actors),
        tuple(Filler(_extent(parsed, i)) for i in told.recipients),
        status=_TOLD.get(read, read) if inside else read,
    )


def _extent(parsed: Parse, i: int) -> Range:
    return parsed.tokens[i].start, parsed.tokens[i].end


def _report(given: Mapping[str, Any]) -> Report:
    return Report(
        id="report", name="report", published=given["published"], outlet=given.get("outlet"),
        title=None, url=None, language="en", byline=None, text=given["text"],
    )  # fmt: skip


# --- PLOVER's gold standard records -------------------------------------------------------------


def gold_standard() -> dict[str, dict[str, float]]:
    """Return how many of the gold standard records are found, each sentence read by itself."""
    path = data.require(GSR, GSR_SOURCE)
    of = list(records(path))
    out = {}
    for name, reading in zip(SYSTEMS, (_by_onrecord, _by_lexicon, _by_verbs), strict=True):
        met = [_met(record, reading(record)) for record in of]
        out[name] = {
            "gold standard records": float(len(of)),
            "gold standard: type": float(sum(one is not None for one in met)),
            "gold standard: type and source": float(sum(bool(one and one[0]) for one in met)),
            "gold standard: type and both": float(sum(one == (True, True) for one in met)),
            "gold standard: type, percent": share(sum(one is not None for one in met), len(of)),
        }
    return out


def records(path: Path) -> Iterator[Record]:
    """Yield the records of PLOVER's gold standard file."""
    for one in json.loads(path.read_text(encoding="utf-8")):
        if one["event"] == "DOCUMENT":
            continue
        marked = [
            (found["roles"].split("/"), found["words"]) for found in _CODED.finditer(_markup(one))
        ]
        codes = dict(_codes(one))
        yield Record(
            text=one["text"],
            type=RENAMED.get(one["event"], one["event"]),
            sources=tuple(Coded(w, codes.get(w, "")) for roles, w in marked if "SRC" in roles),
            targets=tuple(Coded(w, codes.get(w, "")) for roles, w in marked if "TAR" in roles),
        )


def _codes(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for role in ("source", "target"):
        for party in one.get(role) or ():
            if isinstance(party, dict):
                yield party["actorText"], party.get("code", "").lower()


def _markup(one: Mapping[str, Any]) -> str:
    """Return the marked sentence; in a few records it stands where others have an object."""
    info = one["textInfo"]
    marked: str = info if isinstance(info, str) else info["markup"]
    return marked


class _Who(NamedTuple):
    """Who does it and whom it meets, as words of the sentence and as countries."""

    sources: tuple[tuple[Range, str | None], ...]
    targets: tuple[tuple[Range, str | None], ...]


def _by_onrecord(record: Record) -> list[_Who]:
    read: Annotation = pipeline.annotate(_report({"text": record.text, "published": "2000-01-01"}))
    return [
        _Who(_with_countries(event.actors), _with_countries(event.recipients))
        for event in read.events
        if event.type == record.type
    ]


def _with_countries(actors: Iterable[Actor]) -> tuple[tuple[Range, str | None], ...]:
    return tuple(
        ((a.mention.start, a.mention.end), a.country) for a in actors if a.mention is not None
    )


def _by_lexicon(record: Record) -> list[_Who]:
    return [_who(one.found) for one in coded(record.text) if one.found.type == record.type]


def _by_verbs(record: Record) -> list[_Who]:
    found = (one for one in coded(record.text) if one.verb)
    return [_who(one.found) for one in found if one.found.type == record.type]


def _who(found: Found) -> _Who:
    return _Who(
        tuple((one.span, None) for one in found.actors),
        tuple((one.span, None) for one in found.recipients),
    )


def _met(record: Record, right: list[_Who]) -> tuple[bool, bool] | None:
    """Tell whether the event of the right type that fits best has the source, and the target.

    It is ``None`` where there is no such event. Who is source and target at once, of talks or a
    treaty, may be found as actor.
    """
    met = [
        (
            _named(record.sources, one.sources, record.text),
            _named(record.targets, (*one.targets, *one.sources), record.text),
        )
        for one in right
    ]
    return max(met, key=sum, default=None)


def _named(
    coded: tuple[Coded, ...], found: tuple[tuple[Range, str | None], ...], text: str
) -> bool:
    """Tell whether somebody is named by the gold words or of their country; or there are none."""
    if not coded:
        return True
    spans = [hit.span() for one in coded for hit in re.finditer(re.escape(one.words), text)]
    lands = {land for one in coded if (land := _lands().get(one.code)) is not None}
    return any(
        country in lands or any(start < at[1] and at[0] < end for start, end in spans)
        for at, country in found
    )


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    """Return the countries by their codes of three letters."""
    return {one.alpha3: code for code, one in countries().by_code.items()}


if __name__ == "__main__":
    main()
