"""The words of attribution, as ``knowledge/acts.toml`` and ``constructions.toml`` list them."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, cast

from msgspec import Struct, convert

from onrecord.model import Act


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Return the table of acts and speech forms; reads the packaged file once a process."""
    raw = files("onrecord.knowledge").joinpath("acts.toml").read_bytes()
    return tomllib.loads(raw.decode("utf-8"))


@lru_cache(maxsize=1)
def acts() -> dict[str, Act]:
    """Return the act that each listed cue lemma stands for."""
    listed = {k: v for k, v in table().items() if k != "forms"}
    return {lemma: cast(Act, act) for act, lemmas in listed.items() for lemma in lemmas}


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[str]]:
    """Return the listed cues of several words, joined by ``_``, by each word; the longest first."""
    found: dict[str, list[str]] = {}
    kinds = constructions("construction"), constructions("never")
    cues = {cue for table in (acts(), *kinds) for cue in table if "_" in cue}
    for phrase in sorted(cues, key=lambda cue: (-len(cue), cue)):
        for word in set(phrase.split("_")):
            found.setdefault(word, []).append(phrase)
    return found


class Construction(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``constructions.toml``, whose head says what each field asks for."""

    cues: frozenset[str]
    act: Act | None = None
    content: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    unless_objects: frozenset[str] = frozenset()
    source: Literal["person", "document", "thing"] | None = None
    part: Literal["NOUN", "VERB"] | None = None
    cue_form: Literal["infinitive"] | None = None
    voice: Literal["active", "passive"] | None = None
    example: str = ""


@cache
def constructions(kind: Literal["construction", "never"]) -> dict[str, list[Construction]]:
    """Return the entries of a kind by cue, each list in the order of the file."""
    raw = files("onrecord.knowledge").joinpath("constructions.toml").read_bytes()
    listed = convert(tomllib.loads(raw.decode("utf-8"))[kind], list[Construction])
    found: dict[str, list[Construction]] = {}
    for entry in listed:
        for cue in sorted(entry.cues):
            found.setdefault(cue, []).append(entry)
    return found


@cache
def nominals() -> dict[str, frozenset[str]]:
    """Return the nouns that attribute by themselves, each with the words behind it that show it."""
    raw = files("onrecord.knowledge").joinpath("constructions.toml").read_bytes()
    listed = tomllib.loads(raw.decode("utf-8"))["nominal"]
    return {noun: frozenset(entry["joints"]) for entry in listed for noun in entry["nouns"]}


@cache
def forms(name: str) -> frozenset[str]:
    """Return one of the word lists under ``[forms]``."""
    return frozenset(table()["forms"][name])
