/**
 * The way through the checker: one question after another, then the result.
 * The engine alone says what comes next; this keeps answers and history.
 */

import { carriedOver, staticQuestion } from "./adopt.js";
import { h } from "./dom.js";
import { clearErrors, showErrors } from "./errors.js";
import { fill, partsOf } from "./fields.js";
import { createInquiry } from "./inquiry.js";
import { answersIn } from "./link.js";
import { here, moveTo, stayAt } from "./places.js";
import {
  keepOneWay,
  partsFor,
  questionForm,
  readAnswer,
} from "./questions.js";
import { resultPage } from "./result.js";
import { backLink, createStage, progress } from "./stage.js";
import { anotherItem, keep, newCase, restored } from "./state.js";

const LINK_NOTICE =
  "The link filled in some answers. Check them above the result: " +
  "you can change each.";

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
  const inquiry = createInquiry(engine, status);
  let kept = restored(store);
  /** @type {any} the last reply */
  let reply;
  /** @type {Record<string, any>} every question, once the engine is ready */
  let facts = {};

  firstForm.replaceWith(stage.element, status.line, status.box);
  keepOneWay(firstForm);
  addEventListener("popstate", travelled);
  begin();
  return Object.freeze({ opened });

  /** @param {any} info what the engine said when it opened the policy */
  function opened(info) {
    facts = info.facts ?? {};
    const isKnown = ([fact]) => Object.hasOwn(facts, fact);
    kept.answers = Object.fromEntries(
      Object.entries(kept.answers).filter(isKnown),
    );
    if (info.digest !== kept.digest) {
      // Questions remembered from another version of the policy.
      kept.questions = {};
      kept.digest = info.digest ?? "";
    }
    if (!first.kind && stage.element.contains(firstForm)) {
      replaceFirst();
    }
  }

  /** The engine knows more of the first question than the page did. */
  function replaceFirst() {
    const { part } = document.activeElement.dataset;
    kept.drafts[first.fact] = carriedOver(firstForm);
    drawQuestion(questionOf(first.fact), false);
    if (part) {
      stage.element.querySelector(`[data-part="${part}"], input`).focus();
    }
  }

  function begin() {
    const start = here() ?? { view: "question", fact: first.fact };
    if (openLink()) {
      drawQuestion(first, false);
      visit({ view: "result" }, false);
      return;
    }
    if (Object.values(chosen).some(Boolean)) {
      kept.drafts[first.fact] = chosen;
    }
    stayAt(start);
    visit(start, false);
  }

  /** Back and Forward, or a link with answers opened in this very tab. */
  function travelled({ state }) {
    if (state?.checker) {
      visit(state.checker, true);
    } else if (openLink()) {
      visit({ view: "result" }, true);
    }
  }

  /** Take the answers out of the address, if it carries any. */
  function openLink() {
    const answers = answersIn(location.hash);
    if (answers) {
      kept = { ...newCase(), answers, notice: LINK_NOTICE };
      stayAt({ view: "result" });
      save();
    }
    return answers !== null;
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
      const heading = h("h1", {}, "Opening your answers…");
      stage.show("Opening your answers", [heading], moves);
    }
    const next = await inquiry.ask(kept.answers, kept.all);
    if (next) {
      arrive(next, stayAt);
    }
  }

  /** Continue was pressed. */
  async function submit(form, question) {
    const { fact, kind } = question;
    if (!kind) {
      // The form is replaced when the engine is ready.
      if (await inquiry.ask(kept.answers, kept.all)) {
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
    const next = await inquiry.ask(answers, kept.all);
    if (!next) {
      return;
    }
    const own = (next.problems ?? []).filter((wrong) => wrong.fact === fact);
    if (own.length) {
      showErrors(
        form,
        own.map((problem) => problem.says),
      );
      return;
    }
    kept.answers = answers;
    arrive(next, moveTo);
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
      drawResult();
    }
    save();
  }

  function change(fact) {
    moveTo({ view: "question", fact });
    drawQuestion(questionOf(fact), true);
  }

  async function checkAll() {
    kept.all = true;
    save();
    const next = await inquiry.ask(kept.answers, true);
    if (next) {
      arrive(next, moveTo);
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

  /** The next item of the same order, saying what it keeps. */
  function nextItem() {
    const dropped = reply.decision.route_facts ?? [];
    const next = anotherItem(kept, [...dropped, first.fact]);
    const stays = reply.summary
      .filter(({ fact }) => Object.hasOwn(next.answers, fact))
      .map(({ ask, answer }) => `${ask} ${answer}`);
    next.notice =
      stays.length > 0 &&
      `Kept from before: ${stays.join("; ")}. ` +
        "You can change this above the result.";
    return { ...next, notice: next.notice || "" };
  }

  function drawQuestion(question, moves) {
    const { fact } = question;
    const isFirst = fact === first.fact;
    const isStatic = isFirst && (first.kind || !question.kind);
    const known = {
      draft: kept.drafts[fact],
      raw: kept.answers[fact],
      currency: kept.currency,
      base,
    };
    const form = isStatic ? firstForm : questionForm(question, known);
    if (isStatic) {
      clearErrors(form);
      fill(form, known.draft ?? partsFor(first, known.raw));
    }
    form.onsubmit = (event) => {
      event.preventDefault();
      submit(form, question);
    };
    form.oninput = () => {
      kept.drafts[fact] = partsOf(form);
      save();
    };
    const notice =
      kept.notice && h("p", { class: "checker-notice" }, kept.notice);
    const count = !isFirst && progress(reply, fact);
    stage.show(question.ask, [backLink(), notice, count, form], moves);
  }

  function drawResult() {
    const page = resultPage(reply, {
      kept,
      base,
      page: location.href,
      store: name,
      save,
      change,
      canChange: (fact) => Boolean(questionOf(fact)),
      checkAll,
      another: () => startWith(nextItem()),
      again: () => startWith(newCase()),
    });
    stage.show(reply.decision.headline, page, true);
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
