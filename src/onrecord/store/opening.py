"""From where a record is to the database that holds it, with a reason where that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from onrecord.errors import RunError
from onrecord.store import migrations, sqlite

# Another writer may be rewriting the derived tables of a large record.
WAIT_SECONDS = 60.0


def open_to_write(where: str | Path, *, wait: float) -> Engine:
    """Return the database of the record at ``where``, made or brought up to date."""
    path = _path(where)
    if not path.parent.is_dir():
        raise RunError(f"{where}: there is no folder {path.parent}")
    engine = sqlite.engine(path, write=True, wait=wait)
    with sqlite.errors(str(where)), _let_go_on_failure(engine):
        migrations.bring_up(engine, str(where))
    return engine


def open_to_read(where: str | Path) -> Engine:
    """Return the database of the record at ``where``, which is left as it is."""
    path = _path(where)
    if not path.exists():
        raise RunError(f"{where}: there is no such record")
    engine = sqlite.engine(path, write=False, wait=WAIT_SECONDS)
    with sqlite.errors(str(where)):
        try:
            return _checked(engine, str(where))
        except OperationalError as error:
            if not (sqlite.forbidden(error) and _at_rest(path)):
                raise
            # A log cannot be kept beside it (a read-only disk), and none is needed.
            return _checked(sqlite.frozen_engine(path), str(where))


def _checked(engine: Engine, where: str) -> Engine:
    with _let_go_on_failure(engine):
        migrations.check_readable(engine, where)
    return engine


@contextmanager
def _let_go_on_failure(engine: Engine) -> Iterator[None]:
    with ExitStack() as undone:
        undone.callback(engine.dispose)
        yield
        undone.pop_all()


def _at_rest(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return not log.exists() or log.stat().st_size == 0


def _path(where: str | Path) -> Path:
    if isinstance(where, str) and "://" in where:
        scheme = where.partition("://")[0]
        raise RunError(f"{scheme}://: a record is a file; {scheme} is not supported")
    path = Path(where)
    if path.is_dir():
        raise RunError(f"{where}: is a folder, not a record")
    if path.exists() and not path.is_file():
        raise RunError(f"{where}: is not a file")
    # SQLite takes a file of one byte for an empty one.
    if path.exists() and path.stat().st_size == 1:
        raise RunError(f"{where}: is not a record: not an SQLite database")
    return path
