"""A site in a thread and a browser before it, watched: what it logs, asks for and opens."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    expect,
    sync_playwright,
)

from onrecord.web import Site, create_app
from tests.web import ostrand
from tests.web.harbour import write_record

# What the browser itself logs of a correction that is refused; the page says why.
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of 4(00|09) ")
AXE = Path(__file__).parent / "axe.min.js"
# A machine that does much else may take seconds to draw.
expect.set_options(timeout=20_000)


class Served(NamedTuple):
    """A site that answers, and the record that it shows."""

    address: str
    record: Path


class Watched(NamedTuple):
    """A page of the browser with what it was seen to do beside showing itself."""

    page: Page
    errors: list[str]
    foreign: list[str]
    dialogs: list[str]

    def is_calm(self) -> bool:
        """Tell whether it logged no error, asked no other host and opened no dialog."""
        return not (self.errors or self.foreign or self.dialogs)


@contextmanager
def serving(record: Path, *, user: str = "Ana") -> Iterator[Served]:
    """Serve a record on a free port until the end of the block."""
    site = Site(str(record), user=user)
    config = uvicorn.Config(create_app(site), port=0, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Served(f"http://127.0.0.1:{port}", record)
    finally:
        site.bell.close()
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site of the small record of the harbour, one for all tests of a module."""
    with serving(write_record(tmp_path_factory.mktemp("web") / "harbour.db")) as site:
        yield site


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A site of a record of its own, to be corrected."""
    with serving(write_record(tmp_path / "harbour.db")) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


Open = Callable[..., Watched]


@pytest.fixture
def opens(browser: Browser) -> Iterator[Open]:
    """What opens pages, each in a context of its own; options are those of the context."""
    contexts = []

    def made(address: str, **options: Any) -> Watched:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        watched = Watched(context.new_page(), [], [], [])
        _watch(watched, urlsplit(address).netloc)
        watched.page.goto(address)
        return watched

    yield made
    for context in contexts:
        context.close()


def _watch(watched: Watched, host: str) -> None:
    def logged(message: ConsoleMessage) -> None:
        asked = urlsplit(message.location["url"]).path
        refused = asked.startswith("/api/v1/corrections") and REFUSED.match(message.text)
        if message.type in ("error", "warning") and not refused:
            watched.errors.append(message.text)

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != host:
            watched.foreign.append(request.url)

    def opened(dialog: Dialog) -> None:
        watched.dialogs.append(dialog.message)
        dialog.dismiss()

    watched.page.on("console", logged)
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on("request", asked)
    watched.page.on("dialog", opened)


def serious(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical on a page."""
    # Evaluated, not added: the page's policy lets no script in.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run()")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.fixture(scope="session")
def walk_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site of the record of the walk-out, which no test changes."""
    with serving(ostrand.write(tmp_path_factory.mktemp("web") / "ostrand.db")) as site:
        yield site


@pytest.fixture
def own_walk_out(tmp_path: Path) -> Iterator[Served]:
    """A site of that record, the test's own."""
    with serving(ostrand.write(tmp_path / "ostrand.db")) as site:
        yield site


@pytest.fixture
def options() -> dict[str, Any]:
    """How the browser is to look, as options of a context; classes of tests have their own."""
    return {}


@pytest.fixture
def page(opens: Open, walk_out: Served, options: dict[str, Any]) -> Iterator[Page]:
    """A page before the site of the walk-out, in which nothing may go wrong."""
    yield from _calm(opens, walk_out, options)


@pytest.fixture
def own_page(opens: Open, own_walk_out: Served, options: dict[str, Any]) -> Iterator[Page]:
    """A page before the site of the test's own."""
    yield from _calm(opens, own_walk_out, options)


def _calm(opens: Open, site: Served, options: dict[str, Any]) -> Iterator[Page]:
    watched = opens(f"{site.address}/disagreements", base_url=site.address, **options)
    yield watched.page
    assert watched.is_calm(), watched
