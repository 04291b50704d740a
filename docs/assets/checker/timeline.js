/** By when: deadlines, promises, and all that is dated on one line. */

import { h } from "./dom.js";
import { clauseLink, sentences } from "./parts.js";
import { isMet } from "./told.js";
import { WHEN } from "./words.js";

/** @param {any} decision @param {any} about */
export function deadlineList({ deadlines, zone }, about) {
  const isNamed = deadlines?.some(({ words }) => words?.includes(zone));
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
              deadline.note && `${deadline.note} `,
              deadline.passed && WHEN.passed,
              isMet(deadline) && WHEN.met,
              clauseLink(deadline.clause, about),
            ),
          ),
        ),
      ),
      zone &&
        !isNamed &&
        h("p", { class: "checker-small" }, WHEN.zone(zone)),
    ]
  );
}

/** From when on it is possible. @param {any} decision @param {any} about */
export const startLine = ({ possible_from: start }, about) =>
  start && h("p", {}, start.says, " ", clauseLink(start.clause, about));

/** @param {any} decision @param {any} about */
export function promiseList({ timelines }, about) {
  // The sentence itself says whether it is a promise or an estimate.
  return sentences(timelines, ({ says, words }) => says || words, about);
}

/** What the customer knows already; alone it answers no "by when". */
const TOLD = new Set(["event", "now"]);

/** Everything dated, drawn as a line; read aloud it is a list. */
export function timeline({ dates }, { kept }) {
  const named = kept.asOf.now
    ? { ...WHEN.kinds, now: WHEN.kinds.asked }
    : WHEN.kinds;
  return (
    dates?.some(({ kind }) => !TOLD.has(kind)) &&
    h(
      "ol",
      { class: "checker-timeline" },
      dates.map(({ what, at, words, kind, note, worded_as: how }) =>
        h(
          "li",
          {
            class: `checker-moment checker-moment--${kind}`,
            "aria-current": kind === "now" && "date",
          },
          h(
            "span",
            { class: "checker-moment-kind" },
            kind === "promise" ? WHEN.promises[how] : (named[kind] ?? kind),
          ),
          h("time", { datetime: at }, words),
          kind !== "now" && h("span", {}, what),
          note && h("span", { class: "checker-small" }, note),
        ),
      ),
    )
  );
}
