/** Check your answers: each with a way to change it. */

import { h, linkButton, unseen } from "./dom.js";
import { isWide } from "./parts.js";
import { PAGE, SUMMARY } from "./words.js";

/**
 * @param {{fact: string, ask: string, answer: string, assumed: boolean}[]} rows
 * @param {any} about
 */
export function summaryBox(rows, { change, canChange }) {
  return h(
    "details",
    { class: "checker-summary", open: isWide() },
    h("summary", {}, h("h2", {}, SUMMARY.heading)),
    h(
      "dl",
      {},
      rows.map(({ fact, ask, answer, assumed }) =>
        h(
          "div",
          { class: "checker-row-answer" },
          h("dt", {}, ask),
          h(
            "dd",
            {},
            answer,
            // Heard without it, "Nothing, assumed" would say the contrary.
            assumed && unseen(", "),
            assumed && h("span", { class: "checker-note" }, SUMMARY.assumed),
          ),
          h(
            "dd",
            { class: "checker-change" },
            canChange(fact) &&
              linkButton(() => change(fact), PAGE.change, unseen(` ${ask}`)),
          ),
        ),
      ),
    ),
  );
}
