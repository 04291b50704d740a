/** What is wrong with an answer: above the question, at it, in the title. */

import { h, unseen } from "./dom.js";
import { ERRORS, PAGE } from "./words.js";

/**
 * Say it in a summary that takes focus, and at the fields.
 *
 * @param {HTMLFormElement} form
 * @param {string[]} messages
 * @param {string[]} [parts] those at fault; none named means all
 */
export function showErrors(form, messages, parts = []) {
  clearErrors(form);
  const fieldset = form.querySelector("fieldset");
  const controls = [...fieldset.querySelectorAll("[data-part]")];
  const typed = controls.filter(({ dataset }) => dataset.part !== "instead");
  const named = typed.filter(({ dataset }) => parts.includes(dataset.part));
  const wrong = named.length ? named : typed;
  const [first] = wrong.length ? wrong : controls;
  const id = `${first.id}-error`;
  fieldset.classList.add("checker-fieldset--error");
  describe(fieldset, (ids) => [...ids, id]);
  const hint = fieldset.querySelector(":scope > .checker-hint");
  (hint ?? fieldset.querySelector("legend")).after(
    h(
      "div",
      { class: "checker-errors", id },
      messages.map((says) =>
        h("p", { class: "checker-error" }, unseen(ERRORS.prefix), says),
      ),
    ),
  );
  for (const control of wrong) {
    if (control.type !== "radio" && control.type !== "checkbox") {
      control.classList.add("checker-input--error");
      control.setAttribute("aria-invalid", "true");
    }
  }
  const summary = errorSummary(messages, first, form);
  form.before(summary);
  if (!document.title.startsWith(PAGE.error)) {
    document.title = PAGE.error + document.title;
  }
  summary.focus();
}

/** @param {HTMLFormElement} form */
export function clearErrors(form) {
  form.parentElement?.querySelector(".checker-error-summary")?.remove();
  const box = form.querySelector(".checker-errors");
  const fieldset = form.querySelector("fieldset");
  if (box) {
    describe(fieldset, (ids) => ids.filter((id) => id !== box.id));
    box.remove();
  }
  fieldset.classList.remove("checker-fieldset--error");
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.classList.remove("checker-input--error");
    control.removeAttribute("aria-invalid");
  }
  if (document.title.startsWith(PAGE.error)) {
    document.title = document.title.slice(PAGE.error.length);
  }
}

/** The outer element takes focus, the inner is the alert: they would race. */
function errorSummary(messages, first, form) {
  const reach = (event) => {
    event.preventDefault();
    form.querySelector("legend").scrollIntoView();
    first.focus({ preventScroll: true });
  };
  return h(
    "div",
    { class: "checker-error-summary", tabindex: -1 },
    h(
      "div",
      { role: "alert" },
      h("h2", {}, ERRORS.heading),
      h(
        "ul",
        {},
        messages.map((says) =>
          h(
            "li",
            {},
            h("a", { href: `#${first.id}`, on: { click: reach } }, says),
          ),
        ),
      ),
    ),
  );
}

function describe(fieldset, change) {
  const ids = fieldset.getAttribute("aria-describedby")?.split(" ") ?? [];
  const next = change(ids.filter(Boolean)).join(" ");
  if (next) {
    fieldset.setAttribute("aria-describedby", next);
  } else {
    fieldset.removeAttribute("aria-describedby");
  }
}
