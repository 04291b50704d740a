/** What the customer gets, line by line, and what it costs them. */

import { h, unseen } from "./dom.js";
import { amountWords, capital, clauseLink } from "./parts.js";
import { isRefusal, verdictOf } from "./verdicts.js";
import { REMEDIES } from "./words.js";

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
      h("p", {}, REMEDIES.shut(shut.map(({ name }) => name))),
  ];
}

/** @param {any} decision @param {any} about */
export function costTables({ customer_costs, shop_costs }, about) {
  return [
    customer_costs?.length > 0 &&
      lineTable(REMEDIES.youPay, customer_costs, null, about),
    shop_costs?.length > 0 &&
      lineTable(REMEDIES.wePay, shop_costs.map(asWhole), null, about),
  ];
}

/** What the shop bears the customer need not know: then it bears it all. */
const asWhole = (line) =>
  line.max ? line : { ...line, words: REMEDIES.whole };

const choiceWords = ([{ chosen_by: who }]) =>
  REMEDIES.by[who] ?? REMEDIES.all;

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
        remedy.perhaps ? REMEDIES.perhaps : capital(verdictOf(standing).short),
      ),
    words && h("p", { class: "checker-amount" }, capital(amountWords(words))),
    remedy.wide &&
      h("p", { class: "checker-small" }, wideWords(words, remedy.wide)),
    lines?.length > 0 &&
      lineTable(
        REMEDIES.lines,
        lines,
        lines.length > 1 && !compensation?.length && words,
        about,
      ),
    // The sum counts both, so it stands under the last of them.
    compensation?.length > 0 &&
      lineTable(
        lines?.length ? REMEDIES.onTop : REMEDIES.compensation,
        compensation,
        (lines?.length || compensation.length > 1) && words,
        about,
      ),
    h(
      "dl",
      { class: "checker-terms" },
      term(REMEDIES.paidTo, remedy.destination),
      term(REMEDIES.send, remedy.sends),
    ),
    remedy.clause &&
      h(
        "p",
        { class: "checker-small" },
        REMEDIES.clause,
        clauseLink(remedy.clause, about),
      ),
  );
}

/** Why an amount is wide: the engine says "a to b", or that it is open. */
const wideWords = (words, line) =>
  (/ to /.test(words) ? REMEDIES.range : REMEDIES.open)(line);

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
      h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row" }, REMEDIES.total),
          h("td", {}, amountWords(total)),
        ),
      ),
  );
}

/** A note has the whole width, under its line. */
function lineRow(line, about) {
  const note =
    line.note &&
    h(
      "tr",
      { class: "checker-note-row" },
      h("td", { colspan: 2, class: "checker-note" }, line.note),
    );
  return [amountRow(line, about), note].filter(Boolean);
}

function amountRow(line, about) {
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      capital(line.label),
      line.perhaps && h("span", { class: "checker-note" }, REMEDIES.perhapsNote),
      line.clause && [unseen(REMEDIES.clauseOfLine), " ", clauseLink(line.clause, about)],
    ),
    h("td", {}, amountWords(line.words)),
  );
}
