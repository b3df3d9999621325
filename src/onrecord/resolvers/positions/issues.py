"""What an issue is called: *a ceasefire*, *ceding territory*, *Karel Lund's resignation*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.model import Role
from onrecord.resolvers.disagreements.words import stem, terms
from onrecord.resolvers.positions.points import is_specific, near
from onrecord.resolvers.positions.readings import Reading
from onrecord.resolvers.positions.words import answers, listed, urgency

# A name of more words tells more than an issue.
_LONGEST = 6
_VOWELS = frozenset("aeiou")


def issue_of(chain: Sequence[Reading]) -> str | None:
    """Return the name of what the readings are about, ``None`` where they share nothing to name.

    It is the noun that most of them say yes or no to, with the act that most of them do to it.
    """
    phrases = [(reading, role) for reading in chain for role in reading.point.phrases]
    named = [(reading, role) for reading, role in phrases if _is_name(reading, role)]
    counts = Counter(head for head in _heads(named))
    if not counts:
        return _bare(chain)
    best = min(counts, key=lambda head: (-counts[head], head))
    chosen = [(reading, role) for reading, role in named if stem(role.head) == best]
    noun = _commonest(_plain(role.text) for _, role in chosen)
    verb = _verb([reading for reading, role in chosen if role.role in {"patient", "to", "with"}])
    return noun if verb is None else f"{_ing(verb)} {noun}"


def _heads(named: Sequence[tuple[Reading, Role]]) -> Iterable[str]:
    """Yield the stem of each head, once a statement."""
    return [head for _, head in sorted({(r.statement.id, stem(role.head)) for r, role in named})]


def _is_name(reading: Reading, role: Role) -> bool:
    head = stem(role.head)
    return is_specific(role) and head in reading.point.specific and bool(_plain(role.text))


def _bare(chain: Sequence[Reading]) -> str | None:
    """Return the act where it is done to nothing: *running again*."""
    verb = _verb(chain)
    return None if verb is None else _ing(verb)


def _plain(text: str) -> str:
    """Return a noun phrase without articles, possessives, numbers and what stands apart."""
    words = near(text).split()
    while words and (words[0].lower() in listed("articles", "words") or words[0][:1].isdigit()):
        words.pop(0)
    return " ".join(words) if len(words) <= _LONGEST and terms(" ".join(words)) else ""


def _commonest(texts: Iterable[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], len(text.split()), text))


def _verb(chain: Sequence[Reading]) -> str | None:
    """Return the act that most of the readings say yes or no to, if it is more than the answer."""
    verbs = Counter(reading.point.predicate for reading in chain)
    none = {*answers(), *urgency(), *listed("points", "light"), *listed("naming", "no_act")}
    acts = {v: n for v, n in verbs.items() if v not in none and not v.startswith("be ")}
    if not acts or 2 * sum(acts.values()) <= len(chain):
        return None
    return min(acts, key=lambda verb: (-acts[verb], verb))


def _ing(verb: str) -> str:
    """Return the gerund: *cede* → *ceding*, *step down* → *stepping down*."""
    first, _, rest = verb.partition(" ")
    if first.endswith("ie"):
        first = f"{first[:-2]}y"
    elif first.endswith("e") and not first.endswith(("ee", "oe", "ye")):
        first = first[:-1]
    elif _is_doubled(first):
        first = first + first[-1]
    return f"{first}ing {rest}".strip()


def _is_doubled(verb: str) -> bool:
    """Tell *stop*, *step*, *cut*: one vowel between two consonants, and no other."""
    if verb in listed("naming", "doubled"):
        return True
    vowels = [letter in _VOWELS for letter in verb]
    short = vowels[-3:] == [False, True, False] and sum(vowels) == 1
    return short and verb[-1] not in "wxy"
