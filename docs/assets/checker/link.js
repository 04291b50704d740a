/** Answers in the address, after #: never sent to a server, and bounded. */

const MARK = "#answers=";
const LIMIT = 4096;
const LINE_KEYS = ["item", "price", "quantity", "affected"];

/** @typedef {Record<string, string>} Line one row of an order */
/** @typedef {Record<string, string | Line[]>} Answers by fact */

/**
 * The answers that an address carries; none where it has too much or nothing.
 *
 * @param {string} hash
 * @returns {Answers | null}
 */
export function answersIn(hash) {
  if (!hash.startsWith(MARK) || hash.length > LIMIT) {
    return null;
  }
  const carried = decoded(hash.slice(MARK.length));
  const pairs = [...new URLSearchParams(carried)]
    .map(([fact, value]) => [fact, answer(value)])
    .filter(([fact, value]) => fact && value);
  return pairs.length ? Object.fromEntries(pairs) : null;
}

/**
 * The page's address with these answers.
 *
 * @param {Answers} answers
 * @param {string} page
 */
export function linkTo(answers, page) {
  const pairs = Object.entries(answers).map(([fact, value]) => [
    fact,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const url = new URL(page);
  url.search = "";
  url.hash = "";
  return `${url.href}${MARK}${new URLSearchParams(pairs)}`;
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
    row !== null && LINE_KEYS.every((key) => typeof row[key] === "string");
  return rows.length && rows.every(isLine)
    ? rows.map((row) =>
        Object.fromEntries(LINE_KEYS.map((key) => [key, row[key]])),
      )
    : null;
}
