"""Which tellings are one happening, on ECB+: onrecord beside the match of lemmas."""

from __future__ import annotations

import gzip
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from bench import data, report
from bench.coreference import Scores, clusters, score
from bench.ecbplus import validated_of
from onrecord.assigned import cast_of, with_actors
from onrecord.knowledge.happenings import all_stems
from onrecord.model import Annotation, Event, Report, Span
from onrecord.readers.report import make_report
from onrecord.resolvers.actors import resolve_actors
from onrecord.resolvers.occurrences import find_occurrences
from onrecord.resolvers.occurrences.candidate import Candidate
from onrecord.resolvers.occurrences.cluster import clusters as happenings
from onrecord.resolvers.occurrences.reading import scene, telling

SOURCE = "ECB+, http://www.newsreader-project.eu/results/data/the-ecb-corpus/"
# ECB+ gives no dates.
_PUBLISHED = "2013-03-31"

Place = tuple[str, int]


class Gold(NamedTuple):
    """A mention of an event: its topic, where it is, its cluster, and what is compared of it."""

    topic: int
    place: Place
    words: str
    cluster: Hashable
    told: Candidate


class Corpus(NamedTuple):
    """The mentions of people's clusters, and the annotations with the record's actors."""

    gold: list[Gold]
    annotations: list[Annotation]
    names: dict[str, str]
    sentences: dict[str, list[tuple[int, int]]]
    topics: dict[str, int]


@click.command()
@click.option("--part", type=click.Choice(["dev", "train"]), default="dev", show_default=True)
@click.option("--annotations", type=click.Path(path_type=Path), help="Kept ones (msgpack).")
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(part: str, annotations: Path | None, json_file: str | None) -> None:
    """Score occurrences on the event mentions of ECB+."""
    path = data.require(f"coreference/ecbplus-{part}.jsonl.gz", SOURCE)
    corpus = read(path, annotations)
    found = {
        "gold mentions, whole corpus": _whole(corpus.gold),
        "gold mentions, by gold topic": _by_topic(corpus.gold),
        "found mentions, whole corpus": _found(corpus),
    }
    written: dict[str, dict[str, float]] = {}
    for title, scores in found.items():
        figures = {system: _figures(of) for system, of in scores.items()}
        report.show(title, figures)
        written |= {f"{title}, {system}": each for system, each in figures.items()}
    report.write(json_file, written, data=path)


def read(path: Path, kept: Path | None) -> Corpus:
    """Return the mentions of a part of ECB+, with the documents annotated or as they were kept."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        entries = {entry["id"]: entry for entry in map(json.loads, lines)}
    pairs = _annotated(entries.values()) if kept is None else _kept(kept)
    reports = {of.name: of for of, _ in pairs}
    annotations = {each.report.name: each for each in _resolved([each for _, each in pairs])}
    gold = [
        mention
        for name, entry in sorted(entries.items())
        for mention in _mentions(entry, annotations[name])
    ]
    return Corpus(
        gold,
        list(annotations.values()),
        {of.id: name for name, of in reports.items()},
        {
            name: [_lines(e["text"])[n] for n in sorted(validated_of(e))]
            for name, e in entries.items()
        },
        {name: entry["topic"] for name, entry in entries.items()},
    )


def _annotated(entries: Iterable[Mapping[str, Any]]) -> list[tuple[Report, Annotation]]:
    from onrecord import pipeline

    pipeline.warm_up()
    reports = [
        make_report(
            where=entry["id"], name=entry["id"], published=_PUBLISHED, text=entry["text"],
            max_characters=len(entry["text"]) + 1,
        )
        for entry in entries
    ]  # fmt: skip
    return list(pipeline.annotate_all(reports))


def _kept(path: Path) -> list[tuple[Report, Annotation]]:
    return msgspec.msgpack.decode(path.read_bytes(), type=list[tuple[Report, Annotation]])


def _resolved(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Return the annotations with the record's actors, as the resolver of occurrences gets them."""
    cast = cast_of(resolve_actors(annotations))
    return [with_actors(each, cast.get(each.report.id, {}).get) for each in annotations]


# --- gold mentions -------------------------------------------------------------------------------


