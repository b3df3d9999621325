// Keys for lists of entries: j and k go from entry to entry, / to the search, ? to the help.
const typing = (target) =>
  target.closest("input, textarea, select, [contenteditable='true'], dialog[open]") !== null;

const entries = () => [...document.querySelectorAll("[data-entry]")].filter((one) => one.checkVisibility());

function current(all) {
  const focused = document.activeElement?.closest("[data-entry]");
  return focused ? all.indexOf(focused) : -1;
}

// Without a focused entry, the one that stands first in the window is next.
function step(by) {
  const all = entries();
  if (all.length === 0) return;
  const at = current(all);
  const first = all.findIndex((one) => one.getBoundingClientRect().bottom > 80);
  const next = at < 0 ? Math.max(first, 0) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  all[next].scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
}

function search() {
  const field = document.querySelector("[data-search]");
  const panel = field?.closest(".filters");
  if (panel && !panel.checkVisibility()) location.hash = panel.id;
  field?.focus();
  field?.select();
}

// What is closed opens first; then the passage is within reach.
function open(entry) {
  if (entry.matches("details:not([open])")) entry.open = true;
  else entry.querySelector("a[data-evidence]")?.click();
}

// Where the navigation is wider than the window, the page that one is on is to be in sight.
const pages = document.querySelector(".pages");
const here = pages.querySelector("[aria-current]");
if (here) pages.scrollLeft = here.offsetLeft - pages.offsetLeft - (pages.clientWidth - here.offsetWidth) / 2;

const help = document.getElementById("help");

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  "/": search,
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "Enter" && event.target.matches("[data-entry]")) open(event.target);
  const action = ACTIONS[event.key];
  if (!action || event.defaultPrevented) return;
  event.preventDefault();
  action();
});

const opener = document.querySelector("[data-help-open]");
opener.hidden = false;
opener.addEventListener("click", () => help.showModal());
// A click beside the box closes it.
help.addEventListener("click", (event) => {
  if (event.target === help) help.close();
});
