"""Third-person pronouns, and relative pronouns as silent drafts."""

from __future__ import annotations

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.names.draft import Draft
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import Gender

_GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_RELATIVE = frozenset(["who", "whom", "whose"])


def find_pronouns(parse: Parse) -> list[tuple[Draft, int]]:
    """Return the drafts of pronouns, each with the index of its token."""
    found = []
    for token in parse.tokens:
        draft = _pronoun(parse, token)
        if draft is not None:
            found.append((draft, token.i))
    return found


def _pronoun(parse: Parse, token: Token) -> Draft | None:
    word = token.lower
    if word in _GENDERS and token.text != "HIS":
        return _draft(token, kind_known=True, gender=_GENDERS[word])
    if word in _PLURAL:
        return _draft(token, plural=True)
    if word == "it" and _speaking_subject(parse, token):
        return _draft(token)
    if (
        word in _RELATIVE
        and token.i
        and parse.tokens[token.i - 1].text in (",", "of", "to", "with")
    ):
        return _draft(token, silent=True)
    return None


def _draft(
    token: Token,
    *,
    gender: Gender = "u",
    plural: bool = False,
    kind_known: bool = False,
    silent: bool = False,
) -> Draft:
    return Draft(
        token.start, token.end, token.text, "pronoun", "person" if kind_known else "unknown",
        token.lower, gender=gender, plural=plural, silent=silent,
    )  # fmt: skip


def _speaking_subject(parse: Parse, token: Token) -> bool:
    """Tell whether "it" speaks: only then it is surely an actor."""
    verb = parse.tokens[token.head]
    return token.dep == "nsubj" and verb.tag in ("VBD", "VBZ") and verb.lemma in people().speaking
