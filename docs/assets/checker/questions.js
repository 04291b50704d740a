/** One question as a form: built, filled, read. */

import { h, slug } from "./dom.js";
import { fill, insteads, partsOf, settleInsteads } from "./fields.js";
import { CHOICE, KINDS, othersOf } from "./kinds.js";
import { QUESTION } from "./words.js";

/** @typedef {import("./state.js").Parts} Parts */

/**
 * Build the form of a question, filled with what is known of its answer.
 *
 * @param {any} question
 * @param {object} known
 * @param {Parts} [known.draft]
 * @param {any} [known.raw]
 * @param {string} [known.currency]
 * @param {string} known.base address of the store's pages
 */
export function questionForm(question, { draft, raw, currency, base }) {
  const id = `q-${slug(question.fact)}`;
  const parts = { currency, ...(draft ?? partsFor(question, raw)) };
  const hint = hintOf(question);
  const form = h(
    "form",
    {
      class: "checker-form",
      novalidate: true,
      method: "dialog",
      "data-fact": question.fact,
      "data-kind": question.kind,
    },
    h(
      "fieldset",
      {
        class: "checker-fieldset",
        role: question.kind.startsWith("date") && "group",
        "aria-describedby": hint.length > 0 && `${id}-hint`,
      },
      h(
        "legend",
        { class: "checker-legend" },
        h("h1", { tabindex: -1 }, question.ask),
      ),
      hint.length > 0 &&
        h("div", { class: "checker-hint", id: `${id}-hint` }, hint),
      KINDS[question.kind].fields(question, id, parts),
      KINDS[question.kind] !== CHOICE && insteads(id, othersOf(question)),
    ),
    question.why && whyWeAsk(question.why, base),
    h(
      "button",
      { class: "md-button md-button--primary checker-continue" },
      QUESTION.continue,
    ),
  );
  fill(form, parts);
  keepOneWay(form);
  return form;
}

/** Typing unticks "I don't know"; ticking it stands for the fields. */
export function keepOneWay(form) {
  const mark = (is) => form.classList.toggle("checker-form--instead", is);
  mark("instead" in partsOf(form));
  form.addEventListener("input", (event) => {
    mark(settleInsteads(form, event.target) && "instead" in partsOf(form));
  });
}

/**
 * The answer in a form, or which parts lack one and what to say about it.
 *
 * @param {any} question
 * @param {Parts} parts
 * @returns {{raw?: any, missing?: string[], says?: string}}
 */
export function readAnswer(question, parts) {
  if (parts.instead) {
    return { raw: parts.instead };
  }
  const kind = KINDS[question.kind];
  const { raw, missing, lacks } = kind.read(parts, question);
  return missing
    ? { missing, says: lacks || emptyWords(question, kind) }
    : { raw };
}

/**
 * The fields that the engine finds fault with; none named means all.
 *
 * @param {any} question
 * @param {{part?: string}[]} problems
 * @param {Parts} parts
 */
export function faultyParts({ kind }, problems, parts) {
  const { partsAt = (named) => [named] } = KINDS[kind];
  return problems.flatMap(({ part = "" }) => partsAt(part, parts));
}

/** @param {any} question @param {any} raw @returns {Parts} */
export function partsFor(question, raw) {
  const kind = KINDS[question.kind];
  if (raw === undefined || !kind) {
    return {};
  }
  const isInstead = othersOf(question).some(({ value }) => value === raw);
  return isInstead && kind !== CHOICE
    ? { instead: raw }
    : kind.parts(raw, question);
}

/** "Enter the date of your purchase, like 27 3 2026" */
function emptyWords({ fact, ask, called, example, kind }, { noun }) {
  if (KINDS[kind] === CHOICE) {
    return QUESTION.select(ask);
  }
  const named = called && called !== fact ? called : noun;
  const isDate = kind.startsWith("date") && !/\b(date|day)\b/.test(named);
  // Of a date and time, what is missing is the date.
  const [like = ""] = (example ?? "").split(",");
  return QUESTION.enter(isDate ? QUESTION.dateOf(named) : named, like);
}

function hintOf({ help, example }) {
  return [
    help && h("p", {}, help),
    example && h("p", {}, QUESTION.example(example)),
  ].filter(Boolean);
}

const whyWeAsk = ({ clause, title, quote, url }, base) =>
  h(
    "details",
    { class: "checker-why" },
    h("summary", {}, QUESTION.why),
    h(
      "p",
      {},
      QUESTION.matters,
      url
        ? h("a", { href: new URL(url, base).href }, title ?? clause)
        : (title ?? clause),
      title && ` (${clause})`,
      quote && `: “${quote}”`,
      ".",
    ),
  );
