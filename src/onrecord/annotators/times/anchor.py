"""The one place where an underspecified sketch meets the calendar.

News is anchored to the day of publication, by what the words say (*last*, *next*) and else by the
tense of the clause; narrative to the last date of the text. What neither gives is not made up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from msgspec import Struct

from onrecord.annotators.times import intervals
from onrecord.annotators.times.compose import Amount, Kind, Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.tense import Tense
from onrecord.model import Basis, TimexType

_DAY = dt.timedelta(days=1)
_PARTLESS = frozenset(["24:00"])


class Anchored(Struct, frozen=True, kw_only=True):
    """A resolved time: TIMEX3 type and value, where the anchor came from, whether it has bounds.

    ``reach`` is set for a duration that ends or begins at publication (*the past three weeks*):
    amount (``None``: vague), unit letter, and -1 or 1.
    """

    type: TimexType
    value: str
    basis: Basis = "expressed"
    bounded: bool = True
    reach: tuple[float | None, str, int] | None = None


class Scene(Struct, frozen=True):
    """What a sketch is anchored in."""

    context: Context
    tense: Tense | None

    def now(self, unit: str) -> dt.date:
        """Return the day from which to look: of publication, in narrative the last date."""
        return self.before(unit) if self.context.narrative else self.context.published

    def before(self, unit: str) -> dt.date:
        """Return the last date of the text that is as fine as ``unit``; else publication."""
        last = self.context.last(unit)
        if last is None or last[0] < 1:
            return self.context.published
        return dt.date(*last)


def anchor(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Return what ``sketch`` stands for in ``scene``; ``None`` where it is no time there."""
    try:
        return _KINDS[sketch.kind](sketch, scene)
    except (ValueError, OverflowError):
        # A day that its month does not have, a shift out of the calendar.
        return None


def _fixed(sketch: Sketch, scene: Scene) -> Anchored:
    return Anchored(type="DATE", value=str(sketch.fixed))


