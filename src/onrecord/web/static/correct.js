// Corrections on the spot: a dialog for the entry that has the focus, keys, undo, and what is told
// of it. Any page that includes _correct.html has it; entries carry data-entry.

const dialog = document.getElementById("correct");
const teller = document.getElementById("told");
const LAST = "onrecord.last";
const TOLD = "onrecord.told";

const FORMS = {
  s: "speaker",
  w: "words",
  d: "date",
  a: "act",
  t: "type",
  x: "status",
  o: "occurrence",
  r: "remove",
  e: "merge",
  p: "split",
};

let opened = null;
let back = null;
// What was typed while the dialog was on its way; null when none is.
let ahead = null;

// Tells whether keys go into a field.
export function isTyping() {
  const held = document.activeElement;
  return held !== null && held.closest("input, textarea, select, [contenteditable=true]") !== null;
}

// Tells whether something is being corrected, so that no key means anything else.
export function editing() {
  return document.querySelector("dialog[open], .words-bar:not([hidden])") !== null;
}

// Says something to everybody: shown for a while, and read out; only that where one sees it anyway.
export function announce(text, number = null, { seen = false } = {}) {
  if (teller === null) return;
  teller.classList.toggle("hidden", seen);
  teller.replaceChildren(document.createTextNode(text));
  if (number !== null) teller.append(undoButton(number));
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => teller.replaceChildren(), 15000);
}

function undoButton(number) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.undo = String(number);
  button.textContent = "Undo (u)";
  return button;
}

// Returns the number of the last correction that the page knows.
export function seen() {
  return Number(document.querySelector("meta[name=last-correction]")?.content ?? 0);
}

async function post(address, body) {
  const token = document.querySelector("meta[name=csrf]").content;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(body),
  });
  const told = await answer.json().catch(() => ({ detail: `The server answered ${answer.status}.` }));
  return { status: answer.status, told };
}

// Sends a correction; returns null once it is made, or what stands against it.
export async function say(wish, { known = seen(), name }) {
  const { status, told } = await post("/api/v1/corrections", { ...wish, seen: known });
  if (status !== 201) return { status, told };
  finish(told.number, `${name}. Correction ${told.number}.`, wish.entry ?? told.target?.entry ?? null);
  return null;
}

async function undo(number, entry) {
  const { status, told } = await post(`/api/v1/corrections/${number}/undo`, { seen: seen() });
  if (status === 201) finish(told.number, `Correction ${number} undone.`, entry);
  else announce(told.detail ?? told.title);
}

function finish(number, text, entry) {
  sessionStorage.setItem(LAST, String(number));
  const event = new CustomEvent("onrecord:corrected", { cancelable: true, detail: { number, entry } });
  if (document.dispatchEvent(event)) {
    sessionStorage.setItem(TOLD, JSON.stringify({ text, number, entry }));
    location.reload();
    return;
  }
  announce(text, number);
}

// Opens the dialog on an entry, at the menu or at one of its forms.
export async function open(entry, form = null) {
  if (dialog === null || ahead !== null) return;
  back = document.activeElement;
  ahead = "";
  try {
    await fill(entry, form);
  } finally {
    ahead = null;
  }
}

