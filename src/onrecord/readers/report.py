"""The fields of a report, as an input gives them → a Report, or the reason why not."""

from __future__ import annotations

import re
from datetime import datetime

from onrecord.errors import ReportError
from onrecord.model import Report, report_id

# Dates are computed with around a report's date, so both ends of the calendar keep some room.
FIRST_YEAR, LAST_YEAR = 1000, 2999

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].+)?")
_WORD = re.compile(r"[^\W_]")
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")
_ENGLISH = re.compile(r"(?:en|eng|english)(?:[-_].*)?", re.IGNORECASE)


def make_report(
    *,
    where: str,
    name: str | None,
    published: str,
    text: str,
    max_characters: int,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    language: str | None = None,
) -> Report:
    """Return the report; without a ``name`` it is named after its content, never after its place.

    Blank fields count as not given. ReportError: no words, too long, a date that does not exist, a
    language that is not read, or a character that is none.
    """
    check_text(where, text, max_characters=max_characters)
    outlet, title, url, byline, language = (
        _field(where, value) for value in (outlet, title, url, byline, language)
    )
    if language is not None and _ENGLISH.fullmatch(language) is None:
        raise ReportError(where, f"language '{language}' is not supported: only English is read")
    day = check_date(where, published)
    identity = report_id(
        published=day,
        outlet=outlet,
        title=title,
        url=url,
        byline=byline,
        language=language,
        text=text,
    )
    return Report(
        id=identity,
        name=_field(where, name) or _content_name(outlet, day, identity),
        published=day,
        outlet=outlet,
        title=title,
        url=url,
        language=language,
        byline=byline,
        text=text,
    )


def check_text(where: str, text: str, *, max_characters: int) -> None:
    """Raise a ReportError where ``text`` has no words, is too long, or has what is no character."""
    if len(text) > max_characters:
        raise ReportError(where, too_long(f"{len(text):,}", max_characters))
    if _WORD.search(text) is None:
        raise ReportError(
            where, "the text is empty" if not text.strip() else "the text has no words"
        )
    unfit = _UNFIT.search(text)
    if unfit is not None:
        raise ReportError(
            where, f"the text has {_unfit_name(unfit[0])} at character {unfit.start()}"
        )


def too_long(length: str, limit: int) -> str:
    """Return the reason of a text over the limit; it names the setting."""
    return f"{length} characters, more than the setting readers.max_characters = {limit} allows"


def check_date(where: str, published: str, *, offset: int | None = None) -> str:
    """Return the date of ``published``, a date or a date-time in ISO 8601, as YYYY-MM-DD.

    The time of day and its zone are left out, the date stays as written.
    """
    given = published.strip()
    shown = given if len(given) <= 40 else f"{given[:40]}…"
    if _DATE.fullmatch(given) is None:
        raise ReportError(where, f"the date '{shown}' is not YYYY-MM-DD", offset=offset)
    try:
        year = datetime.fromisoformat(given).year
    except ValueError as error:
        raise ReportError(where, f"the date '{shown}' does not exist", offset=offset) from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        reason = f"the date '{shown}' lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
        raise ReportError(where, reason, offset=offset)
    return given[:10]


def _field(where: str, value: str | None) -> str | None:
    value = None if value is None else value.strip()
    unfit = None if value is None else _UNFIT.search(value)
    if unfit is not None:
        raise ReportError(where, f"a field has {_unfit_name(unfit[0])}: {value!a}")
    return value or None


def _unfit_name(character: str) -> str:
    return "a NUL" if character == "\x00" else "half of a surrogate pair"


def _content_name(outlet: str | None, day: str, identity: str) -> str:
    slug = re.sub(r"[\W_]+", "-", (outlet or "").lower()).strip("-")[:40]
    return f"{slug or 'report'}-{day}-{identity[:8]}"
