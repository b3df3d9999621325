"""Cue and construction → the act that a statement performs."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.model import Act


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Return the table of acts and speech forms; reads the packaged file once a process."""
    raw = files("onrecord.knowledge").joinpath("acts.toml").read_bytes()
    return tomllib.loads(raw.decode("utf-8"))


@lru_cache(maxsize=1)
def _by_lemma() -> dict[str, Act]:
    acts = {k: v for k, v in table().items() if k != "forms"}
    return {lemma: cast(Act, act) for act, lemmas in acts.items() for lemma in lemmas}


def forms(name: str) -> frozenset[str]:
    """Return one of the word lists under ``[forms]``."""
    return frozenset(table()["forms"][name])


def act_of(parse: Parse, candidate: Candidate) -> Act:
    """Return the act; a cue that the table does not know says."""
    known = _by_lemma()
    lemma, frame = candidate.lemma, candidate.frame
    ends = parse.text[candidate.content[-1][0] : candidate.content[-1][1]].rstrip("\"”'’")
    if lemma in forms("request_with_infinitive") and frame.endswith("xcomp"):
        return "request"
    if "prep_" in frame:
        joined = f"{lemma}_{frame.rsplit('prep_', 1)[1]}"
        if joined in known:
            return known[joined]
    if ends.endswith("?") and lemma in {"say", ":", "tell", "write", "add"}:
        return "ask"
    return known.get(lemma, "say")
