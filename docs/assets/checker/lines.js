/**
 * Asking what was in an order: a table that grows, with running sums. Columns
 * that few need are brought by a tick, and who knows what was paid for the
 * items with the problem need not fill in any row.
 */

import { h, linkButton, plainButton, unseen } from "./dom.js";
import { textField, tick } from "./fields.js";
import { currencyField, priced } from "./money.js";
import { sumWords } from "./sums.js";
import { FIELDS, LINES } from "./words.js";

/** @typedef {import("./state.js").Parts} Parts */

const MOST_ROWS = 50;
const INSTEAD = "paid-only";
const PAID = "paid";

/** Those with `by` are there only while that is ticked. */
const COLUMNS = Object.freeze([
  { key: "item", label: LINES.item, mode: "text" },
  { key: "price", label: LINES.price, mode: "decimal" },
  { key: "quantity", label: LINES.quantity, mode: "numeric" },
  { key: "affected", label: LINES.affected, mode: "numeric", without: "0" },
  {
    key: "discount",
    label: LINES.discount,
    mode: "decimal",
    by: "with-discount",
    without: "",
  },
  {
    key: "returned",
    label: LINES.returned,
    mode: "numeric",
    by: "with-returned",
    without: "",
  },
]);

/**
 * @param {any} question
 * @param {string} id
 * @param {Parts} draft tells how many rows there were
 */
export function lineFields(question, id, draft) {
  const body = h("tbody");
  const sums = h("p", { class: "checker-sums", role: "status" });
  const count = Math.max(1, ...rowNumbers(draft));
  const changed = () =>
    body.dispatchEvent(new Event("input", { bubbles: true }));
  const add = () => body.append(row(id, nextNumber(body), remove));
  const remove = (line) => {
    const neighbour = line.previousElementSibling ?? line.nextElementSibling;
    line.remove();
    (neighbour ?? add() ?? body).querySelector("input")?.focus();
    changed();
  };
  for (let number = 1; number <= count; number += 1) {
    body.append(row(id, number, remove));
  }
  const addButton = plainButton(() => {
    if (body.rows.length < MOST_ROWS) {
      add();
      body.lastElementChild.querySelector("input").focus();
      changed();
    }
  }, LINES.add);
  const whole = h(
    "div",
    { class: "checker-lines" },
    h(
      "div",
      { class: "checker-options" },
      tick(`${id}-${INSTEAD}`, INSTEAD, LINES.instead, "on", LINES.insteadHint),
    ),
    currencyField(question, id),
    h(
      "div",
      { class: "checker-paid" },
      textField(id, PAID, LINES.paid, {
        mode: "decimal",
        width: "10",
        hint: LINES.paidHint,
      }),
    ),
    h(
      "div",
      { class: "checker-rows" },
      h(
        "table",
        { class: "checker-table checker-lines-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            COLUMNS.map(({ key, label }) =>
              h("th", { scope: "col", "data-column": key }, label),
            ),
            h("td"),
          ),
        ),
        body,
      ),
      addButton,
      h(
        "div",
        { class: "checker-options checker-more" },
        COLUMNS.filter(({ by }) => by).map(({ key, by }) =>
          tick(`${id}-${by}`, by, LINES.with[key], "on", LINES.withHints[key]),
        ),
      ),
      sums,
    ),
  );
  whole.addEventListener("input", () => settle(question, whole, sums));
  // The draft is filled in after this; then it is settled for the first time.
  queueMicrotask(() => settle(question, whole, sums));
  return whole;
}

/** @param {Parts} parts @param {any} question */
export function readLines(parts, question) {
  const currency = question.currency || parts.currency;
  if (parts[INSTEAD]) {
    return readPaid(parts, currency);
  }
  const shown = columnsOf(parts);
  const rows = filledRows(parts).map((number) =>
    shown.map((column) => ({ ...column, part: `${column.key}-${number}` })),
  );
  const missing = rows
    .flat()
    .filter(({ part, without }) => isEmpty(parts, part) && without === undefined)
    .map(({ part }) => part);
  if (!rows.length) {
    return { missing: [`item-${rowNumbers(parts)[0] ?? 1}`] };
  }
  if (missing.length || !currency) {
    return {
      missing: currency ? missing : ["currency", ...missing],
      lacks: missing.length ? LINES.lacks : FIELDS.currencyLacks,
    };
  }
  return {
    raw: rows.map((cells) =>
      Object.fromEntries(
        cells
          .map(({ key, part, without }) => [
            key,
            isEmpty(parts, part)
              ? without
              : isMoney(key)
                ? priced(parts[part], currency)
                : parts[part].trim(),
          ])
          .filter(([, value]) => value),
      ),
    ),
  };
}

