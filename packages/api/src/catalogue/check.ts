import { type LocalDate, toInstant } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import {
  type BookingRules,
  type DatedException,
  type Eligibility,
  GRAIN_MINUTES,
  graceOf,
  type Hours,
  MAX_CAPACITY,
  MAX_DRAFT_BYTES,
  MAX_EXCLUSIVE_MINUTES,
  MAX_GRACE_MINUTES,
  MAX_OPTIONS,
  MAX_QUESTIONS,
  MAX_RESOURCES,
  MAX_WALK_INS,
  type OpeningPlan,
  type Question,
  type ServiceDraft,
} from "./catalogue.ts";

/* What must be true of a service before it can be offered. Each check answers the refusal, or null. */

export type Refused = { kind: "refusal"; refusal: Refusal } | null;

const DAY_MINUTES = 24 * 60;
const GRAIN = { minutes: GRAIN_MINUTES };

const isWhole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

const isGrained = (minutes: number, min: number): boolean =>
  isWhole(minutes, min, DAY_MINUTES) && minutes % GRAIN_MINUTES === 0;

/** Minutes since midnight, or NaN for what is no time of a day. */
function minuteOf(time: string): number {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) return NaN;
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** In order, apart, none empty, all on the grain. */
function areHours(hours: readonly Hours[]): boolean {
  const edges = hours.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
  return edges.every(
    (edge, i) =>
      edge % GRAIN_MINUTES === 0 &&
      (i === 0 || (i % 2 === 0 ? edges[i - 1]! <= edge : edges[i - 1]! < edge)),
  );
}

/** Also no 30 February, which would be read as one in March. */
function isDate(on: LocalDate): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(on) ? Date.parse(`${on}T00:00:00.000Z`) : NaN;
  return !Number.isNaN(ms) && toInstant(ms).startsWith(on);
}

function checkExceptions(exceptions: readonly DatedException[]): Refused {
  const dates = exceptions.map(({ on }) => on);
  if (!dates.every(isDate) || new Set(dates).size !== dates.length)
    return refuse("catalogue.date_invalid", "exceptions");
  return exceptions.every(({ hours }) => areHours(hours))
    ? null
    : refuse("catalogue.hours_invalid", "exceptions", GRAIN);
}

/** Groups of one time have different names: the name is the lane their slot is known by. */
function checkOccasions({ occasions }: OpeningPlan): Refused {
  if (!occasions.every(({ on }) => isDate(on)))
    return refuse("catalogue.date_invalid", "occasions");
  if (!occasions.every((one) => areHours([one])))
    return refuse("catalogue.hours_invalid", "occasions", GRAIN);
  if (!occasions.every(({ capacity }) => isWhole(capacity, 1, MAX_CAPACITY)))
    return refuse("catalogue.capacity_invalid", "occasions", { max: MAX_CAPACITY });
  const lanes = occasions.map(({ on, from, group }) => `${on} ${from} ${group.trim()}`);
  return new Set(lanes).size === lanes.length
    ? null
    : refuse("catalogue.group_invalid", "occasions");
}

function checkSlots({ slotMinutes, bufferMinutes, capacity, walkIns }: OpeningPlan): Refused {
  const { before, after } = bufferMinutes;
  if (!isGrained(slotMinutes, GRAIN_MINUTES) || !isGrained(before, 0) || !isGrained(after, 0))
    return refuse("catalogue.slot_invalid", "slotMinutes", GRAIN);
  if (!isWhole(capacity, 1, MAX_CAPACITY))
    return refuse("catalogue.capacity_invalid", "capacity", { max: MAX_CAPACITY });
  return isWhole(walkIns, 0, MAX_WALK_INS)
    ? null
    : refuse("catalogue.capacity_invalid", "walkIns", { max: MAX_WALK_INS });
}

function checkPlan(plan: OpeningPlan): Refused {
  const weekly = Object.values(plan.weekly);
  if (!weekly.every(areHours)) return refuse("catalogue.hours_invalid", "weekly", GRAIN);
  if (!areHours(plan.breaks)) return refuse("catalogue.hours_invalid", "breaks", GRAIN);
  return checkExceptions(plan.exceptions) ?? checkSlots(plan) ?? checkOccasions(plan);
}

