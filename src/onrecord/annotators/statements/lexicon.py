"""The words of attribution, as ``knowledge/acts.toml`` lists them."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

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


@cache
def forms(name: str) -> frozenset[str]:
    """Return one of the word lists under ``[forms]``."""
    return frozenset(table()["forms"][name])
