/** The dates that still come, as an iCalendar file (RFC 5545). */

import { CALENDAR } from "./words.js";

const OCTETS = 75;

/**
 * @param {any} decision
 * @param {{store: string, link: string, now: Date}} about
 * @returns {string | null} nothing where no dated moment still comes
 */
export function calendarFile(decision, { store, link, now }) {
  const moments = [
    ...(decision.possible_from ? [decision.possible_from] : []),
    ...(decision.deadlines ?? []),
    ...(decision.timelines ?? []),
  ].filter(({ at, open }) => open !== false && at && new Date(at) > now);
  if (!moments.length) {
    return null;
  }
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Clausewise//Checker//EN",
    ...moments.flatMap((moment) => event(moment, { store, link, now })),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function event({ what, at, words, says, note, clause }, { store, link, now }) {
  const summary = `${what} – ${store}`;
  const description = [says ?? words, note, CALENDAR.clause(clause), link]
    .filter(Boolean)
    .join("\n");
  const stamp = utc(at);
  return [
    "BEGIN:VEVENT",
    `UID:${stamp}-${hash(summary)}@clausewise`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${stamp}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summary)}`,
    "TRIGGER:-P1D",
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** 2026-04-01T23:59+02:00 as 20260401T215900Z. */
const utc = (moment) =>
  new Date(moment).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 octets, never cut inside a character. */
export function folded(line) {
  const encoder = new TextEncoder();
  const rows = [""];
  let room = OCTETS;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      rows.push("");
      // The space that begins the row counts too.
      room = OCTETS - 1;
    }
    rows[rows.length - 1] += character;
    room -= size;
  }
  return rows.join("\r\n ");
}

/** The same date saved twice is one entry. */
function hash(text) {
  let value = 5381;
  for (const character of text) {
    value = (Math.imul(value, 33) ^ character.codePointAt(0)) >>> 0;
  }
  return value.toString(36);
}
