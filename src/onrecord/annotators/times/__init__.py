"""Time expressions of news: TIMEX3 type and value, and the interval that they stand for."""

from onrecord.annotators.times.context import Context
from onrecord.annotators.times.finder import find
from onrecord.annotators.times.intervals import between, edtf_of, interval_of

__all__ = ["Context", "between", "edtf_of", "find", "interval_of"]
