"""Occurrences → a timeline for Knight Lab's TimelineJS 3, as its "JSON data format" has it.

TimelineJS shows ``headline`` and ``text`` as HTML, so all that comes from a report is escaped; the
only marks are paragraphs and the link to the report. An end is the last day or moment, counted in.
A slide needs a first date: what only ends stands at its end, and what nothing dates at the day of
its report; ``display_date`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

import msgspec

from onrecord.model import Interval, Occurrence, Value
from onrecord.views.wording import (
    UNKNOWN,
    after_outlet,
    doing,
    headed,
    last,
    one_line,
    shorten,
    under,
    when,
)

# What fits a slide beside its text; a longer sentence is whole in the text.
_HEADLINE = 140
# Others (javascript:) are no link to a report.
_LINK = re.compile(r"https?://", re.IGNORECASE)

_encoder = msgspec.json.Encoder()


class Date(Value, frozen=True, kw_only=True, omit_defaults=True):
    """A date as far as it is known; ``month`` counts from 1."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None


class Words(Value, frozen=True, kw_only=True):
    """What a slide says, as HTML."""

    headline: str
    text: str


class Slide(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One occurrence; ``group`` are those that stand in rows of their own."""

    start_date: Date
    end_date: Date | None = None
    display_date: str | None = None
    text: Words
    group: str | None = None
    # TimelineJS would else make links of what looks like one, within the links here too.
    autolink: bool | None = None
    unique_id: str


def chunks(occurrences: Iterable[Occurrence], urls: Mapping[str, str]) -> Iterator[str]:
    """Yield the JSON of a timeline, a slide a line; ``urls`` are those of reports, by their id."""
    yield '{"scale":"human","events":['
    for number, occurrence in enumerate(occurrences):
        url = urls.get(occurrence.headline.report)
        yield f"{',' if number else ''}\n{_encoder.encode(slide(occurrence, url)).decode()}"
    yield "\n]}\n"


def slide(occurrence: Occurrence, url: str | None = None) -> Slide:
    """Return the slide of ``occurrence``, whose headline is in a report at ``url``."""
    start, end, shown = _dates(occurrence.when, occurrence.headline.published)
    return Slide(
        start_date=start,
        end_date=end,
        display_date=shown,
        text=_words(occurrence, url),
        group=occurrence.type or (None if occurrence.act is None else "said"),
        autolink=False,
        unique_id=occurrence.id,
    )


def _dates(interval: Interval, published: str) -> tuple[Date, Date | None, str | None]:
    """Return the first date, the last one, and how they are told where they are no single day."""
    start, end = interval.start, None if interval.end is None else last(interval.end)
    if start is None:
        shown = f"undated, reported {published[:10]}" if end is None else when(interval)
        return _date(published[:10] if end is None else end), None, shown
    if end == start[:10] == start:
        return _date(start), None, None
    return _date(start), None if end is None else _date(end), when(interval)


def _date(point: str) -> Date:
    """Return an ISO date or date-time; the end of a day is its last minute."""
    year, month, day = (int(part) for part in point[:10].split("-"))
    if len(point) == 10:
        return Date(year=year, month=month, day=day)
    hour, minute = int(point[11:13]), int(point[14:16] or 0)
    if hour == 24:
        hour, minute = 23, 59
    return Date(year=year, month=month, day=day, hour=hour, minute=minute)


def _words(occurrence: Occurrence, url: str | None) -> Words:
    sentence = one_line(occurrence.headline.text)
    headline = shorten(sentence, _HEADLINE)
    told = [sentence] if headline != sentence else []
    by = after_outlet(occurrence.via, occurrence.headline.outlet)
    parts = (headed(occurrence), doing(occurrence), _place(occurrence), under(occurrence))
    told.append(" · ".join(part for part in parts if part and part != UNKNOWN))
    told.append(f"according to {by}" if by else "")
    paragraphs = [escape(each) for each in told if each] + [_evidence(occurrence, url)]
    return Words(headline=escape(headline), text="".join(f"<p>{each}</p>" for each in paragraphs))


def _place(occurrence: Occurrence) -> str:
    return "" if occurrence.where is None else one_line(occurrence.where.name)


def _evidence(occurrence: Occurrence, url: str | None) -> str:
    """Return outlet, day and name of the report that the headline is in, a link where it has one.

    Behind them stands how many reports tell of it.
    """
    passage = occurrence.headline
    parts = (passage.outlet, passage.published, passage.report_name)
    shown = escape(" · ".join(one_line(part) for part in parts if part is not None))
    if url is not None and _LINK.match(url) is not None:
        shown = f'<a href="{escape(url)}" target="_blank" rel="noopener">{shown}</a>'
    return f"{shown} ({occurrence.reports} reports)" if occurrence.reports > 1 else shown
