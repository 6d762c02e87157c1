import type { Instant } from "../kernel/clock.ts";
import type { HitReason } from "../kernel/effects.ts";
import {
  type At,
  BAD_RATING,
  type Booking,
  type BookingFact,
  type Common,
  type Evaluation,
  type Party,
  type StageState,
} from "./booking.ts";
import { startClock } from "./clock.ts";
import type { Step } from "./labels.ts";

type Fact<T extends BookingFact["type"]> = Extract<BookingFact, { type: T }>;

type KeysOf<T> = T extends unknown ? keyof T : never;
/** What belongs to one stage only and is left behind with it; a new one is missed by the compiler. */
const stageKeys: Record<KeysOf<StageState>, true> = {
  stage: true,
  until: true,
  since: true,
  isOwed: true,
  performer: true,
  checkedInAt: true,
  method: true,
  doneAt: true,
  record: true,
  evaluation: true,
  answer: true,
  reply: true,
  endedAt: true,
  reason: true,
  calls: true,
};

const commonOf = (booking: Booking): Common =>
  Object.fromEntries(Object.entries(booking).filter(([key]) => !(key in stageKeys))) as Common;

/** Moves to another stage. Calendars that were told before must be told again. */
const enter = (booking: Booking, to: StageState, changes: Partial<Common> = {}): Booking => ({
  ...commonOf(booking),
  clock: null,
  sequence: booking.sequence + 1,
  ...changes,
  ...to,
});

function made(
  {
    slot,
    promised,
    party,
    requester,
    beneficiary,
    basis,
    age = null,
  }: Fact<"held" | "joined" | "numberTaken">,
  at: Instant,
): Common {
  return {
    slot,
    promised,
    party,
    requester,
    beneficiary,
    basis,
    age,
    answers: null,
    address: null,
    wasConfirmed: false,
    sequence: 0,
    madeAt: at,
    clock: null,
    companion: null,
    turnedDownBy: [],
    ticket: null,
    arrivedAt: null,
    visitorUntil: null,
    complaintId: null,
    isReminded: false,
  };
}

/** A number needs no confirming: whoever takes it is there. */
const numbered = (fact: Fact<"numberTaken">, at: Instant): Booking => ({
  ...made(fact, at),
  wasConfirmed: true,
  ticket: { number: fact.number, since: at, calls: 0 },
  visitorUntil: fact.visitorUntil,
  stage: "BOOKED",
  performer: null,
});

const waitsFor = { PENDING: "APPROVE", ORDERED: "ASSIGN", BOOKED: null } as const;

/** Where a confirmed booking goes, with the deadline of whoever has it next. */
function onwards(
  booking: Booking,
  to: "PENDING" | "ORDERED" | "BOOKED",
  at: Instant,
  changes: Partial<Common> = {},
): Booking {
  const step: Step | null = waitsFor[to];
  const clock = step && startClock(step, booking.promised.isUrgent, at);
  const state = to === "BOOKED" ? ({ stage: to, performer: null } as const) : { stage: to };
  return enter(booking, state, { clock, ...changes });
}

const performerOf = (booking: Booking): Party | null =>
  "performer" in booking ? booking.performer : null;

function turnedDown(booking: Booking, at: Instant): Booking {
  const { performer } = booking as At<"ASSIGNED">;
  const turnedDownBy = [...new Set([...booking.turnedDownBy, performer.id])];
  return onwards(booking, "ORDERED", at, { turnedDownBy, companion: null });
}

/** A talk is not over with its record: what was asked has to be answered. */
function finished(booking: Booking, record: string | null, at: Instant): Booking {
  const performer = performerOf(booking);
  const { mode, isUrgent } = booking.promised;
  const clock = mode === "RECEPTION" && record !== null ? startClock("ANSWER", isUrgent, at) : null;
  const rest = { doneAt: at, record, evaluation: null, answer: null, reply: null };
  return enter(booking, { stage: "DONE", performer, ...rest }, { clock });
}

/** Back into the line, behind who stands in it; after the last call the number is worth nothing. */
function skipped(booking: Booking, isLast: boolean, at: Instant): Booking {
  const { number = null, calls = 0 } = booking.ticket ?? {};
  const ticket = { number, since: at, calls: calls + 1 };
  if (isLast)
    return enter(booking, { stage: "LAPSED", reason: "NOT_THERE", endedAt: at }, { ticket });
  return enter(booking, { stage: "BOOKED", performer: null }, { ticket });
}

const isBad = ({ rating }: Evaluation): boolean => rating <= BAD_RATING;

/** What is to be answered next: the talk before what was rated badly. */
function toAnswer(booking: At<"DONE">, at: Instant): At<"DONE"> {
  const { evaluation, answer, clock, promised } = booking;
  if (clock?.step === "ANSWER" && booking.reply === null) return booking;
  const isOpen = evaluation !== null && isBad(evaluation) && answer === null;
  return { ...booking, clock: isOpen ? startClock("REWORK", promised.isUrgent, at) : null };
}

/** What of a booking begins anew at another time. */
const another = (slot: Booking["slot"], at: Instant): Partial<Common> => ({
  slot,
  isKept: false,
  madeAt: at,
  arrivedAt: null,
  isReminded: false,
  turnedDownBy: [],
  companion: null,
});

/** What is kept for these is not as the service says now, and staff must see it. */
const off: readonly HitReason[] = ["TIME", "SEATS", "PLACE"];

