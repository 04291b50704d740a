/** The one place on the page that changes: what stands there has the focus. */

import { h, linkButton } from "./dom.js";
import { depth } from "./places.js";
import { PAGE } from "./words.js";

/**
 * @param {HTMLElement} root
 * @param {string} service named in the title
 */
export function createStage(root, service) {
  const element = h("div", { class: "checker-stage" });

  /**
   * Show it, and bring the reader to its heading.
   *
   * @param {string} title
   * @param {any[]} nodes
   * @param {boolean} moves false while the page is only being set up
   */
  function show(title, nodes, moves) {
    document.title = PAGE.title(title, service);
    element.replaceChildren(...nodes.filter(Boolean));
    if (moves) {
      const heading = element.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      const top =
        element.querySelector(".checker-asof") ??
        heading.closest(".checker-panel") ??
        root;
      top.scrollIntoView({ block: "start" });
    }
  }

  return Object.freeze({ element, show });
}

export const backLink = () =>
  depth() > 0 &&
  linkButton(
    () => history.back(),
    h("span", { "aria-hidden": "true" }, "‹ "),
    PAGE.back,
  );

/**
 * "Question 3 – 2 to 5 questions left, with this one", for the question that
 * the engine asked last: how many there will be hangs on the answers.
 *
 * @param {any} reply
 * @param {string} fact
 */
export function progress(reply, fact) {
  if (reply?.question?.fact !== fact) {
    return null;
  }
  const before = reply.asked.filter((asked) => asked !== fact).length;
  const { least, most } = reply.remaining;
  const fewest = Math.max(least, 1);
  return h(
    "p",
    { class: "checker-progress" },
    PAGE.progress(before + 1, leftWords(fewest, Math.max(most, fewest))),
  );
}

function leftWords(least, most) {
  if (most === 1) {
    return PAGE.last;
  }
  return least === most ? PAGE.left(most) : PAGE.leftBetween(least, most);
}
