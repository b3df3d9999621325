"""The pages show what really happens: their examples are run and the output is compared."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

EXAMPLES = runpy.run_path(str(Path(__file__).resolve().parent.parent / "docs" / "examples.py"))

pytestmark = pytest.mark.model


@pytest.mark.parametrize("page", EXAMPLES["PAGES"], ids=lambda page: page.stem)
def test_examples(page: Path) -> None:
    shown = page.read_text(encoding="utf-8")
    assert EXAMPLES["refreshed"](shown) == shown, "run scripts/docs to put in the output of now"
