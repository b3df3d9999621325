"""Rows: what a query gives, read when it is iterated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from onrecord.errors import RunError

if TYPE_CHECKING:
    import pandas

T = TypeVar("T", bound=msgspec.Struct)


class Rows(Generic[T]):
    """A view that can be iterated again and again; each time it reads the record as it then is.

    Rows are streamed, and one iteration sees one state of the record however long it takes.
    """

    def __init__(self, kind: type[T], read: Callable[[], Iterator[T]]) -> None:
        self._kind = kind
        self._read = read

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def __repr__(self) -> str:
        return f"<Rows of {self._kind.__name__}>"

    def to_pandas(self) -> pandas.DataFrame:
        """Return a data frame with a column a field; nested values are dicts and lists.

        Raises RunError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise RunError(
                "to_pandas needs pandas, which is not installed: pip install 'onrecord[pandas]'"
            ) from error
        # Shallow: asdict would leave nested Structs, which are no use in a cell.
        rows = [msgspec.to_builtins(row) for row in self]
        return pandas.DataFrame(rows, columns=list(self._kind.__struct_fields__))
