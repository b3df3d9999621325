"""Who is who, on ECB+'s development topics: onrecord beside the match of names alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

import click

from bench import data, report
from bench.coreference import Counts, Scores, clusters, score
from bench.ecbplus import Document, Found, Gold, Place, annotate, documents, found_in, head
from onrecord import pipeline
from onrecord.model import Annotation, Mention
from onrecord.resolvers.actors import resolve_actors

SOURCE = "ECB+, http://www.newsreader-project.eu/results/data/the-ecb-corpus/"
_PRONOUNS = frozenset([
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
    "they", "them", "their", "theirs", "themselves", "i", "me", "my", "mine", "myself",
    "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "who", "whom",
    "whose", "that", "which",
])  # fmt: skip
_WORD = re.compile(r"[^\W_]+")

Names = dict[Place, Hashable]


class Read(NamedTuple):
    """A document as it was read: what was found, and the record's actor of each of its actors."""

    document: Document
    mentions: list[tuple[Mention, int]]
    found: dict[Place, Found]


@click.command()
@click.option("--sample", type=int, help="Only the first N documents.")
@click.option("--part", type=click.Choice(["dev", "train"]), default="dev", show_default=True)
@click.option("--json", "json_file", type=click.Path(), help="Write the figures to this file.")
def main(sample: int | None, part: str, json_file: str | None) -> None:
    """Score the resolution of mentions on ECB+."""
    path = data.require(f"coreference/ecbplus-{part}.jsonl.gz", SOURCE)
    pipeline.warm_up()
    wanted = list(documents(path))[:sample]
    started = time.process_time()
    read = [_read(document) for document in wanted]
    seconds = time.process_time() - started
    across = _across(read)
    number = sum(len(each.mentions) for each in read)
    click.echo(f"{len(read)} documents, {number} mentions, {number / seconds:,.0f} mentions/s")
    figures = _within(read) | _over_topics(read, across)
    for title, scores in figures.items():
        report.show(title, {system: _figures(of) for system, of in scores.items()})
    written = {
        f"{title}, {system}": _figures(of)
        for title, scores in figures.items()
        for system, of in scores.items()
    }
    report.write(json_file, written, data=path)


def _read(document: Document) -> Read:
    mentions = annotate(document.report)
    return Read(document, mentions, found_in(document, mentions))


def _figures(scores: Scores) -> dict[str, float]:
    out = {"CoNLL F1": scores.conll}
    for name, counts in scores._asdict().items():
        out |= _three(name.replace("_", " "), counts)
    return out


def _three(name: str, counts: Counts) -> dict[str, float]:
    return {
        f"{name} F1": counts.f1,
        f"{name} precision": counts.precision,
        f"{name} recall": counts.recall,
    }


# --- within documents ---------------------------------------------------------------------------


def _within(read: Sequence[Read]) -> dict[str, dict[str, Scores]]:
    found: dict[str, Callable[[Read], Names]] = {
        "onrecord": lambda each: {at: mention.number for at, mention in each.found.items()},
        "names alone": lambda each: name_match(_named(each.found)),
        "same string": lambda each: same_string(_words(each.found)),
        "only names": lambda each: name_match(
            {at: words for at, words in _named(each.found).items() if words is not None}
        ),
    }
    gold: dict[str, Callable[[Read], Names]] = {
        "onrecord": lambda each: _on_gold(each),
        "names alone": lambda each: name_match(_proper(each.document.gold)),
        "same string": lambda each: same_string(
            {at: mention.text for at, mention in each.document.gold.items()}
        ),
    }
    return {
        "within documents, found mentions": _total(read, found),
        "within documents, gold mentions": _total(read, gold),
    }


def _total(
    read: Sequence[Read], systems: Mapping[str, Callable[[Read], Names]]
) -> dict[str, Scores]:
    total = dict.fromkeys(systems, Scores())
    for each in read:
        key = clusters({at: mention.cluster for at, mention in each.document.gold.items()})
        for system, of in systems.items():
            total[system] = total[system].plus(score(key, clusters(of(each))))
    return total


