/** What the customer has said so far, kept in this tab alone. */

/**
 * @typedef {import("./link.js").Answers} Answers
 * @typedef {Record<string, string>} Parts what stands in a question's fields
 * @typedef {object} Case
 * @property {Answers} answers what the engine is told
 * @property {Record<string, Parts>} drafts what was typed, also if not right
 * @property {Record<string, any>} questions those met so far, by fact
 * @property {string[]} ticked evidence already collected
 * @property {string} currency asked once
 * @property {boolean} all also check the conditions after a refusal
 * @property {string} digest of the policy whose questions these are
 * @property {string} notice said once, above the next question
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
 * The same order, another item: all but the facts that picked the route.
 *
 * @param {Case} kept
 * @param {string[]} routeFacts
 * @returns {Case}
 */
export function anotherItem(kept, routeFacts) {
  const without = (record) =>
    Object.fromEntries(
      Object.entries(record).filter(([fact]) => !routeFacts.includes(fact)),
    );
  return {
    ...newCase(),
    answers: without(kept.answers),
    drafts: without(kept.drafts),
    questions: kept.questions,
    currency: kept.currency,
    digest: kept.digest,
  };
}

const keyOf = (store) => `clausewise.${store}`;

const shape = (value) =>
  value === null || Array.isArray(value)
    ? String(value && "list")
    : typeof value;
