"""Amounts in running text: *at least 12 people*, *a dozen*, *8 to 10 %*, *$3 million*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.annotators.language import Parse, Token
from onrecord.knowledge.tables import toml
from onrecord.model import Quantity, Time

_TABLE = "quantities.toml"
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?")
_GLUED = re.compile(r"([$€£¥])?(\d[\d,.]{0,20})(%|k|m|mn|bn|tn)?", re.I)
_RANGED = re.compile(r"(\d[\d,.]{0,20})[-–](\d[\d,.]{0,20})")
_CALENDAR = frozenset(["DATE", "TIME"])
_JOINTS = frozenset(["to", "-", "–", "and"])
# "about" is so far to either side; "nearly" so far below.
_BLUR = 0.15
_BEFORE_ONE = frozenset(["than", "of", "for", "within", "least", "most", "last"])
_LONGEST_MARK = 4
# How far behind its number a counted noun may stand: "12 badly wounded foreign soldiers".
_REACH = 6
_LONGEST_RUN = 8
_YEARS = range(1900, 2100)


class _Number(NamedTuple):
    """An amount in the tokens ``[first, last)``, before the words around it are read."""

    first: int
    last: int
    low: float
    high: float
    vague: bool
    share: bool = False


class _Bounds(NamedTuple):
    low: float | None
    high: float | None
    approximate: bool


@lru_cache(maxsize=1)
def _numbers() -> dict[str, float]:
    return {word: float(value) for word, value in toml(_TABLE)["numbers"].items()}


@lru_cache(maxsize=1)
def _scales() -> dict[str, float]:
    return {word: float(value) for word, value in toml(_TABLE)["scales"].items()}


@lru_cache(maxsize=1)
def _vague() -> dict[str, tuple[float, float]]:
    table = toml(_TABLE)["vague"]
    return {word: (float(low), float(high)) for word, (low, high) in table.items()}


@lru_cache(maxsize=1)
def _vague_scales() -> dict[str, tuple[float, float]]:
    table = toml(_TABLE)["vague_scales"]
    return {word: (float(low), float(high)) for word, (low, high) in table.items()}


@lru_cache(maxsize=8)
def _forms(name: str) -> frozenset[str]:
    return frozenset(toml(_TABLE)["forms"][name])


@lru_cache(maxsize=2)
def _marks(side: str) -> dict[tuple[str, ...], str]:
    return {tuple(words.split()): kind for words, kind in toml(_TABLE)[side].items()}


def find_quantities(parse: Parse, times: Iterable[Time] = ()) -> Iterator[Quantity]:
    """Yield the amounts of a passage in text order; a date, a rank or a *Flight 12* is none."""
    dated = _dated(times)
    at = 0
    while at < len(parse.tokens):
        found = None if parse.tokens[at].start in dated else _number(parse.tokens, at)
        if found is None:
            at += 1
            continue
        if not _is_name(parse, found):
            yield _quantity(parse, found)
        at = found.last


def _dated(times: Iterable[Time]) -> frozenset[int]:
    """Return the offsets at which a date stands."""
    spans = (time for time in times if time.type in _CALENDAR)
    return frozenset(
        at for span in spans for at in range(span.start, min(span.end, span.start + 200))
    )


def _number(tokens: list[Token], at: int) -> _Number | None:
    """Return the number that begins at token ``at``: one, or a range of two."""
    one = (
        _one_unit(tokens, at)
        or _share(tokens, at)
        or _ranged(tokens, at)
        or _vague_number(tokens, at)
        or _run(tokens, at)
    )
    if one is None or one.vague or one.share or one.last + 1 >= len(tokens):
        return one
    joint = tokens[one.last].lower
    between = at > 0 and tokens[at - 1].lower == "between"
    if joint not in _JOINTS or (joint == "and") != between:
        return one
    other = _run(tokens, one.last + 1)
    if other is None or (other.low <= one.low and one.low < 1000 * other.low == other.low):
        return one
    low = one.low * (other.low / _leading(other.low)) if one.low < other.low / 500 else one.low
    return one._replace(last=other.last, low=min(low, other.low), high=max(low, other.low))


def _leading(value: float) -> float:
    """Return ``value`` without its thousands: 3 of 3,000,000."""
    while value >= 1000:
        value /= 1000
    return value


def _one_unit(tokens: list[Token], at: int) -> _Number | None:
    """Return the one of *more than a week*, *for an hour*."""
    if tokens[at].lower not in {"a", "an"} or not at or at + 1 >= len(tokens):
        return None
    if tokens[at - 1].lower not in _BEFORE_ONE or tokens[at + 1].lemma not in _forms("times"):
        return None
    return _Number(at, at + 1, 1.0, 1.0, False)


def _share(tokens: list[Token], at: int) -> _Number | None:
    """Return the hundredths of *half of*, *a third of*, *two-thirds*, *three quarters of*."""
    words = [token.lower for token in tokens[at : at + 4]]
    fractions = _fractions()
    many = _numbers().get(words[0], 1.0 if words[0] in {"a", "one"} else 0.0)
    here = 0 if words[0] in fractions else 1 + (len(words) > 1 and words[1] == "-")
    if (here and not many) or here >= len(words) or words[here] not in fractions:
        return None
    if words[here + 1 : here + 2] != ["of"]:
        return None
    amount = round(100 * (many if here else 1.0) * fractions[words[here]], 2)
    return _Number(at, at + here + 1, amount, amount, False, share=True)


@lru_cache(maxsize=1)
def _fractions() -> dict[str, float]:
    return {word: float(value) for word, value in toml(_TABLE)["fractions"].items()}


def _ranged(tokens: list[Token], at: int) -> _Number | None:
    found = _RANGED.fullmatch(tokens[at].text)
    if found is None:
        return None
    low, high = _figure(found[1]), _figure(found[2])
    if low is None or high is None or low >= high:
        return None
    return _Number(at, at + 1, low, high, False)


def _vague_number(tokens: list[Token], at: int) -> _Number | None:
    """Return *dozens*, *a few*, *several*, *tens of thousands*, *several hundred*."""
    word = tokens[at].lower
    behind = [token.lower for token in tokens[at + 1 : at + 3]]
    if word in _vague_scales() and behind[:1] == ["of"] and behind[1:] and behind[1] in _vague():
        low, high = _vague_scales()[word]
        scale = _scales().get(behind[1].removesuffix("s"), 1.0)
        return _Number(at, at + 3, low * scale, high * scale, True)
    if word not in _vague():
        return None
    low, high = _vague()[word]
    if behind and behind[0] in _scales():
        scale = _scales()[behind[0]]
        return _Number(at, at + 2, low * scale, high * scale, True)
    return _Number(at, at + 1, low, high, low != high)


def _run(tokens: list[Token], at: int) -> _Number | None:
    """Return the amount of a run of number words and figures: *two hundred and six*, *1.5 m*."""
    total, current, last = 0.0, None, at
    stop = min(len(tokens), at + _LONGEST_RUN)
    here = at + 1 if _is_a_scale(tokens, at) else at
    while here < stop:
        word = tokens[here].lower
        value, scale = _value(word, tokens[here].tag), _scales().get(word)
        if value is not None and (current is None or (_is_word(word) and current >= value)):
            current = (current or 0) + value
        elif scale is not None and (current is not None or here > at):
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif not (current is not None and word in {"-", "and"} and _goes_on(tokens, here)):
            break
        here += 1
        last = here
    if current is None or (last == at + 1 and _is_bare_one(tokens, at)):
        return None
    amount = total + current
    return _Number(at, last, amount, amount, False)


def _is_a_scale(tokens: list[Token], at: int) -> bool:
    """Tell *a dozen*, *half a million* apart from *a man*."""
    follows = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower in {"a", "an"} and follows in _scales() and len(follows) > 2


def _is_word(word: str) -> bool:
    return word in _numbers()


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell *twenty-seven* and *two hundred and six* from *twelve and three*."""
    before, behind = tokens[at - 1].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if behind not in _numbers():
        return False
    if tokens[at].lower == "-":
        return _numbers().get(before, 0) >= 20
    return before in _scales()


