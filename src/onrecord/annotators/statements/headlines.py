"""Headlines that name who says it before a colon: *Norwegian PM: leaks were sabotage*.

Only the first line of a report is looked at. What stands before a colon there may as well be a
topic, a place or a label (*The Latest: …*): it must be a person or a body by name, somebody by role
or a document, and the line must go on with a few words.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.circumstances.nouns import is_somebody
from onrecord.annotators.statements.encoder.features import head_of
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.spans import overlap
from onrecord.knowledge.people import people
from onrecord.knowledge.towns import country_of

# Confidence: in PolNeAR, nineteen of twenty.
_SURE = 0.9
# Characters of a headline; tokens of who says it; tokens of what is said, at least.
_LINE, _WHO, _SAID = 160, 6, 3
_MARKS = frozenset(".;")
# "Clinton to planners: …", "Obama on climate: …": whom or what it is about is not who says it.
_ASIDE = frozenset(["to", "on", "at", "after", "about"])


def with_headline(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return ``candidates`` with that of the headline, unless one of them is in it.

    What a place or a label before the colon is said to say is left out: *PARIS: law passed*.
    """
    line = _line(parse) if parse.start == 0 else []
    sign = next((i for i in line[1 : _WHO + 1] if parse.tokens[i].text == ":"), None)
    if sign is None or len(line) - sign <= _SAID:
        return list(candidates)
    if _is_label(parse, line[:sign]):
        return [one for one in candidates if one.head != sign]
    one = _headline(parse, line, sign)
    if one is None or any(overlap([*one.content, one.cue], [other.cue]) for other in candidates):
        return list(candidates)
    return [*candidates, one]


def _is_label(parse: Parse, named: Sequence[int]) -> bool:
    """Tell a place or a label."""
    words = [parse.tokens[i] for i in named]
    place = parse.text[words[0].start : words[-1].end]
    return country_of(place) is not None or any(w.lower in forms("labels") for w in words)


def _headline(parse: Parse, line: Sequence[int], sign: int) -> Candidate | None:
    who = _speaker(parse, line[:sign])
    if not who:
        return None
    mark, last = parse.tokens[sign], parse.tokens[line[-1]]
    return Candidate(
        head=sign,
        lemma=mark.text,
        cue=(mark.start, mark.end),
        source=(parse.tokens[who[0]].start, parse.tokens[who[-1]].end),
        source_head=head_of(parse, who),
        content=[(parse.tokens[sign + 1].start, last.end)],
        content_head=sign + 1,
        score=_SURE,
    )


def _line(parse: Parse) -> list[int]:
    """Return the tokens of a first line that another follows, without the mark that ends it."""
    end = parse.text.find("\n", len(parse.text) - len(parse.text.lstrip()), _LINE)
    line = [token.i for token in parse.tokens[:_LINE] if token.end <= end]
    while line and parse.tokens[line[-1]].text in _MARKS:
        line.pop()
    return line


def _speaker(parse: Parse, named: Sequence[int]) -> Sequence[int]:
    """Return the tokens of who speaks, none where they are not somebody."""
    aside = next((i for i in named[1:] if parse.tokens[i].lower in _ASIDE), None)
    who = named if aside is None else named[: named.index(aside)]
    return who if _is_named(parse, who) or _is_role(parse, parse.tokens[who[-1]]) else []


def _is_named(parse: Parse, who: Sequence[int]) -> bool:
    """Tell a name, which the line or what follows shows to be a person's or a body's."""
    if any(parse.tokens[i].pos != "PROPN" for i in who):
        return False
    last = parse.tokens[who[-1]]
    return last.entity in {"PERSON", "ORG"} or any(
        token.text == last.text and token.entity == "PERSON" for token in parse.tokens
    )


def _is_role(parse: Parse, token: Token) -> bool:
    """Tell *PM*, *experts*, *poll* at the end of what stands before the colon."""
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    lemma = token.lemma.lower()
    known = {lemma, token.lower} & (people().roles.keys() | forms("documents") | forms("vouchers"))
    return bool(known) or (token.pos == "NOUN" and is_somebody(parse, token.i))
