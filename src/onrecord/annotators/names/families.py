"""Given names that share the surname of the last: "Ada, Per and Mara Lindqvist"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.annotators.names.draft import Draft
from onrecord.knowledge.people import people
from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.tables import fold

_JOINED = frozenset([",", "and", "&", ", and"])
_LAST = frozenset(["and", "&", ", and"])


def with_surnames(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Return the drafts, in text order, each given name of such a list with the surname behind it.

    Spans stay as they are: only what the name is taken for changes.
    """
    shared: dict[int, str] = {}
    names = [draft for draft in drafts if draft.form == "name"]
    for at in range(len(names) - 1, 0, -1):
        one, other = names[at - 1], names[at]
        between = text[one.end : other.start].strip() if other.start - one.end < 8 else ""
        surname = shared.get(other.start) if between in _JOINED else None
        if surname is None and between in _LAST:
            surname = _surname(other)
        if surname is not None and _is_given(one):
            shared[one.start] = surname
    return [
        replace(draft, text=f"{draft.text} {shared[draft.start]}", kind="person")
        if draft.form == "name" and draft.start in shared
        else draft
        for draft in drafts
    ]


def _surname(draft: Draft) -> str | None:
    """Return the surname of a full name of a person, as written."""
    given, _, rest = draft.text.rpartition(" ")
    known = given and fold(given.split()[0]) in people().given
    return rest if draft.kind == "person" and (known or parse_name(draft.text).given) else None


def _is_given(draft: Draft) -> bool:
    """Tell whether a name may be a given name and nothing else: no title, one known word."""
    return (
        " " not in draft.text
        and fold(draft.text) in people().given
        and draft.kind in ("person", "unknown", "place", "organisation")
        and not draft.honorific
        and not draft.titles
        and draft.country is None
    )
