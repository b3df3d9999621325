"""An underspecified time: what words alone say of it, nothing taken from elsewhere."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.annotators.times.calendar.units import Amount
from onrecord.annotators.times.words.grammar import Match

Kind = Literal["date", "length", "set", "fixed", "none"]


class Sketch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An underspecified time: a calendar date with gaps, or a shift from a reference, or both.

    ``base``, ``shift`` and ``unit`` move a reference (the day of publication, or the last date of
    the text) by whole units and keep that granularity; ``amount`` and ``toward`` do so by a count.
    The calendar fields then fill in what is finer. A ``shift`` without a unit belongs to the
    coarsest named field: *last May*, *next Friday*.

    What a name does not tell: ``fixed`` is the value outright, ``written`` one that the text gives
    in figures; ``within`` the unit of which a part is meant (W: *the week of May 5*); ``around`` a
    named day; ``rank`` which one of its units; ``rest`` the second part of *two years and three
    months*; ``short_year`` the *98* of *'98*. ``last``: the last day or the end of its unit,
    ``turn``: of a century, ``definite``: *the quarter*, ``comparable``: *a year earlier*, of
    results, ``half_more``: *and a half*, ``sequel``: of what was told, where the tense is past.
    """

    kind: Kind
    fixed: str | None = None
    base: Literal["published", "context"] | None = None
    shift: int | None = None
    unit: str | None = None
    within: str | None = None
    amount: Amount | None = None
    toward: int | None = None
    era: int = 1
    decade: int | None = None
    year: int | None = None
    short_year: int | None = None
    half: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool = False
    named: str | None = None
    around: Literal["weekend", "season"] | None = None
    rank: int | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    mod: str | None = None
    written: str | None = None
    frequency: str | None = None
    fiscal: bool = False
    last: bool = False
    turn: bool = False
    definite: bool = False
    comparable: bool = False
    half_more: bool = False
    sequel: bool = False
    rest: tuple[Amount, str] | None = None


Expression = tuple[Match, Sketch]
