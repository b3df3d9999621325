"""Reports grouped into stories: B³ on Giveme5W1H's events, beside TF-IDF with average link.

The threshold of events is not chosen on them: it is that with the best mean B³ F1 on three
collections made of ECB+'s training topics. Each of its topics holds two happenings that are alike,
so there are a collection of the ones, one of the others, and one of both. ECB+ has no dates, and
time does not count there.

Stories that run for weeks are measured on the reports of six, mixed: each should come out as one.
The threshold from which a story goes on was chosen on three of them (with actors); they are read
here by their words alone, which takes no model.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from bench import data, ecbplus, report, stories
from bench.coreference import b_cubed, clusters
from onrecord import settings
from onrecord.assigned import cast_of, with_actors
from onrecord.model import Annotation, Report
from onrecord.readers import entry
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.stories import find_stories
from onrecord.resolvers.stories.levels import GOING_ON, NEAR

_THRESHOLDS = tuple(step / 100 for step in range(4, 41))
_ECB = "https://github.com/cltl/ecbPlus"
_GIVEME5W1H = "https://github.com/fhamborg/Giveme5W1H"
_UNDATED = "2010-01-01"
# The stories on which the threshold of going on was chosen, those that were left, and all.
_MIXED = {
    "bpoil, finan, h1n1": ("bpoil", "finan", "h1n1"),
    "egypt, iraq, mj": ("egypt", "iraq", "mj"),
    "all six": stories.STORIES,
}
# A story of fewer reports is none that runs.
_RUNS = 50

# Reports by id → the number or name of the group that each is in.
Grouped = Mapping[str, Hashable]
# A threshold → the groups that a system makes with it.
Grouping = Callable[[float], Grouped]
# A collection → how a system groups it.
System = Callable[["Collection"], Grouping]


class Collection(NamedTuple):
    """Reports with what they name, and the gold event of each by its id."""

    reports: list[Report]
    annotations: list[Annotation]
    gold: dict[str, Hashable]

    def part(self, wanted: Callable[[Report], bool]) -> Collection:
        """Return the reports that are ``wanted`` as a collection of their own."""
        ids = {each.id for each in self.reports if wanted(each)}
        return Collection(
            [each for each in self.reports if each.id in ids],
            [each for each in self.annotations if each.report.id in ids],
            {id: event for id, event in self.gold.items() if id in ids},
        )


@click.command()
@click.option("--show", is_flag=True, help="Print the groups that are not gold's.")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(show: bool, json_file: str | None) -> None:
    """Choose the threshold on ECB+ and score the groups of Giveme5W1H's articles."""
    path = data.require("stories/clusters.jsonl.gz", _GIVEME5W1H)
    train = data.require("coreference/ecbplus-train.jsonl.gz", _ECB)
    learnt, test = list(_halves(_ecb(train))), _events(path)
    events = partial(_onrecord, going_on=None)
    figures = {
        "onrecord": _figures(events, _onrecord, learnt, test),
        "onrecord, events": _figures(events, events, learnt, test),
        "TF-IDF, average link": _figures(_tf_idf, _tf_idf, learnt, test),
    }
    report.show("stories", figures)
    folder = data.require(f"stories/{stories.STORIES[0]}.reports.jsonl.gz", stories.SOURCE).parent
    mixed = {name: _running(mix(folder, of)) for name, of in _MIXED.items()}
    report.show("running stories, mixed", mixed)
    if show:
        _show(test, _onrecord(test)(NEAR))
    report.write(json_file, figures | mixed, data=path)


def _figures(
    learner: System, system: System, learnt: Sequence[Collection], test: Collection
) -> dict[str, float]:
    """Return the figures of ``system``, with the threshold that ``learner`` is best with."""
    groupings = [(each, learner(each)) for each in learnt]
    means = {near: _mean_f1(groupings, near) for near in _THRESHOLDS}
    chosen = max(means, key=lambda near: (means[near], -near))
    grouping = system(test)
    scored = {near: _score(test, grouping(near)) for near in _THRESHOLDS}
    precision, recall, f1 = scored[chosen]
    best = max(scored, key=lambda near: (scored[near][2], -near))
    return {
        "threshold chosen on ECB+ train, %": round(100 * chosen, 1),
        "mean B³ F1 there": means[chosen],
        "B³ precision": precision,
        "B³ recall": recall,
        "B³ F1": f1,
        "groups": len(set(grouping(chosen).values())),
        "gold groups": len(set(test.gold.values())),
        "B³ F1 with the threshold best here": scored[best][2],
        "that threshold, %": round(100 * best, 1),
    }


