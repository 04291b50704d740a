/** Making elements, in one line each. All text goes in as text. */

const SVG = "http://www.w3.org/2000/svg";

/** Strokes in a square of 24; shape and words tell a verdict, not colour. */
const ICONS = Object.freeze({
  good: "M5 12.5l4.5 4.5L19 7.5",
  no: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  depends: "M8.5 9a3.5 3.5 0 1 1 5.2 3c-1.2.7-1.7 1.3-1.7 2.5M12 18v.01",
  info: "M12 11v6.5M12 6.5v.01",
});

/**
 * Make an element. Attributes that are false or missing are left out, and so
 * are such children; `on` holds listeners.
 *
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | number | false | null | undefined | any[])}
 *   children
 * @returns {any} the element; its type is the caller's tag
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/** Text for screen readers alone. @param {string} text */
export const unseen = (text) => h("span", { class: "checker-unseen" }, text);

/**
 * A button that looks like a link.
 *
 * @param {(event: Event) => void} action
 * @param {...any} children
 */
export const linkButton = (action, ...children) =>
  h(
    "button",
    { type: "button", class: "checker-link", on: { click: action } },
    ...children,
  );

/**
 * @param {(event: Event) => void} action
 * @param {...any} children
 */
export const plainButton = (action, ...children) =>
  h(
    "button",
    { type: "button", class: "checker-button", on: { click: action } },
    ...children,
  );

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "checker-icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A word as part of an id. @param {string} text */
export const slug = (text) =>
  text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");

function present(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== false && child !== null)
    .filter((child) => child !== undefined && child !== "");
}
