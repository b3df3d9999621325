"""Whether two names, as written and without any context, are one's: a score and what it rests on.

Names of people, bodies and countries. The parts are compared by spelling, forms of given names,
initials, sound and slips of the pen; no part may contradict. A surname alone is nobody's for sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from msgspec import Struct
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import extract

from onrecord.knowledge.bodies import state_body
from onrecord.knowledge.countries import countries
from onrecord.knowledge.full_names import FullName, read_name
from onrecord.knowledge.naming import are_variants, latin, naming, sound
from onrecord.knowledge.organisations import (
    Organisation,
    known_organisation,
    name_words,
    organisations,
)
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import gendered_apart, given_gender, spelling
from onrecord.knowledge.tables import fold

# Two names are taken for one from here on: one slip, initial or sound, or two sounds.
SAME = 0.87
# What a part that is written otherwise costs.
EXACT, SPELT, VARIANT, SOUND, SLIP, INITIAL = 0.0, 0.01, 0.03, 0.06, 0.08, 0.09
# Shorter words are one slip from another name: Bush and Rush, Yang and Yong.
SHORTEST = 5
SHORTEST_ALONE = 6
# A slip of two letters needs a long word.
_LONG = 8
_ALIKE = 0.93
_GIVEN_ALIKE = 0.88
_ACRONYM = 5
_SHORT_NAME = 2
_NATIONS = ("UN ", "U.N. ", "United Nations ")


class Match(Struct, frozen=True, gc=False):
    """How sure two names are one, in (0, 1], and why: "spelling", "slip", "initial"."""

    score: float
    grounds: tuple[str, ...]


class _Step(Struct, frozen=True, gc=False):
    """What lies between two words: its cost, and its name."""

    cost: float
    ground: str


_SAME_WORD = _Step(EXACT, "same words")


def match_names(one: str, other: str) -> Match | None:
    """Return how two names of anybody match; ``None`` where they are not one's."""
    if _plain(one) == _plain(other):
        return Match(1.0, ("same words",))
    known = _known(one), _known(other)
    if known[0] is not None and known[1] is not None:
        return Match(1.0, ("known name",)) if known[0] == known[1] else None
    if _is_acronym(one) or _is_acronym(other):
        return _match_acronym(one, other)
    if _is_body(one) or _is_body(other) or known != (None, None):
        return match_bodies(one, other)
    return match_people(one, other) or _match_sounds(one, other)


@lru_cache(maxsize=1 << 16)
def match_people(one: str, other: str) -> Match | None:
    """Return how two personal names match; ``None`` where they are not one person's.

    A name of one word matches only another such.
    """
    first, second = read_name(one), read_name(other)
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return None
    if first.lone or second.lone:
        return _match_lone(first, second)
    if first.squashed == second.squashed:
        return _match([_Step(EXACT if first.tokens == second.tokens else SPELT, "spelling")])
    if first.korean is not None and second.korean is not None:
        return _match([_ROMANISED]) if first.korean == second.korean else None
    if _are_romanised(first, second) or _are_romanised(second, first):
        return _match([_ROMANISED])
    return _match_parts(first.tokens, second.tokens) or _match_turned(first, second)


_ROMANISED = _Step(VARIANT, "romanisation")
_MIDDLE = _Step(VARIANT, "called by a middle name")
_TURNED = _Step(VARIANT, "name order")


def _match(steps: list[_Step]) -> Match | None:
    score = 1.0 - sum(step.cost for step in steps)
    grounds = tuple(dict.fromkeys(step.ground for step in steps if step.cost > 0))
    return Match(round(score, 4), grounds or ("same words",)) if score >= SAME else None


def _match_lone(one: FullName, other: FullName) -> Match | None:
    if not (one.lone and other.lone):
        return None
    step = _surnames(one.tokens[0], other.tokens[0], shortest=SHORTEST_ALONE)
    return None if step is None else _match([step])


def _are_romanised(pinyin: FullName, other: FullName) -> bool:
    return bool(pinyin.chinese) and "-".join(other.tokens).replace("'", "") in pinyin.chinese


