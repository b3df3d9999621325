// The report's page: marks light their entries and entries their words; every entry has an address.

import { Text, annotation } from "./offsets.js";
import { announce, editing, isTyping } from "./correct.js";
import { addWords, changeWords } from "./words.js";

const LAYERS = "onrecord.layers";
const WAIT = 90;

let page = null;

class Report {
  constructor(root) {
    this.root = root;
    this.article = root.querySelector("#text");
    this.list = root.querySelector(".read");
    this.peek = root.querySelector("#peek");
    this.text = new Text(this.article);
    this.pieces = new Map();
    this.items = new Map();
    for (const piece of this.article.querySelectorAll("[data-m]")) {
      for (const key of piece.dataset.m.split(" ")) push(this.pieces, key, piece);
    }
    for (const item of root.querySelectorAll("[data-marks]")) {
      for (const key of item.dataset.marks.split(" ")) if (!this.items.has(key)) this.items.set(key, item);
    }
    this.entries = [...root.querySelectorAll(".item[data-entry]")];
    this.current = null;
    this.lit = [];
    this.asked = null;
    this.listen();
    this.showLayers();
  }

  listen() {
    this.article.addEventListener("pointerover", (event) => this.over(event));
    this.article.addEventListener("pointerleave", () => this.leave());
    this.article.addEventListener("click", (event) => this.click(event));
    this.article.addEventListener("focusin", (event) => this.focused(event));
    this.article.addEventListener("focusout", (event) => {
      if (!this.peek.contains(event.relatedTarget)) this.leave();
    });
    this.root.addEventListener("click", (event) => this.press(event));
    for (const item of this.root.querySelectorAll("[data-marks]")) {
      item.addEventListener("pointerenter", () => this.light(item.dataset.marks.split(" ")));
      item.addEventListener("pointerleave", () => this.relight());
      item.addEventListener("focusin", () => this.entered(item));
    }
  }

  // Keys go from entry to entry (keys.js): what they come to is the current one.
  entered(item) {
    if (item === this.current) this.light(item.dataset.marks.split(" "));
    else this.select(item.id || item.dataset.marks.split(" ")[0], { scrollText: this.beside });
  }

  // Tells whether the list stands beside the text, and not below it.
  get beside() {
    return getComputedStyle(this.list).overflowY === "auto";
  }

  over(event) {
    const piece = event.target.closest("[data-m]");
    clearTimeout(this.asked);
    if (event.pointerType === "touch") return;
    if (piece === null) {
      this.leave();
      return;
    }
    this.asked = setTimeout(() => this.show(piece), WAIT);
  }

  leave() {
    clearTimeout(this.asked);
    this.peek.hidden = true;
    this.relight();
  }

  focused(event) {
    const piece = event.target.closest("[data-m]");
    if (piece !== null) this.show(piece);
  }

  click(event) {
    const piece = event.target.closest("[data-m]");
    if (piece === null || document.getSelection()?.isCollapsed === false || editing()) return;
    if (event.target.closest("a")) return;
    const keys = this.inner(piece.dataset.m.split(" "));
    const next = keys[(keys.indexOf(this.current?.id) + 1) % keys.length];
    if (next !== undefined) this.select(next, { scrollText: false });
    this.show(piece);
  }

  // Returns the keys of what is listed under an address, those of the shortest words first.
  inner(keys) {
    const size = (key) => this.pieces.get(key).reduce((sum, piece) => sum + piece.textContent.length, 0);
    return keys.filter((key) => document.getElementById(key) !== null).sort((one, other) => size(one) - size(other));
  }

  show(piece) {
    const keys = piece.dataset.m.split(" ");
    this.light(keys);
    const told = [];
    for (const key of keys) {
      const found = this.items.get(key)?.querySelector(".told");
      if (found && !told.includes(found)) told.push(found);
    }
    this.peek.replaceChildren(...told.map((each) => copied(each, this.beside)));
    this.peek.hidden = told.length === 0;
    if (!this.peek.hidden) this.place(piece);
  }

