import type { ServiceDraftInput, ServiceDraftPartsFragment } from "../../gql/generated/provider";

/*
 * A service as it is written in the form: everything is text, until it is sent. Which of it is right is the
 * API's affair; only what is no number cannot be sent.
 */

export type Hours = { opens: string; closes: string };

export type ExceptionForm = { appliesOn: string; hours: readonly Hours[]; reason: string };
export type OccasionForm = { heldOn: string; hours: Hours; group: string; capacity: string };
export type QuestionForm = {
  code: string;
  zh: string;
  en: string;
  kind: ServiceDraftInput["questions"][number]["kind"];
  isRequired: boolean;
  /** One a line: `code | 中文 | English`. */
  options: string;
  min: string;
  max: string;
};
export type ResourceForm = { key: string; zh: string; en: string };

const texts = [
  "nameZh",
  "nameEn",
  "summaryZh",
  "summaryEn",
  "priceZh",
  "priceEn",
  "venue",
] as const;
const numbers = [
  "slotMinutes",
  "beforeMinutes",
  "afterMinutes",
  "capacity",
  "walkIns",
  "leadMinutes",
  "windowDays",
  "cutoffMinutes",
  "graceMinutes",
  "maxParty",
] as const;
const optionalNumbers = ["perDay", "perWeek", "perMonth", "minAge", "maxAge"] as const;
const switches = [
  "isClosedOnHolidays",
  "isWindowInWorkDays",
  "needsApproval",
  "isUrgent",
  "isTakenWhole",
  "needsCompanion",
  "needsHome",
] as const;

export type TextName =
  | (typeof texts)[number]
  | (typeof numbers)[number]
  | (typeof optionalNumbers)[number];
export type SwitchName = (typeof switches)[number];

export type ServiceForm = Record<TextName, string> &
  Record<SwitchName, boolean> & {
    gridId: string;
    unitId: string | null;
    category: ServiceDraftInput["category"] | null;
    mode: ServiceDraftInput["mode"] | null;
    /** The hours of Monday to Sunday. */
    weekly: readonly (readonly Hours[])[];
    breaks: readonly Hours[];
    exceptions: readonly ExceptionForm[];
    occasions: readonly OccasionForm[];
    questions: readonly QuestionForm[];
    resources: readonly ResourceForm[];
    /** Who may book by their posts; none: everybody. The form keeps them as they are. */
    roles: ServiceDraftPartsFragment["roles"];
  };

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const USUAL: readonly Hours[] = [
  { opens: "09:00", closes: "12:00" },
  { opens: "13:30", closes: "17:30" },
];

const optionsText = (options: ServiceDraftPartsFragment["questions"][number]["options"]): string =>
  options.map(({ code, label: { zh, en } }) => `${code} | ${zh} | ${en}`).join("\n");

const readOptions = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [code = "", zh = "", en = ""] = line.split(/[|｜]/).map((part) => part.trim());
      return { code, label: { zh, en: en || zh } };
    });

const text = (value: number | string | null): string => (value === null ? "" : String(value));

/** A new service, with the usual numbers to begin with. */
export const newForm = (gridId: string, unitId: string | null): ServiceForm => ({
  gridId,
  unitId,
  nameZh: "",
  nameEn: "",
  summaryZh: "",
  summaryEn: "",
  priceZh: "免费",
  priceEn: "Free",
  venue: "",
  category: null,
  mode: null,
  weekly: WEEKDAYS.map((day) => (day < 6 ? USUAL : [])),
  breaks: [],
  exceptions: [],
  occasions: [],
  questions: [],
  resources: [],
  roles: [],
  slotMinutes: "30",
  beforeMinutes: "0",
  afterMinutes: "0",
  capacity: "1",
  walkIns: "0",
  leadMinutes: "60",
  windowDays: "14",
  cutoffMinutes: "120",
  graceMinutes: "15",
  maxParty: "1",
  perDay: "",
  perWeek: "",
  perMonth: "",
  minAge: "",
  maxAge: "",
  isClosedOnHolidays: true,
  isWindowInWorkDays: false,
  needsApproval: false,
  isUrgent: false,
  isTakenWhole: false,
  needsCompanion: false,
  needsHome: false,
});

/** The form of a service that is there. */
export function formOf(draft: ServiceDraftPartsFragment): ServiceForm {
  const { plan, rules, name, summary, price, gridId, unitId, category, mode, needsHome } = draft;
  const { beforeMinutes, afterMinutes, isClosedOnHolidays } = plan;
  return {
    gridId: gridId ?? "",
    unitId,
    category,
    mode,
    needsHome,
    nameZh: name.zh,
    nameEn: name.en,
    summaryZh: summary.zh,
    summaryEn: summary.en,
    priceZh: price.zh,
    priceEn: price.en,
    venue: text(draft.venue),
    weekly: WEEKDAYS.map((day) => plan.weekly.find(({ weekday }) => weekday === day)?.hours ?? []),
    breaks: plan.breaks,
    exceptions: plan.exceptions,
    occasions: plan.occasions.map((one) => ({ ...one, capacity: text(one.capacity) })),
    questions: draft.questions.map(({ label, options, min, max, ...one }) => ({
      ...one,
      ...label,
      options: optionsText(options),
      min: text(min),
      max: text(max),
    })),
    resources: draft.resources.map(({ key, name: { zh, en } }) => ({ key, zh, en })),
    slotMinutes: text(plan.slotMinutes),
    beforeMinutes: text(beforeMinutes),
    afterMinutes: text(afterMinutes),
    capacity: text(plan.capacity),
    walkIns: text(plan.walkIns),
    isClosedOnHolidays,
    leadMinutes: text(rules.leadMinutes),
    windowDays: text(rules.windowDays),
    isWindowInWorkDays: rules.isWindowInWorkDays,
    cutoffMinutes: text(rules.cutoffMinutes),
    graceMinutes: text(rules.graceMinutes),
    maxParty: text(rules.maxParty),
    perDay: text(rules.perDay),
    perWeek: text(rules.perWeek),
    perMonth: text(rules.perMonth),
    needsApproval: rules.needsApproval,
    isUrgent: rules.isUrgent,
    isTakenWhole: rules.isTakenWhole,
    needsCompanion: rules.needsCompanion,
    roles: draft.roles,
    minAge: text(draft.minAge),
    maxAge: text(draft.maxAge),
  };
}

