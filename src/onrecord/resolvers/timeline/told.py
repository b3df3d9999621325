"""A report and its annotation → its sentences, each with the days on which what it tells was."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypedDict

from msgspec.structs import replace

from onrecord.model import (
    Actor,
    Annotation,
    Basis,
    Certainty,
    Event,
    Interval,
    Passage,
    Report,
    Span,
    Statement,
    Status,
    Time,
)
from onrecord.resolvers.timeline.words import all_words, content_words, wording

# Of a report so many sentences tell the day of publication, as in news-tls.
FIRST = 5

_HELD = frozenset(["happened", "ongoing", "alleged"])
_OPEN = frozenset(["planned", "predicted", "requested", "proposed", "hypothetical"])
_FIRM = ("expressed", "context")
_SHORTEST, _LONGEST = 5, 60
_PARTS = 2
_DAY = dt.timedelta(days=1)


class Telling(NamedTuple):
    """An event that a sentence tells of, as far as a headline needs it."""

    event: str
    trigger: Span
    status: Status
    certainty: Certainty
    via: tuple[Actor, ...]


class Told(NamedTuple):
    """A sentence of a report and what is asked of it here.

    ``days`` are the days that its own words name, in text order, each with the basis of its
    interval; ``at`` counts sentences from the beginning of the report. ``held`` and ``open``
    count its events that took place, or may yet; ``said`` is the share of it that is in somebody's
    mouth, ``via`` who vouches for it. ``leaning`` is 1 where it begins with a pronoun, 0.5 where
    it takes up what stands before it.
    """

    passage: Passage
    source: str
    at: int
    words: tuple[str, ...]
    days: Mapping[str, Basis]
    held: int
    open: int
    said: float
    via: tuple[Actor, ...]
    length: int
    leaning: float
    tellings: tuple[Telling, ...]

    @property
    def published(self) -> str:
        """The day of publication."""
        return self.passage.published[:10]


class ReportTold(NamedTuple):
    """A report's sentences that may tell a day, and how many of all its sentences have a word.

    ``source`` is the id of the report that it goes back to.
    """

    report: str
    source: str
    published: str
    sentences: tuple[Told, ...]
    words: Mapping[str, int]
    total: int


class _Counts(TypedDict):
    held: int
    open: int
    said: float
    length: int
    leaning: float


class _Found(NamedTuple):
    times: list[Time]
    events: list[Event]
    said: list[tuple[Span, tuple[Actor, ...]]]


def tell(report: Report, annotation: Annotation, *, source: str | None = None) -> ReportTold:
    """Return what of ``report`` may tell a day; ``source`` is its origin's id, where it is a copy.

    Sentences are those of the annotation, less a stamp of print that one begins with. Those that
    name a day are kept, and the first few; boilerplate, transcripts, questions and fragments are
    not.
    """
    ordered = sorted(annotation.sentences, key=lambda span: (span.start, span.end))
    spans = [_unstamped(span) for span in ordered]
    found = _by_sentence(spans, annotation)
    outlet = _outlet(annotation)
    origin = report.id if source is None else source
    kept: list[Told] = []
    counts: Counter[str] = Counter()
    for index, (span, of) in enumerate(zip(spans, found, strict=True)):
        words = content_words(span.text)
        counts.update(set(words))
        days = _days(span, of.times)
        if (days or index < FIRST) and is_plain(span.text):
            told = Told(
                passage=_passage(report, span),
                source=origin,
                at=index,
                words=words,
                days=days,
                via=_via(span, of, outlet),
                tellings=tuple(
                    _telling(each) for each in of.events if each.trigger.end <= span.end
                ),
                **_counts(span, of),
            )
            kept.append(told)
    return ReportTold(report.id, origin, report.published[:10], tuple(kept), counts, len(spans))


def _unstamped(span: Span) -> Span:
    """Return what stands behind the last stamp in a sentence, with all that it is glued to."""
    cut = 0
    for match in wording().stamp.finditer(span.text):
        cut = match.end()
    return Span(start=span.start + cut, end=span.end, text=span.text[cut:])


def _telling(event: Event) -> Telling:
    via = tuple(each if each.mention is None else replace(each, mention=None) for each in event.via)
    return Telling(event.id, event.trigger, event.status, event.certainty, via)


def _passage(report: Report, span: Span) -> Passage:
    return Passage(
        start=span.start,
        end=span.end,
        text=span.text,
        report=report.id,
        report_name=report.name,
        published=report.published,
        outlet=report.outlet,
    )


def single_day(interval: Interval | None) -> str | None:
    """Return the day of what is dated to one by words; ``None`` for what is wider or only bounded.

    A night that ends at some hour of the next day is of the day on which it begins.
    """
    if interval is None or interval.basis not in _FIRM:
        return None
    if interval.start is None or interval.end is None:
        return None
    first = dt.date.fromisoformat(interval.start[:10])
    last = dt.date.fromisoformat(interval.end[:10])
    return first.isoformat() if last - first <= _DAY else None


def _by_sentence(sentences: Sequence[Span], annotation: Annotation) -> list[_Found]:
    starts = [span.start for span in sentences]
    found = [_Found([], [], []) for _ in sentences]
    for time in annotation.times:
        if (at := _at(sentences, starts, time.start)) is not None:
            found[at].times.append(time)
    for event in annotation.events:
        if (at := _at(sentences, starts, event.trigger.start)) is not None:
            found[at].events.append(event)
    for said in _said(annotation.statements):
        first = max(0, bisect_right(starts, said[0].start) - 1)
        for at in range(first, bisect_left(starts, said[0].end)):
            found[at].said.append(said)
    return found


def _at(sentences: Sequence[Span], starts: Sequence[int], offset: int) -> int | None:
    at = bisect_right(starts, offset) - 1
    return at if at >= 0 and offset < sentences[at].end else None


def _said(statements: Iterable[Statement]) -> Iterator[tuple[Span, tuple[Actor, ...]]]:
    for statement in statements:
        if statement.within is None:
            speaker = () if statement.speaker is None else (statement.speaker,)
            yield from ((span, statement.via + speaker) for span in statement.content)


def _outlet(annotation: Annotation) -> tuple[Actor, ...]:
    """Return who vouches for what the report says itself, as its own entries have it."""
    if annotation.report.outlet is None:
        return ()
    chains = [each.via for each in annotation.statements] + [e.via for e in annotation.events]
    return next((chain[:1] for chain in chains), ())


def _days(span: Span, times: Iterable[Time]) -> dict[str, Basis]:
    days: dict[str, Basis] = {}
    for time in sorted(times, key=lambda time: time.start):
        day = single_day(time.interval)
        if time.end <= span.end and time.type in ("DATE", "TIME") and day is not None:
            assert time.interval is not None
            days.setdefault(day, time.interval.basis)
    return days


def _counts(span: Span, found: _Found) -> _Counts:
    words = all_words(span.text)
    return {
        "held": sum(event.status in _HELD for event in found.events),
        "open": sum(event.status in _OPEN for event in found.events),
        "said": min(1.0, sum(_covered(span, part) for part, _ in found.said) / len(span.text)),
        "length": len(words),
        "leaning": leaning(words),
    }


def _via(span: Span, found: _Found, outlet: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the chain of the statement that most of a sentence lies in, else the outlet alone."""
    for part, chain in found.said:
        if _covered(span, part) > len(span.text) / 2:
            return chain
    return outlet


def _covered(span: Span, part: Span) -> int:
    return max(0, min(span.end, part.end) - max(span.start, part.start))


def leaning(words: Sequence[str]) -> float:
    """Return how much a sentence leans on what stands before it: 0, or 1 for a pronoun's."""
    first = words[0] if words else ""
    known = wording()
    if first in known.pronouns:
        return 1.0
    return 0.5 if first in known.leaning else 0.0


def is_plain(text: str) -> bool:
    """Tell whether a sentence is one that a reader may be shown for itself."""
    if not _SHORTEST <= len(all_words(text)) <= _LONGEST:
        return False
    if text.rstrip(" \"'”’)").endswith("?") or _is_broken(text):
        return False
    known = wording()
    return known.boilerplate.search(text) is None and known.transcript.search(text) is None


def is_smooth(text: str) -> bool:
    """Tell whether a sentence is news in one piece.

    Not so: a heading glued on, *had he gone*, what stands under a picture, what is said to others.
    """
    return all(pattern.search(text) is None for pattern in wording().rough)


def _is_broken(text: str) -> bool:
    """Tell whether a text is half a sentence, or a rundown: *this; that; those*."""
    halved = text[:1].islower() or text.count(")") > text.count("(")
    return halved or text.count(";") > _PARTS
