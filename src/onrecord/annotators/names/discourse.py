"""Who is in mind as a report goes on, and so whom a pronoun means.

Salience in the manner of Lappin and Leass (1994): a mention adds by its role, most is lost with
every sentence. What is special to news: a speaker stays the speaker ("..., he said"), and an
interviewer who is named in a prepositional phrase never outweighs the interviewed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.features import Scene, score, shares, use_of, weights
from onrecord.annotators.names.member import Member, may_share

# Read off errors on the development stories: these order candidates, their ratios hardly matter.
_WEIGHTS = {"main": 3.0, "subject": 2.0, "object": 1.5, "other": 1.0}
_SPEAKING = 2.0
_QUOTED = 0.4
# "The nominee" that no rule can place is often somebody named before.
_ANONYMOUS = 0.5
_DECAY = 0.4
# Under this somebody is out of mind; over this ratio the best is clear.
_LEAST = 0.5
_CLEAR = 1.25
_FAR_MORE = 2.0
_REMEMBERED = 20
# How far behind its antecedent a relative pronoun may stand, in code points.
_NEAR = 12
# Which sentence a heading is, if it is one: there a noun has no article.
_HEADING = 1
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|[.!?'\"”’]\r?\n")


# Whom a pronoun means, of the candidates, at a scene.
Choice = Callable[[Draft, Sequence[Member], Scene], Member | None]


def trained(draft: Draft, found: Sequence[Member], scene: Scene) -> Member | None:
    """Return the candidate of fitting gender that the weights prefer clearly."""
    fitting = [member for member in found if may_share(member.gender, draft.gender)]
    if not fitting:
        return None
    nobody = weights().nobody[use_of(draft)]
    each = shares([*(score(draft, member, scene) for member in fitting), nobody])[:-1]
    best = max(range(len(each)), key=each.__getitem__)
    return fitting[best] if each[best] >= weights().share[use_of(draft)] else None


def _reflexive(draft: Draft) -> bool:
    return draft.head.endswith(("self", "selves"))


class Discourse(Struct):
    """The state while a report is read in order."""

    text: str
    sentence: int = -1
    index: int = 0
    paragraph: int = 0
    recent: list[Member] = field(default_factory=list)
    choose: Choice = trained
    most: int = 1
    speaker: Member | None = None
    speaker_at: int = -1
    document: Member | None = None
    document_at: int = -1
    heard: list[tuple[int, Member]] = field(default_factory=list)
    quotation: int = -1
    next_quotation: int = -1
    antecedent: Member | None = None
    scope: int = -1
    at: int = 0
    last: Member | None = None
    last_end: int = -1
    headed: dict[str, Member] = field(default_factory=dict)

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
        """Keep ``member`` in mind as ``draft`` mentions it, the last that was mentioned."""
        self.keep(draft, member)
        if draft.speaks and draft.quotation < 0:
            self.speaker, self.speaker_at = member, self.index
            self.heard.append((self.index, member))
            del self.heard[:-_REMEMBERED]
        self.last, self.last_end = member, draft.end
        if self.index == _HEADING and draft.text.lower() == draft.head and member.public:
            self.headed[draft.head] = member

    def opened(self, draft: Draft) -> Member | None:
        """Return whom the lead's "a Lorn judge" repeats of the heading: "Judge rejects request"."""
        if self.index != _HEADING + 1 or draft.role != "subject" or draft.quotation >= 0:
            return None
        member = self.headed.get(draft.head)
        return member if member is not None and may_share(member.gender, draft.gender) else None

    def keep(self, draft: Draft, member: Member) -> None:
        """Keep ``member`` in mind as ``draft`` brings it to mind."""
        main = _is_main(draft)
        member.value = self.value(member) + _weight(draft, member)
        member.seen, member.seen_paragraph = self.index, self.paragraph
        member.role, member.form, member.count = draft.role, draft.form, member.count + 1
        if draft.speaks:
            member.verb = draft.verb
        if draft.form != "pronoun":
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

    def relative(self, draft: Draft) -> Member | None:
        """Return the antecedent of a relative pronoun, which is in mind within its clause."""
        if self.last is None or draft.start - self.last_end > _NEAR:
            return None
        self.antecedent, self.scope = self.last, draft.scope
        return self.last

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

    def pronoun(self, draft: Draft, barred: Sequence[Member] = ()) -> Member | None:
        """Return whom a pronoun of the third person means, ``None`` where that is not clear.

        It is none of those who are ``barred``.
        """
        found = self.candidates(draft, barred)
        best = self.choose(draft, found, self.scene(draft, found))
        if best is not None and best.gender == "u" and draft.gender != "u":
            best.gender = draft.gender if best.leaning == draft.gender else "u"
            best.leaning = draft.gender
        return best

    def fitting(self, draft: Draft) -> list[Member]:
        """Return whom a pronoun of the gender of ``draft`` may mean."""
        found = self.candidates(draft)
        return [member for member in found if may_share(member.gender, draft.gender)]

    def write(self, draft: Draft) -> None:
        """Keep in mind a document, which is nobody but may be what "it" stands for."""
        if draft.quotation >= 0:
            return
        if self.document is None or draft.head not in self.document.roles:
            self.document = Member(kind="unknown", public=False, roles={draft.head})
        self.document.value = self.value(self.document) + _weight(draft, self.document)
        self.document.seen = self.index
        if draft.speaks:
            self.document_at = self.index

    def candidates(self, draft: Draft, barred: Sequence[Member] = ()) -> list[Member]:
        """Return whom a pronoun may mean by grammar, its gender aside; never who is ``barred``."""
        return [
            member
            for member in self.recent
            if all(other is not member for other in barred)
            if (member.kind != "person" if draft.plural else member.kind == "person")
            if draft.role != "object" or member.subject_of != draft.clause or _reflexive(draft)
        ]

    def scene(self, draft: Draft, found: Sequence[Member]) -> Scene:
        """Return where ``draft`` stands, for the choice among ``found``."""
        within = self.antecedent is not None and draft.start < self.scope
        return Scene(
            index=self.index,
            paragraph=self.paragraph,
            speaker=self.speaker,
            speaker_at=self.speaker_at,
            since=max((member.main_in for member in self.recent), default=-1),
            latest=found[-1] if found else None,
            relative=self.antecedent if within else None,
            before=self.quotation if draft.speaks else -1,
            most=self.most,
        )

    def last_of(self, bearers: Sequence[Member]) -> Member | None:
        """Return whom of those who share a name it means: who is most in mind, however little.

        Where none is more so, it is who has been mentioned far more often.
        """
        for measure in (self.value, _mentioned):
            ranked = sorted(bearers, key=measure, reverse=True)
            if len(ranked) > 1 and measure(ranked[0]) > _FAR_MORE * measure(ranked[1]):
                return ranked[0]
        return None

    def most_in_mind(self, candidates: list[Member]) -> Member | None:
        """Return the clearly most salient candidate."""
        return clearest([(self.value(member), member) for member in candidates])


def _is_main(draft: Draft) -> bool:
    return draft.role == "subject" and draft.matrix < 0


def _weight(draft: Draft, member: Member) -> float:
    """Return how much a mention brings ``member`` to mind."""
    weight = _WEIGHTS["main" if _is_main(draft) else draft.role]
    weight += _SPEAKING if draft.speaks else 0.0
    weight *= _QUOTED if draft.quotation >= 0 else 1.0
    return weight * (_ANONYMOUS if draft.definite and not member.public else 1.0)


def _mentioned(member: Member) -> float:
    return float(member.count)


def clearest(scored: list[tuple[float, Member]]) -> Member | None:
    """Return the best scored if it is in mind and clear of the second."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][1]
