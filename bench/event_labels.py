"""The hand-labelled events: offsets, types and names alone; the texts come from the data.

``bench/events.jsonl`` holds passages of eight sentences. *dev* and *final* were read twice and
adjudicated, *train* once; errors are read in *dev* alone (bench/README.md).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench import data
from bench.nesting import hash_of

LABELLED = Path(__file__).with_name("events.jsonl")
SOURCE = "Timeline17 (stories) and PolNeAR 1.0 (attributions)"

Range = tuple[int, int]


class Party(NamedTuple):
    """An actor or recipient: its words, where the sentence has any, and whom these name.

    ``words`` are those of the span.
    """

    span: Range | None
    name: str | None
    words: str | None = None


class Gold(NamedTuple):
    """One labelled event of a passage; offsets are those of the report's text."""

    trigger: Range
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    certainty: str


class Passage(NamedTuple):
    """A report with the sentences of it that were labelled, and their events."""

    given: Mapping[str, Any]
    part: str
    sentences: tuple[Range, ...]
    events: tuple[Gold, ...]

    @property
    def text(self) -> str:
        """The text of the whole report."""
        text: str = self.given["text"]
        return text

    @property
    def extent(self) -> Range:
        """From the first labelled sentence to the end of the last."""
        return self.sentences[0][0], self.sentences[-1][1]


def passages(*parts: str, path: Path = LABELLED) -> Iterator[Passage]:
    """Yield the passages of some parts; exits with 2 where a text is not in the data."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [line for line in lines if line["part"] in parts]
    texts = {name: _texts(name) for name in sorted({line["data"] for line in wanted})}
    for line in wanted:
        given = texts[line["data"]].get(line["sha256"])
        if given is None:
            raise SystemExit(f"{line['data']} does not hold the text {line['sha256']}")
        sentences = tuple((start, end) for start, end in line["sentences"])
        yield Passage(
            given, line["part"], sentences, tuple(_gold(e, given["text"]) for e in line["events"])
        )


def _texts(name: str) -> dict[str, dict[str, Any]]:
    with gzip.open(data.require(name, SOURCE), "rt", encoding="utf-8") as lines:
        return {hash_of(given["text"]): given for given in map(json.loads, lines)}


def _gold(one: Mapping[str, Any], text: str) -> Gold:
    return Gold(
        trigger=(one["trigger"][0], one["trigger"][1]),
        type=one["type"],
        mode=one["mode"],
        actors=tuple(_party(p, text) for p in one["actors"]),
        recipients=tuple(_party(p, text) for p in one["recipients"]),
        status=one["status"],
        certainty=one["certainty"],
    )


def _party(one: Mapping[str, Any], text: str) -> Party:
    span = one.get("span")
    if span is None:
        return Party(None, one.get("name"))
    start, end = span
    return Party((start, end), one.get("name"), text[start:end])
