/**
 * The memory of a Python that had started with the engine, if the service
 * worker has kept one: starting from it spares the start.
 *
 * It is made by build/clausewise/runtime/. What was kept is only trusted under
 * the digest in its name: of a memory with a wrong byte nobody knows what it
 * would decide.
 */

const PAGE = 4096;

/**
 * @param {string | undefined} address whose name carries the digest
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function keptSnapshot(address) {
  if (!address || !("caches" in self)) {
    return undefined;
  }
  try {
    const kept = await caches.match(address, { ignoreVary: true });
    const packed = kept && new Uint8Array(await kept.arrayBuffer());
    return packed && (await isWhole(packed, address))
      ? unpacked(packed)
      : undefined;
  } catch {
    // Storage that is shut or broken: Python starts as it comes.
    return undefined;
  }
}

/** @param {Uint8Array} packed @param {string} address */
async function isWhole(packed, address) {
  const digest = await crypto.subtle.digest("SHA-256", packed);
  const digits = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return address.includes(digits.slice(0, 32));
}

/**
 * Most of a memory is empty: the size, a flag for each page, the pages.
 *
 * @param {Uint8Array} packed
 */
export function unpacked(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset);
  const size = view.getUint32(0, true);
  const memory = new Uint8Array(size);
  const count = Math.ceil(size / PAGE);
  let from = 4 + count;
  for (let page = 0; page < count; page += 1) {
    if (packed[4 + page]) {
      const at = page * PAGE;
      const length = Math.min(PAGE, size - at);
      memory.set(packed.subarray(from, from + length), at);
      from += length;
    }
  }
  return memory;
}
