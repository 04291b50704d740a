/** What typed order lines come to, shared out over pieces as the engine does. */

import { amountWords, minorUnits } from "./money.js";
import { LINES } from "./words.js";

/**
 * How many pieces, and what they come to, as far as it adds up.
 *
 * @param {Record<string, string>[]} rows as typed
 * @param {string} currency
 * @param {Record<string, number>} decimals of a currency, where not two:
 *   browsers count those that are in use, the engine those of the standard
 */
export function sumWords(rows, currency, decimals = {}) {
  const places = decimals[currency] ?? 2;
  const lines = rows
    .map((typed) => lineOf(typed, places))
    .filter((line) => line !== null);
  const sum = (value) => lines.reduce((total, line) => total + value(line), 0);
  const pieces = sum(({ quantity }) => quantity);
  const [whole, part] = [sum(({ net }) => net), sum(affectedPart)];
  return pieces
    ? LINES.sums(
        LINES.pieces(pieces),
        amountWords(whole, currency, places),
        LINES.pieces(sum(({ affected }) => affected)),
        amountWords(part, currency, places),
      )
    : "";
}

/** A line in numbers; null while it cannot be one. */
function lineOf(typed, places) {
  const count = (words = "") => minorUnits(words || "0", 0);
  const price = minorUnits(typed.price, places);
  const discount = minorUnits(typed.discount || "0", places);
  const quantity = count(typed.quantity);
  const affected = count(typed.affected);
  const returned = count(typed.returned);
  const known = [price, discount, quantity, affected, returned];
  if (known.includes(null) || !quantity) {
    return null;
  }
  const net = price * quantity - discount;
  return net < 0 || affected + returned > quantity
    ? null
    : { net, quantity, affected, returned };
}

/**
 * Pieces share their line equally, and the first ones take the odd units; the
 * affected pieces come after those that were sent back before.
 */
function affectedPart({ net, quantity, affected, returned }) {
  const each = Math.floor(net / quantity);
  const odd = net % quantity;
  const last = Math.min(returned + affected, odd);
  return each * affected + Math.max(0, last - Math.min(returned, odd));
}
