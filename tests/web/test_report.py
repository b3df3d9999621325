"""The report's page: its text is the report's, its marks are its entries', and addresses lead."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from onrecord.model import Annotation, Report
from onrecord.web.pages.report import LAYER_NAMES
from tests.web.conftest import Open, Served, Watched, serious
from tests.web.harbour import TEXT, make_harbour

NARROW = {"viewport": {"width": 360, "height": 740}}
WIDE = {"viewport": {"width": 1600, "height": 1000}}


@pytest.fixture(scope="module")
def harbour() -> tuple[Report, Annotation]:
    return make_harbour()


@pytest.fixture
def shown(served: Served, opens: Open, harbour: tuple[Report, Annotation]) -> Watched:
    return opens(f"{served.address}/reports/{harbour[0].id}", **WIDE)


def lit(page: Page) -> str:
    return page.eval_on_selector_all("#text .m.lit", "all => all.map(e => e.textContent).join('|')")


def test_the_text_of_the_page_is_the_text_of_the_report(shown: Watched) -> None:
    assert shown.page.eval_on_selector("#text", "e => e.textContent") == TEXT
    assert shown.is_calm()


def test_each_mark_covers_the_words_of_its_entry(
    shown: Watched, harbour: tuple[Report, Annotation]
) -> None:
    shut, strike, said, _ = harbour[1].statements
    threat, walked = harbour[1].events
    wanted = {
        (f"s-{shut.id}", "content"): "The quay 𝔘 is shut",
        (f"s-{shut.id}", "source"): "Mara Lindqvist",
        (f"s-{shut.id}", "cue"): "said",
        (f"s-{strike.id}", "content"): "We will strike, and 😀 we mean it,",
        (f"s-{said.id}", "content"): "Tannenbaum denied that the port would close",
        (f"e-{threat.id}", "event"): "strike",
        (f"e-{walked.id}", "event"): "walked",
        (f"t-{TEXT.index('Friday')}", "time"): "Friday",
    }
    for (key, layer), words in wanted.items():
        selector = f'#text .l-{layer}[data-m~="{key}"]'
        found = shown.page.eval_on_selector_all(selector, "a => a.map(e => e.textContent).join('')")
        assert found == words


@pytest.mark.parametrize("key", range(1, 7))
def test_a_key_hides_a_layer_and_shows_it_again(shown: Watched, key: int) -> None:
    layer = list(LAYER_NAMES)[key - 1]
    style = (
        "e => { const s = getComputedStyle(e);"
        " return [s.backgroundColor, s.backgroundImage, s.textDecorationLine].join(';') }"
    )
    before = shown.page.eval_on_selector(f"#text .l-{layer}", style)
    shown.page.keyboard.press(str(key))
    button = shown.page.locator(f"[data-layer={layer}]")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert shown.page.eval_on_selector(f"#text .l-{layer}", style) != before
    shown.page.keyboard.press(str(key))
    assert shown.page.eval_on_selector(f"#text .l-{layer}", style) == before


def test_hovering_words_shows_their_entries_and_who_vouches(shown: Watched) -> None:
    shown.page.hover("#text >> text=close")
    peek = shown.page.locator("#peek")
    expect(peek).to_be_visible()
    expect(peek).to_contain_text("Oskar Tannenbaum")
    expect(peek).to_contain_text("Harbour Post")
    assert "that the port would close" in lit(shown.page)
    shown.page.mouse.move(2, 2)
    expect(peek).to_be_hidden()


def test_focusing_the_number_of_words_shows_their_entry(
    shown: Watched, harbour: tuple[Report, Annotation]
) -> None:
    shown.page.focus(f"#at-e-{harbour[1].events[1].id}")
    expect(shown.page.locator("#peek")).to_contain_text("walked")
    assert lit(shown.page) == "walked"


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_an_entry_lights_its_words(
    shown: Watched, harbour: tuple[Report, Annotation], how: str
) -> None:
    entry = shown.page.locator(f"#s-{harbour[1].statements[0].id}")
    entry.hover() if how == "hover" else entry.focus()
    assert lit(shown.page) == "The quay 𝔘 is shut|Mara Lindqvist|said"


def test_addresses_lead_to_entries_times_actors_and_words(
    served: Served, opens: Open, harbour: tuple[Report, Annotation]
) -> None:
    report, found = harbour
    start, mention = TEXT.index("Friday"), TEXT.index("Mara")
    wanted = {
        f"s-{found.statements[1].id}": "We will |strike|, and 😀 we mean it,|Oskar Tannenbaum|told",
        f"e-{found.events[1].id}": "walked",
        f"t-{start}": "Friday",
        f"m-{mention}": "Mara Lindqvist",
    }
    for fragment, words in wanted.items():
        page = opens(f"{served.address}/reports/{report.id}#{fragment}", **WIDE).page
        expect(page.locator(".item.current")).to_have_count(1)
        assert lit(page) == words
    page = opens(f"{served.address}/reports/{report.id}#q-2-20", **WIDE).page
    quoted = "[...CSS.highlights.get('quoted')].map(range => range.toString()).join()"
    assert page.evaluate(quoted) == TEXT[2:20]


def test_an_entry_that_an_address_names_is_open_and_has_the_focus(
    served: Served, opens: Open, harbour: tuple[Report, Annotation]
) -> None:
    fragment = f"s-{harbour[1].statements[0].id}"
    page = opens(f"{served.address}/reports/{harbour[0].id}#{fragment}", **WIDE).page
    expect(page.locator(f"#{fragment}")).to_be_focused()
    assert page.eval_on_selector(f"#{fragment} details", "e => e.open")


def test_keys_go_from_entry_to_entry(shown: Watched) -> None:
    ids = shown.page.eval_on_selector_all(".item[data-entry]", "all => all.map(e => e.id)")
    walked = []
    for key in "jjjk":
        shown.page.keyboard.press(key)
        walked.append(shown.page.evaluate("document.activeElement.id"))
    assert walked == [ids[0], ids[1], ids[2], ids[1]]


def test_the_link_and_the_web_annotation_of_an_entry(
    served: Served, opens: Open, harbour: tuple[Report, Annotation]
) -> None:
    report, found = harbour
    strike = found.statements[1]
    address = f"{served.address}/reports/{report.id}#s-{strike.id}"
    options = {"permissions": ["clipboard-read", "clipboard-write"], **WIDE}
    page = opens(address, **options).page
    page.click(f"#s-{strike.id} [data-copy=link]")
    expect(page.locator("#told")).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.click(f"#s-{strike.id} [data-copy=annotation]")
    expect(page.locator("#told")).to_contain_text("Annotation copied")
    (target,) = json.loads(page.evaluate("navigator.clipboard.readText()"))["target"]
    quote, position = target["selector"]
    (span,) = strike.content
    assert (position["start"], position["end"]) == (span.start, span.end)
    assert quote["exact"] == span.text
    assert quote["prefix"] == TEXT[max(span.start - 32, 0) : span.start]
    assert quote["suffix"] == TEXT[span.end : span.end + 32]


@pytest.mark.parametrize("options", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["report", "reports", "actors", "actor", "corrections"])
def test_pages_fit_are_calm_and_axe_finds_nothing_serious(
    served: Served,
    opens: Open,
    harbour: tuple[Report, Annotation],
    path: str,
    theme: str,
    options: dict[str, dict[str, int]],
) -> None:
    paths = {"report": f"reports/{harbour[0].id}", "actor": "actors/Oskar%20Tannenbaum"}
    shown = opens(f"{served.address}/{paths.get(path, path)}", color_scheme=theme, **options)
    width = shown.page.evaluate("document.documentElement.scrollWidth")
    assert width <= options["viewport"]["width"]
    assert serious(shown.page) == []
    assert shown.is_calm(), shown.errors


def test_an_address_of_words_brings_their_entries_into_view_and_covers_nothing(
    served: Served, opens: Open, harbour: tuple[Report, Annotation]
) -> None:
    start = TEXT.index("The union said")
    address = f"{served.address}/reports/{harbour[0].id}#q-{start}-{start + 20}"
    page = opens(address, viewport={"width": 1600, "height": 420}).page
    expect(page.locator(f"#s-{harbour[1].statements[2].id}")).to_be_in_viewport()
    said = page.locator("#told")
    expect(said).to_contain_text("The union said")
    box = said.bounding_box()
    assert box is not None and box["width"] * box["height"] <= 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_under_a_finger_has_no_barrier(
    served: Served, opens: Open, harbour: tuple[Report, Annotation], theme: str
) -> None:
    address = f"{served.address}/reports/{harbour[0].id}"
    shown = opens(address, color_scheme=theme, has_touch=True, **NARROW)
    strike = harbour[1].statements[1]
    shown.page.locator(f".m[data-m~='s-{strike.id}']").first.tap()
    card = shown.page.locator("#peek")
    expect(card).to_contain_text("Oskar Tannenbaum")
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert serious(shown.page) == []
    card.get_by_role("button", name="Open").first.click()
    expect(shown.page.locator(f"#s-{strike.id}")).to_be_in_viewport()


def test_a_report_is_found_by_its_name_too(served: Served, opens: Open) -> None:
    page = opens(f"{served.address}/reports/harbour-0504").page
    expect(page.locator("h1")).to_have_text("The quay is shut")
