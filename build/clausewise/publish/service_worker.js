/**
 * Keeps this edition of the site for later, so that its pages and its checker
 * work without a network.
 *
 * SITE stands above: `edition`, a digest of it all; `files` and `runtime`, the
 * addresses with the digests of what must come from there. Both are kept
 * whole or not at all; the runtime only once a reader has used the checker,
 * and `snapshot`, Python's memory, once there is nothing else to do.
 *
 * A page comes from the network where there is one, because a policy must be
 * the present one. It and its workers keep the edition that it began with:
 * this one, or, where the network had another, that of the network ("live").
 *
 * Only these static files are kept. What a reader answers stands behind the #
 * of an address, if anywhere, which no worker and no server is ever shown.
 *
 * A page sends
 *   "keep the checker"     the checker has run: keep the runtime too
 *   "keep the snapshot"    the reader has time: keep Python's memory
 *   "forget the snapshot"  it was of no use in this browser: never again
 */

const SCOPE = new URL(self.registration.scope);
const OURS = `clausewise ${SCOPE.pathname} `;
const KEPT = OURS + SITE.edition;
const CLIENTS = `${OURS}clients`;
const LIVE = "live";
const PATIENCE_MS = 3000;
const OPENING_MS = 60_000;
// A browser opens six connections to a host, and the reader comes first.
const AT_ONCE = 4;

/** What each open page began with; a worker that sleeps forgets it. */
const editions = new Map();

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy());
});

self.addEventListener("message", (event) => {
  if (event.data === "keep the checker") {
    event.waitUntil(keep(SITE.runtime, "default"));
  } else if (event.data === "keep the snapshot") {
    event.waitUntil(keep(SITE.snapshot, "default"));
  } else if (event.data === "forget the snapshot") {
    event.waitUntil(forgetSnapshot());
  }
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE.href)) {
    const answer = mode === "navigate" ? page(event) : part(event);
    // Where the storage is full or shut, the site is as without us.
    event.respondWith(answer.catch(() => fetch(event.request)));
  }
});

/** New pages get the new edition at once, open ones keep theirs. */
async function install() {
  await announce();
  const names = await caches.keys();
  const before = names.filter((name) => name.startsWith(OURS));
  const hadRuntime = await anyHolds(before, "assets/runtime/runtime.json");
  await keep(SITE.files, "no-cache");
  if (hadRuntime) {
    await keep(SITE.runtime, "default");
  }
  await announce();
  await self.skipWaiting();
}

/** Whoever clears away meanwhile sees that this edition is on its way. */
async function announce() {
  await noteDown(SITE.edition, SITE.edition);
}

/**
 * Fetch what is not there yet, and nothing that has another digest: a host in
 * the middle of an upgrade may send the files of two editions.
 *
 * @param {Record<string, string>} files digests by address
 * @param {RequestCache} cache
 */
async function keep(files, cache) {
  const kept = await caches.open(KEPT);
  const waiting = Object.entries(files);
  const carry = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, integrity] = next;
      const { href } = new URL(path, SCOPE);
      if (!(await kept.match(href))) {
        const response =
          (await sameFromBefore(path, href)) ??
          (await fetch(href, { cache, integrity }));
        if (!response.ok) {
          throw new TypeError(`${path}: ${response.status}`);
        }
        await kept.put(href, response);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
}

/** Nothing in its place: what is there is not fetched again. */
async function forgetSnapshot() {
  const kept = await caches.open(KEPT);
  for (const path of Object.keys(SITE.snapshot)) {
    await kept.put(new URL(path, SCOPE).href, new Response());
  }
}

/** A name that carries a digest says that nothing has changed. */
function sameFromBefore(path, href) {
  const isRuntime = path in SITE.runtime || path in SITE.snapshot;
  const isNamedByContent = isRuntime && !path.endsWith(".json");
  return isNamedByContent ? caches.match(href) : undefined;
}

