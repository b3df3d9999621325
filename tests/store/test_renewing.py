"""Derived tables are renewed where something differs, and are what they would be made anew."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.model import (
    NO_ACCOUNT,
    Annotation,
    Decision,
    Ground,
    Resolution,
    ResolvedActor,
    Statement,
    described_id,
)
from onrecord.resolvers.outcome import outcome, shown
from onrecord.store import Filters, Record, sqlite, writing
from tests.builders import make_resolution
from tests.store.stories import MODEL, Pair, build, export, make_pair, problems, settle

STORY = [make_pair(number) for number in range(8)]
TABLES = (
    "actors",
    "actor_names",
    "assigned",
    "decisions",
    "derived",
    "statements",
    "events",
    "parties",
    "occurrences",
    "members",
    "copies",
    "origins",
    "disagreements",
    "positions",
    "stories",
    "chapters",
)
PEOPLE = sorted({a.statements[0].speaker.name for _, a in STORY if a.statements[0].speaker})


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the derived tables, sorted, without their numbers."""
    with closing(sqlite3.connect(path)) as plain:
        found = {}
        for table in TABLES:
            columns = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if name != "number")
            found[table] = sorted(plain.execute(f"SELECT {kept} FROM {table}"), key=repr)
        return found


def _numbers(path: Path) -> dict[str, int]:
    """Return the number of each occurrence, by its id."""
    with closing(sqlite3.connect(path)) as plain:
        return dict(plain.execute("SELECT id, number FROM occurrences"))


@contextmanager
def written(path: Path) -> Iterator[list[str]]:
    """Note what is inserted, changed or deleted in the tables meanwhile."""
    names: list[str] = []
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE written (what TEXT)")
        for table in TABLES:
            for what in ("INSERT", "UPDATE", "DELETE"):
                plain.execute(
                    f"CREATE TRIGGER {table}_{what} AFTER {what} ON {table}"
                    f" BEGIN INSERT INTO written VALUES ('{what} {table}'); END"
                )
    yield names
    with closing(sqlite3.connect(path)) as plain:
        names += [what for (what,) in plain.execute("SELECT what FROM written")]
        for table in TABLES:
            for what in ("INSERT", "UPDATE", "DELETE"):
                plain.execute(f"DROP TRIGGER {table}_{what}")
        plain.execute("DROP TABLE written")


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
    numbered = _numbers(path)
    with written(path) as names, Record.open(path, write=True) as record:
        settle(record)
    assert names == []
    assert _numbers(path) == numbered


