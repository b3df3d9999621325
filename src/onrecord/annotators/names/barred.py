"""Whom grammar bars a pronoun from meaning: the ones named behind it in its own clause.

"He told Toller", "she turned to Mara Lindqvist and left": a subject is not whom its own verb or
what hangs on it names (principle C of Chomsky 1981, *Lectures on Government and Binding*).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.annotators.names.cast import Cast
from onrecord.annotators.names.draft import Draft
from onrecord.annotators.names.member import Member
from onrecord.annotators.names.persons import person
from onrecord.knowledge.tables import fold

# Drafts of a clause behind its subject.
_AHEAD = 12


def barred(cast: Cast, drafts: Sequence[Draft], at: int) -> list[Member]:
    """Return the people whom the subject ``drafts[at]`` cannot mean."""
    subject = drafts[at]
    if subject.role != "subject" or subject.clause < 0:
        return []
    named = (
        person(cast.people, later)
        for later in islice(drafts, at + 1, at + 1 + _AHEAD)
        if later.form == "name"
        and later.clause == subject.clause
        and later.quotation < 0
        and later.role != "subject"
        and cast.kinds[fold(later.text)] == "person"
    )
    return [member for member in named if member is not None]
