/** Asking what was in an order: a table that grows, with running sums. */

import { h, linkButton, plainButton, unseen } from "./dom.js";
import { amountWords, currencyField, minorUnits, priced } from "./money.js";
import { FIELDS, LINES } from "./words.js";

/** @typedef {import("./state.js").Parts} Parts */

const MOST_ROWS = 50;

const COLUMNS = Object.freeze([
  { key: "item", label: LINES.item, mode: "text" },
  { key: "price", label: LINES.price, mode: "decimal" },
  { key: "quantity", label: LINES.quantity, mode: "numeric" },
  { key: "affected", label: LINES.affected, mode: "numeric" },
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
  const whole = h(
    "div",
    { class: "checker-lines" },
    currencyField(question, id),
    h(
      "table",
      { class: "checker-table checker-lines-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          COLUMNS.map(({ label }) => h("th", { scope: "col" }, label)),
          h("td"),
        ),
      ),
      body,
    ),
    plainButton(() => {
      if (body.rows.length < MOST_ROWS) {
        add();
        body.lastElementChild.querySelector("input").focus();
      }
    }, LINES.add),
    sums,
  );
  whole.addEventListener("input", () => {
    sums.textContent = sumWords(question, whole);
  });
  return whole;
}

/** @param {Parts} parts @param {any} question */
export function readLines(parts, question) {
  const currency = question.currency || parts.currency;
  const rows = rowNumbers(parts)
    .map((number) => COLUMNS.map(({ key }) => [key, `${key}-${number}`]))
    .filter((cells) => cells.some(([, part]) => parts[part]?.trim()));
  const missing = rows
    .flat()
    .map(([, part]) => part)
    .filter((part) => !parts[part]?.trim());
  if (!rows.length) {
    return { missing: [`item-${rowNumbers(parts)[0] ?? 1}`] };
  }
  if (missing.length || !currency) {
    return {
      missing: currency ? missing : ["currency", ...missing],
      lacks: missing.length
        ? LINES.lacks
        : FIELDS.currencyLacks,
    };
  }
  const value = ([key, part]) =>
    key === "price" ? priced(parts[part], currency) : parts[part].trim();
  return {
    raw: rows.map((cells) =>
      Object.fromEntries(cells.map((cell) => [cell[0], value(cell)])),
    ),
  };
}

/** @param {Record<string, string>[]} raw @returns {Parts} */
export function lineParts(raw) {
  /** @type {Parts} */
  const parts = {};
  raw.forEach((line, index) => {
    for (const { key } of COLUMNS) {
      parts[`${key}-${index + 1}`] = line[key];
    }
    const at = line.price.lastIndexOf(" ");
    parts[`price-${index + 1}`] = line.price.slice(0, at);
    parts.currency = line.price.slice(at + 1);
  });
  return parts;
}

function row(id, number, remove) {
  const cell = ({ key, label, mode }) => {
    const own = `${id}-${key}-${number}`;
    return h(
      "td",
      {},
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
      linkButton(() => remove(line), LINES.remove, unseen(LINES.removeItem(number))),
    ),
  );
  return line;
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

/** How many, and what they come to, as far as it adds up. */
function sumWords(question, whole) {
  const typed = (part) => whole.querySelector(`[data-part="${part}"]`)?.value;
  const currency = question.currency || typed("currency");
  const rows = [...whole.querySelectorAll("[data-row]")].map(
    ({ dataset: { row: number } }) => ({
      price: minorUnits(typed(`price-${number}`), currency),
      quantity: minorUnits(typed(`quantity-${number}`), "JPY"),
      affected: minorUnits(typed(`affected-${number}`), "JPY"),
    }),
  );
  const sum = (count) => {
    const known = rows.filter((row) => row.price !== null && row[count]);
    const pieces = known.reduce((total, row) => total + row[count], 0);
    const minor = known.reduce(
      (total, row) => total + row.price * row[count],
      0,
    );
    return { pieces, words: amountWords(minor, currency) };
  };
  const [all, affected] = [sum("quantity"), sum("affected")];
  return all.pieces
    ? LINES.sums(all.pieces, all.words, affected.pieces, affected.words)
    : "";
}