def test_a_report_more_writes_its_own_rows_and_those_of_its_actors(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
    report, annotation = make_pair(9)
    assert report.outlet is None
    with written(path) as names, Record.open(path, write=True) as record:
        build(record, [(report, annotation)])
        assert problems(record) == []
    # One speaker, whose counts have changed, two statements, two events, three who stand in each;
    # an occurrence each, and what else is told of these.
    read = [name for name in names if name.split()[1] in TABLES[:8]]
    assert sorted(read) == [
        "INSERT assigned", "INSERT derived", "INSERT events", "INSERT events",
        *["INSERT parties"] * 6, "INSERT statements", "INSERT statements", "UPDATE actors",
    ]  # fmt: skip
    told = [name for name in names if name.split()[1] in ("occurrences", "members", "origins")]
    assert sorted(told) == [
        *["INSERT members"] * 4, *["INSERT occurrences"] * 4, "INSERT origins",
    ]  # fmt: skip


def test_another_name_of_an_actor_reaches_all_that_show_it(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
        before = resolved(list(record.local_mentions()), [0, 1, 2, 3], told=())
        record.resolve(before, NO_ACCOUNT)
        called = [replace(a, name="M. L.") if a.name == PEOPLE[0] else a for a in before.actors]
        by_id = {actor.id: shown(actor) for actor in called}
        assigned = {place: by_id[actor.id] for place, actor in before.assigned.items()}
    with written(path) as names, Record.open(path, write=True) as record:
        record.resolve(outcome(called, assigned, ()))
        assert problems(record) == []
        spoken = [s.speaker.name for s in record.statements() if s.speaker]
        acted = [event.actors[0].name for event in record.events()]
    # Two of the eight reports are hers, with two statements each.
    assert spoken.count("M. L.") == acted.count("M. L.") == 4
    assert sorted(set(names)) == [
        "DELETE derived", "DELETE events", "DELETE statements", "INSERT actor_names",
        "INSERT derived", "INSERT events", "INSERT statements", "UPDATE actors",
    ]  # fmt: skip
    for table in ("statements", "events"):
        assert names.count(f"INSERT {table}") == names.count(f"DELETE {table}") == 4


def test_a_report_with_another_name_is_renewed_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
        report, _ = STORY[3]
        record.rename([(report.id, "0-first.txt")])
        settle(record)
        of = list(record.statements(Filters(report=report.id)))
        assert {statement.report_name for statement in of} == {"0-first.txt"}
        happened = list(record.events(Filters(report=report.id)))
        assert [event.report_name for event in happened] == ["0-first.txt"] * 2
        assert problems(record) == []


def test_words_of_statements_that_went_are_found_no_more(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record:
        build(record, STORY)
        report, annotation = STORY[2]
        kept = _with_sentences(annotation, annotation.statements[:1])
        assert len(list(record.events(Filters(recipient="berth 2-1")))) == 1
        build(record, [(report, kept)], model="reader-2")
        assert list(record.statements(Filters(about='"Berth 2-1"'))) == []
        assert len(list(record.statements(Filters(about='"Berth 2-0"')))) == 1
        assert list(record.events(Filters(about='"Berth 2-1"'))) == []
        assert list(record.events(Filters(recipient="berth 2-1"))) == []
        assert len(list(record.events(Filters(recipient="berth 2-0")))) == 1
        assert problems(record) == []


def _with_sentences(annotation: Annotation, said: tuple[Statement, ...]) -> Annotation:
    """Return an annotation with these statements and their events, whose words are theirs alone."""
    contents = {statement.id: statement.content[0] for statement in said}
    events = tuple(
        replace(event, sentence=contents[event.within])
        for event in annotation.events
        if event.within in contents
    )
    return replace(annotation, statements=said, events=events)


def test_equal_statements_are_as_many_as_were_read(tmp_path: Path) -> None:
    report, annotation = make_pair(1)
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        for number, count in enumerate((1, 3, 2)):
            said = annotation.statements[:1] * count
            annotation = replace(annotation, events=())
            build(record, [(report, replace(annotation, statements=said))], model=f"r{number}")
            assert len(list(record.statements())) == count


def test_what_another_layout_left_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
        expected = export(record)
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript("DELETE FROM meta; UPDATE statements SET words = 'of old'")
    with Record.open(path, write=True) as record:
        settle(record)
        assert export(record) == expected
        assert problems(record) == []


def resolved(
    annotations: Sequence[Annotation], partition: Sequence[int], told: Sequence[int]
) -> Resolution:
    """Return who is who where ``partition`` says which of PEOPLE are one.

    ``told`` says how much is told of each form. If the first is of part 0, the words where somebody
    is mentioned are that first one's too.
    """
    part = dict(zip(PEOPLE, partition, strict=True))
    base = make_resolution(annotations)
    actors = {actor.name: actor for actor in base.actors}
    heads = {
        name: min(n for n in actors if part.get(n, n) == part.get(name, name)) for name in actors
    }
    assigned = {place: shown(actors[heads[held.name]]) for place, held in base.assigned.items()}
    if partition[0] == 0 and PEOPLE[0] in actors:
        assigned |= {place: shown(actors[heads[PEOPLE[0]]]) for place in _described(annotations)}
    kept = [actors[name] for name in sorted(set(heads.values()))]
    return outcome(kept, assigned, _decisions(kept, told))


def _described(annotations: Iterable[Annotation]) -> Iterator[tuple[str, str]]:
    for annotation in annotations:
        for mention in annotation.mentions:
            report = annotation.report.id
            yield report, described_id(report, mention.start, mention.end)


def _decisions(actors: Iterable[ResolvedActor], told: Sequence[int]) -> Iterator[Decision]:
    for actor in actors:
        for number in told:
            yield Decision(
                actor=actor.id, form=f"form {number}", country=None, wikidata=None, reports=number,
                to=None, score=1.0, grounds=(Ground(kind="name", detail="same words"),),
            )  # fmt: skip


STEPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, len(STORY) - 1)),
        st.lists(st.integers(0, 2), min_size=len(PEOPLE), max_size=len(PEOPLE)),
        st.lists(st.integers(0, 3), max_size=3, unique=True),
        st.sampled_from([MODEL, "reader-2"]),
    ),
    min_size=1,
    max_size=4,
)


@given(STEPS)
@settings(max_examples=25, deadline=None)
def test_renewing_in_steps_gives_the_rows_of_one_go(
    steps: list[tuple[set[int], list[int], list[int], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        held: dict[int, tuple[Pair, str]] = {}
        with Record.open(one, write=True) as record:
            for numbers, partition, told, model in steps:
                batch = {number: _read_by(STORY[number], model) for number in numbers}
                record.add(batch.values(), model=model)
                held |= {number: (pair, model) for number, pair in batch.items()}
                record.resolve(_resolved_in(record, partition, told))
            assert problems(record) == []
        with Record.open(other, write=True) as record:
            for pair, model in held.values():
                record.add([pair], model=model)
            record.resolve(_resolved_in(record, partition, told))
        assert tables(one) == tables(other)


def _resolved_in(record: Record, partition: list[int], told: list[int]) -> Resolution:
    read = list(record.local_mentions())
    return resolved(read, partition, told) if read else Resolution(actors=(), assigned={})


def _read_by(pair: Pair, model: str) -> Pair:
    """Return a report as another model reads it: one statement less, with its event."""
    report, annotation = pair
    kept = annotation.statements if model == MODEL else annotation.statements[1:]
    return report, _with_sentences(annotation, kept)


def test_a_renewal_that_fails_leaves_the_earlier_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path, write=True) as record:
        build(record, STORY)
    before = tables(path)
    engine = sqlite.engine(path, write=True, wait=1)
    wrong = Resolution(actors=(), assigned={("nothing", "local"): shown(resolved_actor())})
    try:
        with sqlite.writing(engine) as connection:
            writing.derive(connection, wrong)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    finally:
        engine.dispose()
    assert tables(path) == before


def resolved_actor() -> ResolvedActor:
    return ResolvedActor(
        id="0" * 16, name="Mara Lindqvist", kind="person", country=None, wikidata=None,
        names=(), reports=1, mentions=1, statements=0,
    )  # fmt: skip
