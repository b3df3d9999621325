"""Corrections on the spot: each kind by keys or pointer, shown beside the reading, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.model import Annotation, Event, Report, Statement
from onrecord.store import Filters, Record
from tests.builders import make_actor, make_annotation, make_mention, make_report
from tests.web.conftest import Open, Served, Watched, serious, serving
from tests.web.harbour import TEXT, make_echo, make_harbour, write_record

WIDE = {"viewport": {"width": 1600, "height": 1000}}


class Desk:
    """The report's page in an editor's browser, and the record behind it."""

    def __init__(self, site: Served, watched: Watched, harbour: tuple[Report, Annotation]) -> None:
        self.site, self.watched, self.page = site, watched, watched.page
        self.report, self.found = harbour

    def entry(self, id: str) -> Locator:
        return self.page.locator(f".item[data-entry='{id}']")

    def press(self, id: str, keys: str) -> None:
        self.entry(id).focus()
        self.page.keyboard.press(keys)

    def statement(self, id: str) -> Statement | None:
        with Record.open(self.site.record) as record:
            held = record.statements(Filters(report=self.report.id))
            return next((each for each in held if each.id == id), None)

    def event(self, id: str) -> Event | None:
        with Record.open(self.site.record) as record:
            held = record.events(Filters(report=self.report.id))
            return next((each for each in held if each.id == id), None)

    def corrected(self, id: str, aspect: str) -> Locator:
        row = self.entry(id).locator(".correction")
        expect(row).to_contain_text(aspect)
        expect(row).to_contain_text("Ana")
        return row


@pytest.fixture
def harbour() -> tuple[Report, Annotation]:
    return make_harbour()


@pytest.fixture
def desk(fresh: Served, opens: Open, harbour: tuple[Report, Annotation]) -> Iterator[Desk]:
    watched = opens(f"{fresh.address}/reports/{harbour[0].id}", **WIDE)
    yield Desk(fresh, watched, harbour)
    assert watched.is_calm(), (watched.errors, watched.foreign, watched.dialogs)


def told(page: Page) -> Locator:
    return page.locator("#told")


def test_a_wrong_speaker_is_corrected_by_keys_alone_and_undone_by_one(desk: Desk) -> None:
    shut = desk.found.statements[0]
    desk.press(shut.id, "s")
    field = desk.page.locator("#correct-speaker")
    expect(field).to_be_focused()
    desk.page.keyboard.type("tannen")
    expect(desk.page.locator("[role=option]").first).to_contain_text("Oskar Tannenbaum")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
    expect(field).to_have_value("Oskar Tannenbaum")
    desk.page.keyboard.press("Enter")
    row = desk.corrected(shut.id, "speaker")
    expect(row.locator("del")).to_contain_text("Mara Lindqvist")
    expect(row.locator("ins")).to_contain_text("Oskar Tannenbaum")
    expect(desk.entry(shut.id)).to_be_focused()
    expect(told(desk.page)).to_contain_text("Speaker corrected")
    held = desk.statement(shut.id)
    assert held is not None and held.speaker is not None
    assert held.speaker.name == "Oskar Tannenbaum"
    desk.page.keyboard.press("u")
    expect(desk.entry(shut.id).locator(".correction")).to_have_count(0)
    expect(desk.entry(shut.id).locator(".who")).to_contain_text("Mara Lindqvist")
    held = desk.statement(shut.id)
    assert held is not None and held.speaker is not None
    assert held.speaker.name == "Mara Lindqvist"


def test_a_speaker_may_be_new_or_nobody(desk: Desk) -> None:
    shut = desk.found.statements[0]
    desk.press(shut.id, "s")
    desk.page.keyboard.type("Ilse Brandt")
    desk.page.click("text=Correct the speaker")
    expect(desk.corrected(shut.id, "speaker").locator("ins")).to_contain_text("Ilse Brandt")
    desk.press(shut.id, "s")
    desk.page.check("[name=_nobody]")
    desk.page.click("text=Correct the speaker")
    expect(desk.entry(shut.id).locator(".who")).not_to_contain_text("Brandt")
    held = desk.statement(shut.id)
    assert held is not None and held.speaker is None


def test_naming_nobody_needs_to_be_said(desk: Desk) -> None:
    desk.press(desk.found.statements[0].id, "s")
    desk.page.click("text=Correct the speaker")
    expect(desk.page.locator("#correct .problem:visible")).to_contain_text("nobody is known")


@pytest.mark.parametrize(
    ("fill", "edtf"),
    [
        ({"_kind": "on", "_from": "2031-05-01"}, "2031-05-01"),
        ({"_kind": "between", "_from": "2031-05-01", "_to": "2031-05-03"}, "2031-05-01/2031-05-03"),
        ({"_kind": "month", "_from": "2031-04-01"}, "2031-04"),
        ({"_kind": "since", "_from": "2031-04-01"}, "2031-04-01/.."),
        ({"_kind": "written", "_written": "2030"}, "2030"),
    ],
)
def test_a_wrong_date_is_corrected_in_plain_forms(
    desk: Desk, fill: dict[str, str], edtf: str
) -> None:
    walked = desk.found.events[1]
    desk.press(walked.id, "d")
    form = desk.page.locator("[data-section=date] form")
    form.locator("[name=_kind]").select_option(fill["_kind"])
    for name in fill.keys() - {"_kind"}:
        form.locator(f"[name={name}]").fill(fill[name])
    expect(form.locator("output")).to_have_text(edtf)
    form.locator("[type=submit]").click()
    desk.corrected(walked.id, "date")
    held = desk.event(walked.id)
    assert held is not None and held.when.edtf == edtf


def test_a_wrong_act_type_and_status_are_corrected(desk: Desk) -> None:
    shut, walked = desk.found.statements[0], desk.found.events[1]
    desk.press(shut.id, "a")
    desk.page.select_option("[name=act]:visible", "deny")
    desk.page.keyboard.press("Enter")
    desk.page.click("text=Correct the act")
    expect(desk.corrected(shut.id, "act").locator("ins")).to_contain_text("deny")
    desk.press(walked.id, "x")
    desk.page.select_option("[name=status]:visible", "denied")
    desk.page.click("text=Correct the status")
    expect(desk.corrected(walked.id, "status").locator("ins")).to_contain_text("denied")
    desk.press(walked.id, "t")
    desk.page.select_option("[name=type]:visible", "ASSAULT")
    desk.page.select_option("[name=mode]:visible", "")
    desk.page.click("text=Correct the type")
    expect(desk.entry(walked.id).locator(".correction")).to_have_count(2)
    said, done = desk.statement(shut.id), desk.event(walked.id)
    assert said is not None and said.act == "deny"
    assert done is not None and (done.type, done.mode, done.status) == ("ASSAULT", None, "denied")


def test_what_is_no_statement_goes_and_comes_back(desk: Desk) -> None:
    denied = desk.found.statements[3]
    desk.press(denied.id, "r")
    desk.page.click("text=Take it out")
    expect(desk.entry(denied.id)).to_have_count(0)
    gone = desk.page.locator("[aria-labelledby=h-gone]")
    expect(gone).to_contain_text("that the port would close")
    assert desk.statement(denied.id) is None
    gone.locator("button.undo").click()
    expect(desk.entry(denied.id)).to_have_count(1)
    assert desk.statement(denied.id) is not None


def test_wrong_words_are_corrected_with_the_arrow_keys(desk: Desk) -> None:
    shut = desk.found.statements[0]
    desk.press(shut.id, "w")
    bar = desk.page.locator("#words")
    expect(bar).to_be_visible()
    expect(bar.locator("output")).to_have_text("“The quay 𝔘 is shut”")
    end = desk.page.get_by_role("slider", name="Where the words end")
    end.focus()
    desk.page.keyboard.press("ArrowLeft")
    expect(bar.locator("output")).to_have_text("“The quay 𝔘 is”")
    start = desk.page.get_by_role("slider", name="Where the words begin")
    start.focus()
    desk.page.keyboard.press("Shift+ArrowRight")
    desk.page.keyboard.press("Shift+ArrowLeft")
    desk.page.keyboard.press("ArrowRight")
    expect(bar.locator("output")).to_have_text("“quay 𝔘 is”")
    bar.get_by_role("button", name="Save").click()
    expect(bar).to_be_hidden()
    with Record.open(desk.site.record) as record:
        (row,) = record.corrections()
    assert [quote.exact for quote in row.quotes] == ["quay 𝔘 is"]
    assert [(quote.start, quote.end) for quote in row.quotes] == [(6, 15)]
    assert TEXT[6:15] == "quay 𝔘 is"


def test_wrong_words_are_corrected_by_dragging_a_handle(desk: Desk) -> None:
    strike = desk.found.statements[1]
    desk.press(strike.id, "w")
    words = (
        "() => { const w = document.createTreeWalker(document.getElementById('text'), 4);"
        " while (w.nextNode()) { const at = w.currentNode.data.indexOf('we mean');"
        " if (at >= 0) { const r = document.createRange(); r.setStart(w.currentNode, at);"
        " r.setEnd(w.currentNode, at + 7); const b = r.getBoundingClientRect();"
        " return [b.right, b.top + b.height / 2] } } }"
    )
    # The page scrolls to the words when their handles appear.
    expect(desk.page.locator(".handle.end")).to_be_visible()
    x, y = desk.page.evaluate(words)
    box = desk.page.locator(".handle.end").bounding_box()
    assert box is not None
    desk.page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    desk.page.mouse.down()
    desk.page.mouse.move(x - 20, y, steps=4)
    desk.page.mouse.move(x, y, steps=2)
    desk.page.mouse.up()
    output = desk.page.locator("#words output")
    expect(output).to_have_text("“We will strike, and 😀 we mean”")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#words")).to_be_hidden()


SELECT = """([from, to]) => {
  const root = document.getElementById('text');
  const walker = document.createTreeWalker(root, 4);
  const place = (at) => {
    walker.currentNode = root;
    let left = at;
    while (walker.nextNode()) {
      const points = [...walker.currentNode.data];
      if (left <= points.length) return [walker.currentNode, points.slice(0, left).join('').length];
      left -= points.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(from));
  range.setEnd(...place(to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_a_missed_statement_is_added_by_selecting_words(desk: Desk) -> None:
    start = TEXT.index("🛳️ ships wait")
    end = start + len("🛳️ ships wait")
    desk.page.evaluate(SELECT, [start, end])
    desk.page.keyboard.press("n")
    bar = desk.page.locator("#words")
    expect(bar.locator("output")).to_have_text("“🛳️ ships wait”")
    bar.get_by_role("button", name="source").click()
    clerk = TEXT.index("A clerk")
    desk.page.evaluate(SELECT, [clerk, clerk + len("A clerk")])
    expect(bar.locator("output")).to_have_text("“A clerk”")
    bar.get_by_role("combobox", name="Who says it").fill("Rafe Tolland")
    bar.get_by_role("combobox", name="Act").select_option("report")
    bar.get_by_role("button", name="Save").click()
    expect(bar).to_be_hidden()
    with Record.open(desk.site.record) as record:
        held = list(record.statements(Filters(report=desk.report.id)))
    (added,) = [each for each in held if each.content[0].start == start]
    assert (added.content[0].end, added.content[0].text) == (end, "🛳️ ships wait")
    assert added.speaker is not None and added.speaker.name == "Rafe Tolland"
    assert added.act == "report"
    assert added.source is not None and added.source.text == "A clerk"
    entry = desk.entry(added.id)
    expect(entry).to_contain_text("added")
    desk.press(added.id, "u")
    expect(entry).to_have_count(0)


def test_a_missed_statement_is_added_without_a_pointer(desk: Desk) -> None:
    desk.page.keyboard.press("n")
    desk.page.get_by_role("button", name="Begin with a word").press("Enter")
    expect(desk.page.get_by_role("slider", name="Where the words end")).to_be_focused()
    desk.page.keyboard.press("ArrowRight")
    expect(desk.page.locator("#words output")).to_have_text("“The quay”")


def test_entries_of_two_reports_are_the_same_or_not(desk: Desk) -> None:
    walked = desk.found.events[1]
    other = make_echo()[1].events[0]
    desk.press(walked.id, "o")
    desk.page.fill("[name=_like]", "saltmere")
    desk.page.check(f"[data-found] [value='{other.id}']")
    desk.page.click("text=They are the same")
    expect(desk.corrected(walked.id, "same occurrence").locator("ins")).to_contain_text("walked")
    with Record.open(desk.site.record) as record:
        (row,) = record.corrections()
    assert row.target is not None and row.second is not None
    assert {row.target.entry, row.second.entry} == {walked.id, other.id}


def test_another_persons_correction_is_shown_and_overruled_knowingly(
    desk: Desk, opens: Open
) -> None:
    shut = desk.found.statements[0]
    desk.press(shut.id, "s")
    expect(desk.page.locator("#correct-speaker")).to_be_focused()
    other = opens(desk.page.url, **WIDE).page
    other.locator(f".item[data-entry='{shut.id}']").focus()
    other.keyboard.press("s")
    other.locator("#correct-speaker").fill("Ilse Brandt")
    other.click("text=Correct the speaker")
    expect(other.locator(".correction")).to_have_count(1)
    desk.page.fill("#correct-speaker", "Rafe Tolland")
    desk.page.click("text=Correct the speaker")
    conflict = desk.page.locator("#correct .conflict:visible")
    expect(conflict).to_contain_text("Ilse Brandt")
    expect(conflict.get_by_role("button", name="Show the record as it is now")).to_be_focused()
    conflict.get_by_role("button", name="Overrule it").click()
    expect(desk.entry(shut.id).locator(".who")).to_contain_text("Rafe Tolland")


def test_a_choice_outlives_the_answers_that_come_behind_it(desk: Desk) -> None:
    desk.press(desk.found.events[1].id, "o")
    field = desk.page.locator("[name=_like]")
    field.fill("saltmere")
    choice = desk.page.locator(f"[data-found] [value='{make_echo()[1].events[0].id}']")
    choice.check()
    with desk.page.expect_response("**/corrections/like/**q=saltmere") as answer:
        field.press("End")
        field.press("Space")
    answer.value.finished()
    expect(choice).to_be_checked()
    desk.page.click("text=They are the same")
    desk.corrected(desk.found.events[1].id, "same occurrence")


def test_entries_told_together_are_set_apart_and_put_together_again(desk: Desk) -> None:
    walked, other = desk.found.events[1], make_echo()[1].events[0]
    desk.press(walked.id, "o")
    desk.page.check(f"[data-action=different] [value='{other.id}']")
    desk.page.click("text=They are not the same")
    row = desk.corrected(walked.id, "not the same occurrence")
    with Record.open(desk.site.record) as record:
        (said,) = record.corrections()
    assert said.action == "different"
    assert said.target is not None and said.second is not None
    assert {said.target.entry, said.second.entry} == {walked.id, other.id}
    row.locator("button.undo").click()
    expect(desk.entry(walked.id).locator(".correction")).to_have_count(0)
    with Record.open(desk.site.record) as record:
        assert [each.state for each in record.corrections() if each.action != "undo"] == ["undone"]


def make_namesakes() -> list[tuple[Report, Annotation]]:
    """Three reports that may tell of two people of one name."""
    found = []
    texts = "Lindqvist left, as Mara Lindqvist said.", "Lindqvist came.", "Lindqvist is here."
    for day, text in enumerate(texts, 1):
        report = make_report(text, name=f"quay-{day}", published=f"2031-05-0{day}")
        mara = make_actor("Mara Lindqvist", report)
        forms = ("Mara Lindqvist", "Lindqvist") if day == 1 else ("Lindqvist",)
        mentions = tuple(make_mention(report, form, mara) for form in forms)
        found.append((report, make_annotation(report, mentions=mentions)))
    return found


@pytest.fixture
def namesakes(tmp_path: Path) -> Iterator[Served]:
    with serving(write_record(tmp_path / "quays.db", make_namesakes())) as site:
        yield site


@pytest.mark.parametrize(
    ("choose", "forms", "reports"),
    [
        ("Lindqvist", ("Lindqvist",), []),
        ("quay-2", (), ["quay-2"]),
        ("quay-2, quay-3", (), ["quay-2", "quay-3"]),
    ],
    ids=["names", "report", "reports"],
)
def test_an_actor_is_split_in_two_and_made_one_again(
    namesakes: Served, opens: Open, choose: str, forms: tuple[str, ...], reports: list[str]
) -> None:
    shown = opens(f"{namesakes.address}/actors/Mara%20Lindqvist", **WIDE)
    page = shown.page
    page.locator(".person").focus()
    page.keyboard.press("p")
    if forms:
        page.check(f"[name=forms][value='{choose}']")
    else:
        page.fill("[name=_reports]", choose)
    page.click("#correct >> role=button[name=Split]")
    expect(page.locator(".correction")).to_contain_text("split")
    with Record.open(namesakes.record) as record:
        (said,) = record.corrections()
        names = {report.id: report.name for report in record.reports()}
    assert (said.action, tuple(said.forms)) == ("split", forms)
    assert sorted(names.get(each, each) for each in said.reports) == reports
    page.locator(".correction button.undo").click()
    expect(page.locator(".correction")).to_have_count(0)
    assert shown.is_calm(), shown.errors


def test_what_the_record_refuses_is_said_in_the_dialog(namesakes: Served, opens: Open) -> None:
    shown = opens(f"{namesakes.address}/actors/Mara%20Lindqvist", **WIDE)
    page = shown.page
    page.locator(".person").focus()
    page.keyboard.press("p")
    page.click("#correct >> role=button[name=Split]")
    problem = page.locator("#correct .problem:visible")
    expect(problem).to_have_text("Choose names or reports.")
    page.fill("[name=_reports]", "nowhere")
    page.keyboard.press("Enter")
    expect(problem).to_contain_text("nowhere")
    assert shown.is_calm(), shown.errors


def test_actors_are_merged_and_set_apart_again(fresh: Served, opens: Open) -> None:
    shown = opens(f"{fresh.address}/actors/Mara%20Lindqvist", **WIDE)
    page = shown.page
    page.keyboard.press("Tab")
    page.locator(".person").focus()
    page.keyboard.press("e")
    page.locator("#correct-other").fill("tolland")
    page.locator("[role=option]").first.click()
    page.click("#correct >> text=They are the same")
    row = page.locator(".correction")
    expect(row).to_contain_text("Rafe Tolland is Mara Lindqvist")
    row.locator("button.undo").click()
    expect(page.locator(".correction")).to_have_count(0)
    assert shown.is_calm(), shown.errors


def test_the_log_shows_states_and_undoes(desk: Desk, opens: Open) -> None:
    shut = desk.found.statements[0]
    desk.press(shut.id, "a")
    desk.page.select_option("[name=act]:visible", "warn")
    desk.page.click("text=Correct the act")
    desk.corrected(shut.id, "act")
    page = opens(f"{desk.site.address}/corrections", **WIDE).page
    row = page.locator(".log .row")
    expect(row).to_contain_text("say")
    expect(row).to_contain_text("warn")
    expect(row.locator(".state")).to_have_text("in force")
    assert serious(page) == []
    row.locator("button.undo").click()
    expect(page.locator(".log .row .state")).to_have_text("undone")
    page.click(".log .row a.evidence")
    expect(page.locator(".item.current")).to_contain_text("The quay 𝔘 is shut")


@pytest.mark.parametrize("form", ["menu", "speaker", "date", "occurrence", "remove"])
def test_the_dialog_is_for_everybody(desk: Desk, form: str) -> None:
    keys = {"menu": "c", "speaker": "s", "date": "d", "occurrence": "o", "remove": "r"}
    desk.press(desk.found.statements[0].id, keys[form])
    expect(desk.page.locator(f"[data-section={form}]")).to_be_visible()
    assert serious(desk.page) == []
    held = "document.activeElement.closest('dialog') !== null"
    for _ in range(12):
        desk.page.keyboard.press("Tab")
        assert desk.page.evaluate(f"{held} || document.activeElement === document.body")
    desk.page.keyboard.press("Escape")
    expect(desk.entry(desk.found.statements[0].id)).to_be_focused()


def test_an_entry_is_corrected_on_the_page_of_statements_and_shown_again(
    fresh: Served, opens: Open
) -> None:
    shut = make_harbour()[1].statements[0]
    shown = opens(f"{fresh.address}/statements", **WIDE)
    page = shown.page
    page.focus(f"#s-{shut.id}")
    page.keyboard.press("a")
    page.select_option("#correct [name=act]", "warn")
    page.click("text=Correct the act")
    expect(page.locator(f"#s-{shut.id} .chip.act")).to_have_text("warn")
    expect(page.locator(f"#s-{shut.id}")).to_be_focused()
    expect(page.locator("#told")).to_contain_text("Act corrected")
    page.keyboard.press("u")
    expect(page.locator(f"#s-{shut.id} .chip.act")).to_have_text("say")
    assert shown.is_calm(), shown.errors


def test_words_of_an_entry_elsewhere_are_corrected_in_its_report(
    fresh: Served, opens: Open
) -> None:
    walked = make_harbour()[1].events[1]
    page = opens(f"{fresh.address}/events", **WIDE).page
    page.focus(f"#e-{walked.id}")
    page.keyboard.press("w")
    page.wait_for_url("**/reports/**")
    expect(page.locator("#words output")).to_have_text("“walked”")


def test_readers_see_no_way_to_correct(fresh: Served, opens: Open) -> None:
    from onrecord.web.accounts import Accounts

    Accounts(str(fresh.record)).add("rea", "a long enough password", "reader")
    report, found = make_harbour()
    with serving(fresh.record) as site:
        page = opens(f"{site.address}/sign-in", **WIDE).page
        page.fill("[name=name]", "rea")
        page.fill("[name=password]", "a long enough password")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
        for path in (
            f"reports/{report.id}",
            "actors/Mara%20Lindqvist",
            "corrections",
            "statements",
        ):
            page.goto(f"{site.address}/{path}")
            assert page.locator("[data-correct], [data-undo], [data-add], #correct").count() == 0
        page.goto(f"{site.address}/reports/{report.id}#s-{found.statements[0].id}")
        for key in "cswdatxornu":
            page.keyboard.press(key)
        assert page.locator("dialog[open], #words:visible").count() == 0
