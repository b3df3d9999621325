"""Who is in mind as a report goes on, and so whom a pronoun means.

Salience in the manner of Lappin and Leass (1994): a mention adds by its role, most is lost with
every sentence. What is special to news: a speaker stays the speaker ("..., he said"), and an
interviewer who is named in a prepositional phrase never outweighs the interviewed.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.member import Member

# Read off errors on the development stories: these order candidates, their ratios hardly matter.
_WEIGHTS = {"main": 3.0, "subject": 2.0, "object": 1.5, "other": 1.0}
_SPEAKING = 2.0
_QUOTED = 0.4
# Of somebody whose name tells no gender: as an earlier pronoun that meant them, or against it.
_UNKNOWN_GENDER = 0.8
_LEANING = 1.0
_LEANING_AWAY = 0.6
# "The nominee" that no rule can place is often somebody named before.
_ANONYMOUS = 0.5
_RELATIVE = 20.0
_SAME_SPEAKER = 2.0
_SAME_CLAUSE = 3.0
_PARALLEL = 1.0
_DECAY = 0.4
# Under this somebody is out of mind; over this ratio the best is clear.
_LEAST = 0.5
_CLEAR = 1.25
_REMEMBERED = 12
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|[.!?'\"”’]\r?\n")


class Discourse(Struct):
    """The state while a report is read in order."""

    text: str
    sentence: int = -1
    index: int = 0
    paragraph: int = 0
    recent: list[Member] = field(default_factory=list)
    speaker: Member | None = None
    speaker_at: int = -1
    quotation: int = -1
    next_quotation: int = -1
    antecedent: Member | None = None
    scope: int = -1
    at: int = 0
    last: Member | None = None
    last_end: int = -1

    def enter(self, draft: Draft) -> None:
        """Go on to ``draft``; a new sentence of the report's own fades what came before.

        However long a quotation, its speaker stays in mind.
        ``quotation`` is the one right before: whom it names does not say it.
        """
        self.quotation, self.next_quotation = self.next_quotation, draft.quotation
        if self.at < draft.start:
            self.paragraph += _PARAGRAPH.search(self.text, self.at, draft.start) is not None
            self.at = draft.start
        if draft.sentence != self.sentence and draft.quotation < 0:
            self.sentence = draft.sentence
            self.index += 1

    def note(self, draft: Draft, member: Member) -> None:
        """Keep ``member`` in mind as ``draft`` mentions it."""
        main = draft.role == "subject" and draft.matrix < 0
        weight = _WEIGHTS["main" if main else draft.role]
        weight += _SPEAKING if draft.speaks else 0.0
        weight *= _QUOTED if draft.quotation >= 0 else 1.0
        weight *= _ANONYMOUS if draft.definite and not member.public else 1.0
        member.value = self.value(member) + weight
        member.seen = self.index
        if draft.form == "name":
            member.named_in = draft.quotation
        if draft.role == "subject":
            member.subject_of = draft.clause
        if main and draft.quotation < 0:
            member.main_in, member.paragraph = self.index, self.paragraph
            member.main_by_name = draft.form == "name"
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

    def same_paragraph(self, member: Member) -> bool:
        """Tell whether the paragraph is still that in which ``member`` was the subject."""
        return member.paragraph == self.paragraph

    def in_paragraph(self, start: int, end: int) -> bool:
        """Tell whether no paragraph ends between two offsets."""
        return _PARAGRAPH.search(self.text, start, end) is None

    def just_introduced(self, member: Member) -> bool:
        """Tell whether the sentence before named ``member`` as its subject."""
        return (
            member.public
            and member.main_by_name
            and member.main_in == self.index - 1
            and self.paragraph - member.paragraph <= 1
        )

    def pronoun(self, draft: Draft) -> Member | None:
        """Return the person whom "he" or "she" means, ``None`` where that is not clear."""
        found = [
            (self._score(draft, member), member)
            for member in self.recent
            if member.kind == "person" and member.gender in (draft.gender, "u")
            if draft.role != "object" or member.subject_of != draft.clause
            if not (draft.speaks and 0 <= self.quotation == member.named_in)
        ]
        best = clearest(found)
        if best is not None and best.gender == "u":
            best.gender = draft.gender if best.leaning == draft.gender else "u"
            best.leaning = draft.gender
        return best

    def _score(self, draft: Draft, member: Member) -> float:
        score = self.value(member)
        if member is self.antecedent and draft.start < self.scope:
            score += _RELATIVE
        if member is self.speaker and draft.speaks and self._still_speaks():
            score += _SAME_SPEAKER
        elif member is self.speaker and self.speaker_at == self.index:
            score += _PARALLEL
        if member.subject_of >= 0 and member.subject_of in (draft.clause, draft.matrix):
            score += _SAME_CLAUSE
        if draft.role == "subject" and member.main_in == self.index - 1:
            score += _PARALLEL
        if member.gender == "u":
            score *= _LEANING if member.leaning == draft.gender else _UNKNOWN_GENDER
            score *= _LEANING_AWAY if member.leaning not in ("u", draft.gender) else 1.0
        return score

    def _still_speaks(self) -> bool:
        """Tell whether the last speaker has the word: no sentence since has had another subject."""
        since = max((member.main_in for member in self.recent), default=-1)
        return self.index - self.speaker_at <= 2 and since <= self.speaker_at

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
