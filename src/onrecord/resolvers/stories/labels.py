"""What a story is about: its leading actors, its telling words, and a label of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from onrecord.knowledge.countries import countries
from onrecord.knowledge.organisations import organisations
from onrecord.knowledge.tables import fold
from onrecord.model import Actor, Report
from onrecord.resolvers.stories.vectors import Vector, Vectors

_WORDS, _ACTORS = 8, 5
# Of them in the label.
_LABEL_WORDS, _LABEL_ACTORS = 3, 2
# Words that begin with so many letters that are the same, and differ in an ending, are forms of
# one: "protest", "protesters".
_STEM, _ENDING = 4, 2


def leading_actors(total: Vector, read: Vectors) -> tuple[Actor, ...]:
    """Return the weightiest actors of the sum of a story's reports, outlets only if no others."""
    weights = ((-weight, term) for term, weight in total.items() if read.terms[term].is_actor)
    ranked = [read.actors[read.terms[term].key] for _, term in sorted(weights)]
    others = [actor for actor in ranked if not _is_outlet(actor)]
    return tuple((others or ranked)[:_ACTORS])


def _is_outlet(actor: Actor) -> bool:
    known = organisations().get(fold(actor.name))
    return known is not None and known.outlet


def leading_words(total: Vector, read: Vectors, outlets: Collection[str]) -> tuple[str, ...]:
    """Return the weightiest words, each in one form only, and none of the ``outlets``' names.

    Numbers weigh in what is near, but tell nobody what it is.
    """
    ranked = sorted(
        (-weight, term)
        for term, weight in total.items()
        if not read.terms[term].is_actor and read.terms[term].key.isalpha()
    )
    barred = list(_words_of(outlets))
    return tuple(islice(_different((read.terms[term].key for _, term in ranked), barred), _WORDS))


def label(words: Iterable[str], actors: Sequence[Actor], first: Report) -> str:
    """Return *Actor, Actor: word, word, word*; what the actors' names say is not said twice."""
    named = [actor.name for actor in actors[:_LABEL_ACTORS]]
    said = list(_words_of(actor.name for actor in actors))
    codes = {actor.country for actor in actors if actor.country is not None}
    telling = (word for word in words if _country(word) not in codes)
    left = islice(_different(telling, said), _LABEL_WORDS)
    told = ": ".join(filter(None, (", ".join(named), ", ".join(left))))
    return told or first.title or first.name


def _words_of(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from name.casefold().split()


def _country(word: str) -> str | None:
    """Return the code of the country whose adjective or people a word is, "" where none."""
    known = countries()
    return known.adjectives.get(word, known.people.get(word, ""))


def _different(words: Iterable[str], said: Iterable[str]) -> Iterator[str]:
    """Yield the words that are no form of one ``said`` or yielded before."""
    before = list(said)
    for word in words:
        if not any(_are_forms(word, other) for other in before):
            before.append(word)
            yield word


def _are_forms(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    stem = max(_STEM, len(short) - _ENDING)
    return long in (short, f"{short}s") or (len(short) >= stem and long.startswith(short[:stem]))
