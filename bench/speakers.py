"""Who speaks, on statements checked by hand: in the report alone, and with all of the reports.

``bench/speakers.jsonl`` holds offsets, names and hashes of texts; the texts come from the data.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import data, report
from bench.nesting import hash_of
from bench.speaker_scores import (
    FORMS,
    Gold,
    Outcome,
    Tally,
    judged,
    mention_of,
    statement_of,
)
from onrecord import api
from onrecord.model import Actor, Annotation, described_id
from onrecord.store import Record

ANNOTATED = Path(__file__).with_name("speakers.jsonl")
SOURCE = "Timeline17 (stories) and PolNeAR 1.0 (attributions)"
_AROUND = 80


class Document(NamedTuple):
    """A text with its statements by hand; ``part`` is dev, where errors are read, or check."""

    text: str
    given: Mapping[str, Any]
    part: str
    gold: tuple[Gold, ...]


class Answer(NamedTuple):
    """What was found for a statement by hand: the outcome and whom it named."""

    outcome: Outcome
    name: str | None


class Read(NamedTuple):
    """A document with, of each system, its answers to the statements by hand."""

    document: Document
    answers: dict[str, list[Answer]]


@click.command()
@click.option("--part", type=click.Choice(["dev", "check", "all"]), default="all")
@click.option("--errors", is_flag=True, help="List what is not right in dev, not the figures.")
@click.option("--form", type=click.Choice(FORMS), help="Errors of this form of source.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(part: str, errors: bool, form: str | None, json_file: str | None) -> None:
    """Score who speaks against statements checked by hand.

    Errors are those of the development part: of the other none is ever shown.
    """
    if errors and part == "check":
        raise click.UsageError("errors of the check part are not shown: it confirms")
    shown = "dev" if errors else part
    read = _answers([one for one in documents() if shown in (one.part, "all")])
    if errors:
        click.echo("\n".join(line for each in read for line in error_lines(each, form)))
        return
    figures = _figures(read)
    report.show(f"Speakers, {len(read)} documents, {shown}", figures)
    report.write(json_file, figures, data=ANNOTATED)


def documents(path: Path = ANNOTATED) -> Iterator[Document]:
    """Yield the documents with their texts; exits with 2 where one is not in the data."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {name: _texts(name) for name in sorted({line["data"] for line in lines})}
    for line in lines:
        given = texts[line["data"]].get(line["sha256"])
        if given is None:
            raise SystemExit(f"{line['data']} does not hold the text {line['sha256']}")
        gold = tuple(_gold(one) for one in line["statements"])
        yield Document(given["text"], given, line["part"], gold)


def _texts(name: str) -> dict[str, dict[str, Any]]:
    """Return the documents of a file of the data by the hash of their text."""
    with gzip.open(data.require(name, SOURCE), "rt", encoding="utf-8") as lines:
        return {hash_of(given["text"]): given for given in map(json.loads, lines)}


def _gold(one: Mapping[str, Any]) -> Gold:
    return Gold(
        source=tuple((start, end) for start, end in one["source"]),
        head=None if one["head"] is None else (one["head"][0], one["head"][1]),
        cue=tuple((start, end) for start, end in one["cue"]),
        form=one["form"],
        speaker=one["speaker"],
        kind=one["kind"],
        names=tuple(one["names"]),
    )


# --- what onrecord answers ----------------------------------------------------------------------


def _answers(wanted: Sequence[Document]) -> list[Read]:
    """Return the answers of the reports alone, and of the record that they make together."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, path = Path(folder) / "reports.jsonl", Path(folder) / "record.db"
        inputs.write_text("".join(map(_line, wanted)), encoding="utf-8")
        api.build(inputs, record=path)
        with Record.open(path) as record:
            found = {one.report.name: one for one in record.local_mentions()}
            return [
                _read(one, local, record.annotation(local.report.id))
                for one in wanted
                for local in [found[hash_of(one.text)]]
            ]


def _line(document: Document) -> str:
    given = {name: document.given[name] for name in ("published", "outlet", "text")}
    return json.dumps({"id": hash_of(document.text), **given}) + "\n"


def _read(document: Document, local: Annotation, resolved: Annotation) -> Read:
    nameless = described(local)
    answers: dict[str, list[Answer]] = {}
    for name, annotation in (("report", local), ("record", resolved)):
        for what, of in (("statement", of_statement), ("mention", of_mention)):
            answers[f"{what}, {name}"] = [of(gold, annotation, nameless) for gold in document.gold]
    return Read(document, answers)


def described(local: Annotation) -> frozenset[str]:
    """Return the ids of the actors of a report that only its words make, and nobody knows."""
    spans = [*local.mentions, *(s.source for s in local.statements if s.source is not None)]
    return frozenset(described_id(local.report.id, span.start, span.end) for span in spans)


def of_statement(gold: Gold, annotation: Annotation, nameless: frozenset[str]) -> Answer:
    """Return what the statement that was found says of its speaker."""
    found = statement_of(gold, annotation.statements)
    return _none() if found is None else _answer(gold, found.speaker, nameless)


def of_mention(gold: Gold, annotation: Annotation, nameless: frozenset[str]) -> Answer:
    """Return what the mention at the head of the source says of its actor."""
    found = mention_of(gold, annotation.mentions)
    return _none() if found is None else _answer(gold, found.actor, nameless)


def _none() -> Answer:
    return Answer("not found", None)


def _answer(gold: Gold, actor: Actor | None, nameless: frozenset[str]) -> Answer:
    return Answer(judged(gold, actor, nameless), None if actor is None else actor.name)


# --- what is shown ------------------------------------------------------------------------------


def _figures(read: Sequence[Read]) -> dict[str, dict[str, float]]:
    tallies = {system: Tally() for each in read for system in each.answers}
    for document, answers in read:
        for system, given in answers.items():
            for gold, answer in zip(document.gold, given, strict=True):
                tallies[system].add(gold, document.part, answer.outcome)
    return {system: tally.figures() for system, tally in tallies.items()}


def error_lines(read: Read, form: str | None) -> Iterator[str]:
    """Yield two lines an error: what was wanted and answered, and the words around the source."""
    text = read.document.text
    for at, gold in enumerate(read.document.gold):
        answers = {system: given[at] for system, given in read.answers.items()}
        missed = any(answer.outcome in ("wrong", "abstained") for answer in answers.values())
        if missed and form in (None, gold.form):
            start, end = (gold.source or gold.cue)[0]
            given = " · ".join(f"{name}: {_told(answer)}" for name, answer in answers.items())
            yield f"\n{hash_of(text)[:8]} {start}–{end} {gold.form}, {_wanted(gold)} · {given}"
            yield f"    {_context(text, start, end)}"


def _wanted(gold: Gold) -> str:
    return "nobody, or several" if gold.speaker is None else gold.speaker


def _told(answer: Answer) -> str:
    return answer.outcome if answer.name is None else f"{answer.outcome} ({answer.name})"


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return " ".join(f"{before}{{{text[start:end]}}}{after}".split())


if __name__ == "__main__":
    main()
