"""How long it takes to find who is who in a million mentions, and how that grows.

The reports of the stories are read once and then copied. Each copy is a world, in which every
person and organisation has another name, the same in all its reports, but for a slip now and then.
States and the best known stay as they are. So the names grow with the mentions, as in real
collections. Seconds are those of the processor.
"""

from __future__ import annotations

import math
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

import click
from msgspec.structs import replace

from bench import data, report, stories
from onrecord.knowledge.organisations import name_words
from onrecord.knowledge.people import people
from onrecord.model import Actor, Annotation, Mention, Statement, identify
from onrecord.resolvers.actors import resolve_actors

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
# The best known of the real names are so in every world.
_KNOWN = 50
_SLIP = 0.02
_SHORTEST = 6
_SYLLABLES = [
    a + b for a in ("b", "d", "gr", "k", "l", "m", "st", "v", "t", "r", "sh", "n") for b in "aeiou"
]
_ENDS = ("n", "rson", "lski", "mann", "s", "dt", "x", "bb", "", "vic", "shi", "rro")


class Measured(NamedTuple):
    """What one size cost."""

    mentions: int
    reports: int
    actors: int
    making: float
    seconds: float


@click.command()
@click.option("--reports", default=20, show_default=True, help="Reports read of each story.")
@click.option(
    "--annotations", type=click.Path(exists=True), help="Annotations (JSONL), not read anew."
)
@click.option("--sizes", default=",".join(map(str, SIZES)), show_default=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(reports: int, annotations: str | None, sizes: str, json_file: str | None) -> None:
    """Resolve the stories' annotations, scaled to each size."""
    path = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE)
    real = stories.kept(Path(annotations)) if annotations else _read(path.parent, reports)
    found = [_measure(real, int(size)) for size in sizes.split(",")]
    figures = {f"{each.mentions:,} mentions": _figures(each) for each in found}
    report.show("who is who, by size", figures)
    slope = _slope([(each.mentions, each.seconds) for each in found])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"exponent of growth {slope:.2f}, peak memory {peak:,.0f} MB")
    last = {**_figures(found[-1]), "exponent": slope, "MB": peak}
    report.write(json_file, {"onrecord": last}, data=path)


def _figures(each: Measured) -> dict[str, float]:
    return {
        "reports": each.reports,
        "actors": each.actors,
        "seconds": round(each.seconds, 1),
        "seconds to make the copies": round(each.making, 1),
        "mentions/s": round(each.mentions / each.seconds),
    }


def _read(folder: Path, reports: int) -> list[Annotation]:
    read = (stories.read_annotations(folder, story, reports=reports) for story in stories.STORIES)
    return [annotation for story in read for annotation in story]


def _measure(real: Sequence[Annotation], size: int) -> Measured:
    """Resolve copies with ``size`` mentions; making them is taken once alone, to be subtracted."""
    known = _best_known(real)
    before = time.process_time()
    reports = sum(1 for _ in _copies(real, size, known))
    making = time.process_time() - before
    before = time.process_time()
    resolution = resolve_actors(_copies(real, size, known))
    seconds = time.process_time() - before
    mentions = sum(actor.mentions for actor in resolution.actors)
    return Measured(mentions, reports, len(resolution.actors), making, seconds - making)


def _best_known(real: Sequence[Annotation]) -> frozenset[str]:
    counts = Counter(
        mention.actor.name
        for each in real
        for mention in each.mentions
        if mention.actor is not None
    )
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return frozenset(ranked[:_KNOWN])


def _copies(real: Sequence[Annotation], size: int, known: frozenset[str]) -> Iterator[Annotation]:
    """Yield copies of the reports until they hold ``size`` mentions of actors."""
    mentions = 0
    for copy in count():
        for each in real:
            yield _copy(each, copy, known)
            mentions += sum(mention.actor is not None for mention in each.mentions)
            if mentions >= size:
                return


def _copy(each: Annotation, copy: int, known: frozenset[str]) -> Annotation:
    """Return a report's annotation as that of another report, of the world that ``copy`` is in."""
    world = _World(copy, known)
    head = replace(each.report, id=identify("copy", each.report.id, copy))
    return replace(
        each,
        report=head,
        mentions=tuple(world.mention(mention) for mention in each.mentions),
        statements=tuple(world.statement(statement, head.id) for statement in each.statements),
    )


class _World:
    """The actors of one copy under the names that they have in its world."""

    def __init__(self, copy: int, known: frozenset[str]) -> None:
        self.copy, self.number, self.known = copy, copy, known
        self.made: dict[str, Actor] = {}

    def actor(self, actor: Actor) -> Actor:
        if actor.id not in self.made:
            id, name = identify(actor.id, self.copy), self.name(actor, actor.name)
            wikidata = actor.wikidata if name == actor.name else None
            slipped = _slipped(name, id) if wikidata is None else name
            self.made[actor.id] = replace(actor, id=id, name=slipped, wikidata=wikidata)
        return self.made[actor.id]

    def name(self, actor: Actor, form: str) -> str:
        if actor.kind not in ("person", "organisation") or actor.name in self.known:
            return form
        return " ".join(_word(word, self.number) for word in form.split())

    def mention(self, mention: Mention) -> Mention:
        if mention.actor is None:
            return mention
        text = self.name(mention.actor, mention.text) if mention.form == "name" else mention.text
        actor = self.actor(mention.actor)
        return replace(mention, end=mention.start + len(text), text=text, actor=actor)

    def statement(self, statement: Statement, report: str) -> Statement:
        speaker = statement.speaker
        return replace(
            statement,
            report=report,
            speaker=None if speaker is None else self.actor(speaker),
            addressees=tuple(map(self.actor, statement.addressees)),
            via=tuple(map(self.actor, statement.via)),
        )


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


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope by least squares in log-log."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread


if __name__ == "__main__":
    main()