def _mean_f1(groupings: Sequence[tuple[Collection, Grouping]], near: float) -> float:
    return sum(_score(each, group(near))[2] for each, group in groupings) / len(groupings)


def _score(gold: Collection, found: Grouped) -> tuple[float, float, float]:
    counts = b_cubed(clusters(gold.gold), clusters(found))
    return counts.precision, counts.recall, counts.f1


def mix(folder: Path, names: Sequence[str]) -> Collection:
    """Return the reports of several stories as one collection, nobody named in them."""
    gold = {each: name for name in names for each in stories.texts(folder, name)}
    return Collection(list(gold), [], {each.id: name for each, name in gold.items()})


def _running(given: Collection) -> dict[str, float]:
    """Return how near the groups are to the stories, and what they cost."""
    before = time.process_time()
    found = find_stories(given.reports, given.annotations)
    seconds = time.process_time() - before
    precision, recall, f1 = _score(given, {id: each.id for each in found for id in each.reports})
    return {
        "reports": len(given.reports),
        "gold stories": len(set(given.gold.values())),
        "stories of fifty reports or more": sum(len(each.reports) >= _RUNS for each in found),
        "stories": len(found),
        "B³ precision": precision,
        "B³ recall": recall,
        "B³ F1": f1,
        "seconds": seconds,
    }


def _onrecord(given: Collection, *, going_on: float | None = GOING_ON) -> Grouping:
    resolution = resolve_actors(given.annotations)
    cast = cast_of(resolution)
    annotations = [
        with_actors(each, cast.get(each.report.id, {}).get) for each in given.annotations
    ]

    def group(near: float) -> Grouped:
        found = find_stories(given.reports, annotations, near=near, going_on=going_on)
        return {id: story.id for story in found for id in story.reports}

    return group


def _tf_idf(given: Collection) -> Grouping:
    """Return the groups by scikit-learn: the text's words without the commonest, average link."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{each.title or ''}\n{each.text}" for each in given.reports]
    rows = TfidfVectorizer(stop_words="english").fit_transform(texts)
    distances = (1 - (rows @ rows.T).toarray()).clip(min=0)

    def group(near: float) -> Grouped:
        model = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - near
        )
        labels = model.fit_predict(distances)
        ids = (each.id for each in given.reports)
        return {id: int(label) for id, label in zip(ids, labels, strict=True)}

    return group


def _events(path: Path) -> Collection:
    """Return Giveme5W1H's articles with their events."""
    chosen = settings.load().readers
    reports, gold = [], {}
    for line in _lines(path):
        read = entry.read(line, where=path.name, settings=chosen)
        reports.append(read)
        gold[read.id] = json.loads(line)["event"]
    return Collection(reports, [stories.named(each) for each in reports], gold)


def _ecb(path: Path) -> Collection:
    """Return ECB+'s documents, all of one day, with their subtopics."""
    subtopics = {raw["id"]: raw["subtopic"] for raw in map(json.loads, _lines(path))}
    documents = list(ecbplus.documents(path))
    reports = [replace(each.report, published=_UNDATED) for each in documents]
    gold = {each.report.id: subtopics[each.id] for each in documents}
    return Collection(reports, [stories.named(each) for each in reports], gold)


def _halves(both: Collection) -> Iterator[Collection]:
    """Yield the first happening of every topic, the second, and both."""
    yield both.part(lambda each: not str(both.gold[each.id]).endswith("plus"))
    yield both.part(lambda each: str(both.gold[each.id]).endswith("plus"))
    yield both


def _lines(path: Path) -> list[bytes]:
    with gzip.open(path, "rb") as file:
        return file.read().splitlines()


def _show(given: Collection, found: Grouped) -> None:
    """Print the groups that are not gold's, with the gold event of each report."""
    gold = {frozenset(each) for each in clusters(given.gold)}
    by_id = {each.id: each for each in given.reports}
    for group in clusters(found):
        if frozenset(group) in gold:
            continue
        print(f"group of {len(group)}")
        for each in sorted((by_id[str(id)] for id in group), key=lambda each: each.published):
            title = (each.title or "")[:70]
            print(f"  {given.gold[each.id]!s:>4} {each.published} {each.outlet}: {title}")


if __name__ == "__main__":
    main()
