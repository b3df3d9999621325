"""Tellings of different reports that are the same happening.

Events are read as candidates (``reading``), compared within blocks (``blocks``) by what they have
in common (``compare``, ``scoring``) and joined by average linkage (``linkage``, ``cluster``) where
nothing excludes it (``agreement``) and nobody says otherwise (``bonds``). Statements are joined by
their words and speaker (``said``). ``witnesses`` makes an occurrence of what belongs together.
"""

from onrecord.resolvers.occurrences.bonds import NO_BONDS, Bonds
from onrecord.resolvers.occurrences.find import find_occurrences, occurrences

__all__ = ["NO_BONDS", "Bonds", "find_occurrences", "occurrences"]
