/** A message to the shop, ready to paste: what, why, the facts, the proof. */

import { copier } from "./copying.js";
import { h, plainButton } from "./dom.js";
import { isRefusal } from "./verdicts.js";
import { MESSAGE } from "./words.js";

const SHOWN_ROWS = 12;

/** @param {any} told decision, summary and code */
export function messageBox(told) {
  const { decision } = told;
  if (!Object.hasOwn(MESSAGE.wish, decision.verdict) || decision.possible_from) {
    return null;
  }
  const { said, copy } = copier();
  const area = h("textarea", {
    class: "checker-copy",
    id: "checker-message",
    rows: SHOWN_ROWS,
  });
  area.value = messageText(told);
  const { contact } = decision;
  return h(
    "details",
    { class: "checker-details checker-message" },
    h("summary", {}, MESSAGE.summary),
    h("p", {}, contact ? MESSAGE.to(contact) : MESSAGE.to_shop),
    h("label", { for: "checker-message" }, MESSAGE.label),
    area,
    h(
      "div",
      { class: "checker-buttons" },
      plainButton(() => copy(area.value, MESSAGE.copied), MESSAGE.copy),
    ),
    said,
  );
}

/** @param {any} told */
export function messageText({ decision, summary, code }) {
  // What the checker assumed the customer has not said.
  const facts = summary.filter(({ answer, assumed }) => answer && !assumed);
  const ids = [...new Set((decision.reasons ?? []).map(deciding))];
  const blocks = [
    [MESSAGE.hello, MESSAGE.order],
    decision.route_called && [MESSAGE.about(decision.route_called)],
    [MESSAGE.wish[decision.verdict], ...wishes(decision)],
    [MESSAGE.facts, ...facts.map(({ ask, answer }) => `- ${ask} ${answer}`)],
    ids.length > 0 && [MESSAGE.clauses(ids)],
    list(MESSAGE.evidence, decision.evidence),
    code && [MESSAGE.check, code],
    [MESSAGE.bye],
  ];
  return blocks
    .filter(Boolean)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const deciding = ({ clause }) => clause;

/** What is asked for, or what stands against it. */
function wishes({ verdict, headline, remedies, discretion }) {
  if (verdict === "not_eligible" || verdict === "not_needed") {
    return [`- ${headline}`];
  }
  const open = (remedies ?? []).filter(({ standing }) => !isRefusal(standing));
  const named = open.map(({ name, words }) =>
    words ? `- ${name}: ${words}` : `- ${name}`,
  );
  const isChoice =
    open.length > 1 &&
    open[0].chosen_by === "customer" &&
    verdict !== "need_information";
  return [
    ...named,
    isChoice && MESSAGE.choose,
    ...(discretion ?? []).map(({ says }) => says && MESSAGE.open(says)),
  ].filter(Boolean);
}

const list = (title, rows) =>
  rows?.length > 0 && [title, ...rows.map(({ what }) => `- ${what}`)];
