/** What the customer has said so far, kept in this tab alone. */

import { NOTICES } from "./words.js";

/**
 * @typedef {import("./link.js").Answers} Answers
 * @typedef {Record<string, string>} Parts what stands in a question's fields
 * @typedef {object} AsOf the moment of a result that was kept; {} is now
 * @property {string} [now]
 * @property {string} [words] the moment, as people read it
 * @property {any} [zone]
 * @property {string} [digest] of the edition that judged it
 * @typedef {object} Case
 * @property {Answers} answers what the engine is told
 * @property {Record<string, Parts>} drafts what was typed, also if not right
 * @property {Record<string, any>} questions those met so far, by fact
 * @property {string[]} ticked evidence already collected
 * @property {string} currency asked once
 * @property {boolean} all also check the conditions after a refusal
 * @property {string} digest of the policy whose questions these are
 * @property {string} notice said once, above the next question
 * @property {AsOf} asOf
 */

/** @returns {Case} */
export function newCase() {
  return {
    answers: {},
    drafts: {},
    questions: {},
    ticked: [],
    currency: "",
    all: false,
    digest: "",
    notice: "",
    asOf: {},
  };
}

/**
 * The case of this tab, or a new one.
 *
 * @param {string} store
 * @returns {Case}
 */
export function restored(store) {
  const fresh = newCase();
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(keyOf(store)) ?? "{}");
  } catch {
    // Storage is shut, or holds something else: begin anew.
    return fresh;
  }
  for (const [name, value] of Object.entries(fresh)) {
    if (shape(kept?.[name]) === shape(value)) {
      fresh[name] = kept[name];
    }
  }
  return fresh;
}

/**
 * @param {string} store
 * @param {Case} kept
 */
export function keep(store, kept) {
  try {
    sessionStorage.setItem(keyOf(store), JSON.stringify(kept));
  } catch {
    // Storage is shut or full: the case lives on in the page.
  }
}

/**
 * Forget what the open policy has no question for, and the questions of
 * another edition. A result that was kept belongs to its own edition.
 *
 * @param {Case} kept changed in place: it may be on the page already
 * @param {any} info what the engine said when it opened the policy
 */
export function dropUnknown(kept, { facts = {}, digest = "" }) {
  if (!kept.asOf.now) {
    kept.answers = Object.fromEntries(
      Object.entries(kept.answers).filter(([fact]) =>
        Object.hasOwn(facts, fact),
      ),
    );
  }
  if (digest !== kept.digest) {
    Object.assign(kept, { questions: {}, digest });
  }
}

/**
 * The next item of the same order: all but the facts that picked the route,
 * and a notice of what is kept.
 *
 * @param {Case} kept
 * @param {any} reply the engine's last
 * @param {string} first fact
 * @returns {Case}
 */
export function anotherItem(kept, { decision, summary }, first) {
  const dropped = [...(decision.route_facts ?? []), first];
  const without = (record) =>
    Object.fromEntries(
      Object.entries(record).filter(([fact]) => !dropped.includes(fact)),
    );
  const answers = without(kept.answers);
  const stays = summary
    .filter(({ fact }) => Object.hasOwn(answers, fact))
    .map(({ ask, answer }) => `${ask} ${answer}`);
  const { questions, currency, digest } = kept;
  return {
    ...newCase(),
    answers,
    drafts: without(kept.drafts),
    questions,
    currency,
    digest,
    notice: stays.length ? NOTICES.kept(stays) : "",
  };
}

const keyOf = (store) => `clausewise.${store}`;

const shape = (value) =>
  value === null || Array.isArray(value)
    ? String(value && "list")
    : typeof value;
