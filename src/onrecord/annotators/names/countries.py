"""Countries that no table knows, by the report's own words.

What has a prime minister, a foreign minister or an ambassador is a country ("Ruritania's foreign
minister"), and the adjective of the same stem is its adjective ("the Ruritanian leader").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from onrecord.annotators.names.draft import Draft, DraftKind, Title
from onrecord.knowledge.countries import countries
from onrecord.knowledge.organisations import name_words, organisations
from onrecord.knowledge.people import people
from onrecord.knowledge.places import adjective_stems, name_stems, places
from onrecord.knowledge.tables import fold


def learn_countries(drafts: Sequence[Draft], kinds: Mapping[str, DraftKind]) -> dict[str, str]:
    """Return, by folded name or adjective, the folded name of each country that is learned.

    ``kinds`` is what each folded name is by vote.
    """
    names = {
        owner
        for draft in drafts
        for owner, sure in _owners(draft)
        if _may_be(owner, kinds) and (sure or kinds.get(owner) == "place")
    }
    if not names:
        return {}
    stems = {stem: name for name in sorted(names) for stem in name_stems(name)}
    words = {owner for draft in drafts for owner in _adjectives(draft)} - names
    learned = {name: name for name in names}
    for word in sorted(words):
        found = {stems[stem] for stem in adjective_stems(word) if stem in stems}
        if len(found) == 1 and _may_be(word, {}):
            learned[word] = found.pop()
    return learned


def _owners(draft: Draft) -> Iterator[tuple[str, bool]]:
    """Yield the possessors of what countries have, each with whether only countries have it."""
    for title in draft.titles:
        if title.owner is not None and title.possessed:
            if title.office in places().state_offices:
                yield title.owner, True
            elif title.office in places().state_signs:
                yield title.owner, False
    if draft.owner is not None and draft.head in people().state and _is_possessor(draft):
        yield draft.owner, False


def _is_possessor(draft: Draft) -> bool:
    text = fold(draft.text)
    return f"{draft.owner}'s " in text or f"of {draft.owner}" in text


def _adjectives(draft: Draft) -> Iterator[str]:
    if draft.form == "name" and " " not in draft.text:
        yield fold(draft.text)
    if draft.owner is not None:
        yield draft.owner
    yield from (title.owner for title in draft.titles if title.owner is not None)


def _may_be(name: str, kinds: Mapping[str, DraftKind]) -> bool:
    words = name.split()
    return (
        len(words) <= 3
        and name not in places().regions
        and name not in organisations()
        and name not in countries().names
        and f"{name}s" not in countries().names
        and words[-1] not in name_words().heads
        and kinds.get(name) != "person"
    )


def with_countries(draft: Draft, learned: Mapping[str, str]) -> Draft:
    """Return the draft with every country by its one name."""
    owner = learned.get(draft.owner or "", draft.owner)
    titles = tuple(_with_country(title, learned) for title in draft.titles)
    if owner == draft.owner and titles == draft.titles:
        return draft
    return structs.replace(draft, owner=owner, titles=titles)


def _with_country(title: Title, learned: Mapping[str, str]) -> Title:
    if title.owner is None or title.owner not in learned:
        return title
    return structs.replace(title, owner=learned[title.owner], possessed=True)
