/**
 * Every word of the checker that is not the policy's: one place to translate.
 * Sentences about a case, dates and amounts come from the engine as they are.
 */

/** @param {string[]} words "a", "a and b", "a, b and c" */
export function listed(words) {
  const [last, ...rest] = [...words].reverse();
  return rest.length ? `${rest.reverse().join(", ")} and ${last}` : last;
}

/** @param {string} text its own quotes become single, as the engine's do */
export const quoted = (text) =>
  `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`;

export const PAGE = Object.freeze({
  title: (title, service) => `${title} – Checker – ${service}`,
  error: "Error: ",
  opening: "Opening your answers",
  openingWait: "Opening your answers…",
  // A title stays in the browser's history; the headline names an amount.
  result: "Your result",
  back: "Back",
  change: "Change",
  progress: (number, left) => `Question ${number} – ${left}`,
  last: "the last question",
  left: (count) => `${count} questions left, with this one`,
  leftBetween: (least, most) =>
    `${least} to ${most} questions left, with this one`,
});

export const NOTICES = Object.freeze({
  link:
    "The link filled in some answers. Check them above the result: " +
    "you can change each.",
  kept: (answers) =>
    `Kept from before: ${answers.join("; ")}. ` +
    "You can change this above the result.",
  badCode: (says) => `The link could not be opened. ${says}.`,
  longCode:
    "The link could not be opened: it is too long. Copy the whole link again.",
  otherStore: "This link belongs to another shop’s checker.",
});

export const QUESTION = Object.freeze({
  continue: "Continue",
  or: "or",
  yes: "Yes",
  no: "No",
  notYet: "Not yet",
  notStated: "It is not stated",
  unknown: "I don’t know",
  unknownHints: Object.freeze({
    choice: "Then the result says what each answer would mean.",
    date: "Then the result says which day it hangs on.",
    other: "Then amounts are shown from the least to the most.",
  }),
  example: (words) => `For example, ${words}`,
  why: "Why we ask",
  matters: "The answer matters for ",
  select: (ask) => `Select an answer: ${ask}`,
  enter: (what, like) => `Enter ${what}${like && `, like ${like}`}`,
  dateOf: (what) => `the date of ${what}`,
  nouns: Object.freeze({
    choice: "an answer",
    date: "the date",
    money: "the amount",
    number: "the number",
    period: "how long",
    lines: "at least one item",
  }),
});

export const FIELDS = Object.freeze({
  day: "Day",
  month: "Month",
  year: "Year",
  time: "Time",
  timeHint: "Your local time, like 14:30",
  dayOnly: "I know only the day",
  today: "Today",
  yesterday: "Yesterday",
  calendar: "Choose from a calendar",
  dateLacks: (parts) => `The date must include a ${parts.join(" and a ")}`,
  timeLacks: "Enter the time, like 14:30, or tick “I know only the day”",
  number: "Number",
  unit: "Unit",
  amount: "Amount",
  currency: "Currency",
  chooseCurrency: "Choose the currency",
  commonCurrencies: "Often used",
  allCurrencies: "All",
  currencyLacks: "Select the currency",
});

export const LINES = Object.freeze({
  item: "Item",
  price: "Price of one",
  quantity: "How many",
  affected: "How many have the problem",
  ofItem: (number) => ` (item ${number})`,
  add: "Add another item",
  remove: "Remove",
  removeItem: (number) => ` item ${number}`,
  discount: "Discount on this item alone",
  returned: "How many you sent back before",
  with: Object.freeze({
    discount: "A discount was for one item alone",
    returned: "Some pieces were sent back before",
  }),
  withHints: Object.freeze({
    discount: "A coupon for the whole order does not count here.",
    returned: "Those of an earlier claim, not the ones of this problem.",
  }),
  instead: "I know what I paid for the items with the problem",
  insteadHint: "Then you need not list the items.",
  paid: "What you paid for the items with the problem",
  paidHint: "For those items alone, after every coupon and discount",
  paidLacks: "Enter what you paid for the items with the problem",
  lacks: "Fill in the name, the price and how many, or remove the item",
  pieces: (count) => (count === 1 ? "1 piece" : `${count} pieces`),
  sums: (all, sum, affected, part) =>
    `Ordered: ${all}, ${sum}. With the problem: ${affected}, ${part}.`,
});

