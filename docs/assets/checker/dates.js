/** Asking for a day, and perhaps a time, in three or four plain fields. */

import { h, plainButton } from "./dom.js";
import { fill, textField, tick } from "./fields.js";
import { FIELDS } from "./words.js";
import { localDay } from "./zone.js";

/** @typedef {import("./state.js").Parts} Parts */

const DAY_PARTS = ["day", "month", "year"];
const PARTS_OF = Object.freeze({ year: 0, month: 1, day: 2 });

/** @param {any} question @param {string} id */
export function dateFields(question, id) {
  const row = h(
    "div",
    { class: "checker-row" },
    textField(id, "day", FIELDS.day, { mode: "numeric", width: "2" }),
    textField(id, "month", FIELDS.month, { mode: "numeric", width: "2" }),
    textField(id, "year", FIELDS.year, { mode: "numeric", width: "4" }),
  );
  return [row, shortcuts(question, row)];
}

/** @param {any} question @param {string} id */
export function dateAndTimeFields(question, id) {
  return [
    dateFields(question, id),
    h(
      "div",
      { class: "checker-row" },
      textField(id, "time", FIELDS.time, {
        width: "5",
        hint: FIELDS.timeHint,
      }),
      tick(`${id}-dayonly`, "dayonly", FIELDS.dayOnly),
    ),
  ];
}

/** @param {Parts} parts */
export function readDate(parts) {
  const missing = DAY_PARTS.filter((part) => !parts[part]?.trim());
  if (missing.length) {
    return { missing, lacks: missing.length < 3 && lacking(missing) };
  }
  const [day, month, year] = DAY_PARTS.map((part) => parts[part].trim());
  return {
    raw: [year, twoDigits(monthNumber(month)), twoDigits(day)].join("-"),
  };
}

/** @param {Parts} parts */
export function readDateAndTime(parts) {
  const day = readDate(parts);
  if (day.missing || parts.dayonly) {
    return day;
  }
  const time = parts.time?.trim();
  return time
    ? { raw: `${day.raw}T${clock(time)}` }
    : {
        missing: ["time"],
        lacks: FIELDS.timeLacks,
      };
}

/** @param {string} raw like 2026-03-02 or 2026-03-02T14:30 @returns {Parts} */
export function dateParts(raw) {
  const [day, time] = raw.split("T");
  const numbers = day.split("-");
  const parts = Object.fromEntries(
    Object.entries(PARTS_OF).map(([part, at]) => [part, numbers[at] ?? ""]),
  );
  return time ? { ...parts, time } : { ...parts, dayonly: "on" };
}

/** What is wrong but for the time is the day. @param {string} named */
export const dayOrTime = (named) => (named ? [named] : DAY_PARTS);

const lacking = (missing) =>
  FIELDS.dateLacks(missing.map((part) => FIELDS[part].toLowerCase()));

/** "Today", "Yesterday", and the browser's own calendar where it has one. */
function shortcuts(question, row) {
  const choose = (raw) => {
    const { dayonly, ...day } = dateParts(raw);
    fill(row, day);
    row
      .querySelector("input")
      .dispatchEvent(new Event("input", { bubbles: true }));
  };
  const ago = (days) => {
    const moment = new Date();
    moment.setDate(moment.getDate() - days);
    return localDay(moment);
  };
  return h(
    "div",
    { class: "checker-shortcuts" },
    plainButton(() => choose(ago(0)), FIELDS.today),
    plainButton(() => choose(ago(1)), FIELDS.yesterday),
    "showPicker" in HTMLInputElement.prototype &&
      calendar(choose, question.future ? undefined : ago(0)),
  );
}

/** The native picker needs a rendered input; this one only lends its popup. */
function calendar(choose, latest) {
  const picker = h("input", {
    type: "date",
    class: "checker-picker",
    tabindex: -1,
    "aria-hidden": "true",
    max: latest,
    on: { change: () => picker.value && choose(picker.value) },
  });
  return h(
    "span",
    { class: "checker-calendar" },
    picker,
    plainButton(() => picker.showPicker(), FIELDS.calendar),
  );
}

const twoDigits = (text) => (/^\d$/.test(text) ? `0${text}` : text);

/** "March" and "mar" are months too. */
function monthNumber(text) {
  const typed = text.toLowerCase().replace(/\.$/, "");
  const name = Intl.DateTimeFormat("en", { month: "long" });
  const at = [...Array(12).keys()].findIndex(
    (month) =>
      typed.length > 2 &&
      name
        .format(new Date(2026, month, 1))
        .toLowerCase()
        .startsWith(typed),
  );
  return at < 0 ? text : String(at + 1);
}

/** "2.30 pm" and "1430" as 14:30; the rest is left for the engine to judge. */
function clock(text) {
  const found = /^(\d{1,2})[:.h]?(\d{2})?\s*([ap])?\.?(?:m\.?)?$/i.exec(text);
  if (!found || (!found[2] && !found[3])) {
    return text;
  }
  const [, hour, minute = "00", half] = found;
  const hours = half
    ? (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0)
    : Number(hour);
  return `${String(hours).padStart(2, "0")}:${minute}`;
}
