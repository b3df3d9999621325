"""The store: a record in a database. The only room with SQL."""

from onrecord.store.cursors import CursorError
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
from onrecord.store.facets import Facet, Volume
from onrecord.store.filters import Filters
from onrecord.store.paging import Listing, Page
from onrecord.store.record import Record
from onrecord.store.rows import Rows
from onrecord.store.saying import Desk, Scene
from onrecord.store.single import Beside, Entry, Happening
from onrecord.store.sqlite import RecordError
from onrecord.store.watching import Pulse

__all__ = [
    "ActorForm",
    "Beside",
    "CopyRow",
    "CorrectionRow",
    "CursorError",
    "Desk",
    "Entry",
    "Facet",
    "Filters",
    "Happening",
    "Listing",
    "MentionRow",
    "Page",
    "Period",
    "Problem",
    "Pulse",
    "Record",
    "RecordError",
    "ReportRow",
    "Rows",
    "Scene",
    "TimeRow",
    "ToldCorrection",
    "Volume",
]
