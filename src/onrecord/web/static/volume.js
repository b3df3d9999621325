// The chart of how much is told over time. The table beside it is the data; a bar leads where its
// row leads, and drawing over several leads to all of them.
const NARROW = 420;

function rows(table) {
  return [...table.tBodies[0].rows].map((row) => ({
    since: new Date(`${row.dataset.since}T00:00Z`),
    until: new Date(`${row.dataset.until}T00:00Z`),
    days: [row.dataset.since, row.dataset.until],
    count: Number(row.dataset.count),
    link: row.querySelector("a"),
    label: row.cells[0].textContent,
  }));
}

function draw(data, width) {
  const svg = Plot.plot({
    className: "plot",
    width,
    height: 160,
    marginLeft: 34,
    marginRight: 8,
    marginBottom: 34,
    x: { type: "utc", label: null, ticks: width < NARROW ? 4 : 8 },
    y: { label: null, ticks: 3, grid: true },
    marks: [
      Plot.rectY(data, {
        x1: "since",
        x2: "until",
        y: "count",
        insetLeft: 0.5,
        insetRight: 0.5,
        className: "bars",
        title: (one) => `${one.label}: ${one.count}`,
      }),
      Plot.ruleY([0]),
    ],
  });
  // Its rules are in story.css: the pages take no style that is not in a file.
  svg.querySelectorAll("style").forEach((style) => style.remove());
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

function zoom(data, one, other) {
  const url = new URL(data[0].link.href);
  url.searchParams.set("since", one);
  url.searchParams.set("until", other);
  location.assign(url);
}

function choose(data, scale, [left, right]) {
  const from = scale.invert(left);
  const to = scale.invert(right);
  const inside = data.filter((one) => one.until > from && one.since < to);
  if (inside.length > 0) zoom(data, inside[0].days[0], inside.at(-1).days[1]);
}

function brush(svg, data) {
  const x = svg.scale("x");
  const y = svg.scale("y");
  const edges = [[x.range[0], y.range[1]], [x.range[1], y.range[0]]];
  const made = d3.brushX().extent(edges).on("end", ({ selection, sourceEvent }) => {
    if (!sourceEvent) return;
    const at = selection ?? [d3.pointer(sourceEvent, svg)[0], d3.pointer(sourceEvent, svg)[0] + 0.01];
    choose(data, x, at);
  });
  // Below the bars, which keep their words and are chosen by a click.
  const layer = d3.select(svg).insert("g", ".bars").call(made);
  return layer;
}

function show(place) {
  const table = document.getElementById(place.dataset.volume);
  const data = rows(table);
  const svg = draw(data, Math.max(place.clientWidth, 200));
  brush(svg, data);
  svg.querySelectorAll(".bars rect").forEach((bar, at) => {
    bar.addEventListener("click", () => data[at].link.click());
  });
  place.replaceChildren(svg);
}

const all = () => document.querySelectorAll("[data-volume]").forEach(show);

all();
document.addEventListener("htmx:afterSettle", all);
let waiting = 0;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(all, 150);
});
