"""The news agency that a report is of, by its credit line."""

from __future__ import annotations

import re

from onrecord.knowledge.credits import agency, credit_words
from onrecord.model import Report

# Code points in which a dateline stands, and those in which a report is signed at its end.
_HEAD, _FOOT = 1000, 400
# "CAIRO, May 4 (Xinhua) -- ", "LONDON (Reuters) - ", "New Delhi, May 4 (PTI) The": behind the
# agency a dash, or before it a day of the month. TASS and Interfax stand between strokes.
_DATELINE = re.compile(
    r"(?P<day>\d{1,2}(?:,? \d{4})?)?\s?\((?P<name>[^()\n]{2,40})\)(?P<dash>\s{0,2}(?:--|[-–—])\s)?"
    r"|\s/(?P<slashed>[A-Z][\w -]{2,20})/\.?\s"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ \d,©()–-]{0,16}(?:by )?(?P<name>[^\n.,;|]{2,40})", re.I
)
_SIGNED = re.compile(r"(?:^|[(—–]\s?|-\s)(?P<name>[A-Z][\w'’.& -]{1,40}?)[).]?\s*\Z")
_PARTS = re.compile(r"\s*(?:[,;/|·•]|\band\b|\bof\b|\bfor\b|--|[–—])\s*")
_LINE = 100


def credited_agency(report: Report) -> str | None:
    """Return the news agency whose text ``report`` says that it is, by the agency's usual name.

    By its outlet, byline, dateline, copyright line or signature. Who only contributed or took the
    photograph is not the author.
    """
    if report.outlet is not None and (found := outlet_agency(report.outlet)) is not None:
        return found
    if report.byline is not None and (found := _in_byline(report.byline)) is not None:
        return found
    return _at_head(report.text) or _at_foot(report.text)


def outlet_agency(outlet: str) -> str | None:
    """Return the agency that an outlet's name or domain is: *reuters*, *www.reuters.com*."""
    name = outlet.strip().casefold()
    parts = name.removeprefix("www.").split(".")
    return agency(outlet) or (agency(parts[0]) if len(parts) > 1 else None)


def _in_byline(byline: str) -> str | None:
    """Return the agency in a byline: *By the Associated Press*, *Ana Roth, AP Writer*."""
    if _is_of_others(byline):
        return None
    found = {agency(_bare(part)) for part in _PARTS.split(byline)} - {None}
    return found.pop() if len(found) == 1 else None


def _is_of_others(line: str) -> bool:
    folded = line.casefold()
    words = credit_words()
    return any(word in folded for word in (*words.helped, *words.pictures))


def _bare(part: str) -> str:
    """Return a part of a byline without what stands before and behind a name."""
    words, names = credit_words(), part.strip("()[] .").split()
    while names and names[0].casefold() in words.before:
        names = names[1:]
    if agency(" ".join(names)) is not None:
        return " ".join(names)
    while names and names[-1].casefold() in words.roles:
        names = names[:-1]
    return " ".join(names)


def _at_head(text: str) -> str | None:
    for line in text[:_HEAD].split("\n")[:4]:
        if len(line) <= _LINE and (found := _in_line(line)) is not None:
            return found
    for match in _DATELINE.finditer(text, 0, _HEAD):
        if match["slashed"] is not None and (found := agency(match["slashed"])) is not None:
            return found
        dated = match["day"] is not None or match["dash"] is not None
        if dated and match["name"] is not None and (found := agency(match["name"])) is not None:
            return found
    return None


def _in_line(line: str) -> str | None:
    """Return the agency of a line that is nothing but a byline or an agency's name."""
    words = line.split()
    if len(words) <= 4 and (found := agency(_bare(line))) is not None:
        return found
    if words and words[0].casefold() == "by" and len(words) <= 12:
        return _in_byline(line)
    return None


def _at_foot(text: str) -> str | None:
    foot = text[-_FOOT:].rstrip()
    for match in _COPYRIGHT.finditer(foot):
        if (found := agency(_bare(match["name"]))) is not None:
            return found
    line = foot[foot.rfind("\n") + 1 :]
    if _is_of_others(line):
        return None
    signed = _SIGNED.search(line)
    return agency(_bare(signed["name"])) if signed is not None else None
