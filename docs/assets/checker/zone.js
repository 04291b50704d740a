/** The customer's moment and time zone, as the engine wants to be told. */

const MINUTE = 60_000;
const FIRST = Date.UTC(2015, 0, 1);
const LAST = Date.UTC(2041, 0, 1);
// Zones that pause summer time for Ramadan change twice within five weeks.
const STRIDE = 7 * 24 * 60 * MINUTE;
const LONG_AGO = -10_000_000;

/**
 * The zone's changes of offset, for an engine without a zone database.
 *
 * @returns {{name: string, offsets: [number, number][]}} each row the minute
 *   since 1970 (UTC) of a change, and the minutes east of UTC from then on
 */
export function customerZone() {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return { name: name || "local time", offsets: changes(FIRST, LAST) };
}

/** Now, to the minute, like 2026-04-01T12:00+02:00. @param {Date} moment */
export function localMoment(moment) {
  const offset = offsetAt(moment.getTime());
  const sign = offset < 0 ? "-" : "+";
  const [hours, minutes] = [Math.trunc(offset / 60), offset % 60];
  const pad = (number) => String(Math.abs(number)).padStart(2, "0");
  return `${localDay(moment)}T${pad(moment.getHours())}:${pad(
    moment.getMinutes(),
  )}${sign}${pad(hours)}:${pad(minutes)}`;
}

/** The local day, like 2026-04-01. @param {Date} moment */
export function localDay(moment) {
  const pad = (number, width) => String(number).padStart(width, "0");
  return [
    pad(moment.getFullYear(), 4),
    pad(moment.getMonth() + 1, 2),
    pad(moment.getDate(), 2),
  ].join("-");
}

/** @returns {[number, number][]} */
function changes(first, last) {
  /** @type {[number, number][]} */
  const rows = [[LONG_AGO, offsetAt(first)]];
  for (let from = first; from < last; from += STRIDE) {
    const to = from + STRIDE;
    if (offsetAt(from) !== offsetAt(to)) {
      const change = changeBetween(from, to);
      rows.push([change / MINUTE, offsetAt(change)]);
    }
  }
  return rows;
}

/** The first minute with the later offset. */
function changeBetween(from, to) {
  const before = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
    [low, high] = offsetAt(middle) === before ? [middle, high] : [low, middle];
  }
  return high;
}

/** Minutes east of UTC; Date reads the same zone that Intl names. */
function offsetAt(moment) {
  return -Math.round(new Date(moment).getTimezoneOffset());
}
