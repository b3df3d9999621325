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
    ToldCorrection,
)
from onrecord.store.filters import Filters
from onrecord.store.record import Record
from onrecord.store.rows import Rows
from onrecord.store.saying import Desk, Scene

__all__ = [
    "ActorForm",
    "CopyRow",
    "CorrectionRow",
    "Desk",
    "Filters",
    "MentionRow",
    "Period",
    "Problem",
    "Record",
    "ReportRow",
    "Rows",
    "Scene",
    "TimeRow",
    "ToldCorrection",
]
