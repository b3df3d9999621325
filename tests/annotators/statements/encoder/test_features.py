from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements.encoder.features import (
    BRANCH_COUNT,
    COLUMNS,
    DEPENDENCIES,
    DEPENDENCY_COUNT,
    ENTITIES,
    TAGS,
    branches,
    head_of,
    token_features,
    unquoted,
)
from onrecord.annotators.statements.spans import QuotationIndex
from tests.parses import parse, plain

TOLD = parse(
    "Ships wait. The crew of Lorn hoped that Varga, tired, had said the port was open. They left. "
    "Nobody came. It rained.",
    """
    Ships ship NNS nsubj 2
    wait wait VBP ROOT 0
    . . . punct 2
    The the DT det 5
    crew crew NN nsubj 8
    of of IN prep 5
    Lorn Lorn NNP pobj 6 GPE
    hoped hope VBD ROOT 0
    that that IN mark 14
    Varga Varga NNP nsubj 14 PERSON
    , , , punct 10
    tired tired JJ amod 10
    , , , punct 10
    had have VBD ccomp 8
    said say VBN xcomp 14
    the the DT det 17
    port port NN nsubj 18
    was be VBD ccomp 15
    open open JJ acomp 18
    . . . punct 8
    They they PRP nsubj 22
    left leave VBD ROOT 0
    . . . punct 22
    Nobody nobody NN nsubj 25
    came come VBD ROOT 0
    . . . punct 25
    It it PRP nsubj 28
    rained rain VBD ROOT 0
    . . . punct 28
    """,
)


def at(word: str, parsed: Parse = TOLD) -> int:
    return next(token.i for token in parsed.tokens if token.text == word)


def hung(level: int, dependency: str) -> int:
    """Return the number that trained weights know this branch by."""
    return 2 + level * (DEPENDENCY_COUNT + 1) + 1 + DEPENDENCIES.index(dependency)


def around(word: str, parsed: Parse = TOLD) -> dict[str, int]:
    found = branches(parsed, at(word, parsed), 0, len(parsed.tokens)).tolist()
    return {token.text: code for token, code in zip(parsed.tokens, found, strict=True)}


def test_a_branch_is_known_by_its_dependency_whole() -> None:
    found = around("hoped")
    assert found["hoped"] == 1
    assert {found[word] for word in ("The", "crew", "of", "Lorn")} == {hung(0, "nsubj")}
    assert {found[word] for word in ("Varga", "said", "port", "open")} == {hung(0, "ccomp")}


def test_what_is_above_the_cue_is_known_by_how_far_one_climbs() -> None:
    found = around("said")
    assert found["said"] == 1
    assert {found[word] for word in ("the", "port", "was", "open")} == {hung(0, "ccomp")}
    assert found["had"] == 1 + (DEPENDENCY_COUNT + 1)
    assert {found[word] for word in ("Varga", "tired")} == {hung(1, "nsubj")}
    assert found["that"] == hung(1, "mark")
    assert found["hoped"] == 1 + 2 * (DEPENDENCY_COUNT + 1)
    assert found["crew"] == hung(2, "nsubj")


def test_from_the_third_level_on_all_are_alike() -> None:
    found = around("port")
    assert found["was"] == 1 + (DEPENDENCY_COUNT + 1)
    assert found["had"] == found["hoped"] == 1 + 3 * (DEPENDENCY_COUNT + 1)
    assert found["crew"] == hung(3, "nsubj") == found["Varga"]


def test_another_sentence_is_known_by_its_distance_up_to_two() -> None:
    found = around("hoped")
    before, after, two, three = (found[word] for word in ("wait", "left", "came", "rained"))
    assert two == three == BRANCH_COUNT - 1
    assert after == two - 1
    assert before == after - 2


def test_a_token_that_hangs_out_of_its_sentence_is_unknown() -> None:
    strayed = plain("Ships wait. Crews left here")
    for child, head in ((0, 4), (1, 0), (3, 1), (5, 4)):
        strayed.tokens[child].head = head
        strayed.tokens[child].dep = "dep"
        strayed.tokens[head].children += (child,)
    found = branches(strayed, at("wait", strayed), 0, 6).tolist()
    assert found[:3] == [1 + (DEPENDENCY_COUNT + 1), 1, 0]
    assert set(found[3:]) == {BRANCH_COUNT - 2}
    assert around("Ships", strayed)["wait"] == hung(0, "dep")


