/** By when: deadlines, promises, and all that is dated on one line. */

import { h } from "./dom.js";
import { clauseLink, sentences } from "./parts.js";

const KINDS = Object.freeze({
  event: "You told us",
  deadline: "Deadline",
  promise: "Promise",
  now: "Now",
});

/** @param {any} decision @param {any} about */
export function deadlineList({ deadlines, zone }, about) {
  const zoneName = typeof zone === "string" ? zone : zone?.name;
  const isNamed = deadlines?.some(({ words }) => words?.includes(zoneName));
  return (
    deadlines?.length > 0 && [
      h(
        "ul",
        { class: "checker-deadlines" },
        deadlines.map((deadline) =>
          h(
            "li",
            { class: deadline.passed && "checker-deadline--passed" },
            h("span", { class: "checker-deadline-what" }, deadline.what),
            h(
              "time",
              { class: "checker-deadline-when", datetime: deadline.at },
              deadline.words,
            ),
            h(
              "span",
              { class: "checker-small" },
              deadline.passed && "This has passed. ",
              clauseLink(deadline.clause, about),
            ),
          ),
        ),
      ),
      zoneName &&
        !isNamed &&
        h("p", { class: "checker-small" }, `Times in the zone ${zoneName}.`),
    ]
  );
}

/** @param {any} decision @param {any} about */
export function promiseList({ timelines }, about) {
  // The sentence itself says whether it is a promise or an estimate.
  return sentences(timelines, ({ says, words }) => says || words, about);
}

/** Everything dated, drawn as a line; read aloud it is a list. */
export function timeline({ dates }) {
  return (
    dates?.length > 1 &&
    h(
      "ol",
      { class: "checker-timeline" },
      dates.map(({ what, at, words, kind }) =>
        h(
          "li",
          {
            class: `checker-moment checker-moment--${kind}`,
            "aria-current": kind === "now" && "date",
          },
          h("span", { class: "checker-moment-kind" }, KINDS[kind] ?? kind),
          h("time", { datetime: at }, words),
          kind !== "now" && h("span", {}, what),
        ),
      ),
    )
  );
}
