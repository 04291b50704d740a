/** What the checker loads: from this site only, and whole or not at all. */

/** The browser's own, also while Pyodide's is watched. */
const plainFetch = self.fetch.bind(self);

/** Something that the checker needs did not arrive whole. */
export class LoadError extends Error {
  name = "LoadError";
}

/** The browser, or the site's own rules, forbid what the checker needs. */
export class BlockedError extends LoadError {
  name = "BlockedError";
}

/** A file whose name carries its digest has gone: the site is a newer one. */
export class EditionError extends LoadError {
  name = "EditionError";
}

/**
 * Fetch from this site, and only what is really there.
 *
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 */
export async function fetchWhole(input, init) {
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
export function requireSameOrigin(url) {
  if (url.origin !== self.location.origin) {
    throw new LoadError(`${url.href} is not on this site`);
  }
}
