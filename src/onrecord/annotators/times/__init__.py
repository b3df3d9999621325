"""Time expressions of news: TIMEX3 type and value, and the interval that they stand for."""

from onrecord.annotators.times.context import Context
from onrecord.annotators.times.finder import find
from onrecord.annotators.times.intervals import interval_of

__all__ = ["Context", "find", "interval_of"]