def _value(word: str, tag: str) -> float | None:
    if word in _numbers():
        return _numbers()[word] if tag in {"CD", "NN", "JJ", "LS", "PRP"} else None
    found = _GLUED.fullmatch(word)
    if found is None:
        return None
    value = _figure(found[2])
    scale = _scales().get((found[3] or "").lower(), 1.0)
    return None if value is None else value * scale


def _figure(text: str) -> float | None:
    found = _FIGURE.fullmatch(text.rstrip(".,"))
    return None if found is None else float(found[0].replace(",", ""))


def _is_bare_one(tokens: list[Token], at: int) -> bool:
    """Tell *one of them*, *no one* and *one says* from *one soldier*."""
    token = tokens[at]
    if token.lower != "one":
        return False
    before = tokens[at - 1].lower if at else ""
    return token.dep != "nummod" or before in {
        "no",
        "this",
        "that",
        "which",
        "every",
        "any",
        "number",
    }


def _is_name(parse: Parse, number: _Number) -> bool:
    """Tell *Flight 12*, *Article 5*, *aged 45*, *2011*, *a 12-year-old* and *3:1*."""
    token, tokens = parse.tokens[number.first], parse.tokens
    before = tokens[number.first - 1] if number.first else None
    behind = tokens[number.last].lower if number.last < len(tokens) else ""
    nearby = [t.lower for t in tokens[number.last : number.last + 4]]
    if "old" in nearby and "year" in nearby:
        return True
    if behind == ":" and number.last + 1 < len(tokens) and tokens[number.last + 1].pos == "NUM":
        return True
    plain = token.text.isdigit() and number.last == number.first + 1
    if plain and number.low in _YEARS and not _counted(parse, number):
        return True
    if before is None or before.end + 1 < token.start:
        return False
    if before.lower in _forms("numbered") or before.lower in {"aged", "age", "#"}:
        return token.pos == "NUM" and not _counted(parse, number)
    glued = before.tag in {"NNP", "NNPS"} and token.head == before.i
    return glued and not _counted(parse, number)


