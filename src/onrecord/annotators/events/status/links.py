"""One step up from an event to what governs it, and in which form."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.annotators.events.status.words import (
    Form,
    Governor,
    governors,
    lemmas,
    marks,
    prepositions,
    words,
)
from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import SUBJECTS

# No clause of a report is deeper; a hostile one would cost the square of its length.
HEIGHT = 40
_VERBS = frozenset(["VERB", "AUX"])
_NOUNS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "DET", "X"])
# The prepositions behind which a noun has what it is about: "the threat of war", "calls for talks".
_OBJECTIVE = frozenset(
    ["of", "for", "about", "over", "against", "to", "on", "at", "towards", "toward"]
)
# Where an infinitive that no word governs tells a purpose.
_PURPOSES = frozenset(["acl", "relcl", "xcomp"])
_PREDICATES = frozenset(["acomp", "attr", "oprd"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


class Link(Struct, frozen=True, gc=False):
    """A step from the token ``at`` to ``above``, which governs it.

    ``governor`` is the class that the lexicon knows ``above`` by, as ``word``; where it knows none,
    ``kind`` tells the construction: the dependency, or a class of preposition or conjunction.
    """

    at: int
    above: int
    form: Form
    kind: str
    word: str
    governor: Governor | None = None


def links(parse: Parse, at: int) -> Iterator[Link]:
    """Yield the steps from ``at`` up to the head of its sentence, innermost first."""
    for _ in range(HEIGHT):
        found = link(parse, at)
        if found is None:
            return
        yield found
        at = found.above


def link(parse: Parse, at: int) -> Link | None:
    """Return the step from ``at`` to its governor, ``None`` at the head of a sentence."""
    token = parse.tokens[at]
    if token.head == at:
        return None
    if token.dep in {"pobj", "pcomp"} or (token.dep == "prep" and token.pos in _VERBS):
        return _behind_preposition(parse, token)
    if token.dep in SUBJECTS and token.dep != "expl":
        return _as_subject(parse, token)
    if token.dep == "advcl":
        return _adverbial(parse, token)
    form = form_of(parse, at)
    above = parse.tokens[token.head]
    if form == "infinitive" and _is_delayed(parse, at):
        return Link(at, token.head, form, "yet", "yet")
    if token.dep == "conj" and not _is_second_complement(parse, token, form):
        return Link(at, token.head, form, "conj", "")
    if token.dep in {"aux", "auxpass"} or (token.dep == "relcl" and form != "infinitive"):
        return Link(at, token.head, form, token.dep, "")
    named = token.dep == "oprd" and form != "infinitive"
    found = _governed(parse, token, above, [] if named else _keys(parse, above), token.dep)
    if found.governor is None and form == "infinitive" and token.dep in _PURPOSES:
        return Link(at, above.i, form, _purpose(token, above, form), above.lemma)
    return found


def _is_second_complement(parse: Parse, token: Token, form: Form) -> bool:
    """Tell *wants him to come and to tell*, whose *tell* the parser joins to *wants*."""
    return form == "infinitive" and not parse.is_infinitive(token.head)


def _is_delayed(parse: Parse, at: int) -> bool:
    """Tell *has yet to leave*."""
    to = next(c for c in parse.tokens[at].children if parse.tokens[c].tag == "TO")
    return to > 0 and parse.tokens[to - 1].lower == "yet"


def lemma_of(token: Token) -> str:
    """Return the lemma in small letters, put right where the parser's is known to be wrong."""
    lemma = token.lemma.lower()
    return lemmas().get(lemma, lemma)


def is_definite(parse: Parse, at: int) -> bool:
    """Tell a noun that is spoken of as known: *the attack*, *their attack*, *Friday's attack*."""
    token = parse.tokens[at]
    below = (parse.tokens[c] for c in token.children)
    return token.pos == "PROPN" or any(
        c.dep == "poss" or (c.dep == "det" and c.lower in words("definite")) for c in below
    )


def form_of(parse: Parse, at: int) -> Form:
    """Return the form in which the verb or noun ``at`` is governed."""
    token = parse.tokens[at]
    if token.pos not in _VERBS and not token.tag.startswith("VB"):
        return "noun"
    below = [parse.tokens[c] for c in token.children]
    if any(c.tag == "TO" and c.dep == "aux" for c in below):
        return "infinitive"
    if any(c.dep == "mark" and c.lower in {"whether", "if"} for c in below):
        return "question"
    if token.tag in _FINITE or any(c.tag in _FINITE and c.dep in {"aux", "auxpass"} for c in below):
        return "clause"
    if any(c.dep in SUBJECTS for c in below) and _base(token, below) == "VB":
        return "subjunctive" if any(c.dep == "mark" for c in below) else "bare"
    return "gerund" if _base(token, below) == "VBG" else "bare"


def _base(token: Token, below: list[Token]) -> str:
    """Return the tag of the first word of the verb: *be* in *that he be freed*."""
    return next((c.tag for c in below if c.dep in {"aux", "auxpass"}), token.tag)


def _keys(parse: Parse, above: Token, preposition: str = "") -> list[str]:
    """Return what the lexicon may know a governor by, the more special first."""
    lemma = lemma_of(above)
    particle = next(
        (parse.tokens[c].lower for c in above.children if parse.tokens[c].dep == "prt"), ""
    )
    stem = f"{lemma}_{particle}" if particle else lemma
    if above.dep == "dobj" and not preposition:
        return [f"{lemma_of(parse.tokens[above.head])}_{lemma}", lemma]
    if not preposition:
        return [stem, above.lower] if above.pos == "ADJ" else [stem]
    special = [f"{stem}_{preposition}"]
    return [*special, lemma] if above.pos in _NOUNS and preposition in _OBJECTIVE else special


