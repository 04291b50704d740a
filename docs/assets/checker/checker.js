/** Brings the checker page to life: the engine, its status, the wizard. */

import { createEngine } from "./engine.js";
import { createStatus } from "./status.js";
import { createWizard } from "./wizard.js";

const root = document.getElementById("checker");
if (root) {
  start(root);
}

/** @param {HTMLElement} root */
function start(root) {
  const { policy, runtime, contact } = root.dataset;
  const status = createStatus(root, contact ?? "");
  const engine = createEngine({
    workerUrl: new URL("./worker.js", import.meta.url),
    runtimeUrl: new URL(runtime, document.baseURI),
    policyUrl: new URL(policy, document.baseURI),
    onState: (state) => {
      status.show(state);
      if (state.name === "ready") {
        status.clear();
        wizard.opened(state.info);
      }
    },
  });
  const wizard = createWizard(root, engine, status);
  startSoon(root, engine);
  keepShortcutsOut(root);
}

/** Load when the page has nothing else to do, or at the first touch. */
function startSoon(root, engine) {
  const begin = () => engine.start();
  for (const touch of ["pointerdown", "keydown", "focusin", "input"]) {
    root.addEventListener(touch, begin, { once: true });
  }
  if ("requestIdleCallback" in window) {
    requestIdleCallback(begin, { timeout: 4000 });
  } else {
    // Safari has no idle callback.
    setTimeout(begin, 1000);
  }
}

/** The theme's single-key shortcuts would leave the page in mid-answer. */
function keepShortcutsOut(root) {
  document.addEventListener("keydown", (event) => {
    const isPlain =
      event.key.length === 1 &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey;
    if (isPlain && root.contains(/** @type {Node} */ (event.target))) {
      event.stopPropagation();
    }
  });
}
