/** How each kind of answer is asked for, read, and put back. */

import { dateAndTimeFields, dateFields, dateParts } from "./dates.js";
import { dayOrTime, readDate, readDateAndTime } from "./dates.js";
import { h } from "./dom.js";
import { radios, selectField, textField } from "./fields.js";
import { lineFields, linePart, lineParts, readLines } from "./lines.js";
import { moneyFields, moneyParts, readMoney } from "./money.js";
import { FIELDS, QUESTION } from "./words.js";

/**
 * @typedef {import("./state.js").Parts} Parts
 * @typedef {{raw?: any, missing?: string[], lacks?: string | false}} Read
 *   the answer, or the parts without one and what to say about them
 * @typedef {object} Kind
 * @property {(question: any, id: string, draft: Parts) => any} fields
 * @property {(parts: Parts, question: any) => Read} read
 * @property {(raw: any, question: any) => Parts} parts of an answer
 * @property {(named: string, parts: Parts) => string[]} [partsAt] the fields
 *   that the engine finds fault with, where it does not name them itself
 * @property {string} noun what is asked for, where it has no name of its own
 */

const YES_NO = [
  { value: "yes", label: QUESTION.yes },
  { value: "no", label: QUESTION.no },
];

const NOT_YET = { value: "not yet", label: QUESTION.notYet };

/** @type {Kind} */
export const CHOICE = {
  fields: (question, id) =>
    radios(id, question.fact, optionsOf(question), othersOf(question)),
  read: ({ choice }) => (choice ? { raw: choice } : { missing: ["choice"] }),
  parts: (raw) => ({ choice: raw }),
  noun: QUESTION.nouns.choice,
};

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = Object.freeze({
  "yes/no": CHOICE,
  choice: CHOICE,
  date: {
    fields: dateFields,
    read: readDate,
    parts: dateParts,
    noun: QUESTION.nouns.date,
  },
  "date and time": {
    fields: dateAndTimeFields,
    read: readDateAndTime,
    parts: dateParts,
    partsAt: dayOrTime,
    noun: QUESTION.nouns.date,
  },
  money: {
    fields: moneyFields,
    read: readMoney,
    parts: moneyParts,
    noun: QUESTION.nouns.money,
  },
  "whole number": {
    fields: (_, id) =>
      textField(id, "number", FIELDS.number, { mode: "numeric", width: "4" }),
    read: ({ number }) =>
      number?.trim() ? { raw: number.trim() } : { missing: ["number"] },
    parts: (raw) => ({ number: raw }),
    noun: QUESTION.nouns.number,
  },
  period: {
    fields: periodFields,
    read: ({ number, unit }) =>
      number?.trim()
        ? { raw: `${number.trim()} ${unit}` }
        : { missing: ["number"] },
    parts: (raw) => {
      const [number, ...unit] = raw.split(" ");
      return { number, unit: unit.join(" ") };
    },
    noun: QUESTION.nouns.period,
  },
  "order lines": {
    fields: lineFields,
    read: readLines,
    parts: lineParts,
    partsAt: linePart,
    noun: QUESTION.nouns.lines,
  },
});

const optionsOf = ({ kind, options }) =>
  kind === "yes/no" && !options?.length ? YES_NO : options;

/** Ways not to answer that the question offers. */
export const othersOf = (question) =>
  [
    question.not_yet && NOT_YET,
    question.not_stated && { value: "not stated", label: QUESTION.notStated },
    question.unknown && {
      value: "unknown",
      label: QUESTION.unknown,
      hint: unknownHint(question.kind ?? ""),
    },
  ].filter(
    (other) =>
      other && !question.options?.some(({ value }) => value === other.value),
  );

/** What happens to those who do not know. @param {string} kind */
function unknownHint(kind) {
  const { choice, date, other } = QUESTION.unknownHints;
  if (KINDS[kind] === CHOICE) {
    return choice;
  }
  return kind.startsWith("date") ? date : other;
}

function periodFields({ units }, id) {
  return h(
    "div",
    { class: "checker-row" },
    textField(id, "number", FIELDS.number, { mode: "numeric", width: "4" }),
    selectField(
      id,
      "unit",
      FIELDS.unit,
      units.map((unit) => h("option", { value: unit }, unit)),
    ),
  );
}
