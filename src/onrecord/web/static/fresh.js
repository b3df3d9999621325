// New reports and corrections while a page is open: a line offers them, and showing them keeps the
// reader's place. Pages that can be shown afresh have an element with data-fresh.
const bar = document.getElementById("news");
const part = () => document.querySelector("[data-fresh]");

function wording(detail) {
  const known = Number(part()?.dataset.reports ?? NaN);
  const more = Number(detail?.reports) - known;
  if (more > 0) return `${more} new ${more === 1 ? "report" : "reports"}`;
  return "The record has changed";
}

function place() {
  const entry = [...document.querySelectorAll("[data-entry]")].find(
    (one) => one.getBoundingClientRect().bottom > 80,
  );
  return entry ? { id: entry.id, top: entry.getBoundingClientRect().top } : null;
}

function back(kept) {
  const entry = kept && document.getElementById(kept.id);
  if (entry) window.scrollBy({ top: entry.getBoundingClientRect().top - kept.top, behavior: "instant" });
}

async function show() {
  const kept = place();
  bar.replaceChildren();
  await htmx.ajax("GET", location.pathname + location.search, { target: "[data-fresh]", swap: "outerHTML" });
  back(kept);
  part()?.focus({ preventScroll: true });
}

function offer(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Show";
  button.addEventListener("click", show);
  const words = document.createElement("span");
  words.textContent = text;
  bar.replaceChildren(words, button);
}

document.addEventListener("onrecord:changed", (event) => {
  if (part()) offer(wording(event.detail));
});

// A part of the page that could not be fetched: say so, and leave what is there.
function failed() {
  const words = document.createElement("span");
  words.textContent = "That could not be shown. Reload the page to try again.";
  bar.replaceChildren(words);
}

document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);
