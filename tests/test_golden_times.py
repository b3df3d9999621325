"""News phrases with the times that a careful reader finds in them: tests/golden/times/*.toml.

A file is a group of phenomena, a key is a phenomenon. Each phrase has its day of publication, its
text with every time in guillemets, and per time ``TYPE value [MOD] interval [relation]``: the
interval half-open, ``..`` for unbounded and ``-`` for none at all, ``?`` for a value that nothing
here dates; the relation is its type, offset and event. A ``note`` tells of another reading.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.annotators import language, times
from onrecord.model import Interval, Relation, Time

FILES = sorted((Path(__file__).parent / "golden" / "times").glob("*.toml"))
MARKED = re.compile("«([^»]*)»")


class Phrase(NamedTuple):
    phenomenon: str
    published: dt.date
    weekday: str
    text: str
    expected: list[str]

    @property
    def id(self) -> str:
        words = "+".join(MARKED.findall(self.text)) or self.text
        return f"{self.phenomenon}-{self.weekday} {self.published}-{words}"


def _phrases() -> Iterator[Phrase]:
    for path in FILES:
        for name, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for entry in entries:
                yield _phrase(f"{path.stem}-{name}", entry)


def _phrase(phenomenon: str, entry: dict[str, Any]) -> Phrase:
    weekday, day = entry["published"].split()
    words = MARKED.findall(entry["text"])
    expected = [f"«{marked}» {time}" for marked, time in zip(words, entry["times"], strict=True)]
    return Phrase(phenomenon, dt.date.fromisoformat(day), weekday, entry["text"], expected)


PHRASES = list(_phrases())


@pytest.mark.model
@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_phrase(phrase: Phrase) -> None:
    text = phrase.text.replace("«", "").replace("»", "")
    found = _find(text, phrase.published)
    assert [text[time.start : time.end] for time in found] == [time.text for time in found]
    assert _marked(text, found) == phrase.text
    assert [_shown(time) for time in found] == phrase.expected


def test_the_list_is_long_and_no_phrase_is_there_twice() -> None:
    assert len(PHRASES) >= 300
    assert len({(phrase.text, phrase.published) for phrase in PHRASES}) == len(PHRASES)


def test_every_phenomenon_is_seen_from_three_weekdays() -> None:
    seen = defaultdict(set)
    for phrase in PHRASES:
        assert phrase.weekday == phrase.published.strftime("%a")
        seen[phrase.phenomenon].add(phrase.weekday)
    assert [name for name, days in seen.items() if len(days) < 3] == []


def _find(text: str, published: dt.date) -> list[Time]:
    context = times.Context(published)
    return [
        time
        for passage in language.parse(text)
        for time in times.find(passage, published=published, context=context)
    ]


def _marked(text: str, found: list[Time]) -> str:
    for time in reversed(found):
        text = f"{text[: time.start]}«{time.text}»{text[time.end :]}"
    return text


def _shown(time: Time) -> str:
    parts = [f"«{time.text}»", time.type, time.value or "?", time.mod, _bounds(time.interval)]
    if time.relation is not None:
        parts.append(_relation(time.relation))
    return " ".join(part for part in parts if part is not None)


def _bounds(interval: Interval | None) -> str:
    return "-" if interval is None else f"[{interval.start or '..'}, {interval.end or '..'})"


def _relation(relation: Relation) -> str:
    offset = "" if relation.offset is None else f"{relation.offset} "
    return f"{relation.type} {offset}«{relation.event.text}»"