def _counted(parse: Parse, number: _Number) -> int | None:
    """Return the noun that a number counts, if any stands behind it."""
    tokens, last = parse.tokens, number.last
    if last < len(tokens) and tokens[last].lower == "of":
        below = [c for c in tokens[last].children if tokens[c].dep == "pobj"]
        return below[0] if below and below[0] - last <= _REACH else None
    if last < len(tokens) and tokens[last].tag == "NNS":
        return last
    at = number.last - 1
    for _ in range(3):
        token = tokens[at]
        if token.dep not in {"nummod", "quantmod", "compound", "amod", "det", "npadvmod", "punct"}:
            break
        at = token.head
        if at >= last:
            break
    if last <= at < last + _REACH and tokens[at].pos in {"NOUN", "PROPN"}:
        return at
    return None


def _quantity(parse: Parse, number: _Number) -> Quantity:
    first, before = _mark_before(parse.tokens, number.first)
    last, behind = _mark_behind(parse.tokens, number.last)
    unit, end = _unit(parse, number)
    bounds = _bounds(number, before or behind)
    first = _currency_start(parse.tokens, number.first, first)
    start, stop = parse.tokens[first].start, max(parse.tokens[max(last, end) - 1].end, 0)
    return Quantity(
        start=start, end=stop, text=parse.text[start:stop], low=bounds.low, high=bounds.high,
        unit=unit, approximate=bounds.approximate,
    )  # fmt: skip


def _currency_start(tokens: list[Token], at: int, first: int) -> int:
    has_sign = at > 0 and tokens[at - 1].lower in _forms("currencies")
    return min(first, at - 1) if has_sign else first


def _mark_before(tokens: list[Token], at: int) -> tuple[int, str]:
    """Return where the longest mark before ``at`` begins, and how it bounds the number."""
    at_sign = at - 1 if at and tokens[at - 1].lower in _forms("currencies") else at
    for size in range(_LONGEST_MARK, 0, -1):
        low = at_sign - size
        if low < 0:
            continue
        kind = _marks("before").get(tuple(token.lower for token in tokens[low:at_sign]))
        if kind is not None:
            return low, kind
    return at, ""


def _mark_behind(tokens: list[Token], last: int) -> tuple[int, str]:
    kind = _marks("behind").get(tuple(token.lower for token in tokens[last : last + 2]))
    return (last, "") if kind is None else (last + 2, kind)


def _bounds(number: _Number, mark: str) -> _Bounds:
    low, high = number.low, number.high
    if mark in {"floor", "over"}:
        return _Bounds(low, None, False)
    if mark in {"ceiling", "under"}:
        return _Bounds(None, high, False)
    if mark == "about":
        return _Bounds(round(low * (1 - _BLUR), 6), round(high * (1 + _BLUR), 6), True)
    if mark == "near":
        return _Bounds(round(low * (1 - _BLUR), 6), high, True)
    return _Bounds(low, high, number.vague)


def _unit(parse: Parse, number: _Number) -> tuple[str, int]:
    """Return what is counted, as a lemma or a sign, and the end of its token."""
    tokens, last = parse.tokens, number.last
    if number.share:
        return "%", last
    signs = [tokens[number.first - 1].lower] if number.first else []
    glued = _GLUED.fullmatch(tokens[number.first].lower)
    if glued is not None and glued[3] == "%":
        return "%", last
    if glued is not None and glued[1]:
        return glued[1], last
    if signs and signs[0] in _forms("currencies"):
        return signs[0], last
    behind = " ".join(token.lower for token in tokens[last : last + 2])
    for sign in sorted(_forms("percent")):
        if behind == sign or behind.startswith(f"{sign} "):
            return "%", last + len(sign.split())
    noun = _counted(parse, number)
    return ("", last) if noun is None else (tokens[noun].lemma.lower(), noun + 1)
