/** The result as plain text, for a ticket or a message to the shop. */

import { byClause } from "./reasons.js";
import { verdictOf } from "./verdicts.js";

/**
 * @param {any} reply
 * @param {{store: string, answers: [string, any][], link: string}} about
 */
export function resultText({ decision, summary }, { store, answers, link }) {
  const { policy, verdict, headline, now, zone } = decision;
  const blocks = [
    [`${store}: ${verdictOf(verdict).says}`, headline],
    block("Because", byClause(decision.reasons ?? []), (together) => [
      `${together[0].clause}: “${together[0].sentence}”`,
      ...together.map(({ says }) => says),
    ]),
    block("What I get", decision.remedies, remedyWords),
    block("What I pay", decision.customer_costs, moneyWords),
    block("Deadlines", decision.deadlines, ({ what, words }) => [
      `${what}: ${words}`,
    ]),
    block("Promised", decision.timelines, (promise) => [
      promise.says || promise.words,
    ]),
    block("Next", decision.steps, (step) => [
      [step.do, step.words].filter(Boolean).join(" "),
    ]),
    block("To collect", decision.evidence, ({ what }) => [what]),
    block("Mind", decision.warnings, ({ says }) => [says]),
    block("My answers", summary, ({ ask, answer, assumed }) => [
      `${ask} ${answer}${assumed ? " (assumed)" : ""}`,
    ]),
    [
      "For the shop, to run the same check again:",
      ...answers.map(([fact, raw]) => `  ${fact}: ${JSON.stringify(raw)}`),
      `  policy version ${policy.version}, digest ${policy.digest}`,
      `  checked at ${now}, zone ${zone?.name ?? zone}`,
      `  ${link}`,
    ],
    ["This is advice. Statutory rights are separate."],
  ];
  return blocks
    .filter(Boolean)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function block(title, rows, words) {
  const lines = (rows ?? []).flatMap((row) => {
    const [first, ...rest] = words(row).filter(Boolean);
    return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
  });
  return lines.length > 0 && [title, ...lines];
}

const moneyWords = ({ label, words }) => [`${label}: ${words}`];

function remedyWords(remedy) {
  const standing =
    remedy.standing === "eligible"
      ? ""
      : ` (${verdictOf(remedy.standing).short})`;
  return [
    `${remedy.name}${remedy.words ? `: ${remedy.words}` : ""}${standing}`,
    ...(remedy.lines ?? []).flatMap(moneyWords),
    ...(remedy.compensation ?? []).flatMap(moneyWords),
    remedy.destination && `paid to: ${remedy.destination}`,
  ];
}
