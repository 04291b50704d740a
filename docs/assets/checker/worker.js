/**
 * The checker's worker: runs the Python engine beside the page.
 *
 * The page sends
 *   {id, type: "boot", runtime, policy}  start Python, then open the policy
 *   {id, type: "ask", request}           put one question to the engine
 * and gets exactly one reply to each, with the same id,
 *   {id, type: "ready", info}            to boot: what the engine opened
 *   {id, type: "answer", reply}          to ask
 *   {id, type: "failed", error}          to either: {name, message}
 * and, while booting, notices that answer nothing:
 *   {type: "progress", stage}            "runtime", "engine" or "policy"
 *
 * `runtime` is the absolute address of assets/runtime/, `policy` that of the
 * policy's JSON. The worker holds no decisions: checker.wire makes them.
 */

/**
 * @typedef {{open_policy(text: string): string, answer(text: string): string}}
 *   Wire the engine's one door, Python's module checker.wire
 */

const WHEEL = "/engine.whl";

/** The smallest WebAssembly module there is: its header alone. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @type {Wire | undefined} */
let wire;

/** Something that the checker needs did not arrive whole. */
class LoadError extends Error {
  name = "LoadError";
}

const handlers = Object.freeze({
  /** @param {{runtime: string, policy: string}} message */
  async boot({ runtime, policy }) {
    wire = undefined;
    requireWebAssembly();
    progress("runtime");
    const [python, wheel, text] = await Promise.all([
      startPython(runtime),
      fetchWheel(runtime),
      fetchWhole(new URL(policy), { cache: "no-cache" }).then((response) =>
        response.text(),
      ),
    ]);
    progress("engine");
    const opened = importEngine(python, wheel);
    progress("policy");
    const info = JSON.parse(opened.open_policy(text));
    wire = opened;
    return { type: "ready", info };
  },

  /** @param {{request: object}} message */
  ask({ request }) {
    if (wire === undefined) {
      throw new LoadError("the engine was asked before it was ready");
    }
    const reply = JSON.parse(wire.answer(JSON.stringify(request)));
    return { type: "answer", reply };
  },
});

self.addEventListener("message", async ({ data }) => {
  const { id, type } = data;
  try {
    if (!Object.hasOwn(handlers, type)) {
      throw new TypeError(`the worker knows no message of type ${type}`);
    }
    self.postMessage({ id, ...(await handlers[type](data)) });
  } catch (error) {
    self.postMessage({ id, type: "failed", error: plainError(error) });
  }
});

/** @param {"runtime" | "engine" | "policy"} stage */
function progress(stage) {
  self.postMessage({ type: "progress", stage });
}

/** Where a security policy forbids it, Pyodide would wait for ever. */
function requireWebAssembly() {
  if (typeof WebAssembly !== "object") {
    throw new LoadError("this browser has no WebAssembly");
  }
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new LoadError(
      "WebAssembly is not allowed here; the site's Content-Security-Policy " +
        `needs 'wasm-unsafe-eval' in script-src (${error.message})`,
    );
  }
}

/**
 * The engine, whose name is in the manifest and changes with its content: so
 * only the manifest must be asked for anew each time.
 *
 * @param {string} runtime
 */
async function fetchWheel(runtime) {
  const url = new URL("runtime.json", runtime);
  const response = await fetchWhole(url, { cache: "no-cache" });
  const manifest = await response.json().catch((error) => {
    throw new LoadError(`${url.pathname}: ${error.message}`);
  });
  if (manifest.format !== 1) {
    throw new LoadError(`${url.pathname}: format ${manifest.format}, not 1`);
  }
  const wheel = await fetchWhole(new URL(manifest.wheel, runtime));
  return wheel.arrayBuffer();
}

/**
 * Load Pyodide, and fail with the first cause where it would merely hang.
 *
 * @param {string} runtime
 */
