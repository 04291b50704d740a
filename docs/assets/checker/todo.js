/** What to do, what to collect and what to mind. */

import { h } from "./dom.js";
import { clauseLink, sentences } from "./parts.js";
import { TODO } from "./words.js";

/** @param {any} decision @param {any} about */
export function stepList({ steps }, about) {
  const words = ({ do: what, words: when, perhaps }) => [
    what,
    when && h("strong", {}, ` ${when}`),
    perhapsNote(perhaps),
  ];
  return sentences(steps, words, about, "ol");
}

/** @param {any} decision @param {any} about */
export function warningList({ warnings }, about) {
  const words = ({ says, perhaps }) => [says, perhapsNote(perhaps)];
  return sentences(warnings, words, about);
}

const perhapsNote = (perhaps) =>
  perhaps && [" ", h("span", { class: "checker-note" }, TODO.perhaps)];

/**
 * Evidence to tick off; the ticks stay with the case.
 *
 * @param {any} decision
 * @param {any} about
 */
export function evidenceList({ evidence }, about) {
  const { kept, save } = about;
  const progress = h("p", { class: "checker-collected", role: "status" });
  const count = () => {
    const had = evidence.filter(({ what }) => kept.ticked.includes(what));
    progress.textContent = TODO.collected(had.length, evidence.length);
  };
  const item = ({ what, clause, perhaps }, index) => {
    const id = `evidence-${index + 1}`;
    const box = h("input", {
      type: "checkbox",
      id,
      on: {
        change: () => {
          kept.ticked = kept.ticked.filter((other) => other !== what);
          if (box.checked) {
            kept.ticked.push(what);
          }
          count();
          save();
        },
      },
    });
    box.checked = kept.ticked.includes(what);
    return h(
      "li",
      { class: "checker-option" },
      box,
      h("label", { for: id }, what, perhapsNote(perhaps)),
      " ",
      clauseLink(clause, about),
    );
  };
  if (!evidence?.length) {
    return null;
  }
  count();
  return [
    h("ul", { class: "checker-evidence" }, evidence.map(item)),
    progress,
  ];
}