export const STATUS = Object.freeze({
  stages: Object.freeze({
    runtime: "Loading the checker. You can already answer.",
    engine: "Loading the checker: almost there. You can already answer.",
    policy: "Reading the policy…",
  }),
  kept: "Your answer is kept. It is checked as soon as the checker has loaded.",
  failed: "The checker did not start",
  causes: Object.freeze({
    TimeoutError: "It took too long. The connection may be slow.",
    BlockedError:
      "This browser, or a setting of this site, does not let it run.",
    EditionError:
      "The site has been renewed since this page was opened, " +
      "or a part of it did not arrive. Trying again opens the page anew.",
    LoadError: "A part of it did not arrive.",
    WorkerError: "A part of it did not arrive.",
    MessageError: "Its answer could not be read.",
  }),
  cause: "Something in it went wrong. It is not your mistake.",
  answers: " Your answers are kept in this tab.",
  tables: "The tables below say the same as the checker.",
  tablesAnd: (contact) =>
    "The tables below say the same as the checker, " +
    `and you can ask a person: ${contact}.`,
  support: (name, message) => `For support: ${name}, ${message}`,
  again: "Try again",
});

export const ERRORS = Object.freeze({
  heading: "There is a problem",
  prefix: "Error: ",
});

/** What each verdict is called: over the result, and inside a sentence. */
export const VERDICTS = Object.freeze({
  eligible: ["Eligible", "covered"],
  eligible_subject_to_review: [
    "Eligible, subject to review",
    "possible, somebody decides",
  ],
  not_eligible: ["Not eligible", "not covered"],
  not_needed: ["Not needed", "it happens by itself"],
  other_options: ["Other options", "other ways instead"],
  not_regulated: ["Not regulated", "the policy does not say"],
  need_information: ["More information needed", "it depends on more answers"],
  invalid_input: ["Answers to check", "some answers do not fit together"],
});

/** Instead of a refusal that waiting is enough to end. */
export const NOT_YET = "Not yet";

export const RESULT = Object.freeze({
  about: (route) => `About: ${route}`,
  problems: "What does not fit",
  decides: "What decides this",
  deciders: "Who decides",
  gets: "What you get",
  costs: "What it costs",
  when: "By when",
  next: "What to do next",
  collect: "What to collect",
  mind: "Mind this",
  changes: "What would change this",
  others: "Looked at another way",
  advice:
    "This is advice. The shop re-runs it on the same answers and decides. " +
    "Your statutory rights are separate, and no policy takes them away.",
  contact: (contact) => `To reach a person: ${contact}.`,
  policy: (store, version, digest, moment) =>
    `${store}, policy version ${version} (${digest}), checked on ${moment}.`,
  unreadable: "Some answers need another look.",
});

export const ASSUMED = Object.freeze({
  heading: (count) =>
    count === 1 ? "We assumed one answer" : `We assumed ${count} answers`,
  row: (ask, answer) => `${ask} ${answer}`,
});

export const AS_OF = Object.freeze({
  heading: (words) => `As checked on ${words}`,
  same: "Your answers, that moment and the policy of that day decide.",
  older: "The policy has changed since. This is judged by the one of that day.",
  lost:
    "The policy of that day is not on this site, or cannot be reached now. " +
    "This is judged by the policy of today, at the moment of the link.",
  again: "Check again now",
});

export const REASONS = Object.freeze({
  whole:
    "Every condition has been checked. This is all that stands against you.",
  more: (count) =>
    count === 1 ? "1 more that matters here" : `${count} more that matter here`,
  good: "For you: ",
  no: "Against you: ",
  depends: "Open: ",
});

export const REMEDIES = Object.freeze({
  by: Object.freeze({
    customer: "You choose one of these.",
    shop: "The shop chooses one of these.",
    "after refusal": "These ways are open instead.",
  }),
  all: "You get all of these.",
  shut: (names) => `Not available in this case: ${names.join(", ")}.`,
  youPay: "You pay",
  wePay: "We pay",
  perhaps: "In some cases",
  perhapsNote: "in some cases",
  range: (line) => `A range, because of: ${line}.`,
  open: (line) => `Open, because of: ${line}.`,
  lines: "Line by line",
  onTop: "On top, as compensation",
  compensation: "As compensation",
  paidTo: "Paid to",
  send: "We send",
  clause: "By ",
  clauseOfLine: " by ",
  total: "In all",
  whole: "all of it",
  notStated: "not stated",
});

