/** Taking over the first question, which the page itself brings. */

import { partsOf } from "./fields.js";

/**
 * What the page's form tells of its question. Only a choice says all there is
 * to know; of another kind the engine knows more, so `kind` is empty.
 *
 * @param {HTMLFormElement} form
 */
export function staticQuestion(form) {
  const controls = [...form.querySelectorAll("input")];
  const isChoice = controls.some(({ type }) => type === "radio");
  for (const control of controls) {
    control.dataset.part ??= isChoice ? "choice" : afterDash(control.name);
  }
  const [{ name }] = controls;
  return {
    fact: form.dataset.fact ?? (isChoice ? name : beforeDash(name)),
    kind: isChoice ? "choice" : "",
    ask: form.querySelector("h1, legend").textContent.trim(),
    options: [],
    units: [],
  };
}

/** What was typed, for the form that takes the place of the page's own. */
export function carriedOver(form) {
  const { answer, ...parts } = partsOf(form);
  return { ...(answer && { amount: answer, number: answer }), ...parts };
}

const beforeDash = (name) => name.slice(0, name.lastIndexOf("-"));

const afterDash = (name) => name.slice(name.lastIndexOf("-") + 1);
