import { beforeEach, describe, expect, test } from "vitest";
import {
  community,
  confirm,
  give,
  NOW,
  offerService,
  outcomeOf,
  reschedule,
  resident,
  reviseService,
  SERVICE,
  slotOn,
  take,
} from "../src/booking/booking.fixture.ts";
import type { Booking } from "../src/booking/booking.ts";
import { promoteConsumer } from "../src/booking/promote.ts";
import { reviewConsumer } from "../src/booking/review.ts";
import { bookings } from "../src/booking/store.ts";
import { draft } from "../src/catalogue/catalogue.fixture.ts";
import { noImpact } from "../src/catalogue/catalogue.ts";
import { services } from "../src/catalogue/store.ts";
import { atLocal, type Instant, plus } from "../src/kernel/clock.ts";
import type { News } from "../src/kernel/effects.ts";
import { run } from "../src/run.ts";
import { load } from "../src/table/aggregate.ts";
import { type Consumer, drainOutbox } from "../src/table/outbox.ts";
import type { Table } from "../src/table/table.ts";
import { seatProblems } from "./support/seats.ts";
import { startTable } from "./support/table.ts";

/* An offer is made and taken under every rule of a fresh booking (pretix#2119, eventschedule#94, cal.com#3595). */

let table: Table;
const id = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
const [ann, ben, cid] = [resident("ann"), resident("ben"), resident("cid")];
const one = { plan: { capacity: 1 } };

/** Ann has booked the only seat; Ben waits for it, and Cid behind him. */
beforeEach(async () => {
  ({ table } = await startTable());
  await offerService(table, one);
  await take(table, id(1), ann);
  await confirm(table, id(1), ann);
  await take(table, id(2), ben, { type: "join" });
  await take(table, id(3), cid, { type: "join", now: plus(NOW, 1) });
});

async function background(now: Instant = NOW, ...others: Consumer[]): Promise<void> {
  const clock = () => now;
  const own = [promoteConsumer({ table, clock }), reviewConsumer({ table, clock })];
  const consumers = [...own, ...others];
  for (let round = 0; round < 3; round += 1) await drainOutbox(table, consumers, plus(now, 1));
}
const stateOf = async (n: number): Promise<Booking> => {
  const stored = await load<Booking>(table, id(n));
  if (!stored) throw new Error(`${n} is not there`);
  return stored.state;
};
const standing = async () => [(await stateOf(2)).stage, (await stateOf(3)).stage];
const leave = (now: Instant = NOW) => give(table, id(1), ann, { type: "cancel" }, now);
const change = (type: "pause" | "resume", now: Instant = NOW) =>
  run(table, services, {
    id: SERVICE,
    isNew: false,
    command: { type, ...noImpact },
    actor: community,
    now,
  });

describe("given a service that is paused while people wait", () => {
  test("when a seat comes free, then it is offered to nobody until the service is open again", async () => {
    await change("pause");
    await leave();
    await background();
    expect(await standing()).toEqual(["WAITING", "WAITING"]);
    await change("resume");
    await background();
    expect(await standing()).toEqual(["OFFERED", "WAITING"]);
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when a seat was offered before, then the offer goes back into line and is not lost", async () => {
    await leave();
    await background();
    await change("pause");
    expect(outcomeOf(await confirm(table, id(2), ben))).toBe("booking.service_paused");
    await background();
    expect(await standing()).toEqual(["WAITING", "WAITING"]);
    await change("resume", plus(NOW, 1));
    await background(plus(NOW, 1));
    expect(await standing()).toEqual(["OFFERED", "WAITING"]);
  });
});

test("given people wait for a day, when it is closed, then their places end at once", async () => {
  const exceptions = [{ on: "2026-11-23", hours: [], reason: "盘点" }];
  await reviseService(table, draft({ plan: { capacity: 1, exceptions } }));
  await background();
  expect(await stateOf(2)).toMatchObject({ stage: "LAPSED", reason: "SLOT_CLOSED" });
  expect(await stateOf(3)).toMatchObject({ stage: "LAPSED", reason: "SLOT_CLOSED" });
  expect((await stateOf(1)).stage).toBe("BOOKED");
});

