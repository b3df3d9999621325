from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from onrecord.annotators.events.coder import code, decode, network
from onrecord.annotators.events.coder.features import CERTAINTIES, STATUSES, TYPES
from onrecord.annotators.language import Parse
from onrecord.annotators.statements.draft import Draft
from tests.annotators.events.coder.test_features import draft
from tests.annotators.events.sentences import at, sentence

ARRESTED = "Twelve protesters were arrested by police and charged with theft."

REFUSED = "Denmark refused to cede the port to Norway."


class Networks:
    """Networks that say what a test wants: kinds by token, one status, roles by token."""

    def __init__(self, parsed: Parse, kinds: dict[str, str], status: str, roles: dict[str, int]):
        self.parsed, self.status, self.roles_of = parsed, status, roles
        self.of = {at(parsed, word): TYPES.index(type) for word, type in kinds.items()}

    def states(self, pieces: Any, first: int, last: int) -> Any:
        return np.arange(first, last, dtype=np.float32)[:, None]

    def kinds(self, states: Any, features: Any, proposed: Any) -> Any:
        out = np.zeros((len(states), 1 + len(TYPES)), dtype=np.float32)
        out[:, 0] = 8.0
        for k, (token,) in enumerate(states.tolist()):
            if token in self.of:
                out[k, 0], out[k, 1 + self.of[int(token)]] = 0.0, 8.0
        return out

    def readings(self, states: Any, features: Any, types: Any, told: Any) -> Any:
        out = np.zeros((len(states), len(STATUSES) + len(CERTAINTIES)), dtype=np.float32)
        out[:, [name == self.status for name in (*STATUSES, *CERTAINTIES)]] = 5.0
        out[:, len(STATUSES)] = 5.0
        return out

    def roles(
        self, trigger: Any, states: Any, features: Any, branches: Any, type: int, ruled: Any
    ) -> Any:
        words = [self.parsed.tokens[int(i)].text for (i,) in states.tolist()]
        return np.array([np.eye(3)[self.roles_of.get(word, 0)] for word in words])


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(
        kinds: dict[str, str],
        status: str = "happened",
        text: str = ARRESTED,
        drafts: Sequence[Draft] = (),
        **roles: int,
    ) -> list[decode.Coded]:
        parsed = sentence(text)
        known = Networks(parsed, kinds, status, roles)
        for name in ("states", "kinds", "readings", "roles"):
            monkeypatch.setattr(network, name, getattr(known, name))
        features = np.zeros((len(parsed.tokens), 4), dtype=np.int64)
        return list(code(parsed, features, drafts))

    return run


def test_a_token_over_the_threshold_is_an_event_with_its_parties(found: Any) -> None:
    [event] = found({"arrested": "COERCE"}, police=1, protesters=2)
    parsed = sentence(ARRESTED)
    assert (event.at, event.type, event.status) == (at(parsed, "arrested"), "COERCE", "happened")
    assert event.actors == (at(parsed, "police"),)
    assert event.recipients == (at(parsed, "protesters"),)
    assert event.certainty == "certain" and event.polarity == "positive"
    assert event.confidence > 0.9


@pytest.mark.parametrize(("likely", "count"), [(0.02, 1), (0.001, 0)])
def test_a_country_that_the_rules_name_needs_little_more(
    found: Any, monkeypatch: pytest.MonkeyPatch, likely: float, count: int
) -> None:
    def roles(_trigger: Any, states: Any, *_: Any) -> Any:
        return np.log(np.tile([1 - 1.5 * likely, likely / 2, likely], (len(states), 1)))

    monkeypatch.setattr(Networks, "roles", lambda _self, *given: roles(*given))
    [event] = found({"refused": "REJECT"}, text=REFUSED)
    norway = at(sentence(REFUSED), "Norway")
    assert event.actors == ()
    assert event.recipients == (norway,) * count


def test_events_come_in_text_order(found: Any) -> None:
    events = found({"charged": "ACCUSE", "arrested": "COERCE"})
    assert [event.type for event in events] == ["COERCE", "ACCUSE"]


def test_nothing_over_the_threshold_is_no_event(found: Any) -> None:
    assert found({}) == []


@pytest.mark.parametrize(("type", "kept"), [("AGREE", 1), ("REQUEST", 2)])
def test_what_is_agreed_to_is_no_event_of_its_own(found: Any, type: str, kept: int) -> None:
    events = found({"refused": type, "cede": "RETREAT"}, text=REFUSED)
    assert [event.type for event in events] == [type, "RETREAT"][:kept]


@pytest.mark.parametrize(("act", "status"), [("deny", "denied"), ("say", "alleged")])
def test_what_somebody_denies_is_denied(found: Any, act: str, status: str) -> None:
    start = REFUSED.index("refused")
    told = draft(start + 8, len(REFUSED), act=act, cue=(start, start + 7))
    [event] = found({"cede": "RETREAT"}, status="alleged", text=REFUSED, drafts=[told])
    assert event.status == status


@pytest.mark.parametrize("status", ["denied", "rejected", "not_happened"])
def test_what_is_not_is_negative(found: Any, status: str) -> None:
    [event] = found({"arrested": "COERCE"}, status=status)
    assert event.polarity == "negative"


def test_a_passage_without_tokens_has_no_events() -> None:
    empty = Parse("", 0, 0, [], [])
    assert list(code(empty, np.zeros((0, 4), dtype=np.int64), [])) == []
