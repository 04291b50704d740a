/**
 * Has the service worker keep this site for later, once the page is done.
 *
 * With data-saver on that waits until the reader has used the checker, which
 * says so by the event clausewise:ready, and what only makes the next visit
 * faster is left out.
 */

/** Only under make serve: an editor wants each change, and nothing kept. */
const isEdited = document.querySelector('script[src^="/__clausewise/"]');

if ("serviceWorker" in navigator) {
  if (isEdited) {
    forget();
  } else {
    whenLoaded(keepSite);
  }
}

function keepSite() {
  if (!navigator.connection?.saveData) {
    register();
  }
  addEventListener("clausewise:ready", keepChecker);
  if (document.documentElement.dataset.checker === "ready") {
    keepChecker();
  }
}

async function register() {
  const script = new URL("../sw.js", import.meta.url);
  try {
    return await navigator.serviceWorker.register(script, {
      updateViaCache: "none",
    });
  } catch {
    // A host without it, or storage that is full or shut: all still works
    // while there is a network.
    return undefined;
  }
}

async function keepChecker() {
  if (await register()) {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage("keep the checker");
    if (document.documentElement.dataset.start === "snapshot failed") {
      active?.postMessage("forget the snapshot");
    } else if (!navigator.connection?.saveData) {
      whenIdle(() => active?.postMessage("keep the snapshot"));
    }
  }
}

async function forget() {
  const scope = new URL("../", import.meta.url).href;
  for (const kept of await navigator.serviceWorker.getRegistrations()) {
    if (kept.scope === scope) {
      await kept.unregister();
    }
  }
}

/** @param {() => void} act */
function whenIdle(act) {
  const wait = window.requestIdleCallback ?? ((late) => setTimeout(late, 2000));
  wait(act);
}

/** @param {() => void} act */
function whenLoaded(act) {
  if (document.readyState === "complete") {
    act();
  } else {
    addEventListener("load", act, { once: true });
  }
}
