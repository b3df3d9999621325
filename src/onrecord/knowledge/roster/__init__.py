"""The user's own cast: people and bodies from CSV, TOML and FollowTheMoney files, looked up first.

Annotators are handed a ``Roster`` and ask it instead of the tables: it answers from the user's
files and, where these say nothing, from the tables. Without files it is ``NO_ROSTER``.
"""

from onrecord.knowledge.roster.entries import Entry, Term
from onrecord.knowledge.roster.loading import load
from onrecord.knowledge.roster.lookups import NO_ROSTER, Roster

__all__ = ["NO_ROSTER", "Entry", "Roster", "Term", "load"]
