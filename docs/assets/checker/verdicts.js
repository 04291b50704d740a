/** How each verdict looks, and what it is called. */

import { NOT_YET, VERDICTS } from "./words.js";

/** @typedef {"good" | "depends" | "no" | "info"} Tone */

/** @type {Readonly<Record<string, Tone>>} */
const TONES = Object.freeze({
  eligible: "good",
  eligible_subject_to_review: "depends",
  not_eligible: "no",
  not_needed: "info",
  other_options: "depends",
  not_regulated: "info",
  need_information: "depends",
  invalid_input: "info",
});

/**
 * @param {string} verdict
 * @returns {{tone: Tone, says: string, short: string}}
 */
export function verdictOf(verdict) {
  const [says, short] = VERDICTS[verdict] ?? [verdict, verdict];
  return { tone: TONES[verdict] ?? "info", says, short };
}

/** What a decision is called: a refusal that ends by itself is none yet. */
export const verdictNow = ({ verdict, possible_from: start }) =>
  start && verdict === "not_eligible"
    ? { ...verdictOf(verdict), tone: "depends", says: NOT_YET }
    : verdictOf(verdict);

/** A refusal ends the questions; the customer may go on. */
export const isRefusal = (verdict) =>
  verdict === "not_eligible" || verdict === "other_options";
