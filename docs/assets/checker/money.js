/** Asking for an amount in the words people type, and for its currency once. */

import { h } from "./dom.js";
import { selectField, textField } from "./fields.js";
import { FIELDS } from "./words.js";

/** @typedef {import("./state.js").Parts} Parts */

const COMMON = "EUR USD GBP CNY JPY".split(" ");

// ISO 4217, what is in use: browsers list also what has long been withdrawn.
const IN_USE = (
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB " +
  "BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK " +
  "DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL " +
  "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD " +
  "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR " +
  "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG " +
  "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC " +
  "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES " +
  "VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
).split(" ");

/** @param {any} question @param {string} id */
export function moneyFields(question, id) {
  const amount = textField(id, "amount", FIELDS.amount, {
    mode: "decimal",
    width: "10",
  });
  return h(
    "div",
    { class: "checker-row" },
    amount,
    currencyField(question, id),
  );
}

/**
 * @param {any} question
 * @param {string} id
 */
export function currencyField(question, id) {
  if (question.currency) {
    return h("p", { class: "checker-currency" }, question.currency);
  }
  const names = new Intl.DisplayNames(["en"], { type: "currency" });
  // A browser that is older than a currency has no name for it but its code.
  const named = (code) => [...new Set([code, names.of(code)])].join(" – ");
  const option = (code) => h("option", { value: code }, named(code));
  return selectField(id, "currency", FIELDS.currency, [
    h("option", { value: "" }, FIELDS.chooseCurrency),
    h("optgroup", { label: FIELDS.commonCurrencies }, COMMON.map(option)),
    h(
      "optgroup",
      { label: FIELDS.allCurrencies },
      IN_USE.filter((code) => !COMMON.includes(code)).map(option),
    ),
  ]);
}

/** @param {Parts} parts @param {any} question */
export function readMoney(parts, question) {
  const currency = question.currency || parts.currency;
  const missing = [!parts.amount?.trim() && "amount", !currency && "currency"];
  if (missing.some(Boolean)) {
    return {
      missing: missing.filter(Boolean),
      lacks: parts.amount?.trim() && FIELDS.currencyLacks,
    };
  }
  return { raw: priced(parts.amount, currency) };
}

/** @param {string} raw like "79.90 USD" @returns {Parts} */
export function moneyParts(raw) {
  const at = raw.lastIndexOf(" ");
  return { amount: raw.slice(0, at), currency: raw.slice(at + 1) };
}

/** As typed, with the currency said once. */
export const priced = (amount, currency) =>
  `${amount.trim().replace(currency, "").trim()} ${currency}`;

/**
 * Minor units of a plainly written amount, for a sum shown while typing; the
 * engine alone judges what is typed.
 *
 * @param {string} typed
 * @param {number} places decimals of the currency
 * @returns {number | null}
 */
export function minorUnits(typed, places) {
  const plain = typed.trim().replace(/,(?=\d{3}(\D|$))/g, "");
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!found || (found[2] ?? "").length > places) {
    return null;
  }
  return Number(found[1] + (found[2] ?? "").padEnd(places, "0"));
}

/** @param {number} minor @param {string} currency @param {number} places */
export function amountWords(minor, currency, places) {
  const digits = String(minor).padStart(places + 1, "0");
  const whole = digits
    .slice(0, digits.length - places)
    .replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = places ? `.${digits.slice(-places)}` : "";
  return `${whole}${rest} ${currency}`.trim();
}
