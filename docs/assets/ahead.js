/**
 * Fetches the checker's files into the browser's cache when a reader is about
 * to open it: points at a link to it, touches one, or reaches it by keyboard.
 */

const RUNTIME = new URL("runtime/", import.meta.url);
const SIGNS = ["pointerover", "touchstart", "focusin"];

if (!navigator.connection?.saveData) {
  for (const sign of SIGNS) {
    addEventListener(sign, notice, { passive: true });
  }
}

/** @param {Event} event */
function notice({ target }) {
  const link = target instanceof Element && target.closest("a[href]");
  if (link && isToChecker(new URL(link.href))) {
    for (const sign of SIGNS) {
      removeEventListener(sign, notice);
    }
    fetchAhead().catch(() => {
      // The checker will ask for them itself, and say what is wrong.
    });
  }
}

/** @param {URL} url */
function isToChecker({ origin, pathname }) {
  return origin === location.origin && pathname.endsWith("/check/");
}

async function fetchAhead() {
  const manifest = await fetch(new URL("runtime.json", RUNTIME));
  const { files } = await manifest.json();
  for (const file of files) {
    const response = await fetch(new URL(file, RUNTIME), { priority: "low" });
    // Only what was read to its end is kept.
    await response.arrayBuffer();
  }
}
