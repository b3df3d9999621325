"""Takes the pictures of the site that the pages show: `python -m docs.screenshots`.

They are of the example story, in Debian's Chromium: every page by day and by night at 1,600 px,
and by day at 360 px. With ``--record`` and ``--out`` they are of another record; such pictures hold
what others wrote and do not belong here.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import served
from onrecord import building, correcting
from onrecord.correcting import Wish
from onrecord.store import Record

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pages"
EXAMPLE = ROOT / "examples" / "harbour-strike"
# As many colours as text in two themes needs; a picture is then a third of its size.
_COLOURS = 64
_LISTS = (
    "story", "statements", "events", "positions", "disagreements", "reports", "actors",
)  # fmt: skip

_NOBODY = "The harbour master"
_OVER = "The strike at Saltmere is over."
_AT = "2023-03-27T09:30:00Z"


class Look(NamedTuple):
    """How the browser stands: what its pictures are called, its size and its theme."""

    name: str
    width: int
    height: int
    theme: Literal["light", "dark"]


LOOKS = (
    Look("light", 1600, 1000, "light"),
    Look("dark", 1600, 1000, "dark"),
    Look("narrow", 360, 800, "light"),
)


@click.command()
@click.option("--record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=PICTURES)
@click.option("--look", "looks", multiple=True, type=click.Choice([one.name for one in LOOKS]))
@click.option("--page", "pages", multiple=True, help="Only these.")
def main(record: Path | None, out: Path, looks: tuple[str, ...], pages: tuple[str, ...]) -> None:
    """Take a picture of every page in every look."""
    out.mkdir(parents=True, exist_ok=True)
    with _record(record) as held, served(held) as address, _browser() as browser:
        for look in LOOKS:
            if not looks or look.name in looks:
                _pictures(browser, address, look, out, pages)


@contextmanager
def _record(given: Path | None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder, "demo.db")
        if given is None:
            command = [sys.executable, "-m", "onrecord", "build", "-q", str(EXAMPLE)]
            subprocess.run([*command, "--record", str(held)], check=True)
            _correct(held)
        else:
            shutil.copyfile(given, held)
        yield held


def _correct(path: Path) -> None:
    """Correct what the reading of the example gets wrong, so that the log is not empty."""
    with Record.open(path, write=True) as record:
        master = next(
            one for one in record.statements() if one.source and one.source.text == _NOBODY
        )
        orders = [one for one in record.events() if one.trigger.text == "order"]
        over = next(one for one in record.events() if one.sentence.text == _OVER)
        wishes = [
            Wish(action="speaker", entry=master.id, actor="Harbour master of Saltmere"),
            Wish(action="status", entry=over.id, status="happened"),
            *(Wish(action="remove", entry=order.id) for order in orders[:2]),
        ]
        said = [correcting.say(record, wish, by="Ana", at=_AT) for wish in wishes]
        correcting.undo(record, said[-1], by="Ben", at=_AT)
        building.resolve(record)


@contextmanager
def _browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        raise click.ClickException("needs Chromium (Debian: apt install chromium)")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _pictures(
    browser: Browser, address: str, look: Look, out: Path, pages: tuple[str, ...]
) -> None:
    options: dict[str, Any] = {"viewport": {"width": look.width, "height": look.height}}
    context = browser.new_context(
        base_url=address,
        color_scheme=look.theme,
        reduced_motion="reduce",
        locale="en-GB",
        **options,
    )
    page = context.new_page()
    for name, path in _paths(page).items():
        if not pages or name in pages:
            page.goto(path, wait_until="load")
            _settle(page)
            _write(page.screenshot(), out / f"{name}-{look.name}.png")
    context.close()


def _paths(page: Page) -> dict[str, str]:
    """Return the address of each page; the report is that of what is most told of."""
    found = {name: f"/{name}" for name in _LISTS}
    page.goto("/story")
    most = page.locator("article.told:has(.sources)").first
    found["report"] = str(most.locator("a.evidence").first.get_attribute("href"))
    page.goto("/actors")
    found["actor"] = str(page.locator("table.actors tbody a").first.get_attribute("href"))
    return found | {"corrections": "/corrections"}


def _settle(page: Page) -> None:
    """Wait until the charts are drawn and nothing moves."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(800)


def _write(picture: bytes, path: Path) -> None:
    with Image.open(io.BytesIO(picture)) as whole:
        few = whole.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


if __name__ == "__main__":
    main()
