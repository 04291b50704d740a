/** Where the reader stands, as the browser's history remembers it. */

/**
 * @typedef {object} Place
 * @property {"question" | "result"} view
 * @property {string} [fact] the question's
 * @property {number} depth how many places of the checker lie before it
 */

/** @returns {Place | undefined} */
export const here = () => history.state?.checker;

/** @returns {number} */
export const depth = () => here()?.depth ?? 0;

/** A step forward: the browser's Back returns. @param {Omit<Place, "depth">} to */
export function moveTo(to) {
  history.pushState({ checker: { ...to, depth: depth() + 1 } }, "", address());
}

/** The same step, seen again. @param {Omit<Place, "depth">} to */
export function stayAt(to) {
  history.replaceState({ checker: { ...to, depth: depth() } }, "", address());
}

/** Answers do not stay in the address: it may be shown to others. */
const address = () => location.pathname + location.search;
