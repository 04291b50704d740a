/** Asking the engine on the reader's behalf, until it answers or they go on. */

import { customerZone, localMoment } from "./zone.js";

/**
 * @param {any} engine
 * @param {any} status
 */
export function createInquiry(engine, status) {
  const zone = customerZone();
  // Only the latest wish counts: a reply to an older one is dropped.
  let turn = 0;

  /**
   * @param {any} answers
   * @param {boolean} all also after a refusal
   * @returns {Promise<any>} the reply, or null if the reader has gone on
   */
  async function ask(answers, all) {
    turn += 1;
    const mine = turn;
    status.waiting(true, engine.state);
    while (mine === turn) {
      const request = { answers, now: localMoment(new Date()), zone, all };
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

  function drop() {
    turn += 1;
    status.waiting(false, engine.state);
  }

  return Object.freeze({ ask, drop });
}