const MAX_MINUTES = 90 * DAY_MINUTES;

function checkRules(rules: BookingRules): Refused {
  const limits = [rules.perDay, rules.perWeek, rules.perMonth];
  const isRight =
    isWhole(rules.leadMinutes, 0, MAX_MINUTES) &&
    isWhole(rules.cutoffMinutes, 0, MAX_MINUTES) &&
    isWhole(graceOf(rules), 0, MAX_GRACE_MINUTES) &&
    isWhole(rules.window.amount, 1, 90) &&
    isWhole(rules.maxParty, 1, MAX_CAPACITY) &&
    limits.every((limit) => limit === null || isWhole(limit, 1, MAX_CAPACITY));
  return isRight ? null : refuse("catalogue.rules_invalid", "rules");
}

function isQuestion({ code, label, kind, options, min, max }: Question): boolean {
  const codes = options.map((one) => one.code);
  const isChoice = kind === "SINGLE" || kind === "MULTI";
  return (
    /^[a-z][a-z0-9_]{0,39}$/.test(code) &&
    label.zh.trim() !== "" &&
    label.en.trim() !== "" &&
    (isChoice ? codes.length > 0 && codes.length <= MAX_OPTIONS : codes.length === 0) &&
    new Set(codes).size === codes.length &&
    (min === null || max === null || min <= max)
  );
}

function checkForm(form: readonly Question[]): Refused {
  const codes = form.map(({ code }) => code);
  const wrong = form.find((one, i) => !isQuestion(one) || codes.indexOf(one.code) !== i);
  if (wrong) return refuse("catalogue.question_invalid", "form", { code: wrong.code });
  return form.length > MAX_QUESTIONS
    ? refuse("catalogue.question_invalid", "form", { code: form.at(-1)?.code ?? "" })
    : null;
}

function checkEligibility({ minAge, maxAge, roles }: Eligibility): Refused {
  if (new Set(roles).size !== roles.length) return refuse("catalogue.role_twice", "roles");
  const ages = [minAge, maxAge].filter((age) => age !== null);
  const isRight = ages.every((age) => isWhole(age, 0, 120));
  return isRight && (minAge === null || maxAge === null || minAge <= maxAge)
    ? null
    : refuse("catalogue.age_invalid", "eligibility");
}

/** A room taken by one booking cannot be shared: occasions and slots of several seats have none. */
function checkResources({ resources, plan, mode }: ServiceDraft): Refused {
  if (resources.length === 0) return null;
  const keys = resources.map(({ key }) => key);
  const { before, after } = plan.bufferMinutes;
  const isRight =
    mode !== "EVENT" &&
    plan.capacity === 1 &&
    plan.walkIns === 0 &&
    before + plan.slotMinutes + after <= MAX_EXCLUSIVE_MINUTES &&
    keys.length <= MAX_RESOURCES &&
    new Set(keys).size === keys.length &&
    keys.every((key) => /^[A-Z0-9-]{1,30}$/.test(key));
  return isRight
    ? null
    : refuse("catalogue.resource_capacity", "resources", { max: MAX_RESOURCES });
}

const hasText = ({ zh, en }: { zh: string; en: string }): boolean =>
  [zh, en].every((text) => text.trim() !== "" && [...text].length <= 500);

/** Every part within its bound, and still too much together: the table takes no more in one piece. */
const bytesOf = (draft: ServiceDraft): number =>
  new TextEncoder().encode(JSON.stringify(draft)).length;

/** Why a service cannot be offered like this, or null. */
export function checkDraft(draft: ServiceDraft): Refused {
  if (bytesOf(draft) > MAX_DRAFT_BYTES) return refuse("catalogue.draft_too_large", "draft");
  if (!hasText(draft.name)) return refuse("catalogue.text_missing", "name");
  if (!hasText(draft.summary)) return refuse("catalogue.text_missing", "summary");
  return (
    checkPlan(draft.plan) ??
    checkRules(draft.rules) ??
    checkForm(draft.form) ??
    checkEligibility(draft.eligibility) ??
    checkResources(draft)
  );
}
