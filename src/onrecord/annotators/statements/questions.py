"""Questions that a participle reports, and which statements answer a question.

*Asked whether she regretted it, she said she did*: the question has no sentence of its own and
often no asker. It is found by rule, so that it is there whatever else finds attributions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotators.language import Parse, Token
from onrecord.annotators.statements.candidates import Candidate, cue_range
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.sources import agent, source_range
from onrecord.annotators.statements.spans import Range, merge, overlap, runs
from onrecord.annotators.statements.wording import first_sentence, wording

# The parser hangs a participle behind its subject on that: *Hallam, asked whether …, said*.
_MODIFYING = frozenset(["acl", "relcl"])
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = frozenset(["ccomp", "advcl", "xcomp"])
# Confidence of a construction that leaves nothing open.
_SURE = 0.9
# Tokens of an elliptical answer: "that she would not".
_ELLIPSIS = 5
# Tokens of a question that are looked at from its end.
_WINDOW = 40


def questions(parse: Parse) -> Iterator[Candidate]:
    """Yield the candidates of questions that a participle reports: *asked whether*, *about*."""
    for token in parse.tokens:
        if token.lemma.lower() in forms("questioning") and _is_put(parse, token):
            yield from _question(parse, token)


def with_questions(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return ``candidates`` with the questions that participles report.

    One that was found already keeps its place, content and confidence; whose it is, the rule knows
    better: *when asked* is not asked by who answers.
    """
    made = {candidate.head: candidate for candidate in questions(parse)}
    found = []
    for candidate in candidates:
        rule = made.pop(candidate.head, None)
        if rule is not None:
            candidate.source, candidate.source_head = rule.source, rule.source_head
            candidate.addressee = rule.addressee
        found.append(candidate)
    return [*found, *made.values()]


def _is_put(parse: Parse, token: Token) -> bool:
    """Tell a participle without a subject or a passive: *when asked*, *was asked*."""
    if token.tag not in {"VBN", "VBD"}:
        return False
    below = parse.dependents(token.i)
    if "auxpass" in below:
        return True
    if "nsubj" in below or "dobj" in below or "aux" in below:
        return False
    if token.dep in _MODIFYING:
        return token.tag == "VBN"
    return token.dep == "advcl" or (token.dep != "conj" and _begins_sentence(parse, token))


def _begins_sentence(parse: Parse, token: Token) -> bool:
    first = parse.sentences[token.sentence][0]
    before = [t.lower for t in parse.tokens[first : token.i] if t.pos != "PUNCT"]
    return all(word in {"when", "if", "and", "but", "also", "later", "once"} for word in before)


def _question(parse: Parse, token: Token) -> Iterator[Candidate]:
    below = parse.dependents(token.i)
    content = _asked(parse, token)
    if content is None:
        return
    asker = agent(parse, below)
    yield Candidate(
        head=token.i,
        lemma=token.lemma.lower(),
        cue=cue_range(parse, token.i, below),
        source=None if asker is None else source_range(parse, asker, token.i),
        source_head=asker,
        content=content,
        content_head=token.i,
        score=_SURE,
        addressee=_asked_one(parse, token),
    )


def _asked(parse: Parse, token: Token) -> list[Range] | None:
    """Return what was asked: the indirect question behind the verb, or what it was *about*."""
    tokens = parse.tokens
    for child in token.children:
        below = tokens[child]
        if child < token.i:
            continue
        covered = parse.subtree(child)
        if below.dep in _CLAUSES and tokens[covered[0]].lower in forms("question_words"):
            return runs(parse, covered) or None
        about = below.dep == "prep" and token.dep not in _MODIFYING
        if about and below.lower in {"about", "on"} and len(covered) > 1:
            return runs(parse, covered[1:]) or None
    return None


def _asked_one(parse: Parse, token: Token) -> int | None:
    """Return who is asked: the passive's subject, else the subject of the clause it opens."""
    if token.dep in _MODIFYING:
        return token.head
    for at in (token.i, token.head):
        for child in parse.tokens[at].children:
            if parse.tokens[child].dep in _SUBJECTS:
                return child
    return None