def _length(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.unit is None:
        return None
    amount = 1.0 if sketch.amount is None else sketch.amount
    if sketch.half_more and amount != "X":
        amount += 0.5
    value = duration(amount, sketch.unit)
    return Anchored(type="DURATION", value=value, bounded=False, reach=_reach(sketch, scene))


def _reach(sketch: Sketch, scene: Scene) -> tuple[float | None, str, int] | None:
    if sketch.base == "context" or not sketch.shift or scene.context.narrative:
        return None
    time, times, letter = _split(sketch.unit or "D")
    amount = None if sketch.amount in ("X", None) or time else float(sketch.amount) * times
    return amount, letter, sketch.shift


def duration(amount: Amount, unit: str) -> str:
    """Return the TIMEX3 duration of ``amount`` units; a fraction in the next smaller unit."""
    time, times, letter = _split(unit)
    prefix = "PT" if time else "P"
    if amount == "X":
        return f"{prefix}X{ {10: 'DE', 100: 'CE', 1000: 'ML'}.get(times, letter) }".replace(" ", "")
    if letter == "Q" and amount != 1:
        letter, times = "M", 3
    total = float(amount) * times
    if total == int(total):
        return f"{prefix}{int(total)}{letter}"
    smaller = {"Y": (12, "M"), "W": (7, "D"), "H": (60, "M"), "M": (60, "S") if time else (30, "D")}
    factor, below = smaller.get(letter, (24, "H"))
    rest = round((total - int(total)) * factor)
    whole = f"{int(total)}{letter}" if total >= 1 else ""
    if letter == "D":
        return f"P{whole}T{rest}H"
    return f"{prefix}{whole}{rest}{below}"


def _split(unit: str) -> tuple[bool, int, str]:
    time = unit.startswith("T")
    digits = "".join(sign for sign in unit if sign.isdigit())
    return time, int(digits or 1), unit[-1]


def _set(sketch: Sketch, scene: Scene) -> Anchored:
    return Anchored(type="SET", value=_repeated(sketch), bounded=False)


def _repeated(sketch: Sketch) -> str:
    if sketch.frequency is not None:
        return sketch.frequency
    part = f"T{sketch.part}" if sketch.part else ""
    if sketch.weekday is not None:
        return f"XXXX-WXX-{sketch.weekday}{part}"
    if sketch.month is not None:
        return f"XXXX-{sketch.month:02}"
    if sketch.season is not None:
        return f"XXXX-{sketch.season}"
    if part:
        return f"XXXX-XX-XX{part}"
    return duration(sketch.amount or 1, sketch.unit or "D")


def _date(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.written is not None:
        return _timed(sketch, sketch.written, "expressed")
    if sketch.toward is not None:
        return _counted(sketch, scene)
    if sketch.comparable and scene.context.grain == "Q" and scene.context.quarter is not None:
        year, quarter = scene.context.quarter
        year = year - 1 if sketch.year is None else sketch.year
        return Anchored(type="DATE", value=f"{year:04}-Q{quarter}", basis="context")
    if sketch.decade is not None or (sketch.unit == "100Y" and sketch.rank is not None):
        return _age(sketch, scene)
    if sketch.year is not None or sketch.short_year is not None:
        return _timed(sketch, _within(sketch, _year_of(sketch, scene)), "expressed")
    if sketch.unit is not None and sketch.shift is not None:
        return _shifted(sketch, scene)
    return _partial(sketch, scene)


def _timed(sketch: Sketch, value: str, basis: Basis) -> Anchored:
    """Return ``value`` with the part of the day or the hour that the sketch names."""
    bounded = not sketch.fiscal
    if sketch.clock is not None and len(value) == 10:
        return Anchored(type="TIME", value=f"{value}T{sketch.clock}", basis=basis)
    if sketch.part is not None and len(value) == 10:
        return Anchored(type="TIME", value=f"{value}T{sketch.part}", basis=basis)
    kind: TimexType = "TIME" if "T" in value else "DATE"
    return Anchored(type=kind, value=value, basis=basis, bounded=bounded)


def _year_of(sketch: Sketch, scene: Scene) -> int:
    if sketch.year is not None:
        return sketch.year * sketch.era
    near = scene.now("Y").year
    century = near - near % 100
    year = century + (sketch.short_year or 0)
    return min((year - 100, year, year + 100), key=lambda candidate: abs(candidate - near))


def _within(sketch: Sketch, year: int) -> str:
    """Return the value of the finest calendar field of the sketch in ``year``.

    Raises ValueError for a day that its month does not have.
    """
    value = _value_in(sketch, year)
    if sketch.day is not None and year > 0 and intervals.bounds_of(value) is None:
        raise ValueError(f"{value} is not on the calendar")
    return value


def _value_in(sketch: Sketch, year: int) -> str:
    name = year_value(year)
    if sketch.named is not None:
        return _named(sketch.named, year).isoformat()
    if sketch.month is not None:
        day = "" if sketch.day is None else f"-{sketch.day:02}"
        return f"{name}-{sketch.month:02}{day}"
    if sketch.season is not None:
        return f"{name}-{sketch.season}"
    if sketch.unit == "Q" and sketch.rank is not None:
        return f"{name}-Q{sketch.rank}"
    if sketch.half is not None:
        return f"{name}-H{sketch.half}"
    return f"{name}-12-31" if sketch.last else name


def _named(rule: tuple[int, ...], year: int) -> dt.date:
    """Return the day of ``year`` that knowledge/times.toml describes by ``rule``."""
    match rule:
        case (days,):
            return easter(year) + days * _DAY
        case (month, day):
            return dt.date(year, month, day)
        case (month, weekday, number):
            first = relativedelta(day=1, weekday=_WEEKDAYS[weekday - 1](number))
            last = relativedelta(day=31, weekday=_WEEKDAYS[weekday - 1](number))
            return dt.date(year, month, 1) + (first if number > 0 else last)
    raise ValueError(f"{rule} describes no day")


_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


def year_value(year: int) -> str:
    """Return a year in TIMEX3: four digits, ``BC`` before those of years before the first."""
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def _age(sketch: Sketch, scene: Scene) -> Anchored:
    if sketch.decade is None:
        century = (sketch.rank or 1) - 1
        value = f"BC{century:02}" if sketch.era < 0 else f"{century:02}"
    elif sketch.era < 0:
        value = f"BC{sketch.decade:03}"
    elif sketch.decade > 9:
        value = f"{sketch.decade:03}"
    else:
        near = scene.now("Y").year
        value = f"{near // 100:02}{sketch.decade}"
        if not scene.context.narrative and int(value) * 10 > near + 5:
            value = f"{int(value) - 10:03}"
    return Anchored(type="DATE", value=value)


def _reference(sketch: Sketch, scene: Scene) -> tuple[dt.date, Basis]:
    if sketch.base == "context" or scene.context.narrative:
        known = scene.context.year is not None and scene.context.year > 0
        return scene.before(_fineness(sketch)), "context" if known else "expressed"
    return scene.context.published, "expressed"


def _fineness(sketch: Sketch) -> str:
    """Return how fine a reference the sketch needs: a day, a month or a year."""
    letter = (sketch.unit or "")[-1:]
    if sketch.weekday is not None or sketch.weekend or sketch.part or letter in ("D", "W"):
        return "D"
    return "M" if letter in ("M", "Q", "H") else "Y"


def _counted(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.unit is None or sketch.toward is None:
        return None
    if sketch.amount == "X" or sketch.amount is None or sketch.unit.startswith("T"):
        return Anchored(type="DATE", value="PAST_REF" if sketch.toward < 0 else "FUTURE_REF")
    reference, basis = _reference(sketch, scene)
    _, times, letter = _split(sketch.unit)
    steps = float(sketch.amount) * times * sketch.toward
    if steps != int(steps):
        smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "Q": (3, "M")}
        factor, letter = smaller.get(letter, (1, letter))
        steps = round(steps * factor)
    return _timed(sketch, _moved(reference, int(steps), letter), basis)


def _moved(reference: dt.date, steps: int, letter: str) -> str:
    """Return the value of the unit that lies ``steps`` units from that of ``reference``."""
    if letter == "D":
        return (reference + steps * _DAY).isoformat()
    if letter == "W":
        year, week, _ = (reference + 7 * steps * _DAY).isocalendar()
        return f"{year:04}-W{week:02}"
    if letter == "Y":
        return f"{_checked(reference.year + steps):04}"
    size = {"M": 1, "Q": 3, "H": 6}[letter]
    at = (reference.year * 12 + reference.month - 1) // size + steps
    year, place = divmod(at, 12 // size)
    mark = {"M": f"{place + 1:02}", "Q": f"Q{place + 1}", "H": f"H{place + 1}"}[letter]
    return f"{_checked(year):04}-{mark}"


def _checked(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of the calendar")
    return year


def _shifted(sketch: Sketch, scene: Scene) -> Anchored | None:
    reference, basis = _reference(sketch, scene)
    unit, shift = sketch.unit or "D", sketch.shift or 0
    time, times, letter = _split(unit)
    if time:
        return Anchored(type="DURATION", value=duration(1, unit), bounded=False)
    if letter == "Q" and sketch.definite and scene.context.quarter is not None:
        year, quarter = scene.context.quarter
        return Anchored(type="DATE", value=f"{year:04}-Q{quarter}", basis="context")
    if letter == "Q" and sketch.within == "Y":
        return _timed(sketch, _within(sketch, reference.year + shift), basis)
    if times >= 10:
        digits = len(str(times)) - 1
        value = f"{_checked((reference.year // times + shift) * times):04}"[: 4 - digits]
        return Anchored(type="DATE", value=value, basis=basis)
    value = _moved(reference, shift * times, letter)
    if letter == "Y":
        value = _within(sketch, int(value))
    if letter == "W" and sketch.weekday is not None:
        value = dt.date.fromisocalendar(int(value[:4]), int(value[6:]), sketch.weekday).isoformat()
    return _timed(sketch, value, basis)


def _partial(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor a date without its year, or a weekday, a weekend, an hour without its date."""
    base, basis = _reference(sketch, scene)
    if sketch.base != "context":
        base = scene.now(_fineness(sketch))
    if sketch.weekday is not None and sketch.month is None:
        return _timed(sketch, _weekday(sketch, scene, base).isoformat(), basis)
    if sketch.weekend:
        return Anchored(type="DATE", value=_weekend(sketch, scene, base), basis=basis)
    fields = (sketch.month, sketch.season, sketch.half, sketch.rank, sketch.named)
    if all(field is None for field in fields):
        return _hour(sketch, scene)
    year = _nearest_year(sketch, scene, base)
    return _timed(sketch, _within(sketch, year), basis)


def _hour(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.clock is None and sketch.part is None:
        return None
    context = scene.context
    if context.day is not None and context.day[0] > 0:
        return _timed(sketch, dt.date(*context.day).isoformat(), "context")
    if context.narrative:
        return Anchored(
            type="TIME", value=f"XXXX-XX-XXT{sketch.clock or sketch.part}", bounded=False
        )
    return _timed(sketch, context.published.isoformat(), "context")


def _weekday(sketch: Sketch, scene: Scene, base: dt.date) -> dt.date:
    """Return the day that *Friday*, *last Friday*, *next Friday* … is, seen from ``base``."""
    ahead = ((sketch.weekday or 1) - base.isoweekday()) % 7
    if sketch.shift is not None and sketch.shift != 0:
        return base + (ahead or 7) * _DAY if sketch.shift > 0 else base - (7 - ahead) * _DAY
    if sketch.shift == 0 and sketch.base == "published" and scene.tense != "past":
        return base + ahead * _DAY
    if scene.tense in ("future", "present") and not scene.context.narrative:
        return base + ahead * _DAY
    return base - (-ahead % 7) * _DAY


def _weekend(sketch: Sketch, scene: Scene, base: dt.date) -> str:
    """Return the weekend just past or going on; the next where the words or the tense say so."""
    saturday = base - ((base.isoweekday() - 6) % 7) * _DAY
    ahead = sketch.shift is None and scene.tense == "future" and base.isoweekday() < 6
    if sketch.shift == 1 or ahead or (sketch.shift == 0 and 3 <= base.isoweekday() < 6):
        saturday += 7 * _DAY
    elif sketch.shift == -1 and base.isoweekday() >= 6:
        saturday -= 7 * _DAY
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE"


def _nearest_year(sketch: Sketch, scene: Scene, base: dt.date) -> int:
    """Return the year that puts a yearless field where the words, or else the tense, want it."""
    context = scene.context
    if context.narrative and sketch.shift is None and context.year is not None:
        return context.year
    bounds = {
        year: found
        for year in range(max(base.year - 4, 1), min(base.year + 5, 9999))
        if (found := intervals.bounds_of(_value_in(sketch, year))) is not None
    }
    if not bounds:
        raise ValueError("a day that no month has")
    if sketch.weekday is not None and sketch.day is not None:
        bounds = _on_weekday(bounds, sketch.weekday)
    return _choose(bounds, sketch.shift, scene.tense, base)


def _on_weekday(bounds: dict[int, intervals.Bounds], weekday: int) -> dict[int, intervals.Bounds]:
    """Keep the years in which the date falls on the weekday that the text names, if any."""
    fitting = {year: found for year, found in bounds.items() if found[0].isoweekday() == weekday}
    return fitting or bounds


def _choose(
    bounds: dict[int, intervals.Bounds], shift: int | None, tense: Tense | None, base: dt.date
) -> int:
    if shift == 0:
        return base.year
    if shift == -1:
        return max(year for year, (_, end) in bounds.items() if end <= base)
    if shift == 1:
        return min(year for year, (start, _) in bounds.items() if start > base)
    against = _AGAINST[tense]
    return min(bounds, key=lambda year: _distance(bounds[year], base, against))


def _distance(
    bounds: intervals.Bounds, base: dt.date, against: tuple[float, float]
) -> tuple[float, dt.date]:
    start, end = bounds
    if start <= base < end:
        return 0, start
    ahead = (start - base).days
    return ahead * against[1] if ahead > 0 else (base - end).days * against[0], start


# How many times farther a bare date seems that lies behind, or ahead, of publication. A bare date
# is the nearest one even against the tense ("was extended to Nov. 20"), unless it is far nearer.
_AGAINST: dict[Tense | None, tuple[float, float]] = {
    "past": (1, 6),
    "present": (1, 1.5),
    None: (1, 1.5),
    "future": (12, 1),
}


_KINDS: dict[Kind, Callable[[Sketch, Scene], Anchored | None]] = {
    "date": _date,
    "length": _length,
    "set": _set,
    "fixed": _fixed,
    "none": lambda sketch, scene: None,
}
