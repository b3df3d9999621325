"""Who is in mind as a report goes on, and so whom a pronoun means.

Salience in the manner of Lappin and Leass (1994): a mention adds by its role, most is lost with
every sentence. What is special to news: a speaker stays the speaker ("..., he said"), and an
interviewer who is named in a prepositional phrase never outweighs the interviewed.
"""

from __future__ import annotations

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.member import Member

# Read off errors on the development stories: these order candidates, their ratios hardly matter.
_WEIGHTS = {"subject": 3.0, "object": 1.5, "other": 1.0}
_SPEAKING = 2.0
_QUOTED = 0.4
_UNKNOWN_GENDER = 0.8
_RELATIVE = 20.0
_SAME_SPEAKER = 2.0
_SAME_CLAUSE = 3.0
_DECAY = 0.4
# Under this somebody is out of mind; over this ratio the best is clear.
_LEAST = 0.6
_CLEAR = 1.25
_REMEMBERED = 12


class Discourse(Struct):
    """The state while a report is read in order."""

    sentence: int = -1
    index: int = 0
    recent: list[Member] = field(default_factory=list)
    speaker: Member | None = None
    speaker_at: int = -1
    antecedent: Member | None = None
    scope: int = -1
    last: Member | None = None
    last_end: int = -1

    def enter(self, draft: Draft) -> None:
        """Go on to ``draft``; a new sentence fades what came before."""
        if draft.sentence != self.sentence:
            self.sentence = draft.sentence
            self.index += 1

    def note(self, draft: Draft, member: Member) -> None:
        """Keep ``member`` in mind as ``draft`` mentions it."""
        weight = _WEIGHTS[draft.role] + (_SPEAKING if draft.speaks else 0.0)
        member.value = self.value(member) + weight * (_QUOTED if draft.quotation >= 0 else 1.0)
        member.seen = self.index
        if draft.role == "subject":
            member.subject_of = draft.clause
        if member in self.recent:
            self.recent.remove(member)
        self.recent.append(member)
        del self.recent[:-_REMEMBERED]
        if draft.speaks and draft.quotation < 0:
            self.speaker, self.speaker_at = member, self.index
        self.last, self.last_end = member, draft.end

    def relative(self, draft: Draft) -> None:
        """Keep the antecedent of a relative pronoun in mind within its clause."""
        if self.last is not None and draft.start - self.last_end <= _REMEMBERED:
            self.antecedent, self.scope = self.last, draft.scope

    def value(self, member: Member) -> float:
        """Return how much ``member`` is in mind now."""
        return member.value * _DECAY ** (self.index - member.seen) if member.seen >= 0 else 0.0

    def pronoun(self, draft: Draft) -> Member | None:
        """Return the person whom "he" or "she" means, ``None`` where that is not clear."""
        found = [
            (self._score(draft, member), member)
            for member in self.recent
            if member.kind == "person" and member.gender in (draft.gender, "u")
            if draft.role != "object" or member.subject_of != draft.clause
        ]
        best = clearest(found)
        if best is not None and best.gender == "u":
            best.gender = draft.gender
        return best

    def _score(self, draft: Draft, member: Member) -> float:
        score = self.value(member)
        if member is self.antecedent and draft.start < self.scope:
            score += _RELATIVE
        if member is self.speaker and draft.speaks and self.index - self.speaker_at <= 2:
            score += _SAME_SPEAKER
        if member.subject_of >= 0 and member.subject_of in (draft.clause, draft.matrix):
            score += _SAME_CLAUSE
        return score * (_UNKNOWN_GENDER if member.gender == "u" else 1.0)

    def most_in_mind(self, candidates: list[Member]) -> Member | None:
        """Return the clearly most salient candidate."""
        return clearest([(self.value(member), member) for member in candidates])


def clearest(scored: list[tuple[float, Member]]) -> Member | None:
    """Return the best scored if it is in mind and clear of the second."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][1]
