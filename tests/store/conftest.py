from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record, open for writing."""
    with Record.open(tmp_path / "r.db", write=True) as opened:
        yield opened
