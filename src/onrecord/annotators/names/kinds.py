"""What each name of a report names, by vote over all its mentions: one slip costs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.annotators.names.draft import Draft, DraftKind
from onrecord.annotators.names.things import things_among
from onrecord.knowledge.countries import countries
from onrecord.knowledge.organisations import known_organisation, name_words
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.places import places
from onrecord.knowledge.tables import fold

# A title or an honorific before a name outvotes the model's label elsewhere.
_TITLED = 100
# So do a preposition of place, and a pronoun behind what a lone name says.
_TOLD = 2
# Behind its name a relative pronoun stands past a comma.
_NEAR = 2
# A personal name has fewer words.
_WORDS = 5


def vote_kinds(drafts: Sequence[Draft]) -> dict[str, DraftKind]:
    """Return the kind that each folded name has most often; ``drafts`` stand in text order.

    The surname of a person's full name is a person's, unless it names a capital. Of a lone word the
    model's label is not enough.
    """
    votes: dict[str, Counter[DraftKind]] = {}
    for draft, following in pairwise([*drafts, None]):
        if draft is not None and draft.form == "name":
            kind, weight = _evidence(draft, following)
            votes.setdefault(fold(draft.text), Counter())[kind] += weight
    kinds = {text: _winner(found) for text, found in votes.items()}
    _settle_surnames(kinds)
    kinds |= dict.fromkeys(things_among(drafts, kinds), "unknown")
    _doubt_lone_words(kinds, drafts)
    return kinds


def _evidence(draft: Draft, following: Draft | None) -> tuple[DraftKind, int]:
    if draft.honorific or draft.titles:
        return draft.kind, _TITLED
    if draft.aged and draft.kind in ("person", "place", "unknown"):
        return "person", _TITLED
    if following is not None and _who_follows(draft, following):
        return "person", _TOLD
    if " " in draft.text:
        return _of_words(draft), 1
    if draft.kind in ("state", "group"):
        return draft.kind, 1
    if draft.located and known_organisation(draft.text) is None:
        return "place", _TITLED if fold(draft.text) in places().regions else _TOLD
    if draft.speaks and following is not None and _said_of_oneself(draft, following):
        return "person", _TOLD
    return draft.kind, 1


def _of_words(draft: Draft) -> DraftKind:
    """Return what a name of several words is; an unknown speaker has a given name or is a body."""
    if draft.kind != "unknown" or not draft.speaks:
        return draft.kind
    words = fold(draft.text).split()
    given = any(people().given.get(word, "u") != "u" for word in words[:-1])
    plain = len(words) < _WORDS and words[-1] not in name_words().heads | name_words().legal
    return "person" if given and plain and not draft.articled else "organisation"


def _who_follows(draft: Draft, following: Draft) -> bool:
    """Tell whether "who" relates to the name: "Amara Obi, who"."""
    behind = following.silent and following.head == "who" and following.start - draft.end <= _NEAR
    several = draft.kind in ("state", "group")
    return behind and not several and known_organisation(draft.text) is None


def _said_of_oneself(draft: Draft, following: Draft) -> bool:
    """Tell whether a speaker goes on as "he" or "she": "Toller said he would not"."""
    return (
        following.form == "pronoun"
        and following.kind == "person"
        and following.matrix == draft.clause >= 0
        and following.sentence == draft.sentence
    )


def _winner(votes: Counter[DraftKind]) -> DraftKind:
    return max(votes, key=lambda kind: (kind != "unknown", votes[kind], kind))


def _settle_surnames(kinds: dict[str, DraftKind]) -> None:
    surnames = {parse_name(t).surname for t, kind in kinds.items() if kind == "person" and " " in t}
    capitals = countries().capitals.keys()
    for text, kind in kinds.items():
        namesake = kind == "state" and text in countries().unsure
        other = kind in ("organisation", "place", "unknown") and text not in capitals
        if _bare(text) in surnames and (namesake or other):
            kinds[text] = "person"


def _bare(text: str) -> str:
    """Return a lone surname without its article: "el-Masri" is Masri."""
    return parse_name(text).surname if "-" in text and " " not in text else text


def _doubt_lone_words(kinds: dict[str, DraftKind], drafts: Sequence[Draft]) -> None:
    """Take lone words that only the model calls an organisation or a person for unknown.

    A firm speaks, or is spelt out, or is said to be one; a person has a title or a full name, acts,
    or comes again.
    """
    spelt = {capitals(d.text) for d in drafts if d.form == "name" and " " in d.text}
    parts = {
        part for t, kind in kinds.items() if kind == "person" and " " in t for part in t.split()
    }
    partners = {draft.partner for draft in drafts if draft.partner >= 0}
    sure: set[str] = set()
    seen: set[str] = set()
    for draft in drafts:
        if draft.form == "name" and " " not in draft.text:
            text = fold(draft.text)
            if (
                draft.speaks
                or draft.start in partners
                or known_organisation(draft.text) is not None
                or (kinds[text] == "organisation" and draft.text.replace(".", "") in spelt)
                or (
                    kinds[text] == "person"
                    and (_takes_part(draft) or text in parts or text in seen)
                )
            ):
                sure.add(text)
            seen.add(text)
    for text, kind in kinds.items():
        if kind in ("organisation", "person") and " " not in text and text not in sure:
            kinds[text] = "unknown"


def _takes_part(draft: Draft) -> bool:
    return draft.honorific or bool(draft.titles) or draft.acts


def capitals(text: str) -> str:
    """Return the first letters of the words that begin with a capital."""
    return "".join(word[0] for word in text.split() if word[0].isupper())
