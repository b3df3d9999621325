"""The tables of ``knowledge/times/``: words, rules, days, zones, events and their contexts."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

_FILES = ("words", "rules", "context", "days", "zones", "events")


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """Return the tables of ``knowledge/times/``, together; read once a process."""
    folder = resources.files("onrecord.knowledge").joinpath("times")
    tables: dict[str, Any] = {}
    for name in _FILES:
        tables |= tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return tables


def plain(name: str) -> str:
    """Return a name as it is looked up: in small letters, one space apart, with plain marks."""
    return " ".join(name.lower().replace("’", "'").split())
