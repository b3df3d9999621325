"""The one place where an underspecified sketch meets the calendar.

News is anchored to the day of publication, by what the words say (*last*, *next*) and else by the
tense of the clause; narrative to the last date of the text. What neither gives is not made up.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable

from msgspec import Struct, structs

from onrecord.annotators.times import clock, days, eras, intervals, periods
from onrecord.annotators.times.compose import Amount, Kind, Sketch
from onrecord.annotators.times.context import Context
from onrecord.annotators.times.tense import Tense
from onrecord.model import Anchor, Basis, TimexType

_DAY = dt.timedelta(days=1)
_PARTLESS = frozenset(["24:00"])


class Anchored(Struct, frozen=True, kw_only=True):
    """A resolved time: TIMEX3 type and value, where the anchor came from, whether it has bounds.

    ``reach`` is set for a duration that ends or begins at publication (*the past three weeks*):
    amount (``None``: vague), unit letter, and -1 or 1. ``bounds`` are set where the value does not
    tell them all (*Labor Day weekend* has the Monday too).
    """

    type: TimexType
    value: str
    basis: Basis = "expressed"
    bounded: bool = True
    reach: tuple[float | None, str, int] | None = None
    bounds: intervals.Bounds | None = None


class Scene(Struct):
    """What a sketch is anchored in, and the day that it was seen from, once one was asked for.

    Whoever takes a day from the context or publication notes it with ``look_from``, so that a
    value can be traced.
    """

    context: Context
    tense: Tense | None
    reference: dt.date | None = None
    anchor: Anchor | None = None
    dayless: bool = False

    def look_from(self, day: dt.date, anchor: Anchor) -> dt.date:
        """Return ``day``, noted as that from which the sketch is seen."""
        self.reference, self.anchor = day, anchor
        return day

    def by_words(self) -> Basis:
        """Return the basis of what the words alone give, noted as seen from no day."""
        self.reference = self.anchor = None
        return "expressed"

    def published(self) -> dt.date:
        """Return the day of publication."""
        return self.look_from(self.context.published, "published")

    def now(self, unit: str) -> dt.date:
        """Return the day from which to look: of publication, in narrative the last date."""
        return self.before(unit) if self.context.narrative else self.published()

    def before(self, unit: str) -> dt.date:
        """Return the last date of the text that is as fine as ``unit``; else publication."""
        last = self.context.last(unit)
        if last is None:
            return self.published()
        year, month, day = last
        self.dayless = unit == "D" and not self.context.knows_day()
        return self.look_from(dt.date(eras.stand_in(year), month, day), "context")


def anchor(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Return what ``sketch`` stands for in ``scene``; ``None`` where it is no time there."""
    try:
        anchored = _KINDS[sketch.kind](sketch, scene)
    except (ValueError, OverflowError):
        # A day that its month does not have, a shift out of the calendar.
        return None
    if anchored is None or not scene.context.narrative:
        return anchored
    value = eras.restored(anchored.value) if (scene.context.year or 1) < 0 else anchored.value
    if scene.dayless and sketch.year is None:
        value = _without_day(sketch, value)
    return structs.replace(anchored, value=value)


def _without_day(sketch: Sketch, value: str) -> str:
    """Return what is left of a day that was seen from a month or a year: *three days later*."""
    found = _DAY_VALUE.fullmatch(value)
    if found is None:
        return value
    if sketch.weekday is not None:
        return f"XXXX-WXX-{sketch.weekday}{found['time'] or ''}"
    month = found["month"] if not sketch.shift and sketch.toward is None else "XX"
    return f"{found['year']}-{month}-XX{found['time'] or ''}"


_DAY_VALUE = re.compile(r"(?P<year>(?:BC)?\d{4})-(?P<month>\d\d)-\d\d(?P<time>T.+)?")


def _fixed(sketch: Sketch, scene: Scene) -> Anchored:
    return _vague(sketch, str(sketch.fixed))


def _vague(sketch: Sketch, value: str) -> Anchored:
    """Return a reference; publication bounds it only where it is seen from there."""
    return Anchored(type="DATE", value=value, bounded=sketch.base != "context")


