"""The words of ``knowledge/events/status.toml``, whose head says what each field means."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from msgspec import Struct, convert

from onrecord.knowledge.tables import toml

Form = Literal[
    "infinitive", "gerund", "bare", "clause", "subjunctive", "question", "noun", "subject"
]
Effect = Literal[
    "same", "not", "fact", "going", "ended", "open", "weak", "lost", "unlikely",
    "happened", "ongoing", "planned", "predicted", "requested", "proposed", "alleged", "denied",
    "rejected", "hypothetical", "not_happened",
]  # fmt: skip
Part = Literal["VERB", "NOUN", "ADJ"]


class Governor(Struct, frozen=True, forbid_unknown_fields=True, rename={"name": "class"}):
    """A class of words that govern events: its signature, and when it holds."""

    name: str
    words: frozenset[str]
    plus: Effect
    minus: Effect
    example: str
    going: Effect | None = None
    past: Effect | None = None
    takes: frozenset[Form] = frozenset()
    part: Part | None = None
    own: bool | None = None
    definite: bool | None = None

    def holds(self, form: Form, part: str, *, own: bool, definite: bool) -> bool:
        """Tell whether it governs what has this form, itself being this part of speech."""
        taken = form in self.takes if self.takes else form != "subject"
        return (
            taken
            and self.part in (None, part)
            and self.own in (None, own)
            and self.definite in (None, definite)
        )


@cache
def _table() -> dict[str, Any]:
    return toml("events/status.toml")


@cache
def governors() -> dict[str, tuple[Governor, ...]]:
    """Return the classes of each governing word, in the order of the file."""
    found: dict[str, list[Governor]] = {}
    for entry in convert(_table()["governor"], list[Governor]):
        for word in sorted(entry.words):
            found.setdefault(word, []).append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def modifiers() -> dict[str, Effect]:
    """Return what each word that stands before the noun of an event makes of it."""
    listed = _table()["modifier"]
    return {word: cast(Effect, entry["effect"]) for entry in listed for word in entry["words"]}


@cache
def prepositions() -> dict[str, str]:
    """Return the class of each preposition, of several words joined by ``_``."""
    return _by_word("prepositions")


@cache
def marks() -> dict[str, str]:
    """Return the class of each subordinating conjunction."""
    return _by_word("marks")


@cache
def adverbs() -> dict[str, str]:
    """Return the class of each adverb that bears on the status of its clause."""
    return _by_word("adverbs")


@cache
def modals() -> dict[str, str]:
    """Return what each modal, in lower case, makes of its verb."""
    return dict(_table()["modals"])


@cache
def lemmas() -> dict[str, str]:
    """Return the right lemma by each wrong one that the parser is known to give."""
    return dict(_table()["lemmas"])


@cache
def certainties() -> dict[str, Any]:
    """Return how certain each status is where no word says more."""
    return dict(_table()["certainty"])


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists under ``[words]``."""
    return frozenset(_table()["words"][name])


def _by_word(section: str) -> dict[str, str]:
    return {word: kind for kind, listed in _table()[section].items() for word in listed}
