"""The words of circumstances, as ``knowledge/circumstances.toml`` lists them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.people import people
from onrecord.knowledge.tables import toml


class Words(Struct, frozen=True):
    """Lemmas in small letters; ``only`` and ``behind`` are by preposition."""

    lasting: frozenset[str]
    occasions: frozenset[str]
    given: frozenset[str]
    gatherings: frozenset[str]
    of_outlets: frozenset[str]
    bringing: frozenset[str]
    only: dict[str, frozenset[str]]
    inner: frozenset[str]
    partners: frozenset[str]
    platforms: dict[str, str]
    outlet_words: frozenset[str]
    outlet_kinds: frozenset[str]
    addressing: frozenset[str]
    loose: frozenset[str]
    things: frozenset[str]
    told: frozenset[str]
    bidding: frozenset[str]
    behind: dict[str, frozenset[str]]
    collectives: frozenset[str]
    people: frozenset[str]
    public: frozenset[str]
    bodies: frozenset[str]
    openings: frozenset[str]
    passive: frozenset[str]
    light: frozenset[str]
    continuations: frozenset[str]
    realised: frozenset[str]
    dating: frozenset[str]
    sharing: frozenset[str]
    telling: frozenset[str]
    voices: frozenset[str]
    placing: frozenset[str]
    towns: frozenset[str]
    journeys: frozenset[str]
    place_kinds: frozenset[str]
    carrying: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the words of circumstances; reads the packaged file once a process."""
    table = toml("circumstances.toml")
    occasions, outlets, told = table["occasions"], table["outlets"], table["addressing"]
    audience, scenes, place = table["audience"], table["scenes"], table["place"]
    return Words(
        lasting=frozenset(occasions["lasting"]),
        occasions=frozenset([*occasions["lasting"], *occasions["brief"], *table["platforms"]]),
        given=frozenset(occasions["given"]),
        gatherings=frozenset(occasions["gatherings"]),
        of_outlets=frozenset(occasions["of_outlets"]),
        bringing=frozenset(occasions["prepositions"]),
        only={word: frozenset(nouns) for word, nouns in occasions["only"].items()},
        inner=frozenset(table["phrase"]["inner"]),
        partners=frozenset(table["phrase"]["partners"]),
        platforms=table["platforms"],
        outlet_words=frozenset(outlets["words"]),
        outlet_kinds=frozenset(outlets["kinds"]),
        addressing=frozenset(told["objects"]),
        loose=frozenset(told["loose"]),
        things=frozenset(told["things"]),
        told=frozenset(told["told"]),
        bidding=frozenset(told["bidding"]),
        behind={word: frozenset(verbs) for word, verbs in told["behind"].items()},
        collectives=frozenset(audience["collectives"]),
        public=frozenset(audience["public"]),
        people=frozenset(audience["people"]) | {*people().roles},
        bodies=frozenset(audience["organisations"]) | people().organisation,
        openings=frozenset(scenes["openings"]),
        passive=frozenset(scenes["passive"]),
        light=frozenset(scenes["light"]),
        continuations=frozenset(scenes["continuations"]),
        realised=frozenset(scenes["realised"]),
        dating=frozenset(scenes["dating"]),
        sharing=frozenset(scenes["sharing"]),
        telling=frozenset(scenes["telling"]),
        voices=frozenset(table["documents"]["voices"]),
        placing=frozenset(place["prepositions"]),
        towns=frozenset(place["towns"]),
        journeys=frozenset(place["journeys"]),
        place_kinds=frozenset(place["kinds"]),
        carrying=frozenset(
            [*audience["collectives"], *audience["people"], *place["journeys"], *place["venues"]]
        ),
    )
