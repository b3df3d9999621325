// Light, dark, or as the system has it. Runs before the first paint, so that no page flashes.
(() => {
  const KEY = "onrecord-theme";
  const ORDER = ["system", "light", "dark"];
  const SIGNS = { system: "◐", light: "☀", dark: "☾" };
  const NAMES = { system: "as the system has them", light: "light", dark: "dark" };
  const kept = () => {
    try {
      const value = localStorage.getItem(KEY);
      return ORDER.includes(value) ? value : "system";
    } catch {
      return "system"; // storage may be forbidden
    }
  };
  const keep = (value) => {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // shown for this page alone
    }
  };
  const show = (value) => {
    if (value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  };
  const name = (button, value) => {
    button.firstElementChild.textContent = SIGNS[value];
    button.setAttribute("aria-label", `Colours: ${NAMES[value]}`);
    button.title = `Colours: ${NAMES[value]}`;
  };
  let now = kept();
  show(now);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    button.hidden = false;
    name(button, now);
    button.addEventListener("click", () => {
      now = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
      keep(now);
      show(now);
      name(button, now);
    });
  });
})();
