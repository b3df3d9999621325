"""Who held what office when, as the reports themselves say.

*Ukrainian Foreign Minister Dmytro Kuleba* in one report dates an office; *the Ukrainian foreign
minister* of another, published within weeks and naming nobody, is he.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct, field

from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import Office, offices
from onrecord.knowledge.organisations import organisation_key
from onrecord.knowledge.tables import fold
from onrecord.model import Annotation, Mention, Span, described_id, is_described

# An office named in a report of these days around another is still the same one's, ...
_NEAR = 45
# ... and so it is between two reports that name the same holder, no farther off than this.
_FAR = 365
_LONGEST = 5
# Who holds it no more or not yet, or any such: "a governor", "his president".
_OTHERS = frozenset(
    ["acting", "deputy", "designate", "ex", "former", "incoming", "late", "next", "outgoing",
     "shadow", "then", "vice", "a", "an", "any", "another", "every", "no", "one", "some", "this",
     "that", "his", "her", "its", "their", "our", "my", "your", "whose"]
)  # fmt: skip


class Title(Struct, frozen=True, gc=False):
    """An office that one person at a time has: of a country's code, or of an organisation's key."""

    office: str
    owner: str


class Place(Struct, frozen=True, gc=False, order=True):
    """Words of a report that name an office and nobody: the report, its day, their id and text."""

    report: str
    local: str
    day: int
    text: str


# (day of publication, report, local actor id, how sure)
Seen = tuple[int, str, str, int]
# Whom a report introduces by name and office is sure; for a description two reports are needed.
_INTRODUCED, _DESCRIBED, _SURE = 2, 1, 2


class Terms(Struct):
    """Who is seen in an office, where one is asked for, and how often it speaks or acts there.

    ``acted`` counts, by report and local id, the events that an office stands in.
    """

    seen: dict[Title, set[Seen]] = field(default_factory=dict)
    asked: dict[Title, set[Place]] = field(default_factory=dict)
    mentioned: set[Place] = field(default_factory=set)
    spoken: dict[Place, int] = field(default_factory=dict)
    acted: dict[tuple[str, str], int] = field(default_factory=dict)


def learn_terms(terms: Terms, annotation: Annotation) -> None:
    """Add who holds an office by a report's words, and the offices that it names nobody for."""
    report = annotation.report.id
    day = date.fromisoformat(annotation.report.published[:10]).toordinal()
    for mention in annotation.mentions:
        if mention.form == "description" and (title := title_of(mention.text)) is not None:
            if mention.actor is None:
                terms.mentioned.add(_ask(terms, title, report, day, mention))
            elif mention.actor.kind == "person":
                terms.seen.setdefault(title, set()).add((day, report, mention.actor.id, _DESCRIBED))
    for title, actor in _introduced(annotation):
        terms.seen.setdefault(title, set()).add((day, report, actor, _INTRODUCED))
    for statement in annotation.statements:
        if statement.speaker is None and statement.source is not None:
            title = title_of(statement.source.text)
            if title is not None:
                place = _ask(terms, title, report, day, statement.source)
                terms.spoken[place] = terms.spoken.get(place, 0) + 1
    for event in annotation.events:
        acting = {actor.id: actor for actor in (*event.actors, *event.recipients)}
        for id, held in acting.items():
            if is_described(held, report) and title_of(held.name) is not None:
                terms.acted[report, id] = terms.acted.get((report, id), 0) + 1


def _ask(terms: Terms, title: Title, report: str, day: int, words: Span) -> Place:
    place = Place(report, described_id(report, words.start, words.end), day, words.text)
    terms.asked.setdefault(title, set()).add(place)
    return place


def _introduced(annotation: Annotation) -> Iterator[tuple[Title, str]]:
    """Yield the titles before the names of speakers: "Ukrainian Foreign Minister Dmytro Kuleba"."""
    ends: dict[int, Mention] | None = None
    for statement in annotation.statements:
        source, speaker = statement.source, statement.speaker
        if source is None or speaker is None or speaker.kind != "person":
            continue
        if ends is None:
            ends = {m.end: m for m in annotation.mentions if m.form == "name"}
        named = ends.get(source.end)
        if named is not None and named.actor is not None and named.start > source.start:
            title = title_of(source.text[: named.start - source.start].strip())
            if title is not None and named.actor.id == speaker.id:
                yield title, speaker.id


@lru_cache(maxsize=1 << 15)
def title_of(words: str) -> Title | None:
    """Return the office that ``words``, and nothing but they, name with its owner.

    "Ukrainian Foreign Minister", "the president of Ukraine", "BP's chief executive"; ``None`` for
    what several people hold, and for those who hold it no more or not yet.
    """
    parts = fold(words).replace(",", " ").split()
    parts = parts[1:] if parts and parts[0] == "the" else parts
    if not 1 < len(parts) <= 2 * _LONGEST or not _OTHERS.isdisjoint(parts):
        return None
    return _owned(parts) or _office_of(parts)


def _owned(parts: list[str]) -> Title | None:
    """Read an owner before the office."""
    for cut in range(1, min(_LONGEST, len(parts))):
        office = offices().get(" ".join(parts[cut:]))
        if office is not None:
            return _title(office, " ".join(parts[:cut]))
    return None


def _office_of(parts: list[str]) -> Title | None:
    """Read an owner behind the office and "of"."""
    if "of" not in parts:
        return None
    cut = len(parts) - 1 - parts[::-1].index("of")
    office = offices().get(" ".join(parts[:cut]))
    owner = " ".join(parts[cut + 1 :]).removeprefix("the ")
    return None if office is None or not owner else _title(office, owner)


def _title(office: Office, owner: str) -> Title | None:
    plain = owner.removesuffix("'s").removesuffix("'")
    code = countries().names.get(plain) or countries().demonym(plain)
    if code is not None:
        return Title(office.id, code) if office.unique else None
    return Title(office.id, f"={organisation_key(plain)}") if office.single else None


def holder(seen: list[tuple[int, str, int]], day: int) -> tuple[str, int] | None:
    """Return the one whom ``seen`` shows in office on ``day``, and by how much.

    ``seen`` is sorted: day, holder, how sure. ``None`` where nobody is near in time, or two are, or
    one only by a description.
    """
    low = bisect_left(seen, (day - _NEAR, "", 0))
    high = bisect_left(seen, (day + _NEAR + 1, "", 0))
    near = seen[low:high] or _around(seen, low, day)
    who = {person for _, person, _ in near}
    sure = sum(weight for _, _, weight in near)
    return (who.pop(), sure) if len(who) == 1 and sure >= _SURE else None


def _around(seen: list[tuple[int, str, int]], at: int, day: int) -> list[tuple[int, str, int]]:
    """Return the last sighting before and the first behind ``at``, if neither is far from it."""
    around = [seen[at - 1], seen[at]] if 0 < at < len(seen) else []
    return around if all(abs(each[0] - day) <= _FAR for each in around) else []
