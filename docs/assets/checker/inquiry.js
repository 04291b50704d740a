/** Asking the engine on the reader's behalf, until it answers or they go on. */

import { localMoment } from "./zone.js";

const DIGEST = /^[0-9a-f]{16}$/;

/**
 * @param {any} engine
 * @param {any} status
 * @param {string} base address of the store's pages
 */
export function createInquiry(engine, status, base) {
  // Only the latest wish counts: a reply to an older one is dropped.
  let turn = 0;

  /**
   * Ask what follows from a case.
   *
   * @param {object} kept
   * @param {any} kept.answers
   * @param {boolean} kept.all also after a refusal
   * @param {import("./state.js").AsOf} kept.asOf
   * @returns {Promise<any>} the reply, or null if the reader has gone on
   */
  async function ask({ answers, all, asOf }) {
    const told = asOf.now
      ? { now: asOf.now, zone: asOf.zone, digest: asOf.digest }
      : { now: localMoment(new Date()) };
    const request = { answers, all, ...told };
    const reply = await put(request);
    return reply?.missing ? askOlder(request) : reply;
  }

  /** By the edition that the case names, or honestly by the open one. */
  async function askOlder({ digest, ...request }) {
    const edition = await editionNamed(digest);
    const reply = edition && (await put({ ...request, digest, edition }));
    if (reply && !reply.missing) {
      return reply;
    }
    const other = await put(request);
    return other && { ...other, isOther: true };
  }

  /**
   * What a case code holds: {case}, or {fault, says}.
   *
   * @param {string} code
   */
  const open = (code) => put({ code });

  async function put(request) {
    turn += 1;
    const mine = turn;
    status.waiting(true, engine.state);
    while (mine === turn) {
      try {
        const reply = await engine.ask(request);
        if (mine === turn) {
          status.waiting(false, engine.state);
          return reply;
        }
      } catch (error) {
        if (mine === turn) {
          await status.failed(error);
          engine.retry();
          status.waiting(true, engine.state);
        }
      }
    }
    return null;
  }

  /** The edition's text, or "" where the site has it no more. */
  async function editionNamed(digest) {
    if (!DIGEST.test(digest)) {
      return "";
    }
    try {
      const url = new URL(`editions/${digest}.json`, base);
      const response = await fetch(url);
      return response.ok ? await response.text() : "";
    } catch {
      // Not there and not to be had: said with the result.
      return "";
    }
  }

  function drop() {
    turn += 1;
    status.waiting(false, engine.state);
  }

  return Object.freeze({ ask, open, drop });
}
