/** Brings the checker page to life: the engine, its status, the wizard. */

import { announceReady, startSoon } from "./boot.js";
import { createEngine } from "./engine.js";
import { createStatus } from "./status.js";
import { createWizard } from "./wizard.js";

const root = document.getElementById("checker");
if (root) {
  start(root);
}

/** @param {HTMLElement} root */
function start(root) {
  const { policy, python, wheel, snapshot, digest, contact } = root.dataset;
  const status = createStatus(root, contact ?? "");
  const engine = createEngine({
    workerUrl: new URL("./worker.js", import.meta.url),
    pythonUrl: python,
    wheelUrl: wheel,
    snapshotUrl: snapshot,
    policyUrl: policy,
    digest,
    onState: (state) => {
      status.show(state);
      if (state.name === "ready") {
        status.clear();
        wizard.opened(state.info);
        announceReady(engine.howStarted);
      }
    },
  });
  const wizard = createWizard(root, engine, status);
  startSoon(root, () => engine.start());
  keepShortcutsOut(root);
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
