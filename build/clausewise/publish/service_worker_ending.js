/**
 * Ends the keeping of this site: takes the place of an earlier service worker,
 * removes what it kept, and then itself.
 */

const OURS = `clausewise ${new URL(self.registration.scope).pathname} `;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(end());
});

async function end() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(OURS));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
