/**
 * The way through the checker: one question after another, then the result.
 * The engine alone says what comes next; this keeps the answers, the browser's
 * history and the reader's focus.
 */

import { h, linkButton } from "./dom.js";
import { clearErrors, showErrors } from "./errors.js";
import { fill, partsOf } from "./fields.js";
import { answersIn } from "./link.js";
import {
  keepOneWay,
  partsFor,
  questionForm,
  readAnswer,
} from "./questions.js";
import { resultPage } from "./result.js";
import { anotherItem, keep, newCase, restored } from "./state.js";
import { customerZone, localMoment } from "./zone.js";

/**
 * @typedef {{view: "question" | "result", fact?: string, depth: number}} Place
 */

/**
 * @param {HTMLElement} root
 * @param {any} engine
 * @param {any} status
 */
export function createWizard(root, engine, status) {
  const { store, name } = root.dataset;
  const zone = customerZone();
  const firstForm = root.querySelector("form");
  const first = staticQuestion(firstForm);
  const stage = h("div", { class: "checker-stage" });
  const chosen = partsOf(firstForm);
  const isChosen = Object.values(chosen).some(Boolean);
  let kept = restored(store);
  /** @type {any} the last reply */
  let reply;
  /** @type {any} open_policy's facts, once the engine is ready */
  let facts = {};
  // Only the latest wish of the reader counts: older ones end quietly.
  let turn = 0;

  firstForm.replaceWith(stage, status.line, status.box);
  keepOneWay(firstForm);
  begin();
  addEventListener("popstate", ({ state }) => {
    if (state?.checker) {
      visit(state.checker, { moves: true });
    } else if (openLink()) {
      visit(place("result"), { moves: true });
    }
  });
  return Object.freeze({ opened });

  /** @param {any} info what open_policy said */
  function opened(info) {
    facts = Object.fromEntries(
      Object.entries(info.facts ?? {}).map(([fact, about]) => [
        fact,
        { fact, ...about },
      ]),
    );
    if (info.first) {
      learn(info.first);
    }
  }

  function begin() {
    const isLinked = openLink();
    if (isChosen && !isLinked) {
      kept.drafts[first.fact] = chosen;
    }
    const known = history.state?.checker;
    const start = isLinked ? place("result") : (known ?? place("question"));
    if (start.view === "question" && !start.fact) {
      start.fact = first.fact;
    }
    history.replaceState({ checker: start }, "", bareAddress());
    if (start.view === "question" && start.fact === first.fact) {
      drawQuestion(first);
    }
    if (start.view === "result" || start.fact !== first.fact) {
      visit(start, { moves: false });
    }
  }

  /** Take the answers out of the address, if it has any. */
  function openLink() {
    const answers = answersIn(location.hash);
    if (answers) {
      kept = { ...newCase(), answers };
      kept.notice =
        "The link filled in some answers. You can change each of them " +
        "before you rely on the result.";
      history.replaceState({ checker: place("result") }, "", bareAddress());
      save();
    }
    return answers !== null;
  }

  /** Show a place the reader came to, by Back, Forward, reload or a link. */
  async function visit(where, { moves }) {
    turn += 1;
    const mine = turn;
    const question = kept.questions[where.fact];
    if (where.view === "question" && where.fact === first.fact) {
      return drawQuestion(question ?? first, moves);
    }
    if (where.view === "question" && question) {
      return drawQuestion(question, moves);
    }
    if (!moves && !kept.answers[first.fact]) {
      drawQuestion(first);
    } else {
      drawWaiting();
    }
    const next = await consult(kept.answers, mine);
    if (!next) {
      return undefined;
    }
    if (where.view === "question" && facts[where.fact]) {
      return drawQuestion(learn(facts[where.fact]), true);
    }
    forgetWrong(next);
    const right = next.problems?.length
      ? await consult(kept.answers, mine)
      : next;
    return right && arrive(right, { replaces: true });
  }

  /** Values that the engine cannot read become drafts: asked again. */
  function forgetWrong({ problems, decision }) {
    if (decision?.verdict === "invalid_input") {
      return;
    }
    for (const { fact } of problems ?? []) {
      const question = kept.questions[fact] ?? facts[fact];
      if (question && typeof kept.answers[fact] === "string") {
        kept.drafts[fact] = partsFor(question, kept.answers[fact]);
      }
      delete kept.answers[fact];
    }
  }

  /** Continue was pressed. @param {HTMLFormElement} form */
  async function submit(form, question) {
    turn += 1;
    const mine = turn;
    const { fact } = question;
    clearErrors(form);
    const parts = partsOf(form);
    kept.drafts[fact] = parts;
    kept.notice = "";
    const { raw, missing, says } = readAnswer(question, parts);
    if (missing) {
      return showErrors(form, [says], missing);
    }
    kept.currency = parts.currency || kept.currency;
    save();
    const answers = { ...kept.answers, [fact]: raw };
    status.waiting(true, engine.state);
    const next = await consult(answers, mine);
    status.waiting(false, engine.state);
    if (!next) {
      return undefined;
    }
    const own = (next.problems ?? []).filter((wrong) => wrong.fact === fact);
    if (own.length) {
      return showErrors(
        form,
        own.map((problem) => problem.says),
      );
    }
    kept.answers = answers;
    return arrive(next);
  }

  /** Go where the engine's reply leads. */
  function arrive(next, { replaces = false } = {}) {
    reply = next;
    const where = next.question
      ? place("question", learn(next.question).fact)
      : place("result");
    where.depth += replaces ? 0 : 1;
    record(where, replaces);
    save();
    return next.question
      ? drawQuestion(next.question, true)
      : drawResult(true);
  }

  function change(fact) {
    const question = kept.questions[fact] ?? facts[fact];
    if (question) {
      record({ ...place("question", fact), depth: depth() + 1 });
      drawQuestion(learn(question), true);
    }
  }

  async function recheck(next) {
    turn += 1;
    kept = next;
    save();
    const answered = await consult(kept.answers, turn);
    if (answered) {
      arrive(answered);
    }
  }

  function startAgain(next) {
    turn += 1;
    kept = next;
    reply = undefined;
    save();
    firstForm.reset();
    record({ ...place("question", first.fact), depth: depth() + 1 });
    drawQuestion(kept.questions[first.fact] ?? first, true);
  }

  /** Ask the engine, again and again as the reader wishes. */
  async function consult(answers, mine) {
    while (mine === turn) {
      try {
        const said = await engine.ask({
          answers,
          now: localMoment(new Date()),
          zone,
          all: kept.all,
        });
        return mine === turn ? said : null;
      } catch (error) {
        await status.failed(error);
        engine.retry();
      }
    }
    return null;
  }

  function drawQuestion(question, moves = false) {
    const { fact } = question;
    const draft = kept.drafts[fact];
    const raw = kept.answers[fact];
    const isFirst = fact === first.fact;
    const form = isFirst
      ? firstForm
      : questionForm(question, { draft, raw, currency: kept.currency });
    if (isFirst) {
      clearErrors(form);
      fill(form, draft ?? partsFor(first, raw));
    }
    form.onsubmit = (event) => {
      event.preventDefault();
      submit(form, question);
    };
    form.oninput = () => {
      kept.drafts[fact] = partsOf(form);
      save();
    };
    title(question.ask);
    draw(
      [
        depth() > 0 &&
          linkButton(() => history.back(), h("span", { "aria-hidden": "true" }, "‹ "), "Back"),
        kept.notice && h("p", { class: "checker-notice" }, kept.notice),
        !isFirst && h("p", { class: "checker-progress" }, progress(fact)),
        form,
      ],
      moves,
    );
  }

  function drawResult(moves) {
    title(reply.decision.headline);
    draw(
      resultPage(reply, {
        kept,
        base: new URL(".", new URL(root.dataset.policy, document.baseURI)).href,
        page: location.href,
        store: name,
        save,
        change,
        canChange: (fact) => Boolean(kept.questions[fact] ?? facts[fact]),
        checkAll: () => recheck({ ...kept, all: true }),
        another: () => startAgain(withNotice()),
        again: () => startAgain(newCase()),
      }),
      moves,
    );
  }

  function withNotice() {
    const dropped = reply.decision.route_facts ?? [first.fact];
    const next = anotherItem(kept, [...dropped, first.fact]);
    const stays = (reply.summary ?? [])
      .filter(({ fact }) => fact in next.answers)
      .map(({ ask, answer }) => `${ask} ${answer}`);
    next.notice = stays.length
      ? `Kept from before: ${stays.join("; ")}. You can change this at the end.`
      : "";
    return next;
  }

  function drawWaiting() {
    title("Opening your answers");
    draw([h("h1", { tabindex: -1 }, "Opening your answers…")], false);
    status.waiting(false, engine.state);
  }

  /** Put it on the page, and the reader's focus at its heading. */
  function draw(nodes, moves) {
    stage.replaceChildren(...nodes.filter(Boolean));
    if (!moves) {
      return;
    }
    const heading = stage.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const top = heading.closest(".checker-panel") ?? root;
    top.scrollIntoView({ block: "start" });
  }

  function progress(fact) {
    const before = (reply?.asked ?? []).filter((asked) => asked !== fact);
    const { least, most } = reply?.remaining ?? {};
    const isNext = reply?.question?.fact === fact;
    const left = least === most ? `${most}` : `${least} to ${most}`;
    return isNext
      ? `Question ${before.length + 1}${most > 1 ? ` · ${left} to go` : ""}`
      : "Your answer";
  }

  function title(words) {
    document.title = `${words} – Checker – ${name}`;
  }

  function record(where, replaces = false) {
    const write = replaces ? "replaceState" : "pushState";
    history[write]({ checker: where }, "", bareAddress());
  }

  /** @returns {Place} */
  function place(view, fact) {
    return { view, fact, depth: depth() };
  }

  function learn(question) {
    kept.questions[question.fact] = question;
    return question;
  }

  function save() {
    keep(store, kept);
  }
}

const depth = () => history.state?.checker?.depth ?? 0;

const bareAddress = () => location.pathname + location.search;

/** What the page's own form tells of the question in it. */
function staticQuestion(form) {
  const control = form.querySelector("[data-part], input");
  const heading = form.querySelector("h1, legend");
  for (const radio of form.querySelectorAll("input[type=radio]")) {
    radio.dataset.part ??= "choice";
  }
  return {
    fact: form.dataset.fact ?? control.name,
    kind: form.dataset.kind ?? "choice",
    ask: heading.textContent.trim(),
    options: [],
    units: [],
  };
}