async function fill(entry, form) {
  const answer = await fetch(`/corrections/on/${encodeURIComponent(entry)}`);
  if (!answer.ok) {
    announce("This cannot be corrected: it is no longer in the record.");
    return;
  }
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  dialog.replaceChildren(...made.body.childNodes);
  opened = dialog.querySelector("[data-about]");
  if (form === "words") {
    words();
    return;
  }
  if (!dialog.open) dialog.showModal();
  turn(form !== null && section(form) !== null ? form : "menu");
  const field = document.activeElement;
  if (ahead !== "" && field.matches("input[type=text]")) {
    field.value = ahead;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Keeps what is typed before the dialog is there from meaning anything else.
function early(event) {
  if (ahead === null || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.key.length === 1) ahead += event.key;
}

function section(name) {
  return dialog.querySelector(`[data-section="${name}"]`);
}

// Shows one part of the dialog and puts the focus into it.
function turn(name) {
  for (const each of dialog.querySelectorAll("[data-section]")) each.hidden = each.dataset.section !== name;
  const part = section(name);
  part.querySelector("[autofocus], input:not([type=hidden]), select, button")?.focus();
  part.querySelectorAll("form").forEach(dated);
  part.querySelectorAll("form:has([name=_like])").forEach(like);
}

function words() {
  const { about, address } = opened.dataset;
  dialog.close();
  const event = new CustomEvent("onrecord:words", { cancelable: true, detail: { entry: about } });
  if (document.dispatchEvent(event)) location.assign(address);
}

// What a form says, in the fields of a wish; what is empty is null.
function wished(form) {
  const wish = { action: form.dataset.action };
  if (form.dataset.action !== "merge" && form.dataset.action !== "split") wish.entry = opened.dataset.about;
  for (const [name, value] of new FormData(form, form.submitter)) {
    const field = form.elements.namedItem(name);
    if (name.startsWith("_")) continue;
    if (field instanceof RadioNodeList ? field[0]?.type === "checkbox" : field.type === "checkbox") {
      wish[name] = [...(wish[name] ?? []), value];
    } else wish[name] = value === "" ? null : value;
  }
  const reports = form.elements.namedItem("_reports")?.value.trim() ?? "";
  if (reports !== "") wish.reports = reports.split(",").map((one) => one.trim()).filter((one) => one !== "");
  return wish;
}

// Returns the EDTF of the plain form of a date that is filled in, or null where it is not whole.
export function edtf(kind, from, to, written) {
  if (kind === "unknown") return "/";
  if (kind === "written") return written.trim() || null;
  if (kind === "between") return from && to && from <= to ? `${from}/${to}` : null;
  if (!from) return null;
  if (kind === "before") return `/${from}`;
  if (kind === "since") return `${from}/..`;
  if (kind === "month") return from.slice(0, 7);
  if (kind === "year") return from.slice(0, 4);
  return from;
}

// Shows the fields that the plain form of a date needs, and what they come to.
function dated(form) {
  const kind = form.elements.namedItem("_kind");
  if (kind === null) return;
  const value = (name) => form.elements.namedItem(name).value;
  form.querySelector("[data-from]").hidden = ["written", "unknown"].includes(kind.value);
  form.querySelector("[data-to]").hidden = kind.value !== "between";
  form.querySelector("[data-written]").hidden = kind.value !== "written";
  const made = edtf(kind.value, value("_from"), value("_to"), value("_written"));
  form.elements.namedItem("edtf").value = made ?? "";
  form.querySelector("output").textContent = made ?? "—";
}

async function submit(form) {
  if (document.activeElement.name === "_like") {
    await like(form);
    return;
  }
  const problem = form.querySelector(".problem");
  const wish = wished(form);
  const lacking = lack(form, wish);
  if (lacking !== null) {
    problem.textContent = lacking;
    return;
  }
  const known = Number(form.dataset.overrule ?? opened.dataset.seen);
  const against = await say(wish, { known, name: form.dataset.done });
  if (against === null) dialog.close();
  else if (against.status === 409 && against.told.correction) conflict(form, against.told);
  else problem.textContent = against.told.detail ?? against.told.title;
}

function lack(form, wish) {
  if (wish.action === "speaker" && wish.actor === null && !form.elements.namedItem("_nobody").checked) {
    return "Name who said it, or mark that nobody is known.";
  }
  if (wish.action === "merge" && wish.other === null) return "Name the other actor.";
  if (wish.action === "date" && wish.edtf === null) return "Give the whole date.";
  if (wish.action === "split" && !wish.forms && !wish.reports) return "Choose names or reports.";
  if (["same", "different"].includes(wish.action) && !wish.other) return "Choose another entry.";
  return null;
}

// Shows what another person said in the meantime, and lets it be overruled knowingly.
function conflict(form, told) {
  const box = form.querySelector(".conflict");
  const text = document.createElement("p");
  text.textContent = told.detail;
  const reload = act("Show the record as it is now", () => location.reload());
  const overrule = act("Overrule it", () => {
    form.dataset.overrule = String(told.correction.number);
    box.replaceChildren();
    submit(form);
  });
  box.replaceChildren(text, reload, overrule);
  reload.focus();
}

function act(name, action) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = name;
  button.addEventListener("click", action);
  return button;
}

// A field that looks actors up as one types (the combobox pattern of ARIA); a choice puts the
// actor's id into the hidden field beside it, anything else the words as they are.
export function picker(field) {
  const input = field.querySelector("[role=combobox]");
  const list = field.querySelector("[role=listbox]");
  const held = field.querySelector("input[type=hidden]");
  let asked = null;
  let at = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const choose = (option) => {
    input.value = option.dataset.name;
    held.value = option.dataset.id;
    close();
  };
  const mark = (next) => {
    const options = [...list.children];
    at = (next + options.length) % options.length;
    for (const [place, option] of options.entries()) option.setAttribute("aria-selected", String(place === at));
    input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    const query = input.value.trim();
    if (query === "") {
      close();
      return;
    }
    const answer = await fetch(`/corrections/actors?q=${encodeURIComponent(query)}&list=${list.id}`);
    if (!answer.ok || input.value.trim() !== query) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...made.body.children);
    list.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    at = -1;
  };
  input.addEventListener("input", () => {
    held.value = input.value.trim();
    clearTimeout(asked);
    asked = setTimeout(look, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at === -1 ? -1 : at - 1);
    else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option === null) return;
    event.preventDefault();
    choose(option);
  });
  input.addEventListener("blur", close);
}

