"""The timeline of a story: which days, which occurrences and which sentences tell it best."""

from onrecord.resolvers.timeline.choosing import headlines
from onrecord.resolvers.timeline.dated import dated_sentences
from onrecord.resolvers.timeline.ranking import RankedDate, rank_dates
from onrecord.resolvers.timeline.story import Story, gather
from onrecord.resolvers.timeline.told import ReportTold, Told, tell
from onrecord.resolvers.timeline.weighing import weigh

__all__ = [
    "RankedDate",
    "ReportTold",
    "Story",
    "Told",
    "dated_sentences",
    "gather",
    "headlines",
    "rank_dates",
    "tell",
    "weigh",
]
