/**
 * The page's side of the worker: one state machine for loading, and `ask`.
 *
 *   idle -> loading -> ready
 *              |         |
 *              v         v
 *            failed <----+      and from failed, by retry(), to loading
 *
 * Failed keeps the first cause. The messages are listed in worker.js.
 *
 * A worker that would start Python from a kept memory and cannot, or is silent
 * over it, is replaced by one that does not try: nobody sees more of that than
 * a later start.
 */

/**
 * @typedef {{name: string, message: string}} PlainError
 * @typedef {"runtime" | "engine" | "policy"} Stage
 * @typedef {{name: "idle"}
 *   | {name: "loading", stage: Stage}
 *   | {name: "ready", info: object}
 *   | {name: "failed", error: PlainError}} EngineState
 * @typedef {"plainly" | "from a snapshot" | "snapshot failed"} Start
 */

/** An error that crossed from the worker, or a worker that gave none. */
export class EngineError extends Error {
  /** @param {PlainError} error */
  constructor({ name, message }) {
    super(message);
    this.name = name;
  }
}

/**
 * @param {object} options
 * @param {string | URL} options.workerUrl of worker.js
 * @param {string | URL} options.pythonUrl of Pyodide's folder, with its slash
 * @param {string | URL} options.wheelUrl of the engine
 * @param {string | URL} options.policyUrl of the policy's JSON
 * @param {string} [options.snapshotUrl] of Python's memory, if it is kept
 * @param {string} [options.digest] of the policy that the page was made from
 * @param {(state: EngineState) => void} [options.onState] told every change
 * @param {number} [options.timeoutMs] the longest silence while loading
 * @param {number} [options.replyMs] the longest wait for one reply
 * @param {number} [options.restoreMs] the longest silence over a snapshot
 */
export function createEngine({
  workerUrl,
  pythonUrl,
  wheelUrl,
  policyUrl,
  snapshotUrl = "",
  digest = "",
  onState = () => {},
  timeoutMs = 120_000,
  replyMs = 30_000,
  restoreMs = 20_000,
}) {
  /** @type {EngineState} */
  let state = Object.freeze({ name: "idle" });
  /** @type {Worker | undefined} */
  let worker;
  /** Requests without a reply: sent to the worker, or waiting until ready.
   * @type {Map<number, {request: object, sent: boolean,
   *   resolve: (reply: any) => void, reject: (error: Error) => void}>} */
  const open = new Map();
  let lastId = 0;
  let bootId = 0;
  /** @type {Start} */
  let howStarted = "plainly";
  /** From the worker's word that it takes a snapshot until it is ready. */
  let isRestoring = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let alarm;

  /** @param {EngineState} next */
  function enter(next) {
    state = Object.freeze(next);
    onState(state);
  }

  function start() {
    if (state.name === "idle") {
      boot();
    }
  }

  /** A page whose own files are gone needs those of its successor. */
  function retry() {
    if (state.name === "failed" && state.error.name === "EditionError") {
      location.reload();
    } else if (state.name === "failed") {
      boot();
    }
  }

  /**
   * Put one question to the engine; before it is ready, the question waits.
   *
   * @param {object} request
   * @returns {Promise<any>} the reply, or an EngineError
   */
  function ask(request) {
    if (state.name === "failed") {
      return Promise.reject(new EngineError(state.error));
    }
    const reply = new Promise((resolve, reject) => {
      lastId += 1;
      open.set(lastId, { request, sent: false, resolve, reject });
    });
    start();
    sendWaiting();
    return reply;
  }

  function boot() {
    enter({ name: "loading", stage: "runtime" });
    try {
      worker = new Worker(workerUrl, { type: "module" });
    } catch (error) {
      fail({ name: "BlockedError", message: `no worker: ${error.message}` });
      return;
    }
    worker.addEventListener("message", receive);
    worker.addEventListener("messageerror", () =>
      fail({ name: "MessageError", message: "a reply could not be read" }),
    );
    worker.addEventListener("error", (event) => {
      // The console has the details; the page says it in its own way.
      const message = event.message || `${workerUrl} could not be loaded`;
      fail({ name: "WorkerError", message });
    });
    lastId += 1;
    bootId = lastId;
    const absolute = (url) => new URL(url, document.baseURI).href;
    const addresses = {
      python: absolute(pythonUrl),
      wheel: absolute(wheelUrl),
      policy: absolute(policyUrl),
      ...(snapshotUrl &&
        howStarted !== "snapshot failed" && {
          snapshot: absolute(snapshotUrl),
        }),
    };
    worker.postMessage({ id: bootId, type: "boot", addresses });
    watch();
  }

  /** @param {MessageEvent} event */
  function receive({ currentTarget, data }) {
    if (currentTarget !== worker) {
      return;
    }
    if (data.type === "restoring") {
      isRestoring = true;
      howStarted = "from a snapshot";
    } else if (data.type === "progress") {
      enter({ name: "loading", stage: data.stage });
    } else if (data.id === bootId && data.type === "ready") {
      opened(data.info);
    } else if (data.id === bootId) {
      fail(data.error);
    } else {
      settle(data);
    }
    watch();
  }

  /** A page and a policy of two editions would not fit together. */
  function opened(info) {
    isRestoring = false;
    if (digest && info.digest !== digest) {
      const message = `the policy is ${info.digest}, the page's ${digest}`;
      fail({ name: "EditionError", message });
      return;
    }
    enter({ name: "ready", info });
    sendWaiting();
  }

  function settle({ id, type, reply, error }) {
    const question = open.get(id);
    open.delete(id);
    if (type === "answer") {
      question?.resolve(reply);
    } else {
      question?.reject(new EngineError(error));
    }
  }

  function sendWaiting() {
    if (state.name !== "ready") {
      return;
    }
    for (const [id, question] of open) {
      if (!question.sent) {
        question.sent = true;
        worker?.postMessage({ id, type: "ask", request: question.request });
      }
    }
    watch();
  }

  /** While a reply is due, silence longer than the limit is a failure. */
  function watch() {
    clearTimeout(alarm);
    const isDue = state.name === "ready" ? open.size > 0 : true;
    if (isDue && state.name !== "failed") {
      const loadMs = isRestoring ? restoreMs : timeoutMs;
      const limit = state.name === "ready" ? replyMs : loadMs;
      const message = `no reply from the worker in ${limit / 1000} s`;
      alarm = setTimeout(() => fail({ name: "TimeoutError", message }), limit);
    }
  }

  /** @param {PlainError} cause */
  function fail({ name, message }) {
    if (state.name === "failed") {
      return;
    }
    clearTimeout(alarm);
    worker?.terminate();
    worker = undefined;
    if (howStarted === "from a snapshot") {
      // Whatever the cause, none is taken again here.
      howStarted = "snapshot failed";
    }
    if (isRestoring) {
      isRestoring = false;
      boot();
      return;
    }
    const error = Object.freeze({ name, message });
    const unanswered = [...open.values()];
    open.clear();
    enter({ name: "failed", error });
    for (const { reject } of unanswered) {
      reject(new EngineError(error));
    }
  }

  return Object.freeze({
    start,
    retry,
    ask,
    get state() {
      return state;
    },
    /** @returns {Start} */
    get howStarted() {
      return howStarted;
    },
  });
}
