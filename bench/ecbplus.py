"""ECB+: documents with people's mentions of people, organisations and other actors."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.annotators import language, names
from onrecord.annotators.quotations import find_quotations
from onrecord.model import Form, Mention, Report, ReportHead
from onrecord.readers.report import make_report

# ECB+ gives no dates; its first part is news of 2008 to 2010, its second of 2011 to 2013.
_DATES = {"ecb": "2009-06-30", "plus": "2013-03-31"}
_BEHIND = re.compile(
    r"(?:,|\s(?:of|for|from|in|at|on|with|who|whose|whom|that|which|to|under|by|behind|between|and|or))\s"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_EDGES = "\"'“”‘’ ,."

Range = tuple[int, int]
Place = tuple[str, int]
Clusters = dict[Place, Hashable]


class Document(NamedTuple):
    """A document with the gold clusters of its validated sentences by the place of their head."""

    id: str
    topic: int
    report: Report
    sentences: tuple[Range, ...]
    gold: dict[Place, Gold]


class Gold(NamedTuple):
    """A gold mention: its words, and the cluster within its topic and within its document."""

    text: str
    cluster: Hashable


class Found(NamedTuple):
    """A found mention: form and words, its number in the report, its actor's id if it has one."""

    form: Form
    text: str
    number: int
    actor: str | None


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _document(json.loads(line))


def _document(entry: Mapping[str, Any]) -> Document:
    text, id = entry["text"], entry["id"]
    report = make_report(
        where=id, name=id, published=_DATES["plus" if id.endswith("plus") else "ecb"], text=text,
        max_characters=len(text) + 1,
    )  # fmt: skip
    lines = list(_lines(text))
    validated = tuple(lines[n] for n in entry["validated_sentences"])
    gold: dict[Place, Gold] = {}
    for mention in entry["mentions"]:
        if mention["tag"].startswith("HUMAN") and mention["sentence"] in validated_of(entry):
            span = mention["start"], mention["end"]
            place = id, head_of(text, span)
            cluster = mention.get("cluster") or f"{id} {span}"
            shared = cluster if cluster.startswith("HUM") else f"{id} {cluster}"
            gold.setdefault(place, Gold(text[slice(*span)], (entry["topic"], shared)))
    return Document(id, entry["topic"], report, validated, gold)


def validated_of(entry: Mapping[str, Any]) -> frozenset[int]:
    """Return the numbers of the sentences whose annotation was checked: only these are scored."""
    return frozenset(entry["validated_sentences"])


def _lines(text: str) -> Iterator[Range]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def head_of(text: str, span: Range) -> int:
    """Return where the head of a phrase ends: its last word before a preposition or a comma.

    Two mentions are one where their heads are: ECB+ marks heads or whole phrases.
    """
    words = text[slice(*span)]
    words = _POSSESSIVE.sub("", words.rstrip(_EDGES))
    behind = _BEHIND.search(words, 1)
    kept = words if behind is None else words[: behind.start()]
    return span[0] + len(_POSSESSIVE.sub("", kept.rstrip(_EDGES)))


def annotate(report: Report) -> list[tuple[Mention, int]]:
    """Return the mentions of a report, each with the number of whom it means."""
    quotations = find_quotations(report.text)
    drafts = [
        draft for parse in language.parse(report.text) for draft in names.find(parse, quotations)
    ]
    return names.linked(drafts, report)


def found_in(document: Document, mentions: Sequence[tuple[Mention, int]]) -> dict[Place, Found]:
    """Return what was found in the validated sentences by the place of its head.

    Where two mentions have one head, the longer counts.
    """
    found: dict[Place, Found] = {}
    for mention, number in sorted(mentions, key=lambda pair: pair[0].end - pair[0].start):
        span = mention.start, mention.end
        if any(low <= mention.start < high for low, high in document.sentences):
            actor = None if mention.actor is None else mention.actor.id
            place = document.id, head_of(document.report.text, span)
            found[place] = Found(mention.form, mention.text, number, actor)
    return found


def head(report: Report) -> ReportHead:
    """Return what a report is known by."""
    return ReportHead(**{name: getattr(report, name) for name in ReportHead.__struct_fields__})
