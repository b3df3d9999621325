"""What speaks for a candidate whom a pronoun may mean: readable features, weighed as trained.

The features are those of the salience of Lappin and Leass (1994) and of what is special to news:
who has had the word, whom a quotation names, who asks. ``training/pronouns`` fits one weight a
feature for each use of a pronoun; ``models/pronouns`` holds them.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from math import exp, log1p
from typing import Literal

from msgspec import Struct, convert

from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.member import Member

Use = Literal["speaker", "subject", "object", "possessor", "plural", "description"]
USES: tuple[Use, ...] = ("speaker", "subject", "object", "possessor", "plural", "description")
FEATURES = (
    "this sentence", "sentence before", "two before", "earlier", "same paragraph", "latest",
    "subject", "object", "main subject", "by name", "by pronoun",
    "governs", "own subject", "main here", "main before",
    "last speaker", "has the word", "speaks here", "asks", "often", "prominent",
    "relative", "named in quotation", "nameless", "organisation", "state", "plural",
    "same noun", "other noun", "another's office",
)  # fmt: skip


# Whom a report mentions more often than so is no likelier for it: whom gender tells apart in
# training are mostly those whom their text mentions most.
_OFTEN = 10


class Scene(Struct):
    """Where a pronoun stands: the sentences and paragraphs so far, and who has had the word.

    ``since`` is the last sentence that had a subject in its main clause; ``most`` how often the
    report names whom it names most; ``before`` is the quotation right before.
    """

    index: int
    paragraph: int
    speaker: Member | None
    speaker_at: int
    since: int
    latest: Member | None
    relative: Member | None
    before: int
    most: int


class Weights(Struct, frozen=True):
    """The packaged weights: by use, in the order of ``FEATURES``, and what decides on abstaining.

    ``nobody`` is what stands against all candidates. The best one is taken where its share is at
    least ``share`` of all.
    """

    of: dict[Use, tuple[float, ...]]
    nobody: dict[Use, float]
    share: dict[Use, float]
    unknown_man: float
    unknown_woman: float
    leaning: float
    leaning_away: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the packaged weights; reads the file once a process."""
    table = files("onrecord.models").joinpath("pronouns", "weights.toml")
    read = tomllib.loads(table.read_text(encoding="utf-8"))
    of = {use: tuple(read["weights"][name][use] for name in FEATURES) for use in USES}
    return convert(read["decision"] | {"of": of, "nobody": read["weights"]["nobody"]}, Weights)


def use_of(draft: Draft) -> Use:
    """Return how a pronoun is used: each use has weights of its own."""
    if draft.form == "description":
        return "description"
    if draft.plural:
        return "plural"
    if draft.role == "subject":
        return "speaker" if draft.speaks else "subject"
    return "object" if draft.role == "object" else "possessor"


def features(draft: Draft, member: Member, scene: Scene) -> tuple[float, ...]:
    """Return the value of each feature for the candidate ``member``, in the order of FEATURES."""
    ago = scene.index - member.seen
    subject_of = member.subject_of
    speaker = member is scene.speaker
    # Within a relative clause it is its antecedent that is in mind, not the topic around it.
    apart = scene.relative is not None and member is not scene.relative
    return (
        ago <= 0,
        ago == 1,
        ago == 2,
        min(max(ago - 2, 0), 10) / 5,
        member.seen_paragraph == scene.paragraph,
        member is scene.latest,
        member.role == "subject",
        member.role == "object",
        member.main_in == member.seen,
        member.form == "name",
        member.form == "pronoun",
        0 <= draft.matrix == subject_of,
        0 <= draft.clause == subject_of,
        member.main_in == scene.index and not apart,
        member.main_in == scene.index - 1,
        speaker,
        speaker and scene.index - scene.speaker_at <= 2 and scene.since <= scene.speaker_at,
        speaker and scene.speaker_at == scene.index,
        member.verb == "ask",
        log1p(min(member.count, _OFTEN)),
        sum(member.names.values()) / scene.most,
        member is scene.relative,
        0 <= scene.before == member.named_in,
        not member.public,
        member.kind == "organisation",
        member.kind == "state",
        member.several,
        draft.head in member.roles,
        draft.head not in member.roles and bool(member.roles),
        bool(draft.titles) and bool(member.titles),
    )


def shares(scores: list[float]) -> list[float]:
    """Return the share of each candidate in all: a softmax."""
    highest = max(scores)
    grown = [exp(score - highest) for score in scores]
    total = sum(grown)
    return [each / total for each in grown]


def score(draft: Draft, member: Member, scene: Scene) -> float:
    """Return what speaks for ``member``, a logarithm."""
    table = weights()
    values = features(draft, member, scene)
    found = sum(w * v for w, v in zip(table.of[use_of(draft)], values, strict=True))
    if draft.gender != "u" and member.gender == "u":
        unknown = table.unknown_man if draft.gender == "m" else table.unknown_woman
        found += table.leaning if member.leaning == draft.gender else unknown
        found += table.leaning_away if member.leaning not in ("u", draft.gender) else 0.0
    return found
