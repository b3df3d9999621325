"""Words of a report, kept so that they are found again: in it, in a later version, or not at all.

What is kept is a TextQuoteSelector (W3C Web Annotation): the words, with as much of what stands
around them as tells them from all other places of their report. In another text the whole has to
stand exactly once. Words that are repeated, there or here, may have changed places with what was
around them: those of an entry have to be alone in both texts. No answer comes before a near one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from onrecord.model import Annotation, Event, Quote, QuoteRole, Report, Span, Statement, Target

Range = tuple[int, int]
Entry = Statement | Event
Places = Mapping[QuoteRole, tuple[Range, ...]]

# Characters kept on either side at first; twice as many as long as they do not tell the place.
_AROUND = 32


def quote(role: QuoteRole, text: str, start: int, end: int) -> Quote:
    """Return the words ``[start, end)`` of ``text`` so that they are found again."""
    around = _AROUND
    while True:
        first, last = max(0, start - around), min(len(text), end + around)
        if _once(text, text[first:last]) is not None:
            break
        around *= 2
    return Quote(
        role=role, exact=text[start:end], prefix=text[first:start], suffix=text[end:last],
        start=start, end=end, alone=_once(text, text[start:end]) is not None,
    )  # fmt: skip


def found(kept: Quote, text: str) -> Range | None:
    """Return where the words stand in ``text``, another one than theirs; ``None``: not for sure."""
    at = _once(text, kept.prefix + kept.exact + kept.suffix)
    if at is None:
        return None
    start = at + len(kept.prefix)
    return start, start + len(kept.exact)


def _once(text: str, words: str) -> int | None:
    """Return where ``words`` stand in ``text``, if only there."""
    at = text.find(words)
    return None if at < 0 or text.find(words, at + 1) >= 0 else at


def target(report: Report, entry: Entry) -> Target:
    """Return what finds ``entry`` of ``report`` again."""
    return words_of(report, entry.id, dict(_roles(entry)))


def words_of(report: Report, entry: str, places: Places) -> Target:
    """Return what finds an entry again that stands at ``places`` of ``report``."""
    return Target(
        entry=entry,
        kind="event" if "trigger" in places else "statement",
        report=report.id,
        report_name=report.name,
        outlet=report.outlet,
        url=report.url,
        quotes=quotes(report.text, places),
    )


def quotes(text: str, places: Places) -> tuple[Quote, ...]:
    """Return the quotes of what stands at ``places`` of ``text``."""
    return tuple(
        quote(role, text, start, end) for role, held in places.items() for start, end in held
    )


def _roles(entry: Entry) -> Iterator[tuple[QuoteRole, tuple[Range, ...]]]:
    if isinstance(entry, Event):
        yield "trigger", _ranges(entry.trigger)
        yield "sentence", _ranges(entry.sentence)
        return
    yield "content", _ranges(*entry.content)
    if entry.source is not None:
        yield "source", _ranges(entry.source)
    if entry.cue is not None:
        yield "cue", _ranges(entry.cue)


def _ranges(*spans: Span) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)


def placed(kept: Iterable[Quote], text: str, *, same: bool) -> Places | None:
    """Return where quotes stand in ``text``, by role; ``None`` where one of them does not.

    With ``same`` it is the text that they are of, and their offsets hold. The sentence of an event
    is not looked for: it is compared where its trigger is found.
    """
    places: dict[QuoteRole, tuple[Range, ...]] = {}
    for each in kept:
        if each.role == "sentence":
            continue
        at = (each.start, each.end) if same else found(each, text)
        if at is None or text[at[0] : at[1]] != each.exact:
            return None
        places[each.role] = (*places.get(each.role, ()), at)
    in_order = all(one[1] <= other[0] for held in places.values() for one, other in pairwise(held))
    return places if in_order else None


def are_told(kept: Iterable[Quote], text: str) -> bool:
    """Tell whether the words of an entry are alone in their own text and in ``text``.

    Those are its sentence, of an event, or else the longest stretch of its content.
    """
    held = sorted(kept, key=lambda each: (each.role == "sentence", each.role == "content",
                                          each.end - each.start))  # fmt: skip
    return bool(held) and held[-1].alone and _once(text, held[-1].exact) is not None


def find_entry(wanted: Target, text: str, read: Annotation) -> str | None:
    """Return the id of the entry of a report that ``wanted`` is; ``None`` where none is for sure.

    It is the one with that id, else the only one with those words: the same content or trigger,
    whitespace aside. Of several it is the one with the same source and cue.
    """
    entries: tuple[Entry, ...] = read.statements if wanted.kind == "statement" else read.events
    same = wanted.report == read.report.id
    if same and any(entry.id == wanted.entry for entry in entries):
        return wanted.entry
    places = placed(wanted.quotes, text, same=same)
    if places is None or not (same or are_told(wanted.quotes, text)):
        return None
    key: QuoteRole = "content" if wanted.kind == "statement" else "trigger"
    at = trimmed(text, places.get(key, ()))
    fitting = [entry for entry in entries if trimmed(text, dict(_roles(entry))[key]) == at]
    if not same:
        fitting = [entry for entry in fitting if _in_sentence(entry, wanted)]
    if len(fitting) > 1 and wanted.kind == "statement":
        fitting = [entry for entry in fitting if dict(_roles(entry)) == places]
    return fitting[0].id if len(fitting) == 1 else None


def _in_sentence(entry: Entry, wanted: Target) -> bool:
    """Tell whether an event stands in the same words as the one that is ``wanted``."""
    told = [each for each in wanted.quotes if each.role == "sentence"]
    return not isinstance(entry, Event) or all(
        each.exact.split() == entry.sentence.text.split() for each in told
    )


def entries_of(annotation: Annotation) -> tuple[Entry, ...]:
    """Return the statements and the events of a report."""
    return (*annotation.statements, *annotation.events)


def trimmed(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return the stretches that ``ranges`` cover, without whitespace around and between them."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = first + len(words.strip())
        if first == last:
            continue
        if merged and not text[merged[-1][1] : first].strip():
            first, last = merged[-1][0], max(last, merged.pop()[1])
        merged.append((first, last))
    return tuple(merged)
