import {
  asking,
  type Json,
  mutate,
  type Village,
  type Who,
} from "../../src/complaint/api.fixture.ts";
import { atLocal, dateOf, HOUR, type Instant, MINUTE, plus } from "../../src/kernel/clock.ts";
import type { FaultCase } from "./fault-cases.ts";
import { draftInput } from "./offers.ts";
import { giveHome, signIn, type TestPerson } from "./people.ts";

/*
 * Every mutation of bookings, services and leave to book for others, ready to be sent. The services are made
 * and two people are kept waiting when the first case asks for them: the clock moves then, so these cases
 * come before all others, whose tokens would be too old.
 */

type Mode = "COUNTER" | "VISIT" | "APPROVED" | "SINGLE";
type Desk = {
  services: Record<Mode, string>;
  /** Begins soon enough to check in, and the same time a day later. */
  soon: Instant;
  later: Instant;
  /** Booked for a time that has come and gone. */
  missed: { id: string; who: TestPerson };
  missedVisit: { id: string; who: TestPerson };
};
/** What a case needs; people are by name or as they were signed in. */
type Ready = { who: Who | TestPerson; input: () => Json };
type Step = readonly [who: Who | TestPerson, mutation: string, input?: object];

async function offer(village: Village, change: object = {}): Promise<string> {
  const input = { draft: draftInput(village.grid("A"), change) };
  const payload = await mutate(village, "community", "offerService", input, "service { id }");
  return (payload["service"] as { id: string }).id;
}

const planOf = (change: object) => ({ plan: { ...draftInput("").plan, ...change } });
const rulesOf = (change: object) => ({ rules: { ...draftInput("").rules, ...change } });

async function give(
  village: Village,
  who: Who | TestPerson,
  name: string,
  input: object,
): Promise<string> {
  const payload = await mutate(village, who, name, input, "booking { id }");
  if (!payload["booking"]) throw new Error(`${name}: ${JSON.stringify(payload)}`);
  return (payload["booking"] as { id: string }).id;
}

const somebody = async ({ app, address }: Village): Promise<TestPerson> => {
  const person = await signIn(app);
  await giveHome(app, person.id, { addressId: address.id, path: address.path });
  return person;
};

/** `performer`: who can be sent there, or was: nobody can be sent to two places at once. */
type Held = { id: string; who: TestPerson; performer?: TestPerson };

/** A seat for somebody new. */
async function held(village: Village, serviceId: string, startAt: Instant): Promise<Held> {
  const who = await somebody(village);
  return { who, id: await give(village, who, "holdBooking", { slot: { serviceId, startAt } }) };
}

async function booked(village: Village, serviceId: string, startAt: Instant): Promise<Held> {
  const made = await held(village, serviceId, startAt);
  const input = { id: made.id, addressId: village.address.id };
  await give(village, made.who, "confirmBooking", input);
  return made;
}

/** Ordered, assigned to the worker of the grid and taken on. */
async function visited(village: Village, serviceId: string, startAt: Instant): Promise<Held> {
  const made = await booked(village, serviceId, startAt);
  const { id } = made;
  await give(village, "community", "assignBooking", { id, personId: village.people.worker.id });
  await give(village, "worker", "acceptBooking", { id });
  return made;
}

async function openDesk(village: Village): Promise<Desk> {
  const { clock } = village.app;
  const services = {
    COUNTER: await offer(village),
    VISIT: await offer(village, { mode: "HOME_VISIT" }),
    APPROVED: await offer(village, rulesOf({ needsApproval: true })),
    SINGLE: await offer(village, planOf({ capacity: 1 })),
  };
  const first = atLocal(dateOf(clock.now), "11:00");
  const missed = await booked(village, services.COUNTER, first);
  const missedVisit = await visited(village, services.VISIT, first);
  clock.now = plus(first, 35 * MINUTE);
  const soon = plus(first, HOUR);
  await booked(village, services.SINGLE, soon);
  return { services, soon, later: plus(soon, 24 * HOUR), missed, missedVisit };
}