const isWhole = (value: string): boolean => /^\d{1,6}$/.test(value.trim());

const isLeftOut = (value: string): boolean => value.trim() === "";

/** Any number, or left out. */
export const isNumber = (value: string): boolean =>
  isLeftOut(value) || Number.isFinite(Number(value));

/** Fields that are no whole number and have to be one; lists by their names. */
export const notNumbers = (form: ServiceForm): (TextName | "occasions" | "questions")[] => [
  ...numbers.filter((name) => !isWhole(form[name])),
  ...optionalNumbers.filter((name) => !isLeftOut(form[name]) && !isWhole(form[name])),
  ...(form.occasions.every(({ capacity }) => isLeftOut(capacity) || isWhole(capacity))
    ? []
    : (["occasions"] as const)),
  ...(form.questions.every(({ min, max }) => isNumber(min) && isNumber(max))
    ? []
    : (["questions"] as const)),
];

const maybe = (value: string): number | null => (value.trim() === "" ? null : Number(value));

function planOf(form: ServiceForm): ServiceDraftInput["plan"] {
  return {
    weekly: WEEKDAYS.map((weekday, n) => ({
      weekday,
      hours: [...(form.weekly[n] ?? [])],
    })).filter(({ hours }) => hours.length > 0),
    breaks: [...form.breaks],
    exceptions: form.exceptions.map(({ appliesOn, hours, reason }) => ({
      appliesOn: appliesOn.trim(),
      hours: [...hours],
      reason: reason.trim(),
    })),
    occasions: form.occasions.map(({ heldOn, hours, group, capacity }) => ({
      heldOn: heldOn.trim(),
      hours,
      group: group.trim(),
      capacity: Number(capacity) || 0,
    })),
    isClosedOnHolidays: form.isClosedOnHolidays,
    slotMinutes: Number(form.slotMinutes),
    beforeMinutes: Number(form.beforeMinutes),
    afterMinutes: Number(form.afterMinutes),
    capacity: Number(form.capacity),
    walkIns: form.mode === "RECEPTION" ? Number(form.walkIns) : 0,
  };
}

const rulesOf = (form: ServiceForm): ServiceDraftInput["rules"] => ({
  leadMinutes: Number(form.leadMinutes),
  windowDays: Number(form.windowDays),
  isWindowInWorkDays: form.isWindowInWorkDays,
  cutoffMinutes: Number(form.cutoffMinutes),
  graceMinutes: Number(form.graceMinutes),
  maxParty: Number(form.maxParty),
  perDay: maybe(form.perDay),
  perWeek: maybe(form.perWeek),
  perMonth: maybe(form.perMonth),
  needsApproval: form.needsApproval,
  isUrgent: form.isUrgent,
  isTakenWhole: form.isTakenWhole,
  needsCompanion: form.needsCompanion,
});

const isChoice = (kind: QuestionForm["kind"]): boolean => kind === "SINGLE" || kind === "MULTI";

const questionsOf = ({ questions }: ServiceForm): ServiceDraftInput["questions"] =>
  questions.map(({ code, zh, en, kind, isRequired, options, min, max }) => ({
    code: code.trim(),
    label: { zh: zh.trim(), en: en.trim() },
    kind,
    isRequired,
    options: isChoice(kind) ? readOptions(options) : [],
    min: kind === "NUMBER" ? maybe(min) : null,
    max: kind === "NUMBER" ? maybe(max) : null,
  }));

/** What is sent; null while category or mode are not chosen. */
export function draftOf(form: ServiceForm): ServiceDraftInput | null {
  const { gridId, unitId, category, mode, needsHome, roles } = form;
  if (category === null || mode === null) return null;
  return {
    gridId,
    unitId,
    category,
    mode,
    needsHome,
    roles,
    name: { zh: form.nameZh.trim(), en: form.nameEn.trim() },
    summary: { zh: form.summaryZh.trim(), en: form.summaryEn.trim() },
    price: { zh: form.priceZh.trim(), en: form.priceEn.trim() },
    venue: form.venue.trim() || null,
    plan: planOf(form),
    rules: rulesOf(form),
    questions: questionsOf(form),
    resources: form.resources.map(({ key, zh, en }) => ({
      key: key.trim(),
      name: { zh: zh.trim(), en: en.trim() },
    })),
    minAge: maybe(form.minAge),
    maxAge: maybe(form.maxAge),
  };
}
