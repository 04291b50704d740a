/**
 * The way through the checker: one question after another, then the result.
 * The engine alone says what comes next; this keeps answers and history.
 */

import { staticQuestion } from "./adopt.js";
import { createDrawing } from "./drawing.js";
import { clearErrors, showErrors } from "./errors.js";
import { partsOf } from "./fields.js";
import { createInquiry } from "./inquiry.js";
import { carriesCase, caseIn } from "./opening.js";
import { here, moveTo, stayAt } from "./places.js";
import { faultyParts, keepOneWay, readAnswer } from "./questions.js";
import { createStage } from "./stage.js";
import { anotherItem, dropUnknown, keep, newCase, restored } from "./state.js";

/**
 * @param {HTMLElement} root
 * @param {any} engine
 * @param {any} status
 */
export function createWizard(root, engine, status) {
  const { store, name, policy } = root.dataset;
  const firstForm = root.querySelector("form");
  const first = staticQuestion(firstForm);
  const chosen = partsOf(firstForm);
  const stage = createStage(root, name);
  const base = new URL(".", new URL(policy, document.baseURI)).href;
  const inquiry = createInquiry(engine, status, base);
  let kept = restored(store);
  /** @type {any} the last reply */
  let reply;
  /** @type {Record<string, any>} every question, once the engine is ready */
  let facts = {};
  const draw = createDrawing(stage, { store: name, base, first, firstForm });
  const does = Object.freeze({
    save,
    change,
    submit,
    canChange: (fact) => Boolean(questionOf(fact)),
    checkAll: () => goOn({ ...kept, all: true }),
    again: () => startWith(newCase()),
    another: () => startWith(anotherItem(kept, reply, first.fact)),
    bring: () => goOn({ ...kept, asOf: {}, notice: "" }),
  });

  firstForm.replaceWith(stage.element, status.line, status.box);
  keepOneWay(firstForm);
  addEventListener("popstate", travelled);
  begin();
  return Object.freeze({ opened });

  /** @param {any} info what the engine said when it opened the policy */
  function opened(info) {
    facts = info.facts ?? {};
    dropUnknown(kept, info);
    draw.replaceFirst(questionOf(first.fact), kept, does);
  }

  function begin() {
    if (carriesCase(location.hash)) {
      openAddress(false);
      return;
    }
    const start = here() ?? { view: "question", fact: first.fact };
    if (Object.values(chosen).some(Boolean)) {
      kept.drafts[first.fact] = chosen;
    }
    stayAt(start);
    visit(start, false);
  }

  /** Back and Forward, or a link opened in this very tab. */
  function travelled({ state }) {
    if (state?.checker) {
      visit(state.checker, true);
    } else if (carriesCase(location.hash)) {
      openAddress(true);
    }
  }

  /** Take the case out of the address: it may be shown to others. */
  async function openAddress(moves) {
    draw.opening(moves);
    const found = await caseIn(location.hash, store, inquiry);
    if (found) {
      kept = { ...found, digest: kept.digest };
      save();
      const isOpen = Object.keys(found.answers).length > 0;
      const place = { view: isOpen ? "result" : "question", fact: first.fact };
      stayAt(place);
      visit(place, moves);
    }
  }

  /** Show a place that the reader came back to. */
  async function visit({ view, fact }, moves) {
    const question = questionOf(fact);
    if (view === "question" && question) {
      inquiry.drop();
      drawQuestion(question, moves);
      return;
    }
    if (moves || kept.answers[first.fact]) {
      draw.opening(moves);
    }
    const next = await inquiry.ask(kept);
    if (next) {
      arrive(next, stayAt);
    }
  }

  /** Continue was pressed. */
  async function submit(form, question) {
    const { fact, kind } = question;
    if (!kind) {
      // The form is replaced when the engine is ready.
      if (await inquiry.ask(kept)) {
        stage.element.querySelector("form").requestSubmit();
      }
      return;
    }
    const parts = partsOf(form);
    const { raw, missing, says } = readAnswer(question, parts);
    clearErrors(form);
    if (missing) {
      showErrors(form, [says], missing);
      return;
    }
    kept.notice = "";
    kept.currency = parts.currency || kept.currency;
    save();
    const answers = { ...kept.answers, [fact]: raw };
    const next = await inquiry.ask({ ...kept, answers });
    const own = (next?.problems ?? []).filter((one) => one.fact === fact);
    if (own.length) {
      const words = own.map((problem) => problem.says);
      showErrors(form, words, faultyParts(question, own, parts));
    } else if (next) {
      kept.answers = answers;
      arrive(next, moveTo);
    }
  }

  /** Go where the engine's reply leads. */
  function arrive(next, go) {
    reply = next;
    const { question, problems } = next;
    if (question && !problems?.length) {
      kept.questions[question.fact] = question;
      go({ view: "question", fact: question.fact });
      drawQuestion(question, true);
    } else {
      go({ view: "result" });
      draw.result(reply, kept, does);
    }
    save();
  }

  function change(fact) {
    moveTo({ view: "question", fact });
    drawQuestion(questionOf(fact), true);
  }

  /** The same case, looked at in another way. */
  async function goOn(next) {
    kept = next;
    save();
    const found = await inquiry.ask(kept);
    if (found) {
      arrive(found, moveTo);
    }
  }

  function startWith(next) {
    inquiry.drop();
    kept = next;
    reply = undefined;
    save();
    firstForm.reset();
    change(first.fact);
  }

  function drawQuestion(question, moves) {
    draw.question(question, { reply, kept, moves }, does);
  }

  /** The page's own first question is enough until the engine is ready. */
  function questionOf(fact) {
    const found =
      kept.questions[fact] ?? (facts[fact] && { ...facts[fact], fact });
    return fact === first.fact ? { ...first, ...found } : found;
  }

  function save() {
    keep(store, kept);
  }
}
