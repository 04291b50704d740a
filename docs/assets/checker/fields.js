/**
 * The native inputs that questions are made of. Every control names its part
 * of the answer in data-part, so that a form can be read and filled again,
 * whoever made it: this script or the page.
 */

import { h } from "./dom.js";
import { QUESTION } from "./words.js";

/**
 * @typedef {import("./state.js").Parts} Parts
 * @typedef {{value: string, label: string, hint?: string}} Option
 */

/**
 * Radio buttons; the first has the bare id, for the error summary's link.
 *
 * @param {string} id
 * @param {string} name
 * @param {Option[]} options
 * @param {Option[]} others after "or"
 */
export function radios(id, name, options, others) {
  const radio = ({ value, label, hint }, index) => {
    const own = index ? `${id}-${index + 1}` : id;
    return h(
      "div",
      { class: "checker-option" },
      h("input", {
        type: "radio",
        id: own,
        name,
        value,
        "data-part": "choice",
        "aria-describedby": hint && `${own}-item-hint`,
      }),
      h("label", { for: own }, label),
      itemHint(own, hint),
    );
  };
  return h(
    "div",
    { class: "checker-options" },
    options.map(radio),
    others.length > 0 && h("p", { class: "checker-or" }, QUESTION.or),
    others.map((other, index) => radio(other, options.length + index)),
  );
}

/**
 * Ways not to answer beside fields to type in; at most one is ticked, and
 * typing unticks it.
 *
 * @param {string} id
 * @param {Option[]} others
 */
export function insteads(id, others) {
  const box = ({ value, label, hint }, index) => {
    const own = `${id}-instead-${index + 1}`;
    return tick(own, "instead", label, value, hint);
  };
  return (
    others.length > 0 &&
    h(
      "div",
      { class: "checker-options checker-insteads" },
      h("p", { class: "checker-or" }, QUESTION.or),
      others.map(box),
    )
  );
}

/** @param {string} id @param {string} part @param {string} label */
export function tick(id, part, label, value = "on", hint = "") {
  return h(
    "div",
    { class: "checker-option" },
    h("input", {
      type: "checkbox",
      id,
      value,
      "data-part": part,
      "aria-describedby": hint ? `${id}-item-hint` : null,
    }),
    h("label", { for: id }, label),
    itemHint(id, hint),
  );
}

/** What choosing it would mean, said at the option. */
const itemHint = (id, hint) =>
  hint && h("div", { class: "checker-item-hint", id: `${id}-item-hint` }, hint);

/**
 * @param {string} id
 * @param {string} part
 * @param {string} label
 * @param {object} [more]
 * @param {string} [more.mode] inputmode
 * @param {string} [more.width] characters it is made for
 * @param {string} [more.hint]
 */
export function textField(id, part, label, { mode, width, hint } = {}) {
  const own = `${id}-${part}`;
  return h(
    "div",
    { class: "checker-field" },
    h("label", { for: own }, label),
    hint && h("span", { class: "checker-hint", id: `${own}-hint` }, hint),
    h("input", {
      type: "text",
      id: own,
      class: `checker-input checker-input--${width ?? "full"}`,
      inputmode: mode,
      autocomplete: "off",
      "data-part": part,
      "aria-describedby": hint && `${own}-hint`,
    }),
  );
}

/**
 * @param {string} id
 * @param {string} part
 * @param {string} label
 * @param {(HTMLOptionElement | HTMLOptGroupElement)[]} options
 */
export function selectField(id, part, label, options) {
  const own = `${id}-${part}`;
  return h(
    "div",
    { class: "checker-field" },
    h("label", { for: own }, label),
    h(
      "select",
      { id: own, class: "checker-input checker-select", "data-part": part },
      options,
    ),
  );
}

/** What stands in a form now. @param {Element} form @returns {Parts} */
export function partsOf(form) {
  /** @type {Parts} */
  const parts = {};
  for (const control of controls(form)) {
    const isTicked = control.type === "radio" || control.type === "checkbox";
    if (!isTicked || control.checked) {
      parts[control.dataset.part] = control.value;
    }
  }
  return parts;
}

/** Put parts back where they were. @param {Element} form @param {Parts} parts */
export function fill(form, parts) {
  for (const control of controls(form)) {
    const value = parts[control.dataset.part];
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = value === control.value;
    } else if (value !== undefined) {
      control.value = value;
    }
  }
}

/**
 * One way to answer at a time: the last that was touched.
 *
 * @param {Element} form
 * @param {EventTarget | null} touched
 */
export function settleInsteads(form, touched) {
  const isInstead = touched?.dataset?.part === "instead";
  for (const control of controls(form)) {
    if (control.dataset.part === "instead" && control !== touched) {
      control.checked = false;
    }
  }
  return isInstead;
}

/** @returns {any[]} */
const controls = (form) => [...form.querySelectorAll("[data-part]")];
