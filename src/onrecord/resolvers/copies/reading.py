"""Reports as they are compared, in the order in which they are taken to have appeared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from zlib import crc32

from onrecord.model import Report
from onrecord.resolvers.copies.credits import credited_agency, outlet_agency
from onrecord.resolvers.copies.words import (
    PASSAGE,
    Words,
    hashes,
    plain,
    read_words,
    segments,
    without,
)

# A sentence that one outlet prints on so many days is its furniture.
_DAYS = 5


class Read(NamedTuple):
    """A report with its comparable words and the agency that its credit line names."""

    report: Report
    agency: str | None
    words: Words


def read_in_order(reports: Iterable[Report]) -> list[Read]:
    """Return the set of reports in the order in which they are taken to have appeared."""
    known = sorted({report.id: report for report in reports}.values(), key=lambda each: each.id)
    furniture = _furniture(known)
    read = []
    for report in known:
        words = without(read_words(report.text), furniture.get(report.outlet, frozenset()))
        read.append(Read(report, credited_agency(report), words))
    return sorted(read, key=_order)


def _order(read: Read) -> tuple[str, bool, str, int, str]:
    report, at = read.report, _moment(read.report.published)
    own = report.outlet is not None and outlet_agency(report.outlet) is not None
    return at[:10], not own, at, -len(read.words.words), report.id


def _moment(published: str) -> str:
    """Return when a report was published, in UTC where its offset is known."""
    if len(published) <= 10:
        return published
    at = dt.datetime.fromisoformat(published)
    return published if at.tzinfo is None else at.astimezone(dt.UTC).isoformat()


def _furniture(reports: Iterable[Report]) -> Mapping[str | None, Collection[int]]:
    """Return, by outlet, the hashes of the shingles of sentences that it prints again and again."""
    days: dict[tuple[str, int], set[str]] = {}
    found: dict[str | None, set[int]] = {}
    for report in reports:
        if report.outlet is None:
            continue
        for segment in segments(report.text):
            seen = days.setdefault((report.outlet, crc32(plain(segment))), set())
            seen.add(report.published[:10])
            if len(seen) == _DAYS:
                words = read_words(segment).words
                if len(words) >= PASSAGE:
                    found.setdefault(report.outlet, set()).update(hashes(words, PASSAGE))
    return found
