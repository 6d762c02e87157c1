import { beforeEach, describe, expect, test } from "vitest";
import {
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
import { promote } from "../src/booking/promote.ts";
import { draft } from "../src/catalogue/catalogue.fixture.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { Table } from "../src/table/table.ts";
import { seatProblems } from "./support/seats.ts";
import { startTable } from "./support/table.ts";

/* A service is changed while people hold, wait and have booked: what is taken anew is taken as it is now. */

let table: Table;
beforeEach(async () => {
  ({ table } = await startTable());
});
const id = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
const [ann, ben] = [resident("ann"), resident("ben")];
const OTHER = "svc_2" as Id<"service">;
const room = (key: string) => ({ key, name: { zh: "活动室", en: "Room" } });
const inRooms = (...keys: string[]) => ({
  mode: "FACILITY" as const,
  resources: keys.map(room),
  plan: { capacity: 1 },
});
const atOther = async (n: number, time: `${number}:${number}`) =>
  outcomeOf(await take(table, id(n), ben, { slot: slotOn(time, "", OTHER) }));

/** A confirmed booking of Ann at nine. */
async function booked(): Promise<void> {
  await take(table, id(1), ann);
  expect(outcomeOf(await confirm(table, id(1), ann))).toBe("BOOKED");
}

describe("given a service came to need a room, which another one uses too", () => {
  beforeEach(async () => {
    await offerService(table, inRooms());
    await offerService(table, inRooms("ROOM-1"), OTHER);
  });

  test("when a booking of before is moved, then it has the room, and nobody else has", async () => {
    await booked();
    await reviseService(table, draft(inRooms("ROOM-1")));
    const moved = await reschedule(table, id(1), ann, slotOn("10:00"));
    expect(outcomeOf(moved)).toBe("BOOKED");
    expect(await atOther(2, "10:00")).toBe("booking.slot_taken");
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when the room is taken then, then the booking is not moved there", async () => {
    await booked();
    await reviseService(table, draft(inRooms("ROOM-1")));
    expect(await atOther(2, "10:00")).toBe("HELD");
    const moved = await reschedule(table, id(1), ann, slotOn("10:00"));
    expect(outcomeOf(moved)).toBe("booking.slot_taken");
  });

  test("when a seat is offered to who waited before, then the room comes with it", async () => {
    await booked();
    await take(table, id(2), ben, { type: "join" });
    await reviseService(table, draft(inRooms("ROOM-1")));
    await give(table, id(1), ann, { type: "cancel" });
    expect(await promote(table, slotOn("09:00"), NOW)).toBe(1);
    const cid = resident("cid");
    const late = await take(table, id(3), cid, { slot: slotOn("09:00", "", OTHER) });
    expect(outcomeOf(late)).toBe("booking.slot_taken");
    expect(await seatProblems(table)).toEqual([]);
  });
});

test("given a service moved to another room, when a booking is moved, then the old room is free again", async () => {
  await offerService(table, inRooms("ROOM-1"), SERVICE);
  await offerService(table, inRooms("ROOM-1"), OTHER);
  await booked();
  await reviseService(table, draft(inRooms("ROOM-2")));
  expect(await atOther(2, "09:00")).toBe("booking.slot_taken");
  expect(outcomeOf(await reschedule(table, id(1), ann, slotOn("10:00")))).toBe("BOOKED");
  expect(await atOther(3, "09:00")).toBe("HELD");
  expect(await atOther(4, "10:00")).toBe("HELD");
  expect(await seatProblems(table)).toEqual([]);
});

test("given a slot begins while a seat is held, when it is confirmed afterwards, then it is too late", async () => {
  await offerService(table, { rules: { leadMinutes: 0 } });
  const [before, begun] = ["2026-11-23T00:55:00.000Z", "2026-11-23T01:00:00.000Z"];
  expect(outcomeOf(await take(table, id(1), ann, { now: before }))).toBe("HELD");
  expect(outcomeOf(await confirm(table, id(1), ann, begun))).toBe("booking.hold_expired");
});
