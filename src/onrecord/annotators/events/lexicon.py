"""The words of events, as ``knowledge/events`` lists them, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct, convert

from onrecord.annotators.language import Token
from onrecord.knowledge.tables import toml

Role = Literal["actor", "recipient"]
Part = Literal["verbs", "nouns", "adjectives"]
Words = frozenset[str]
Condition = Mapping[str, Words]

_PARTS: dict[Part, str] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """Which slots tell who does it and to whom, the likelier first."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class Meaning(Struct, frozen=True):
    """One type that a word may tell of, when it does, and who is who then.

    ``needs``: one of these slots is filled; ``only``, and ``also``: one of these slots holds one of
    its words; ``never``: none of them does; ``under``: one of these verbs or prepositions governs
    the noun, ``never_under``: none does; ``animate``: no thing is the subject of its verb.
    ``alone`` names the slots whose nouns are no events of their own beside this one.
    """

    type: str
    frame: Frame
    mutual: bool
    needs: Words
    only: Condition
    also: Condition
    never: Condition
    under: Words
    never_under: Words
    plural: bool
    alone: Words
    rare: bool
    animate: bool


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A ``[[TYPE.words]]`` of types.toml."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    mutual: bool | None = None
    needs: Words = frozenset()
    only: dict[str, tuple[str, ...]] = {}
    also: dict[str, tuple[str, ...]] = {}
    never: dict[str, tuple[str, ...]] = {}
    under: Words = frozenset()
    never_under: Words = frozenset()
    plural: bool = False
    alone: Words = frozenset()
    rare: bool = False


class _Type(Struct, frozen=True, forbid_unknown_fields=True):
    """A ``[TYPE]`` of types.toml: the frames of its words by part of speech, and the words."""

    verb: Frame
    noun: Frame
    adjective: Frame
    words: tuple[_Entry, ...]
    mutual: bool = False
    animate: bool = False


class Light(Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that with its noun tells one event; who its subject and its object are in that."""

    verbs: Words
    by: Words
    subject: Role
    nouns: Words = frozenset()
    object: Role | None = None


class Control(Struct, frozen=True, forbid_unknown_fields=True):
    """Who does what a word governs by one of the ways in ``behind``: a slot of that word.

    ``mutual``: only of an event in which all who take part are actors.
    """

    behind: Words
    actor: tuple[str, ...]
    verbs: Words = frozenset()
    nouns: Words = frozenset()
    adjectives: Words = frozenset()
    mutual: bool = False


class Coming(Struct, frozen=True, forbid_unknown_fields=True):
    """What marks an event that is to come, and what shows that it is not: *may have left*."""

    auxiliaries: Words
    past: Words
    adjectives: Words
    verbs: Words


@lru_cache(maxsize=1)
def _types() -> dict[str, _Type]:
    return {name: convert(raw, _Type) for name, raw in toml("events/types.toml").items()}


def types() -> tuple[str, ...]:
    """Return the names of PLOVER's types, in the order of the table."""
    return tuple(_types())


@lru_cache(maxsize=1)
def classes() -> dict[str, Words]:
    """Return the words of each class of classes.toml, without its ``@``."""
    listed = toml("events/classes.toml")["classes"]
    return {name: frozenset(words) for name, words in listed.items()}


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    return dict(toml("events/classes.toml")["lemmas"])


def lemma(token: Token) -> str:
    """Return a word's lemma in small letters, put right where the parser's is known to be wrong."""
    found = token.lemma.lower()
    return _slips().get(found, found) if token.tag.startswith("VB") else found


@cache
def meanings(part: Part) -> dict[str, tuple[Meaning, ...]]:
    """Return what each word of a part of speech may tell of, the likeliest first.

    A meaning with a condition goes before one without, a rare one behind all others.
    """
    found: dict[str, list[Meaning]] = {}
    for name, kind in _types().items():
        for entry in kind.words:
            meaning = _meaning(name, kind, entry, part)
            for word in getattr(entry, part):
                found.setdefault(word, []).append(meaning)
    return {word: tuple(sorted(listed, key=_order)) for word, listed in found.items()}


def _order(meaning: Meaning) -> tuple[bool, bool]:
    return meaning.rare, not (meaning.only or meaning.needs or meaning.under)


def _meaning(name: str, kind: _Type, entry: _Entry, part: Part) -> Meaning:
    usual = default_frame(name, part)
    return Meaning(
        type=name,
        frame=Frame(
            usual.actor if entry.actor is None else entry.actor,
            usual.recipient if entry.recipient is None else entry.recipient,
        ),
        mutual=kind.mutual if entry.mutual is None else entry.mutual,
        needs=entry.needs,
        only=_condition(entry.only),
        also=_condition(entry.also),
        never=_condition(entry.never),
        under=entry.under,
        never_under=entry.never_under,
        plural=entry.plural,
        alone=entry.alone,
        rare=entry.rare,
        animate=kind.animate,
    )


def default_frame(name: str, part: Part) -> Frame:
    """Return the frame of a type's words of a part of speech, where no entry says otherwise."""
    frame: Frame = getattr(_types()[name], _PARTS[part])
    return frame


def is_mutual(name: str) -> bool:
    """Tell whether all who take part in an event of the type are actors, unless a word differs."""
    return _types()[name].mutual


def _condition(listed: Mapping[str, Iterable[str]]) -> Condition:
    return {slot: expanded(words) for slot, words in listed.items()}


def expanded(words: Iterable[str]) -> Words:
    """Return the words with those of each class that is named by ``@``.

    *@somebody*, *@state*, *@money* and *@any* stay besides: names and sums are known by their form.
    """
    found: set[str] = set()
    for word in words:
        found.add(word)
        if word.startswith("@"):
            found |= classes().get(word[1:], frozenset())
    return frozenset(found)


@lru_cache(maxsize=1)
def _governing() -> dict[str, Any]:
    return toml("events/governing.toml")


@lru_cache(maxsize=1)
def lights() -> dict[str, tuple[Light, ...]]:
    """Return the entries of each light verb, in the order of the file."""
    found: dict[str, list[Light]] = {}
    for light in convert(_governing()["light"], list[Light]):
        for verb in light.verbs:
            found.setdefault(verb, []).append(light)
    return {verb: tuple(listed) for verb, listed in found.items()}


@cache
def controls(part: Part) -> dict[str, tuple[Control, ...]]:
    """Return the entries of each word that governs events, in the order of the file."""
    found: dict[str, list[Control]] = {}
    for control in convert(_governing()["control"], list[Control]):
        for word in getattr(control, part):
            found.setdefault(word, []).append(control)
    return {word: tuple(listed) for word, listed in found.items()}


@lru_cache(maxsize=1)
def future() -> dict[str, tuple[str, ...]]:
    """Return what type an event is that is to come, by what it will be."""
    return convert(_governing()["future"], dict[str, tuple[str, ...]])


@lru_cache(maxsize=1)
def refused() -> dict[str, tuple[str, ...]]:
    """Return what type it is when somebody will not do what is of a type."""
    return convert(_governing()["refused"], dict[str, tuple[str, ...]])


@lru_cache(maxsize=1)
def governed() -> dict[str, Role]:
    """Return who of a governed event is the recipient of one of a type that names none."""
    return convert(_governing()["governed"], dict[str, Role])


@lru_cache(maxsize=1)
def coming() -> Coming:
    """Return what marks an event that is to come."""
    return convert(_governing()["coming"], Coming)
