/** Opens the case that an address carries: a kept result, or some answers. */

import { answersIn, codeIn } from "./link.js";
import { newCase } from "./state.js";
import { NOTICES } from "./words.js";

/** @param {string} hash */
export const carriesCase = (hash) =>
  codeIn(hash) !== null || answersIn(hash) !== null;

/**
 * The case in an address. Where it cannot be opened it is a new one, whose
 * notice says why; null if the reader has gone on meanwhile.
 *
 * @param {string} hash
 * @param {string} store
 * @param {any} inquiry
 * @returns {Promise<import("./state.js").Case | null>}
 */
export async function caseIn(hash, store, inquiry) {
  const code = codeIn(hash);
  if (code === null) {
    const answers = answersIn(hash) ?? {};
    return { ...newCase(), answers, notice: NOTICES.link };
  }
  if (code === "") {
    return { ...newCase(), notice: NOTICES.longCode };
  }
  const told = await inquiry.open(code);
  if (!told) {
    return null;
  }
  if (!told.case) {
    return { ...newCase(), notice: NOTICES.badCode(told.says) };
  }
  const { store: whose, answers, all, ...asOf } = told.case;
  return whose === store
    ? { ...newCase(), answers, all, asOf }
    : { ...newCase(), notice: NOTICES.otherStore };
}
