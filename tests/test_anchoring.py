"""Words of a report are found again in later versions of it, or not at all: 1,000 edited texts."""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.amending import Said, amend, key
from onrecord.anchoring import find_entry, found, placed, quote, target, trimmed
from onrecord.model import Annotation, Correction, Report, Statement
from tests.builders import (
    make_annotation,
    make_event,
    make_report,
    make_span,
    make_statement,
)

PEOPLE = ("Mara Lindqvist", "Ilse Brandt", "Oskar Tannenbaum", "Maja Ek", "She", "The board")
CLAIMS = (
    "the cranes stand still", "nobody will be paid", "talks begin on Monday", "the ferry is late",
    "the dues are too high", "we will stay",
)  # fmt: skip


class Sentence(NamedTuple):
    """A sentence of a made-up report; ``id`` is None where an edit put it there."""

    id: int | None
    who: str
    claim: str

    @property
    def text(self) -> str:
        return f"{self.who} said {self.claim}. "


def story(seed: int) -> list[Sentence]:
    """Return a report's sentences, some of which are repeated word by word."""
    chance = random.Random(seed)
    return [
        Sentence(n, chance.choice(PEOPLE), chance.choice(CLAIMS))
        for n in range(chance.randint(3, 14))
    ]


def edited(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Return them after one to three edits."""
    made = list(sentences)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(made)) if made else 0
        what = chance.choice(("insert", "delete", "repeat", "swap", "speaker", "words"))
        if what == "insert" or not made:
            made.insert(at, Sentence(None, chance.choice(PEOPLE), chance.choice(CLAIMS)))
        elif what == "delete":
            del made[at]
        elif what == "repeat":
            made.insert(chance.randrange(len(made) + 1), made[at]._replace(id=None))
        elif what == "swap":
            cut = chance.randrange(len(made))
            made = made[cut:] + made[:cut]
        elif what == "speaker":
            made[at] = made[at]._replace(id=None, who=chance.choice(PEOPLE) + " Junior")
        else:
            made[at] = made[at]._replace(id=None, claim=made[at].claim + " for now")
    return made


def annotated(sentences: list[Sentence]) -> tuple[Report, Annotation, dict[str, int | None]]:
    """Return the report of some sentences, its entries, and whose sentence each entry is."""
    text = "".join(each.text for each in sentences)
    report = make_report(text or "Nothing.", name="port.txt")
    owners: dict[str, int | None] = {}
    statements, events, at = [], [], 0
    for each in sentences:
        said = make_statement(
            report, each.claim, id=f"s{at}", content=(make_span(text, each.claim, after=at),),
            source=make_span(text, each.who, after=at), cue=make_span(text, "said", after=at),
        )  # fmt: skip
        word = each.claim.split()[0]
        event = make_event(
            report,
            word,
            after=at,
            id=f"e{at}",
            sentence=make_span(text, each.text.strip(), after=at),
        )
        statements.append(said)
        events.append(event)
        owners |= {said.id: each.id, event.id: each.id}
        at += len(each.text)
    return report, make_annotation(report, statements=statements, events=events), owners


def corrected(report: Report, annotation: Annotation, sentence: int, kind: str) -> Correction:
    entries = annotation.statements if kind == "statement" else annotation.events
    return Correction(
        id=f"{kind} {sentence}", at="2031-06-01T10:00:00Z", by="Ada Brook", action="remove",
        target=target(report, entries[sentence]),
    )  # fmt: skip


def test_a_thousand_edited_texts_none_is_applied_to_another_entry() -> None:
    outcomes: Counter[str] = Counter()
    for seed in range(1000):
        chance = random.Random(seed)
        sentences = story(seed)
        report, annotation, _ = annotated(sentences)
        after = edited(sentences, chance)
        later, reading, now = annotated(after)
        for number in range(len(sentences)):
            for kind in ("statement", "event"):
                said = Said(corrected(report, annotation, number, kind))
                entry = amend(later.text, reading, [said]).fates[key(said)]
                there = any(each.id == number for each in after)
                if entry is None:
                    outcomes["orphaned, there" if there else "orphaned, gone"] += 1
                else:
                    assert report.id == later.id or now[entry] == number, (seed, number, kind)
                    outcomes["applied"] += 1
    # What is there is found unless it stands twice or the words beside it changed.
    assert outcomes["applied"] > 2000 and outcomes["orphaned, gone"] > 1000


@pytest.mark.parametrize("seed", range(50))
def test_in_its_own_text_everything_is_found(seed: int) -> None:
    report, annotation, owners = annotated(story(seed))
    for number in range(len(annotation.statements)):
        for kind in ("statement", "event"):
            said = Said(corrected(report, annotation, number, kind))
            made = amend(report.text, annotation, [said])
            assert owners[str(made.fates[key(said)])] == number


@given(st.text(alphabet="ab ", min_size=1, max_size=60), st.data())
@settings(max_examples=300, deadline=None)
def test_a_quote_stands_once_in_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = quote("content", text, start, end)
    assert found(made, text) == (start, end)
    assert text[made.start : made.end] == made.exact
    assert text.endswith(made.suffix, 0, end + len(made.suffix))


REPORT = make_report("He left.  The quay is shut, Ek said. He left.", name="a.txt")


def reading(*statements: Statement) -> Annotation:
    return make_annotation(REPORT, statements=statements)


def test_with_another_reading_the_same_content_is_the_entry() -> None:
    said = make_statement(REPORT, "The quay is shut")
    wanted = target(REPORT, said)
    wider = make_statement(
        REPORT, "The quay is shut", id="new", content=(make_span(REPORT.text, " The quay is shut"),)
    )
    assert find_entry(wanted, REPORT.text, reading(wider)) == "new"
    other = make_statement(REPORT, "The quay is shut,", id="new")
    assert find_entry(wanted, REPORT.text, reading(other)) is None


def test_of_two_entries_with_its_words_the_one_with_its_source_is_meant() -> None:
    source = make_span(REPORT.text, "Ek")
    wanted = target(REPORT, make_statement(REPORT, "The quay is shut", id="old", source=source))
    one = make_statement(REPORT, "The quay is shut", id="one", source=source)
    other = make_statement(REPORT, "The quay is shut", id="other")
    assert find_entry(wanted, REPORT.text, reading(one, other)) == "one"
    assert find_entry(wanted, REPORT.text, reading(other, one)) == "one"
    third = make_statement(REPORT, "The quay is shut", id="third", source=source)
    assert find_entry(wanted, REPORT.text, reading(one, third)) is None


def test_an_event_is_found_by_its_trigger_whatever_its_type_now_is() -> None:
    made = make_event(REPORT, "left", id="old")
    wanted = target(REPORT, made)
    now = make_event(REPORT, "left", id="new", type="RETREAT")
    annotation = make_annotation(REPORT, events=[now])
    assert find_entry(wanted, REPORT.text, annotation) == "new"
    assert find_entry(wanted, REPORT.text, reading()) is None


def test_what_was_read_as_said_is_not_found_where_the_words_changed() -> None:
    made = quote("content", REPORT.text, 10, 26)
    assert (made.exact, found(made, REPORT.text)) == ("The quay is shut", (10, 26))
    moved = f"Late news. {REPORT.text}"
    assert found(made, moved) == (21, 37)
    assert found(made, moved.replace("quay", "dock")) is None
    assert found(made, moved.replace("Ek said", "Ek denied")) is None
    assert placed([made], REPORT.text, same=True) == {"content": ((10, 26),)}
    assert placed([made], REPORT.text.replace("quay", "dock"), same=True) is None


def test_whitespace_does_not_count() -> None:
    text = "one  two three "
    assert trimmed(text, [(0, 5), (5, 9)]) == ((0, 8),)
    assert trimmed(text, [(9, 15), (0, 4)]) == ((0, 3), (9, 14))
    assert trimmed(text, [(3, 5)]) == ()
