from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.annotators.statements.chains import chain, enclosing
from onrecord.annotators.statements.circumstances import Circumstances
from onrecord.annotators.statements.draft import Draft
from onrecord.annotators.statements.finish import finish
from onrecord.annotators.statements.spans import Range
from onrecord.model import Actor, Mention, Statement, described_id, is_described
from tests.builders import make_report

TEXT = (
    "The agency reported that officials said that Varga believes that ships wait. "
    "Varga said that it was over."
)
VARGA = Actor(id="v", name="Ada Varga", kind="person", country=None, wikidata=None)


def where(words: str, after: int = 0) -> Range:
    start = TEXT.index(words, after)
    return start, start + len(words)


def draft(source: str, cue: str, content: str, *, after: int = 0) -> Draft:
    at = where(source, after)
    return Draft(
        kind="indirect",
        act="say",
        negated=False,
        source=at,
        speaker_at=at[0],
        cue=where(cue, at[0]),
        content=(where(content, at[0]),),
        circumstances=Circumstances(),
        confidence=0.9,
    )


AGENCY = draft("The agency", "reported", "that officials said that Varga believes that ships wait")
OFFICIALS = draft("officials", "said", "that Varga believes that ships wait")
THOUGHT = draft("Varga", "believes", "that ships wait")
APART = draft("Varga", "said", "that it was over", after=TEXT.index("wait."))


def finished(*drafts: Draft) -> dict[str, Statement]:
    report = make_report(TEXT, published="2031-05-04")
    start, end = where("Varga")
    mention = Mention(start=start, end=end, text="Varga", form="name", actor=VARGA)
    return {s.content[0].text: s for s in finish(drafts, [mention], report)}


def test_the_nearest_content_around_is_what_a_statement_lies_in() -> None:
    drafts = [THOUGHT, APART, AGENCY, OFFICIALS]
    assert enclosing(drafts) == [3, None, None, 2]


def test_content_that_runs_a_little_over_the_edge_still_lies_within() -> None:
    start, end = OFFICIALS.content[0]
    short = replace(OFFICIALS, content=((start, end - len(" wait")),))
    assert enclosing([short, THOUGHT]) == [None, 0]


def test_a_statement_is_never_put_under_what_lies_in_it() -> None:
    above = replace(AGENCY, under=OFFICIALS.cue)
    itself = replace(APART, under=APART.cue)
    drafts = [above, OFFICIALS, itself]
    assert enclosing(drafts) == [None, 0, None]
    assert chain(1, enclosing(drafts), [VARGA, None, None], None) == (VARGA,)


def test_a_cue_outside_the_content_lies_in_nothing() -> None:
    whole = replace(APART, content=((where("that ships wait")[0], len(TEXT)),))
    assert enclosing([THOUGHT, whole]) == [None, None]


def test_a_source_that_is_nobody_known_stands_in_the_chain() -> None:
    found = finished(AGENCY, OFFICIALS, THOUGHT)
    inner = found["that ships wait"]
    assert [actor.name for actor in inner.via] == ["Harbour Post", "The agency", "officials"]
    assert [actor.kind for actor in inner.via[1:]] == ["unknown", "unknown"]
    assert inner.speaker is not None and inner.speaker.name == "Ada Varga"
    assert found["that Varga believes that ships wait"].speaker is None


def test_nobody_known_is_somebody_of_one_report_alone() -> None:
    found = finished(AGENCY, OFFICIALS, THOUGHT)["that ships wait"]
    officials = found.via[-1]
    assert officials.mention is not None and officials.mention.text == "officials"
    assert officials.id == described_id(found.report, *where("officials"))
    assert is_described(officials, found.report)
    assert not is_described(officials, "another")
    assert not is_described(VARGA, found.report)


def test_who_tells_of_themselves_stands_in_the_chain_once() -> None:
    inside, sources = [None, 0, 1], [VARGA, VARGA, None]
    assert chain(2, inside, sources, None) == (VARGA,)


def test_a_question_of_nobody_adds_no_link() -> None:
    assert chain(1, [None, 0], [None, VARGA], None) == ()


ranges = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.lists(st.tuples(ranges, ranges), max_size=12))
def test_no_statement_lies_within_itself(places: list[tuple[Range, Range]]) -> None:
    drafts = [replace(THOUGHT, cue=cue, content=(content,)) for cue, content in places]
    inside = enclosing(drafts)
    for k in range(len(drafts)):
        seen, above = {k}, inside[k]
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = inside[above]
