"""The application: what is in front of every request, and the one list of what answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from onrecord.web.pages import home
from onrecord.web.rendering import STATIC, digest
from onrecord.web.site import Site

ROUTERS: tuple[APIRouter, ...] = (home.router,)


class Assets(StaticFiles):
    """The static files, each under the digest of all; those of this version never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file behind the digest in ``path``."""
        version, _, name = path.partition("/")
        response = await super().get_response(name, scope)
        kept = "private, max-age=31536000, immutable" if version == digest() else "no-cache"
        response.headers["Cache-Control"] = kept
        return response


def create_app(site: Site) -> FastAPI:
    """Return the application that shows ``site``, which it closes when it ends."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.site = site
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Assets(directory=STATIC))
    return app