def _mentions(entry: Mapping[str, Any], annotation: Annotation) -> Iterator[Gold]:
    text, id, lines = entry["text"], entry["id"], _lines(entry["text"])
    here, words = scene(annotation, [text]), dict[int, tuple[str, ...]]()
    seen: set[Place] = set()
    for mention in entry["mentions"]:
        place = id, mention["start"]
        if not _is_event(mention, entry) or place in seen:
            continue
        seen.add(place)
        span = _span(text, mention["start"], mention["end"])
        event = _event_at(annotation, span)
        told = telling(
            here, span, _span(text, *lines[mention["sentence"]]), event=event, words=words
        )
        named = mention.get("cluster")
        shared = (entry["topic"], named) if str(named).startswith("ACT") else (id, named)
        yield Gold(entry["topic"], place, span.text, place if named is None else shared, told)


def _is_event(mention: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    return "ACTION" in mention["tag"] and mention["sentence"] in validated_of(entry)


def _event_at(annotation: Annotation, span: Span) -> Event | None:
    """Return the found event whose trigger meets ``span``."""
    met = (e for e in annotation.events if e.trigger.start < span.end > span.start < e.trigger.end)
    return next(met, None)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _whole(gold: Sequence[Gold]) -> dict[str, Scores]:
    key = clusters({each.place: each.cluster for each in gold})
    return {
        "onrecord": score(key, ours(gold)),
        "same lemma": score(key, same_lemma(gold)),
        "same lemma, by topic": score(key, _each_topic(gold, same_lemma)),
    }


def _by_topic(gold: Sequence[Gold]) -> dict[str, Scores]:
    key = clusters({each.place: each.cluster for each in gold})
    return {
        "onrecord": score(key, _each_topic(gold, ours)),
        "same lemma": score(key, _each_topic(gold, same_lemma)),
    }


def _each_topic(gold: Sequence[Gold], of: Any) -> list[set[Hashable]]:
    topics = sorted({each.topic for each in gold})
    return [found for t in topics for found in of([each for each in gold if each.topic == t])]


def ours(gold: Sequence[Gold]) -> list[set[Hashable]]:
    """Return the clusters that the resolver makes of the mentions."""
    places = {each.told.order: each.place for each in gold}
    return [{places[told.order] for told in group} for group, _ in happenings(e.told for e in gold)]


def same_lemma(gold: Sequence[Gold]) -> list[set[Hashable]]:
    """Return the clusters of mentions with the same stems."""
    return clusters({each.place: all_stems(each.words) for each in gold})


# --- found mentions ------------------------------------------------------------------------------


def _found(corpus: Corpus) -> dict[str, Scores]:
    """Score what the package finds; a found event is a gold mention where their words meet."""
    key = clusters({each.place: each.cluster for each in corpus.gold})
    spans: dict[str, list[tuple[int, int, Place]]] = {}
    for each in corpus.gold:
        start = each.place[1]
        spans.setdefault(each.place[0], []).append((start, start + len(each.words), each.place))
    events = {e.id: e for each in corpus.annotations for e in each.events}
    scored = {id: _place(event, corpus, spans) for id, event in events.items()}
    response = [
        {place for id in found.events if (place := scored[id]) is not None}
        for found in find_occurrences(corpus.annotations, {})
    ]
    lemma: dict[Place, Hashable] = {
        place: all_stems(events[id].trigger.text)
        for id, place in scored.items()
        if place is not None
    }
    kept = [found for found in response if found]
    return {"onrecord": score(key, _once(kept)), "same lemma": score(key, clusters(lemma))}


def _once(found: Sequence[set[Place]]) -> list[set[Hashable]]:
    """Return the clusters with each mention in the first that has it."""
    seen: set[Hashable] = set()
    out: list[set[Hashable]] = []
    for each in found:
        fresh = {place for place in each if place not in seen}
        seen |= fresh
        if fresh:
            out.append(set(fresh))
    return out


def _place(
    event: Event, corpus: Corpus, spans: Mapping[str, Sequence[tuple[int, int, Place]]]
) -> Place | None:
    """Return the gold mention that an event is, its own place if none, ``None`` if not scored."""
    name, at = corpus.names[event.report], event.trigger
    if not any(low <= at.start < high for low, high in corpus.sentences[name]):
        return None
    met = (place for low, high, place in spans.get(name, ()) if low < at.end and at.start < high)
    return next(met, (name, at.start))


def _figures(scores: Scores) -> dict[str, float]:
    out = {"CoNLL F1": scores.conll}
    for name, counts in scores._asdict().items():
        plain = name.replace("_", " ")
        out |= {
            f"{plain} F1": counts.f1,
            f"{plain} precision": counts.precision,
            f"{plain} recall": counts.recall,
        }
    return out


if __name__ == "__main__":
    main()
