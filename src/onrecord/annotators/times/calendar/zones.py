"""Time zones (``knowledge/times/zones.toml``): the offset from UTC of one on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from onrecord.annotators.times.tables import knowledge, plain


def zone_names(tables: Mapping[str, Any]) -> Iterator[str]:
    """Yield what zones.toml calls a zone: its names, and *time* behind a place."""
    yield from tables["zones"]
    yield from (f"{city} time" for city in tables["cities"])


def offset(zone: str, day: str, clock: str) -> str:
    """Return the offset from UTC that ``zone`` has at that hour of a day, ``Z`` for none.

    ``zone`` is a name of zones.toml; empty where that does not tell, or where the place had no
    zone yet and kept the time of its own sun.
    """
    value = _zones()[zone]
    if "/" not in value:
        return value
    at = dt.datetime.fromisoformat(day) + dt.timedelta(
        hours=int(clock[:2]), minutes=int(clock[3:5])
    )
    found = at.replace(tzinfo=ZoneInfo(value)).utcoffset()
    minutes = 0.0 if found is None else found.total_seconds() / 60
    if minutes % 15:
        return ""
    hours, rest = divmod(abs(int(minutes)), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    data = knowledge()
    named = {plain(name): value for name, value in data["zones"].items()}
    return named | {plain(f"{city} time"): zone for city, zone in data["cities"].items()}
