"""Reads tests/golden/events/*.toml, runs the pipeline and compares field by field.

``python -m tests.golden_events [WORD…]`` prints every wrong field, grouped by field, and the share
of right ones; with words, of the paragraphs whose name holds one of them. ``--show`` prints what is
expected, ``--limits`` writes the wrong fields of now into the files as known limits.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, get_args

from onrecord.model import (
    Actor,
    Certainty,
    Event,
    EventType,
    Polarity,
    Statement,
    Status,
)
from tests import golden_paragraphs as golden
from tests.golden_paragraphs import Entry, Field, Range, beside, days, nth, overlap, ranges

FIELDS = (
    "type", "mode", "actors", "recipients", "status", "polarity", "certainty", "when", "where",
    "within", "via",
)  # fmt: skip
# What most events lack, and what it is then: a share over the rest tells more.
USUAL = {
    "mode": "-", "actors": "-", "recipients": "-", "status": "happened", "polarity": "positive",
    "certainty": "certain", "when": "-", "where": "-", "within": "-", "via": "-",
}  # fmt: skip

TYPES, STATUSES = get_args(EventType), get_args(Status)
_NEGATIVE = ("denied", "rejected", "not_happened")
_PAST = ("happened", "alleged", "denied", "not_happened")
_COMING = ("planned", "predicted")


class Expected(NamedTuple):
    """An event that a careful reader gives; of several values of a field readers may choose one.

    A party is the names that it may have, and whether it need not be counted.
    """

    key: str
    triggers: tuple[Range, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    polarities: tuple[str, ...]
    certainties: tuple[str, ...]
    actors: tuple[tuple[str, bool], ...]
    recipients: tuple[tuple[str, bool], ...]
    when: tuple[str, ...]
    where: tuple[str, ...]
    within: tuple[str, ...]
    cues: tuple[Range, ...]
    via: tuple[str, ...]


Paragraph = golden.Paragraph[Expected]


# --- reading ------------------------------------------------------------------------------------


def paragraphs() -> Iterator[Paragraph]:
    """Yield the golden paragraphs of all files."""
    return golden.read("events", "e", _expected)


_KEYS = {"on", "is", "who", "polarity", "when", "where", "in", "via"}


def _expected(key: str, entry: Entry, text: str) -> Expected:
    if set(entry) - _KEYS:
        raise ValueError(f"unknown {set(entry) - _KEYS}")
    triggers = tuple(nth(word, text) for word in _choices(entry["on"]))
    types, modes, statuses, certainties = _coded(entry["is"])
    usual = {"negative" if status in _NEGATIVE else "positive" for status in statuses}
    actors, _, recipients = entry.get("who", "-").partition(" > ")
    within = _choices(entry.get("in", "-"))
    if within != ("-",) and "via" not in entry and not set(statuses) & {"happened", "ongoing"}:
        raise ValueError("who vouches?")
    return Expected(
        key=key,
        triggers=triggers,
        types=types,
        modes=modes,
        statuses=statuses,
        polarities=_listed(entry.get("polarity", "/".join(sorted(usual))), get_args(Polarity)),
        certainties=certainties,
        actors=_parties(actors),
        recipients=_parties(recipients or "-"),
        when=_choices(entry.get("when", "-")),
        where=_choices(entry.get("where", "-")),
        within=within,
        cues=tuple(beside(cue, text, triggers, triggers) for cue in within if cue != "-"),
        via=_choices(entry.get("via", "-")),
    )


def _coded(told: str) -> tuple[tuple[str, ...], ...]:
    """Read ``TYPE mode status certainty``: no mode is none, no certainty the usual one."""
    first, *rest = told.split()
    modes = ("-",) if set(rest[0].split("/")) & set(STATUSES) else tuple(rest.pop(0).split("/"))
    statuses, *sure = rest
    certainty = sure[0] if sure else "certain"
    return (
        _listed(first, TYPES), modes, _listed(statuses, STATUSES),
        _listed(certainty, get_args(Certainty)),
    )  # fmt: skip


def _listed(told: str, known: Collection[str]) -> tuple[str, ...]:
    values = tuple(told.split("/"))
    if not set(values) <= set(known):
        raise ValueError(f"unknown in {told}")
    return values


def _choices(told: str) -> tuple[str, ...]:
    return tuple(told.split(" / "))


def _parties(told: str) -> tuple[tuple[str, bool], ...]:
    named = [name for name in told.split("; ") if name != "-"]
    return tuple((name.removeprefix("?"), name.startswith("?")) for name in named)


# --- comparing ----------------------------------------------------------------------------------


def compared(paragraph: Paragraph) -> list[Field]:
    """Return every field; an event missed or invented is one field, *all*, that is wrong."""
    annotation = golden.annotated(paragraph)
    found = {(e.trigger.start, e.trigger.end): e for e in annotation.events}
    statements = {statement.id: statement for statement in annotation.statements}
    fields: list[Field] = []
    for key, expected in paragraph.entries.items():
        at = next((at for at in found if overlap([at], expected.triggers)), None)
        if at is None:
            shown = _shown(expected, paragraph.text)
            fields.append(Field(key, "all", False, shown, "missed"))
        else:
            fields += _fields(expected, found.pop(at), statements, paragraph)
    fields += [
        Field(f"+{e.trigger.text}", "all", False, "invented", f"{e.type} {e.status}")
        for e in found.values()
    ]
    return fields


def _fields(
    expected: Expected, found: Event, statements: dict[str, Statement], paragraph: Paragraph
) -> Iterator[Field]:
    around = statements.get(found.within or "")
    there, here = _read(expected), _read_found(found, around)
    right = {
        "type": found.type in expected.types,
        "mode": (found.mode or "-") in expected.modes,
        "actors": _same_parties(expected.actors, found.actors),
        "recipients": _same_parties(expected.recipients, found.recipients),
        "status": found.status in expected.statuses,
        "polarity": found.polarity in expected.polarities,
        "certainty": found.certainty in expected.certainties,
        "when": any(_same_time(one, found, paragraph.published) for one in expected.when),
        "where": any(_same_place(one, here["where"]) for one in expected.where),
        "within": _same_cue(expected, around),
        "via": any(_same_chain(one, found.via, paragraph.outlet) for one in expected.via),
    }
    for name in FIELDS:
        yield Field(expected.key, name, right[name], there[name], here[name])


def _same_parties(expected: Sequence[tuple[str, bool]], found: Sequence[Actor]) -> bool:
    """Ask for each party once; those with ``?`` may be missing."""
    left = [actor.name for actor in found]
    for told, free in expected:
        name = next((n for n in left if _same_name(told, n)), None)
        if name is not None:
            left.remove(name)
        elif not free and "-" not in told.split("|"):
            return False
    return not left


def _same_name(expected: str, found: str) -> bool:
    """Ask for the name; a description, whose last word is no name, may have more or fewer words."""
    for one in expected.split("|"):
        if one == found or (one.split()[-1].islower() and golden.same_words(one, found)):
            return True
    return False


def _same_time(expected: str, found: Event, published: str) -> bool:
    """Compare the days; ``-`` is told by no words, and then bounded as the status has it."""
    if expected != "-":
        return expected == days(found.when)
    return found.when.basis == "published" and _is_bounded(found, published)


def _is_bounded(found: Event, published: str) -> bool:
    """Tell an interval that publication bounds, or when the source spoke, which may be open."""
    start, end = found.when.start, found.when.end
    if found.status in _PAST:
        behind = str(date.fromisoformat(published) + timedelta(days=1))
        return start is None and end is not None and end <= behind
    if found.status in _COMING:
        return end is None and (start is not None or found.within is not None)
    return start is None and end is None


def _same_place(expected: str, found: str) -> bool:
    return expected == re.sub(r"^(the|a|an) ", "", found)


def _same_cue(expected: Expected, around: Statement | None) -> bool:
    if around is None:
        return "-" in expected.within
    cue = [] if around.cue is None else ranges([around.cue])
    return overlap(expected.cues, cue) > 0


def _same_chain(expected: str, found: Sequence[Actor], outlet: str | None) -> bool:
    """Compare who vouches, the outlet before all others."""
    names = [] if expected == "-" else expected.split(" > ")
    names = [*([] if outlet is None else [outlet]), *names]
    pairs = zip(names, (actor.name for actor in found), strict=False)
    return len(names) == len(found) and all(_same_name(one, other) for one, other in pairs)


def _read(expected: Expected) -> dict[str, str]:
    return {
        "type": "/".join(expected.types),
        "mode": "/".join(expected.modes),
        "actors": _told(expected.actors),
        "recipients": _told(expected.recipients),
        "status": "/".join(expected.statuses),
        "polarity": "/".join(expected.polarities),
        "certainty": "/".join(expected.certainties),
        "when": " / ".join(expected.when),
        "where": " / ".join(expected.where),
        "within": " / ".join(expected.within),
        "via": " / ".join(expected.via),
    }


def _shown(expected: Expected, text: str) -> str:
    return " / ".join(text[slice(*trigger)] for trigger in expected.triggers)


def _told(parties: Iterable[tuple[str, bool]]) -> str:
    return "; ".join(f"{'?' if free else ''}{name}" for name, free in parties) or "-"


def _read_found(found: Event, around: Statement | None) -> dict[str, str]:
    cue = None if around is None else around.cue
    return {
        "type": found.type,
        "mode": found.mode or "-",
        "actors": "; ".join(actor.name for actor in found.actors) or "-",
        "recipients": "; ".join(actor.name for actor in found.recipients) or "-",
        "status": found.status,
        "polarity": found.polarity,
        "certainty": found.certainty,
        "when": days(found.when),
        "where": _place(found),
        "within": "-" if around is None else "another" if cue is None else cue.text,
        "via": " > ".join(actor.name for actor in found.via[1:]) or "-",
    }


def _place(found: Event) -> str:
    if found.where is None:
        return "-"
    return ", ".join(filter(None, (found.where.name, found.where.country)))


# --- showing ------------------------------------------------------------------------------------


def _summary(results: dict[str, list[Field]]) -> Iterator[str]:
    every = [field for fields in results.values() for field in fields]
    right, total = golden.share(results.values(), FIELDS)
    yield golden.totals(results)
    paired = [field for field in every if field.name != "all"]
    for name in FIELDS:
        here = [field for field in paired if field.name == name]
        usual = {USUAL.get(name)}
        special = [f.right for f in here if {f.expected, _plain(f)} != usual]
        told = f"where it is not as usual {sum(special)} of {len(special)}"
        yield f"  {name:<11}{sum(f.right for f in here):>4} of {len(here):>4}   {told}"
    good = sum(field.right for field in paired)
    yield f"  of the events found {good} of {len(paired)}: {golden.percent(good, len(paired))}"
    yield f"  all fields {right} of {total}: {golden.percent(right, total)}"


def _plain(field: Field) -> str:
    bounded = field.name == "when" and field.found.endswith("published")
    return "-" if bounded else field.found


def _expectations(chosen: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in chosen:
        yield f"\n{paragraph.name} {paragraph.published} {paragraph.outlet}\n{paragraph.text}"
        for expected in paragraph.entries.values():
            told = _read(expected)
            rest = " ".join(f"{n}={told[n]}" for n in FIELDS if told[n] != USUAL.get(n))
            yield f"  {expected.key} [{_shown(expected, paragraph.text)}] {rest}"


def main(arguments: Sequence[str]) -> None:
    """Print the wrong fields of the paragraphs chosen, all by default."""
    chosen = golden.chosen(paragraphs(), arguments)
    if "--show" in arguments:
        print(*_expectations(chosen), sep="\n")
        return
    results = {paragraph.name: compared(paragraph) for paragraph in chosen}
    if "--limits" in arguments:
        for paragraph in chosen:
            golden.write_limits(paragraph, results[paragraph.name])
        return
    print(*golden.tables(results, FIELDS), *_summary(results), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
