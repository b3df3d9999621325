"""Who does what to whom, where: one clause a verb, active and passive brought together."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.language import Parse, Token
from onrecord.model import Clause, Role

_VERBAL = frozenset(
    ["ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj",
     "csubjpass", "dep", "appos", "amod"]
)  # fmt: skip
_NEGATORS = frozenset(["not", "n't", "n’t", "never", "no longer", "neither", "nor"])
_NOBODY = frozenset(["nobody", "none", "nothing", "no-one", "neither"])
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_COPULAS = frozenset(["be", "remain", "stay", "become", "seem", "appear"])
_PREDICATES = frozenset(["acomp", "attr", "oprd"])
_OBJECTS = {"dobj": "patient", "attr": "patient", "oprd": "patient", "dative": "recipient"}
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ"])
_SHORT = {"wo": "will", "'ll": "will", "’ll": "will", "ca": "can", "'d": "would", "’d": "would",
          "sha": "will", "shall": "will"}  # fmt: skip
# What of a noun phrase stands with its head: not its relative clauses and appositions.
_NEAR = frozenset(
    ["det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "case", "predet", "advmod"]
)
_RELATIVES = frozenset(["who", "which", "that", "whom"])
# From how far up a verb may take its subject: "agreed to try to stop".
_STEPS = 4


def find_clauses(parse: Parse) -> list[list[Clause]]:
    """Return the clauses of each sentence of a passage, in text order."""
    heads = [_heads(parse, first, last) for first, last in parse.sentences]
    found: list[list[Clause]] = []
    for below in heads:
        index = {at: number for number, at in enumerate(below)}
        found.append([_clause(parse, at, index) for at in below])
    return found


def _heads(parse: Parse, first: int, last: int) -> list[int]:
    return [i for i in range(first, last) if _is_head(parse, i)]


def _is_head(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.pos not in {"VERB", "AUX"} or token.dep not in _VERBAL:
        return False
    return token.dep != "amod" or bool(token.children)


def _clause(parse: Parse, at: int, index: dict[int, int]) -> Clause:
    token = parse.tokens[at]
    below = [parse.tokens[c] for c in token.children]
    helpers = [t for t in below if t.dep in {"aux", "auxpass"}]
    adverbs = tuple(t.lower for t in below if t.dep in {"advmod", "neg", "mark", "npadvmod"})
    under = _above(parse, at, index)
    return Clause(
        start=token.start, end=token.end, text=token.text,
        predicate=_predicate(parse, token, below),
        negated=_is_negated(parse, at, below),
        modal=_modal(parse, token, helpers), tense=_tense(token, helpers),
        under=under, link=_link(parse, token, below),
        adverbs=adverbs,
        roles=tuple(_roles(parse, at)),
    )  # fmt: skip


def _predicate(parse: Parse, token: Token, below: list[Token]) -> str:
    """Return the verb with its particle; of a copula what it ascribes: *open* of *is open*."""
    if token.lemma in _COPULAS:
        said = next((t for t in below if t.dep == "acomp"), None)
        if said is not None:
            return said.lemma.lower()
        where = _state(parse, token, below)
        if where:
            return where
    particles = [t.lower for t in below if t.dep == "prt"]
    return " ".join([token.lemma.lower(), *particles[:1]])


def _state(parse: Parse, token: Token, below: list[Token]) -> str:
    """Return *be in prison*, *be under fire*: a state that a preposition and a bare noun name."""
    if any(t.dep == "attr" for t in below):
        return ""
    for each in below:
        if each.dep == "prep" and each.i > token.i:
            noun = next(
                (parse.tokens[c] for c in each.children if parse.tokens[c].dep == "pobj"), None
            )
            if noun is not None and noun.pos == "NOUN" and noun.i <= each.i + 2:
                return f"be {each.lower} {noun.lemma.lower()}"
    return ""


def _is_negated(parse: Parse, at: int, below: list[Token]) -> bool:
    """Tell *did not*, *never*, *nobody came*, *no troops left*; two of them undo each other."""
    odd = False
    for child in below:
        negator = child.dep == "neg" or (child.dep == "advmod" and child.lower in _NEGATORS)
        if negator and _is_focus(parse, child):
            continue
        if negator or (child.dep in _SUBJECTS_AND_OBJECTS and _is_nobody(parse, child)):
            odd = not odd
    return odd


_SUBJECTS_AND_OBJECTS = frozenset(["nsubj", "nsubjpass", "dobj", "attr"])


def _is_focus(parse: Parse, negator: Token) -> bool:
    """Tell *not only*, *not just*."""
    behind = parse.tokens[negator.i + 1].lower if negator.i + 1 < len(parse.tokens) else ""
    return behind in {"only", "just", "merely", "simply"}


def _is_nobody(parse: Parse, noun: Token) -> bool:
    if noun.lower in _NOBODY:
        return True
    before = [parse.tokens[c] for c in noun.children if c < noun.i]
    return any(t.lower == "no" and t.dep in {"det", "neg"} for t in before)


def _modal(parse: Parse, token: Token, helpers: list[Token]) -> str:
    """Return the modal of a verb, *to* of an infinitive, *?* of a question's verb."""
    modal = next((t for t in helpers if t.tag == "MD"), None)
    if modal is not None:
        return _SHORT.get(modal.lower, modal.lower)
    if any(t.tag == "TO" for t in helpers):
        return "to"
    _, last = parse.sentences[token.sentence]
    if parse.tokens[last - 1].text == "?" and token.dep == "ROOT":
        return "?"
    return ""


def _tense(token: Token, helpers: list[Token]) -> str:
    for each in (*helpers, token):
        if each.tag == "MD":
            return ""
        if each.tag in _TENSES:
            return _TENSES[each.tag]
    return ""


