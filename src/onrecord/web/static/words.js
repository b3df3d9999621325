// Which words: chosen by selecting them, by dragging the two handles, or with the arrow keys.

import { announce, picker, say } from "./correct.js";

const ROLES = { statement: ["content", "source", "cue"], event: ["trigger"] };
const NAMES = { content: "content", source: "source", cue: "cue", trigger: "trigger" };

let choice = null;

class Choice {
  constructor(page, { says, entry, spans, add }) {
    this.page = page;
    this.entry = entry;
    this.add = add;
    this.spans = spans;
    this.before = JSON.stringify(spans);
    this.roles = ROLES[says];
    this.role = this.roles[0];
    this.part = 0;
    this.bar = document.getElementById("words");
    this.ends = [handle("start", this), handle("end", this)];
    this.stop = new AbortController();
    this.show();
  }

  get span() {
    return this.spans[this.role][this.part] ?? null;
  }

  show() {
    const { signal } = this.stop;
    this.bar.hidden = false;
    this.page.article.classList.add("choosing");
    this.bar.querySelector("[data-title]").textContent = this.add ? "Add a statement" : "Correct the words";
    this.bar.querySelector("[data-adding]").hidden = !this.add;
    for (const button of this.bar.querySelectorAll("[data-role]")) {
      button.hidden = !this.roles.includes(button.dataset.role);
    }
    this.bar.addEventListener("click", (event) => this.press(event), { signal });
    this.bar.addEventListener("submit", (event) => this.save(event), { signal });
    document.addEventListener("selectionchange", () => this.selected(), { signal });
    document.addEventListener("keydown", (event) => this.keydown(event), { signal });
    addEventListener("resize", () => this.place(), { signal });
    this.page.article.after(...this.ends);
    this.draw();
    this.bar.querySelector(`[data-role="${this.role}"]`).focus();
    this.reveal();
    announce("Select words in the text, or move the two handles with the arrow keys.");
  }

  // Brings the chosen words into the upper part of the window, which the bar leaves free.
  reveal() {
    if (this.span === null) return;
    const { top } = this.page.text.range(...this.span).getBoundingClientRect();
    scrollBy({ top: top - innerHeight / 4, behavior: "instant" });
  }

  selected() {
    const found = this.page.text.selected();
    if (found === null) return;
    if (this.role !== "content") this.part = 0;
    this.spans[this.role][this.part] = found;
    this.draw();
  }

  // Moves an end of the chosen words, never past the other.
  move(end, to) {
    if (this.span === null) return;
    const [start, finish] = this.span;
    const at = Math.max(0, Math.min(to, this.page.text.length));
    if (end === "start") this.spans[this.role][this.part] = [Math.min(at, finish - 1), finish];
    else this.spans[this.role][this.part] = [start, Math.max(at, start + 1)];
    this.draw();
  }

