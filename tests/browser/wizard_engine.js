/** A stand-in for engine.js: a small shop, told in full by its questions. */

const OPTIONS = [
  ["unpaid", "Not paid yet"],
  ["paid", "Paid, not shipped"],
  ["shipped", "Shipped"],
].map(([value, label]) => ({ value, label }));

const UNITS = ["days", "months", "years"];

const question = (fact, kind, ask, more = {}) => ({
  fact,
  kind,
  ask,
  help: "",
  called: fact,
  options: [],
  units: [],
  unknown: false,
  not_yet: false,
  not_stated: false,
  future: false,
  currency: "",
  decimals: {},
  example: "",
  why: null,
  ...more,
});

export const QUESTIONS = [
  question("order status", "choice", "What does your order page say?", {
    help: "Look under “My orders”.",
    options: OPTIONS,
  }),
  question(
    "refund button",
    "yes/no",
    "Does your order show a refund button?",
    {
      unknown: true,
      why: {
        clause: "CAN-2",
        title: "Cancelling a paid order",
        url: "cancellation/#CAN-2",
      },
    },
  ),
  question("placed on", "date", "When did you place the order?", {
    called: "the day of the order",
    example: "27 3 2026",
    not_yet: true,
    unknown: true,
  }),
  question("delivered at", "date and time", "When was it delivered?", {
    called: "the day of delivery",
    example: "27 3 2026",
    not_yet: true,
  }),
  question("amount paid", "money", "How much did you pay in all?", {
    called: "the amount you paid",
    help: "With delivery, after any coupon.",
  }),
  question("videos", "whole number", "How many videos do you have?"),
  question("warranty", "period", "Which warranty does the listing state?", {
    units: UNITS,
    not_stated: true,
  }),
  question("order lines", "order lines", "What was in the order?", {
    decimals: { JPY: 0, KWD: 3 },
  }),
];

const byFact = Object.fromEntries(QUESTIONS.map((q) => [q.fact, q]));

/** Which of its steps fail comes from the test: window.fakeEngine. */
const plan = () => window.fakeEngine ?? {};

/** As long as the test holds it: however slow the machine, not before. */
const loaded = () =>
  new Promise((resolve) => {
    if (plan().held) {
      window.release = resolve;
    } else {
      setTimeout(resolve);
    }
  });

export function createEngine({ onState }) {
  let state = { name: "idle" };
  let opened;
  let failures = plan().failures ?? 0;
  const enter = (next) => {
    state = next;
    onState(state);
  };
  const load = () => {
    enter({ name: "loading", stage: "runtime" });
    opened = loaded().then(() => {
      failures -= 1;
      if (failures >= 0) {
        const error = { name: "LoadError", message: "runtime.json: 404" };
        enter({ name: "failed", error });
        throw error;
      }
      enter({ name: "ready", info: { facts: byFact } });
    });
    opened.catch(() => {});
  };
  const start = () => state.name === "idle" && load();
  return {
    start,
    retry: () => state.name === "failed" && load(),
    async ask(request) {
      start();
      await opened;
      window.lastRequest = request;
      return reply(request);
    },
    get state() {
      return state;
    },
  };
}

function reply({ answers, all, now, zone, code, digest, edition }) {
  if (code) {
    return plan().code ?? { fault: "check", says: "Copy it again" };
  }
  if (digest && digest !== plan().opened && !edition) {
    return { missing: digest };
  }
  const asked = QUESTIONS.filter(({ fact }) => fact in answers);
  const problems = problemsOf(answers);
  const limit = plan().questions ?? QUESTIONS.length;
  const open = QUESTIONS.slice(0, limit).filter(
    ({ fact }) => !(fact in answers),
  );
  return {
    question: open[0] ?? null,
    remaining: { least: plan().least ?? 1, most: open.length },
    asked: asked.map(({ fact }) => fact),
    problems,
    summary: [
      ...asked.map((question) => summaryRow(question, answers, false)),
      ...(plan().assumed ?? ["videos"])
        .filter((fact) => !(fact in answers))
        .map((fact) => summaryRow(byFact[fact], answers, true)),
    ],
    decision: {
      ...decision(answers, all),
      now,
      zone: zone?.name ?? "America/New_York",
    },
    code: plan().made ?? "",
  };
}

const summaryRow = ({ fact, ask }, answers, assumed) => ({
  fact,
  ask,
  answer: assumed ? "0" : words(answers[fact]),
  assumed,
});

const words = (raw) =>
  typeof raw === "string"
    ? raw
    : raw.map((line) => `${line.quantity} × ${line.item}`).join(", ");

function problemsOf(answers) {
  const problems = [];
  const placed = answers["placed on"];
  const isDay = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/.test(placed ?? "");
  if (placed && !isDay && !["unknown", "not yet"].includes(placed)) {
    problems.push({
      fact: "placed on",
      says: "The day of the order must be a real day, like 27 3 2026",
    });
  }
  if (
    answers["order status"] &&
    !OPTIONS.some(({ value }) => value === answers["order status"])
  ) {
    problems.push({ fact: "order status", says: "Select an answer" });
  }
  return problems;
}

function decision(answers, all) {
  const verdict = plan().verdict ?? "eligible";
  return { ...DECISION, verdict, ...plan().decision, all };
}