export const COMPARE = Object.freeze({
  heading: "Side by side",
  summary: "Compare two of these side by side",
  first: "First",
  second: "Second",
  standing: "Where it stands",
  money: "Money, in all",
  compensation: "Compensation in it",
  none: "–",
});

export const WHEN = Object.freeze({
  kinds: Object.freeze({
    event: "You told us",
    deadline: "Deadline",
    start: "Possible from",
    now: "Now",
    asked: "Checked on",
  }),
  promises: Object.freeze({
    "a promise": "Promise",
    "an estimate": "Estimate",
    typical: "Typical",
    "start only": "Start",
  }),
  passed: "This has passed. ",
  met: "This was in time. ",
  ofClause: (what, title) => `${what} (${title})`,
  zone: (zone) => `Times in the zone ${zone}.`,
});

export const TODO = Object.freeze({
  perhaps: "in some cases",
  collected: (had, all) => `${had} of ${all} collected`,
});

export const OPEN = Object.freeze({
  outcome: (condition) => `If ${condition}: `,
  answered: (ask) => `${quoted(ask)} is answered `,
  youAnswer: (answers) => `you answer ${answers}`,
  alike: (outcome) =>
    `With each answer: ${outcome}. What you get, by when, or what to do can ` +
    "still differ.",
  or: ", or ",
  remedies: (names) => ` (${names})`,
  answer: "Answer this question",
  known: (knower) => `Known to: ${knower}.`,
  readAs: "How the policy was read",
  conflicts: "Passages that do not agree",
  areReadAs: (passages, reading) => `${passages} are read as: ${reading}`,
  interpretations: "Readings that go beyond the words",
  unsaid: "The policy does not say",
  settings: "Not stated by the source",
});

export const SUMMARY = Object.freeze({
  heading: "Check your answers",
  assumed: "assumed",
});

export const KEEP = Object.freeze({
  heading: "Keep this result",
  print: "Print",
  text: "Copy as text",
  link: "Copy link to this result",
  code: "Copy the case code",
  dates: "Save dates to calendar",
  file: "dates.ics",
  copied: "Copied. You can paste it into a message to the shop.",
  linkCopied:
    "Copied. The link carries your answers: share it only with those who may " +
    "see them.",
  codeCopied:
    "Copied. The code carries your answers. The shop can open it and gets " +
    "the same result.",
  byHand: "Copy this by hand:",
  goOn: "Go on",
  rest: "Check the remaining conditions too",
  another: "Check another item",
  anew: "Start again",
});

export const MESSAGE = Object.freeze({
  summary: "A message that you can send",
  to: (contact) => `Where to send it: ${contact}.`,
  to_shop: "Send it to the shop.",
  label: "Message",
  copy: "Copy the message",
  copied: "Copied. Add your name and order number before you send it.",
  hello: "Hello,",
  order: "my order number is: …",
  about: (route) => `It is about: ${route}.`,
  wish: Object.freeze({
    eligible: "By your policy I can get this, and I ask for it:",
    eligible_subject_to_review:
      "By your policy I may get this. Please decide about it:",
    not_eligible:
      "Your checker says that this is not covered. Please look at it again:",
    other_options: "By your policy this way is open to me, and I take it:",
    need_information:
      "It is still open whether I can get this. Please help me to settle it:",
    not_regulated: "Your policy does not say what holds in my case:",
    not_needed: "By your policy this happens by itself:",
  }),
  choose: "Of these I choose: …",
  open: (says) => `What is open: ${says}`,
  facts: "What happened:",
  clauses: (ids) => `The clauses that decide: ${ids.join(", ")}.`,
  evidence: "I have, or will send:",
  check: "To run the same check again, open this code in your tools:",
  bye: "Kind regards",
});

export const TEXT = Object.freeze({
  because: "Because",
  get: "What I get",
  pay: "What I pay",
  start: "Possible later",
  deadlines: "Deadlines",
  promised: "Promised",
  next: "Next",
  collect: "To collect",
  mind: "Mind",
  flip: "What would change it",
  answers: "My answers",
  assumed: " (assumed)",
  paidTo: (where) => `paid to: ${where}`,
  shop: "For the shop, to run the same check again:",
  policy: (version, digest) => `policy version ${version}, digest ${digest}`,
  checked: (now, zone) => `checked at ${now}, zone ${zone}`,
  advice: "This is advice. Statutory rights are separate.",
});

export const CALENDAR = Object.freeze({
  clause: (clause) => `Clause ${clause}.`,
});
