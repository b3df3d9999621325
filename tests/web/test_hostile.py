"""What strangers write is text: of 200 payloads in reports, names and addresses none runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.builders import (
    make_actor,
    make_annotation,
    make_event,
    make_mention,
    make_outlet,
    make_report,
    make_span,
    make_statement,
)
from tests.web.conftest import Open, Served, serving
from tests.web.harbour import Pair, write_record

# What runs, and what leads to its running; every pair is a payload.
_RUNS = ("window.ran=1", "alert(1)", "document.title='ran'", "fetch('//evil.example/')")
_FRAMES = (
    "<script>{0}</script>",
    "</script><script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    '"><script>{0}</script>',
    "'><img src=x onerror={0}>",
    '" onmouseover="{0}" x="',
    "' onfocus='{0}' autofocus x='",
    '" autofocus onfocus="{0}" tabindex="1',
    "<body onload={0}>",
    "<iframe srcdoc='<script>{0}</script>'></iframe>",
    "<iframe src=\"javascript:{0}\"></iframe>",
    '<a href="javascript:{0}">x</a>',
    "javascript:{0}",
    "data:text/html,<script>{0}</script>",
    "<details open ontoggle={0}>x</details>",
    "<video><source onerror={0}></video>",
    "<input onfocus={0} autofocus>",
    "<select onfocus={0} autofocus></select>",
    "<textarea></textarea><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "</title><script>{0}</script>",
    "</style><script>{0}</script>",
    "<!--><script>{0}</script>-->",
    "--><script>{0}</script>",
    "]]><script>{0}</script>",
    "<math><mtext><script>{0}</script></mtext></math>",
    "<template><script>{0}</script></template>",
    "<object data=\"javascript:{0}\"></object>",
    "<embed src=\"javascript:{0}\">",
    "<form><button formaction=\"javascript:{0}\">x</button></form>",
    "<base href=//evil.example/><script src=x.js></script><!-- {0} -->",
    "<link rel=stylesheet href=//evil.example/x.css><!-- {0} -->",
    "<meta http-equiv=refresh content=\"0;url=javascript:{0}\">",
    "<style>@import '//evil.example/{0}';</style>",
    "<div style=\"background:url(//evil.example/{0})\">x</div>",
    "<div hx-get=/story hx-trigger=load hx-on:load={0}>x</div>",
    "<div hx-on::load=\"{0}\" data-hx-trigger=load>x</div>",
    "<a data-entry=x href=# onclick={0}>x</a>",
    "{{{{ {0} }}}}",
    "{{% import os %}}{0}",
    "${{{0}}}",
    "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "\r\n\r\n<script>{0}</script>",
    "<scr\u0000ipt>{0}</script>".replace("\u0000", "\u200b"),
    "<ScRiPt>{0}</sCrIpT>",
    "<<script>{0}//<</script>",
    "<svg/onload={0}//",
)  # fmt: skip
PAYLOADS = [frame.format(run) for frame in _FRAMES for run in _RUNS]
_EACH = 20


def make_hostile(number: int) -> Pair:
    """Return a report all of whose fields, names and entries are payloads."""
    some = PAYLOADS[number * _EACH : (number + 1) * _EACH]
    lines = [f"{payload} person{at} said the pier is shut{at}." for at, payload in enumerate(some)]
    text = "\n\n".join(lines)
    report = make_report(
        text, name=some[0], title=some[1], outlet=some[2], byline=some[3], url=some[4]
    )
    statements, mentions, events = [], [], []
    for at, payload in enumerate(some):
        actor = make_actor(payload, report, mention=False)
        source = make_span(text, f"{payload} person{at}")
        statements.append(
            make_statement(
                report,
                f"the pier is shut{at}",
                speaker=actor,
                source=source,
                cue=make_span(text, "said", after=source.end),
                via=(make_outlet(report), actor),
            )
        )
        mentions.append(make_mention(report, f"person{at}", actor))
        events.append(make_event(report, "pier", after=source.end, actors=(actor,)))
    return report, make_annotation(report, statements=statements, mentions=mentions, events=events)


REPORTS = [make_hostile(number) for number in range(len(PAYLOADS) // _EACH)]
PAGES = (
    "story", "statements", "events", "positions", "disagreements", "reports", "actors",
    "corrections",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = write_record(
        tmp_path_factory.mktemp("hostile") / "<img src=x onerror=alert(1)>.db", REPORTS
    )
    with serving(path, user="<script>alert(1)</script>") as site:
        yield site


def ran(page: Page) -> bool:
    """Tell whether a payload has run."""
    return bool(page.evaluate("window.ran === 1 || document.title === 'ran'"))


def test_there_are_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) == 200


@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_nothing_in_a_report_runs(hostile: Served, opens: Open, number: int) -> None:
    report, found = REPORTS[number]
    shown = opens(f"{hostile.address}/reports/{report.id}#s-{found.statements[0].id}")
    assert shown.page.eval_on_selector("#text", "e => e.textContent") == report.text
    for entry in shown.page.locator("#text .n").all()[:6]:
        entry.focus()
    shown.page.keyboard.press("m")
    assert not ran(shown.page)
    assert shown.is_calm(), (shown.errors, shown.foreign, shown.dialogs)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_a_list_runs(hostile: Served, opens: Open, path: str) -> None:
    shown = opens(f"{hostile.address}/{path}")
    shown.page.wait_for_load_state("networkidle" if path != "story" else "load")
    assert not ran(shown.page)
    assert shown.is_calm(), (shown.errors, shown.foreign, shown.dialogs)


def test_nothing_on_the_page_of_an_actor_runs(hostile: Served, opens: Open) -> None:
    shown = opens(f"{hostile.address}/actors")
    for address in shown.page.eval_on_selector_all(
        "main a[href^='/actors/']", "all => all.slice(0, 6).map(e => e.href)"
    ):
        shown.page.goto(address)
        shown.page.locator(".grounds summary").click()
        assert not ran(shown.page)
    assert shown.is_calm(), (shown.errors, shown.foreign, shown.dialogs)


def test_nothing_in_an_address_comes_back_as_markup(hostile: Served, browser: Browser) -> None:
    context = browser.new_context()
    names = ("about", "speaker", "outlet", "state", "cursor", "type", "order")
    for payload, path, name in zip(PAYLOADS, cycle(PAGES), cycle(names), strict=False):
        answer = context.request.get(f"{hostile.address}/{path}?{name}={quote(payload)}")
        assert answer.status < 500
        assert "<" not in payload or payload not in answer.text()
    context.close()


def test_nothing_in_an_address_runs_in_a_browser(hostile: Served, opens: Open) -> None:
    shown = opens(f"{hostile.address}/reports")
    for payload in PAYLOADS[::9]:
        shown.page.goto(f"{hostile.address}/statements?about={quote(payload)}")
        shown.page.goto(f"{hostile.address}/reports?outlet={quote(payload)}#{quote(payload)}")
        assert not ran(shown.page)
    assert shown.is_calm(), (shown.errors, shown.foreign, shown.dialogs)
