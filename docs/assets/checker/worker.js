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
 *   {type: "restoring"}                  Python starts from a kept memory
 *
 * `addresses` are absolute: `python`, the folder of Pyodide; `wheel`, the
 * engine; `policy`, its JSON; `snapshot`, a memory that is never fetched, only
 * taken where it is kept already, and not at all without the name. A request
 * without a time zone is of the customer's. The worker holds no decisions:
 * checker.wire makes them.
 */

import { BlockedError, fetchWhole, LoadError } from "./arrivals.js";
import { startPython } from "./python.js";
import { keptSnapshot } from "./snapshot.js";
import { customerZone } from "./zone.js";

/**
 * @typedef {{open_policy(text: string): string, answer(text: string): string}}
 *   Wire the engine's one door, Python's module checker.wire
 */

const WHEEL = "/engine.whl";

/** The smallest WebAssembly module there is: its header alone. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @type {Wire | undefined} */
let wire;

/** @type {ReturnType<typeof customerZone> | undefined} */
let known;

/** Read once, and here: a browser may take a tenth of a second over it. */
const zone = () => (known ??= customerZone());

const handlers = Object.freeze({
  /** @param {{addresses: Record<string, string>}} message */
  async boot({ addresses }) {
    wire = undefined;
    requireWebAssembly();
    progress("runtime");
    const [python, wheel, text] = await Promise.all([
      startPython(addresses.python, snapshotAt(addresses.snapshot), zone),
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
    const told = JSON.stringify({ zone: zone(), ...request });
    const reply = JSON.parse(wire.answer(told));
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

/** @param {string | undefined} address */
async function snapshotAt(address) {
  const memory = await keptSnapshot(address);
  if (memory) {
    self.postMessage({ type: "restoring" });
  }
  return memory;
}

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
