"""False friends: what looks like a time and is a number, a rate, a share, an age or a name."""

from __future__ import annotations

from onrecord.annotators.times.tables import knowledge
from onrecord.annotators.times.words.grammar import Match
from onrecord.annotators.times.words.lexicon import OTHER
from onrecord.annotators.times.words.namesakes import is_namesake
from onrecord.annotators.times.words.passage import Passage

_DETERMINERS = ("DT", "PDT", "PRP$", "CD")


def is_false(passage: Passage, match: Match) -> bool:
    """Tell whether a match is no time where it stands."""
    return any(test(passage, match) for test in _TESTS)


def _numbered(passage: Passage, match: Match) -> bool:
    """Tell a number from a year: *Flight 1549*, *about 2000 soldiers*, *a 1987 Chevrolet*."""
    if match.rule.name != "year" or match.last - match.first != 1:
        return False
    if passage.before(match) in knowledge()["neighbours"]["numbered"] or _address(passage, match):
        return True
    if _model(passage, match):
        return True
    if _too_early(passage, match):
        return True
    first, last = passage.tokens(match)
    here, behind = passage.parse.tokens[first:last], passage.parse.tokens[last : last + 1]
    hedged = passage.before(match) in knowledge()["words"]["HEDGE"]
    counts = bool(here) and here[0].dep == "nummod" and (hedged or here[0].entity == "CARDINAL")
    return counts and bool(behind) and behind[0].tag == "NNS"


def _too_early(passage: Passage, match: Match) -> bool:
    """Tell an hour or a number from a year of the Middle Ages: *shortly after 1100*."""
    year = passage.words[match.last - 1].lower
    return year < "1500" and passage.before(match) not in knowledge()["neighbours"]["of_years"]


def _model(passage: Passage, match: Match) -> bool:
    """Tell the year of a car, *a 1987 Chevrolet*, from *in 1987 Chevrolet sold …*."""
    around = knowledge()["neighbours"]
    dated = passage.before(match) in around["of_years"]
    return passage.behind(match) in around["makes"] and not dated


def _address(passage: Passage, match: Match) -> bool:
    """Tell the number of a house: *1914 Harbour Street*."""
    behind = passage.words[match.last :][:3]
    streets = knowledge()["neighbours"]["streets"]
    return any(passage.letters(word)[0].isupper() and word.lower in streets for word in behind)


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
    """Tell a share from a length: *a quarter of its fleet*, *three quarters of the crews*."""
    words = [word.lower for word in passage.words[match.first : match.last]]
    if passage.behind(match) != "of":
        return False
    if words[-1] == "quarters":
        return words[-2:-1] in (["three"], ["-"])
    of_what = passage.parse.tokens[passage.tokens(match)[1] + 1 :][:1]
    one = words in (["a", "quarter"], ["one", "quarter"])
    return one and bool(of_what) and of_what[0].tag in _DETERMINERS


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


def _part_of_play(passage: Passage, match: Match) -> bool:
    """Tell the half of what is no time: *the second half of the match*."""
    if match.rule.name != "half" or passage.behind(match) != "of":
        return False
    of_what = [word for word in passage.words[match.last + 1 :][:2] if word.lower != "the"]
    return bool(of_what) and of_what[0].code == OTHER


def _age(passage: Passage, match: Match) -> bool:
    """*In his thirties*, *in her mid-50s*."""
    decade = any(name in ("ROUND", "TENS") for name, _ in match.slots)
    return decade and passage.before(match) in knowledge()["neighbours"]["owners"]


def _measure(passage: Passage, match: Match) -> bool:
    """*As soon as*."""
    return passage.words[match.first].lower == "soon" and passage.before(match) == "as"


def _greeting(passage: Passage, match: Match) -> bool:
    """*Good morning*."""
    part = bool(match.slots) and match.slots[0][0] == "PART"
    return part and passage.before(match) == "good"


def _idiom(passage: Passage, match: Match) -> bool:
    """*Carried the day*: won."""
    words = [word.lower for word in passage.words[match.first : match.last]]
    tokens = passage.parse.tokens
    before = tokens[max(passage.tokens(match)[0] - 1, 0)].lemma if tokens else ""
    return words == ["the", "day"] and before in knowledge()["neighbours"]["winning"]


def _record(passage: Passage, match: Match) -> bool:
    """Tell the minutes of a meeting from those of an hour."""
    words = [word.lower for word in passage.words[match.first : match.last]]
    return words == ["the", "minutes"] and passage.behind(match) == "of"


def _drop(passage: Passage, match: Match) -> bool:
    """Tell *a fall in prices* from the season."""
    alone = [word.lower for word in passage.words[match.first : match.last]] == ["fall"]
    return alone and passage.before(match) == "a" and passage.behind(match) in ("in", "from", "by")


def _length_of_film(passage: Passage, match: Match) -> bool:
    """Tell an hour from the length of a film, which stands by itself: *Watch 03:46*."""
    if match.rule.name != "hour" or match.last - match.first != 1:
        return False
    around = knowledge()["neighbours"]["of_hours"]
    digits = passage.words[match.first].lower.replace(":", "").isdigit()
    return digits and passage.before(match) not in around and passage.behind(match) not in around


_TESTS = (
    _length_of_film,
    is_namesake,
    _numbered,
    _rate,
    _share,
    _quality,
    _play,
    _part_of_play,
    _age,
    _measure,
    _greeting,
    _idiom,
    _record,
    _drop,
)
