// Places in a text, between code points as a record counts them and UTF-16 units as a page does.

// Returns the number of code points in `words`.
export function length(words) {
  let count = 0;
  for (const _ of words) count += 1;
  return count;
}

// Returns the index of the UTF-16 unit at which the code point number `at` of `words` begins.
export function units(words, at) {
  let unit = 0;
  for (let left = at; left > 0 && unit < words.length; left -= 1) {
    unit += words.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return unit;
}

// The text in `root`: what it says, and where in the page each code point of it stands.
export class Text {
  constructor(root) {
    this.root = root;
    this.nodes = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let start = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      this.nodes.push({ node, start });
      start += length(node.data);
    }
    this.length = start;
    this.points = [...this.nodes.map(({ node }) => node.data).join("")];
  }

  // Returns the words of [start, end).
  slice(start, end) {
    return this.points.slice(Math.max(start, 0), end).join("");
  }

  // Returns the code point that a boundary point of the page lies before; ends of the text outside.
  offset(node, unit) {
    const range = document.createRange();
    range.selectNodeContents(this.root);
    if (range.comparePoint(node, unit) < 0) return 0;
    if (range.comparePoint(node, unit) > 0) return this.length;
    range.setEnd(node, unit);
    return length(range.toString());
  }

  // Returns the text node and unit of the code point number `at`; `after` prefers the end of the
  // node before to the beginning of the next.
  point(at, after = false) {
    let low = 0;
    let high = this.nodes.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const { start } = this.nodes[middle];
      if (start < at || (start === at && !after)) low = middle;
      else high = middle - 1;
    }
    const { node, start } = this.nodes[low];
    return [node, units(node.data, at - start)];
  }

  // Returns [start, end) as a range of the page.
  range(start, end) {
    const range = document.createRange();
    range.setStart(...this.point(start));
    range.setEnd(...this.point(end, true));
    return range;
  }

  // Returns what is selected in the text as [start, end), without blanks at its ends, or null.
  selected() {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    return this.trimmed(
      this.offset(range.startContainer, range.startOffset),
      this.offset(range.endContainer, range.endOffset),
    );
  }

  // Returns [start, end) without blanks at its ends, or null where nothing else is in it.
  trimmed(start, end) {
    let [from, to] = [start, end];
    while (from < to && /\s/u.test(this.points[from])) from += 1;
    while (to > from && /\s/u.test(this.points[to - 1])) to -= 1;
    return from < to ? [from, to] : null;
  }

  // Returns where the word next to `at` begins or ends, in the direction `step` of 1 or -1.
  word(at, step, end) {
    const inside = (place) => /[\p{L}\p{N}\p{M}]/u.test(this.points[place] ?? "");
    const here = end ? (place) => inside(place - 1) && !inside(place) : (place) => inside(place) && !inside(place - 1);
    for (let place = at + step; place >= 0 && place < this.length; place += step) {
      if (here(place)) return place;
    }
    return step > 0 ? this.length : 0;
  }
}

// Returns the Web Annotation that points to `spans` of a text by its words and by their places.
export function annotation(text, spans, { source, id, body }) {
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "Annotation",
    motivation: "highlighting",
    ...(body === null ? {} : { body: { type: "TextualBody", value: body, format: "text/plain" } }),
    target: spans.map(([start, end]) => ({
      source,
      selector: [
        {
          type: "TextQuoteSelector",
          exact: text.slice(start, end),
          prefix: text.slice(start - 32, start),
          suffix: text.slice(end, end + 32),
        },
        { type: "TextPositionSelector", start, end },
      ],
    })),
  };
}
