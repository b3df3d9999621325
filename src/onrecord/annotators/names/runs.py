"""Names that only stand in a row: a heading or caption without a full stop before the next words.

"By his sister Mara | Mara Lindqvist said", "Kordania | Jo Arden", "Jo Arden | Kim Toller": capitals
alone do not tell where one name ends. What the report names elsewhere does, and what is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.annotators.names.draft import Draft, DraftKind
from onrecord.annotators.names.words import capital_named, country_named
from onrecord.knowledge.offices import office_heads
from onrecord.knowledge.organisations import known_organisation, name_words
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import given_gender
from onrecord.knowledge.tables import fold
from onrecord.knowledge.towns import country_of

_WORD = re.compile(r"\S+")
_PEOPLE = frozenset(["person", "unknown"])
# A longer run is a list, of which nobody can tell who is in it.
_LONGEST = 8
_PERSON: tuple[DraftKind, None] = ("person", None)


def split_runs(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each name that is two made two, of which the first stands by no verb.

    Words before somebody's full name that are no name are left out: "Drummer Jo Arden".
    """
    full = frozenset(
        fold(draft.text) for draft in drafts if draft.form == "name" and draft.kind == "person"
    )
    return [part for draft in drafts for part in _parts(draft, full)]


def _parts(draft: Draft, full: frozenset[str]) -> Iterator[Draft]:
    found = list(_WORD.finditer(draft.text))
    cut = None
    if draft.form == "name" and 1 < len(found) <= _LONGEST:
        cut = _where(draft.kind, [word[0] for word in found], full)
    if cut is None:
        yield draft
    else:
        yield from _two(draft, found[cut - 1].end(), found[cut].start())


def _where(kind: DraftKind, texts: list[str], full: frozenset[str]) -> int | None:
    """Return which of the words of a name begins the second one, if it is two."""
    words = [fold(text) for text in texts]
    if (cut := _between_bodies(texts)) is not None:
        return cut
    if kind == "organisation":
        return _behind_body(texts, words, full)
    if kind in _PEOPLE and len(words) > 2:
        return (
            _behind_double(words, full)
            or _before_full(texts, words, full)
            or _behind_full(texts, words, full)
        )
    return None


def _two(draft: Draft, end: int, start: int) -> Iterator[Draft]:
    """Yield the name up to ``end``, if it is one, and that from ``start`` on."""
    first, second = draft.text[:end], draft.text[start:]
    words, known = fold(first).split(), _known(first)
    if known is not None or _is_full(words) or fold(second).startswith(fold(first)):
        kind, country = known or _PERSON
        yield replace(
            draft, end=draft.start + end, text=first, kind=kind, head=words[-1], country=country,
            role="other", speaks=False, acts=False, verb="",
        )  # fmt: skip
    kind, country = _known(second) or _PERSON
    yield replace(
        draft, start=draft.start + start, text=second, kind=kind, country=country, titles=(),
        honorific=False, partner=-1,
    )  # fmt: skip


def _known(text: str) -> tuple[DraftKind, str | None] | None:
    """Return what is known by the name ``text`` and its country, ``None`` where nothing is."""
    if (code := country_named(text)) is not None:
        return "state", code
    if known_organisation(text) is not None:
        return "organisation", None
    return ("place", capital_named(text)) if country_of(text) is not None else None


def _behind_double(words: list[str], full: frozenset[str]) -> int | None:
    """Cut "Jo Arden | Jo Arden" and, where she is named so, "Mara | Mara Lindqvist"."""
    half = len(words) // 2
    if words[:half] == words[half:]:
        return half
    return 1 if words[0] == words[1] and " ".join(words[1:]) in full else None


def _before_full(texts: list[str], words: list[str], full: frozenset[str]) -> int | None:
    """Cut before a full name that ends the run: one of the report, or one behind another's.

    Of "Jo Kim Arden" and "J Kim Arden" all is one's, even where the report has "Kim Arden" too.
    """
    cut = _last_name(words)
    first, second = words[:cut], words[cut:]
    named = " ".join(second) in full
    if not (named or _is_full(second)) or second[-1] in name_words().heads:
        return None
    if _is_full(first):
        apart = first[-1] == second[-1] or not _is_middle(first[0], first[-1])
        return cut if apart and (named or len(first) == 2) else None
    labels = [not texts[-1].isupper() and _is_told(text) for text in texts[:cut]]
    if any(_may_open(word) and not label for word, label in zip(first, labels, strict=True)):
        return None
    return cut if named or all(labels) or _known(" ".join(texts[:cut])) is not None else None


def _between_bodies(texts: list[str]) -> int | None:
    """Cut between two known names: "Reuters | BP"."""
    if known_organisation(" ".join(texts)) is not None:
        return None
    for cut in range(1, len(texts)):
        first = known_organisation(" ".join(texts[:cut]))
        second = first and known_organisation(" ".join(texts[cut:]))
        if second is not None and second != first:
            return cut
    return None


def _behind_body(texts: list[str], words: list[str], full: frozenset[str]) -> int | None:
    """Cut before a personal name what is told of it: "Port Chairwoman | Mara Toller"."""
    cut = _last_name(words)
    if not _is_full(words[cut:]) or words[-1] in name_words().heads | name_words().legal:
        return None
    named = " ".join(words[cut:]) in full
    told = _is_told(texts[cut - 1]) or words[cut - 1] in office_heads()
    inside = words[cut - 1] in people().particles or words[0] in people().given
    return cut if (named or told) and not inside else None


def _behind_full(texts: list[str], words: list[str], full: frozenset[str]) -> int | None:
    """Cut behind a full name of the report that a known name follows: "Jo Arden | Kordania"."""
    if " ".join(words[:2]) not in full or not _is_full(words[:2]):
        return None
    return 2 if _known(" ".join(texts[2:])) is not None else None


def _is_full(words: list[str]) -> bool:
    """Tell whether the words are a given name, whose gender is known, and more."""
    return len(words) > 1 and len(words[0]) > 1 and given_gender((words[0],)) != "u"


def _is_middle(given: str, word: str) -> bool:
    """Tell whether ``word`` behind a given name may be another, and no surname."""
    genders = {given_gender((given,)), given_gender((word,))}
    return word in people().given and genders != {"m", "f"}


def _last_name(words: list[str]) -> int:
    """Return where the last two words of a run begin, particles before the last not counted."""
    cut = len(words) - 2
    while cut > 1 and words[cut] in people().particles:
        cut -= 1
    return cut


def _is_told(text: str) -> bool:
    """Tell whether a word before a name is none of it: "DJ", "AP", "BST", "Drummer"."""
    label = len(text) > 1 and text.isupper() and text.isalpha()
    return label or fold(text) in people().roles


def _may_open(word: str) -> bool:
    """Tell whether a personal name may begin with ``word``: given name, initial or particle."""
    return len(word) == 1 or word in people().given or word in people().particles