/** @param {Record<string, string>[] | string} raw @returns {Parts} */
export function lineParts(raw) {
  if (typeof raw === "string") {
    return { [INSTEAD]: "on", ...split(raw, PAID) };
  }
  /** @type {Parts} */
  const parts = {};
  raw.forEach((line, index) => {
    for (const { key, by } of COLUMNS) {
      const part = `${key}-${index + 1}`;
      if (line[key] && isMoney(key)) {
        Object.assign(parts, split(line[key], part));
      } else {
        parts[part] = line[key] ?? "";
      }
      if (by && line[key]) {
        parts[by] = "on";
      }
    }
  });
  return parts;
}

/**
 * The field that the engine means: it counts the rows that it was told.
 *
 * @param {string} named like "price-2"
 * @param {Parts} parts
 */
export function linePart(named, parts) {
  const [key, place] = named.split("-");
  const number = filledRows(parts)[Number(place) - 1];
  return [number ? `${key}-${number}` : named];
}

function readPaid(parts, currency) {
  const missing = [isEmpty(parts, PAID) && PAID, !currency && "currency"];
  return missing.some(Boolean)
    ? {
        missing: missing.filter(Boolean),
        lacks: isEmpty(parts, PAID) ? LINES.paidLacks : FIELDS.currencyLacks,
      }
    : { raw: priced(parts[PAID], currency) };
}

/** Show what is ticked, and what it all comes to. */
function settle(question, whole, sums) {
  const typed = (part) => whole.querySelector(`[data-part="${part}"]`);
  const isPaidOnly = typed(INSTEAD).checked;
  whole.querySelector(".checker-paid").hidden = !isPaidOnly;
  whole.querySelector(".checker-rows").hidden = isPaidOnly;
  const isShown = ({ by }) => !by || typed(by).checked;
  for (const column of COLUMNS) {
    const cells = whole.querySelectorAll(`[data-column="${column.key}"]`);
    for (const cell of cells) {
      cell.hidden = !isShown(column);
    }
  }
  const words = sumWords(
    [...whole.querySelectorAll("[data-row]")].map(({ dataset }) =>
      Object.fromEntries(
        COLUMNS.filter(isShown).map(({ key }) => [
          key,
          typed(`${key}-${dataset.row}`).value,
        ]),
      ),
    ),
    question.currency || typed("currency").value,
    question.decimals,
  );
  if (sums.textContent !== words) {
    sums.textContent = words;
  }
}

function row(id, number, remove) {
  const cell = ({ key, label, mode, by }) => {
    const own = `${id}-${key}-${number}`;
    return h(
      "td",
      { "data-column": key, hidden: Boolean(by) },
      h("label", { for: own }, label, unseen(LINES.ofItem(number))),
      h("input", {
        type: "text",
        id: own,
        class: "checker-input",
        inputmode: mode,
        autocomplete: "off",
        "data-part": `${key}-${number}`,
      }),
    );
  };
  const line = h(
    "tr",
    { "data-row": number },
    COLUMNS.map(cell),
    h(
      "td",
      {},
      linkButton(
        () => remove(line),
        LINES.remove,
        unseen(LINES.removeItem(number)),
      ),
    ),
  );
  return line;
}

const columnsOf = (parts) => COLUMNS.filter(({ by }) => !by || parts[by]);

const isMoney = (key) => key === "price" || key === "discount";

const isEmpty = (parts, part) => !parts[part]?.trim();

/** "10.00 USD" as the amount typed, and the currency said once. */
function split(money, part) {
  const at = money.lastIndexOf(" ");
  return at < 0
    ? { [part]: money }
    : { [part]: money.slice(0, at), currency: money.slice(at + 1) };
}

const nextNumber = (body) =>
  Math.max(0, ...[...body.rows].map(({ dataset }) => +dataset.row)) + 1;

/** @returns {number[]} */
function rowNumbers(parts) {
  const numbers = Object.keys(parts)
    .map((part) => /^item-(\d{1,2})$/.exec(part)?.[1])
    .filter(Boolean)
    .map(Number);
  return numbers.sort((one, other) => one - other);
}

/** The rows with something in them; the others say nothing. */
const filledRows = (parts) =>
  rowNumbers(parts).filter((number) =>
    columnsOf(parts).some(({ key }) => !isEmpty(parts, `${key}-${number}`)),
  );