  keydown(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  press(event) {
    const button = event.target.closest("button");
    if (button === null) return;
    if (button.dataset.role !== undefined) {
      this.role = button.dataset.role;
      this.part = 0;
      this.draw();
    } else if (button.dataset.words === "begin") {
      this.spans[this.role][this.part] = this.first();
      this.draw();
      this.reveal();
      this.ends[1].focus();
    } else if (button.dataset.words === "part") {
      this.part = this.spans.content.length;
      announce("Select the words of the next part.");
    } else if (button.dataset.words === "clear") {
      this.spans[this.role].splice(this.part, 1);
      this.part = 0;
      this.draw();
    } else if (button.dataset.words === "cancel") this.close();
  }

  // A word to begin with, for those who do not select: the one behind the content, else the first
  // one in view.
  first() {
    const { text, article } = this.page;
    const shown = [...article.children].find((each) => each.getBoundingClientRect().bottom > 80);
    const behind = this.role === "content" ? null : this.spans.content?.at(-1)?.[1];
    const from = behind ?? text.offset(shown ?? article, 0);
    const start = text.word(from - 1, 1, false);
    return [start, text.word(start, 1, true)];
  }

  draw() {
    for (const role of Object.keys(NAMES)) {
      const ranges = (this.spans[role] ?? []).map(([start, end]) => this.page.text.range(start, end));
      CSS.highlights?.set(`chosen-${role}`, new Highlight(...ranges));
    }
    for (const button of this.bar.querySelectorAll("[data-role]")) {
      button.setAttribute("aria-pressed", String(button.dataset.role === this.role));
    }
    const words = this.spans[this.role].map(([start, end]) => `“${this.page.text.slice(start, end)}”`);
    this.bar.querySelector("output").textContent = words.join(" … ") || "no words chosen";
    this.bar.querySelector("[data-words=part]").hidden = this.role !== "content" || words.length === 0;
    this.bar.querySelector("[data-words=clear]").hidden = words.length === 0;
    this.bar.querySelector("[data-words=begin]").hidden = this.span !== null;
    this.place();
  }

  place() {
    for (const end of this.ends) end.hidden = this.span === null;
    if (this.span === null) return;
    const area = this.page.article.parentElement.getBoundingClientRect();
    const boxes = [...this.page.text.range(...this.span).getClientRects()].filter((box) => box.width > 0);
    if (boxes.length === 0) return;
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    put(this.ends[0], first.left - area.left, first.top - area.top, first.height);
    put(this.ends[1], last.right - area.left, last.top - area.top, last.height);
    for (const [place, end] of this.ends.entries()) {
      end.setAttribute("aria-valuenow", String(this.span[place]));
      end.setAttribute("aria-valuemax", String(this.page.text.length));
      end.setAttribute("aria-valuetext", this.beside(place));
    }
  }

  // The words at an end of the chosen ones, for those who do not see the handle.
  beside(place) {
    const at = this.span[place];
    const [start, end] = place === 0 ? [at, at + 24] : [at - 24, at];
    return this.page.text.slice(Math.max(start, this.span[0]), Math.min(end, this.span[1]));
  }

  async save(event) {
    event.preventDefault();
    const problem = this.bar.querySelector(".problem");
    problem.textContent = "";
    const wish = this.add ? this.added() : this.changed();
    if (wish === null) {
      problem.textContent = this.add ? "Select the words that were said." : "These are the words as they were.";
      return;
    }
    const overruling = this.bar.dataset.overrule;
    const options = { name: this.add ? "Statement added" : "Words corrected" };
    if (overruling !== undefined) options.known = Number(overruling);
    const against = await say(wish, options);
    if (against === null) this.close();
    else this.against(against);
  }

  against({ status, told }) {
    const problem = this.bar.querySelector(".problem");
    problem.textContent = told.detail ?? told.title;
    if (status !== 409 || !told.correction) return;
    this.bar.dataset.overrule = String(told.correction.number);
    problem.textContent += " Save again to overrule it.";
  }

  changed() {
    const spans = this.spans[this.role];
    if (spans.length === 0 && this.role !== "source" && this.role !== "cue") return null;
    if (JSON.stringify(this.spans) === this.before) return null;
    return { action: "span", entry: this.entry, role: this.role, spans: sorted(spans) };
  }

  added() {
    const { content, source, cue } = this.spans;
    if (content.length === 0) return null;
    const form = this.bar.querySelector("form");
    return {
      action: "add",
      report: this.page.root.dataset.report,
      spans: sorted(content),
      source: source[0] ?? null,
      cue: cue[0] ?? null,
      actor: form.elements.namedItem("actor").value.trim() || null,
      act: form.elements.namedItem("act").value,
    };
  }

  close() {
    this.stop.abort();
    this.bar.hidden = true;
    this.page.article.classList.remove("choosing");
    delete this.bar.dataset.overrule;
    this.bar.querySelector("form").reset();
    this.bar.querySelector(".problem").textContent = "";
    for (const end of this.ends) end.remove();
    for (const role of Object.keys(NAMES)) CSS.highlights?.delete(`chosen-${role}`);
    document.getSelection()?.removeAllRanges();
    choice = null;
    const item = this.entry && document.querySelector(`.item[data-entry="${CSS.escape(this.entry)}"]`);
    if (item) item.focus({ preventScroll: true });
  }
}

// Makes a handle: a slider for the keys, a grip for the pointer.
function handle(end, chosen) {
  const made = document.createElement("div");
  made.className = `handle ${end}`;
  made.tabIndex = 0;
  made.setAttribute("role", "slider");
  made.setAttribute("aria-label", end === "start" ? "Where the words begin" : "Where the words end");
  made.setAttribute("aria-valuemin", "0");
  made.addEventListener("keydown", (event) => slide(event, end, chosen));
  made.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    made.setPointerCapture(event.pointerId);
    made.classList.add("dragged");
  });
  made.addEventListener("pointermove", (event) => {
    if (made.hasPointerCapture(event.pointerId)) drag(event, end, chosen);
  });
  made.addEventListener("pointerup", () => made.classList.remove("dragged"));
  return made;
}

// Left and right go by words, with Shift by single characters.
function slide(event, end, chosen) {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (step === undefined || chosen.span === null) return;
  event.preventDefault();
  const at = chosen.span[end === "start" ? 0 : 1];
  chosen.move(end, event.shiftKey ? at + step : chosen.page.text.word(at, step, end === "end"));
  announce(chosen.bar.querySelector("output").textContent);
}

function drag(event, end, chosen) {
  const found = caret(event.clientX, event.clientY);
  if (found === null || !chosen.page.article.contains(found.node)) return;
  chosen.move(end, chosen.page.text.offset(found.node, found.unit));
}

// Returns the place in the text under a point of the window. The handle itself lets it through.
function caret(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, unit: found.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, unit: range.startOffset } : null;
}

function put(made, left, top, height) {
  made.style.setProperty("left", `${left}px`);
  made.style.setProperty("top", `${top}px`);
  made.style.setProperty("height", `${height}px`);
}

function sorted(spans) {
  return [...spans].sort(([one], [other]) => one - other);
}

function begin(page, given) {
  if (choice !== null) choice.close();
  const field = document.querySelector("#words .picker:not([data-ready])");
  if (field !== null) {
    field.dataset.ready = "";
    picker(field);
  }
  choice = new Choice(page, given);
}

// Lets the words of an entry be chosen anew.
export function changeWords(page, item) {
  const spans = {};
  for (const role of ROLES[item.dataset.says]) spans[role] = page.spans(item, role);
  begin(page, { says: item.dataset.says, entry: item.dataset.entry, spans, add: false });
}

// Lets the words of a statement that was missed be chosen; those selected are its content.
export function addWords(page) {
  const found = page.text.selected();
  const spans = { content: found === null ? [] : [found], source: [], cue: [] };
  begin(page, { says: "statement", entry: null, spans, add: true });
}
