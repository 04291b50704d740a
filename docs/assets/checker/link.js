/**
 * A case in the address, after #: never sent to a server, and bounded.
 *
 *   #case=CODE          a result, with its moment and its edition
 *   #answers=fact=...   answers filled in by a shop; the rest is asked
 */

const ANSWERS = "#answers=";
const CODE = "#case=";
const LIMIT = 4096;
const LINE_KEYS = ["item", "price", "quantity", "affected"];
const MORE_KEYS = ["discount", "returned"];

/** @typedef {Record<string, string>} Line one row of an order */
/** @typedef {Record<string, string | Line[]>} Answers by fact */

/**
 * The case code that an address carries, "" where it is too long; the engine
 * reads it, and trusts nothing in it.
 *
 * @param {string} hash
 * @returns {string | null}
 */
export function codeIn(hash) {
  if (!hash.startsWith(CODE)) {
    return null;
  }
  return hash.length > LIMIT + CODE.length ? "" : hash.slice(CODE.length);
}

/**
 * The answers that an address carries; none where it has too much or nothing.
 *
 * @param {string} hash
 * @returns {Answers | null}
 */
export function answersIn(hash) {
  if (!hash.startsWith(ANSWERS) || hash.length > LIMIT) {
    return null;
  }
  const carried = decoded(hash.slice(ANSWERS.length));
  const pairs = [...new URLSearchParams(carried)]
    .map(([fact, value]) => [fact, answer(value)])
    .filter(([fact, value]) => fact && value);
  return pairs.length ? Object.fromEntries(pairs) : null;
}

/**
 * The page's address with a case; with its answers alone where it has no code.
 *
 * @param {string} code
 * @param {Answers} answers
 * @param {string} page
 */
export function linkTo(code, answers, page) {
  const url = new URL(page);
  url.search = "";
  url.hash = "";
  if (code) {
    return `${url.href}${CODE}${code}`;
  }
  const pairs = Object.entries(answers).map(([fact, value]) => [
    fact,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return `${url.href}${ANSWERS}${new URLSearchParams(pairs)}`;
}

/** A shop may have encoded the whole, not each part. */
function decoded(text) {
  if (text.includes("=")) {
    return text;
  }
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded text at all: the link is broken, and carries nothing.
    return "";
  }
}

function answer(value) {
  return value.startsWith("[") ? lines(value) : value.trim();
}

/** @returns {Line[] | null} */
function lines(text) {
  let rows;
  try {
    rows = JSON.parse(text);
  } catch {
    // A cut or tampered link: the question is asked instead.
    return null;
  }
  const isLine = (row) =>
    row !== null &&
    LINE_KEYS.every((key) => typeof row[key] === "string") &&
    MORE_KEYS.every((key) => typeof (row[key] ?? "") === "string");
  return rows.length && rows.every(isLine)
    ? rows.map((row) =>
        Object.fromEntries(
          [...LINE_KEYS, ...MORE_KEYS.filter((key) => row[key])].map((key) => [
            key,
            row[key],
          ]),
        ),
      )
    : null;
}
