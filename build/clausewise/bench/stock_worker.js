/**
 * The least that a worker with stock Pyodide needs, after its documentation;
 * it speaks as docs/assets/checker/worker.js does.
 */

let wire;

self.addEventListener("message", async ({ data }) => {
  const { id, type, addresses, request } = data;
  if (type === "boot") {
    const get = (url) => fetch(url);
    const { loadPyodide } = await import(`${addresses.python}pyodide.mjs`);
    const [python, engine, policy] = await Promise.all([
      loadPyodide({ indexURL: addresses.python }),
      get(addresses.wheel).then((response) => response.arrayBuffer()),
      get(addresses.policy).then((response) => response.text()),
    ]);
    python.unpackArchive(engine, "zip");
    wire = python.pyimport("checker.wire");
    const info = JSON.parse(wire.open_policy(policy));
    self.postMessage({ id, type: "ready", info });
  } else {
    const reply = JSON.parse(wire.answer(JSON.stringify(request)));
    self.postMessage({ id, type: "answer", reply });
  }
});
