"""``/story``: what happened, over time; ``/story/{occurrence}``: all that tells of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.model import Event, Occurrence, Statement, Story
from onrecord.store import Filters, Record
from onrecord.store.accounts import Grain
from onrecord.store.facets import Volume
from onrecord.store.paging import OCCURRENCES, REPORTS, STORIES
from onrecord.web import words
from onrecord.web.asked import Asked, asked_of
from onrecord.web.counts import Counts
from onrecord.web.overview import Window, days_of, overview
from onrecord.web.rendering import is_fragment, page
from onrecord.web.site import Site, site_of
from onrecord.web.telling import LOOKING_BACK, telling

MOST_TELLING = 100
CHOICES = (25, 100, 250, 500)
# More days, or weeks, than this make bars too thin to hit.
_BARS = 75
_STORIES = 200

router = APIRouter(include_in_schema=False)


class Span(NamedTuple):
    """From when to when reports were published, and how many they are."""

    first: str | None
    last: str | None
    reports: int


class Bar(NamedTuple):
    """How many occurrences begin in a period, and the filters that zoom into it."""

    day: str
    label: str
    things: int
    since: str
    until: str


class Chart(NamedTuple):
    """The bars of one grain; ``outside`` begin before or behind them."""

    grain: Grain
    bars: tuple[Bar, ...]
    outside: int


@router.get("/story")
def story(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> HTMLResponse:
    """Show what happened: the most telling occurrences that pass, by day, week or month."""
    shown = _shown(site_of(request), asked)
    template = "story/_page.html" if is_fragment(request) else "story/index.html"
    return page(request, template, asked=asked, **shown)


@router.get("/story/{occurrence}")
def happening(request: Request, occurrence: str) -> HTMLResponse:
    """Show one occurrence with every entry that tells of it, and what they have differently."""
    found = site_of(request).record.happening(occurrence)
    told: list[Statement | Event] = [*found.events, *found.statements]
    told.sort(key=lambda one: (one.published, one.id))
    known = _known(site_of(request).record, [found.occurrence])
    template = "story/_witnesses.html" if is_fragment(request) else "story/happening.html"
    occurring = found.occurrence
    return page(request, template, found=found, told=told, occurrence=occurring, known=known)


def _shown(site: Site, asked: Asked) -> dict[str, Any]:
    """Return what the page shows."""
    record, counts = site.record, site.counts
    limit = asked.limit or MOST_TELLING
    total = counts.count(OCCURRENCES, asked.filters)
    periods = list(record.timeline(replace(asked.filters, limit=limit), grain=asked.grain))
    occurrences = [one for period in periods for one in period.occurrences]
    span = _span(counts, asked.filters)
    window = _window(span, asked.filters, occurrences)
    disputed = record.disagreeing([one.id for one in occurrences])
    return {
        "telling": telling(periods, asked.grain, began=span.first, disputed=disputed),
        "known": _known(record, occurrences),
        "shown": len(occurrences),
        "total": total,
        "limit": limit,
        # The first that shows all is the last that is of use.
        "choices": [few for few, less in zip(CHOICES, (0, *CHOICES), strict=False) if less < total],
        "span": span,
        "all_reports": counts.count(REPORTS, Filters()),
        "overview": overview(occurrences, window),
        "chart": _chart(counts, asked.filters, window),
        "facets": counts.facets(OCCURRENCES, asked.filters),
        "stories": _stories(record),
        "story": None if asked.filters.story is None else record.story(asked.filters.story),
    }


def _known(record: Record, occurrences: Iterable[Occurrence]) -> frozenset[str]:
    """Return the ids of those in the occurrences who have a page."""
    parts = [(*one.actors, *one.recipients, *one.via) for one in occurrences]
    return record.known_actors({actor.id for part in parts for actor in part})


def _span(counts: Counts, filters: Filters) -> Span:
    days = counts.volume(Filters(story=filters.story, outlet=filters.outlet), of=REPORTS)
    if not days:
        return Span(None, None, 0)
    return Span(days[0].day, days[-1].day, sum(day.count for day in days))


def _window(span: Span, filters: Filters, occurrences: list[Occurrence]) -> Window:
    """Return the days that chart and overview show: those asked for, else around the reports."""
    days = [found for one in occurrences if (found := days_of(one.when)) is not None]
    early, late = _edges(span, days)
    near = [(first, end) for first, end in days if end > early and first < late]
    begins = [max(first, early) for first, _ in near]
    ends = [min(end, late) for _, end in near]
    if span.first is not None and span.last is not None:
        begins.append(date.fromisoformat(span.first[:10]))
        ends.append(min(date.fromisoformat(span.last[:10]), _LATEST) + _DAY)
    begin, end = min(begins, default=early), max(ends, default=late)
    if filters.since is not None:
        begin = min(date.fromisoformat(filters.since), _LATEST)
    if filters.until is not None:
        end = date.fromisoformat(filters.until)
    return Window(begin, max(end, begin + _DAY))


_DAY = timedelta(days=1)
_LATEST = date.max - _DAY


def _edges(span: Span, days: list[tuple[date, date]]) -> tuple[date, date]:
    """Return the days before and behind which nothing is of the story; without reports, of all."""
    if span.first is None or span.last is None:
        early = min((first for first, _ in days), default=date.min)
        return early, max((end for _, end in days), default=early + _DAY)
    first, last = date.fromisoformat(span.first[:10]), date.fromisoformat(span.last[:10])
    early = first - min(LOOKING_BACK, first - date.min)
    return early, last + min(LOOKING_BACK, date.max - last)


def _chart(counts: Counts, filters: Filters, window: Window) -> Chart:
    grain: Grain = "day"
    days = (window.end - window.first).days
    if days > _BARS:
        grain = "week" if days <= _BARS * 7 else "month"
    held = counts.volume(filters, grain, of=OCCURRENCES)
    first, end = window.first.isoformat(), window.end.isoformat()
    inside = [one for one in held if _behind(one.day, grain) > first and one.day < end]
    outside = sum(one.count for one in held) - sum(one.count for one in inside)
    return Chart(grain, tuple(_bar(one, grain) for one in inside), outside)


def _bar(volume: Volume, grain: Grain) -> Bar:
    until = _behind(volume.day, grain)
    label = {"day": words.day(volume.day), "month": words.month(volume.day)}.get(grain)
    shown = words.spanned(volume.day, until) if label is None else label
    return Bar(volume.day, shown, volume.count, volume.day, until)


def _behind(day: str, grain: Grain) -> str:
    """Return the day behind the period that begins with ``day``."""
    first = date.fromisoformat(day)
    if grain == "month":
        first = first.replace(day=28)
        step = timedelta(days=4)
        return (first + min(step, date.max - first)).replace(day=1).isoformat()
    step = timedelta(days=7 if grain == "week" else 1)
    return (first + min(step, date.max - first)).isoformat()


def _stories(record: Record) -> list[Story]:
    """Return the stories that most reports belong to."""
    held = record.page(STORIES, limit=_STORIES).rows
    return sorted(held, key=lambda one: (-len(one.reports), one.first, one.id))
