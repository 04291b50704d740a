/**
 * Starts Python in a worker: as it comes, or from the memory of one that had
 * started before. It fails with the first cause where Pyodide would hang.
 */

import { fetchWhole, LoadError, requireSameOrigin } from "./arrivals.js";

const WASM = "pyodide.asm.wasm";

/** Python's library: a zip under a name that every host compresses. */
const LIBRARY = "python_stdlib.zip.txt";

/** What Pyodide will fetch, once its script is there: asked for at once. */
const AHEAD = [LIBRARY, "pyodide-lock.json"];

/**
 * @param {string} folder of Pyodide
 * @param {Promise<Uint8Array | undefined>} kept memory of one that had started
 * @param {() => void} meanwhile done while the browser compiles
 * @returns {Promise<any>}
 */
export async function startPython(folder, kept, meanwhile) {
  const script = new URL("pyodide.mjs", folder);
  requireSameOrigin(script);
  const guard = guardLoading(folder, meanwhile);
  try {
    // Its inner script is a module too: it comes while the outer one does.
    import(new URL("pyodide.asm.mjs", folder).href).catch(() => {});
    const { loadPyodide } = await import(script.href);
    const stdLibURL = new URL(LIBRARY, folder).href;
    const _loadSnapshot = await kept;
    const options = { indexURL: folder, stdLibURL, _loadSnapshot };
    return await Promise.race([guard.failure, loadPyodide(options)]);
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
 * Fetch together what Pyodide would ask for one after another, compile on the
 * way, and watch: Pyodide swallows some failures and then never settles.
 * `failure` rejects with the first of them.
 *
 * @param {string} folder
 * @param {() => void} meanwhile
 */
function guardLoading(folder, meanwhile) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const wasm = new URL(WASM, folder).href;
  const compiled = WebAssembly.compileStreaming(fetchWhole(wasm)).catch(
    (error) => {
      throw error instanceof LoadError
        ? error
        : new LoadError(`${WASM}: ${error.message}`);
    },
  );
  const started = fetchAhead(folder);
  // Pyodide has its answer, and what it would do with it is done already.
  started.set(wasm, Promise.resolve(new Response()));
  /** @type {(cause: Error) => void} */
  let fail;
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    fail = reject;
  });
  // Loading can succeed, and then nobody waits for this promise.
  failure.catch(() => {});
  compiled.catch((error) => fail(error));
  const unhandled = (event) => fail(event.reason ?? event.error);
  self.fetch = async (input, init) => {
    const href = new URL(input instanceof Request ? input.url : input).href;
    const response = started.get(href);
    // A body can be read once only.
    started.delete(href);
    try {
      return await (response ?? fetchWhole(input, init));
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    meanwhile();
    const module = await compiled;
    try {
      const instance = await WebAssembly.instantiate(module, imports);
      return { module, instance };
    } catch (error) {
      fail(new LoadError(`${WASM}: ${error.message}`));
      throw error;
    }
  };
  self.addEventListener("unhandledrejection", unhandled);
  return {
    failure,
    release() {
      self.fetch = fetch;
      WebAssembly.instantiateStreaming = instantiateStreaming;
      self.removeEventListener("unhandledrejection", unhandled);
    },
  };
}

/**
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