// Looks for other entries that may tell of the same happening; what is chosen stays so.
async function like(form) {
  const field = form.elements.namedItem("_like");
  const query = field.value.trim();
  const address = `/corrections/like/${encodeURIComponent(opened.dataset.about)}?q=${encodeURIComponent(query)}`;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Answers may overtake each other.
  if (field.value.trim() !== query) return;
  const found = form.querySelector("[data-found]");
  const chosen = found.querySelector(":checked")?.value;
  found.replaceChildren(...made.body.childNodes);
  const again = found.querySelector(`[value="${CSS.escape(chosen ?? "")}"]`);
  if (again !== null) again.checked = true;
}

// The entry that keys are about: it has the focus, holds it, or is the current one of its page.
function holder() {
  const held = document.activeElement?.closest("[data-entry]") ?? document.querySelector("[data-entry].current");
  return held && idOf(held) !== null ? held : null;
}

// Returns the id of an entry on a page, null of what cannot be corrected.
function idOf(entry) {
  return entry.dataset.entry || (/^[se]-([0-9a-f]{16})$/.exec(entry.id)?.[1] ?? null);
}

function find(id) {
  const name = CSS.escape(id);
  return document.querySelector(`[data-entry="${name}"], [data-entry]#s-${name}, [data-entry]#e-${name}`);
}

function undoLast() {
  const entry = holder();
  const rows = entry === null ? [] : [...entry.querySelectorAll("[data-undo]")];
  const number = rows.at(-1)?.dataset.undo ?? sessionStorage.getItem(LAST);
  if (number === null) announce("There is no correction of yours to undo.");
  else undo(number, entry === null ? null : idOf(entry));
}

function keydown(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (dialog.open) {
    menu(event);
    return;
  }
  if (isTyping() || editing()) return;
  if (event.key === "u") undoLast();
  else {
    const entry = holder();
    const form = FORMS[event.key];
    if (entry === null || (event.key !== "c" && form === undefined)) return;
    open(idOf(entry), form ?? null);
  }
  event.preventDefault();
}

// In the menu of the dialog each form has a key.
function menu(event) {
  if (isTyping() || section("menu")?.hidden !== false) return;
  const button = dialog.querySelector(`[data-turn="${FORMS[event.key]}"]`);
  if (button === null) return;
  event.preventDefault();
  button.click();
}

function clicked(event) {
  const target = event.target instanceof Element ? event.target : null;
  const correct = target?.closest("[data-correct]");
  const number = target?.closest("[data-undo]");
  const turned = target?.closest("[data-turn]");
  if (correct) open(correct.dataset.correct, correct.dataset.form ?? null);
  else if (number) {
    if (dialog?.open) dialog.close();
    const entry = number.closest("[data-entry]");
    undo(number.dataset.undo, entry === null ? null : idOf(entry));
  } else if (turned && dialog.contains(turned)) {
    if (turned.dataset.turn === "words") words();
    else turn(turned.dataset.turn);
  } else if (target?.closest("[data-close]")) dialog.close();
}

function told() {
  const kept = sessionStorage.getItem(TOLD);
  if (kept === null) return;
  sessionStorage.removeItem(TOLD);
  const { text, number, entry } = JSON.parse(kept);
  announce(text, number);
  if (entry !== null) find(entry)?.focus();
}

function start() {
  document.addEventListener("keydown", early, true);
  document.addEventListener("keydown", keydown);
  document.addEventListener("click", clicked);
  dialog.addEventListener("focusin", (event) => {
    const field = event.target.closest(".picker:not([data-ready])");
    if (field === null) return;
    field.dataset.ready = "";
    picker(field);
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    event.target.submitter = event.submitter;
    submit(event.target);
  });
  dialog.addEventListener("input", (event) => {
    if (event.target.form !== null) dated(event.target.form);
    if (event.target.name === "_like") {
      clearTimeout(like.timer);
      like.timer = setTimeout(() => like(event.target.form), 200);
    }
  });
  dialog.addEventListener("close", () => {
    if (back?.isConnected) back.focus({ preventScroll: true });
  });
  told();
}

if (dialog !== null) start();