async function startPython(runtime) {
  const script = new URL("pyodide.mjs", runtime);
  requireSameOrigin(script);
  const guard = guardLoading();
  try {
    const { loadPyodide } = await import(script.href);
    return await Promise.race([
      guard.failure,
      loadPyodide({ indexURL: runtime }),
    ]);
  } catch (error) {
    if (error instanceof LoadError) {
      throw error;
    }
    // The browser hides why an import failed: look again to name the cause.
    await fetchWhole(script);
    await fetchWhole(new URL("pyodide.asm.mjs", runtime));
    throw new LoadError(`Python did not start: ${error?.message ?? error}`);
  } finally {
    guard.release();
  }
}

/**
 * Watch what Pyodide fetches and compiles: it swallows some failures and then
 * never settles. `failure` rejects with the first of them.
 */
function guardLoading() {
  const { fetch: plainFetch } = self;
  const { instantiate, instantiateStreaming } = WebAssembly;
  /** @type {(cause: Error) => void} */
  let fail;
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    fail = reject;
  });
  // Loading can succeed, and then nobody waits for this promise.
  failure.catch(() => {});
  const watched =
    (action) =>
    async (...given) => {
      try {
        return await action(...given);
      } catch (error) {
        fail(error);
        throw error;
      }
    };
  const wasm = (action) =>
    watched((...given) =>
      action.apply(WebAssembly, given).catch((error) => {
        if (error instanceof LoadError) {
          throw error;
        }
        throw new LoadError(`pyodide.asm.wasm: ${error.message}`);
      }),
    );
  const unhandled = (event) => fail(event.reason ?? event.error);
  self.fetch = watched((input, init) => fetchWhole(input, init, plainFetch));
  WebAssembly.instantiate = wasm(instantiate);
  WebAssembly.instantiateStreaming = wasm(instantiateStreaming);
  self.addEventListener("unhandledrejection", unhandled);
  return {
    failure,
    release() {
      self.fetch = plainFetch;
      Object.assign(WebAssembly, { instantiate, instantiateStreaming });
      self.removeEventListener("unhandledrejection", unhandled);
    },
  };
}

/**
 * @param {any} python
 * @param {ArrayBuffer} wheel
 * @returns {Wire}
 */
function importEngine(python, wheel) {
  python.FS.writeFile(WHEEL, new Uint8Array(wheel));
  const sys = python.pyimport("sys");
  sys.path.insert(0, WHEEL);
  sys.destroy();
  return python.pyimport("checker.wire");
}

/**
 * Fetch from this site, and only what is really there.
 *
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 * @param {typeof fetch} [get]
 */
async function fetchWhole(input, init, get = self.fetch) {
  const url = new URL(input instanceof Request ? input.url : input);
  requireSameOrigin(url);
  const response = await get.call(self, input, init).catch((error) => {
    throw new LoadError(`${url.pathname}: ${error.message}`);
  });
  if (!response.ok) {
    throw new LoadError(
      `${url.pathname}: ${response.status} ${response.statusText}`.trimEnd(),
    );
  }
  const type = response.headers.get("content-type") ?? "";
  if (url.pathname.endsWith(".wasm") && !isWasm(type)) {
    throw new LoadError(
      `${url.pathname}: served as ${type || "nothing"}, not application/wasm`,
    );
  }
  // A host that answers every address with a page would fool Pyodide.
  if (type.startsWith("text/html")) {
    throw new LoadError(`${url.pathname}: a web page came instead`);
  }
  return response;
}

/** @param {string} type */
function isWasm(type) {
  return type.split(";")[0].trim().toLowerCase() === "application/wasm";
}

/** @param {URL} url */
function requireSameOrigin(url) {
  if (url.origin !== self.location.origin) {
    throw new LoadError(`${url.href} is not on this site`);
  }
}

/**
 * An error as it can cross to the page; of Python's, the last line.
 *
 * @param {any} error
 */
function plainError(error) {
  const message = String(error?.message ?? error).trim();
  if (error?.name !== "PythonError") {
    return { name: String(error?.name ?? "Error"), message };
  }
  const last = message.slice(message.lastIndexOf("\n") + 1);
  const name = String(error.type);
  return { name, message: last.replace(`${name}: `, "") };
}
