/** How each verdict looks, and what it is called. */

import { VERDICTS } from "./words.js";

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

/** A refusal ends the questions; the customer may go on. */
export const isRefusal = (verdict) =>
  verdict === "not_eligible" || verdict === "other_options";
