import type { Instant } from "../kernel/clock.ts";
import {
  type At,
  BAD_RATING,
  type Booking,
  type BookingFact,
  type Common,
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
  performer: true,
  checkedInAt: true,
  method: true,
  doneAt: true,
  record: true,
  evaluation: true,
  answer: true,
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
  { slot, promised, party, requester, beneficiary }: Fact<"held" | "joined">,
  at: Instant,
): Common {
  return {
    slot,
    promised,
    party,
    requester,
    beneficiary,
    answers: null,
    address: null,
    wasConfirmed: false,
    sequence: 0,
    madeAt: at,
    clock: null,
    turnedDownBy: [],
    complaintId: null,
    isReminded: false,
  };
}

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
  return onwards(booking, "ORDERED", at, { turnedDownBy });
}

function finished(booking: Booking, record: string | null, at: Instant): Booking {
  const performer = performerOf(booking);
  return enter(booking, {
    stage: "DONE",
    performer,
    doneAt: at,
    record,
    evaluation: null,
    answer: null,
  });
}

type Appliers = {
  [T in Exclude<BookingFact["type"], "held" | "joined">]: (
    booking: Booking,
    fact: Fact<T>,
    at: Instant,
  ) => Booking;
};

/** What those who book did, and the waiting list. */
const byPerson = {
  offered: (booking, { until, capacity }) => {
    const { since } = booking as At<"WAITING">;
    const slot = { ...booking.slot, capacity };
    return enter(booking, { stage: "OFFERED", until, since }, { slot });
  },
  confirmed: (booking, { to, answers, address }, at) =>
    onwards(booking, to, at, { answers, address, wasConfirmed: true }),
  rescheduled: (booking, { slot, to }, at) =>
    onwards(booking, to, at, { slot, madeAt: at, isReminded: false, turnedDownBy: [] }),
  cancelled: (booking, { isLate }, at) =>
    enter(booking, { stage: isLate ? "LATE_CANCELLED" : "CANCELLED", endedAt: at }),
  nobodyCame: (booking, _fact, at) => enter(booking, { stage: "NO_SHOW_PROVIDER", endedAt: at }),
  disputed: (booking, { complaintId }) => ({ ...booking, complaintId }),
  rated: (booking, { evaluation }, at) => {
    const isBad = evaluation.rating <= BAD_RATING;
    const clock = isBad ? startClock("REWORK", booking.promised.isUrgent, at) : null;
    return { ...(booking as At<"DONE">), evaluation, clock };
  },
} satisfies Partial<Appliers>;

/** What those who serve did, and the clocks. */
const byProvider = {
  approved: (booking, { to }, at) => onwards(booking, to, at),
  declined: (booking, { reason }, at) => enter(booking, { stage: "DECLINED", reason, endedAt: at }),
  calledOff: (booking, { reason }, at) =>
    enter(booking, { stage: "CALLED_OFF", reason, endedAt: at }),
  assigned: (booking, { performer }, at) => {
    const clock = startClock("ACCEPT", booking.promised.isUrgent, at);
    return enter(booking, { stage: "ASSIGNED", performer }, { clock });
  },
  accepted: (booking) => enter(booking, { stage: "BOOKED", performer: performerOf(booking) }),
  turnedDown: (booking, _fact, at) => turnedDown(booking, at),
  checkedIn: (booking, { method }, at) =>
    enter(booking, {
      stage: "CHECKED_IN",
      performer: performerOf(booking),
      checkedInAt: at,
      method,
    }),
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
  if (fact.type === "joined") return { ...made(fact, at), stage: "WAITING", since: at };
  if (booking === null) throw new Error(`${fact.type} before held`);
  return appliers[fact.type](booking, fact as never, at);
}
