/** The one place on the page that changes: what stands there has the focus. */

import { h, linkButton } from "./dom.js";
import { depth } from "./places.js";

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
    document.title = `${title} – Checker – ${service}`;
    element.replaceChildren(...nodes.filter(Boolean));
    if (moves) {
      const heading = element.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      const top = heading.closest(".checker-panel") ?? root;
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
    "Back",
  );

/**
 * "Question 3 of at most 7", for the question that the engine asked last.
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
  const [fewest, all] = [before + Math.max(least, 1), before + most];
  const of = fewest === all ? `of ${all}` : `of at most ${all}`;
  return h(
    "p",
    { class: "checker-progress" },
    `Question ${before + 1} ${all > before ? of : ""}`,
  );
}
