"""How values are worded for people: when something was said, what, and with what reserve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from onrecord.model import (
    Actor,
    Event,
    Interval,
    Occurrence,
    Passage,
    Quote,
    Span,
    Statement,
    Target,
)

UNKNOWN = "—"
GAP = " […] "

# A blank, or a comma and a blank, between a cue and its content.
_SIDE_BY_SIDE = 2
# Names of files as news sites give them run to a hundred characters.
_NAME = 32

# A terminal obeys control characters, and a reader's eye the marks that turn text around; reports
# are strangers' text, so both are shown as signs of the same length.
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_SHOWN |= dict.fromkeys([*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F], 0xFFFD)
_SHOWN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
_KEPT = frozenset(map(ord, "\n\t"))
_VERBATIM = {code: sign for code, sign in _SHOWN.items() if code not in _KEPT} | {0x0D: 0x20}

_NEGATION = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)


def harmless(text: str) -> str:
    """Return ``text``, of the same length, without characters that a terminal would obey."""
    return text.translate(_VERBATIM)


def one_line(text: str) -> str:
    """Return ``text`` on one line, harmless to a terminal."""
    return " ".join(text.split()).translate(_SHOWN)


def shorten(text: str, length: int) -> str:
    """Return ``text`` in at most ``length`` characters, cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    head, space, _ = cut.rpartition(" ")
    return (head.rstrip(",;:–—- ") if space and len(head) > length // 2 else cut) + "…"


def joined(spans: Iterable[Span]) -> str:
    """Return the words of ``spans`` with a sign where the text between them is left out."""
    return GAP.join(span.text for span in spans)


def lead(statement: Statement) -> str:
    """Return what is to be read before the content: the cue, and whether it is negated.

    A cue that says so itself needs no mark: *has not announced*. A colon parts cue and content
    where they do not stand side by side in the report.
    """
    negated = "[negated] " if statement.negated else ""
    cue = statement.cue
    if cue is None:
        plain = statement.act in ("say", "report")
        return negated.strip() if plain else f"{negated}{statement.act}:"
    if _NEGATION.search(cue.text) is not None:
        negated = ""
    apart = not 0 <= statement.content[0].start - cue.end <= _SIDE_BY_SIDE
    return f"{negated}{_inside(one_line(cue.text))}{':' if apart else ''}"


def _inside(words: str) -> str:
    """Return ``words`` as they are written inside a sentence; names keep their capitals."""
    first, _, others = words.partition(" ")
    begins = first.istitle() and others == others.lower()
    return f"{first.lower()}{words[len(first) :]}" if begins else words


def coded(event: Event | Occurrence) -> str:
    """Return the type of an event with its mode, where it has one: COERCE-arrest."""
    type = event.type or ""
    return type if event.mode is None else f"{type}-{event.mode}"


def standing(event: Event) -> str:
    """Return whether an event happened, as the report has it, and how sure, where it is not."""
    sure = "" if event.certainty == "certain" else f", {event.certainty}"
    return f"{event.status.replace('_', ' ')}{sure}"


def headed(occurrence: Occurrence) -> str:
    """Return what an occurrence is: its type with the mode, or the act of what was said."""
    return coded(occurrence) or occurrence.act or UNKNOWN


def under(occurrence: Occurrence) -> str:
    """Return its status and how many independent sources tell of it, where it is more than one."""
    status = occurrence.status
    held = [] if status is None else [status.replace("_", " ")]
    if status is not None and occurrence.certainty not in (None, "certain"):
        held.append(f"{occurrence.certainty}")
    if occurrence.sources > 1:
        held.append(f"{occurrence.sources} sources")
    return ", ".join(held)


def doing(event: Event | Occurrence) -> str:
    """Return who did it to whom: A, B → C; a dash stands for nobody known."""
    actors, recipients = names(event.actors) or UNKNOWN, names(event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def names(actors: Iterable[Actor]) -> str:
    """Return the names of ``actors`` in a row."""
    return ", ".join(one_line(actor.name) for actor in actors)


def chain(entry: Statement | Event) -> str:
    """Return who stands between an entry and its report's outlet, the innermost first."""
    return after_outlet(entry.via, entry.outlet)


def after_outlet(via: Sequence[Actor], outlet: str | None) -> str:
    """Return who stands in a chain behind the outlet, where one is known, the innermost first."""
    between = via if outlet is None else via[1:]
    return " < ".join(one_line(actor.name) for actor in reversed(between))


def around(sentence: Span, trigger: Span, length: int) -> tuple[str, str, str]:
    """Return a trigger's words between those before and behind it, about ``length`` in all.

    The trigger is whole; an ellipsis stands for what is left out of its sentence.
    """
    at = trigger.start - sentence.start
    # With a sign on the side of the trigger, where a blank is to stay.
    before = one_line(f"{sentence.text[:at]}|")[:-1]
    after = one_line(f"|{sentence.text[at + len(trigger.text) :]}")[1:]
    words = one_line(trigger.text)
    left = max(length - len(words), 2)
    room = max(left - len(after), left // 2)
    if len(before) > room:
        _, _, whole = before[-room:].partition(" ")
        before = f"…{whole}"
    return before, words, shorten(after, left - len(before))


def where(entry: Statement | Event | Passage) -> str:
    """Return in what an entry was reported: outlet, day, and the name to look it up by."""
    outlet = "" if entry.outlet is None else f"{one_line(entry.outlet)} "
    name = one_line(entry.report_name)
    # The beginning is enough to look a report up.
    shown = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    return f"{outlet}{entry.published} · {shown}"


def when(interval: Interval | None) -> str:
    """Return the interval in words, its end counted in: 2022-04-16 – 2022-04-17, 2021 – 2022."""
    if interval is None:
        return UNKNOWN
    start, end = interval.start, None if interval.end is None else last(interval.end)
    if start is None:
        return UNKNOWN if end is None else f"by {_moment(end)}"
    if end is None:
        return f"from {_moment(start)}"
    if len(start) == 10 and start == end:
        return start
    unit = _unit(start, interval.end or "")
    if unit is not None:
        return start[:unit] if start[:unit] == end[:unit] else f"{start[:unit]} – {end[:unit]}"
    if len(start) > 10 and len(end) == 10:
        end = f"{end}T24:00"
    if start[:10] == end[:10]:
        return f"{start[:10]} {_time(start)}–{_time(end)}"
    return f"{_moment(start)} – {_moment(end)}"


def _unit(start: str, end: str) -> int | None:
    """Return how much of an ISO date names the interval: 4 whole years, 7 months, ``None`` less."""
    if start[4:] == end[4:] == "-01-01":
        return 4
    return 7 if start[7:] == end[7:] == "-01" else None


def last(end: str) -> str:
    """Return the last day or moment before the half-open ``end``."""
    if len(end) == 10:
        return (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    if end[11:16] == "00:00":
        return f"{last(end[:10])}T24:00"
    return end


def _moment(value: str) -> str:
    return value[:10] if len(value) == 10 else f"{value[:10]} {_time(value)}"


def _time(value: str) -> str:
    return value[11:16] or "00:00"


class Corrected(Protocol):
    """What a person says of an entry."""

    @property
    def action(self) -> str:
        """What kind of correction it is."""

    @property
    def actor(self) -> Actor | None:
        """Who is said to speak."""

    @property
    def target(self) -> Target | None:
        """The entry that it is about."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that are said to be an entry's."""

    @property
    def when(self) -> Interval | None:
        """When it is said to have been."""

    @property
    def type(self) -> str | None:
        """The event's type, as said."""

    @property
    def mode(self) -> str | None:
        """The event's mode, as said."""

    @property
    def act(self) -> str | None:
        """The statement's act, as said."""

    @property
    def status(self) -> str | None:
        """The event's status, as said."""


def corrected(said: Corrected) -> str:
    """Return what a correction says of its entry, in a few words."""
    if said.action == "speaker":
        return f"speaker {UNKNOWN if said.actor is None else one_line(said.actor.name)}"
    if said.action == "span" and said.quotes:
        return f"{said.quotes[0].role} “{quoted(said.quotes)}”"
    if said.action == "add":
        by = "" if said.actor is None else f", said by {one_line(said.actor.name)}"
        return f"a statement that was missed{by}"
    if said.action == "date" and said.when is not None:
        return f"date {said.when.edtf or UNKNOWN}"
    if said.action == "type":
        return f"type {said.type}" + ("" if said.mode is None else f" {said.mode}")
    if said.action in ("act", "status"):
        return f"{said.action} {said.act or said.status}"
    kind = "entry" if said.target is None else said.target.kind
    return {
        "remove": f"no {kind}", "same": "the same happening", "different": "another happening",
    }.get(said.action, said.action)  # fmt: skip


def quoted(quotes: Iterable[Quote]) -> str:
    """Return the words of an entry, without the sentence around an event, on one line."""
    held = (quote.exact for quote in quotes if quote.role in ("content", "trigger"))
    alone = " […] ".join(held) or " […] ".join(quote.exact for quote in quotes)
    return one_line(alone)
