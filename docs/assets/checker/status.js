/** What the reader sees of the engine: that it loads, or why it could not. */

import { h, plainButton } from "./dom.js";
import { STATUS } from "./words.js";

/**
 * @param {HTMLElement} root the checker
 * @param {string} contact how to reach a person, a noun phrase
 */
export function createStatus(root, contact) {
  const line = h("p", { class: "checker-status", role: "status" });
  const box = h("div", { class: "checker-failure" });
  let isWaiting = false;

  /** @param {any} state the engine's */
  function show(state) {
    const isLoading = state.name === "loading";
    const isOnTheWay = isLoading || state.name === "idle";
    const words = isLoading ? (STATUS.stages[state.stage] ?? "") : "";
    line.textContent = isWaiting && isOnTheWay ? STATUS.kept : words;
    line.classList.toggle("checker-status--busy", line.textContent !== "");
  }

  /** @param {boolean} is @param {any} state */
  function waiting(is, state) {
    isWaiting = is;
    show(state);
  }

  /**
   * Show what happened; resolves when the reader wants another try.
   *
   * @param {{name: string, message: string}} error
   */
  function failed(error) {
    isWaiting = false;
    line.textContent = "";
    line.classList.remove("checker-status--busy");
    for (const tables of root.querySelectorAll("details.checker-fallback")) {
      tables.open = true;
    }
    return new Promise((resolve) => {
      const again = () => {
        box.replaceChildren();
        resolve(undefined);
      };
      box.replaceChildren(failure(error, contact, again));
      box.firstElementChild.focus();
    });
  }

  const clear = () => box.replaceChildren();

  return Object.freeze({ line, box, show, waiting, failed, clear });
}

function failure({ name, message }, contact, again) {
  return h(
    "div",
    { class: "checker-failure-box", tabindex: -1 },
    h(
      "div",
      { role: "alert" },
      h("h2", {}, STATUS.failed),
      h("p", {}, STATUS.causes[name] ?? STATUS.cause, STATUS.answers),
      h("p", {}, contact ? STATUS.tablesAnd(contact) : STATUS.tables),
      h("p", { class: "checker-small" }, STATUS.support(name, message)),
    ),
    plainButton(again, STATUS.again),
  );
}
