from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from bench.event_labels import Gold, Party, Passage
from onrecord.annotators.events.coder.features import STATUSES, TOLD, TYPES
from onrecord.annotators.language import Parse
from tests.annotators.events.sentences import at, sentence
from training.coder import data

ARRESTED = "Twelve protesters were arrested by police and charged with theft."
ELSEWHERE = "A sentence that stands in another passage of the data as well, word for word."


def span(words: str) -> tuple[int, int]:
    start = ARRESTED.index(words)
    return start, start + len(words)


GOLD = Gold(
    trigger=span("arrested"),
    type="COERCE",
    mode="arrest",
    actors=(Party(span("police"), None),),
    recipients=(Party(span("Twelve protesters"), None),),
    status="happened",
    certainty="certain",
)


def passage(part: str, text: str = ARRESTED, *events: Gold) -> Passage:
    given = {"text": text, "published": "2031-05-04"}
    return Passage(given, part, ((0, len(text)),), events)


def parses(text: str) -> Iterator[Parse]:
    yield sentence(text)


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> data.Sample:
    monkeypatch.setattr(data.language, "parse", parses)
    monkeypatch.setattr(data.statements, "find", lambda parse, index, times: [])
    [found] = data._samples(passage("train", ARRESTED, GOLD))
    return found


def test_a_labelled_word_has_its_type_and_every_other_none(sample: data.Sample) -> None:
    where = at(sentence(ARRESTED), "arrested")
    assert sample.kinds[where, 1 + TYPES.index("COERCE")] == 1
    assert sample.kinds.sum() == len(sample.kinds)
    assert sample.kinds[:, 0].sum() == len(sample.kinds) - 1


def test_an_event_has_its_labels_and_what_the_heads_are_told(sample: data.Sample) -> None:
    [event] = sample.events
    assert STATUSES[int(event.status.argmax())] == "happened"
    assert event.told.shape == (TOLD,)
    assert (event.first, event.last) == (0, len(sample.kinds))
    parsed = sentence(ARRESTED)
    words = [parsed.tokens[int(i)].text for i in np.flatnonzero(event.roles.argmax(axis=-1))]
    assert words == ["protesters", "police"]
    assert [int(role) for role in event.roles.argmax(axis=-1) if role] == [2, 1]


def test_what_is_held_out_is_left_out_of_training(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [passage("train"), passage("train", ELSEWHERE), passage("dev", ELSEWHERE.upper())]
    monkeypatch.setattr(
        data, "passages", lambda *parts: [one for one in known if one.part in parts]
    )
    data.held_out.cache_clear()
    assert [one.text for one in data._apart(["train"])] == [ARRESTED]
    assert [one.text for one in data._apart(["dev"])] == [ELSEWHERE.upper()]
    data.held_out.cache_clear()
