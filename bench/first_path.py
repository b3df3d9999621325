"""A first-time user's path: from the README's commands to the words behind an entry of the story.

Builds the record of the example story, serves it, opens the address that is printed in Debian's
Chromium, and clicks as somebody would who has not seen the site before. What counts: how many
clicks it takes, how long, and that the words are then in view and lit.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click
from playwright.sync_api import Locator, Page, sync_playwright

from bench.served import served

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "harbour-strike"
MOST_CLICKS = 3
# What is lit on the page of a report: passages by the highlight registry, entries by class; and
# whether the first of it stands in the window, clear of the bar at its top.
_LIT = """() => {
  const quoted = [...(CSS.highlights.get('quoted') ?? [])];
  const marks = [...document.querySelectorAll('.verbatim .lit')];
  const lit = quoted.length ? quoted : marks;
  if (lit.length === 0) return null;
  const box = lit[0].getBoundingClientRect();
  const top = document.querySelector('header.top').getBoundingClientRect().bottom;
  const words = quoted.length ? quoted.map(String) : marks.map((one) => one.textContent);
  return { words: words.join(''), seen: box.top >= top && box.bottom <= innerHeight };
}"""


class PathError(Exception):
    """The path does not lead to the words."""


class Lit(NamedTuple):
    """The words that are lit on the page of a report, and whether they are in view."""

    words: str
    seen: bool


class Step(NamedTuple):
    """What was done, how long it took in seconds, and the clicks from the start page until then."""

    what: str
    seconds: float
    clicks: int


class Walk:
    """The steps of one user before one page, timed."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.steps: list[Step] = []
        self._clicks = 0

    def start(self) -> None:
        """Open the address that was printed."""
        self._clicks = 0
        with self._timed("the start page is shown"):
            self.page.goto(self.address)
            self.page.locator("article.told .headline").first.wait_for()

    def headline(self) -> Lit:
        """Click what happened, as it is told."""
        first = self.page.locator("article.told .headline a").first
        told = first.inner_text()
        with self._timed("click on what happened: its words in the report"):
            self._click(first)
            lit = self._lit()
        return self._checked(lit, told)

    def witness(self) -> Lit:
        """Click the number of sources, and of these the last one."""
        told = self.page.locator("article.told:has(.sources)").first
        with self._timed("click on its sources: who tells of it"):
            self._click(told.locator("summary").first)
            told.locator(".witness").first.wait_for()
        last = told.locator(".witness").last
        trigger = last.locator(".quote .trigger").inner_text()
        with self._timed("click on a report: the words of this witness in it"):
            self._click(last.locator("a.evidence"))
            lit = self._lit()
        return self._checked(lit, trigger)

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.steps.append(Step(what, time.perf_counter() - began, self._clicks))

    def _click(self, what: Locator) -> None:
        self._clicks += 1
        what.click()

    def _lit(self) -> Lit:
        self.page.wait_for_url("**/reports/**")
        found = self.page.wait_for_function(_LIT)
        return Lit(**found.json_value())

    def _checked(self, lit: Lit, told: str) -> Lit:
        if not lit.seen:
            raise PathError("the words are not in view")
        # A long sentence is told with its ends cut off.
        if not all(_plain(part) in _plain(lit.words) for part in told.split("…")):
            raise PathError(f"told was {told!r}, lit is {lit.words!r}")
        if self._clicks > MOST_CLICKS:
            raise PathError(f"it took {self._clicks} clicks")
        return lit


def _plain(words: str) -> str:
    return " ".join(words.split())


def walk(page: Page, address: str) -> list[Step]:
    """Go both ways from the start page to the words of a report. PathError: one leads nowhere."""
    walk = Walk(page, address)
    walk.start()
    walk.headline()
    walk.start()
    walk.witness()
    return walk.steps


@click.command()
def main() -> None:
    """Time a first-time user's path through the example story."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise click.ClickException("needs Chromium (Debian: apt install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "demo.db")
        steps = [_step("onrecord build: the record is there", lambda: _build(record))]
        began = time.perf_counter()
        with served(record) as address, sync_playwright() as started:
            steps.append(Step("onrecord serve: the site answers", time.perf_counter() - began, 0))
            browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            steps += walk(browser.new_page(), address)
            browser.close()
    _tell(steps)


def _step(what: str, act: Callable[[], None]) -> Step:
    began = time.perf_counter()
    act()
    return Step(what, time.perf_counter() - began, 0)


def _build(record: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "build", "-q", str(EXAMPLE)]
    subprocess.run([*command, "--record", str(record)], check=True)


def _tell(steps: Sequence[Step]) -> None:
    print("seconds  clicks")
    for step in steps:
        print(f"{step.seconds:7.2f}  {step.clicks or '':>6}  {step.what}")
    print(f"from the start page to the words: {max(step.clicks for step in steps)} clicks at most")


if __name__ == "__main__":
    main()