def _match_turned(one: FullName, other: FullName) -> Match | None:
    """Match "Orbán Viktor" and "Viktor Orbán"; two given names may be either's."""
    tokens = other.tokens
    if len(tokens) != len(one.tokens) or all(token in people().given for token in tokens):
        return None
    turned = ((*tokens[1:], tokens[0]), (tokens[-1], *tokens[:-1]))
    if any(_squashed(order) == one.squashed for order in turned):
        return _match([_TURNED])
    return None


def _squashed(tokens: tuple[str, ...]) -> str:
    return "".join(spelling(token.replace("-", "")) for token in tokens)


def _match_parts(one: tuple[str, ...], other: tuple[str, ...]) -> Match | None:
    """Match given names and surnames; the longer name may have more of both."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    found = _aligned(short, long, len(long) - 1)
    if found is None and len(short) < len(long) and long[0] in naming().two_surnames:
        found = _aligned(short, long, len(long) - 2)
    return found


def _aligned(short: tuple[str, ...], long: tuple[str, ...], end: int) -> Match | None:
    """Match ``short`` and ``long``, the surname of which is at ``end``."""
    surname = _surnames(short[-1], long[end])
    if surname is None:
        return None
    given, middle = _given(short[0], long[0]), long[1:end]
    if given is None and surname.cost <= SPELT:
        at = _middle(short[0], middle)
        given, middle = (None, middle) if at is None else (_MIDDLE, middle[at + 1 :])
    if given is None or not _middles_agree(short[1:-1], middle):
        return None
    return _match([surname, given])


def _middle(given: str, middle: tuple[str, ...]) -> int | None:
    """Return which middle name ``given`` is, written in full."""
    steps = [_given(given, name) for name in middle]
    found = (at for at, step in enumerate(steps) if step is not None and step.cost <= SOUND)
    return next(found, None)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether middle names do not contradict; either may be left out, or be a surname."""
    if not one or not other:
        return True
    return _given(one[0], other[0]) is not None


@lru_cache(maxsize=1 << 16)
def _surnames(one: str, other: str, *, shortest: int = SHORTEST) -> _Step | None:
    """Return what lies between two surnames, ``None`` where they are two."""
    if one == other:
        return _SAME_WORD
    if " " in one or " " in other:
        return _numbered(one, other)
    plain_one, plain_other = spelling(one.replace("-", "")), spelling(other.replace("-", ""))
    if plain_one == plain_other:
        return _Step(SPELT, "spelling")
    if min(len(one), len(other)) < shortest:
        return None
    step = _heard_or_slipped(one, other, plain_one, plain_other)
    return None if step is None or gendered_apart(one, other) else step


def _heard_or_slipped(one: str, other: str, plain_one: str, plain_other: str) -> _Step | None:
    if sound(plain_one) == sound(plain_other):
        return _Step(SOUND, "sound")
    letters = _slips(one, other, plain_one, plain_other)
    return None if letters is None else _Step(SLIP, "slip" if letters == 1 else "two slips")


def _numbered(one: str, other: str) -> _Step | None:
    """Compare the names of monarchs: the number may be left out, and is never another."""
    first, _, number = one.partition(" ")
    second, _, other_number = other.partition(" ")
    if first != second or (number and other_number):
        return None
    return _Step(SOUND, "number left out")


def near_surnames(
    sought: str, others: Sequence[str], spelt: Sequence[str], alike: Iterable[str]
) -> set[str]:
    """Return which of ``others``, folded surnames as is ``sought``, may be one with it.

    By spelling, sound or a slip; ``spelt`` has the ``surname_spelling`` of each, ``alike`` those
    with the ``surname_sound`` of ``sought``. Most are no such, and are passed over all at once: one
    by one takes three times as long.
    """
    slips = 0 if len(sought) < SHORTEST else 1 if len(sought) < _LONG else 2
    slipped = partial(extract, scorer=OSA.distance, score_cutoff=slips, limit=None)
    hits = (*slipped(sought, others), *slipped(surname_spelling(sought), spelt))
    found = {others[at] for _, _, at in hits}.union(alike)
    return {other for other in found if _surnames(other, sought) is not None}


def surname_spelling(surname: str) -> str:
    """Return a folded surname in the one spelling that it is compared in."""
    return spelling(surname.replace("-", ""))


