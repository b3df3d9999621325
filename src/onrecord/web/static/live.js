// Tells the page that the record has changed: an event "onrecord:changed" on document.
const source = new EventSource("/live");
source.addEventListener("record", (message) => {
  document.dispatchEvent(
    new CustomEvent("onrecord:changed", { detail: JSON.parse(message.data) }),
  );
});
