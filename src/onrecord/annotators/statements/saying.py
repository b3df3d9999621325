"""When and through what a statement was made: what governs its cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.lexicon import forms
from onrecord.annotators.statements.spans import Range, merge, overlap, runs
from onrecord.model import Time

# Dependencies by which an adjunct reaches its verb; within a medium any will do.
_LINKS = frozenset(["prep", "pobj", "npadvmod", "advmod", "pcomp", "punct", "relcl", "acl"])


def governing_time(
    parse: Parse, starts: Sequence[int], candidate: Candidate, times: Sequence[Time]
) -> Time | None:
    """Return the calendar expression that tells when the cue's act took place, if one does.

    It must hang on the cue, on a participle that sets its scene (*Speaking on Friday*), or on the
    cue's medium (*in an interview recorded on Friday*), outside the content.
    """
    anchors = _anchors(parse, candidate)
    best: tuple[int, int, Time] | None = None
    for time in _near(parse, candidate, times):
        told = (
            candidate.content
            if candidate.source is None
            else [*candidate.content, candidate.source]
        )
        if overlap([(time.start, time.end)], merge(told)):
            continue
        first = bisect_left(starts, time.start)
        last = bisect_left(starts, time.end) - 1
        steps = _steps(parse, range(first, last + 1), anchors)
        if steps is not None:
            key = (steps, abs(time.start - candidate.cue[0]))
            if best is None or key < best[:2]:
                best = (*key, time)
    return None if best is None else best[2]


def _near(parse: Parse, candidate: Candidate, times: Sequence[Time]) -> Iterator[Time]:
    sentence = parse.sentences[parse.tokens[candidate.head].sentence]
    low = parse.tokens[sentence[0]].start
    high = parse.tokens[sentence[1] - 1].end
    for time in times:
        if time.interval is not None and low <= time.start < high and time.type in {"DATE", "TIME"}:
            yield time


def _anchors(parse: Parse, candidate: Candidate) -> set[int]:
    """Return the cue and what speaks with it: a scene-setting participle, the verb it adds to."""
    tokens = parse.tokens
    anchors = {candidate.head}
    if candidate.addressee is not None:
        anchors.add(candidate.addressee)
    if candidate.source_head is not None and candidate.source_head > candidate.head:
        # *said Varga on Friday*: the parser may hang the date on the name.
        anchors.add(candidate.source_head)
    for child in tokens[candidate.head].children:
        if tokens[child].dep == "advcl" and tokens[child].lemma.lower() in forms("scenes"):
            anchors.add(child)
    head = candidate.head
    if tokens[head].dep in {"advcl", "conj"} and candidate.inherited:
        anchors.add(tokens[head].head)
        for child in tokens[tokens[head].head].children:
            if tokens[child].dep == "advcl" and tokens[child].lemma.lower() in forms("scenes"):
                anchors.add(child)
    return anchors


def _steps(parse: Parse, indices: Iterable[int], anchors: set[int]) -> int | None:
    """Return how many links lead from a time up to an anchor, ``None`` where it tells of else.

    The way may lead over the medium, a place or the addressee (*told reporters on Friday*), not
    over another noun (*said of the attack on Friday*) or another verb.
    """
    tokens = parse.tokens
    inside = set(indices)
    found = []
    for i in inside:
        here, steps = i, 0
        while tokens[here].head != here:
            above = tokens[here].head
            if here not in inside or above not in inside:
                steps += 1
                if tokens[here].dep not in _LINKS and not _of_medium(parse, above):
                    break
            if above in anchors:
                found.append(steps)
                break
            if above not in inside and _tells_of_else(parse, above):
                break
            here = above
    return min(found, default=None)


def _tells_of_else(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.pos == "VERB":
        return not (token.dep in {"relcl", "acl"} and _of_medium(parse, token.head))
    return token.pos == "NOUN" and not _of_medium(parse, i)


def _of_medium(parse: Parse, i: int) -> bool:
    """Tell a medium or the verb of its clause: *an interview, which was recorded on Friday*."""
    token = parse.tokens[i]
    if token.dep in {"relcl", "acl"}:
        token = parse.tokens[token.head]
    return token.lemma.lower() in forms("media")


def medium(parse: Parse, candidate: Candidate) -> Range | None:
    """Return the phrase that names the medium: *his nightly video address*."""
    tokens = parse.tokens
    for anchor in sorted(_anchors(parse, candidate)):
        for child in tokens[anchor].children:
            if tokens[child].dep != "prep" or tokens[child].lower not in forms("prepositions"):
                continue
            for noun in tokens[child].children:
                if tokens[noun].dep == "pobj" and tokens[noun].lemma.lower() in forms("media"):
                    found = runs(parse, _without_relatives(parse, noun))
                    if found and not overlap(found[:1], candidate.content):
                        return found[0]
    return None


def _without_relatives(parse: Parse, noun: int) -> list[int]:
    cut = {
        j
        for child in parse.tokens[noun].children
        if parse.tokens[child].dep in {"relcl", "npadvmod", "appos"}
        for j in parse.subtree(child)
    }
    return [j for j in parse.subtree(noun) if j not in cut]


def _tells_a_name(parse: Parse, candidate: Candidate) -> bool:
    """Tell an interview from other telling: *told Radio East*, not *told parliament*."""
    if candidate.lemma != "tell" or candidate.addressee is None:
        return False
    return parse.tokens[candidate.addressee].entity in {"ORG", "PERSON"}


def sets_scene(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether the cue opens an interview, a speech or the like that later words belong to."""
    tokens = parse.tokens
    if medium(parse, candidate) is not None or _tells_a_name(parse, candidate):
        return True
    return any(tokens[a].lemma.lower() in forms("openings") for a in _anchors(parse, candidate))
