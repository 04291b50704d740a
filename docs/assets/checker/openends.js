/** What the answer still hangs on, and how the policy was read. */

import { h, linkButton, unseen } from "./dom.js";
import { sentences } from "./parts.js";
import { verdictOf } from "./verdicts.js";
import { OPEN, PAGE } from "./words.js";

/** The nearest change after a refusal, and every question that is open. */
export function changeList({ flip, depends_on: open }, about) {
  return [
    flip && h("p", { class: "checker-flip" }, flip.says),
    (open ?? []).map((one) => openQuestion(one, about)),
  ];
}

function openQuestion({ fact, ask, known_by: knower, outcomes }, about) {
  const verdicts = new Set(outcomes.map((one) => one.verdicts.join()));
  const remedies = new Set(outcomes.map((one) => one.remedies.join()));
  return h(
    "div",
    { class: "checker-open" },
    h("h3", {}, ask),
    verdicts.size + remedies.size === 2
      ? h("p", {}, OPEN.alike(shortOf(outcomes[0].verdicts)))
      : h(
          "ul",
          { class: "checker-list" },
          outcomes.map((one) => outcome(one, ask, remedies.size > 1)),
        ),
    isCustomer(knower) && about.canChange(fact)
      ? h(
          "p",
          { class: "checker-change" },
          linkButton(
            () => about.change(fact),
            OPEN.answer,
            unseen(`: ${ask}`),
          ),
        )
      : h("p", { class: "checker-small" }, OPEN.known(knower)),
  );
}

/** Answers that do not fit. @param {any} decision @param {any} about */
export function problemList({ problems }, about) {
  return (
    problems?.length > 0 &&
    h(
      "ul",
      { class: "checker-list" },
      problems.map(({ fact, says }) =>
        h(
          "li",
          {},
          says,
          " ",
          about.canChange(fact) &&
            linkButton(
              () => about.change(fact),
              PAGE.change,
              unseen(` ${about.asks[fact] ?? fact}`),
            ),
        ),
      ),
    )
  );
}

/** @param {any} decision */
export function otherRoutes({ other_routes: routes }) {
  return (
    routes?.length > 0 &&
    h(
      "ul",
      { class: "checker-list" },
      routes.map(({ called, verdict }) =>
        h("li", {}, `${called}: `, h("strong", {}, verdictOf(verdict).short)),
      ),
    )
  );
}

/** Who decides, but for what a reason has said already. */
export function deciders({ discretion, reasons }, about) {
  const said = new Set((reasons ?? []).map(({ says }) => says));
  const rest = (discretion ?? []).filter(({ says }) => !said.has(says));
  return sentences(rest, ({ says }) => says, about);
}

/** @param {any} decision @param {any} about */
export function howRead(decision, about) {
  const { conflicts, interpretations, not_said: unsaid, settings } = decision;
  const passages = ({ between, read_as: reading }) =>
    OPEN.areReadAs(between.map((one) => `“${one}”`).join(" – "), reading);
  const inside = [
    group(OPEN.conflicts, sentences(conflicts, passages, about)),
    group(
      OPEN.interpretations,
      sentences(interpretations, ({ says }) => says, about),
    ),
    group(OPEN.unsaid, plainList(unsaid)),
    group(
      OPEN.settings,
      plainList(settings?.map(({ reason }) => reason)),
    ),
  ].filter(Boolean);
  return (
    inside.length > 0 &&
    h(
      "details",
      { class: "checker-details" },
      h("summary", {}, OPEN.readAs),
      inside,
    )
  );
}

/** What an answer leads to; the question stands above. */
function outcome({ if: condition, verdicts, remedies }, ask, named) {
  const asked = OPEN.answered(ask);
  return h(
    "li",
    {},
    OPEN.outcome(
      condition.startsWith(asked)
        ? OPEN.youAnswer(condition.slice(asked.length))
        : condition,
    ),
    h("strong", {}, shortOf(verdicts)),
    named && remedies.length > 0 && OPEN.remedies(remedies.join(OPEN.or)),
  );
}

const shortOf = (verdicts) =>
  verdicts.map((verdict) => verdictOf(verdict).short).join(OPEN.or);

const group = (title, list) => list && [h("h3", {}, title), list];

const plainList = (rows) =>
  rows?.length > 0 &&
  h(
    "ul",
    { class: "checker-list" },
    rows.map((row) =>
      h("li", {}, typeof row === "string" ? row : (row.says ?? "")),
    ),
  );

const isCustomer = (knower) => /customer/.test(knower ?? "");
