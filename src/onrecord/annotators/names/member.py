"""Somebody whom a report names."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from onrecord.annotators.names.draft import Role, Title
from onrecord.knowledge.personal_names import Gender
from onrecord.model import ActorKind, Form

# A form is rare that comes once where the usual one comes so many times.
_RARE = 12


class Member(Struct, eq=False, kw_only=True):
    """One of a report's cast: the forms that name it, and what report and knowledge say of it.

    ``known_as`` is the name that knowledge has; ``given``: the user's cast does, which counts more
    than what the report calls them; ``familiar``: the report calls them by the given name alone.
    The rest is what the mentions so far were like (discourse.py): ``seen`` is the sentence of the
    last one, ``value`` how much it was in mind then; ``several`` tells more than one.
    """

    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    gender: Gender = "u"
    titles: set[Title] = field(default_factory=set)
    country: str | None = None
    wikidata: str | None = None
    known_as: str | None = None
    given: bool = False
    roles: set[str] = field(default_factory=set)
    public: bool = True
    familiar: bool = False
    subject_of: int = -1
    main_in: int = -1
    main_by_name: bool = False
    paragraph: int = -1
    named_in: int = -1
    leaning: Gender = "u"
    role: Role = "other"
    form: Form = "name"
    verb: str = ""
    count: int = 0
    seen_paragraph: int = -1
    several: bool = False
    owner: str | None = None
    value: float = 0.0
    seen: int = -1

    @property
    def name(self) -> str:
        """The fullest usual form in the report: most words, then the most frequent, the first.

        Where the report has no full name, it is the one that knowledge has, if any.
        A longer form that is rare beside a usual full one is a slip or a heading's.
        """
        usual = max((n for form, n in self.names.items() if " " in form), default=0)
        lone = self.kind == "state" or not usual
        if self.known_as is not None and (self.given or lone):
            return self.known_as
        forms = [form for form, n in self.names.items() if n * _RARE > usual or " " not in form]
        return min(forms, key=self._rank)

    def _rank(self, form: str) -> tuple[int, bool, int, str]:
        """Order forms by fullness; capitals throughout are a transcript's or a headline's."""
        return -len(form.split()), len(form) > 5 and form.isupper(), -self.names[form], form


def same_office(one: Title, other: Title) -> bool:
    """Tell whether two titles may be one: the same office, and nothing that contradicts.

    What one country has for an office, no organisation has.
    """
    return (
        one.office == other.office
        and one.past == other.past
        and (None in (_owner(one), _owner(other)) or _owner(one) == _owner(other))
    )


def _owner(title: Title) -> tuple[str | None, str | None] | None:
    return None if title.country is title.owner is None else (title.country, title.owner)


def may_share(one: Gender, other: Gender) -> bool:
    """Tell whether two genders may be one person's."""
    return one == other or "u" in (one, other)
