/** A decision as the reader is told it: no verdict too early, no idle date. */

import { RESULT, WHEN } from "./words.js";

/** @param {any} reply the engine's */
export const toldOf = (reply) =>
  withStart(inOrder(withTitles(withoutIdleDates(withProblems(reply)))));

/** Answers that could not be read come before any verdict. */
function withProblems({ decision, problems }) {
  return !problems?.length || decision.verdict === "invalid_input"
    ? decision
    : {
        ...decision,
        problems,
        verdict: "invalid_input",
        headline: RESULT.unreadable,
      };
}

/** What had to be done by then has been done. @param {any} deadline */
export const isMet = ({ kind, open, passed }) =>
  kind === "window" && !open && !passed;

/**
 * Two last days of one act are told apart: by the titles of two clauses, or,
 * where one clause has both, by the notes that say for whom each is.
 */
function withTitles(decision) {
  const { deadlines, dates, clauses } = decision;
  const renamed = (deadlines ?? []).map((one) => {
    const isTwin = deadlines.some(
      ({ what, clause }) => what === one.what && clause !== one.clause,
    );
    const title = isTwin && clauses?.[one.clause]?.title;
    return title ? { ...one, what: WHEN.ofClause(one.what, title) } : one;
  });
  const named = ({ kind, what, at }) =>
    kind === "deadline" &&
    renamed.find(
      (one, place) => one.at === at && deadlines[place].what === what,
    );
  const isAlike = ({ what }) =>
    renamed.filter((one) => one.what === what).length > 1;
  const toldApart = (one, due) =>
    due
      ? { ...one, what: due.what, note: isAlike(due) && due.note }
      : one;
  return {
    ...decision,
    deadlines: renamed,
    dates: (dates ?? [])
      .map((one) => ({ one, due: named(one) }))
      .filter(({ due }) => !due || !isMet(due))
      .map(({ one, due }) => toldApart(one, due)),
  };
}

/** What is due first stands first. */
const inOrder = (decision) => ({
  ...decision,
  deadlines: [...decision.deadlines].sort(byTime),
});

/** Where waiting is enough, its end is one of the dates. */
function withStart(decision) {
  const { possible_from: start, dates } = decision;
  if (!start || !dates) {
    return decision;
  }
  const all = [...dates, { ...start, kind: "start" }];
  return { ...decision, dates: all.sort(byTime) };
}

const byTime = ({ at: one }, { at: other }) =>
  new Date(one).getTime() - new Date(other).getTime();

/** Who is refused for good has no deadline to keep but the one that passed. */
function withoutIdleDates(decision) {
  const { verdict, possible_from: start, deadlines, dates } = decision;
  if (verdict !== "not_eligible" || start) {
    return decision;
  }
  const isOver = ({ at }) => new Date(at) < new Date(decision.now);
  return {
    ...decision,
    deadlines: (deadlines ?? []).filter(isOver),
    dates: (dates ?? []).filter(
      (one) => one.kind !== "deadline" || isOver(one),
    ),
  };
}
