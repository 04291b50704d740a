/** What the reader sees of the engine: that it loads, or why it could not. */

import { h, plainButton } from "./dom.js";

const STAGES = Object.freeze({
  runtime: "Loading the checker. You can already answer.",
  engine: "Loading the checker: almost there. You can already answer.",
  policy: "Reading the policy…",
});

const CAUSES = Object.freeze({
  TimeoutError: "It took too long. The connection may be slow.",
  BlockedError: "This browser, or a setting of this site, does not let it run.",
  EditionError:
    "The site has been renewed since this page was opened, " +
    "or a part of it did not arrive. Trying again opens the page anew.",
  LoadError: "A part of it did not arrive.",
  WorkerError: "A part of it did not arrive.",
  MessageError: "Its answer could not be read.",
});

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
    const words = state.name === "loading" ? STAGES[state.stage] : "";
    line.textContent =
      isWaiting && words
        ? "Your answer is kept. It is checked as soon as the checker has loaded."
        : words;
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
      h("h2", {}, "The checker did not start"),
      h(
        "p",
        {},
        CAUSES[name] ?? "Something in it went wrong. It is not your mistake.",
        " Your answers are kept in this tab.",
      ),
      h(
        "p",
        {},
        "The tables below say the same as the checker",
        contact && `, and you can ask a person: ${contact}`,
        ".",
      ),
      h("p", { class: "checker-small" }, `For support: ${name}, ${message}`),
    ),
    plainButton(again, "Try again"),
  );
}
