"""A site without a network: what it answers to a browser, to a program, to somebody else's page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.web import Site, create_app

HERE = "http://localhost"


@contextmanager
def asking(record: Path, *, user: str = "Ana", base: str = HERE) -> Iterator[TestClient]:
    """Give what asks a site of the record."""
    with TestClient(
        create_app(Site(str(record), user=user)),
        base_url=base,
        raise_server_exceptions=False,
        follow_redirects=False,
    ) as client:
        yield client


def token_of(client: TestClient) -> dict[str, str]:
    """Return the header that a page of this client sends along."""
    return {"X-CSRF-Token": client.get("/api/v1/session").json()["token"]}