type Appliers = {
  [T in Exclude<BookingFact["type"], "held" | "joined" | "numberTaken">]: (
    booking: Booking,
    fact: Fact<T>,
    at: Instant,
  ) => Booking;
};

/** What those who book did, and the waiting list. */
const byPerson = {
  offered: (booking, { until, capacity, promised }) => {
    const { since, isOwed } = booking as At<"WAITING">;
    const slot = { ...booking.slot, capacity };
    return enter(
      booking,
      { stage: "OFFERED", until, since, isOwed },
      { slot, promised, isPauseTold: false },
    );
  },
  confirmed: (booking, { to, answers, address }, at) =>
    onwards(booking, to, at, { answers, address, wasConfirmed: true }),
  rescheduled: (booking, { slot, promised, to }, at) =>
    onwards({ ...booking, promised }, to, at, { ...another(slot, at), isMoved: false }),
  cancelled: (booking, { isLate }, at) =>
    enter(booking, { stage: isLate ? "LATE_CANCELLED" : "CANCELLED", endedAt: at }),
  nobodyCame: (booking, _fact, at) => enter(booking, { stage: "NO_SHOW_PROVIDER", endedAt: at }),
  disputed: (booking, { complaintId }) => ({ ...booking, complaintId }),
  rated: (booking, { evaluation }, at) => toAnswer({ ...(booking as At<"DONE">), evaluation }, at),
} satisfies Partial<Appliers>;

/** What those who serve did, and the clocks. */
const byProvider = {
  approved: (booking, { to }, at) => onwards(booking, to, at),
  declined: (booking, { reason }, at) => enter(booking, { stage: "DECLINED", reason, endedAt: at }),
  calledOff: (booking, { reason, isOwed = false }, at) =>
    enter(booking, { stage: "CALLED_OFF", reason, endedAt: at }, { isMadeGood: isOwed }),
  kept: (booking, { why = "TIME", change }) => ({
    ...booking,
    ...(change !== undefined && { stoodAt: change }),
    isKept: booking.isKept || off.includes(why),
  }),
  moved: (booking, { slot, promised, to, change }, at) =>
    onwards({ ...booking, promised }, to, at, {
      ...another(slot, at),
      isMoved: true,
      stoodAt: change,
    }),
  assigned: (booking, { performer, companion }, at) => {
    const clock = startClock("ACCEPT", booking.promised.isUrgent, at);
    return enter(booking, { stage: "ASSIGNED", performer }, { clock, companion });
  },
  accepted: (booking) => enter(booking, { stage: "BOOKED", performer: performerOf(booking) }),
  turnedDown: (booking, _fact, at) => turnedDown(booking, at),
  released: (booking, _fact, at) => onwards(booking, "ORDERED", at, { companion: null }),
  checkedIn: (booking, { method }, at) =>
    enter(booking, {
      stage: "CHECKED_IN",
      performer: performerOf(booking),
      checkedInAt: at,
      method,
    }),
  arrived: (booking, _fact, at) => ({
    ...booking,
    sequence: booking.sequence + 1,
    arrivedAt: at,
  }),
  graceEnded: (booking, _fact, at) =>
    enter(booking, { stage: "NO_SHOW_USER", calls: 0, endedAt: at }),
  visitorForgotten: (booking) => ({ ...booking, visitorUntil: null }),
  called: (booking, { performer }, at) =>
    enter(booking, { stage: "CHECKED_IN", performer, checkedInAt: at, method: "CALLED" }),
  calledAgain: (booking) => booking,
  skipped: (booking, { isLast }, at) => skipped(booking, isLast, at),
  talkAnswered: (booking, { text }, at) =>
    toAnswer({ ...(booking as At<"DONE">), reply: text }, at),
  finished: (booking, { record }, at) => finished(booking, record, at),
  absenceReported: (booking, { calls }, at) =>
    enter(booking, { stage: "NO_SHOW_USER", calls, endedAt: at }),
  ratingAnswered: (booking, { text }) => ({
    ...(booking as At<"DONE">),
    answer: text,
    clock: null,
  }),
  lapsed: (booking, { reason, complaintId }, at) =>
    enter(booking, { stage: "LAPSED", reason, endedAt: at }, { complaintId }),
  paused: (booking) => {
    const told = { isPauseTold: true };
    if (booking.stage !== "OFFERED") return { ...booking, ...told };
    const { since, isOwed = false } = booking;
    return enter(booking, { stage: "WAITING", since, isOwed }, told);
  },
  resumed: (booking) => ({ ...booking, isPauseTold: false }),
  reminded: (booking) => ({ ...booking, isReminded: true }),
  stepOverdue: (booking) => ({
    ...booking,
    clock: booking.clock && { ...booking.clock, hasFired: true },
  }),
} satisfies Partial<Appliers>;

const appliers: Appliers = { ...byPerson, ...byProvider };

/** The booking after a fact; the first fact makes it. */
export function apply(
  booking: Booking | null,
  fact: BookingFact,
  { at }: { at: Instant },
): Booking {
  if (fact.type === "held") return { ...made(fact, at), stage: "HELD", until: fact.until };
  if (fact.type === "joined") {
    const { isOwed } = fact;
    return { ...made(fact, at), stage: "WAITING", since: at, isOwed };
  }
  if (fact.type === "numberTaken") return numbered(fact, at);
  if (booking === null) throw new Error(`${fact.type} before held`);
  return appliers[fact.type](booking, fact as never, at);
}
