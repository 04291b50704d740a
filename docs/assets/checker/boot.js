/** When the engine starts: early enough to be ready, never in the way. */

const TOUCHES = ["pointerdown", "keydown", "focusin", "input"];
const PATIENCE_MS = 4000;

/**
 * Start once the page is loaded and has nothing else to do, or at the first
 * touch, whichever comes first. With data-saver on nothing is loaded for a
 * reader who only looks: the first answer starts the engine by itself.
 *
 * @param {HTMLElement} root the checker
 * @param {() => void} begin
 */
export function startSoon(root, begin) {
  if (navigator.connection?.saveData) {
    return;
  }
  for (const touch of TOUCHES) {
    root.addEventListener(touch, begin, { once: true });
  }
  if (document.readyState === "complete") {
    whenIdle(begin);
  } else {
    addEventListener("load", () => whenIdle(begin), { once: true });
  }
}

/**
 * Tell the rest of the page that the checker has run, and how it started.
 *
 * @param {string} start
 */
export function announceReady(start) {
  const { dataset } = document.documentElement;
  dataset.start = start;
  dataset.checker = "ready";
  dispatchEvent(new Event("clausewise:ready"));
}

/** @param {() => void} begin */
function whenIdle(begin) {
  if ("requestIdleCallback" in window) {
    requestIdleCallback(begin, { timeout: PATIENCE_MS });
  } else {
    // Safari has no idle callback.
    setTimeout(begin, 1000);
  }
}
