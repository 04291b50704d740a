/** What the answer still hangs on, and how the policy was read. */

import { h, linkButton, unseen } from "./dom.js";
import { capital, sentences } from "./parts.js";
import { verdictOf } from "./verdicts.js";

/** @param {any} decision @param {any} about */
export function openQuestions({ depends_on: open }, about) {
  return (open ?? []).map(({ fact, ask, known_by: knower, outcomes }) =>
    h(
      "div",
      { class: "checker-open" },
      h("h3", {}, ask),
      h("ul", { class: "checker-list" }, outcomes.map(outcome)),
      isCustomer(knower) && about.canChange(fact)
        ? h(
            "p",
            {},
            linkButton(
              () => about.change(fact),
              "Answer this question",
              unseen(`: ${ask}`),
            ),
          )
        : h("p", { class: "checker-small" }, `Known to: ${knower}.`),
    ),
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
              "Change",
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

/** @param {any} decision @param {any} about */
export function deciders({ discretion }, about) {
  return sentences(
    discretion,
    ({ who, about: matter }) =>
      `${capital(who)} decides: ${matter.replace(/\.$/, "")}.`,
    about,
  );
}

/** @param {any} decision @param {any} about */
export function howRead(decision, about) {
  const { conflicts, interpretations, not_said: unsaid, settings } = decision;
  const inside = [
    group(
      "Passages that do not agree",
      sentences(
        conflicts,
        (conflict) => [
          conflict.between.map((passage) => `“${passage}”`).join(" and "),
          ` are read as: ${conflict.read_as}`,
        ],
        about,
      ),
    ),
    group(
      "Readings that go beyond the words",
      sentences(interpretations, ({ says }) => says, about),
    ),
    group("The policy does not say", plainList(unsaid)),
    group(
      "Not stated by the source",
      plainList(
        settings?.map(
          ({ name, value, reason }) =>
            [name, value].filter(Boolean).join(": ") + ` – ${reason}`,
        ),
      ),
    ),
  ].filter(Boolean);
  return (
    inside.length > 0 &&
    h(
      "details",
      { class: "checker-details" },
      h("summary", {}, "How the policy was read"),
      inside,
    )
  );
}

function outcome({ if: condition, verdicts }) {
  const words = verdicts.map((verdict) => verdictOf(verdict).short);
  return h(
    "li",
    {},
    `${capital(condition)} – `,
    h("strong", {}, words.join(", or ")),
  );
}

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