test("given a service came to be for residents only, when a seat comes free, then who lives elsewhere hears at once and the next is asked", async () => {
  const eligibility = { needsHome: true, minAge: null, maxAge: null, roles: [] };
  await reviseService(table, draft({ ...one, eligibility }));
  await leave();
  await background();
  expect(await stateOf(2)).toMatchObject({ stage: "LAPSED", reason: "NOT_ALLOWED" });
  expect(await seatProblems(table)).toEqual([]);
});

test("given who is first in line has another booking at that time, when a seat comes free, then the next is asked", async () => {
  const other = "svc_2" as typeof SERVICE;
  await offerService(table, {}, other);
  await take(table, id(4), ben, { slot: slotOn("09:00", "", other) });
  await leave();
  await background();
  expect(await standing()).toEqual(["LAPSED", "OFFERED"]);
});

describe("given a seat that comes free at night", () => {
  test("when it is offered at 23:30, then there is time to answer until ten in the morning", async () => {
    const night = atLocal("2026-11-21", "23:30");
    await leave(night);
    await background(night);
    expect(await stateOf(2)).toMatchObject({
      stage: "OFFERED",
      until: atLocal("2026-11-22", "10:00"),
    });
  });

  test("when it is offered at 23:30, then the word of it waits for the morning", async () => {
    const night = atLocal("2026-11-21", "23:30");
    await leave(night);
    const asked: News[] = [];
    await background(night, ({ effects }) => {
      asked.push(...effects.news);
      return Promise.resolve();
    });
    const offers = asked.filter(({ title }) => title.en.startsWith("A place is free"));
    expect(offers).toMatchObject([{ isUrgent: true, waitsForMorning: true }]);
  });

  test("when it is offered at 21:00, then the second hour runs in the morning", async () => {
    const evening = atLocal("2026-11-21", "21:00");
    await leave(evening);
    await background(evening);
    expect(await stateOf(2)).toMatchObject({ until: atLocal("2026-11-22", "09:00") });
  });

  test("when the slot can no longer be booked by the time anybody could answer, then the line ends and the seat is free to all", async () => {
    const night = atLocal("2026-11-22", "23:30");
    await leave(night);
    await background(night);
    expect(await stateOf(2)).toMatchObject({ stage: "LAPSED", reason: "NO_TIME" });
    expect(await stateOf(3)).toMatchObject({ stage: "LAPSED", reason: "NO_TIME" });
    const late = await take(table, id(5), resident("dan"), { now: night });
    expect(outcomeOf(late)).toBe("HELD");
  });
});

describe("given the rules change after somebody booked or was offered a seat", () => {
  const stricter = {
    ...one,
    eligibility: { needsHome: true, minAge: null, maxAge: null, roles: [] },
  };
  const stranger = resident("eve", "/S/D/B/");

  test("when a booking is moved, then the same is asked as of a new one", async () => {
    await take(table, id(6), stranger, { slot: slotOn("10:00") });
    await confirm(table, id(6), stranger);
    await reviseService(table, draft(stricter));
    const moved = await reschedule(table, id(6), stranger, slotOn("11:00"));
    expect(outcomeOf(moved)).toBe("booking.residents_only");
  });

  test("when a hold is confirmed, then the same is asked as of a new one", async () => {
    await take(table, id(6), stranger, { slot: slotOn("10:00") });
    await reviseService(table, draft(stricter));
    expect(outcomeOf(await confirm(table, id(6), stranger))).toBe("booking.residents_only");
  });
});

test("given nothing is to be told, when a change is looked at again, then nothing is written", async () => {
  await change("pause");
  await background();
  const before = await load<Booking>(table, id(2));
  const command = {
    type: "review" as const,
    service: { ...draft(one), status: "PAUSED" as const },
  };
  const actor = { kind: "system" as const, job: "test" };
  await run(table, bookings, { id: id(2), isNew: false, command, actor, now: NOW });
  expect((await load<Booking>(table, id(2)))?.version).toBe(before?.version);
});
