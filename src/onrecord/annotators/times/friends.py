"""False friends: what looks like a time and is a rate, an age, a share, a greeting or a name."""

from __future__ import annotations

from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import knowledge
from onrecord.annotators.times.passage import Passage


def is_false(passage: Passage, match: Match) -> bool:
    """Tell whether a match is no time where it stands."""
    return any(test(passage, match) for test in (_name, _rate, _share, _age, _measure, _greeting))


def _name(passage: Passage, match: Match) -> bool:
    """*Sunday Times*: a single word of time with which a longer name goes on."""
    determined = passage.words[match.first].lower == "the"
    if match.last - match.first - determined != 1 or not passage.parse.tokens:
        return False
    last = passage.tokens(match)[1]
    token, behind = passage.parse.tokens[last - 1], passage.parse.tokens[last : last + 1]
    if token.entity not in knowledge()["neighbours"]["names"] or not behind:
        return False
    goes_on = behind[0].entity == token.entity and not behind[0].begins
    return goes_on and behind[0].text[:1].isupper()


def _rate(passage: Passage, match: Match) -> bool:
    """*700 seats a week*, *$2 a day*: a length with its article behind what is counted."""
    article = passage.words[match.first].lower in ("a", "an")
    if match.rule.name != "length" or not article or match.last - match.first != 2:
        return False
    first = passage.tokens(match)[0]
    before = passage.parse.tokens[first - 1 : first] if first else []
    return bool(before) and before[0].pos in knowledge()["neighbours"]["counted"]


def _share(passage: Passage, match: Match) -> bool:
    """*three quarters of the crews*."""
    *_, last_but_one, last = "", *(word.lower for word in passage.words[match.first : match.last])
    shared = last == "quarters" and passage.behind(match) == "of"
    return shared and last_but_one in ("three", "-")


def _age(passage: Passage, match: Match) -> bool:
    """*In his thirties*."""
    decade = bool(match.slots) and match.slots[0][0] in ("ROUND", "TENS")
    return decade and passage.before(match) in knowledge()["neighbours"]["owners"]


def _measure(passage: Passage, match: Match) -> bool:
    """*As soon as*."""
    return passage.words[match.first].lower == "soon" and passage.before(match) == "as"


def _greeting(passage: Passage, match: Match) -> bool:
    """*Good morning*."""
    part = bool(match.slots) and match.slots[0][0] == "PART"
    return part and passage.before(match) == "good"
