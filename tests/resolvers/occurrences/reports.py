"""Invented reports of a harbour town, annotated by hand."""

from __future__ import annotations

from typing import Any

from onrecord.model import Annotation, Interval, Place, Report
from tests.builders import make_actor, make_annotation, make_event, make_interval, make_report

UNION = make_actor("Dock Workers' Union", kind="organisation", mention=False)
LINDQVIST = make_actor("Mara Lindqvist", mention=False)
PORT = make_actor("Ostrava Harbour Board", kind="organisation", mention=False)
FRIDAY = make_interval("2031-05-02", "2031-05-03")
SATURDAY = make_interval("2031-05-03", "2031-05-04")
WEEK = make_interval("2031-04-28", "2031-05-05")


def report(text: str, name: str, *, published: str = "2031-05-04", outlet: str = "Post") -> Report:
    """Return a report of ``text``."""
    return make_report(text, name=name, published=published, outlet=outlet)


def strike(
    text: str, name: str, *, published: str = "2031-05-04", outlet: str = "Post", **fields: Any
) -> Annotation:
    """Return a report whose event is that the union went on strike at the harbour."""
    made = report(text, name, published=published, outlet=outlet)
    values: dict[str, Any] = {"actors": (UNION,), "recipients": (PORT,), "type": "PROTEST"} | fields
    trigger = values.pop("trigger", "strike")
    return make_annotation(made, events=[make_event(made, trigger, **values)])


def first(**fields: Any) -> Annotation:
    """Return one report of Friday's strike."""
    text = "Crane drivers at Ostrava harbour went on strike on Friday over night shifts."
    values: dict[str, Any] = {"when": FRIDAY} | fields
    return strike(text, "first", **values)


def second(**fields: Any) -> Annotation:
    """Return another report of it, in other words."""
    text = "The harbour strike of Ostrava crane drivers over night shifts on Friday cost a day."
    values: dict[str, Any] = {"when": FRIDAY, "outlet": "Herald"} | fields
    return strike(text, "second", **values)


def at(name: str, country: str, latitude: float, longitude: float) -> Place:
    """Return a place that is a point."""
    return Place(
        name=name, country=country, latitude=latitude, longitude=longitude, geonames=None,
        mention=None,
    )  # fmt: skip


def open_until(end: str) -> Interval:
    """Return the interval of what only publication bounds."""
    return make_interval(None, end, basis="published")
