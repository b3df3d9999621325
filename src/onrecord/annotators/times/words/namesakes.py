"""Names that look like times: Theresa May, the Arab Spring, the Sunday Times, a Christmas tree."""

from __future__ import annotations

from functools import lru_cache

from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.lexicon import lexicon
from onrecord.annotators.times.words.passage import Passage
from onrecord.knowledge.people import people

# No name in knowledge/times/context.toml is longer, so what lies farther off is not looked at.
_LONGEST_NAME = 40


def is_namesake(passage: Passage, match: Match) -> bool:
    """Tell whether a match is a name, or part of one."""
    return any(test(passage, match) for test in _TESTS)


def _known_name(passage: Passage, match: Match) -> bool:
    """Tell whether a name of the list holds the match: *the Arab Spring*, *Man Friday*."""
    text, (start, end) = passage.parse.text, passage.span(match)
    held = text[start:end].removeprefix("the ").removeprefix("The ")
    around = text[max(start - _LONGEST_NAME, 0) : end + _LONGEST_NAME]
    return any(name in around for name in knowledge()["names"].get(held, []))


def _person(passage: Passage, match: Match) -> bool:
    """Tell a month behind the rest of a person's name: *Theresa May*, *Mrs. March*."""
    tokens = passage.parse.tokens
    if match.rule.name != "month" or match.last - match.first != 1 or not tokens:
        return False
    first, last = passage.tokens(match)
    if first == 0 or last - first != 1:
        return False
    before, here = tokens[first - 1], tokens[first]
    compound = before.pos == "PROPN" and before.dep == "compound" and before.head == here.i
    named = before.lower in people().given or before.lower in people().honorifics
    dated = here.dep in ("npadvmod", "pobj") and not named
    return compound and before.text[:1].isupper() and not dated


def _longer_name(passage: Passage, match: Match) -> bool:
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


# How many words on each side tell a headline, in which most words have capitals.
_AROUND = 6


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
    number = last is not None and last.lower.strip("'’‘`").isdigit()
    return last is not None and (number or passage.letters(last)[0].isupper())


def _walk(passage: Passage, match: Match) -> bool:
    """Tell *the Long March*, *the March to the sea*: with an article, and no other noun behind."""
    if passage.words[match.last - 1].lower not in knowledge()["neighbours"]["walks"]:
        return False
    tokens = passage.parse.tokens
    token = tokens[passage.tokens(match)[1] - 1] if tokens else None
    if token is None or token.dep in ("compound", "nmod", "amod", "nummod"):
        return False
    return any(tokens[i].lower in ("the", "a", "an") for i in token.children)


def _newspaper(passage: Passage, match: Match) -> bool:
    """Tell a newspaper: *the daily said*, *the party daily Granma*."""
    tokens = passage.parse.tokens
    if not tokens or not match.slots or match.slots[0][0] != "FREQUENCY":
        return False
    token = tokens[passage.tokens(match)[1] - 1]
    behind = tokens[token.i + 1 : token.i + 2]
    before = tokens[token.i - 1 : token.i]
    named = bool(behind) and behind[0].pos == "PROPN"
    named = named and bool(before) and before[0].pos in ("PROPN", "NOUN", "ADJ")
    determined = any(tokens[i].dep == "det" for i in token.children)
    return named or (determined and token.dep in ("nsubj", "dobj", "pobj", "appos"))


def _named_after_a_day(passage: Passage, match: Match) -> bool:
    """*Christmas tree*, *Easter Rising*, *Happy Thanksgiving*: what has its name from the day."""
    if not match.slots or match.slots[-1][0] != "NAMEDDAY":
        return False
    beside = knowledge()["beside"]
    if passage.behind(match) in beside["things"]:
        return True
    return passage.before(match) in beside["greetings"] or _verb_or_surname(passage, match)


def _verb_or_surname(passage: Passage, match: Match) -> bool:
    """*Lent them a boat*, *Mr. Ramadan*: the same letters as a verb, or as a person's last name."""
    if not passage.parse.tokens:
        return False
    first, last = passage.tokens(match)
    token = passage.parse.tokens[last - 1]
    surname = token.entity == "PERSON" and not token.begins
    return token.tag.startswith("V") or (surname and last - first == 1)


_TESTS = (
    _known_name,
    _person,
    _longer_name,
    _title,
    _walk,
    _newspaper,
    _named_after_a_day,
)
