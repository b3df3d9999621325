"""Puts a running news story on the record: who said what, when, and through whom.

Importing the package does nothing; each verb loads what it needs when it is first named.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import annotate, build, read
    from onrecord.errors import ReportError, RunError
    from onrecord.progress import BuildSummary
    from onrecord.store import Filters, Record

__all__ = [
    "BuildSummary",
    "Filters",
    "Record",
    "ReportError",
    "RunError",
    "annotate",
    "build",
    "read",
]

_HOMES = {
    "BuildSummary": "onrecord.progress",
    "Filters": "onrecord.store",
    "Record": "onrecord.store",
    "ReportError": "onrecord.errors",
    "RunError": "onrecord.errors",
    "annotate": "onrecord.api",
    "build": "onrecord.api",
    "read": "onrecord.api",
}


def __getattr__(name: str) -> Any:
    """Return a public name, importing its home on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
