"""Zones of hours, and their offsets from UTC."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.annotators.times.calendar import zones
from onrecord.annotators.times.calendar.zones import zone_names
from onrecord.annotators.times.tables import knowledge
from tests.annotators.times.clauses import find


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 p.m. EST, May 6", "2031-05-06T17:00-05:00"),
        ("9:34 p.m., March 19 EST", "2031-03-19T21:34-05:00"),
        ("1830 GMT on Friday", "2031-05-09T18:30Z"),
        ("10.35 GMT", "2031-05-14T10:35Z"),
        ("10 a.m. ET on July 4", "2031-07-04T10:00-04:00"),
        ("10 a.m. ET on January 4", "2031-01-04T10:00-05:00"),
        ("8 p.m. Eastern on Tuesday", "2031-05-13T20:00-04:00"),
        ("10 a.m. Moscow time on July 4", "2031-07-04T10:00+03:00"),
        ("10 a.m. Kyiv time on July 4", "2031-07-04T10:00+03:00"),
        ("10 a.m. Kyiv time on January 4", "2031-01-04T10:00+02:00"),
        ("10 a.m. Kathmandu time on July 4", "2031-07-04T10:00+05:45"),
        ("10 a.m. local time on July 4", "2031-07-04T10:00"),
        ("10 a.m. IST on July 4", "2031-07-04T10:00"),
        ("10 a.m. Paris time on July 4, 1890", "1890-07-04T10:00"),
        ("2031-05-06T23:30-04:00", "2031-05-06T23:30-04:00"),
    ],
)
def test_zones(text: str, value: str) -> None:
    (time,) = find(text)
    assert (time.text, time.type, time.value) == (text, "TIME", value)
    assert time.interval is not None
    assert time.interval.start is not None
    assert time.interval.end is not None
    assert time.interval.start < time.interval.end
    begin, end = map(dt.datetime.fromisoformat, (time.interval.start, time.interval.end))
    assert end - begin == dt.timedelta(minutes=1)
    assert dt.datetime.fromisoformat(value) == begin


@pytest.mark.parametrize("zone", sorted(zone_names(knowledge())))
def test_every_zone_of_the_table_is_read(zone: str) -> None:
    (time,) = find(f"at 10 a.m. {zone} on May 6")
    offset = zones.offset(zone.lower(), "2031-05-06", "10:00")
    assert time.value == f"2031-05-06T10:00{offset}"
