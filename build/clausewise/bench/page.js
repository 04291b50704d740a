/** Starts an engine and asks it, with the page's own side of the worker. */

import { createEngine } from "./engine.js";

const ASKED = 30;
const ANSWERS = [{}, { "order status": "canceled" }];
const ZONE = { name: "America/New_York", offsets: [[-10000000, -300]] };

/** @param {{worker: string, python: string, wheel: string}} site */
window.bench = async ({ worker, python, wheel }) => {
  const began = performance.now();
  const engine = createEngine({
    workerUrl: new URL(`/${worker}`, location.href),
    pythonUrl: `/${python}`,
    wheelUrl: `/${wheel}`,
    policyUrl: "/bench/policy.json",
    timeoutMs: 300_000,
  });
  const first = await timed(() => engine.ask(request(0)));
  const ready = performance.now() - began;
  const next = await timed(() => engine.ask(request(1)));
  const times = [];
  for (let turn = 0; turn < ASKED; turn += 1) {
    times.push(await timed(() => engine.ask(request(turn))));
  }
  times.sort((a, b) => a - b);
  return { ready, first: next, answer: times[ASKED / 2], whole: first };
};

const request = (turn) => ({
  answers: ANSWERS[turn % ANSWERS.length],
  now: "2026-04-01T12:00",
  zone: ZONE,
  all: false,
});

async function timed(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
