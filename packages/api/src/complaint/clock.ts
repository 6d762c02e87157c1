import { type Due, dueAfter, elapsed, pointAt, type Term } from "../kernel/calendar.ts";
import { DAY, HOUR, type Instant, MINUTE, plus, toMs } from "../kernel/clock.ts";
import { categoryOf, termsOf } from "./category.ts";
import type { ClockKind, Complaint, StepClock, TimerKind } from "./complaint.ts";
import type { Stage, Step } from "./labels.ts";

const INFO_TERM: Term = { unit: "WORK_DAY", amount: 3 };
const DECISION_TERM: Term = { unit: "WORK_HOUR", amount: 4 };
const REMIND_CONFIRM_AFTER = DAY;
/** A failed verification leaves at least this part of the term for doing it again. */
const REWORK_SHARE = 0.3;

/** A matter in nobody's grid is assigned by the duty officer within this time, also at night. */
const DUTY_TERM: Term = { unit: "MINUTE", amount: 15 };

type Termed = Pick<Complaint, "category" | "level" | "place">;

/** The term of a step for this complaint: from its category and level, or fixed by the procedure. */
export function termOf({ category, level, place }: Termed, step: Step): Term {
  if (step === "INFO") return INFO_TERM;
  if (step === "RETURN" || step === "REDISPATCH") return DECISION_TERM;
  const found = categoryOf(category);
  if (!found) throw new Error(`unknown category ${category}`);
  const terms = termsOf(found, level);
  if (step === "ACCEPT" && place.gridId === null && level !== "P0") return DUTY_TERM;
  const key = step.toLowerCase() as keyof typeof terms;
  return terms[key];
}

export const startClock = (step: Step, term: Term, at: Instant): StepClock => ({
  step,
  startedAt: at,
  term,
  pauses: [],
  fired: [],
});

/** When a clock ends, with the pieces of time it is made of. */
export const dueOf = ({ startedAt, term, pauses }: StepClock): Due =>
  dueAfter(startedAt, term, { pauses });

/** The instant a clock ends; provisional when a calendar it needs is not published. */
export function dueAt(clock: StepClock): { at: Instant; isProvisional: boolean } {
  const due = dueOf(clock);
  return due.kind === "due"
    ? { at: due.at, isProvisional: false }
    : { at: due.provisionalAt, isProvisional: true };
}

/** Milliseconds of one unit of the terms that can be cut anywhere. Working days cannot. */
const LENGTHS = { MINUTE, WORK_HOUR: HOUR, DAY } as const;

/** The part of a term that is left at an instant, in the term's own unit; working days are whole. */
export function remainingOf(clock: StepClock, now: Instant): Term {
  const { term, pauses } = clock;
  const end = dueAt(clock).at;
  if (now >= end) return { ...term, amount: 0 };
  if (term.unit === "WORK_DAY") return { ...term, amount: daysUntil(end, now, term.amount) };
  const left = elapsed({ from: now, to: end }, term.unit, { pauses });
  return { ...term, amount: left / LENGTHS[term.unit] };
}

/** The most working days, counted from now, that end no later than the deadline. */
function daysUntil(end: Instant, now: Instant, most: number): number {
  let days = 0;
  while (days < most && workDaysAfter(now, days + 1).at <= end) days += 1;
  return days;
}

const workDaysAfter = (from: Instant, amount: number) =>
  dueAt(startClock("DISPOSE", { unit: "WORK_DAY", amount }, from));

/** A part of a term; working days are rounded up. */
const partOf = ({ unit, amount }: Term, share: number): Term => ({
  unit,
  amount: unit === "WORK_DAY" ? Math.ceil(amount * share) : amount * share,
});

/**
 * The term for doing it again: what was left when the result was handed in, for the clock stands still
 * from then on, but no less than 30 % of the term it once had.
 */
export function reworkTerm(clock: StepClock, original: Term, handedInAt: Instant): Term {
  const left = remainingOf(clock, handedInAt);
  const least = partOf(original, REWORK_SHARE);
  return left.amount > least.amount ? left : least;
}

export type Timer = { clock: ClockKind; kind: TimerKind; at: Instant };

/** A timer as far as it is known: one that rests on an unpublished calendar must not fire yet. */
type Expected = Timer & { isProvisional: boolean };

/** The end of a step, and for the reporter's confirmation a reminder before it. */
function stepTimers(clock: StepClock): Expected[] {
  const due: Expected = { clock: "STEP", kind: "DUE", ...dueAt(clock) };
  if (clock.step !== "CONFIRM") return [due];
  const at = plus(clock.startedAt, REMIND_CONFIRM_AFTER);
  return [{ ...due, kind: "REMIND", at }, due];
}

/** Red comes half as long again after yellow, but no sooner than one working day. */
function redAt(term: Term, due: Instant): ReturnType<typeof dueAt> {
  const half = dueAt(startClock("DISPOSE", partOf(term, 0.5), due));
  const day = workDaysAfter(due, 1);
  const at = half.at > day.at ? half.at : day.at;
  return { at, isProvisional: half.isProvisional || day.isProvisional };
}

/** The supervision ladder: remind at 50 %, again at 80 %, yellow when due, then red. */
function disposalTimers(clock: StepClock): Expected[] {
  const { startedAt, term, pauses } = clock;
  const due = dueAt(clock);
  const red = redAt(term, due.at);
  const share = (part: number) => pointAt(startedAt, term, part, { pauses });
  const rung = (kind: TimerKind, at: Instant, { isProvisional } = due): Expected => ({
    clock: "DISPOSAL",
    kind,
    at,
    isProvisional: isProvisional || due.isProvisional,
  });
  return [
    rung("HALF", share(0.5)),
    rung("EIGHTY", share(0.8)),
    rung("DUE", due.at),
    rung("RED", red.at, red),
  ];
}

/** The ladder stands still while others decide: it only runs while the matter is being handled. */
const handlingStages: readonly Stage[] = [
  "ACCEPTED",
  "ON_SITE",
  "DISPATCHED",
  "PROCESSING",
  "RETURN_REQUESTED",
];

/** What is still to fire, soonest first. */
function expectedOf({ clock, disposal, stage }: Complaint): Expected[] {
  const handling = handlingStages.includes(stage) ? disposal : null;
  const ofStep = clock ? stepTimers(clock) : [];
  const ofHandling = handling ? disposalTimers(handling) : [];
  return [
    ...ofStep.filter(({ kind }) => !clock?.fired.includes(kind)),
    ...ofHandling.filter(({ kind }) => !handling?.fired.includes(kind)),
  ].sort((a, b) => toMs(a.at) - toMs(b.at));
}

/**
 * Everything that will happen by itself unless somebody acts, soonest first. On a provisional date
 * nothing does: a person must look.
 */
export const timersOf = (complaint: Complaint): Timer[] =>
  expectedOf(complaint).flatMap(({ isProvisional, ...timer }) => (isProvisional ? [] : [timer]));

/**
 * When the sweep must look at it next; null: never. What rests on an unpublished calendar is looked at
 * too, so that it is not forgotten once the year is published.
 */
export const wakesAt = (complaint: Complaint): Instant | null =>
  expectedOf(complaint)[0]?.at ?? null;

/** The deadline people are shown: that of the present step, or that of the handling itself. */
export const shownClock = ({ clock, disposal }: Complaint): StepClock | null => clock ?? disposal;
