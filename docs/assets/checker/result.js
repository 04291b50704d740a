/** The result: the verdict in one sentence, and all that hangs on it. */

import { actionBar } from "./actions.js";
import { h, icon } from "./dom.js";
import {
  deciders,
  howRead,
  openQuestions,
  otherRoutes,
  problemList,
} from "./openends.js";
import { section, sentences } from "./parts.js";
import { reasonList } from "./reasons.js";
import { costTables, remedyCards } from "./remedies.js";
import { summaryBox } from "./summary.js";
import { deadlineList, promiseList, timeline } from "./timeline.js";
import { evidenceList, stepList } from "./todo.js";
import { verdictOf } from "./verdicts.js";

/**
 * @param {any} reply the engine's
 * @param {any} how what the page can do: change, checkAll, another, again...
 * @returns {Node[]}
 */
export function resultPage(reply, how) {
  const { summary } = reply;
  const decision = withProblems(reply);
  const about = {
    ...how,
    clauses: clauseIndex(decision, how.base),
    asks: Object.fromEntries(summary.map(({ fact, ask }) => [fact, ask])),
  };
  const sections = [
    section("What does not fit", problemList(decision, about)),
    section("What decides this", reasonList(decision, about)),
    section("Who decides", deciders(decision, about)),
    section("What you get", remedyCards(decision, about)),
    section("What it costs", costTables(decision, about)),
    section(
      "By when",
      deadlineList(decision, about),
      promiseList(decision, about),
      timeline(decision),
    ),
    section("What to do next", stepList(decision, about)),
    section("What to collect", evidenceList(decision, about)),
    section(
      "Mind this",
      sentences(decision.warnings, ({ says }) => says, about),
    ),
    section("What would change this", openQuestions(decision, about)),
    section("Looked at another way", otherRoutes(decision)),
    howRead(decision, about),
  ];
  return [
    h(
      "div",
      { class: "checker-result" },
      summary.length > 0 && summaryBox(summary, about),
      h(
        "div",
        { class: "checker-answer" },
        panel(decision),
        sections,
        fineprint(decision, how.store),
        actionBar({ decision, summary }, about),
      ),
    ),
  ];
}

function panel({ verdict, headline, route_called: route }) {
  const { tone, says } = verdictOf(verdict);
  return h(
    "div",
    { class: `checker-panel checker-panel--${tone}` },
    h("p", { class: "checker-verdict" }, icon(tone), h("span", {}, says)),
    h("h1", {}, headline),
    route && h("p", { class: "checker-route" }, `About: ${route}`),
  );
}

function fineprint({ policy, now, dates, contact }, store) {
  const moment = dates?.find(({ kind }) => kind === "now")?.words ?? now;
  return h(
    "div",
    { class: "checker-fineprint" },
    h(
      "p",
      {},
      "This is advice. The shop re-runs it on the same answers and decides. " +
        "Your statutory rights are separate, and no policy takes them away.",
    ),
    contact && h("p", {}, `To reach a person: ${contact}.`),
    h(
      "p",
      {},
      `${store}, policy version ${policy.version} `,
      `(${policy.digest.slice(0, 12)}), checked on ${moment}.`,
    ),
  );
}

/** Answers that could not be read come before any verdict. */
function withProblems({ decision, problems }) {
  return !problems?.length || decision.verdict === "invalid_input"
    ? decision
    : {
        ...decision,
        problems,
        verdict: "invalid_input",
        headline: "Some answers need another look.",
      };
}

/** Where each clause's sentence stands on the public pages. */
function clauseIndex({ reasons, clauses }, base) {
  const known = [
    ...(reasons ?? []).map(({ clause, url }) => [clause, url]),
    ...Object.entries(clauses ?? {}).map(([clause, { url }]) => [clause, url]),
  ];
  return Object.fromEntries(
    known
      .filter(([, url]) => url)
      .map(([clause, url]) => [clause, { href: new URL(url, base).href }]),
  );
}
