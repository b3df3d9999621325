"""Whole reports with the record that a careful reader makes of them: tests/golden/*.json.

A golden report says of each statement its kind, source, cue and content, and where a reader can
tell also the speaker, the act, when it was said, what it lies within (its number in the list) and
who vouches for it. What a golden statement does not say is not compared. One with a "limit" is
known to be missed, and why; the test fails when it is found after all. Mentions of actors are
listed in text order; others may be found too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Annotation, Mention, Statement
from onrecord.pipeline import annotate
from onrecord.readers.report import make_report

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))
Entry = dict[str, Any]
WHERE_TOLD = ("speaker", "act", "said", "within", "via")

pytestmark = pytest.mark.model


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden(request: pytest.FixtureRequest) -> tuple[Annotation, str, Entry]:
    given = json.loads(request.param.read_text(encoding="utf-8"))
    fields = dict(given["report"], name=given["report"]["id"], where=request.param.name)
    del fields["id"]
    report = make_report(**fields, max_characters=10_000)
    return annotate(report), report.text, given["expected"]


def test_statements(golden: tuple[Annotation, str, Entry]) -> None:
    annotation, _, expected = golden
    found = list(annotation.statements)
    wanted = expected["statements"]
    partners = [_partner(entry, found) for entry in wanted]
    here = [_line(_read(s, partners), asked=_asked(s, wanted, partners)) for s in found]
    there = {_line(e, asked=set(e) - {"limit"}): "limit" in e for e in wanted}
    _compare(here, [line for line, limit in there.items() if not limit])
    mended = [line for line, limit in there.items() if limit and line in here]
    assert mended == [], "no limit any more: take the note out of the golden report"


def test_mentions(golden: tuple[Annotation, str, Entry]) -> None:
    annotation, text, expected = golden
    here, wanted, at = [], [], 0
    for words, actor in expected["mentions"]:
        place = re.compile(rf"\b{re.escape(words)}\b").search(text, at)
        assert place is not None, f"{words} is not in the report"
        at = place.end()
        wanted.append(f"{words} → {actor}")
        here.append(f"{words} → {_actor_at(annotation.mentions, *place.span())}")
    _compare(here, wanted)


def test_spans(golden: tuple[Annotation, str, Entry]) -> None:
    annotation, text, _ = golden
    spans = [*annotation.times, *annotation.mentions]
    for statement in annotation.statements:
        spans += [*statement.content]
        spans += [span for span in (statement.source, statement.cue) if span is not None]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]


def _compare(found: list[str], expected: list[str]) -> None:
    lost = [f"- {line}" for line in expected if line not in found]
    more = [f"+ {line}" for line in found if line not in expected]
    assert lost + more == [], "\n".join(["", *lost, *more])


def _read(statement: Statement, partners: list[Statement | None]) -> Entry:
    within = next((n for n, p in enumerate(partners) if p and p.id == statement.within), None)
    return {
        "kind": statement.kind,
        "act": statement.act,
        "speaker": statement.speaker and statement.speaker.name,
        "source": statement.source and statement.source.text,
        "cue": statement.cue and statement.cue.text,
        "content": [span.text for span in statement.content],
        "said": [statement.said.start, statement.said.end, statement.said.basis],
        "within": within,
        "via": [actor.name for actor in statement.via],
    }


def _line(entry: Entry, *, asked: set[str]) -> str:
    content = " … ".join(part.strip(" ,.") for part in entry["content"])
    source = (entry["source"] or "nobody").strip(" ,")
    shown = f"{entry['kind']}: [{source}] [{entry['cue']}] [{content}]"
    return " ".join([shown, *(f"{key}={entry[key]}" for key in WHERE_TOLD if key in asked)])


def _partner(entry: Entry, found: list[Statement]) -> Statement | None:
    """Return the statement with the content of ``entry``, else one with some of it, else none."""
    parts = set(entry["content"])
    shared = [(len(parts & {span.text for span in s.content}), -n) for n, s in enumerate(found)]
    most, at = max(shared, default=(0, 0))
    return found[-at] if most else None


def _asked(statement: Statement, wanted: list[Entry], partners: list[Statement | None]) -> set[str]:
    return next((set(e) for e, p in zip(wanted, partners, strict=True) if p is statement), set())


def _actor_at(mentions: tuple[Mention, ...], start: int, end: int) -> str | None:
    shared = [
        (min(end, m.end) - max(start, m.start), -(m.end - m.start), n)
        for n, m in enumerate(mentions)
        if m.start < end and start < m.end
    ]
    if not shared:
        return "no mention"
    actor = mentions[max(shared)[2]].actor
    return None if actor is None else actor.name
