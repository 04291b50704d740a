/** The result as plain text, for a ticket or a message to the shop. */

import { byClause } from "./reasons.js";
import { verdictNow, verdictOf } from "./verdicts.js";
import { TEXT, TODO } from "./words.js";

/**
 * @param {any} reply
 * @param {{store: string, answers: [string, any][], link: string}} about
 */
export function resultText({ decision, summary }, { store, answers, link }) {
  const { policy, headline, now, zone } = decision;
  const blocks = [
    [`${store}: ${verdictNow(decision).says}`, headline],
    block(TEXT.because, byClause(decision.reasons ?? []), (together) => [
      `${together[0].clause}: “${together[0].sentence}”`,
      ...together.map(({ says }) => says),
    ]),
    block(TEXT.get, decision.remedies, remedyWords),
    block(TEXT.pay, decision.customer_costs, moneyWords),
    decision.possible_from && [
      TEXT.start,
      `- ${decision.possible_from.says}`,
    ],
    block(TEXT.deadlines, decision.deadlines, ({ what, words, note }) => [
      `${what}: ${words}`,
      note,
    ]),
    block(TEXT.promised, decision.timelines, (promise) => [
      promise.says || promise.words,
    ]),
    block(TEXT.next, decision.steps, (step) => [
      [step.do, step.words, note(step)].filter(Boolean).join(" "),
    ]),
    block(TEXT.collect, decision.evidence, (piece) => [
      [piece.what, note(piece)].filter(Boolean).join(" "),
    ]),
    block(TEXT.mind, decision.warnings, (warning) => [
      [warning.says, note(warning)].filter(Boolean).join(" "),
    ]),
    decision.flip && [TEXT.flip, `- ${decision.flip.says}`],
    block(TEXT.answers, summary, ({ ask, answer, assumed }) => [
      `${ask} ${answer}${assumed ? TEXT.assumed : ""}`,
    ]),
    [
      TEXT.shop,
      ...answers.map(([fact, raw]) => `  ${fact}: ${JSON.stringify(raw)}`),
      `  ${TEXT.policy(policy.version, policy.digest)}`,
      `  ${TEXT.checked(now, zone)}`,
      `  ${link}`,
    ],
    [TEXT.advice],
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

const note = ({ perhaps }) => perhaps && `(${TODO.perhaps})`;

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
    remedy.destination && TEXT.paidTo(remedy.destination),
  ];
}