def surname_sound(surname: str) -> str:
    """Return what surnames that sound alike share; a monarch's name, with and without a number."""
    return sound(surname_spelling(surname.partition(" ")[0]))


def _slips(one: str, other: str, plain_one: str, plain_other: str) -> int | None:
    """Return how many letters lie between two words, ``None`` where they are too many for slips."""
    letters = 1 if min(len(one), len(other)) < _LONG else 2
    pairs = ((one, other), (plain_one, plain_other))
    nearest = min(OSA.distance(*pair, score_cutoff=letters) for pair in pairs)
    if nearest > letters:
        return None
    alike = max(JaroWinkler.similarity(*pair) for pair in pairs)
    return nearest if alike >= _ALIKE else None


@lru_cache(maxsize=1 << 16)
def _given(one: str, other: str) -> _Step | None:
    """Return what lies between two given names, ``None`` where they are two."""
    if one == other:
        return _SAME_WORD
    if min(len(one), len(other)) == 1:
        return _Step(INITIAL, "initial") if one[0] == other[0] else None
    plain_one, plain_other = spelling(one.replace("-", "")), spelling(other.replace("-", ""))
    if plain_one == plain_other:
        return _Step(SPELT, "spelling")
    if are_variants(one, other):
        return _Step(VARIANT, "form of the given name")
    known = people().given
    genders = {given_gender((one,)), given_gender((other,))} - {"u"}
    if (one in known and other in known) or len(genders) == 2 or min(len(one), len(other)) < 4:
        return None
    return _given_by_sound(plain_one, plain_other)


def _given_by_sound(one: str, other: str) -> _Step | None:
    if sound(one) == sound(other):
        return _Step(SOUND, "sound")
    short = min(len(one), len(other)) < SHORTEST
    if short or OSA.distance(one, other, score_cutoff=1) > 1:
        return None
    alike = JaroWinkler.similarity(one, other) >= _GIVEN_ALIKE
    return _Step(SLIP, "slip") if alike else None


@lru_cache(maxsize=1 << 16)
def match_bodies(one: str, other: str) -> Match | None:
    """Return how two names of organisations, groups or countries match, ``None`` where not."""
    first, second = _body_words(one), _body_words(other)
    if "".join(first) == "".join(second):
        return _match([_Step(EXACT if first == second else SPELT, "spelling")])
    if len(first) == len(second) == 1:
        return _match_sounds(one, other)
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) != len(second) or len(differing) != 1 or len(first) < 2:
        return None
    step = _body_slip(*differing[0])
    return None if step is None else _match([step])


@lru_cache(maxsize=1 << 16)
def body_key(text: str) -> str:
    """Return what the spellings of a body's name share: "al-Qaeda", "Al Qaida"."""
    words = _body_words(text)
    joined = "".join(spelling(word.replace("-", "")) for word in words)
    if len(words) > _SHORT_NAME or len(joined) < SHORTEST_ALONE or not _is_single(words):
        return " ".join(words)
    return f"~{sound(joined)}"


def _is_single(words: list[str]) -> bool:
    return len(words) == 1 or words[0] in people().particles


def _body_slip(one: str, other: str) -> _Step | None:
    """Return the slip between two words; names of places and given names are never slips."""
    places, given = countries(), people().given
    if any(
        word in places.names or word in places.adjectives or word in given for word in (one, other)
    ):
        return None
    return _surnames(one, other, shortest=_LONG)


def _match_sounds(one: str, other: str) -> Match | None:
    """Match single names of no person: "al-Qaeda" and "Al Qaida", "Hezbollah" and "Hizbullah"."""
    words = [_body_words(text) for text in (one, other)]
    joined = ["".join(found) for found in words]
    if max(map(len, words)) > 2 or min(map(len, joined)) < SHORTEST_ALONE:
        return None
    if any(known is not None for known in (_country(one), _country(other))):
        return None
    if any(
        word in people().given and word not in people().particles
        for found in words
        for word in found
    ):
        return None
    step = _surnames(joined[0], joined[1], shortest=SHORTEST_ALONE)
    return None if step is None or step.ground == "slip" else _match([step])


