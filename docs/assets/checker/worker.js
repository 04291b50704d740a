/**
 * The checker's worker: runs the Python engine beside the page.
 *
 * The page sends
 *   {id, type: "boot", addresses}        start Python, then open the policy
 *   {id, type: "ask", request}           put one question to the engine
 * and gets exactly one reply to each, with the same id,
 *   {id, type: "ready", info}            to boot: what the engine opened
 *   {id, type: "answer", reply}          to ask
 *   {id, type: "failed", error}          to either: {name, message}
 * and, while booting, notices that answer nothing:
 *   {type: "progress", stage}            "runtime", "engine" or "policy"
 *
 * `addresses` are absolute: `python`, the folder of Pyodide; `wheel`, the
 * engine; `policy`, its JSON. The worker holds no decisions: checker.wire
 * makes them.
 */

/**
 * @typedef {{open_policy(text: string): string, answer(text: string): string}}
 *   Wire the engine's one door, Python's module checker.wire
 */

const WHEEL = "/engine.whl";

/** Python's library: a zip under a name that every host compresses. */
const LIBRARY = "python_stdlib.zip.txt";

/** What Pyodide will fetch, once its script is there: asked for at once. */
const AHEAD = ["pyodide.asm.wasm", LIBRARY, "pyodide-lock.json"];

/** The browser's own, also while Pyodide's is watched. */
const plainFetch = self.fetch.bind(self);

/** The smallest WebAssembly module there is: its header alone. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @type {Wire | undefined} */
let wire;

/** Something that the checker needs did not arrive whole. */
class LoadError extends Error {
  name = "LoadError";
}

/** The browser, or the site's own rules, forbid what the checker needs. */
class BlockedError extends LoadError {
  name = "BlockedError";
}

/** A file whose name carries its digest has gone: the site is a newer one. */
class EditionError extends LoadError {
  name = "EditionError";
}

const handlers = Object.freeze({
  /** @param {{addresses: Record<string, string>}} message */
  async boot({ addresses }) {
    wire = undefined;
    requireWebAssembly();
    progress("runtime");
    const [python, wheel, text] = await Promise.all([
      startPython(addresses.python),
      fetchWhole(addresses.wheel).then((response) => response.arrayBuffer()),
      fetchWhole(addresses.policy, { cache: "no-cache" }).then((response) =>
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
    throw new BlockedError("this browser has no WebAssembly");
  }
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new BlockedError(
      "WebAssembly is not allowed here; the site's Content-Security-Policy " +
        `needs 'wasm-unsafe-eval' in script-src (${error.message})`,
    );
  }
}

/**
 * Load Pyodide, and fail with the first cause where it would merely hang.
 *
 * @param {string} folder
 */
async function startPython(folder) {
  const script = new URL("pyodide.mjs", folder);
  requireSameOrigin(script);
  const guard = guardLoading(fetchAhead(folder));
  try {
    // Its inner script is a module too: it comes while the outer one does.
    import(new URL("pyodide.asm.mjs", folder).href).catch(() => {});
    const { loadPyodide } = await import(script.href);
    const stdLibURL = new URL(LIBRARY, folder).href;
    return await Promise.race([
      guard.failure,
      loadPyodide({ indexURL: folder, stdLibURL }),
    ]);
  } catch (error) {
    if (error instanceof LoadError) {
      throw error;
    }
    // The browser hides why an import failed: look again to name the cause.
    await fetchWhole(script);
    await fetchWhole(new URL("pyodide.asm.mjs", folder));
    throw new LoadError(`Python did not start: ${error?.message ?? error}`);
  } finally {
    guard.release();
  }
}

/**
 * What Pyodide would ask for one after another, asked for together.
 *
 * @param {string} folder
 * @returns {Map<string, Promise<Response>>} by address
 */
function fetchAhead(folder) {
  const started = new Map();
  for (const name of AHEAD) {
    const { href } = new URL(name, folder);
    const response = fetchWhole(href);
    // It fails where it is asked for, or not at all.
    response.catch(() => {});
    started.set(href, response);
  }
  return started;
}

/**
 * Watch what Pyodide fetches and compiles: it swallows some failures and then
 * never settles. `failure` rejects with the first of them.
 *
 * @param {Map<string, Promise<Response>>} started already on their way
 */
function guardLoading(started) {
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
  self.fetch = watched((input, init) => {
    const href = new URL(input instanceof Request ? input.url : input).href;
    const response = started.get(href);
    // A body can be read once only.
    started.delete(href);
    return response ?? fetchWhole(input, init);
  });
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
 */
async function fetchWhole(input, init) {
  const url = new URL(input instanceof Request ? input.url : input);
  requireSameOrigin(url);
  const response = await plainFetch(input, init).catch((error) => {
    throw new LoadError(`${url.pathname}: ${error.message}`);
  });
  if (!response.ok) {
    const Cause = isNamedByContent(url, response) ? EditionError : LoadError;
    throw new Cause(
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

/** @param {URL} url @param {Response} response */
function isNamedByContent({ pathname }, { status }) {
  return [404, 410].includes(status) && pathname.includes("/runtime/");
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
