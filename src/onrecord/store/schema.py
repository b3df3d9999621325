"""The tables of a record.

What was read is in ``reports`` and ``readings``, an annotation each; what people bring is in
``casts`` and ``corrections``, a log that is only added to. All others are derived, a pure function
of these and of who is who; digests tell which of their rows a change concerns. ``number`` is a
place in the file, never shown. Mentions and times stay in the annotation and are expanded when
read, which keeps writing short.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    desc,
)

# Sorts behind every ISO date.
UNKNOWN = "~"

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("title", Text),
    Column("url", Text),
    Column("byline", Text),
    Column("language", Text),
    Column("characters", Integer, nullable=False),
    # Last, so that a listing does not page through the texts.
    Column("text", Text, nullable=False),
    Index("reports_sorted", "published", "name", "id"),
    Index("reports_named", "name"),
)

readings = Table(
    "readings",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("model", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    # The digest of the user's cast that was at hand, empty without one.
    Column("roster", Text, nullable=False, server_default=""),
    Index("readings_by_model", "model", "report"),
)

# The user's cast that the record is read with: one row, or none.
casts = Table(
    "casts",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

# ``undoes`` is the number of an earlier row; ``key`` and ``payload`` are of a correction, which an
# undoing row has none of.
corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("corrections.number")),
    Column("key", Text),
    Column("payload", LargeBinary),
    Index("corrections_undoing", "undoes", "number"),
)

# The entries that a correction is about, as people knew them: the first and, where it is of two,
# the second ``side``.
targets = Table(
    "targets",
    metadata,
    Column("number", Integer, ForeignKey("corrections.number"), nullable=False),
    Column("side", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("entry", Text, nullable=False),
    PrimaryKeyConstraint("number", "side"),
    Index("targets_by_report", "report"),
    Index("targets_by_entry", "entry"),
    sqlite_with_rowid=False,
)

# Derived: which entries of the record these are now, where it is for sure; ``idle`` is 1 where the
# correction says what is so already.
placed = Table(
    "placed",
    metadata,
    Column("number", Integer, nullable=False),
    Column("side", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("idle", Integer, nullable=False),
    PrimaryKeyConstraint("number", "side"),
    Index("placed_by_entry", "entry"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("wikidata", Text),
    Column("reports", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    # Of all that the rows of this actor hold, here and in the next tables.
    Column("digest", Text, nullable=False, server_default=""),
    Index("actors_named", "name"),
    Index("actors_sorted", desc("statements"), desc("mentions"), "name", "id"),
    sqlite_with_rowid=False,
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    Column("folded", Text, nullable=False),
    PrimaryKeyConstraint("actor", "folded"),
    sqlite_with_rowid=False,
)

assigned = Table(
    "assigned",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("local", Text, nullable=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    PrimaryKeyConstraint("report", "local"),
    Index("assigned_by_actor", "actor"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    PrimaryKeyConstraint("actor", "place"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("report_name", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("speaker", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("said_order", Text, nullable=False),
    Column("said_end", Text),
    Column("said_basis", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("start", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("words", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    # All that is filtered by stands in the indices, so that a page, a count and the facets are
    # found without the rows, which are a hundred times as large.
    Index(
        "statements_sorted",
        "said_order",
        "published",
        "report_name",
        "start",
        "id",
        "first",
        "last",
        "report",
        "speaker",
        "act",
        "kind",
        "confidence",
    ),
    Index(
        "statements_in_reports", "report", "speaker", "act", "kind", "first", "last", "confidence"
    ),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("report_name", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("when_order", Text, nullable=False),
    Column("when_end", Text),
    Column("when_basis", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("start", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    # Of the sentence, in which the words to look for stand.
    Column("words", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index(
        "events_sorted",
        "when_order",
        "published",
        "report_name",
        "start",
        "id",
        "first",
        "last",
        "report",
        "type",
        "status",
        "confidence",
    ),
    Index("events_in_reports", "report", "type", "status", "first", "last", "confidence", "id"),
)

# Who stands in an event, in which ``role``. ``words`` are the folded name, between blanks, of one
# that is no actor of the record since only words of its report make it; else they are empty.
parties = Table(
    "parties",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("event", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("words", Text, nullable=False),
    PrimaryKeyConstraint("report", "event", "role", "actor"),
    Index("parties_by_actor", "actor"),
    Index("parties_by_event", "event", "role", "actor"),
    sqlite_with_rowid=False,
)

# What the reports tell together follows, a row a value; its ``digest`` is of all that the value's
# rows hold, here and in the tables of what it is made of.
occurrences = Table(
    "occurrences",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("type", Text),
    Column("act", Text),
    Column("status", Text),
    Column("when_order", Text, nullable=False),
    Column("when_end", Text),
    Column("when_basis", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("published", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("weight", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    # Of the headline, in which the words to look for stand.
    Column("words", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index(
        "occurrences_sorted",
        "when_order",
        "when_end",
        "published",
        "start",
        "id",
        "first",
        "last",
        "report",
        "type",
        "act",
        "status",
        "confidence",
    ),
    Index("occurrences_weighed", "weight", "id"),
)

# The entries, statements and events, that tell of an occurrence.
members = Table(
    "members",
    metadata,
    Column("occurrence", Text, nullable=False),
    Column("entry", Text, nullable=False),
    PrimaryKeyConstraint("occurrence", "entry"),
    Index("members_by_entry", "entry"),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("of", Text, ForeignKey("reports.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("share", Float, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    Column("id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("origin", Text, ForeignKey("reports.id"), nullable=False),
    Column("agency", Text),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

disagreements = Table(
    "disagreements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("occurrence", Text),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("other", Text, ForeignKey("reports.id"), nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    # Who vouches for the two passages.
    Column("one_source", Text),
    Column("other_source", Text),
    Column("confidence", Float, nullable=False),
    # Of both passages, between blanks.
    Column("folded", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index("disagreements_sorted", "first", "last", "id"),
    Index("disagreements_by_occurrence", "occurrence"),
    sqlite_with_rowid=False,
)

positions = Table(
    "positions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("actor", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("issue", Text, nullable=False),
    # Of the issue, between blanks; and of the issue and the passage.
    Column("issue_folded", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("statement", Text),
    Column("previous", Text),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("said_order", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("published", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index("positions_sorted", "name", "actor", "issue", "said_order", "published", "start", "id"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index("stories_sorted", "first", "last", "id"),
    sqlite_with_rowid=False,
)

# The reports of a story.
chapters = Table(
    "chapters",
    metadata,
    Column("story", Text, nullable=False),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    PrimaryKeyConstraint("story", "report"),
    Index("chapters_by_report", "report"),
    sqlite_with_rowid=False,
)

# The digest of what a report's rows in the tables from `assigned` to `parties` are made of.
derived = Table(
    "derived",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Emptied in this order, since each refers to those behind it.
DERIVED = (
    placed, chapters, stories, positions, disagreements, origins, copies, members, occurrences,
    derived, statements, parties, events, assigned, actor_names, decisions, actors,
)  # fmt: skip
