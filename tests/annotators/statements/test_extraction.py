from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from onrecord.annotators.language import Parse
from onrecord.annotators.quotations import find_quotations
from onrecord.annotators.statements import extraction
from onrecord.annotators.statements.candidates import Candidate
from onrecord.annotators.statements.encoder.decode import CUE_FLOOR, Attribution
from onrecord.annotators.statements.encoder.features import token_features
from onrecord.annotators.statements.extraction import (
    Calibration,
    calibration,
    extract,
    probability,
    ranges,
    with_nested,
)
from onrecord.annotators.statements.spans import QuotationIndex, trimmed
from tests.parses import parse

# The logit of the cue alone counts: 0 is a probability of a half.
SCALE = Calibration(
    cue=1.0, real=0.0, margin=0.0, sourced=0.0, bias=0.0, threshold=0.6, nested=0.4
)  # fmt: skip

logits = st.floats(-15, 15)

TOLD = parse(
    "Varga said that Orlo claimed that Lorn denies the ships wait there, the agency reported.",
    """
    Varga Varga NNP nsubj 2 PERSON
    said say VBD ccomp 16
    that that IN mark 5
    Orlo Orlo NNP nsubj 5 PERSON
    claimed claim VBD ccomp 2
    that that IN mark 8
    Lorn Lorn NNP nsubj 8 GPE
    denies deny VBZ ccomp 5
    the the DT det 10
    ships ship NNS nsubj 11
    wait wait VBP ccomp 8
    there there RB advmod 11
    , , , punct 16
    the the DT det 15
    agency agency NN nsubj 16
    reported report VBD ROOT 0
    . . . punct 16
    """,
)


def at(parsed: Parse, words: str) -> tuple[int, ...]:
    """Return the tokens of some words, of their last occurrence if there are several."""
    start = parsed.text.rindex(words)
    return tuple(t.i for t in parsed.tokens if start <= t.start < start + len(words))


def attribution(
    parsed: Parse, source: str | None, cue: str, *content: str, logit: float = 2.0
) -> Attribution:
    said = at(parsed, cue)
    return Attribution(
        head=said[-1],
        cue=said,
        source=() if source is None else at(parsed, source),
        content=tuple(i for part in content for i in at(parsed, part)),
        logits=(logit, 0.0, 0.0),
    )


class Extractor:
    """Finds what was told beforehand, of it only what lies among the tokens that it is shown."""

    def __init__(self, *known: Attribution) -> None:
        self.known = known
        self.read: list[str] = []
        self.floors: list[float] = []

    def __call__(
        self,
        parse: Parse,
        features: NDArray[Any],
        *,
        only: Sequence[int] | None = None,
        floor: float = CUE_FLOOR,
    ) -> Iterator[Attribution]:
        self.floors.append(floor)
        shown = set(range(len(parse.tokens)) if only is None else only)
        self.read.append(" ".join(parse.tokens[i].text for i in sorted(shown)))
        self.quoted = bool(features[:, -1].any())
        for one in self.known:
            if only is None or {one.head, *one.source, *one.content} <= shown:
                yield one


@pytest.fixture(autouse=True)
def scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "calibration", lambda: SCALE)


def given_to(
    monkeypatch: pytest.MonkeyPatch, parsed: Parse, *known: Attribution
) -> tuple[Extractor, QuotationIndex, NDArray[np.int64]]:
    extractor = Extractor(*known)
    monkeypatch.setattr(extraction, "attributions", extractor)
    index = QuotationIndex(find_quotations(parsed.text), parsed.text)
    return extractor, index, token_features(parsed, index)


def extracted(monkeypatch: pytest.MonkeyPatch, parsed: Parse, *known: Attribution) -> list[str]:
    _, index, features = given_to(monkeypatch, parsed, *known)
    return [told(parsed, one) for one in extract(parsed, features, index)]


def told(parsed: Parse, candidate: Candidate) -> str:
    text = parsed.text
    source = "" if candidate.source is None else text[slice(*candidate.source)]
    content = " … ".join(text[start:end] for start, end in candidate.content)
    return f"{source} <{text[slice(*candidate.cue)]}> {content}"


@given(st.tuples(logits, logits, logits), st.booleans())
def test_a_probability_lies_in_its_bounds_and_rises_with_what_speaks_for_it(
    said: tuple[float, float, float], sourced: bool
) -> None:
    scale = replace(SCALE, real=0.5, margin=0.25, sourced=1.0, bias=-1.0)
    found = Attribution(head=1, cue=(1,), source=(0,) if sourced else (), content=(2,), logits=said)
    here = probability(found, scale)
    assert 0 <= here <= 1
    for k in range(3):
        more = tuple(logit + (i == k) for i, logit in enumerate(said))
        assert probability(replace(found, logits=more), scale) >= here
    assert probability(replace(found, source=(0,)), scale) >= here


