"""Pronouns of all persons; which of them make a mention is known when they are resolved."""

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
_RELATED = frozenset(["relcl", "acl"])
_RELATING = frozenset([",", "of", "to", "with", "from", "for", "by"])
ME = frozenset(["i", "me", "my", "mine", "myself"])
WE = frozenset(["we", "us", "our", "ours", "ourselves"])
YOU = frozenset(["you", "your", "yours", "yourself"])
IT = frozenset(["it", "its", "itself"])
# Tokens from "you" to the mark of the question that it may stand in.
_QUESTION = 60
# Brackets that an editor puts around a letter: "[W]e".
_BRACKETS = str.maketrans("", "", "[]")


def find_pronouns(parse: Parse) -> list[tuple[Draft, int]]:
    """Return the drafts of pronouns, each with the index of its token."""
    found = []
    for token in parse.tokens:
        draft = _pronoun(parse, token) if len(token.text) < 12 else None
        if draft is not None:
            found.append((draft, token.i))
    return found


def _pronoun(parse: Parse, token: Token) -> Draft | None:
    word = token.lower.translate(_BRACKETS) if "]" in token.text else token.lower
    if word in _GENDERS and token.text != "HIS":
        return _draft(parse, token, word, kind_known=True, gender=_GENDERS[word])
    if word in _PLURAL or (word in WE and token.text != "US"):
        return _draft(parse, token, word, plural=True)
    if word in YOU and _is_asked(parse, token):
        return _draft(parse, token, word)
    if word in ME and (word != "i" or token.text != "i"):
        return _draft(parse, token, word)
    if word in IT and _may_act(parse, token):
        return _draft(parse, token, word)
    if word in _RELATIVE and token.text != "WHO" and _is_relative(parse, token):
        return _draft(parse, token, word, silent=True)
    return None


def _draft(
    parse: Parse,
    token: Token,
    word: str,
    *,
    gender: Gender = "u",
    plural: bool = False,
    kind_known: bool = False,
    silent: bool = False,
) -> Draft:
    bracketed = word != token.lower and parse.text[token.start - 1 : token.start] == "["
    start = token.start - bracketed
    return Draft(
        start, token.end, parse.text[start : token.end], "pronoun",
        "person" if kind_known else "unknown", word, gender=gender, plural=plural, silent=silent,
    )  # fmt: skip


def _is_relative(parse: Parse, token: Token) -> bool:
    """Tell whether a pronoun relates to what stands right before, and asks nothing."""
    if not token.i:
        return False
    before = parse.tokens[token.i - 1]
    if before.sentence != token.sentence:
        return False
    if before.text in _RELATING:
        return True
    clause = parse.tokens[token.head]
    if clause.dep == "poss" or token.dep == "poss":
        clause = parse.tokens[clause.head]
    return before.pos in ("NOUN", "PROPN") and clause.dep in _RELATED


def _is_asked(parse: Parse, token: Token) -> bool:
    """Tell whether the sentence of "you" is a question."""
    end = min(parse.sentences[token.sentence][1], token.i + _QUESTION)
    return any(behind.text == "?" for behind in parse.tokens[token.i : end])


def _may_act(parse: Parse, token: Token) -> bool:
    """Tell whether "it" may be somebody: the subject of what only somebody does, or a possessor."""
    verb = parse.tokens[token.head]
    if token.dep == "poss":
        return True
    return token.dep == "nsubj" and verb.lemma in people().acting
