// The network of an actor, drawn from the table beside it. Who stands there most is nearest; the
// same table gives the same picture.

// cytoscape would add a style element of its own, which the page forbids: one of this id keeps it
// from that, and actors.css says the same.
const STYLE_ID = "__________cytoscape_stylesheet";
const INNER = 8;

function neighbours(table) {
  return [...table.querySelectorAll("tbody tr")].map(({ dataset }) => ({
    id: dataset.id,
    name: dataset.name,
    kind: dataset.kind,
    events: Number(dataset.events),
    statements: Number(dataset.statements),
  }));
}

// Puts the first ones on an inner ring and the others on an outer one, clockwise from above.
function place(rank, total) {
  const inner = Math.min(total, INNER);
  const ring = rank < inner ? 0 : 1;
  const among = ring === 0 ? inner : total - inner;
  const at = ring === 0 ? rank : rank - inner;
  const turn = (2 * Math.PI * (at + ring * 0.5)) / among - Math.PI / 2;
  const radius = ring === 0 ? 170 : 330;
  return { x: radius * 1.35 * Math.cos(turn), y: radius * Math.sin(turn) };
}

function short(name) {
  const letters = [...name];
  return letters.length > 22 ? `${letters.slice(0, 21).join("")}…` : name;
}

function elements(box, found) {
  const centre = {
    data: { id: "self", label: short(box.dataset.name), kind: box.dataset.kind, size: 46 },
    position: { x: 0, y: 0 },
    classes: "self",
  };
  const others = found.map((each, rank) => ({
    data: {
      id: each.id,
      label: short(each.name),
      kind: each.kind,
      size: 18 + 7 * Math.log2(1 + each.events + each.statements),
    },
    position: place(rank, found.length),
  }));
  const edge = (each, what) => ({
    data: { id: `${what}-${each.id}`, source: "self", target: each.id, width: 1 + Math.log2(1 + each[what]) },
    classes: what,
  });
  return [
    centre,
    ...others,
    ...found.filter((each) => each.events > 0).map((each) => edge(each, "events")),
    ...found.filter((each) => each.statements > 0).map((each) => edge(each, "statements")),
  ];
}

// Returns a colour of the page as a canvas takes it.
function colour(name) {
  const probe = document.createElement("span");
  probe.className = `probe-${name}`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function style() {
  const ink = colour("ink");
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: "data(size)",
        height: "data(size)",
        "background-color": colour("surface"),
        "border-width": 2,
        "border-color": colour("line"),
        color: ink,
        "font-size": 15,
        "font-family": getComputedStyle(document.body).fontFamily,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-background-color": colour("paper"),
        "text-background-opacity": 0.85,
        "text-background-padding": 2,
      },
    },
    { selector: "node[kind = 'state'], node[kind = 'organisation']", style: { shape: "round-rectangle" } },
    { selector: "node.self", style: { "background-color": colour("accent"), "border-color": colour("accent"), "font-weight": 700 } },
    { selector: "edge", style: { width: "data(width)", "line-color": colour("line"), "curve-style": "bezier" } },
    {
      selector: "edge.statements",
      style: {
        "line-style": "dashed",
        "line-color": colour("accent"),
        "target-arrow-shape": "triangle",
        "target-arrow-color": colour("accent"),
      },
    },
  ];
}

function draw(box, table) {
  const found = neighbours(table);
  const graph = globalThis.cytoscape({
    container: box,
    elements: elements(box, found),
    style: style(),
    layout: { name: "preset", padding: 24 },
    userZoomingEnabled: false,
    userPanningEnabled: false,
    autoungrabify: true,
    boxSelectionEnabled: false,
  });
  graph.on("tap", "node", (event) => {
    if (event.target.id() !== "self") location.assign(`/actors/${encodeURIComponent(event.target.id())}`);
  });
  graph.on("mouseover", "node", () => box.classList.add("pointing"));
  graph.on("mouseout", "node", () => box.classList.remove("pointing"));
  const again = () => graph.style(style());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  addEventListener("resize", () => {
    graph.resize();
    graph.fit(undefined, 24);
  });
}

// Loads the grounds of the names when they are asked for.
async function load(details) {
  if (!details.open || details.dataset.loaded !== undefined) return;
  details.dataset.loaded = "";
  const answer = await fetch(details.dataset.load, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  details.querySelector("p").replaceWith(...made.body.childNodes);
}

function start() {
  for (const details of document.querySelectorAll("details[data-load]")) {
    details.addEventListener("toggle", () => load(details));
  }
  const box = document.getElementById("network");
  if (box === null || globalThis.cytoscape === undefined) return;
  const barred = document.createElement("meta");
  barred.id = STYLE_ID;
  document.head.append(barred);
  box.hidden = false;
  draw(box, document.getElementById("beside"));
}

start();