def _governed(
    parse: Parse, token: Token, above: Token, keys: list[str], kind: str, form: Form | None = None
) -> Link:
    taken = form_of(parse, token.i) if form is None else form
    part = "VERB" if above.pos in _VERBS else "ADJ" if above.pos == "ADJ" else "NOUN"
    own, definite = _is_own(parse, token, above), is_definite(parse, token.i)
    for key in keys:
        for form_taken in _alternatives(token, taken):
            for entry in governors().get(key, ()):
                if entry.holds(form_taken, part, own=own, definite=definite):
                    return Link(token.i, above.i, form_taken, kind, key, entry)
    return Link(token.i, above.i, taken, kind, keys[0] if keys else "")


def _alternatives(token: Token, form: Form) -> tuple[Form, ...]:
    """Return the forms that it may be: a subjunctive too in *demanded that they leave*."""
    return (form, "subjunctive") if form == "clause" and token.tag == "VBP" else (form,)


def _is_own(parse: Parse, token: Token, above: Token) -> bool:
    """Tell whether the subject of ``above`` is to do it: *wants to go*, not *wants him to go*."""
    if any(parse.tokens[c].dep in SUBJECTS for c in token.children):
        return False
    return not any(parse.tokens[c].dep in {"dobj", "auxpass", "dative"} for c in above.children)


def _behind_preposition(parse: Parse, token: Token) -> Link:
    """*Accused of torture*, *the threat of war*, *after the attack*, *because of the strike*."""
    first = parse.tokens[token.head]
    said, above = [first.lower], first
    while above.head != above.i and (above.pos in {"ADP", "SCONJ"} or above.dep == "prep"):
        above = parse.tokens[above.head]
        if above.pos in {"ADP", "SCONJ", "ADV"}:
            said.insert(0, above.lower)
        if len(said) > 3:
            break
    if above.pos == "ADV" and above.head != above.i:
        above = parse.tokens[above.head]
    if above.dep == "dobj" and parse.tokens[above.head].pos in _VERBS:
        verb = parse.tokens[above.head]
        found = _governed(parse, token, verb, _keys(parse, verb, said[-1]), "prep")
        if found.governor is not None:
            return found
    phrase = "_".join(said)
    found = _governed(parse, token, above, _keys(parse, above, said[-1]), "prep")
    if found.governor is not None:
        return found
    kinds = (prepositions().get(word) for word in (phrase, said[-1], said[0]))
    kind = next((found for found in kinds if found is not None), "same")
    if above.pos in _NOUNS and said == ["of"]:
        kind = "of"
    if said == ["in"] and lemma_of(token) in words("attempts"):
        kind = "in an attempt"
    if kind == "purpose" and found.form == "noun" and lemma_of(above) in words("motion"):
        return Link(token.i, above.i, found.form, "motion", phrase)
    return Link(token.i, above.i, found.form, f"prep {kind}", phrase)


def _as_subject(parse: Parse, token: Token) -> Link:
    """*Talks began*, *talks are planned*, *talks are likely to resume*, *war is close*."""
    verb = parse.tokens[token.head]
    for predicate in (c for c in verb.children if parse.tokens[c].dep in _PREDICATES):
        named = parse.tokens[predicate]
        raised = _infinitive_below(parse, named)
        if raised is not None and governors().get(lemma_of(named)):
            return _as_subject_of(parse, token, parse.tokens[raised])
        found = _governed(parse, token, named, _keys(parse, named), "predicate", "subject")
        if found.governor is not None:
            return found
    raised = _infinitive_below(parse, verb)
    if raised is not None and token.i < verb.i and governors().get(lemma_of(verb)):
        return _as_subject_of(parse, token, parse.tokens[raised])
    return _as_subject_of(parse, token, verb)


def _as_subject_of(parse: Parse, token: Token, verb: Token) -> Link:
    passive = any(parse.tokens[c].dep == "auxpass" for c in verb.children)
    form: Form = "noun" if passive else "subject"
    kind = "nsubjpass" if passive else "nsubj"
    if token.pos in _VERBS:
        return Link(token.i, verb.i, form_of(parse, token.i), "csubj", verb.lemma)
    return _governed(parse, token, verb, _keys(parse, verb), kind, form)


def _infinitive_below(parse: Parse, above: Token) -> int | None:
    return next(
        (c for c in above.children if parse.tokens[c].dep == "xcomp" and parse.is_infinitive(c)),
        None,
    )


def _adverbial(parse: Parse, token: Token) -> Link:
    """*If they attack*, *because they attacked*, *to attack*, *attacking*."""
    above = parse.tokens[token.head]
    form = form_of(parse, token.i)
    for child in (parse.tokens[c] for c in token.children):
        if child.dep in {"mark", "advmod"} and child.lower in marks() and child.i < token.i:
            return Link(token.i, above.i, form, f"mark {marks()[child.lower]}", child.lower)
    if form == "infinitive" and above.lemma != "be":
        found = _governed(parse, token, above, _keys(parse, above), "advcl")
        if found.governor is not None:
            return found
    return Link(token.i, above.i, form, _purpose(token, above, form), above.lemma)


def _purpose(token: Token, above: Token, form: Form) -> str:
    """Return the kind of an adverbial; to march *to demand* something is to demand it."""
    lemma, main = lemma_of(token), lemma_of(above)
    met = lemma in words("conferring") and main in words("meeting")
    if token.tag == "VBN" and form == "bare":
        return "participle"
    if form != "infinitive" or met or lemma in words("voicing"):
        return "beside"
    return "motion" if main in words("motion") else "purpose"
