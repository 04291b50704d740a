/**
 * Starts the theme's own script when the reader first does something.
 *
 * It draws nothing that a reader misses before that, and on a cheap phone it
 * would hold the page for half a second, just when the first tap is due.
 */

const SIGNS = [
  "pointerdown",
  "pointermove",
  "keydown",
  "focusin",
  "click",
  "scroll",
];

/** What a search leaves in an address: words to look for, or to mark. */
const SEARCHED = ["q", "h"];

const { searchParams } = new URL(location.href);
if (SEARCHED.some((name) => searchParams.has(name))) {
  begin();
} else {
  for (const sign of SIGNS) {
    addEventListener(sign, begin, { capture: true, passive: true });
  }
}
openSearchReady();

/** In two steps, and each after a paint: no answer to a touch waits for it. */
async function begin() {
  for (const sign of SIGNS) {
    removeEventListener(sign, begin, { capture: true });
  }
  await painted();
  // Without a network this never ends, and the page reads as well without.
  await run(document.getElementById("__theme").href);
  await painted();
  // The theme waits for this event, which has long been.
  document.dispatchEvent(new Event("DOMContentLoaded"));
}

function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** @param {string} src a script that the page has loaded as a module */
function run(src) {
  return new Promise((onload) => {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { type: "module", src, onload }));
  });
}

/** Who opens the search by the first touch can type at once. */
function openSearchReady() {
  const opener = document.querySelector('header [for="__search"]');
  opener?.addEventListener("click", () => {
    document.forms.namedItem("search").elements.namedItem("query").focus();
  });
}
