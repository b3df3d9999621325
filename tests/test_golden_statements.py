"""News paragraphs with all the statements of a careful reader: tests/golden/statements/*.toml.

A file is a group of phenomena, a key is a phenomenon, ``s1`` … are the statements. ``words`` are
source, cue and content as PolNeAR's annotators mark them: nothing is taken out of a direct
quotation (`` ~ `` leaves words out, `` … `` parts the content, ``#2`` takes the second occurrence,
``-`` is none). ``is`` is kind, act and ``not`` where it is negated, with ``/`` between acts that
careful readers may choose from; `` / `` parts such readings of ``said``, ``medium`` and ``outlet``.
``to``, ``medium``, ``outlet``, ``said``, ``place`` and ``within`` are left out where nothing tells
them; ``perhaps_to`` is spoken to as the talk goes, though no word says so. Who vouches is
the outlet and the known speakers of the statements around. What real people say here is invented.

A field is right if it is equal; of content and source half of the words (IoU, as in the bench), of
a cue any word, of a medium its words without what it goes on with, of a time its days. A statement
missed or invented has all fields wrong. ``limits`` names the fields that are known to be wrong:
``said of s2``, a whole statement that is missed, ``s2``, or one invented, by its cue: ``+said``.
"""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.model import Act, StatementKind
from tests.golden_paragraphs import Field, share
from tests.golden_statements import FIELDS, Paragraph, compared, paragraphs

# The share of right fields in percent; 95 is what is wanted.
FLOOR = 95.0

PARAGRAPHS = list(paragraphs())


@pytest.fixture(scope="module")
def results() -> dict[str, list[Field]]:
    return {paragraph.name: compared(paragraph) for paragraph in PARAGRAPHS}


@pytest.mark.model
def test_the_share_of_right_fields(results: dict[str, list[Field]]) -> None:
    right, total = share(results.values(), FIELDS)
    assert 100 * right / total >= FLOOR


@pytest.mark.model
@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph.name)
def test_limits(paragraph: Paragraph, results: dict[str, list[Field]]) -> None:
    """``python -m tests.golden_statements --limits`` writes those of now; look at its changes."""
    wrong = [field.limit for field in results[paragraph.name] if not field.right]
    assert sorted(set(paragraph.limits) - set(wrong)) == [], "no limits any more: take them out"
    assert sorted(set(wrong) - set(paragraph.limits)) == [], "wrong, and no known limits"


def test_the_list_is_long_and_covers_every_act_and_kind() -> None:
    statements = [s for paragraph in PARAGRAPHS for s in paragraph.entries.values()]
    assert len(PARAGRAPHS) >= 60
    assert len({paragraph.text for paragraph in PARAGRAPHS}) == len(PARAGRAPHS)
    assert {act for s in statements for act in s.acts} == set(get_args(Act))
    assert {s.kind for s in statements} == set(get_args(StatementKind))