def _above(parse: Parse, at: int, index: dict[int, int]) -> int | None:
    """Return the index of the next clause above; a noun on the way is passed over."""
    for _, above in zip(range(_STEPS), parse.ancestors(at), strict=False):
        if above in index:
            return index[above]
    return None


def _link(parse: Parse, token: Token, below: list[Token]) -> str:
    """Return how a clause hangs: its conjunction (*if*), else its dependency."""
    if token.dep in {"advcl", "ccomp", "pcomp"}:
        marks = [t.lower for t in below if t.dep == "mark" or t.tag == "WRB"]
        if marks and marks[0] != "that":
            return marks[0]
        if token.dep == "pcomp":
            return parse.tokens[token.head].lower
    return token.dep


def _roles(parse: Parse, at: int) -> Iterator[Role]:
    token = parse.tokens[at]
    passive = any(parse.tokens[c].dep in {"auxpass", "nsubjpass"} for c in token.children)
    passive = passive or _is_bare_participle(parse, token)
    subject_role = "patient" if passive else "agent"
    subjects = [c for c in token.children if parse.tokens[c].dep in _SUBJECTS]
    for child in token.children:
        if child in subjects:
            subject = _antecedent(parse, token, parse.tokens[child])
            yield _role(parse, subject, subject_role)
            yield from _under_noun(parse, subject)
        else:
            yield from _complement(parse, child, passive=passive)
    inherited = None if subjects else _inherited(parse, at)
    if inherited is not None:
        yield _role(parse, inherited, subject_role)


def _complement(parse: Parse, child: int, *, passive: bool) -> Iterator[Role]:
    """Yield what an object, a preposition or a time beside the verb gives."""
    each = parse.tokens[child]
    if each.dep in _OBJECTS and each.pos in _NOMINAL:
        yield _role(parse, child, _OBJECTS[each.dep])
        yield from _under_noun(parse, child)
    elif each.dep in {"prep", "agent", "dative"}:
        yield from _under_preposition(parse, child, passive=passive)
    elif each.dep == "acomp":
        yield from _under_noun(parse, child)
    elif each.dep == "npadvmod" or (each.dep == "advmod" and each.pos in {"NOUN", "PROPN"}):
        yield _role(parse, child, "when")


def _is_bare_participle(parse: Parse, token: Token) -> bool:
    """Tell a participle without helper: *the bridge destroyed by*, *12 were killed, 3 injured*."""
    helped = any(parse.tokens[c].dep == "aux" for c in token.children)
    if token.tag != "VBN" or helped:
        return False
    if token.dep != "conj":
        return token.dep in {"acl", "amod", "ROOT", "advcl"}
    return any(parse.tokens[c].dep == "auxpass" for c in parse.tokens[token.head].children)


def _under_preposition(parse: Parse, at: int, *, passive: bool) -> Iterator[Role]:
    token = parse.tokens[at]
    for child in token.children:
        each = parse.tokens[child]
        if each.dep == "pobj":
            agent = token.dep == "agent" or (passive and token.lower == "by")
            yield _role(parse, child, "agent" if agent else token.lower)
            yield from _under_noun(parse, child)
        elif each.dep == "prep":
            yield from (
                _role(parse, c, each.lower) for c in each.children if parse.tokens[c].dep == "pobj"
            )


def _under_noun(parse: Parse, at: int) -> Iterator[Role]:
    """Yield what hangs by a preposition from a noun: *a deal on grain*, *talks in Lorn*."""
    for child in parse.tokens[at].children:
        if parse.tokens[child].dep == "prep":
            for c in parse.tokens[child].children:
                if parse.tokens[c].dep == "pobj":
                    yield _role(parse, c, parse.tokens[child].lower)


def _antecedent(parse: Parse, verb: Token, subject: Token) -> int:
    """Return whom *who* and *which* stand for, else the subject itself."""
    is_relative = verb.dep == "relcl" and subject.lower in _RELATIVES
    return verb.head if is_relative else subject.i


def _inherited(parse: Parse, at: int) -> int | None:
    """Return the subject that a verb shares with the one above, or the noun that it describes."""
    here = at
    for _ in range(_STEPS):
        token = parse.tokens[here]
        if token.dep in {"acl", "amod"}:
            return token.head
        if token.dep not in {"conj", "xcomp", "advcl"} or token.head == here:
            return None
        here = token.head
        above = parse.tokens[here]
        subjects = [c for c in above.children if parse.tokens[c].dep in {"nsubj", "nsubjpass"}]
        controls = [c for c in above.children if parse.tokens[c].dep == "dobj"]
        if token.dep == "xcomp" and controls:
            return controls[0]
        if subjects:
            return _antecedent(parse, above, parse.tokens[subjects[0]])
    return None


def _ends_behind(parse: Parse, token: Token) -> Iterator[int]:
    """Yield where *of* phrases, conjuncts and other names of a noun end: *the mayor of Lorn*."""
    for child in token.children:
        each = parse.tokens[child]
        if child < token.i:
            continue
        if each.dep in {"conj", "appos"} and each.pos in {"NOUN", "PROPN"}:
            yield each.end
        elif each.lower == "of":
            yield from (parse.tokens[c].end for c in each.children if parse.tokens[c].dep == "pobj")


def _role(parse: Parse, at: int, role: str) -> Role:
    token = parse.tokens[at]
    near = [c for c in token.children if parse.tokens[c].dep in _NEAR and c < at]
    start = min((parse.tokens[c].start for c in near), default=token.start)
    end = max([token.end, *_ends_behind(parse, token)])
    head = token.lower if token.pos == "PROPN" else token.lemma.lower()
    return Role(start=start, end=end, text=parse.text[start:end], role=role, head=head)