def test_a_probability_is_the_logistic_of_the_sum() -> None:
    found = Attribution(head=1, cue=(1,), source=(0,), content=(2,), logits=(1.0, 2.0, 3.0))
    scale = replace(SCALE, real=0.5, margin=-1.0, sourced=2.0, bias=-1.0)
    assert probability(found, scale) == 0.5
    assert probability(replace(found, source=()), scale) == pytest.approx(0.1192, abs=1e-4)


def test_the_packaged_calibration_is_one() -> None:
    scale = calibration()
    assert 0 < scale.threshold < 1
    assert 0 < scale.nested < 1


def test_likely_attributions_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    likely = attribution(TOLD, "Varga", "said", "that Orlo claimed", logit=0.5)
    unlikely = attribution(TOLD, "Lorn", "denies", "the ships wait", logit=0.3)
    assert extracted(monkeypatch, TOLD, likely, unlikely) == ["Varga <said> that Orlo claimed"]


def test_a_candidate_knows_its_heads_and_its_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    known = attribution(TOLD, "the agency", "reported", "Orlo claimed", logit=2.0)
    _, index, features = given_to(monkeypatch, TOLD, known)
    [found] = extract(TOLD, features, index)
    words = TOLD.tokens
    assert words[found.head].text == "reported"
    assert found.lemma == "report"
    assert found.source_head is not None
    assert words[found.source_head].text == "agency"
    assert words[found.content_head].text == "claimed"
    assert found.score == pytest.approx(0.8808, abs=1e-4)
    assert found.addressee is None


