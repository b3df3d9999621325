"""``/api/v1``: the one list of what answers programs, and what OpenAPI says of it."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from onrecord.model import Annotation, Report
from onrecord.store import ActorForm, CorrectionRow, Happening, Period
from onrecord.web.api import about, actors, corrections, lists, reports, single, timeline
from onrecord.web.api.documented import describe

PREFIX = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    lists.router,
    reports.router,
    single.router,
    timeline.router,
    actors.router,
    corrections.router,
)
_VALUES: tuple[type, ...] = (
    Report, Annotation, Period, ActorForm, CorrectionRow, Happening, about.Summary, about.Session,
    corrections.Said, corrections.Seen,
    *(held.listing.kind for held in lists.LISTS),
)  # fmt: skip


def install(app: FastAPI) -> None:
    """Give the application its addresses for programs, and their description."""
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    describe(app, _VALUES)