  // Puts the card under a piece, or above it where there is no room below.
  place(piece) {
    const [rect] = piece.getClientRects();
    if (rect === undefined) return;
    const { offsetWidth: width, offsetHeight: height } = this.peek;
    const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - width - 8));
    const below = rect.bottom + 10;
    const top = below + height < window.innerHeight ? below : Math.max(8, rect.top - height - 10);
    this.peek.style.setProperty("left", `${left}px`);
    this.peek.style.setProperty("top", `${top}px`);
  }

  light(keys) {
    for (const piece of this.lit) piece.classList.remove("lit");
    this.lit = keys.flatMap((key) => this.pieces.get(key) ?? []);
    for (const piece of this.lit) piece.classList.add("lit");
    for (const item of this.root.querySelectorAll(".item.hot")) item.classList.remove("hot");
    for (const key of keys) this.items.get(key)?.classList.add("hot");
  }

  relight() {
    this.light(this.current === null ? [] : this.current.dataset.marks.split(" "));
  }

  // Makes an item the current one: lights its words, opens it, and brings both into view.
  select(key, { scrollText = true, focus = false } = {}) {
    const item = document.getElementById(key) ?? this.items.get(key);
    if (!item) return;
    this.current?.classList.remove("current");
    this.current = item;
    item.classList.add("current");
    const more = item.querySelector("details.open");
    if (more) more.open = true;
    this.light(item.dataset.marks.split(" "));
    if (scrollText) this.reveal(key);
    if (this.beside) reveal(item, this.list);
    if (!focus) return;
    const anchor = this.beside ? null : document.getElementById(`at-${key}`);
    (anchor ?? item).focus({ preventScroll: true });
  }

  reveal(key) {
    const piece = this.pieces.get(key)?.[0];
    piece?.scrollIntoView({ block: "center", behavior: motion() });
  }

  // Goes to what the address names behind #.
  go(hash) {
    const name = decodeURIComponent(hash.replace(/^#(at-)?/, ""));
    const words = /^q-(\d+)-(\d+)$/.exec(name);
    const mention = /^m-(\d+)$/.exec(name);
    if (words !== null) this.quote(Number(words[1]), Number(words[2]));
    else if (mention !== null) this.mention(mention[1]);
    else if (this.items.has(name)) this.select(name, { focus: !isTyping() });
  }

  mention(start) {
    const keys = [...this.pieces.keys()].filter((key) => key.startsWith(`m-${start}-`));
    const [key] = keys;
    if (key === undefined) return;
    this.select(key);
    this.reveal(key);
    this.light(keys);
  }

  quote(start, end) {
    if (!(start < end && end <= this.text.length)) return;
    const range = this.text.range(start, end);
    CSS.highlights?.set("quoted", new Highlight(range));
    const at = range.startContainer.parentElement;
    at.scrollIntoView({ block: "center", behavior: motion() });
    if (this.beside) this.showWithin(start, end);
    announce(`“${this.text.slice(start, end)}”`, null, { seen: CSS.highlights !== undefined });
  }

  // Brings the first entry that has words of a passage into view in the list.
  showWithin(start, end) {
    const within = ([first, last]) => first < end && last > start;
    const item = this.entries.find((each) => this.spans(each).some(within));
    if (item) reveal(item, this.list);
  }

  press(event) {
    const copy = event.target.closest("[data-copy]");
    const layer = event.target.closest("[data-layer]");
    if (copy !== null) this.copy(copy.closest(".item"), copy.dataset.copy);
    if (layer !== null) this.toggle(layer);
    if (event.target.closest("[data-add]") !== null) addWords(this);
  }

  toggle(button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!pressed));
    const hidden = [...this.root.querySelectorAll("[data-layer][aria-pressed=false]")];
    localStorage.setItem(LAYERS, hidden.map((each) => each.dataset.layer).join(" "));
    this.applyLayers();
  }

  showLayers() {
    const hidden = (localStorage.getItem(LAYERS) ?? "").split(" ");
    for (const button of this.root.querySelectorAll("[data-layer]")) {
      button.setAttribute("aria-pressed", String(!hidden.includes(button.dataset.layer)));
    }
    this.applyLayers();
  }

  applyLayers() {
    for (const button of this.root.querySelectorAll("[data-layer]")) {
      const hidden = button.getAttribute("aria-pressed") === "false";
      this.article.classList.toggle(`without-${button.dataset.layer}`, hidden);
    }
  }

  spans(item, role = null) {
    const found = item.dataset.spans.trim().split(/\s+/).map((each) => each.split(/[:-]/));
    return found
      .filter(([name]) => (role === null ? name === "content" || name === "trigger" : name === role))
      .map(([, start, end]) => [Number(start), Number(end)]);
  }

  async copy(item, what) {
    if (!item?.dataset.entry) return;
    const address = `${location.origin}${location.pathname}#${item.id}`;
    const text = what === "link" ? address : this.annotated(item, address);
    const name = what === "link" ? "Link" : "Web Annotation";
    try {
      await navigator.clipboard.writeText(text);
      announce(`${name} copied.`);
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      offer(text, name);
    }
  }

  annotated(item, address) {
    const headline = item.querySelector(".headline").textContent.replace(/\s+/g, " ").trim();
    const source = this.root.dataset.url || `${location.origin}${location.pathname}`;
    const made = annotation(this.text, this.spans(item), { source, id: address, body: headline });
    return JSON.stringify(made, null, 2);
  }

  keydown(event) {
    const key = event.key;
    if (/^[1-6]$/.test(key)) this.toggle(this.root.querySelectorAll("[data-layer]")[Number(key) - 1]);
    else if (key === "l" && this.current) this.copy(this.current, "link");
    else if (key === "m" && this.current) this.copy(this.current, "annotation");
    else if (key === "n" && this.root.querySelector("[data-add]")) addWords(this);
    else if (key === "Escape") this.leave();
    else return;
    if (key !== "Escape") event.preventDefault();
  }
}

