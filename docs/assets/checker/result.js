/** The result: the verdict in one sentence, and all that hangs on it. */

import { actionBar } from "./actions.js";
import { compareBox } from "./compare.js";
import { h, icon, linkButton, plainButton, unseen } from "./dom.js";
import { messageBox } from "./message.js";
import {
  changeList,
  deciders,
  howRead,
  otherRoutes,
  problemList,
} from "./openends.js";
import { isWide, section } from "./parts.js";
import { reasonList } from "./reasons.js";
import { costTables, remedyCards } from "./remedies.js";
import { summaryBox } from "./summary.js";
import { deadlineList, promiseList, startLine, timeline } from "./timeline.js";
import { evidenceList, stepList, warningList } from "./todo.js";
import { toldOf } from "./told.js";
import { verdictNow } from "./verdicts.js";
import { AS_OF, ASSUMED, PAGE, RESULT } from "./words.js";

/** So many assumptions are seen at once, also on a phone. */
const FEW = 2;

/**
 * @param {any} reply the engine's
 * @param {any} how what the page can do: change, checkAll, another, again...
 * @returns {Node[]}
 */
export function resultPage(reply, how) {
  const { summary, code } = reply;
  const decision = toldOf(reply);
  const about = {
    ...how,
    clauses: clauseIndex(decision, how.base),
    asks: Object.fromEntries(summary.map(({ fact, ask }) => [fact, ask])),
  };
  const told = { decision, summary, code };
  const sections = [
    section(RESULT.problems, problemList(decision, about)),
    section(RESULT.decides, reasonList(decision, about)),
    section(RESULT.deciders, deciders(decision, about)),
    section(
      RESULT.gets,
      remedyCards(decision, about),
      compareBox(decision, about),
    ),
    section(RESULT.costs, costTables(decision, about)),
    section(
      RESULT.when,
      startLine(decision, about),
      deadlineList(decision, about),
      promiseList(decision, about),
      timeline(decision, about),
    ),
    section(RESULT.next, stepList(decision, about)),
    section(RESULT.collect, evidenceList(decision, about)),
    section(RESULT.mind, warningList(decision, about)),
    section(RESULT.changes, changeList(decision, about)),
    section(RESULT.others, otherRoutes(decision)),
    messageBox(told),
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
        asOfBox(reply, about),
        panel(decision),
        assumedBox(summary, about),
        sections,
        fineprint(decision, how.store),
        actionBar(told, about),
      ),
    ),
  ];
}

function panel(decision) {
  const { headline, route_called: route } = decision;
  const { tone, says } = verdictNow(decision);
  return h(
    "div",
    { class: `checker-panel checker-panel--${tone}` },
    h("p", { class: "checker-verdict" }, icon(tone), h("span", {}, says)),
    h("h1", {}, headline),
    route && h("p", { class: "checker-route" }, RESULT.about(route)),
  );
}

/** A result that was kept says of when it is, and by which policy. */
function asOfBox({ decision, isOther }, { kept, bring }) {
  const { now, words } = kept.asOf;
  if (!now) {
    return null;
  }
  const isOld = decision.policy.digest !== kept.digest;
  const how = isOther ? AS_OF.lost : isOld ? AS_OF.older : AS_OF.same;
  return h(
    "div",
    { class: "checker-asof" },
    h("p", {}, h("strong", {}, AS_OF.heading(words)), ". ", how),
    plainButton(bring, AS_OF.again),
  );
}

/** What nobody said, and the verdict rests on: close to it, not below. */
function assumedBox(summary, { change, canChange }) {
  const rows = summary.filter(({ assumed }) => assumed);
  return (
    rows.length > 0 &&
    h(
      "details",
      { class: "checker-assumed", open: isWide() || rows.length <= FEW },
      h("summary", {}, h("h2", {}, ASSUMED.heading(rows.length))),
      h(
        "ul",
        { class: "checker-list" },
        rows.map(({ fact, ask, answer }) =>
          h(
            "li",
            {},
            ASSUMED.row(ask, answer),
            " ",
            canChange(fact) &&
              linkButton(() => change(fact), PAGE.change, unseen(` ${ask}`)),
          ),
        ),
      ),
    )
  );
}

function fineprint({ policy, now, dates, contact }, store) {
  const moment = dates?.find(({ kind }) => kind === "now")?.words ?? now;
  const digest = policy.digest.slice(0, 12);
  return h(
    "div",
    { class: "checker-fineprint" },
    h("p", {}, RESULT.advice),
    contact && h("p", {}, RESULT.contact(contact)),
    h("p", {}, RESULT.policy(store, policy.version, digest, moment)),
  );
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
