"""The store: a record in a database. The only room with SQL."""

from onrecord.store.entries import (
    ActorForm,
    CopyRow,
    CorrectionRow,
    MentionRow,
    Period,
    Problem,
    ReportRow,
    TimeRow,
)
from onrecord.store.filters import Filters
from onrecord.store.record import Record
from onrecord.store.rows import Rows

__all__ = [
    "ActorForm",
    "CopyRow",
    "CorrectionRow",
    "Filters",
    "MentionRow",
    "Period",
    "Problem",
    "Record",
    "ReportRow",
    "Rows",
    "TimeRow",
]