/** @param {FetchEvent} event for a page that a reader goes to */
async function page(event) {
  const kept = await find(SITE.edition, event.request.url);
  const network = fromNetwork(event, kept !== undefined);
  // It may come too late, and fail when nobody waits any more.
  network.catch(() => {});
  const late = kept && pause(PATIENCE_MS).then(() => ({ kept }));
  const found = await Promise.race([network, late ?? network]).catch(
    (error) => {
      if (!kept) {
        throw error;
      }
      return { kept };
    },
  );
  const edition = found.edition ?? SITE.edition;
  await remember(event.resultingClientId, edition);
  event.waitUntil(tidy());
  if (edition === LIVE) {
    // The site has been renewed, or is just about to be.
    event.waitUntil(self.registration.update().catch(() => {}));
  }
  return found.response ?? found.kept;
}

/** The page as the network has it, and whether it is of this edition. */
async function fromNetwork({ request }, isKept) {
  const response = await fetch(request);
  if (response.status >= 500 && isKept) {
    throw new TypeError(`the host answered ${response.status}`);
  }
  const wanted = SITE.files[pathOf(request.url)];
  const isOurs =
    response.ok && wanted && (await integrityOf(response.clone())) === wanted;
  return { response, edition: isOurs ? SITE.edition : LIVE };
}

/** @param {FetchEvent} event for what a page or its worker needs */
async function part(event) {
  const edition = await recall(event.clientId);
  if (event.resultingClientId) {
    await remember(event.resultingClientId, edition);
  }
  const kept =
    edition === LIVE ? undefined : await find(edition, event.request.url);
  return kept ?? fetch(event.request);
}

/** @param {string} edition @param {string} url */
async function find(edition, url) {
  if (!(await caches.has(OURS + edition))) {
    return undefined;
  }
  const kept = await caches.open(OURS + edition);
  return kept.match(new URL(pathOf(url), SCOPE).href, { ignoreVary: true });
}

/** What follows the ? is for no file of ours. */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(SCOPE.href.length);
}

async function remember(id, edition) {
  if (editions.get(id) === edition) {
    return;
  }
  editions.set(id, edition);
  await noteDown(id, edition);
}

async function noteDown(id, edition) {
  const clients = await caches.open(CLIENTS);
  await clients.put(noteOf(id), Response.json({ edition, at: Date.now() }));
}

async function recall(id) {
  if (!editions.has(id)) {
    const clients = await caches.open(CLIENTS);
    const note = await clients.match(noteOf(id));
    editions.set(id, (await note?.json())?.edition ?? SITE.edition);
  }
  return editions.get(id);
}

const noteOf = (id) => new URL(`?client=${id}`, SCOPE).href;

/**
 * Forget pages that are closed, then editions that nobody has open. A page
 * that is only just being opened is not in the browser's list yet; an edition
 * that is on its way has announced itself before its files come.
 */
async function tidy() {
  const names = await caches.keys();
  const open = await self.clients.matchAll({
    includeUncontrolled: true,
    type: "all",
  });
  const ids = new Set(open.map(({ id }) => id));
  const used = new Set([SITE.edition, "clients"]);
  const clients = await caches.open(CLIENTS);
  for (const request of await clients.keys()) {
    const note = await (await clients.match(request)).json();
    const isYoung = Date.now() - note.at < OPENING_MS;
    if (isYoung || ids.has(new URL(request.url).searchParams.get("client"))) {
      used.add(note.edition);
    } else {
      await clients.delete(request);
    }
  }
  if (self.registration.installing) {
    // It may take long, and clears away when it is done.
    return;
  }
  for (const name of names) {
    if (name.startsWith(OURS) && !used.has(name.slice(OURS.length))) {
      await caches.delete(name);
    }
  }
}

async function anyHolds(names, path) {
  for (const name of names) {
    const kept = await caches.open(name);
    if (await kept.match(new URL(path, SCOPE).href)) {
      return true;
    }
  }
  return false;
}

async function integrityOf(response) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
