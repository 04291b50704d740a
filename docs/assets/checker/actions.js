/** What can be done with a result: print, copy, save, link, go on. */

import { calendarFile } from "./calendar.js";
import { h, plainButton } from "./dom.js";
import { linkTo } from "./link.js";
import { resultText } from "./text.js";
import { isRefusal } from "./verdicts.js";

/** @param {any} reply @param {any} about */
export function actionBar({ decision, summary }, about) {
  const { kept, page, store } = about;
  const said = h("p", { class: "checker-said", role: "status" });
  const used = summary
    .filter(({ fact, assumed }) => !assumed && fact in kept.answers)
    .map(({ fact }) => [fact, kept.answers[fact]]);
  const link = linkTo(Object.fromEntries(used), page);
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
  const file = calendarFile(decision, { store, link: page, now: new Date() });
  return h(
    "div",
    { class: "checker-actions" },
    h("h2", {}, "Keep this result"),
    h(
      "div",
      { class: "checker-buttons" },
      plainButton(() => print(), "Print"),
      plainButton(
        () =>
          copy(
            resultText({ decision, summary }, { store, answers: used, link }),
            "Copied. You can paste it into a message to the shop.",
          ),
        "Copy as text",
      ),
      file &&
        plainButton(() => save(file, "dates.ics"), "Save dates to calendar"),
      plainButton(
        () =>
          copy(
            link,
            "Copied. The link carries your answers: share it only with " +
              "those who may see them.",
          ),
        "Copy link to this result",
      ),
    ),
    said,
    h("h2", {}, "Go on"),
    h(
      "div",
      { class: "checker-buttons" },
      isRefusal(decision.verdict) &&
        !kept.all &&
        plainButton(about.checkAll, "Check the remaining conditions too"),
      plainButton(about.another, "Check another item"),
      plainButton(about.again, "Start again"),
    ),
  );
}

function byHand(text) {
  const area = h("textarea", {
    class: "checker-copy",
    readonly: true,
    rows: 6,
  });
  area.value = text;
  return h("label", {}, "Copy this by hand:", area);
}

function save(content, name) {
  const file = new Blob([content], { type: "text/calendar;charset=utf-8" });
  const href = URL.createObjectURL(file);
  h("a", { href, download: name }).click();
  // The browser has begun to read the file by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
