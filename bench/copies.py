"""Reports copied until they hold so many mentions, with other people in each copy.

Each copy is a world, in which every person and organisation has another name, the same in all its
reports, but for a slip now and then. States and the best known stay as they are. So the names grow
with the mentions, as in real collections. Texts, offsets and ids are those of the copy, so that a
record of copies can be verified.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from random import Random
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from onrecord.knowledge.organisations import name_words
from onrecord.knowledge.people import people
from onrecord.model import (
    Actor,
    Annotation,
    Event,
    Mention,
    Place,
    Report,
    Span,
    Statement,
    Time,
    described_id,
    identify,
    is_described,
    report_id,
)
from onrecord.pipeline import head

Read = tuple[Report, Annotation]
# The best known of the real names are so in every world.
_KNOWN = 50
_SLIP = 0.02
_SHORTEST = 6
_SYLLABLES = [
    a + b for a in ("b", "d", "gr", "k", "l", "m", "st", "v", "t", "r", "sh", "n") for b in "aeiou"
]
_ENDS = ("n", "rson", "lski", "mann", "s", "dt", "x", "bb", "", "vic", "shi", "rro")

S = TypeVar("S", bound=Span)


def best_known(real: Iterable[Read]) -> frozenset[str]:
    """Return the names with most mentions."""
    counts = Counter(
        mention.actor.name
        for _, annotation in real
        for mention in annotation.mentions
        if mention.actor is not None
    )
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return frozenset(ranked[:_KNOWN])


def copies(real: Sequence[Read], size: int, known: frozenset[str]) -> Iterator[Read]:
    """Yield copies of the reports until they hold ``size`` mentions of actors."""
    mentions = 0
    for number in count():
        world = World(number, known)
        for report, annotation in real:
            yield copied(report, annotation, world)
            mentions += sum(mention.actor is not None for mention in annotation.mentions)
            if mentions >= size:
                return


def forget() -> None:
    """Forget the words that were made, so that making them again costs the same."""
    _word.cache_clear()


def copied(report: Report, annotation: Annotation, world: World) -> Read:
    """Return a report and its annotation as those of another report, of ``world``."""
    moved = Moved(report.text, _edits(annotation, world))
    # The text alone may be that of another world, where it names nobody.
    url = f"https://example.org/{world.number}/{report.id}"
    identity = report_id(
        published=report.published, outlet=report.outlet, title=report.title, url=url,
        byline=report.byline, language=report.language, text=moved.text,
    )  # fmt: skip
    name = f"{report.name}-{world.number}"
    made = replace(report, id=identity, name=name, url=url, text=moved.text)
    return made, _Copy(report.id, made, world, moved).annotation(annotation)


def _edits(annotation: Annotation, world: World) -> list[tuple[int, int, str]]:
    """Return where names give way to those of the world, sorted, none overlapping another."""
    found: list[tuple[int, int, str]] = []
    for mention in sorted(annotation.mentions, key=lambda m: (m.start, -m.end)):
        if mention.form != "name" or mention.actor is None:
            continue
        new = world.name(mention.actor, mention.text)
        if new != mention.text and (not found or found[-1][1] <= mention.start):
            found.append((mention.start, mention.end, new))
    return found


class Moved:
    """A text with some stretches replaced, and where what stood in it stands now."""

    def __init__(self, text: str, edits: Sequence[tuple[int, int, str]]) -> None:
        # Sorted: what stands before ``old[i]`` has moved by ``by[i]``.
        self._old: list[tuple[int, int]] = [(start, end) for start, end, _ in edits]
        self._ends = [end for _, end, _ in edits]
        self._by = [0]
        parts, last = [], 0
        for start, end, new in edits:
            parts += [text[last:start], new]
            last = end
            self._by.append(self._by[-1] + len(new) - (end - start))
        self.text = "".join([*parts, text[last:]])

    def span(self, span: S) -> S:
        """Return ``span`` where it stands now; one that ends inside a replaced stretch takes it."""
        start, end = self._start(span.start), self._end(span.end)
        if start == span.start and end == span.end and self.text[start:end] == span.text:
            return span
        return replace(span, start=start, end=end, text=self.text[start:end])

    def _start(self, at: int) -> int:
        here = bisect_left(self._ends, at + 1)
        inside = here < len(self._old) and self._old[here][0] < at
        return (self._old[here][0] if inside else at) + self._by[here]

    def _end(self, at: int) -> int:
        here = bisect_left(self._ends, at)
        inside = here < len(self._old) and self._old[here][0] < at
        return self._ends[here] + self._by[here + 1] if inside else at + self._by[here]


class World:
    """The names that the actors have in one copy."""

    def __init__(self, number: int, known: frozenset[str]) -> None:
        self.number, self._known = number, known
        self._made: dict[str, Actor] = {}

    def actor(self, actor: Actor) -> Actor:
        """Return a report's actor, without its mention, as the world has it."""
        if actor.id not in self._made:
            id, name = identify(actor.id, self.number), self.name(actor, actor.name)
            wikidata = actor.wikidata if name == actor.name else None
            name = _slipped(name, id) if wikidata is None else name
            self._made[actor.id] = replace(actor, id=id, name=name, wikidata=wikidata, mention=None)
        return self._made[actor.id]

    def name(self, actor: Actor, form: str) -> str:
        """Return what one of the actor's names is in the world."""
        if actor.kind not in ("person", "organisation") or actor.name in self._known:
            return form
        return " ".join(_word(word, self.number) for word in form.split())


