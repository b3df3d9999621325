"""A mention before it is known whose it is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.knowledge.personal_names import Gender
from onrecord.model import Form

DraftKind = Literal["person", "organisation", "state", "group", "place", "document", "unknown"]
Role = Literal["subject", "object", "other"]
Told = Literal["", "beside", "is"]


class Title(Struct, frozen=True, gc=False):
    """An office as a text names it: "Ukraine's former president", "BP's chief executive".

    ``office`` is its id in knowledge/offices.toml; ``owner`` is the folded name of what it is an
    office of, where that is no country of the table: an organisation, or a country that only the
    report knows. ``possessed``: the owner is a possessor ("Ruritania's"), not an adjective.
    """

    office: str
    country: str | None = None
    owner: str | None = None
    past: bool = False
    possessed: bool = False


class Draft(Struct, gc=False):
    """A span that names, describes or stands for an actor, with what resolution needs to know.

    ``sentence`` and ``clause`` are the offsets of the sentence and of the governing verb,
    ``matrix`` of the verb above that.
    ``quotation`` is where the quotation around it begins, -1 outside. ``partner`` is the offset of
    the name that stands in apposition to it or is its subject. ``silent`` drafts make no mention:
    relative pronouns keep their antecedent in mind up to ``scope``, the end of their clause.
    ``located``: the words around a name say that it is a place; ``aged``: an age stands behind it;
    ``articled``: "the" stands before it, as before no person's.
    ``verb`` is the lemma of the verb that it is an argument of; ``joined`` the offset of the
    mention that it is coordinated with.
    ``told``: what the words around a name say of its being a thing's (things.py); ``portrait``
    what they say that its bearer is, or all the words of a description;
    ``style`` the noun of the title before a name, "doctor" of "Dr" (portraits.py).
    """

    start: int
    end: int
    text: str
    form: Form
    kind: DraftKind
    head: str
    gender: Gender = "u"
    plural: bool = False
    definite: bool = True
    role: Role = "other"
    speaks: bool = False
    acts: bool = False
    sentence: int = 0
    clause: int = -1
    matrix: int = -1
    quotation: int = -1
    titles: tuple[Title, ...] = ()
    honorific: bool = False
    country: str | None = None
    owner: str | None = None
    partner: int = -1
    silent: bool = False
    scope: int = -1
    located: bool = False
    aged: bool = False
    articled: bool = False
    verb: str = ""
    joined: int = -1
    told: Told = ""
    portrait: str = ""
    style: str = ""


def in_text_order(draft: Draft) -> tuple[int, bool, int]:
    """Return the sort key of drafts: by start, a pronoun first, then the longest first.

    Whose "his country" is has to be known before what it is.
    """
    return draft.start, draft.form != "pronoun", -draft.end
