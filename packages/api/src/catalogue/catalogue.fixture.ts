import type { BookingRules, OpeningPlan, Question, ServiceDraft } from "./catalogue.ts";

/** Services for tests: a counter open on working days, and what each test changes about it. */

export const plan: OpeningPlan = {
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: "09:00", to: "17:30" } as const]]),
  ),
  breaks: [{ from: "12:00", to: "13:30" }],
  exceptions: [],
  followsHolidays: true,
  slotMinutes: 30,
  bufferMinutes: { before: 0, after: 0 },
  capacity: 2,
  walkIns: 0,
  occasions: [],
};

export const rules: BookingRules = {
  leadMinutes: 60,
  window: { unit: "DAY", amount: 14 },
  cutoffMinutes: 120,
  perDay: null,
  perWeek: null,
  perMonth: null,
  maxParty: 4,
  isTakenWhole: false,
  needsCompanion: false,
  needsApproval: false,
  isUrgent: false,
};

export const question = (change: Partial<Question> = {}): Question => ({
  code: "matter",
  label: { zh: "办理事项", en: "Matter" },
  kind: "STRING",
  isRequired: true,
  options: [],
  min: null,
  max: null,
  ...change,
});

type Change = Partial<Omit<ServiceDraft, "plan" | "rules">> & {
  plan?: Partial<OpeningPlan>;
  rules?: Partial<BookingRules>;
};

export const draft = (change: Change = {}): ServiceDraft => ({
  name: { zh: "社保代办", en: "Social insurance desk" },
  summary: { zh: "窗口代办社保事项", en: "Help with social insurance at the desk" },
  category: "GOVERNMENT",
  mode: "COUNTER",
  path: "/S/C/",
  unitId: null,
  providerName: "C号",
  venue: "便民服务大厅 2 号窗口",
  form: [],
  eligibility: { needsHome: false, minAge: null, maxAge: null, roles: [] },
  resources: [],
  price: { zh: "免费", en: "Free" },
  ...change,
  plan: { ...plan, ...change.plan },
  rules: { ...rules, ...change.rules },
});
