"""The application: what is in front of every request, and the one list of what answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from onrecord.web import problems
from onrecord.web.api import routes
from onrecord.web.pages import (
    actor,
    actors,
    corrections,
    disagreements,
    events,
    home,
    live,
    positions,
    report,
    reports,
    signing,
    statements,
    story,
)
from onrecord.web.rendering import STATIC, digest
from onrecord.web.security.guard import Guard
from onrecord.web.security.headers import Headers
from onrecord.web.site import Site

ROUTERS: tuple[APIRouter, ...] = (
    actor.router,
    actors.router,
    corrections.router,
    disagreements.router,
    events.router,
    home.router,
    live.router,
    positions.router,
    report.router,
    reports.router,
    signing.router,
    statements.router,
    story.router,
)

# A correction takes some hundred bytes.
MOST_BYTES = 1 << 20


class Assets(StaticFiles):
    """The static files, each under the digest of all; those of this version never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file behind the digest in ``path``."""
        version, _, name = path.partition("/")
        response = await super().get_response(name, scope)
        kept = "private, max-age=31536000, immutable" if version == digest() else "no-cache"
        response.headers["Cache-Control"] = kept
        return response


class Application(FastAPI):
    """FastAPI with our headers outside of everything, so that what fails has them too."""

    def build_middleware_stack(self) -> ASGIApp:
        """Return the layers that a request goes through."""
        return Headers(super().build_middleware_stack())


def create_app(site: Site) -> FastAPI:
    """Return the application that shows ``site``, which it closes when it ends."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Somebody ended the server, or a newer program opened the record, before all was in step.
        if site.writable and await asyncio.to_thread(site.record.stale):
            site.steps.due()
        yield
        site.close()

    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(site.hosts), www_redirect=False)
    app = Application(
        title="onrecord",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{routes.PREFIX}/openapi.json",
        lifespan=lifespan,
        max_body_size=MOST_BYTES,
        middleware=[hosts, Middleware(Guard)],
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.site = site
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    routes.install(app)
    app.mount("/static", Assets(directory=STATIC))
    return app
