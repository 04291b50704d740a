/** What the customer gets, line by line, and what it costs them. */

import { h, unseen } from "./dom.js";
import { amountWords, capital, clauseLink } from "./parts.js";
import { isRefusal, verdictOf } from "./verdicts.js";

/** @param {any} decision @param {any} about */
export function remedyCards({ remedies }, about) {
  const open = (remedies ?? []).filter(({ standing }) => !isRefusal(standing));
  const shut = (remedies ?? []).filter(({ standing }) => isRefusal(standing));
  if (!open.length) {
    // What is refused is told by the reasons.
    return [];
  }
  return [
    open.length > 1 && h("p", {}, choiceWords(open)),
    h(
      "div",
      { class: "checker-remedies" },
      open.map((remedy) => remedyCard(remedy, about)),
    ),
    shut.length > 0 &&
      h(
        "p",
        {},
        "Not available in this case: ",
        shut.map(({ name }) => name).join(", "),
        ".",
      ),
  ];
}

/** @param {any} decision @param {any} about */
export function costTables({ customer_costs, shop_costs }, about) {
  return [
    customer_costs?.length > 0 &&
      lineTable("You pay", customer_costs, null, about),
    shop_costs?.length > 0 && lineTable("We pay", shop_costs, null, about),
  ];
}

function choiceWords([{ chosen_by: who }]) {
  return (
    {
      customer: "You choose one of these.",
      shop: "The shop chooses one of these.",
      "after refusal": "These ways are open instead.",
    }[who] ?? "You get all of these."
  );
}

function remedyCard(remedy, about) {
  const { name, standing, words, lines, compensation } = remedy;
  const isSure = standing === "eligible" && !remedy.perhaps;
  return h(
    "article",
    { class: "checker-remedy" },
    h("h3", {}, name),
    !isSure &&
      h(
        "p",
        { class: "checker-standing" },
        remedy.perhaps ? "In some cases" : capital(verdictOf(standing).short),
      ),
    words && h("p", { class: "checker-amount" }, capital(amountWords(words))),
    remedy.wide &&
      h(
        "p",
        { class: "checker-small" },
        `${rangeWord(words)}, because of: ${remedy.wide}.`,
      ),
    lines?.length > 0 && lineTable("Line by line", lines, words, about),
    compensation?.length > 0 &&
      lineTable(
        lines?.length ? "On top, as compensation" : "As compensation",
        compensation,
        null,
        about,
      ),
    h(
      "dl",
      { class: "checker-terms" },
      term("Paid to", remedy.destination),
      term("We send", remedy.sends),
    ),
    remedy.clause &&
      h(
        "p",
        { class: "checker-small" },
        "By ",
        clauseLink(remedy.clause, about),
      ),
  );
}

const rangeWord = (words) => (/ to /.test(words) ? "A range" : "Open");

const term = (name, words) =>
  words && h("div", {}, h("dt", {}, name), h("dd", {}, words));

function lineTable(title, lines, total, about) {
  return h(
    "table",
    { class: "checker-table checker-money" },
    h("caption", {}, title),
    h(
      "tbody",
      {},
      lines.map((line) => lineRow(line, about)),
    ),
    total &&
      lines.length > 1 &&
      h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row" }, "In all"),
          h("td", {}, amountWords(total)),
        ),
      ),
  );
}

function lineRow(line, about) {
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      capital(line.label),
      line.perhaps && h("span", { class: "checker-note" }, "in some cases"),
      line.note && h("span", { class: "checker-note" }, line.note),
      line.clause && [unseen(", by "), " ", clauseLink(line.clause, about)],
    ),
    h("td", {}, amountWords(line.words)),
  );
}
