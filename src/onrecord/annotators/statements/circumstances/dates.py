"""When something is said: the calendar expression that hangs on the act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotators.language import Parse
from onrecord.annotators.statements.circumstances.saying import Saying, is_occasion, opening
from onrecord.annotators.statements.circumstances.words import words
from onrecord.annotators.statements.spans import merge, overlap
from onrecord.model import Time

# Dependencies by which an adjunct reaches its verb; within a medium any will do.
_LINKS = frozenset(["prep", "pobj", "npadvmod", "advmod", "pcomp", "punct", "relcl", "acl"])
_STEPS = 12


def governing_time(
    parse: Parse,
    act: Saying,
    times: Sequence[Time],
    *,
    spoken_to: Sequence[int] = (),
) -> Time | None:
    """Return the calendar expression that tells when the act took place, if one does.

    It must hang on the act, on a participle that sets its scene (*Speaking on Friday*), or on its
    occasion (*in an interview recorded on Friday*), outside content and source.
    """
    anchors = {*act.anchors, *act.shared, *spoken_to, *opening(parse, act)}
    if act.source_head is not None and act.source_head > act.head:
        # *said Varga on Friday*: the parser may hang the date on the name.
        anchors.add(act.source_head)
    told = merge([*act.content, *([] if act.source is None else [act.source])])
    best: tuple[int, int, Time] | None = None
    for time in _near(parse, act, times):
        if overlap([(time.start, time.end)], told):
            continue
        steps = _steps(parse, _tokens(parse, time), anchors)
        if steps is not None:
            key = (steps, abs(time.start - parse.tokens[act.head].start))
            if best is None or key < best[:2]:
                best = (*key, time)
    return None if best is None else best[2]


def _near(parse: Parse, act: Saying, times: Sequence[Time]) -> Iterator[Time]:
    sentence = parse.sentences[parse.tokens[act.head].sentence]
    low = parse.tokens[sentence[0]].start
    high = parse.tokens[sentence[1] - 1].end
    first = bisect_left(times, low, key=lambda t: t.start)
    for time in times[first:]:
        if time.start >= high:
            return
        if time.interval is not None and time.type in {"DATE", "TIME"}:
            yield time


def _tokens(parse: Parse, time: Time) -> range:
    first = bisect_left(parse.tokens, time.start, key=lambda t: t.start)
    return range(first, bisect_left(parse.tokens, time.end, key=lambda t: t.start))


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
        while tokens[here].head != here and steps < _STEPS:
            above = tokens[here].head
            if here not in inside or above not in inside:
                steps += 1
                if tokens[here].dep not in _LINKS and not _of_occasion(parse, above):
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
    if token.lemma.lower() in words().dating:
        return False
    if token.pos == "VERB":
        return not (token.dep in {"relcl", "acl"} and _of_occasion(parse, token.head))
    return token.pos == "NOUN" and not _of_occasion(parse, i)


def _of_occasion(parse: Parse, i: int) -> bool:
    """Tell an occasion or the verb of its clause: *an interview, which was recorded on Friday*."""
    token = parse.tokens[i]
    if token.dep in {"relcl", "acl"}:
        i = token.head
    return is_occasion(parse, i) or parse.tokens[i].lemma.lower() in words().journeys