def _on_gold(each: Read) -> Names:
    """Return the numbers of the gold mentions; one that was not found is alone."""
    return {
        at: each.found[at].number if at in each.found else ("alone", at)
        for at in each.document.gold
    }


# --- over the documents of a topic --------------------------------------------------------------


def _across(read: Iterable[Read]) -> dict[tuple[str, str], str]:
    """Return the record's actor by document and local actor."""
    annotations = [
        Annotation(
            report=head(each.document.report),
            times=(),
            mentions=tuple(mention for mention, _ in each.mentions),
            statements=(),
        )
        for each in read
    ]
    return {
        (report, local): actor.id
        for (report, local), actor in resolve_actors(annotations).assigned.items()
    }


def _over_topics(
    read: Sequence[Read], across: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, Scores]]:
    found = dict.fromkeys(("onrecord", "names alone", "same string"), Scores())
    gold = dict.fromkeys(("onrecord", "names alone", "same string"), Scores())
    for topic in sorted({each.document.topic for each in read}):
        here = [each for each in read if each.document.topic == topic]
        named = {at: mention for each in here for at, mention in each.document.gold.items()}
        key = clusters({at: mention.cluster for at, mention in named.items()})
        ours = _joined(here, across)
        all_found = {at: mention for each in here for at, mention in each.found.items()}
        systems = {
            "onrecord": (ours, {at: ours.get(at, ("alone", at)) for at in named}),
            "names alone": (name_match(_named(all_found)), name_match(_proper(named))),
            "same string": (
                same_string(_words(all_found)),
                same_string({at: mention.text for at, mention in named.items()}),
            ),
        }
        for system, (of_found, of_gold) in systems.items():
            found[system] = found[system].plus(score(key, clusters(of_found)))
            gold[system] = gold[system].plus(score(key, clusters(of_gold)))
    return {
        "across the documents of a topic, found mentions": found,
        "across the documents of a topic, gold mentions": gold,
    }


def _joined(here: Sequence[Read], across: Mapping[tuple[str, str], str]) -> Names:
    """Return the record's actor of each found mention, else its number in its document."""
    out: Names = {}
    for each in here:
        id = each.document.report.id
        for at, mention in each.found.items():
            actor = None if mention.actor is None else across.get((id, mention.actor))
            out[at] = (id, mention.number) if actor is None else actor
    return out


# --- what is matched by words alone -------------------------------------------------------------


def _named(found: Mapping[Place, Found]) -> dict[Place, str | None]:
    return {at: mention.text if mention.form == "name" else None for at, mention in found.items()}


def _words(found: Mapping[Place, Found]) -> dict[Place, str]:
    return {at: mention.text for at, mention in found.items()}


def _proper(gold: Mapping[Place, Gold]) -> dict[Place, str | None]:
    """Return the words of the gold mentions that are names: their last word has a capital."""
    return {at: mention.text if _is_name(mention.text) else None for at, mention in gold.items()}


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and words[-1][0].isupper() and words[-1].lower() not in _PRONOUNS


def same_string(words: Mapping[Place, str]) -> Names:
    """Return a value a mention that is the same where the words are, pronouns left alone."""
    out: Names = {}
    for at, text in words.items():
        normal = _normal(text)
        out[at] = ("alone", at) if normal in _PRONOUNS or not normal else normal
    return out


def name_match(words: Mapping[Place, str | None]) -> Names:
    """Return a value a mention that is the same for one name: the same words or the same surname.

    A name of one word is whoever is named last with that last word; what is no name is alone.
    """
    full: dict[str, str] = {}
    out: Names = {}
    normals = {at: "" if text is None else _normal(text) for at, text in words.items()}
    for normal in sorted(set(normals.values())):
        if " " in normal:
            full.setdefault(normal.split()[-1], normal)
    for at, normal in normals.items():
        out[at] = full.get(normal, normal) if normal else ("alone", at)
    return out


def _normal(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    while words and words[-1] == "s":
        words.pop()
    while len(words) > 1 and words[0] in ("the", "a", "an", "mr", "mrs", "ms", "dr"):
        words.pop(0)
    return " ".join(words)


if __name__ == "__main__":
    main()