const DECISION = {
  store: "order-desk",
  policy: { version: "1", digest: "9f86d081884c7d659a2feaa0c55ad015" },
  headline: "You can cancel the order and get 79.90 USD back.",
  route: "cancellation",
  route_called: "Cancelling an order",
  contact: "online customer service",
  clauses: {
    "CAN-2": { title: "Cancelling a paid order", url: "cancellation/#CAN-2" },
    "CAN-5": { title: "When the money comes", url: "cancellation/#CAN-5" },
  },
  reasons: [
    {
      clause: "CAN-2",
      title: "Cancelling a paid order",
      sentence:
        "You can cancel a paid order within 30 days of purchase for a refund, as long as it has not been shipped.",
      quote: "within 30 days of purchase",
      says: "You asked on day 30 of 30.",
      facts: ["placed on"],
      for: true,
      url: "cancellation/#CAN-2",
    },
    {
      clause: "CAN-2",
      title: "Cancelling a paid order",
      sentence:
        "You can cancel a paid order within 30 days of purchase for a refund, as long as it has not been shipped.",
      quote: "has not been shipped",
      says: "Your order page says it is not shipped.",
      facts: ["order status"],
      for: true,
      url: "cancellation/#CAN-2",
    },
  ],
  remedies: [
    {
      name: "Refund",
      standing: "eligible",
      amount: { min: 3990, max: 7990, currency: "USD" },
      words: "39.90 to 79.90 USD",
      lines: [
        {
          label: "price paid",
          min: 7990,
          max: 7990,
          clause: "CAN-2",
          words: "79.90 USD",
        },
        {
          label: "administration fee",
          min: -4000,
          max: 0,
          clause: "CAN-5",
          words: "−40.00 to 0.00 USD",
          note: "The policy does not state how much it is.",
        },
      ],
      compensation: [],
      destination: "your original means of payment",
      sends: "",
      clause: "CAN-2",
      chosen_by: "customer",
      wide: "administration fee",
    },
    {
      name: "Exchange",
      standing: "eligible_subject_to_review",
      amount: null,
      words: "",
      lines: [],
      compensation: [
        {
          label: "voucher",
          min: 500,
          max: 500,
          clause: "CAN-5",
          words: "5.00 USD",
        },
      ],
      destination: "",
      sends: "the same product, if it is in stock",
      clause: "CAN-2",
      chosen_by: "customer",
      wide: "",
    },
  ],
  customer_costs: [
    {
      label: "return postage",
      min: 0,
      max: 1200,
      clause: "CAN-5",
      words: "0.00 to 12.00 USD",
      perhaps: true,
    },
  ],
  shop_costs: [],
  deadlines: [
    {
      what: "Ask for the cancellation",
      at: "2099-04-01T23:59+02:00",
      clause: "CAN-2",
      words: "1 April 2099, 23:59 (Europe/Berlin)",
      passed: false,
      kind: "window",
    },
  ],
  timelines: [
    {
      what: "We send the refund",
      says: "We send the refund within 3 to 7 working days after the cancellation.",
      at: "2099-04-10T23:59+02:00",
      clause: "CAN-5",
      words: "10 April 2099",
      worded_as: "an estimate",
    },
  ],
  dates: [
    {
      what: "You placed the order",
      at: "2026-03-02",
      words: "2 March 2026",
      kind: "event",
    },
    { what: "", at: "2026-04-01", words: "1 April 2026, 12:00", kind: "now" },
    {
      what: "Ask for the cancellation",
      at: "2099-04-01",
      words: "1 April 2099, 23:59",
      kind: "deadline",
    },
    {
      what: "We send the refund",
      at: "2099-04-10",
      words: "10 April 2099",
      kind: "promise",
      worded_as: "an estimate",
    },
  ],
  evidence: [
    { what: "Your payment receipt", clause: "CAN-2" },
    { what: "A photo of the label", clause: "CAN-2" },
    { what: "3 videos of the defect", clause: "CAN-5" },
  ],
  steps: [
    {
      do: "Press “Cancel order” on your order page",
      clause: "CAN-2",
      words: "by 1 April 2099",
    },
    { do: "Keep the confirmation message", clause: "CAN-5", words: "" },
  ],
  warnings: [
    { says: "Once it ships, this no longer applies.", clause: "CAN-2" },
  ],
  conflicts: [
    {
      between: ["within 7 days", "within 3 days"],
      read_as: "within 7 days",
      clause: "CAN-5",
    },
  ],
  interpretations: [
    { says: "A refund is never below nothing.", clause: "CAN-2" },
  ],
  discretion: [],
  depends_on: [
    {
      fact: "refund button",
      ask: "Does your order show a refund button?",
      known_by: "the customer",
      outcomes: [
        { if: "it does", verdicts: ["eligible"], remedies: ["Refund"] },
        {
          if: "it does not",
          verdicts: ["not_eligible", "other_options"],
          remedies: [],
        },
      ],
    },
  ],
  other_routes: [
    {
      route: "warranty",
      called: "A warranty claim",
      verdict: "not_regulated",
    },
  ],
  not_said: ["Who pays if both are at fault."],
  settings: [
    { name: "currency", value: "asked", reason: "the source names none" },
  ],
  problems: [],
};