def test_a_particle_belongs_to_the_lemma(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = parse(
        "Varga ruled out a sale.",
        """
        Varga Varga NNP nsubj 2 PERSON
        ruled rule VBD ROOT 0
        out out RP prt 2
        a a DT det 5
        sale sale NN dobj 2
        . . . punct 2
        """,
    )
    known = replace(attribution(parsed, "Varga", "ruled", "a sale"), cue=(1, 2))
    _, index, features = given_to(monkeypatch, parsed, known)
    [found] = extract(parsed, features, index)
    assert found.lemma == "rule_out"


def test_cue_and_source_are_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    known = replace(attribution(TOLD, "Lorn", "denies", "there"), content=tuple(range(5, 12)))
    assert extracted(monkeypatch, TOLD, known) == ["Lorn <denies> that … the ships wait there"]


def test_marks_alone_are_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extracted(monkeypatch, TOLD, attribution(TOLD, None, "reported", ",")) == []


QUOTED = parse(
    "“Orlo says ships wait, I think,” Varga said.",
    """
    “ " `` punct 11
    Orlo Orlo NNP nsubj 3 PERSON
    says say VBZ ccomp 8
    ships ship NNS nsubj 5
    wait wait VBP ccomp 3
    , , , punct 8
    I I PRP nsubj 8
    think think VBP ccomp 11
    , , , punct 11
    ” " '' punct 11
    Varga Varga NNP nsubj 12 PERSON
    said say VBD ROOT 0
    . . . punct 12
    """,
)


MAY_BE = parse(
    "Varga said that Orlo would claim that ships wait.",
    """
    Varga Varga NNP nsubj 2 PERSON
    said say VBD ROOT 0
    that that IN mark 6
    Orlo Orlo NNP nsubj 6 PERSON
    would would MD aux 6
    claim claim VB ccomp 2
    that that IN mark 9
    ships ship NNS nsubj 9
    wait wait VBP ccomp 6
    . . . punct 2
    """,
)


def test_content_is_fitted_to_its_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    known = attribution(QUOTED, "Varga", "said", "says ships wait, I think")
    assert extracted(monkeypatch, QUOTED, known) == [
        "Varga <said> “Orlo says ships wait, I think,”"
    ]


SAYS = attribution(TOLD, "Varga", "said", "that Orlo claimed that Lorn denies the ships")
CLAIMS = attribution(TOLD, "Orlo", "claimed", "that Lorn denies the ships", logit=0.0)
DENIES = attribution(TOLD, "Lorn", "denies", "the ships", logit=0.0)


def nested(
    monkeypatch: pytest.MonkeyPatch, parsed: Parse, outer: Attribution, *known: Attribution
) -> tuple[Extractor, list[str]]:
    _, index, features = given_to(monkeypatch, parsed, outer)
    found = extract(parsed, features, index)
    extractor, _, _ = given_to(monkeypatch, parsed, *known)
    return extractor, [told(parsed, one) for one in with_nested(parsed, features, index, found)]


def test_contents_are_read_alone_level_by_level(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor, found = nested(monkeypatch, TOLD, SAYS, CLAIMS, DENIES)
    assert found == [
        "Varga <said> that Orlo claimed that Lorn denies the ships",
        "Orlo <claimed> that Lorn denies the ships",
        "Lorn <denies> the ships",
    ]
    # Without the conjunction that opens each, and with the full stop that closes a sentence.
    assert extractor.read[0] == "Orlo claimed that Lorn denies the ships ."
    assert "Lorn denies the ships ." in extractor.read[1:]


def test_a_nested_attribution_has_its_own_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    unlikely = replace(CLAIMS, logits=(-0.5, 0.0, 0.0))
    assert len(nested(monkeypatch, TOLD, SAYS, CLAIMS)[1]) == 2
    assert len(nested(monkeypatch, TOLD, SAYS, unlikely)[1]) == 1


def test_only_what_a_verb_of_attribution_stands_in_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = attribution(TOLD, "Lorn", "denies", "the ships wait there")
    brief = attribution(TOLD, "Varga", "said", "Orlo claimed that")
    opening = attribution(TOLD, "Varga", "said", "claimed that Lorn", "ships wait")
    for outer in (plain, brief, opening):
        extractor, found = nested(monkeypatch, TOLD, outer, CLAIMS)
        assert extractor.read == []
        assert len(found) == 1


def test_a_source_is_asked_of_what_is_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(nested(monkeypatch, TOLD, SAYS, replace(CLAIMS, source=()))[1]) == 1


def test_what_a_speaker_thinks_within_a_quotation_is_told_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outer = attribution(QUOTED, "Varga", "said", "Orlo says ships wait, I think")
    own = attribution(QUOTED, "I", "think", "Orlo says ships wait")
    extractor, found = nested(monkeypatch, QUOTED, outer, own)
    assert found == [
        "Varga <said> “Orlo says ships wait, I think,”",
        "I <think> Orlo says ships wait",
    ]
    assert not extractor.quoted


@pytest.mark.parametrize(("text", "span", "whole"), [
    ("he said: [W]e wait", (10, 13), (9, 13)),
    ("[Orlo] said", (1, 5), (1, 5)),
    ("We] wait", (0, 3), (0, 3)),
])  # fmt: skip
def test_a_source_has_the_bracket_that_it_closes(
    text: str, span: tuple[int, int], whole: tuple[int, int]
) -> None:
    assert extraction._bracketed(text, span) == whole


def test_what_may_be_said_within_a_content_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    outer = attribution(MAY_BE, "Varga", "said", "that Orlo would claim that ships wait")
    inner = attribution(MAY_BE, "Orlo", "claim", "that ships wait")
    assert nested(monkeypatch, MAY_BE, outer, inner)[1] == [
        "Varga <said> that Orlo would claim that ships wait"
    ]


def test_within_a_content_fainter_cues_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor, _ = nested(monkeypatch, TOLD, SAYS, CLAIMS)
    assert max(extractor.floors) < CUE_FLOOR


@given(st.sets(st.integers(0, 16)))
def test_ranges_are_those_of_neighbouring_tokens(indices: set[int]) -> None:
    found = ranges(TOLD, sorted(indices))
    inside = {
        t.i for t in TOLD.tokens if any(start <= t.start < t.end <= end for start, end in found)
    }
    assert inside == indices
    assert len(found) == sum(i - 1 not in indices for i in indices)


@given(st.text("ab ,;—-\n.“", max_size=12))
def test_spans_are_trimmed_of_blanks_commas_and_dashes(text: str) -> None:
    found = trimmed(text, [(0, len(text)), (0, 0)])
    assert [text[start:end] for start, end in found] == [
        kept for kept in [text.strip(" ,;:—-\n")] if kept
    ]


def test_a_full_stop_and_a_mark_stay() -> None:
    assert trimmed("— “Ships wait.” ", [(0, 16)]) == [(2, 15)]


def test_a_content_that_ends_in_an_article_takes_its_noun_in() -> None:
    parsed = parse(
        "He saw the end of the war there.",
        """
        He he PRP nsubj 2
        saw see VBD ROOT 0
        the the DT det 4
        end end NN dobj 2
        of of IN prep 4
        the the DT det 7
        war war NN pobj 5
        there there RB advmod 2
        . . . punct 2
        """,
    )
    assert list(extraction.rounded(parsed, [2, 3, 4, 5])) == [2, 3, 4, 5, 6]
    assert list(extraction.rounded(parsed, [2, 3, 4])) == [2, 3, 4, 5, 6]
    assert list(extraction.rounded(parsed, [2, 3])) == [2, 3]