function push(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

// Returns what is told of an entry for the card; where the list is far below, with the way there.
function copied(told, beside) {
  const copy = told.cloneNode(true);
  for (const link of copy.querySelectorAll("a")) {
    link.replaceWith(document.createTextNode(link.textContent));
  }
  if (beside) return copy;
  const way = document.createElement("button");
  way.type = "button";
  way.className = "button";
  way.textContent = "Open";
  way.addEventListener("click", () => {
    const item = told.closest(".item");
    item.scrollIntoView({ block: "center", behavior: motion() });
    item.focus({ preventScroll: true });
  });
  copy.append(way);
  return copy;
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

// Scrolls the list to an item, and leaves the page where it is.
function reveal(item, list) {
  const [inner, outer] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTo({ top: list.scrollTop + inner.top - outer.top - 24, behavior: motion() });
  }
}

// Shows what could not be copied, to be copied by hand.
function offer(text, name) {
  const dialog = document.getElementById("offer");
  dialog.querySelector("h2").textContent = name;
  dialog.querySelector("textarea").value = text;
  dialog.showModal();
  dialog.querySelector("textarea").select();
}

// Puts the page in place that the server has now, and keeps place and focus.
async function renew(entry) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = made.querySelector("div.report");
  if (!answer.ok || fresh === null) {
    location.reload();
    return;
  }
  const list = document.querySelector(".read").scrollTop;
  document.querySelector("div.report").replaceWith(document.adoptNode(fresh));
  const held = made.querySelector("meta[name=last-correction]");
  document.querySelector("meta[name=last-correction]").content = held.content;
  page = new Report(document.querySelector("div.report"));
  document.querySelector(".read").scrollTop = list;
  const item = document.querySelector(`.item[data-entry="${CSS.escape(entry ?? "")}"]`);
  if (item) page.select(item.id, { scrollText: false, focus: true });
  document.dispatchEvent(new Event("onrecord:renewed"));
}

function start() {
  const root = document.querySelector("div.report");
  if (root === null) return;
  page = new Report(root);
  addEventListener("hashchange", () => page.go(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) page.go(location.hash);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping() || editing()) return;
    page.keydown(event);
  });
  document.addEventListener("onrecord:corrected", (event) => {
    event.preventDefault();
    renew(event.detail.entry);
  });
  document.addEventListener("onrecord:words", (event) => {
    const item = document.querySelector(`.item[data-entry="${CSS.escape(event.detail.entry)}"]`);
    if (item === null) return;
    event.preventDefault();
    changeWords(page, item);
  });
  if (location.hash !== "") page.go(location.hash);
  const asked = new URLSearchParams(location.search).get("words");
  const item = asked === null ? null : page.entries.find((each) => each.dataset.entry === asked);
  if (item && document.getElementById("correct")) changeWords(page, item);
}

start();
