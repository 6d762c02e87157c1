import {
  type Due,
  dueAfter,
  elapsed,
  type Interval,
  officeCalendar,
  pointAt,
  type Term,
  type WorkCalendar,
} from "../kernel/calendar.ts";
import { DAY, type Instant, MINUTE, plus, toMs } from "../kernel/clock.ts";
import { categoryOf, termsOf } from "./category.ts";
import type { Complaint, Step, StepClock, TimerKind } from "./complaint.ts";

const INFO_TERM: Term = { unit: "WORK_DAY", amount: 3 };
const DECISION_TERM: Term = { unit: "WORK_HOUR", amount: 4 };
const REMIND_CONFIRM_AFTER = DAY;
/** A failed verification leaves at least this part of the term for doing it again. */
const REWORK_SHARE = 0.3;

/** The term of a step for this complaint: from its category and level, or fixed by the procedure. */
export function termOf(
  { category, level }: Pick<Complaint, "category" | "level">,
  step: Step,
): Term {
  if (step === "INFO") return INFO_TERM;
  if (step === "RETURN" || step === "REDISPATCH") return DECISION_TERM;
  const found = categoryOf(category);
  if (!found) throw new Error(`unknown category ${category}`);
  const terms = termsOf(found, level);
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
export const dueOf = (
  { startedAt, term, pauses }: StepClock,
  calendar: WorkCalendar = officeCalendar,
): Due => dueAfter(startedAt, term, { pauses, calendar });

/** The instant a clock ends; provisional when a calendar it needs is not published. */
export function dueAt(clock: StepClock): { at: Instant; isProvisional: boolean } {
  const due = dueOf(clock);
  return due.kind === "due"
    ? { at: due.at, isProvisional: false }
    : { at: due.provisionalAt, isProvisional: true };
}

const MINUTES_OF: Record<"MINUTE" | "WORK_HOUR", number> = { MINUTE, WORK_HOUR: 60 * MINUTE };

/** The part of a term that is left at an instant, in the term's own unit. */
export function remainingOf({ startedAt, term, pauses }: StepClock, now: Instant): Term {
  const end = dueAt({ step: "DISPOSE", startedAt, term, pauses, fired: [] }).at;
  if (now >= end) return { ...term, amount: 0 };
  if (term.unit === "WORK_DAY" || term.unit === "DAY")
    return { ...term, amount: daysBetween(term, { from: now, to: end }) };
  const left = elapsed({ from: now, to: end }, term.unit, { pauses });
  return { ...term, amount: left / MINUTES_OF[term.unit] };
}

/** Whole days still ahead: each counted day ends at its own closing time. */
function daysBetween({ unit, amount }: Term, { from, to }: Interval): number {
  for (let days = 0; days < amount; days += 1)
    if (dueAt(startClock("DISPOSE", { unit, amount: days + 1 }, from)).at > to) return days;
  return amount;
}

/** The term for doing it again: what is left, but no less than 30 % of the original. */
export function reworkTerm(clock: StepClock, now: Instant): Term {
  const left = remainingOf(clock, now);
  const whole = clock.term.unit === "WORK_DAY" || clock.term.unit === "DAY";
  const share = clock.term.amount * REWORK_SHARE;
  const least = whole ? Math.ceil(share) : share;
  return { ...clock.term, amount: Math.max(left.amount, least) };
}

export type Timer = { clock: "STEP" | "DISPOSAL"; kind: TimerKind; at: Instant };

const isFired = (clock: StepClock, kind: TimerKind): boolean => clock.fired.includes(kind);

/** The end of a step. On a provisional date nothing is done by itself: a person must look. */
function stepTimers(clock: StepClock): Timer[] {
  const { at, isProvisional } = dueAt(clock);
  const due: Timer = { clock: "STEP", kind: "DUE", at };
  const remind: Timer = {
    clock: "STEP",
    kind: "REMIND",
    at: plus(clock.startedAt, REMIND_CONFIRM_AFTER),
  };
  const timers = clock.step === "CONFIRM" ? [remind, due] : [due];
  return isProvisional ? [] : timers.filter(({ kind }) => !isFired(clock, kind));
}

/** One working day at least lies between yellow and red. */
function redAt(clock: StepClock, due: Instant): Instant {
  const half = { ...clock.term, amount: Math.ceil(clock.term.amount / 2) };
  const later = dueAt(startClock("DISPOSE", half, due)).at;
  const day = dueAt(startClock("DISPOSE", { unit: "WORK_DAY", amount: 1 }, due)).at;
  return later > day ? later : day;
}

/** The supervision ladder: remind at 50 %, again at 80 %, yellow when due, red after half as long again. */
function disposalTimers(clock: StepClock): Timer[] {
  const due = dueOf(clock);
  if (due.kind === "unpublished") return [];
  const options = { pauses: clock.pauses };
  const share = (part: number) => pointAt(clock.startedAt, clock.term, part, options);
  const ladder: Timer[] = [
    { clock: "DISPOSAL", kind: "HALF", at: share(0.5) },
    { clock: "DISPOSAL", kind: "EIGHTY", at: share(0.8) },
    { clock: "DISPOSAL", kind: "DUE", at: due.at },
    { clock: "DISPOSAL", kind: "RED", at: redAt(clock, due.at) },
  ];
  return ladder.filter(({ kind }) => !isFired(clock, kind));
}

/** The ladder stands still while others decide: it only runs while the matter is being handled. */
const handlingStages: readonly Complaint["stage"][] = [
  "ACCEPTED",
  "ON_SITE",
  "DISPATCHED",
  "PROCESSING",
  "RETURN_REQUESTED",
];

/** Everything that will happen by itself unless somebody acts, soonest first. */
export function timersOf(complaint: Complaint): Timer[] {
  const { clock, disposal, stage } = complaint;
  const onTheWay = disposal && handlingStages.includes(stage) ? disposalTimers(disposal) : [];
  const ofStep = clock ? stepTimers(clock) : [];
  return [...ofStep, ...onTheWay].sort((a, b) => toMs(a.at) - toMs(b.at));
}

/** The deadline people are shown: that of the present step, or that of the handling itself. */
export const shownClock = ({ clock, disposal }: Complaint): StepClock | null => clock ?? disposal;
