/** What each verdict is called, and how it looks. */

/** @typedef {"good" | "depends" | "no" | "info"} Tone */

/** @type {Readonly<Record<string, {tone: Tone, says: string, short: string}>>} */
const VERDICTS = Object.freeze({
  eligible: { tone: "good", says: "Eligible", short: "yes" },
  eligible_subject_to_review: {
    tone: "depends",
    says: "Eligible, subject to review",
    short: "possible, somebody decides",
  },
  not_eligible: { tone: "no", says: "Not eligible", short: "no" },
  not_needed: {
    tone: "info",
    says: "Not needed",
    short: "it happens by itself",
  },
  other_options: {
    tone: "depends",
    says: "Other options",
    short: "other ways instead",
  },
  not_regulated: {
    tone: "info",
    says: "Not regulated",
    short: "the policy does not say",
  },
  need_information: {
    tone: "depends",
    says: "More information needed",
    short: "it depends on more answers",
  },
  invalid_input: {
    tone: "info",
    says: "Answers to check",
    short: "some answers do not fit together",
  },
});

/** @param {string} verdict */
export const verdictOf = (verdict) =>
  VERDICTS[verdict] ?? { tone: "info", says: verdict, short: verdict };

/** A refusal ends the questions; the customer may go on. */
export const isRefusal = (verdict) =>
  verdict === "not_eligible" || verdict === "other_options";