class _Copy(NamedTuple):
    """What the parts of a report's annotation have in common in its copy."""

    real: str
    report: Report
    world: World
    moved: Moved

    def annotation(self, annotation: Annotation) -> Annotation:
        return replace(
            annotation,
            report=head(self.report),
            times=tuple(map(self._time, annotation.times)),
            mentions=tuple(map(self._mention, annotation.mentions)),
            statements=tuple(map(self._statement, annotation.statements)),
            events=tuple(map(self._event, annotation.events)),
        )

    def _time(self, time: Time) -> Time:
        moved, relation = self.moved.span(time), time.relation
        if relation is None:
            return moved
        return replace(moved, relation=replace(relation, event=self.moved.span(relation.event)))

    def _mention(self, mention: Mention) -> Mention:
        moved, actor = self.moved.span(mention), mention.actor
        return moved if actor is None else replace(moved, actor=self._actor(actor))

    def _actor(self, actor: Actor) -> Actor:
        at = None if actor.mention is None else self.moved.span(actor.mention)
        if at is not None and is_described(actor, self.real):
            id = described_id(self.report.id, at.start, at.end)
            return replace(actor, id=id, name=at.text, mention=at)
        found = self.world.actor(actor)
        return found if at is None else replace(found, mention=at)

    def _statement(self, statement: Statement) -> Statement:
        move, of, speaker = self.moved.span, statement, statement.speaker
        return replace(
            of,
            id=self._id(of.id),
            report=self.report.id,
            report_name=self.report.name,
            speaker=None if speaker is None else self._actor(speaker),
            source=None if of.source is None else move(of.source),
            cue=None if of.cue is None else move(of.cue),
            content=tuple(map(move, of.content)),
            addressees=tuple(map(self._actor, of.addressees)),
            place=self._place(of.place),
            within=None if of.within is None else self._id(of.within),
            via=tuple(map(self._actor, of.via)),
        )  # fmt: skip

    def _event(self, event: Event) -> Event:
        return replace(
            event,
            id=self._id(event.id),
            report=self.report.id,
            report_name=self.report.name,
            trigger=self.moved.span(event.trigger),
            sentence=self.moved.span(event.sentence),
            actors=tuple(map(self._actor, event.actors)),
            recipients=tuple(map(self._actor, event.recipients)),
            where=self._place(event.where),
            within=None if event.within is None else self._id(event.within),
            via=tuple(map(self._actor, event.via)),
        )

    def _place(self, place: Place | None) -> Place | None:
        if place is None or place.mention is None:
            return place
        return replace(place, mention=self.moved.span(place.mention))

    def _id(self, entry: str) -> str:
        return identify(self.report.id, entry)


@lru_cache(maxsize=1 << 16)
def _word(word: str, world: int) -> str:
    """Return what a word of a name is in a world; the words that tell a body stay."""
    plain = word.casefold().strip(".,")
    kept = name_words()
    if len(plain) < 2 or not word[0].isupper() or plain in kept.heads | kept.legal or not world:
        return word
    random = Random(f"{plain} {world}")
    if plain in people().given:
        return random.choice(_given_names()).title()
    made = "".join(random.choices(_SYLLABLES, k=random.choice((1, 2, 2, 3)))) + random.choice(_ENDS)
    return made.upper() if len(word) > 3 and word.isupper() else made.title()


@lru_cache(maxsize=1)
def _given_names() -> list[str]:
    return sorted(people().given)


def _slipped(name: str, seed: str) -> str:
    """Return the name, seldom with two letters exchanged or one left out."""
    random = Random(seed)
    if random.random() >= _SLIP or len(name) < _SHORTEST:
        return name
    at = random.randrange(1, len(name) - 2)
    swapped = name[at + 1] + name[at] if random.random() < 0.5 else name[at]
    return name[:at] + swapped + name[at + 2 :]
