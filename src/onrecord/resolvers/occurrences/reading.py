"""What an annotation holds → what is compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.happenings import (
    all_stems,
    counts,
    groups,
    is_once,
    kinds,
    ordinals,
    phrase,
    processes,
    stem,
    stems,
)
from onrecord.model import Actor, Annotation, Event, Mention, Span, is_described
from onrecord.resolvers.occurrences.candidate import Candidate, Document, Order
from onrecord.resolvers.occurrences.words import document

# Characters between a trigger and the length of time that it took, and behind a trigger in which
# the rest of its phrase stands: *handed* over power.
_NEAR, _BEHIND = 40, 24
_REAL = ("happened", "alleged")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNT = re.compile(
    r"\b(\d[\d,.]{0,12}|[A-Za-z]{3,9})\s+([^\W\d_][\w-]{1,30})(?:\s+([^\W\d_]\w{1,30}))?"
)


class Scene(Struct, frozen=True):
    """What the tellings of one report have in common: its words, and whom it mentions where."""

    annotation: Annotation
    document: Document
    mentions: Sequence[Mention]
    starts: Sequence[int]
    lengths: Sequence[int]


def scene(annotation: Annotation, texts: Iterable[str] | None = None) -> Scene:
    """Return what the tellings of a report share; ``texts`` are its words where they are known."""
    found = [m for m in annotation.mentions if m.actor is not None]
    found.sort(key=lambda mention: (mention.start, mention.end))
    lengths = sorted(time.start for time in annotation.times if time.type == "DURATION")
    words = _texts(annotation) if texts is None else texts
    return Scene(annotation, document(words), found, [mention.start for mention in found], lengths)


def _texts(annotation: Annotation) -> list[str]:
    """Return the words of a report as far as its annotation has them, none twice."""
    spans: list[Span] = list(annotation.sentences)
    if not spans:
        spans = [event.sentence for event in annotation.events]
        spans += [span for said in annotation.statements for span in said.content]
    title = annotation.report.title
    return [*_apart(spans), *([] if title is None else [title])]


def _apart(spans: Iterable[Span]) -> Iterator[str]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > end:
            yield span.text[max(0, end - span.start) :]
            end = span.end


def tellings(annotation: Annotation) -> list[Candidate]:
    """Return the events of a report as what is compared."""
    here = scene(annotation)
    words: dict[int, tuple[str, ...]] = {}
    return [
        telling(here, event.trigger, event.sentence, event=event, words=words)
        for event in annotation.events
    ]


def telling(
    scene: Scene,
    trigger: Span,
    sentence: Span,
    *,
    event: Event | None,
    words: dict[int, tuple[str, ...]],
) -> Candidate:
    """Return the telling at ``trigger`` in ``sentence``; ``event`` is the event there, if any.

    ``words`` keeps those of each sentence by its start.
    """
    head, at = scene.annotation.report, trigger.end - sentence.start
    told = phrase(trigger.text, sentence.text[at : at + _BEHIND])
    id = trigger.text if event is None else event.id
    if sentence.start not in words:
        words[sentence.start] = tuple(sorted(set(stems(sentence.text))))
    return Candidate(
        order=Order(head.published, head.id, trigger.start, id),
        stems=_stems(trigger.text),
        groups=groups(told),
        types=kinds(told) if event is None else _only(event.type),
        around=words[sentence.start],
        document=scene.document,
        actors=frozenset() if event is None else known(event.actors, head.id),
        recipients=frozenset() if event is None else known(event.recipients, head.id),
        named=_named(scene, sentence),
        when=event.when if event is not None and event.when.basis != "published" else None,
        where=None if event is None else event.where,
        marks=_marks(sentence.text),
        numbers=_numbers(sentence.text),
        sentence=sentence.start,
        status=None if event is None else event.status,
        lasts=not processes().isdisjoint(told) or _has_length(scene, trigger, sentence),
        undergoer=None if event is None or not is_once(told) else _undergoer(event),
    )


def _undergoer(event: Event) -> str | None:
    """Return the person to whom it happened: its only recipient, else who did it."""
    if event.status not in _REAL:
        return None
    parties = event.recipients or event.actors
    people = [each for each in parties if not is_described(each, event.report)]
    return people[0].id if len(parties) == 1 and people and people[0].kind == "person" else None


@lru_cache(maxsize=1 << 14)
def _stems(trigger: str) -> frozenset[str]:
    return frozenset(stems(trigger) or all_stems(trigger))


@lru_cache(maxsize=64)
def _only(name: str) -> frozenset[str]:
    return frozenset([name])


def _has_length(scene: Scene, trigger: Span, sentence: Span) -> bool:
    """Tell whether a length of time stands right behind the trigger: *met over three weeks*."""
    low = bisect_left(scene.lengths, trigger.end)
    near = scene.lengths[low : low + 1]
    return bool(near) and near[0] < min(sentence.end, trigger.end + _NEAR)


def known(actors: Iterable[Actor], report: str) -> frozenset[str]:
    """Return the ids of those whom other reports may know too."""
    return frozenset(actor.id for actor in actors if not is_described(actor, report))


def _named(scene: Scene, sentence: Span) -> frozenset[str]:
    """Return whom the sentence mentions, pronouns too."""
    low, high = (bisect_left(scene.starts, at) for at in (sentence.start, sentence.end))
    report = scene.annotation.report.id
    found = (mention.actor for mention in scene.mentions[low:high])
    return known((actor for actor in found if actor is not None), report)


@lru_cache(maxsize=1 << 10)
def _marks(sentence: str) -> frozenset[str]:
    """Return the years and ordinals in a sentence, which tell one of a series from another."""
    years = _YEAR.findall(sentence)
    return frozenset([*years, *(ordinals()[w] for w in all_stems(sentence) if w in ordinals())])


@lru_cache(maxsize=1 << 10)
def _numbers(sentence: str) -> frozenset[tuple[str, str]]:
    """Return what a sentence counts: the stem of the noun, and the number."""
    found = set()
    for match in _COUNT.finditer(sentence):
        number = _number(match[1])
        if number is not None:
            found |= {(stem(noun), number) for noun in match.groups()[1:] if noun is not None}
    return frozenset(found)


def _number(word: str) -> str | None:
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    return counts().get(word.lower())
