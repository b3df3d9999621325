"""News paragraphs with all the events of a careful reader: tests/golden/events/*.toml.

A file is a group of phenomena, a key is a phenomenon, ``e1`` … are the events, by the rules of
bench/events.md. ``on`` is the trigger (``#2`` takes the second occurrence; `` / `` parts words that
tell it equally well). ``is`` is type, mode (left out where there is none), status, and certainty
where it is not *certain*; ``who`` is actors `` > `` recipients, parted by ``; ``. ``polarity`` is
left out where the status tells it, ``when``, ``where`` (name, country) and ``in``, the cue of the
statement that it lies in, where nothing does. ``via`` are the sources besides the outlet, outermost
first; it has to be there with ``in``, unless the report itself says that it happened or goes on.
``/`` parts values that careful readers may choose from, ``|`` two names of one party, and ``?``
marks a party that need not be counted. What real people and countries do here is invented.

An event is found by its trigger. A field is right if it is equal; a description of somebody may
have more or fewer words, a time is compared by its days. Without ``when`` a time has to be told as
bounded by publication alone: of the past on its far side, of what is to come on its near one. An
event missed or invented has all fields wrong. ``limits`` names the fields that are known to be
wrong: ``status of e2``, a whole event that is missed, ``e2``, or one invented, by its trigger:
``+attack``. ``covers`` are the constructions that a paragraph is there for.
"""

from __future__ import annotations

import pytest

from tests.golden_events import FIELDS, STATUSES, TYPES, Paragraph, compared, paragraphs
from tests.golden_paragraphs import Field, annotated, share

# The share of right fields in percent.
FLOOR = 74.0

CONSTRUCTIONS = {
    "verb", "noun", "light construction", "passive with agent", "passive without agent",
    "co-ordinated verbs", "co-ordinated actors", "relative clause", "participial clause",
    "control", "raising", "modality", "negation", "scope of negation", "conditional", "question",
    "embedding verb", "adverb", "nested chain", "quotation", "pronoun", "meeting", "no self-dyad",
    "future CONSULT", "future AID", "announced withdrawal", "time", "place", "no event",
}  # fmt: skip

PARAGRAPHS = list(paragraphs())


@pytest.fixture(scope="module")
def results() -> dict[str, list[Field]]:
    return {paragraph.name: compared(paragraph) for paragraph in PARAGRAPHS}


@pytest.mark.model
def test_the_share_of_right_fields(results: dict[str, list[Field]]) -> None:
    right, total = share(results.values(), FIELDS)
    assert 100 * right / total >= FLOOR


@pytest.mark.model
@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph.name)
def test_limits(paragraph: Paragraph, results: dict[str, list[Field]]) -> None:
    """``python -m tests.golden_events --limits`` writes those of now; look at its changes."""
    wrong = [field.limit for field in results[paragraph.name] if not field.right]
    assert sorted(set(paragraph.limits) - set(wrong)) == [], "no limits any more: take them out"
    assert sorted(set(wrong) - set(paragraph.limits)) == [], "wrong, and no known limits"


@pytest.mark.model
def test_nobody_does_anything_to_themselves() -> None:
    events = [event for paragraph in PARAGRAPHS for event in annotated(paragraph).events]
    both = [e for e in events if {a.id for a in e.actors} & {a.id for a in e.recipients}]
    assert events and both == []


def test_the_list_is_long_and_covers_every_type_and_status() -> None:
    events = [event for paragraph in PARAGRAPHS for event in paragraph.entries.values()]
    assert len(PARAGRAPHS) >= 60
    assert len({paragraph.text for paragraph in PARAGRAPHS}) == len(PARAGRAPHS)
    assert {kind for event in events for kind in event.types} == set(TYPES)
    assert {event.statuses[0] for event in events if len(event.statuses) == 1} == set(STATUSES)


def test_the_list_covers_every_construction() -> None:
    assert {construction for p in PARAGRAPHS for construction in p.covers} == CONSTRUCTIONS
    assert {p.name for p in PARAGRAPHS if not p.entries} <= {
        p.name for p in PARAGRAPHS if "no event" in p.covers
    }
