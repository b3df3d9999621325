"""Personal names: their parts, the keys that block them, and how alike two of them are.

The likeness is Jaro-Winkler over surnames, accepted from 0.93 with guards for what it cannot see:
Zelensky and Zelenska score .95 and are two people, Gaddafi and Qaddafi .90 and are one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA, JaroWinkler

from onrecord.knowledge.naming import are_variants, naming, sound
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold

Gender = Literal["m", "f", "u"]

ALIKE = 0.93
GIVEN_ALIKE = 0.88
# Shorter surnames are one slip from somebody else's: Bush and Rush, Blair and Blaire.
SHORTEST = 5
# Of a longer surname, which is none, no letter is left out to meet its slips.
_BONES = 24
# The different words in the names of a record with a million mentions, and room for as many more.
_WORDS = 1 << 17
# However alike they sound, a slip does not change more letters: Brenk and Brennick.
_LETTERS = 2

_ARTICLE = re.compile(r"^(?:al|el|ul|ash|an|as|at)-")
JOINED_ARTICLE = re.compile(r"\b(?:El|Al)(?=[A-Z][a-z])")
_GLIDES = re.compile(r"[iyj]{2,}|ey|[yj]")
_DOUBLED = re.compile(r"(.)\1")
# A Slavic surname has a man's and a woman's ending; the rest being equal, they are two people.
_ENDINGS = (
    (re.compile(r"sk(?:y|i|yy|yi|iy|ij|yj)$"), re.compile(r"sk(?:a|aya|aia|aja)$")),
    (re.compile(r"(?:ov|ow|ev|in|yn)$"), re.compile(r"(?:ova|owa|eva|ina|yna)$")),
)
# Letters that write one first sound in different alphabets' transliterations.
_FIRST = {"g": "k", "k": "k", "c": "k"}
# "Henry II" is a monarch and nobody's surname.
NUMERALS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi"])
# Yelena and Elena, Yekaterina and Ekaterina.
_GLIDE = re.compile(r"^i(?=[aeou])")
_VOWELS = str.maketrans("", "", "aeiouy'- ")


class PersonName(Struct, frozen=True, gc=False):
    """A personal name, folded: given names in order and the surname, particles left out."""

    given: tuple[str, ...]
    surname: str


@lru_cache(maxsize=1 << 15)
def parse_name(text: str) -> PersonName:
    """Return the parts of a name that stands without title, given name first."""
    words = people()
    text = JOINED_ARTICLE.sub("", text)
    whole = fold(text).replace(",", " ").split()
    parts = [part for part in whole if part not in words.suffixes]
    if not parts or (len(parts) == 1 and whole[-1] in NUMERALS):
        return PersonName((), " ".join(whole))
    given = tuple(part for i, part in enumerate(parts[:-1]) if not i or part not in words.particles)
    return PersonName(given, _ARTICLE.sub("", parts[-1]))


@lru_cache(maxsize=_WORDS)
def spelling(surname: str) -> str:
    """Return ``surname`` with what transliterations differ in made equal."""
    for old, new in naming().spellings:
        if not old.endswith("$"):
            surname = surname.replace(old, new)
        elif surname.endswith(old[:-1]):
            surname = surname[: 1 - len(old)] + new
    return _DOUBLED.sub(r"\1", _GLIDES.sub("i", surname))


@lru_cache(maxsize=_WORDS)
def keys(surname: str) -> tuple[str, ...]:
    """Return blocking keys: two surnames that may be one share at least one of them.

    Sorted consonants of the sound, so that exchanged letters and other vowels meet, and the same
    with each one left out, so that a letter too few or too many meets; all behind the first sound,
    which slips seldom touch.
    """
    plain = spelling(surname)
    first = _FIRST.get(plain[:1], plain[:1])
    bones = "".join(sorted(sound(plain[1:]).translate(_VOWELS)))
    near = 2 < len(bones) <= _BONES
    shorter = {bones[:i] + bones[i + 1 :] for i in range(len(bones))} if near else set()
    return tuple(first + key for key in (bones, *sorted(shorter - {bones})))


@lru_cache(maxsize=1 << 15)
def given_keys(name: PersonName, *, sought: bool = False) -> tuple[str, ...]:
    """Return blocking keys of given names: names that may be one person's share at least one.

    ``sought`` gives the keys to look for, which are fewer than those to be found by: the first
    sound of the full form of the first name, an initial, and names that may stand in the middle.
    """
    if not name.given:
        return ("",)
    first = name.given[0]
    found = {f"~{part}" for part in name.given}
    if len(first) == 1:
        found |= {f".{first}"} if sought else {f".{first}", f"-{first}"}
    else:
        plain = _GLIDE.sub("", spelling(people().nicknames.get(first, first)))[:1]
        found |= {f"={_FIRST.get(plain, plain)}", f"{'-' if sought else '.'}{first[0]}"}
        found |= {f"#{group}" for group in naming().variants.get(first, ())}
    return tuple(sorted(found if sought else found | {""}))


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> float:
    """Return how alike two folded surnames are, 1 for the same, 0 below the margin."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < SHORTEST:
        return 0.0
    plain_one, plain_other = spelling(one), spelling(other)
    if plain_one == plain_other or _one_sound(plain_one, plain_other):
        return 0.99
    slips = 1 if min(len(one), len(other)) < 8 else 2
    if OSA.distance(plain_one, plain_other, score_cutoff=slips) > slips:
        return 0.0
    if OSA.distance(one, other, score_cutoff=_LETTERS) > _LETTERS or gendered_apart(one, other):
        return 0.0
    score = JaroWinkler.similarity(one, other)
    spelt = JaroWinkler.similarity(plain_one, plain_other) - 0.01
    best = max(score, spelt)
    return best if best >= ALIKE else 0.0


