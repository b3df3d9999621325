"""The store: a record in a database. The only room with SQL."""

from onrecord.store.entries import (
    ActorForm,
    CorrectionRow,
    MentionRow,
    Problem,
    ReportRow,
    TimelineDay,
    TimeRow,
)
from onrecord.store.filters import Filters
from onrecord.store.record import Record
from onrecord.store.rows import Rows

__all__ = [
    "ActorForm",
    "CorrectionRow",
    "Filters",
    "MentionRow",
    "Problem",
    "Record",
    "ReportRow",
    "Rows",
    "TimeRow",
    "TimelineDay",
]