def test_an_unknown_dependency_is_a_branch_too() -> None:
    odd = parse("Ships wait.", "Ships ship NNS odd 2\nwait wait VBP ROOT 0\n. . . punct 2")
    assert around("wait", odd)["Ships"] == hung(0, DEPENDENCIES[0]) - 1


@st.composite
def trees(draw: st.DrawFn) -> Parse:
    """Return sentences of any tree, where a head may also lie in another sentence."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    count = sum(sizes)
    parsed = plain(" ".join(["x"] * count))
    parsed.sentences = [(sum(sizes[:k]), sum(sizes[: k + 1])) for k in range(len(sizes))]
    order = draw(st.permutations(range(count)))
    for place, i in enumerate(order):
        parsed.tokens[i].head = order[draw(st.integers(0, place))]
        parsed.tokens[i].dep = draw(st.sampled_from(DEPENDENCIES))
    for token in parsed.tokens:
        token.sentence = next(k for k, (_, end) in enumerate(parsed.sentences) if token.i < end)
        token.children = tuple(t.i for t in parsed.tokens if t.head == token.i != t.i)
    return parsed


@given(trees(), st.data())
def test_branches_are_known_to_the_networks_and_the_same_in_any_cut(
    parsed: Parse, data: st.DataObject
) -> None:
    count = len(parsed.tokens)
    head = data.draw(st.integers(0, count - 1))
    start, end = data.draw(st.integers(0, head)), data.draw(st.integers(head + 1, count))
    whole = branches(parsed, head, 0, count)
    assert (branches(parsed, head, start, end) == whole[start:end]).all()
    assert ((whole >= 0) & (whole < BRANCH_COUNT)).all()
    assert whole[head] == 1
    outside = {t.i for t in parsed.tokens if t.sentence != parsed.tokens[head].sentence}
    assert {i for i in range(count) if whole[i] >= BRANCH_COUNT - 5} == outside


def test_features_are_those_of_the_token() -> None:
    sentence = parse(
        "Varga waits ~.",
        "Varga Varga NNP nsubj 2 PERSON\nwaits wait VBZ ROOT 0\n~ ~ ODD odd 2 ODD\n. . . punct 2",
    )
    found = token_features(sentence, QuotationIndex([], sentence.text))
    assert found[0].tolist() == [
        1 + DEPENDENCIES.index("nsubj"),
        1 + TAGS.index("NNP"),
        1 + ENTITIES.index("PERSON"),
        0,
    ]
    assert found[2].tolist() == [0, 0, 0, 0]
    assert (found < COLUMNS).all()


def test_features_of_nothing_have_their_columns() -> None:
    assert token_features(plain(""), QuotationIndex([], "")).shape == (0, 4)


def test_quotation_marks_are_told_and_can_be_left_out() -> None:
    text = "“Ships wait,” he said. ‘We left,’ she said."
    parsed = plain(text)
    found = token_features(parsed, QuotationIndex(find_quotations(text), text))
    words = dict(zip((token.text for token in parsed.tokens), found.tolist(), strict=True))
    assert [words[word][-1] for word in ("Ships", "he", "left", "she")] == [1, 0, 2, 0]
    bare = unquoted(found)
    assert not bare[:, -1].any()
    assert (bare[:, :-1] == found[:, :-1]).all()
    assert found[:, -1].any()


@pytest.mark.parametrize(
    ("words", "head"),
    [
        (["crew", "of", "Lorn"], "crew"),
        (["had", "said"], "had"),
        (["Varga", ",", "tired"], "Varga"),
        (["Lorn", "hoped"], "hoped"),
        (["of", "open"], "open"),
        (["of", "tired", "said"], "tired"),
    ],
)
def test_the_head_is_what_the_others_hang_on(words: list[str], head: str) -> None:
    indices = [at(word) for word in words]
    assert TOLD.tokens[head_of(TOLD, indices)].text == head


def test_marks_alone_have_a_head() -> None:
    assert head_of(TOLD, [10, 12]) == 10
