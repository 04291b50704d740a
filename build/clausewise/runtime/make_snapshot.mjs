// Starts the browser's Python with the engine, and writes its memory down.
// Usage: node make_snapshot.mjs RUNTIME_FOLDER TARGET
// Pages of nothing but zeros are left out; see docs/assets/checker/snapshot.js,
// which reads it.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const PAGE = 4096;

// The same memory each time: no clock and no chance may stand in it.
Date.now = () => 315532800000;
performance.now = () => 0;
crypto.randomFillSync = (array) => array.fill(0);
globalThis.crypto.getRandomValues = (array) => array.fill(0);

const [folder, target] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(`${folder}/runtime.json`));
const indexURL = `${folder}/${manifest.python}`;
const { loadPyodide } = await import(
  pathToFileURL(`${indexURL}pyodide.mjs`).href
);
const python = await loadPyodide({
  indexURL,
  stdLibURL: `${indexURL}python_stdlib.zip.txt`,
  env: { PYTHONHASHSEED: "0" },
  _makeSnapshot: true,
});
python.FS.writeFile("/engine.whl", readFileSync(`${folder}/${manifest.wheel}`));
python.runPython(`
import gc
import sys

sys.path.insert(0, "/engine.whl")
import checker.wire

gc.collect()
`);
writeFileSync(target, packed(python.makeMemorySnapshot()));

/** @param {Uint8Array} memory */
function packed(memory) {
  const starts = [];
  for (let at = 0; at < memory.length; at += PAGE) {
    starts.push(at);
  }
  const pages = starts.map((at) => memory.subarray(at, at + PAGE));
  const flags = pages.map((page) => (page.some((byte) => byte) ? 1 : 0));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, memory.length, true);
  return Buffer.concat([
    size,
    Uint8Array.from(flags),
    ...pages.filter((_, index) => flags[index]),
  ]);
}
