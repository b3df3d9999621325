"""False friends: what looks like a time and is a rate, an age, a share, a greeting or a name."""

from __future__ import annotations

from functools import lru_cache

from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import knowledge, lexicon
from onrecord.annotators.times.namesakes import is_namesake
from onrecord.annotators.times.passage import Passage


def is_false(passage: Passage, match: Match) -> bool:
    """Tell whether a match is no time where it stands."""
    return any(test(passage, match) for test in _TESTS)


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


def _title(passage: Passage, match: Match) -> bool:
    """*60 Minutes*, *This Week*: capitals where words of time have none, outside a headline."""
    first, last = match.first, match.last
    if any(word.code in _proper() for word in passage.words[first:last]):
        return False
    if not _capitalised(passage, match):
        return False
    around = passage.words[max(first - _AROUND, 0) : first] + passage.words[last : last + _AROUND]
    plain = [passage.letters(word)[0].islower() for word in around if word.lower.isalpha()]
    determined = passage.words[first].lower == "the"
    opens = last - first - determined == 1 and not _goes_on(passage, match)
    return not opens and sum(plain) * 4 > len(plain)


@lru_cache(maxsize=1)
def _proper() -> frozenset[str]:
    """Return the codes of the words of time that have a capital by right."""
    classes = frozenset(knowledge()["neighbours"]["proper"])
    return frozenset(code for kind, code in lexicon().sets.items() if kind & classes)


def _capitalised(passage: Passage, match: Match) -> bool:
    letters = [passage.letters(word) for word in passage.words[match.first : match.last]]
    words = [word for word in letters if word[0].isalpha() and word != "the"]
    return bool(words) and all(word[0].isupper() and word[1:].islower() for word in words)


def _goes_on(passage: Passage, match: Match) -> bool:
    """Tell whether a name or a number goes on: *High Noon*, *60 Minutes*, *Hero of the Year*."""
    before = [word for word in passage.words[max(match.first - 2, 0) : match.first]]
    while before and before[-1].lower in ("of", "'s", "’s"):
        before.pop()
    last = before[-1] if before else None
    return last is not None and (last.lower.isdigit() or passage.letters(last)[0].isupper())


# How many words on each side tell a headline, in which most words have capitals.
_AROUND = 6


def _march(passage: Passage, match: Match) -> bool:
    """Tell *the Long March*, *the March to the sea*: with an article, and no other noun behind."""
    if passage.words[match.last - 1].lower not in knowledge()["neighbours"]["walks"]:
        return False
    tokens = passage.parse.tokens
    token = tokens[passage.tokens(match)[1] - 1] if tokens else None
    if token is None or token.dep in ("compound", "nmod", "amod", "nummod"):
        return False
    return any(tokens[i].lower in ("the", "a", "an") for i in token.children)


def _paper(passage: Passage, match: Match) -> bool:
    """Tell a newspaper: *the daily said*, *the party daily Granma*."""
    tokens = passage.parse.tokens
    if not tokens or not match.slots or match.slots[0][0] != "FREQUENCY":
        return False
    token = tokens[passage.tokens(match)[1] - 1]
    behind = tokens[token.i + 1 : token.i + 2]
    named = token.dep in ("amod", "compound", "nmod") and bool(behind) and behind[0].pos == "PROPN"
    determined = any(tokens[i].dep == "det" for i in token.children)
    return named or (determined and token.dep in ("nsubj", "dobj", "pobj", "appos"))


def _rate(passage: Passage, match: Match) -> bool:
    """*700 seats a week*, *$2 a day*: a length with its article behind what is counted."""
    article = passage.words[match.first].lower in ("a", "an")
    if match.rule.name != "length" or not article or match.last - match.first != 2:
        return False
    if passage.behind(match) in knowledge()["neighbours"]["distances"]:
        return False
    first = passage.tokens(match)[0]
    before = passage.parse.tokens[first - 1 : first] if first else []
    return bool(before) and before[0].pos in knowledge()["neighbours"]["counted"]


def _share(passage: Passage, match: Match) -> bool:
    """*three quarters of the crews*."""
    *_, last_but_one, last = "", *(word.lower for word in passage.words[match.first : match.last])
    shared = last == "quarters" and passage.behind(match) == "of"
    return shared and last_but_one in ("three", "-")


def _quality(passage: Passage, match: Match) -> bool:
    """*Recent attacks*, *future earnings*: of what kind a thing is, not when."""
    alone = match.last - match.first == 1
    word = passage.words[match.first].lower
    if not alone or word not in knowledge()["neighbours"]["qualities"]:
        return False
    tokens = passage.parse.tokens
    token = tokens[passage.tokens(match)[0]] if tokens else None
    return token is not None and token.dep in ("amod", "compound", "nmod")


def _play(passage: Passage, match: Match) -> bool:
    """*In the third quarter* of a match, where the passage speaks of sport."""
    last = passage.words[match.last - 1].lower
    return passage.of_sport and last in knowledge()["neighbours"]["plays"]


def _age(passage: Passage, match: Match) -> bool:
    """*In his thirties*, *in her mid-50s*."""
    decade = any(name in ("ROUND", "TENS") for name, _ in match.slots)
    return decade and passage.before(match) in knowledge()["neighbours"]["owners"]


def _measure(passage: Passage, match: Match) -> bool:
    """*As soon as*."""
    return passage.words[match.first].lower == "soon" and passage.before(match) == "as"


def _thing(passage: Passage, match: Match) -> bool:
    """*Christmas tree*, *Easter Rising*, *Happy Thanksgiving*: what has its name from the day."""
    if not match.slots or match.slots[-1][0] != "NAMEDDAY":
        return False
    beside = knowledge()["beside"]
    things = passage.behind(match) in beside["things"]
    return things or passage.before(match) in beside["greetings"] or _other_name(passage, match)


def _other_name(passage: Passage, match: Match) -> bool:
    """*Lent them a boat*, *Mr. Ramadan*: the same letters as a verb, or as a person's last name."""
    if not passage.parse.tokens:
        return False
    first, last = passage.tokens(match)
    token = passage.parse.tokens[last - 1]
    surname = token.entity == "PERSON" and not token.begins
    return token.tag.startswith("V") or (surname and last - first == 1)


def _greeting(passage: Passage, match: Match) -> bool:
    """*Good morning*."""
    part = bool(match.slots) and match.slots[0][0] == "PART"
    return part and passage.before(match) == "good"


_TESTS = (
    _name,
    _title,
    _march,
    _paper,
    _quality,
    _play,
    _rate,
    _share,
    _age,
    _measure,
    _thing,
    _greeting,
    is_namesake,
)
