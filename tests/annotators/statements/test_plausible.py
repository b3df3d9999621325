from __future__ import annotations

import pytest
from msgspec.structs import replace

from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.plausible import is_never, needed, plausible
from onrecord.annotators.statements.wording import wording
from tests.annotators.statements.sentences import sentence, told
from tests.parses import parse, plain


@pytest.mark.parametrize(
    ("text", "cue", "content", "never"),
    [
        ("They met to discuss a treaty.", "discuss", "a treaty", True),
        ("She discussed her plans.", "discussed", "her plans", False),
        ("They continue to fight.", "continue", "to fight", True),
        ("They released 20 prisoners.", "released", "20 prisoners", True),
        ("They released a statement.", "released", "a statement", False),
        ("She lived in Lorn.", "lived", "in Lorn", True),
    ],
)
def test_some_cues_attribute_nothing(text: str, cue: str, content: str, never: bool) -> None:
    parsed = sentence(text)
    candidate = told(parsed, cue, content)
    assert is_never(parsed, candidate, wording(parsed, candidate)) is never


def test_a_cue_that_says_more_is_left_alone() -> None:
    parsed = sentence("She began her speech by praising the crew.")
    candidate = told(parsed, "began", "the crew")
    assert is_never(parsed, candidate, wording(parsed, candidate))
    candidate.cue = candidate.cue[0], parsed.text.index("praising") + len("praising")
    assert not is_never(parsed, candidate, wording(parsed, candidate))


def test_of_two_that_tell_of_one_saying_the_inner_stays() -> None:
    parsed = sentence("Hallam declined to say whether ships came.")
    outer = told(parsed, "declined", "to say whether ships came")
    inner = told(parsed, "say", "whether ships came")
    assert plausible(parsed, [outer, inner]) == [inner]
    assert plausible(parsed, [outer]) == [outer]


def test_what_speaks_against_a_statement_asks_for_more() -> None:
    parsed = sentence("They asked whether the port was closed.")
    asked = told(parsed, "asked", "whether the port was closed")
    assert needed(parsed, asked, wording(parsed, asked)) == 0
    unknown = told(parsed, "closed", "the port")
    assert needed(parsed, unknown, wording(parsed, unknown)) > needed(
        parsed, asked, wording(parsed, asked)
    )
    nobody = replace(asked, source_head=None)
    assert needed(parsed, nobody, wording(parsed, nobody)) > 0
    weak = replace(nobody, score=0.1)
    assert plausible(parsed, [weak]) == []


def test_quoted_words_need_nothing_but_within_a_content() -> None:
    text = "They played “yes”."
    parsed = plain(text)
    quoted = Candidate(
        head=1, lemma="play", cue=(5, 11), source=None, source_head=None, content=[(12, 17)],
        content_head=2,
    )  # fmt: skip
    assert needed(parsed, quoted, wording(parsed, quoted)) == 0
    assert needed(parsed, quoted, wording(parsed, quoted), nested=True) > 0


BODIES = """
Bodies body NNS nsubjpass 3
were be VBD auxpass 3
found find VBN ROOT 0
. . . punct 3
Many many JJ nsubj 6
suggested suggest VBD ROOT 0
an an DT det 8
attack attack NN dobj 6
. . . punct 6
"""


@pytest.mark.parametrize(
    ("before", "after", "never"),
    [
        ("Bodies body", "Bodies body", True),
        ("Bodies body", "Voters voter", False),
        ("Bodies body", "Reports report", False),
        ("Many many", "Officials official", False),
    ],
)
def test_a_quantity_of_things_that_were_just_told_of_says_nothing(
    before: str, after: str, never: bool
) -> None:
    text = "Bodies were found. Many suggested an attack."
    words = text.replace(before.split()[0], after.split()[0])
    parsed = parse(words, BODIES.replace(before, after))
    candidate = told(parsed, "suggested", "an attack")
    assert is_never(parsed, candidate, wording(parsed, candidate)) is never
