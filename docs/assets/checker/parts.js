/** Pieces that several sections of the result share. */

import { h, slug } from "./dom.js";
import { REMEDIES } from "./words.js";

/**
 * A section with its heading; nothing where it would be empty.
 *
 * @param {string} title
 * @param {...any} children
 */
export function section(title, ...children) {
  const present = children.flat(Infinity).filter(Boolean);
  const id = `result-${slug(title)}`;
  return (
    present.length > 0 &&
    h(
      "section",
      { class: "checker-section", "aria-labelledby": id },
      h("h2", { id }, title),
      present,
    )
  );
}

/**
 * A clause's name, linked to its sentence on the public page.
 *
 * @param {string} clause
 * @param {any} about
 */
export function clauseLink(clause, { clauses }) {
  const found = clauses[clause];
  return found
    ? h("a", { class: "checker-clause", href: found.href }, clause)
    : clause && h("span", { class: "checker-clause" }, clause);
}

/**
 * A list of sentences, each with the clause that says so.
 *
 * @param {any[]} rows
 * @param {(row: any) => any} words
 * @param {any} about
 */
export function sentences(rows, words, about, tag = "ul") {
  return (
    rows?.length > 0 &&
    h(
      tag,
      { class: "checker-list" },
      rows.map((row) =>
        h("li", {}, words(row), " ", clauseLink(row.clause, about)),
      ),
    )
  );
}

/** An amount in words; its currency is not torn off at a line's end. */
export const amountWords = (words) =>
  (words || REMEDIES.notStated).replace(/ (?=[A-Z]{3}\b)/g, "\u00a0");

/** There is room: on a phone a long list would push the verdict away. */
export const isWide = () => matchMedia("(min-width: 45em)").matches;

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
