"""Names of things that do nothing and say nothing: ships, songs, concerts, medicines, diseases.

Their names look like people's and firms'. That they are none's is told by the noun beside them:
"the ferry Mara Lindqvist", "Kelvane is a painkiller", "hits such as Velvet Dawn".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.draft import Draft, DraftKind, Told
from onrecord.knowledge.organisations import known_organisation
from onrecord.knowledge.people import people
from onrecord.knowledge.tables import fold
from onrecord.knowledge.things import things

_MODIFIERS = frozenset(["compound", "nmod", "amod"])
# Of one in a plural's possessive the parser makes the other.
_QUOTES = frozenset(["'", "’"])
_JOINED = 5
# A list behind a colon is looked back for so far.
_LIST = 60
_ITEM = 8
_FEW = 5
_ACTORS = frozenset(["person", "organisation", "unknown"])


def told_by(parse: Parse, draft: Draft, head: int) -> Told:
    """Return whether the words around say that a name with the token ``head`` is a thing's.

    "is": a noun says so of the name. "beside": it only stands before one, "the Mara Lindqvist
    concert", where a person's may stand too.
    """
    tokens = parse.tokens
    first = _first(tokens, draft, head)
    at = _coordinated(tokens, head)
    if _is_named(tokens, first) or _is_said(parse, at) or _is_among(parse, at):
        return "is"
    if _is_listed(parse, first, head):
        return "is"
    above = tokens[tokens[head].head]
    beside = _modifies(tokens, head) and above.i > head and above.lemma in things().kinds
    return "beside" if beside or above.lower in things().aboard else ""


def _modifies(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a name stands before a noun, in quotation marks or not: "'Low Tide' concert"."""
    if tokens[head].dep in _MODIFIERS:
        return True
    closed = head + 1 < len(tokens) and tokens[head + 1].text in _QUOTES
    return tokens[head].dep == "poss" and closed and not tokens[head].lower.endswith("s")


def _first(tokens: Sequence[Token], draft: Draft, head: int) -> int:
    while head > 0 and tokens[head - 1].start >= draft.start:
        head -= 1
    return head


def _coordinated(tokens: Sequence[Token], head: int) -> int:
    """Return what token ``head`` is coordinated with, itself where with nothing."""
    for _ in range(_JOINED):
        if tokens[head].dep != "conj":
            break
        head = tokens[head].head
    return head


def _is_named(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a noun stands right before the name: "the ferry Mara Lindqvist"."""
    before = tokens[first - 1] if first > 0 else None
    return (
        before is not None
        and before.text.islower()
        and before.tag in ("NN", "NNS")
        and before.lemma in things().kinds
        and before.sentence == tokens[first].sentence
    )


def _is_said(parse: Parse, at: int) -> bool:
    """Tell whether a noun says it: "Kelvane is a painkiller", "Kelvane, a painkiller, ..."."""
    tokens = parse.tokens
    token, above = tokens[at], tokens[tokens[at].head]
    said = [child for child in token.children if tokens[child].dep == "appos"]
    if token.dep == "appos" and above.text.islower():
        said.append(above.i)
    if token.dep == "nsubj" and above.lemma == "be":
        said += [child for child in above.children if tokens[child].dep == "attr"]
    return any(tokens[i].text.islower() and tokens[i].lemma in things().kinds for i in said)


def _is_among(parse: Parse, at: int) -> bool:
    """Tell whether a phrase has it: "hits such as Velvet Dawn", "doses of Kelvane"."""
    tokens = parse.tokens
    above = tokens[tokens[at].head]
    if tokens[at].dep == "oprd":
        return tokens[above.head].lemma in things().kinds and above.dep == "acl"
    if tokens[at].dep != "pobj":
        return False
    governing = tokens[above.head]
    if above.lower == "as":
        return governing.lemma in things().kinds
    return above.lower == "of" and governing.lemma in things().portions


def _is_listed(parse: Parse, first: int, head: int) -> bool:
    """Tell whether the name is one of a list: "hits: Velvet Dawn, Low Tide", "known as: Ace"."""
    tokens = parse.tokens
    low = max(parse.sentences[tokens[head].sentence][0], first - _LIST)
    item = 0
    for i in range(first - 1, low, -1):
        text = tokens[i].text
        if text == ":":
            known = tokens[i - 1].lower == "as" and tokens[i - 2].lower == "known"
            return known or tokens[i - 1].lemma in things().kinds
        item = 0 if text == "," else item + 1
        if item > _ITEM or (item and i == first - 1):
            return False
    return False


def things_among(drafts: Sequence[Draft], kinds: Mapping[str, DraftKind]) -> frozenset[str]:
    """Return the folded names that only things have, of those that ``kinds`` calls actors'.

    Who speaks or acts, has a title, is known or is called by the surname alone is no thing.
    """
    told: dict[str, Counter[Told]] = {}
    acting: set[str] = set()
    for draft in drafts:
        if draft.form == "name":
            text = fold(draft.text)
            told.setdefault(text, Counter())[draft.told] += 1
            if draft.speaks or draft.acts or draft.titles or draft.honorific:
                acting.add(text)
    return frozenset(
        text
        for text, found in told.items()
        if kinds[text] in _ACTORS
        and (_ends(text, things().ends) or (text not in acting and _is_thing(text, found, kinds)))
    )


def _ends(text: str, words: frozenset[str]) -> bool:
    return text.split()[-1] in words


def _is_thing(text: str, told: Counter[Told], kinds: Mapping[str, DraftKind]) -> bool:
    """Tell whether a name that nobody speaks or acts by is told to be a thing's often enough."""
    if known_organisation(text) is not None:
        return False
    if " " in text and _ends(text, things().buildings):
        return True
    return _enough(text, told) and not (" " in text and kinds.get(text.split()[-1]) == "person")


def _enough(text: str, told: Counter[Told]) -> bool:
    """Tell whether a name is told to be a thing's often enough.

    Once in a few times where a noun says so of it, every other time where it only stands beside
    one; always if it begins like a person's: "of Jo Arden's new film | Mara Lindqvist plays".
    """
    words = text.split()
    if len(words) > 1 and words[0] in people().given:
        return not told[""]
    beside = (told["is"] + told["beside"]) * 2 >= told.total()
    return beside or (told["is"] > 0 and told["is"] * _FEW >= told.total())
