/** Two remedies side by side, where the customer chooses between them. */

import { h } from "./dom.js";
import { selectField } from "./fields.js";
import { amountWords, capital } from "./parts.js";
import { isRefusal, verdictOf } from "./verdicts.js";
import { COMPARE, REMEDIES } from "./words.js";

/** @param {any} decision */
export function compareBox({ remedies }) {
  const open = (remedies ?? []).filter(
    ({ standing, chosen_by: who }) =>
      !isRefusal(standing) && standing !== "none" && who === "customer",
  );
  if (open.length < 2) {
    return null;
  }
  const box = h("div", { role: "region", "aria-label": COMPARE.heading });
  const chosen = [0, 1];
  const draw = () => {
    box.replaceChildren(table(chosen.map((at) => open[at])));
  };
  const select = (side, label) => {
    const options = open.map(({ name }, at) =>
      h("option", { value: at, selected: at === chosen[side] }, name),
    );
    const field = selectField("compare", `compare-${side}`, label, options);
    field.addEventListener("change", ({ target }) => {
      chosen[side] = Number(target.value);
      draw();
    });
    return field;
  };
  draw();
  return h(
    "details",
    { class: "checker-details checker-compare" },
    h("summary", {}, COMPARE.summary),
    open.length > 2 &&
      h(
        "div",
        { class: "checker-row" },
        select(0, COMPARE.first),
        select(1, COMPARE.second),
      ),
    box,
  );
}

function table(pair) {
  const row = (title, words) => {
    const cells = pair.map(words);
    return (
      cells.some(Boolean) &&
      h(
        "tr",
        {},
        h("th", { scope: "row" }, title),
        cells.map((cell) => h("td", {}, cell || COMPARE.none)),
      )
    );
  };
  return h(
    "table",
    { class: "checker-table" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td"),
        pair.map(({ name }) => h("th", { scope: "col" }, name)),
      ),
    ),
    h(
      "tbody",
      {},
      row(COMPARE.standing, ({ standing, perhaps }) =>
        perhaps ? REMEDIES.perhaps : capital(verdictOf(standing).short),
      ),
      row(COMPARE.money, ({ words }) => words && capital(amountWords(words))),
      row(COMPARE.compensation, ({ compensation }) =>
        lineWords(compensation),
      ),
      row(REMEDIES.paidTo, ({ destination }) => destination),
      row(REMEDIES.send, ({ sends }) => sends),
    ),
  );
}

const lineWords = (lines) =>
  (lines ?? [])
    .map(({ label, words }) => `${capital(label)}: ${amountWords(words)}`)
    .join("; ");
