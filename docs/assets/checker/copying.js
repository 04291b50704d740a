/** Copying a text, and saying so; by hand where there is no clipboard. */

import { h } from "./dom.js";
import { KEEP } from "./words.js";

/** @returns {{said: any, copy: (text: string, done: string) => void}} */
export function copier() {
  const said = h("p", { class: "checker-said", role: "status" });
  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = done;
    } catch {
      // No clipboard here: show the text, selected, to copy by hand.
      said.replaceChildren(byHand(text));
      said.querySelector("textarea").select();
    }
  };
  return { said, copy };
}

function byHand(text) {
  const area = h("textarea", {
    class: "checker-copy",
    readonly: true,
    rows: 6,
  });
  area.value = text;
  return h("label", {}, KEEP.byHand, area);
}