def is_elliptical(parse: Parse, candidate: Candidate) -> bool:
    """Tell an answer that leans on its question: *she did*, *that he would not*, *so*."""
    sentence = first_sentence(parse, candidate)
    words = [parse.tokens[i] for i in sentence if parse.tokens[i].pos != "PUNCT"]
    if not words or len(words) > _ELLIPSIS or len(candidate.content) > 1:
        return False
    if words[-1].end + 2 < candidate.content[0][1]:
        return False
    left = [word for word in words if word.lower not in forms("pro_forms")]
    if not left:
        return words[-1].lower == "so"
    subject, *verbs = left
    stands = subject.pos in {"PRON", "PROPN"} or subject.tag == "EX"
    if words[-1].lower == "so":
        return stands and len(verbs) == 1
    return stands and bool(verbs) and all(v.lemma.lower() in forms("pro_verbs") for v in verbs)


def answers_in_clause(parse: Parse, candidate: Candidate) -> bool:
    """Tell a cue that its own clause calls an answer: *Asked why, she said …*, *in response to*."""
    tokens = parse.tokens
    head = candidate.head
    beside = [*tokens[head].children]
    for child in tokens[head].children:
        if tokens[child].dep in _SUBJECTS:
            beside += tokens[child].children
    if tokens[head].dep == "conj":
        # *Left the hall and, asked why, said*: the parser may hang the participle on the first.
        beside += (c for c in tokens[tokens[head].head].children if c > tokens[head].head)
    return any(_opens_answer(parse, tokens[child]) for child in beside)


def _opens_answer(parse: Parse, token: Token) -> bool:
    lemma = token.lemma.lower()
    if token.dep not in {"advcl", "acl", "relcl", "prep"}:
        return False
    if token.dep == "prep":
        return token.lower == "in" and any(
            parse.tokens[c].lower in {"response", "answer", "reply"} for c in token.children
        )
    if lemma in forms("questioning"):
        return _is_put(parse, token)
    return lemma in {"answer", "respond", "reply"} and token.tag == "VBG"


def put_to(parse: Parse, question: Candidate) -> bool:
    """Tell a question that was put to somebody: *asked him*, *was asked*."""
    if "question" not in wording(parse, question).content:
        return False
    if question.addressee is not None:
        return True
    told = [question.cue, *question.content]
    for child in parse.tokens[question.head].children:
        token = parse.tokens[child]
        if token.dep == "auxpass":
            return True
        apart = not overlap([(token.start, token.end)], merge(told))
        if apart and token.dep in {"dobj", "dative"}:
            return True
    return False


def says_you(parse: Parse, question: Candidate) -> bool:
    """Tell a question that speaks to whom it asks: *“Will you resign?”*."""
    if "question" not in wording(parse, question).content:
        return False
    return any(word.lower in {"you", "your"} for word in _last_sentence(parse, question))


def _last_sentence(parse: Parse, question: Candidate) -> Iterator[Token]:
    """Yield the words of the question's last sentence, from its end."""
    low, high = question.content[-1]
    last = bisect_left(parse.tokens, high, key=lambda token: token.end)
    sentence = None
    for token in reversed(parse.tokens[max(0, last - _WINDOW) : last + 1]):
        if token.start < low or token.pos == "PUNCT":
            continue
        if sentence is not None and token.sentence != sentence:
            return
        sentence = token.sentence
        yield token


def follows(parse: Parse, question: Candidate, answer: Candidate) -> bool:
    """Tell whether only white space, marks and the two cues' clauses lie between the two."""
    last = max(question.cue[1], question.content[-1][1])
    first = min(answer.cue[0], answer.content[0][0])
    if answer.source is not None:
        first = min(first, answer.source[0])
    if first < last:
        return False
    between = [s for s in parse.sentences if last <= parse.tokens[s[0]].start]
    begun = next((s for s in between if parse.tokens[s[1] - 1].end > first), None)
    return begun is None or begun == between[0]
