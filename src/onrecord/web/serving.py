"""The server: listens until it is told to end, and lets go of whoever still listens."""

from __future__ import annotations

from types import FrameType

import uvicorn

from onrecord.errors import RunError
from onrecord.web.app import create_app
from onrecord.web.site import Site


class _Server(uvicorn.Server):
    """A server that sends its listeners away first: it would wait for them for ever."""

    def __init__(self, config: uvicorn.Config, site: Site) -> None:
        super().__init__(config)
        self._site = site

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End, as a signal asks."""
        self._site.bell.close()
        super().handle_exit(sig, frame)


def run(
    site: Site, *, host: str, port: int, certificate: str | None = None, key: str | None = None
) -> None:
    """Show ``site`` until a signal ends it; RunError where it cannot listen there."""
    config = uvicorn.Config(
        create_app(site),
        host=host,
        port=port,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    try:
        _Server(config, site).run()
    except SystemExit as error:
        # What uvicorn could not do, it has logged.
        raise RunError(f"{host}:{port}: cannot listen there") from error
    finally:
        site.close()