def _one_sound(one: str, other: str) -> bool:
    """Tell whether two spellings differ in how one first sound is written: Gaddafi, Kadhafi."""
    return one[1:] == other[1:] and _FIRST.get(one[0]) == _FIRST.get(other[0]) is not None


def gendered_apart(one: str, other: str) -> bool:
    """Tell whether one of two Slavic surnames is a man's and the other a woman's."""
    return any(
        (man.search(one) and woman.search(other)) or (man.search(other) and woman.search(one))
        for man, woman in _ENDINGS
    )


def surname_gender(surname: str) -> Gender:
    """Return the gender that a Slavic surname's ending tells."""
    if len(surname) > 5 and (surname.endswith(("ska", "skaya", "ova", "eva", "owa"))):
        return "f"
    if len(surname) > 5 and _ENDINGS[0][0].search(surname):
        return "m"
    return "u"


def given_gender(given: tuple[str, ...]) -> Gender:
    """Return the usual gender of the first given name that is known."""
    known = people().given
    for name in given:
        gender = known.get(name) or known.get(name.split("-")[0])
        if gender in ("m", "f"):
            return "m" if gender == "m" else "f"
    return "u"


@lru_cache(maxsize=1 << 15)
def same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one: equal, initial, short form, spelling."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    short = people().nicknames
    if short.get(one, one) == short.get(other, other) or are_variants(one, other):
        return True
    genders = {given_gender((one,)), given_gender((other,))} - {"u"}
    if len(genders) == 2 or min(len(one), len(other)) < 4:
        return False
    return JaroWinkler.similarity(spelling(one), spelling(other)) >= GIVEN_ALIKE


def compatible(one: PersonName, other: PersonName) -> bool:
    """Tell whether the given names of two names allow that they are one person's.

    A name without given names is compatible with any; a middle name may be left out.
    """
    if not one.given or not other.given:
        return True
    if same_given(one.given[0], other.given[0]):
        return _middles_agree(one.given[1:], other.given[1:])
    return one.given[0] in other.given[1:] or other.given[0] in one.given[1:]


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether middle names do not contradict: "George W. Bush" and "George H.W. Bush" do."""
    if not one or not other or same_given(one[0], other[0]):
        return True
    return any(len(name) > 1 and name in other for name in one)
