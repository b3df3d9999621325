"""Names and numbers that look like times: Theresa May, the Arab Spring, Flight 1549."""

from __future__ import annotations

from onrecord.annotators.times.grammar import Match
from onrecord.annotators.times.lexicon import OTHER, knowledge
from onrecord.annotators.times.passage import Passage

_DETERMINERS = ("DT", "PDT", "PRP$", "CD")
# No name in knowledge/times/context.toml is longer, so what lies farther off is not looked at.
_LONGEST_NAME = 40


def is_namesake(passage: Passage, match: Match) -> bool:
    """Tell whether a match is part of a name, a number, a share or a record."""
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
    return compound and before.text[:1].isupper() and here.dep not in ("npadvmod", "pobj")


def _numbered(passage: Passage, match: Match) -> bool:
    """Tell a number from a year: *Flight 1549*, *Resolution 1441*, *about 2000 soldiers*."""
    if match.rule.name != "year" or match.last - match.first != 1:
        return False
    if passage.before(match) in knowledge()["neighbours"]["numbered"] or _address(passage, match):
        return True
    first, last = passage.tokens(match)
    here, behind = passage.parse.tokens[first:last], passage.parse.tokens[last : last + 1]
    hedged = passage.before(match) in knowledge()["words"]["HEDGE"]
    counts = bool(here) and here[0].dep == "nummod" and (hedged or here[0].entity == "CARDINAL")
    return counts and bool(behind) and behind[0].tag == "NNS"


def _address(passage: Passage, match: Match) -> bool:
    """Tell the number of a house: *1914 Harbour Street*."""
    behind = passage.words[match.last :][:3]
    streets = knowledge()["neighbours"]["streets"]
    return any(passage.letters(word)[0].isupper() and word.lower in streets for word in behind)


def _share(passage: Passage, match: Match) -> bool:
    """Tell a share from a length: *a quarter of its fleet*."""
    words = [word.lower for word in passage.words[match.first : match.last]]
    if words not in (["a", "quarter"], ["one", "quarter"]) or passage.behind(match) != "of":
        return False
    end = passage.tokens(match)[1]
    of_what = passage.parse.tokens[end + 1 : end + 2]
    return bool(of_what) and of_what[0].tag in _DETERMINERS


def _part_of_play(passage: Passage, match: Match) -> bool:
    """Tell the half of what is no time: *the second half of the match*."""
    if match.rule.name != "half" or passage.behind(match) != "of":
        return False
    of_what = [word for word in passage.words[match.last + 1 :][:2] if word.lower != "the"]
    return bool(of_what) and of_what[0].code == OTHER


def _record(passage: Passage, match: Match) -> bool:
    """Tell the minutes of a meeting from those of an hour."""
    words = [word.lower for word in passage.words[match.first : match.last]]
    return words == ["the", "minutes"] and passage.behind(match) == "of"


def _drop(passage: Passage, match: Match) -> bool:
    """Tell *a fall in prices* from the season."""
    alone = [word.lower for word in passage.words[match.first : match.last]] == ["fall"]
    return alone and passage.before(match) == "a" and passage.behind(match) in ("in", "from", "by")


_TESTS = (_known_name, _person, _numbered, _share, _part_of_play, _record, _drop)
