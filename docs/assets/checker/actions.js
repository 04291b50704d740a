/** What can be done with a result: print, copy, save, link, go on. */

import { calendarFile } from "./calendar.js";
import { copier } from "./copying.js";
import { h, plainButton } from "./dom.js";
import { linkTo } from "./link.js";
import { resultText } from "./text.js";
import { isRefusal } from "./verdicts.js";
import { KEEP } from "./words.js";

/** @param {any} told decision, summary and code @param {any} about */
export function actionBar({ decision, summary, code }, about) {
  const { kept, page, store } = about;
  const { said, copy } = copier();
  const used = summary
    .filter(({ fact, assumed }) => !assumed && fact in kept.answers)
    .map(({ fact }) => [fact, kept.answers[fact]]);
  const link = linkTo(code, Object.fromEntries(used), page);
  const text = () =>
    resultText({ decision, summary }, { store, answers: used, link });
  const file = calendarFile(decision, { store, link: page, now: new Date() });
  return h(
    "div",
    { class: "checker-actions" },
    h("h2", {}, KEEP.heading),
    h(
      "div",
      { class: "checker-buttons" },
      plainButton(() => print(), KEEP.print),
      plainButton(() => copy(text(), KEEP.copied), KEEP.text),
      file && plainButton(() => save(file, KEEP.file), KEEP.dates),
      plainButton(() => copy(link, KEEP.linkCopied), KEEP.link),
      code && plainButton(() => copy(code, KEEP.codeCopied), KEEP.code),
    ),
    said,
    h("h2", {}, KEEP.goOn),
    h(
      "div",
      { class: "checker-buttons" },
      isRefusal(decision.verdict) &&
        !kept.all &&
        plainButton(about.checkAll, KEEP.rest),
      plainButton(about.another, KEEP.another),
      plainButton(about.again, KEEP.anew),
    ),
  );
}

function save(content, name) {
  const file = new Blob([content], { type: "text/calendar;charset=utf-8" });
  const href = URL.createObjectURL(file);
  h("a", { href, download: name }).click();
  // The browser has begun to read the file by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