const desks = new WeakMap<Village, Promise<Desk>>();
function deskOf(village: Village): Promise<Desk> {
  const desk = desks.get(village) ?? openDesk(village);
  desks.set(village, desk);
  return desk;
}

const ready = (make: (village: Village, desk: Desk) => Promise<Ready>): FaultCase => ({
  prepare: async (village) => {
    const { who, input } = await make(village, await deskOf(village));
    return { who: await asking(village, who), input };
  },
});

type Made = (village: Village, desk: Desk) => Promise<Held>;

/** A command of whoever booked, of who is sent, or of staff, on a booking made so and brought on by these steps. */
const onBooking = (
  make: Made,
  by: Who | "oneself" | "performer",
  input: (village: Village, desk: Desk, made: Held) => object = () => ({}),
  before: readonly Step[] = [],
): FaultCase =>
  ready(async (village, desk) => {
    const made = await make(village, desk);
    const { id, who, performer = who } = made;
    const people = { oneself: who, performer };
    for (const [whoDoes, name, more = {}] of before)
      await give(village, whoDoes, name, { id, ...more });
    const given = { id, ...input(village, desk, made) };
    return { who: by === "oneself" || by === "performer" ? people[by] : by, input: () => given };
  });

const heldSoon: Made = (village, { services, soon }) => held(village, services.COUNTER, soon);
const bookedSoon: Made = (village, { services, soon }) => booked(village, services.COUNTER, soon);
const bookedLater: Made = (village, { services, later }) =>
  booked(village, services.COUNTER, later);
const pending: Made = (village, { services, later }) => booked(village, services.APPROVED, later);
const ordered: Made = async (village, { services, later }) => ({
  ...(await booked(village, services.VISIT, later)),
  performer: await signIn(village.app, {
    posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }],
  }),
});

const assigned: Made = async (village, desk) => {
  const made = await ordered(village, desk);
  const input = { id: made.id, personId: made.performer?.id };
  await give(village, "community", "assignBooking", input);
  return made;
};

const arrived: Step = ["community", "checkInBooking"];
const finished: Step = ["community", "finishBooking", { record: "已办结" }];
const done: Made = async (village, desk) => {
  const made = await bookedSoon(village, desk);
  for (const [who, name, more = {}] of [arrived, finished])
    await give(village, who, name, { id: made.id, ...more });
  return made;
};
const ratedBadly: Made = async (village, desk) => {
  const made = await done(village, desk);
  await give(village, made.who, "rateBooking", { id: made.id, rating: 1 });
  return made;
};

const reason = () => ({ reason: "示例原因" });

const ofBookings: Readonly<Record<string, FaultCase>> = {
  holdBooking: ready(async (village, { services, soon }) => {
    const slot = { serviceId: services.COUNTER, startAt: soon };
    return { who: await somebody(village), input: () => ({ slot }) };
  }),
  joinWaitingList: ready(async (village, { services, soon }) => {
    const slot = { serviceId: services.SINGLE, startAt: soon };
    return { who: await somebody(village), input: () => ({ slot }) };
  }),
  confirmBooking: onBooking(heldSoon, "oneself"),
  cancelBooking: onBooking(bookedLater, "oneself"),
  rescheduleBooking: onBooking(bookedLater, "oneself", (_village, { later }) => ({
    startAt: plus(later, HOUR),
  })),
  approveBooking: onBooking(pending, "community"),
  declineBooking: onBooking(pending, "community", reason),
  callOffBooking: onBooking(bookedLater, "community", reason),
  assignBooking: onBooking(ordered, "community", (_village, _desk, { performer }) => ({
    personId: performer?.id,
  })),
  acceptBooking: onBooking(assigned, "performer"),
  turnDownBooking: onBooking(assigned, "performer", reason),
  checkInBooking: onBooking(bookedSoon, "community"),
  finishBooking: onBooking(bookedSoon, "community", () => ({ record: "已办结" }), [arrived]),
  rateBooking: onBooking(done, "oneself", () => ({ rating: 5 })),
  disputeBooking: onBooking(done, "oneself", () => ({ text: "示例：没有办好" })),
  answerBookingRating: onBooking(ratedBadly, "community", () => ({ text: "已整改" })),
  reportBookingAbsence: onBooking(
    async (_village, { missed }) => missed,
    "community",
    () => ({ calls: 2 }),
  ),
  reportNobodyCame: onBooking(async (_village, { missedVisit }) => missedVisit, "oneself"),
};

