"""What every state has, named by pattern: "the Iraqi Interior Ministry" (organisations.toml)."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.countries import countries
from onrecord.knowledge.tables import fold, toml

# "Democratic Republic of the Congo's Ministry of Foreign Affairs" is about the longest.
_LONGEST = 12


class StateBody(Struct, frozen=True):
    """A body of a state: the country's code and what it is, "interior ministry"."""

    country: str
    body: str


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    """Return what each folded form of a body is one of."""
    table = toml("organisations.toml")["state_bodies"]
    return {form: body for body, forms in table.items() for form in (body, *forms)}


@lru_cache(maxsize=1 << 14)
def state_body(text: str) -> StateBody | None:
    """Return the body of a state that ``text`` names, in capitals or not; ``None`` for others.

    Before it stands the country's name, possessive or not, or its adjective; or "of" and the name
    behind it.
    """
    words = fold(text).split()
    if words[:1] == ["the"]:
        del words[0]
    if not 2 <= len(words) <= _LONGEST:
        return None
    return _before(words) or _behind(words)


def ministry(text: str) -> str | None:
    """Return the one spelling of a ministry named without its country, ``None`` for others.

    "Ministry of Interior" is "interior ministry".
    """
    words = fold(text).split()
    return _body(words) if "ministry" in words else None


def _before(words: list[str]) -> StateBody | None:
    """Read "Iraq's interior ministry"; the longest country wins: South Sudan, not Sudan."""
    known = countries()
    for at in range(min(len(words) - 1, known.longest), 0, -1):
        country = " ".join(words[:at]).removesuffix("'s").removesuffix("'")
        code = known.names.get(country) or known.adjectives.get(country)
        if code is not None:
            body = _body(words[at:])
            return None if body is None else StateBody(code, body)
    return None


def _behind(words: list[str]) -> StateBody | None:
    """Read "ministry of foreign affairs of Peru"; the first "of" before a country divides."""
    for at in range(1, len(words) - 1):
        if words[at] == "of":
            code = countries().names.get(" ".join(words[at + 1 :]).removeprefix("the "))
            if code is not None:
                body = _body(words[:at])
                return None if body is None else StateBody(code, body)
    return None


def _body(words: list[str]) -> str | None:
    """Return what body the words name: one of the table, or a ministry of any other kind."""
    text = " ".join(words)
    if text in _bodies():
        return _bodies()[text]
    if words[0] == "ministry" and len(words) > 2 and words[1] in ("of", "for"):
        return f"{' '.join(words[2:])} ministry"
    return text if words[-1] == "ministry" and len(words) > 1 else None