def _plain(text: str) -> str:
    words = latin(text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _body_words(text: str) -> list[str]:
    """Return the folded words that tell a body, in one spelling, without its legal form."""
    words = _plain(text).replace(",", " ").split()
    for old, new in naming().british:
        words = [new if word == old else word for word in words]
        words = [word[: -len(old)] + new if word.endswith(old) else word for word in words]
    tail = name_words().legal | name_words().generic | {"and"}
    while len(words) > 1 and words[-1] in tail:
        words.pop()
    return words


@lru_cache(maxsize=1 << 14)
def _known(text: str) -> str | None:
    """Return the country or the organisation that is known by ``text``."""
    code = _country(text)
    if code is not None:
        return code
    found = known_body(text)
    return None if found is None else found.name


@lru_cache(maxsize=1 << 16)
def known_body(text: str) -> Organisation | None:
    """Return the organisation that is known by a name, written in full, with its country or joined.

    "The Associated Press", "BP plc", "US Coast Guard", and as outlets call themselves in addresses,
    "washingtonpost".
    """
    bare = text.removeprefix("the ").removeprefix("The ")
    found = known_organisation(bare) or known_organisation(" ".join(_body_words(text)))
    if found is None and _is_acronym(text):
        found = known_organisation(_plain(text).upper())
    own = found or _of_its_country(bare) or _of_its_country(" ".join(_body_words(bare)))
    own = own or _of_the_nations(bare) or _joined_names().get(latin(text))
    return own or _of_a_state(bare)


def _of_its_country(text: str) -> Organisation | None:
    """Return the known organisation that a name means with its country before it."""
    words = text.split()
    for length in range(1, min(len(words), countries().longest + 1)):
        first = " ".join(words[:length])
        code = countries().names.get(fold(first)) or countries().demonym(first)
        found = None if code is None else known_organisation(" ".join(words[length:]))
        if found is not None and found.country == code:
            return found
    return None


def _of_a_state(text: str) -> Organisation | None:
    """Return the body of a state that words without capitals name: "the Kordanian army"."""
    found = state_body(text)
    if found is None:
        return None
    return known_organisation(f"{countries().by_code[found.country].name} {found.body.title()}")


def _of_the_nations(text: str) -> Organisation | None:
    """Return the international body that a name means with "UN" before it: "UN Fisheries Fund"."""
    united = next((name for name in _NATIONS if text.startswith(name)), None)
    found = None if united is None else known_organisation(text.removeprefix(united))
    return found if found is not None and found.kind == "body" else None


@lru_cache(maxsize=1)
def _joined_names() -> dict[str, Organisation]:
    """Return the outlets by their names in small letters without gaps, as in addresses."""
    return {
        form.replace(" ", "").removeprefix("the"): found
        for form, found in organisations().items()
        if found.outlet
    }


def _country(text: str) -> str | None:
    """Return the country that a name means without context: "Congo" alone may be either."""
    plain = _plain(text)
    return None if plain in _shared_names() else countries().names.get(plain)


@lru_cache(maxsize=1)
def _shared_names() -> frozenset[str]:
    """Return the unsure names of countries that are a word of another country's name as well."""
    names, unsure = countries().names, countries().unsure
    shared = {(word, code) for name, code in names.items() for word in name.split()}
    return frozenset(word for word, code in shared if word in unsure and names.get(word) != code)


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    short = len(letters) <= _ACRONYM or "." in text
    return letters.isupper() and letters.isalpha() and len(letters) > 1 and short


def _match_acronym(one: str, other: str) -> Match | None:
    """Match an acronym and the name that it stands for, by initials."""
    if _is_acronym(one) and _is_acronym(other):
        return None
    short, full = (one, other) if _is_acronym(one) else (other, one)
    words = _plain(full).replace("-", " ").split()
    if len(words) < 2 or (words[0] in people().given and not _is_body(full)):
        return None
    small = naming().small
    letters = latin(short)
    initials = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in small),
        "".join(word[0] for word in _plain(full).split() if word not in small),
    }
    return Match(1.0 - VARIANT, ("acronym",)) if letters in initials else None


def _is_body(text: str) -> bool:
    """Tell whether a name has a word that only bodies have, or ends in what a thing is called."""
    words, known = _plain(text).split(), name_words()
    telling = known.heads | known.legal | people().organisation
    if "&" in text or not known.things.isdisjoint(words[-1:]):
        return True
    return not telling.isdisjoint(words)
