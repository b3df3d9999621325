"""Time expressions of news: TIMEX3 type and value, and the interval that they stand for.

The way through, from the text to ``model.Time`` (``finder.find``), by packages in import order:

- ``tables`` reads ``knowledge/times/``; ``calendar`` knows values, units, days and intervals, and
  no word of a text.
- ``words``: the text becomes words with classes (``lexicon``), the rules of ``rules.toml`` match
  rows of them (``grammar``); what only looks like a time is dropped (``false_friends``).
- ``sketches``: a match becomes a sketch, what its words alone say (``compose``).
- ``tense`` tells the tense of its clause; ``events`` what the text calls events and when they are.
- ``anchoring``: a sketch, seen from publication or the last date, gets its value (``anchor``).
- ``narrative``: in a text that dates itself, its main line of dates gives the values instead.
- ``tlinks``: an event dates what hangs on it, *two days after the vote*.
- ``timex`` writes the ``Time``.
"""

from onrecord.annotators.times.anchoring.context import Context
from onrecord.annotators.times.calendar.intervals import interval_of
from onrecord.annotators.times.finder import find

__all__ = ["Context", "find", "interval_of"]
