import { type Due, dueAfter, type Term } from "../kernel/calendar.ts";
import { DAY, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import {
  ABSENCE,
  type Booking,
  HOLD_MINUTES,
  OFFER_MINUTES,
  type StepClock,
  type TimerKind,
} from "./booking.ts";
import type { Step } from "./labels.ts";
import { isAppointment, isHere, keptUntil } from "./queue.ts";

/* The limits and clocks of a booking, as data. */

const minutes = (amount: number): Term => ({ unit: "MINUTE", amount });
const workHours = (amount: number): Term => ({ unit: "WORK_HOUR", amount });

const ANSWER_TERM: Term = { unit: "WORK_DAY", amount: 5 };
const REWORK_TERM: Term = { unit: "WORK_DAY", amount: 15 };

/** Each step's limit: for what is urgent, and for the rest. */
const terms: Readonly<Record<Step, { urgent: Term; usual: Term }>> = {
  HOLD: { urgent: minutes(HOLD_MINUTES), usual: minutes(HOLD_MINUTES) },
  OFFER: { urgent: minutes(OFFER_MINUTES), usual: minutes(OFFER_MINUTES) },
  APPROVE: { urgent: minutes(30), usual: workHours(4) },
  ASSIGN: { urgent: minutes(30), usual: workHours(4) },
  ACCEPT: { urgent: minutes(15), usual: workHours(2) },
  // 书记接待日: every talk is answered within five working days.
  ANSWER: { urgent: ANSWER_TERM, usual: ANSWER_TERM },
  // 好差评: what was rated badly is put right and answered within fifteen working days.
  REWORK: { urgent: REWORK_TERM, usual: REWORK_TERM },
};

export const startClock = (step: Step, isUrgent: boolean, at: Instant): StepClock => ({
  step,
  startedAt: at,
  term: terms[step][isUrgent ? "urgent" : "usual"],
  hasFired: false,
});

export const dueOf = ({ startedAt, term }: StepClock): Due => dueAfter(startedAt, term);

/** What those who serve still owe after all is done. */
const owed: readonly Step[] = ["ANSWER", "REWORK"];
export const owedStep = ({ stage, clock }: Booking): Step | null =>
  stage === "DONE" && clock && owed.includes(clock.step) ? clock.step : null;

/** By when those who serve have to take their next step; the beginning while no limit runs. */
export function stepDueAt({ clock, slot }: Booking): Instant {
  if (!clock) return slot.startAt;
  const due = dueOf(clock);
  return due.kind === "due" ? due.at : due.provisionalAt;
}

export type Timer = { kind: TimerKind; at: Instant };
type Expected = Timer & { isProvisional: boolean };

const fixed = (kind: TimerKind, at: Instant): Expected => ({ kind, at, isProvisional: false });

function stepTimer({ clock }: Booking): Expected[] {
  if (!clock || clock.hasFired) return [];
  const due = dueOf(clock);
  return due.kind === "due"
    ? [fixed("STEP", due.at)]
    : [{ kind: "STEP", at: due.provisionalAt, isProvisional: true }];
}

/** A day before, unless it was booked later than that. */
function reminder({ slot, madeAt, isReminded }: Booking): Expected[] {
  const at = plus(slot.startAt, -DAY);
  return isReminded || at <= madeAt ? [] : [fixed("REMIND", at)];
}

/**
 * A home visit that nobody made is known for itself, and so is an appointment whose place was kept in vain;
 * for the rest somebody has to say who came.
 */
const absence = (booking: Booking): Expected => {
  const { slot, promised } = booking;
  if (isAppointment(booking) && !isHere(booking)) return fixed("GRACE", keptUntil(booking));
  return promised.mode === "HOME_VISIT"
    ? fixed("ABSENT", plus(slot.startAt, ABSENCE.providerMinutes * MINUTE))
    : fixed("END", plus(slot.endAt, DAY));
};

/** Whatever became of it: the name of a visitor is not kept for ever. */
const forgetting = ({ visitorUntil }: Booking): Expected[] =>
  visitorUntil ? [fixed("FORGET", visitorUntil)] : [];

/** What is still to fire in its stage. */
function expectedIn(booking: Booking): Expected[] {
  const { slot } = booking;
  switch (booking.stage) {
    case "HELD":
    case "OFFERED":
      return [fixed("EXPIRE", booking.until)];
    case "WAITING":
      return [fixed("BEGIN", slot.startAt)];
    case "PENDING":
    case "ORDERED":
    case "ASSIGNED":
      return [...stepTimer(booking), fixed("BEGIN", slot.startAt)];
    case "BOOKED":
      return [...reminder(booking), absence(booking)];
    case "CHECKED_IN":
      return [
        fixed(
          "END",
          plus(booking.checkedInAt > slot.endAt ? booking.checkedInAt : slot.endAt, DAY),
        ),
      ];
    case "DONE":
      return stepTimer(booking);
    case "CANCELLED":
    case "LATE_CANCELLED":
    case "DECLINED":
    case "CALLED_OFF":
    case "LAPSED":
    case "NO_SHOW_USER":
    case "NO_SHOW_PROVIDER":
      return [];
  }
}

const inOrder = (booking: Booking): Expected[] =>
  [...expectedIn(booking), ...forgetting(booking)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );

/** What will happen by itself unless somebody acts, soonest first; nothing on a provisional date. */
export const timersOf = (booking: Booking): Timer[] =>
  inOrder(booking).flatMap(({ isProvisional, ...timer }) => (isProvisional ? [] : [timer]));

/** When the sweep must look at it next; null: never. */
export const wakesAt = (booking: Booking): Instant | null => inOrder(booking)[0]?.at ?? null;