/** A reception of its own, so that nobody else stands in the line. */
const reception = (village: Village): Promise<string> =>
  offer(village, {
    mode: "RECEPTION",
    ...planOf({ slotMinutes: 15, capacity: 1, walkIns: 20 }),
  });

async function inLine(village: Village) {
  const serviceId = await reception(village);
  const who = await somebody(village);
  return { serviceId, who, id: await give(village, who, "takeNumber", { serviceId }) };
}

const called: Made = async (village) => {
  const made = await inLine(village);
  await give(village, "worker", "callNext", { serviceId: made.serviceId });
  return made;
};
const talked: Made = async (village, desk) => {
  const made = await called(village, desk);
  await give(village, "worker", "finishBooking", { id: made.id, record: "反映车棚漏雨" });
  return made;
};

const ofReceptions: Readonly<Record<string, FaultCase>> = {
  takeNumber: ready(async (village) => {
    const given = { serviceId: await reception(village) };
    return { who: await somebody(village), input: () => given };
  }),
  callNext: ready(async (village) => {
    const { serviceId } = await inLine(village);
    return { who: "worker", input: () => ({ serviceId }) };
  }),
  callBookingAgain: onBooking(called, "worker"),
  skipBooking: onBooking(called, "worker"),
  answerTalk: onBooking(talked, "worker", () => ({ text: "已安排维修" })),
};

const byCommunity = (make: (village: Village) => Promise<Json>): FaultCase =>
  ready(async (village) => {
    const given = await make(village);
    return { who: "community", input: () => given };
  });

const ofServices: Readonly<Record<string, FaultCase>> = {
  offerService: byCommunity(async (village) => ({ draft: draftInput(village.grid("A")) })),
  reviseService: byCommunity(async (village) => ({
    id: await offer(village),
    draft: draftInput(village.grid("A"), { venue: "二号窗口" }),
  })),
  pauseService: byCommunity(async (village) => ({ id: await offer(village) })),
  retireService: byCommunity(async (village) => ({ id: await offer(village) })),
  resumeService: byCommunity(async (village) => {
    const id = await offer(village);
    await mutate(village, "community", "pauseService", { id }, "service { id }");
    return { id };
  }),
};

const away = (village: Village) => {
  const from = village.app.clock.now;
  return { startAt: from, endAt: plus(from, HOUR) };
};

const ofAbsences: Readonly<Record<string, FaultCase>> = {
  reportStaffAbsence: ready(async (village) => {
    const given = away(village);
    return { who: "worker", input: () => given };
  }),
  endStaffAbsence: ready(async (village) => {
    const wanted = "absence { id }";
    const made = await mutate(village, "worker", "reportStaffAbsence", away(village), wanted);
    const { id } = made["absence"] as { id: string };
    return { who: "worker", input: () => ({ id }) };
  }),
};

const leave = async (village: Village) => {
  const agent = await signIn(village.app);
  return { agentId: agent.id, relation: "FAMILY", days: 30 };
};

const ofLeave: Readonly<Record<string, FaultCase>> = {
  authoriseAgent: ready(async (village) => {
    const given = await leave(village);
    return { who: await signIn(village.app), input: () => given };
  }),
  revokeAuthorisation: ready(async (village) => {
    const who = await signIn(village.app);
    const wanted = "authorisation { id }";
    const made = await mutate(village, who, "authoriseAgent", await leave(village), wanted);
    const { id } = made["authorisation"] as { id: string };
    return { who, input: () => ({ id }) };
  }),
};

export const bookingFaultCases: Readonly<Record<string, FaultCase>> = {
  ...ofBookings,
  ...ofReceptions,
  ...ofServices,
  ...ofAbsences,
  ...ofLeave,
};
