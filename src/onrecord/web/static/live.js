// Tells the page that the record has changed: an event "onrecord:changed" on document, with what
// the record is made of now: { id, reports, fingerprint, last_correction, state }.
const known = document.querySelector('meta[name="live"]')?.content ?? "";
const source = new EventSource(`/live${known && `?since=${encodeURIComponent(known)}`}`);

source.addEventListener("record", (message) => {
  const detail = JSON.parse(message.data);
  document.dispatchEvent(new CustomEvent("onrecord:changed", { detail }));
});

// A page that is left would keep its connection, of which a browser has six to a host.
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());
