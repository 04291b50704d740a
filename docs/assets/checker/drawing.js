/** Puts a question or a result on the stage. */

import { carriedOver } from "./adopt.js";
import { h } from "./dom.js";
import { clearErrors } from "./errors.js";
import { fill, partsOf } from "./fields.js";
import { partsFor, questionForm } from "./questions.js";
import { resultPage } from "./result.js";
import { backLink, progress } from "./stage.js";
import { AS_OF, PAGE } from "./words.js";

/**
 * @param {any} stage
 * @param {object} page what it brings itself
 * @param {string} page.store the shop's name
 * @param {string} page.base address of the store's pages
 * @param {any} page.first question
 * @param {HTMLFormElement} page.firstForm
 */
export function createDrawing(stage, { store, base, first, firstForm }) {
  /** @param {boolean} moves */
  function opening(moves) {
    const heading = h("h1", {}, PAGE.openingWait);
    stage.show(PAGE.opening, [heading], moves);
  }

  /** The engine knows more of the first question than the page did. */
  function replaceFirst(asked, kept, does) {
    if (first.kind || !stage.element.contains(firstForm)) {
      return;
    }
    const { part } = document.activeElement.dataset;
    kept.drafts[first.fact] = carriedOver(firstForm);
    question(asked, { kept, moves: false }, does);
    if (part) {
      stage.element.querySelector(`[data-part="${part}"], input`).focus();
    }
  }

  /**
   * @param {any} asked the question
   * @param {object} state
   * @param {any} [state.reply] the one that led to it
   * @param {import("./state.js").Case} state.kept
   * @param {boolean} state.moves the focus, to its heading
   * @param {any} does what the page can do
   */
  function question(asked, { reply, kept, moves }, does) {
    const { fact } = asked;
    const isFirst = fact === first.fact;
    const isStatic = isFirst && (first.kind || !asked.kind);
    const known = {
      draft: kept.drafts[fact],
      raw: kept.answers[fact],
      currency: kept.currency,
      base,
    };
    const form = isStatic ? firstForm : questionForm(asked, known);
    if (isStatic) {
      clearErrors(form);
      fill(form, known.draft ?? partsFor(first, known.raw));
    }
    form.onsubmit = (event) => {
      event.preventDefault();
      does.submit(form, asked);
    };
    form.oninput = () => {
      kept.drafts[fact] = partsOf(form);
      does.save();
    };
    const said =
      kept.notice || (kept.asOf.now && AS_OF.heading(kept.asOf.words));
    const notice = said && h("p", { class: "checker-notice" }, said);
    const count = !isFirst && progress(reply, fact);
    stage.show(asked.ask, [backLink(), notice, count, form], moves);
  }

  /**
   * @param {any} reply
   * @param {import("./state.js").Case} kept
   * @param {any} does
   */
  function result(reply, kept, does) {
    const how = { ...does, kept, base, store, page: location.href };
    stage.show(PAGE.result, resultPage(reply, how), true);
  }

  return Object.freeze({ opening, replaceFirst, question, result });
}