def _length(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.unit is None:
        return None
    amount = 1.0 if sketch.amount is None else sketch.amount
    if sketch.half_more and amount != "X":
        amount += 0.5
    value = duration(amount, sketch.unit)
    if sketch.rest is not None:
        value = _and(value, duration(*sketch.rest))
    return Anchored(type="DURATION", value=value, bounded=False, reach=_reach(sketch, scene))


def _and(value: str, rest: str) -> str:
    """Return the duration of both together: *two days and three hours*, P2DT3H."""
    days, _, hours = value[1:].partition("T")
    more_days, _, more_hours = rest[1:].partition("T")
    time = hours + more_hours
    return f"P{days}{more_days}" + (f"T{time}" if time else "")


def _reach(sketch: Sketch, scene: Scene) -> tuple[float | None, str, int] | None:
    if sketch.base == "context" or not sketch.shift or scene.context.narrative:
        return None
    scene.published()
    time, times, letter = split_unit(sketch.unit or "D")
    if sketch.amount in ("X", None):
        return None, letter, sketch.shift
    amount = float(sketch.amount) * times
    if time:
        # *The past 24 hours*: at whatever hour it was published, they began a day before or later.
        return math.ceil(amount / _IN_A_DAY[letter]), "D", sketch.shift
    return amount, letter, sketch.shift


_IN_A_DAY = {"H": 24, "M": 1440, "S": 86400}


def duration(amount: Amount, unit: str) -> str:
    """Return the TIMEX3 duration of ``amount`` units; a fraction in the next smaller unit."""
    time, times, letter = split_unit(unit)
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


def split_unit(unit: str) -> tuple[bool, int, str]:
    """Return whether a TIMEX3 unit is of the clock, its factor and its letter: ``10Y`` is 10, Y."""
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
    if sketch.named is not None:
        return days.yearly(sketch.named)
    if part:
        return f"XXXX-XX-XX{part}"
    return duration(sketch.amount or 1, sketch.unit or "D")


def _date(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.written is not None:
        return _timed(sketch, sketch.written, "expressed")
    if sketch.named is not None:
        return _named(sketch, scene)
    if sketch.toward is not None:
        return _counted(sketch, scene)
    if sketch.comparable and (period := periods.compared(sketch, scene.context)) is not None:
        scene.look_from(dt.date(period[0], 1, 1), "context")
        return Anchored(type="DATE", value=periods.value_of(period), basis="context")
    if sketch.decade is not None or (sketch.unit == "100Y" and sketch.rank is not None):
        return _age(sketch, scene)
    if sketch.year is not None or sketch.short_year is not None:
        return _timed(sketch, _within(sketch, _year_of(sketch, scene)), "expressed")
    if sketch.unit is not None and sketch.shift is not None:
        return _shifted(sketch, scene)
    return _partial(sketch, scene)


def _timed(sketch: Sketch, value: str, basis: Basis) -> Anchored:
    """Return ``value`` with the part of the day or the hour that the sketch names, or its week."""
    bounded = not sketch.fiscal
    if sketch.within == "W" and len(value) == 10:
        value = moved(dt.date.fromisoformat(value), 0, "W")
    if sketch.around == "weekend" and len(value) == 10:
        day = dt.date.fromisoformat(value)
        value = days.weekend_value(days.weekend_around((day, day + _DAY)))
    if sketch.clock is not None and len(value) == 10:
        zone = "" if sketch.zone is None else clock.offset(sketch.zone, value, sketch.clock)
        return Anchored(type="TIME", value=f"{value}T{sketch.clock}{zone}", basis=basis)
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
    sequel = sketch.sequel and scene.tense == "past"
    if sketch.base == "context" or sequel or scene.context.narrative:
        known = scene.context.year is not None
        return scene.before(_fineness(sketch)), "context" if known else "expressed"
    return scene.published(), "expressed"


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
        return _vague(sketch, "PAST_REF" if sketch.toward < 0 else "FUTURE_REF")
    return _stepped(sketch, *_reference(sketch, scene))


def _stepped(sketch: Sketch, reference: dt.date, basis: Basis) -> Anchored | None:
    """Return the unit that lies a count of units before or after ``reference``."""
    if sketch.amount in ("X", None) or sketch.unit is None or sketch.unit.startswith("T"):
        return None
    _, times, letter = split_unit(sketch.unit)
    steps = float(sketch.amount or 0) * times * (sketch.toward or 1)
    if steps != int(steps):
        smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "Q": (3, "M")}
        factor, letter = smaller.get(letter, (1, letter))
        steps = round(steps * factor)
    return _timed(sketch, moved(reference, int(steps), letter), basis)


def moved(reference: dt.date, steps: int, letter: str) -> str:
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
    time, times, letter = split_unit(unit)
    if time:
        return Anchored(type="DURATION", value=duration(1, unit), bounded=False)
    period = scene.context.period
    if letter == "Q" and sketch.definite and period is not None and period[1] is not None:
        scene.look_from(dt.date(period[0], 1, 1), "context")
        return Anchored(type="DATE", value=periods.value_of(period), basis="context")
    if letter in "QH" and sketch.within == "Y":
        return _timed(sketch, _within(sketch, reference.year + shift), basis)
    if sketch.turn:
        # The turn is that between two centuries, and the nearer one.
        reference = dt.date(min(reference.year + times // 2, 9999), 1, 1)
    if times >= 10:
        digits = len(str(times)) - 1
        value = f"{_checked((reference.year // times + shift) * times):04}"[: 4 - digits]
        return Anchored(type="DATE", value=value, basis=basis)
    value = moved(reference, shift * times, letter)
    if letter == "Y":
        past_end = sketch.last and scene.tense == "past"
        value = _within(sketch, int(value) - past_end)
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
    fields = (sketch.month, sketch.season, sketch.half, sketch.rank)
    if all(field is None for field in fields):
        return _hour(sketch, scene) if sketch.day is None else _day_of_month(sketch, scene)
    year = _nearest_year(sketch, scene, base)
    return _timed(sketch, _within(sketch, year), basis)


def _day_of_month(sketch: Sketch, scene: Scene) -> Anchored:
    """Anchor *the 24th*: of the month that the text told of last; what is to come, of the next."""
    context, base = scene.context, scene.published()
    told = None if context.year is None or context.year < 1 else context.month
    if told is not None and (context.narrative or scene.tense != "future"):
        day = scene.look_from(dt.date(*told, 1), "context").replace(day=sketch.day or 1)
        return Anchored(type="DATE", value=day.isoformat(), basis="context")
    months = [moved(base, steps, "M") for steps in (-2, -1, 0, 1, 2)]
    bounds = (intervals.bounds_of(f"{month}-{sketch.day:02}") for month in months)
    found = [stretch for stretch in bounds if stretch is not None]
    chosen = found[_choose(dict(enumerate(found)), None, scene.tense, base)]
    return Anchored(type="DATE", value=chosen[0].isoformat())


def _hour(sketch: Sketch, scene: Scene) -> Anchored | None:
    if sketch.clock is None and sketch.part is None:
        return None
    context = scene.context
    if context.day is not None and context.day[0] > 0:
        day = scene.look_from(dt.date(*context.day), "context")
        return _timed(sketch, day.isoformat(), "context")
    if context.narrative:
        return Anchored(
            type="TIME", value=f"XXXX-XX-XXT{sketch.clock or sketch.part}", bounded=False
        )
    return _timed(sketch, scene.published().isoformat(), "context")


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


def _named(sketch: Sketch, scene: Scene) -> Anchored | None:
    """Anchor a day with a name (Easter), or the week, the weekend or the season around it."""
    base, basis = _reference(sketch, scene)
    name, year = str(sketch.named), _named_year(sketch, scene, base)
    if sketch.year is not None or days.once(name) is not None:
        basis = scene.by_words()
    if year is None:
        years = range(max(base.year - 4, 1), min(base.year + 5, 9999))
        found = [stretch for each in years for stretch in days.stretches(name, each)]
        chosen = _choose_named(found, sketch, scene, base)
    else:
        found = list(days.stretches(name, year))
        chosen = min(found, key=lambda stretch: abs(stretch[0] - base), default=None)
    if chosen is None:
        # No table reaches so far; a year that the text names is all that is known.
        return None if sketch.year is None else _timed(sketch, year_value(sketch.year), basis)
    return _around(sketch, chosen, basis)


def _named_year(sketch: Sketch, scene: Scene, base: dt.date) -> int | None:
    """Return the year that the words, or a narrative, give a named day."""
    once = days.once(str(sketch.named))
    if once is not None:
        return once.year if once <= scene.context.published else 0
    if sketch.year is not None or sketch.short_year is not None:
        return _year_of(sketch, scene)
    if sketch.unit == "Y":
        return base.year + (sketch.shift or 0)
    return scene.context.year if scene.context.narrative and sketch.shift is None else None


def _choose_named(
    found: list[intervals.Bounds], sketch: Sketch, scene: Scene, base: dt.date
) -> intervals.Bounds | None:
    if sketch.shift == 0:
        found = [stretch for stretch in found if stretch[0].year == base.year]
    if not found:
        return None
    shift = sketch.shift or None
    return found[_choose(dict(enumerate(found)), shift, scene.tense, base)]


def _around(sketch: Sketch, stretch: intervals.Bounds, basis: Basis) -> Anchored | None:
    """Return what lies at a named day: a day of it, one before or after, the weekend around it."""
    if sketch.toward is not None:
        return _beside(sketch, stretch, basis)
    if sketch.around == "weekend":
        weekend = days.weekend_around(stretch)
        bounds = min(weekend[0], stretch[0]), max(weekend[1], stretch[1])
        return Anchored(type="DATE", value=days.weekend_value(weekend), basis=basis, bounds=bounds)
    if sketch.last or sketch.rank is not None:
        day = stretch[1] - _DAY if sketch.last else stretch[0] + ((sketch.rank or 1) - 1) * _DAY
        stretch = (day, day + _DAY) if day < stretch[1] else (day, day)
    anchored = _timed(sketch, days.value_of(stretch), basis)
    return structs.replace(anchored, bounded=sketch.around is None)


def _beside(sketch: Sketch, stretch: intervals.Bounds, basis: Basis) -> Anchored | None:
    """Anchor *two days before Christmas*, *the Monday after Easter*."""
    toward = sketch.toward or 1
    day = stretch[0] if toward < 0 else stretch[1] - _DAY
    if sketch.weekday is not None:
        ahead = toward * (sketch.weekday - day.isoweekday()) % 7 or 7
        return _timed(sketch, (day + toward * ahead * _DAY).isoformat(), basis)
    return _stepped(sketch, day, basis)


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
