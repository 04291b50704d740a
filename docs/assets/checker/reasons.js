/** The deciding sentences, each with the words that decided marked. */

import { h, icon, unseen } from "./dom.js";
import { isRefusal } from "./verdicts.js";
import { REASONS } from "./words.js";

const SHOWN = 3;

/** Which side of the reasons decides a verdict. */
const DECIDING = Object.freeze({
  not_eligible: false,
  other_options: false,
  eligible_subject_to_review: null,
  need_information: null,
});

/** @param {any} decision @param {any} about */
export function reasonList({ reasons, verdict }, about) {
  const side = Object.hasOwn(DECIDING, verdict) ? DECIDING[verdict] : true;
  const decides = (together) => together.some((one) => one.for === side);
  const groups = byClause(reasons ?? []);
  const [first, later] = [
    groups.filter(decides),
    groups.filter((together) => !decides(together)),
  ];
  const cards = [...first, ...later].map((together) =>
    reasonCard(together, about),
  );
  const isWhole = about.kept.all && isRefusal(verdict);
  const shown = isWhole ? Math.max(SHOWN, first.length) : SHOWN;
  const rest = cards.slice(shown);
  return [
    isWhole && h("p", {}, REASONS.whole),
    cards.slice(0, shown),
    rest.length > 0 &&
      h(
        "details",
        { class: "checker-details" },
        h("summary", {}, REASONS.more(rest.length)),
        rest,
      ),
  ];
}

function reasonCard(together, { clauses }) {
  const [{ clause, title, sentence }] = together;
  const quotes = together.map(({ quote }) => quote).filter(Boolean);
  const href = clauses[clause]?.href;
  return h(
    "figure",
    { class: "checker-reason" },
    h(
      "blockquote",
      { class: "checker-quote", cite: href },
      h("p", {}, marked(sentence, quotes)),
    ),
    h(
      "figcaption",
      {},
      href ? h("a", { href }, `${clause} ${title}`) : `${clause} ${title}`,
    ),
    h("ul", { class: "checker-findings" }, together.map(finding)),
  );
}

function finding({ says, for: speaksFor }) {
  if (!says) {
    return null;
  }
  const shape =
    speaksFor === true ? "good" : speaksFor === false ? "no" : "depends";
  return h(
    "li",
    { class: `checker-finding checker-finding--${shape}` },
    icon(shape),
    h("span", {}, unseen(REASONS[shape]), says),
  );
}

/**
 * A sentence as text and <mark>s; quotes may overlap.
 *
 * @param {string} sentence
 * @param {string[]} quotes each a part of the sentence
 */
export function marked(sentence, quotes) {
  const isMarked = new Array(sentence.length).fill(false);
  for (const quote of quotes) {
    const at = sentence.indexOf(quote);
    if (at >= 0) {
      isMarked.fill(true, at, at + quote.length);
    }
  }
  const pieces = [];
  let from = 0;
  for (let to = 1; to <= sentence.length; to += 1) {
    if (to === sentence.length || isMarked[to] !== isMarked[from]) {
      const text = sentence.slice(from, to);
      pieces.push(isMarked[from] ? h("mark", {}, text) : text);
      from = to;
    }
  }
  return pieces;
}

/** One sentence once, however many of its words decided. */
export function byClause(reasons) {
  const groups = new Map();
  for (const reason of reasons) {
    const key = `${reason.clause} ${reason.sentence}`;
    groups.set(key, [...(groups.get(key) ?? []), reason]);
  }
  return [...groups.values()];
}
