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
  slotOn,
  take,
} from "../src/booking/booking.fixture.ts";
import { promote } from "../src/booking/promote.ts";
import { draft } from "../src/catalogue/catalogue.fixture.ts";
import type { OpeningPlan } from "../src/catalogue/catalogue.ts";
import type { Table } from "../src/table/table.ts";
import { seatProblems } from "./support/seats.ts";
import { startTable } from "./support/table.ts";

/* Hours move under what was booked: seats are counted over time, not for each beginning (agenda-saude#37). */

let table: Table;
const id = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
const [ann, ben, cid] = [resident("ann"), resident("ben"), resident("cid")];

const from = (time: `${number}:${number}`, change: Partial<OpeningPlan> = {}) => ({
  plan: {
    weekly: { 1: [{ from: time, to: "17:00" as const }] },
    breaks: [],
    capacity: 1,
    slotMinutes: 60,
    ...change,
  },
});
const at = async (n: number, who: typeof ann, time: `${number}:${number}`, type?: "join") =>
  outcomeOf(await take(table, id(n), who, { slot: slotOn(time), ...(type && { type }) }));
const move = (time: `${number}:${number}`, change: Partial<OpeningPlan> = {}) =>
  reviseService(table, draft(from(time, change)));

describe("given one desk, booked from nine to ten, whose hours move to half past", () => {
  beforeEach(async () => {
    ({ table } = await startTable());
    await offerService(table, from("09:00"));
    await take(table, id(1), ann);
    await confirm(table, id(1), ann);
    await move("09:30");
  });

  test("when somebody wants half past nine, then the desk is taken, and half past ten is free", async () => {
    expect(await at(2, ben, "09:30")).toBe("booking.full");
    expect(await at(3, ben, "10:30")).toBe("HELD");
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when the kept one is given up, then half past nine is free at once", async () => {
    await give(table, id(1), ann, { type: "cancel" });
    expect(await at(2, ben, "09:30")).toBe("HELD");
  });

  test("when somebody moves there from another time, then the desk is taken as well", async () => {
    await at(2, ben, "10:30");
    await confirm(table, id(2), ben);
    expect(outcomeOf(await reschedule(table, id(2), ben, slotOn("09:30")))).toBe("booking.full");
  });

  test("when somebody waits for half past nine, then no seat is offered while the kept one stands", async () => {
    expect(await at(2, ben, "09:30", "join")).toBe("WAITING");
    expect(await promote(table, slotOn("09:30"), NOW)).toBe(0);
    await give(table, id(1), ann, { type: "cancel" });
    expect(await promote(table, slotOn("09:30"), NOW)).toBe(1);
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when the slots become shorter, then only those in the kept time are taken", async () => {
    await move("09:00", { slotMinutes: 30 });
    expect(await at(2, ben, "09:00")).toBe("booking.full");
    expect(await at(3, ben, "09:30")).toBe("booking.full");
    expect(await at(4, ben, "10:00")).toBe("HELD");
  });

  test("when a second desk opens, then one more may come, and no third", async () => {
    await move("09:30", { capacity: 2 });
    expect(await at(2, ben, "09:30")).toBe("HELD");
    expect(await at(3, cid, "09:30")).toBe("booking.full");
    expect(await seatProblems(table)).toEqual([]);
  });
});

test("given slots of half an hour that were kept, when they become an hour, then the fullest moment counts and not the sum", async () => {
  ({ table } = await startTable());
  await offerService(table, from("09:00", { slotMinutes: 30, capacity: 2 }));
  await at(1, ann, "09:00");
  await at(2, ben, "09:30");
  await confirm(table, id(1), ann);
  await confirm(table, id(2), ben);
  await move("09:00", { capacity: 2 });
  expect(await at(3, cid, "09:00")).toBe("HELD");
  expect(await at(4, resident("dan"), "09:00")).toBe("booking.full");
  expect(await seatProblems(table)).toEqual([]);
});

test("given hours move while many take seats of the old and the new plan, then no moment is oversold and none that is free refused", async () => {
  ({ table } = await startTable());
  await offerService(table, from("09:00", { capacity: 3 }));
  const times = ["09:00", "09:30", "10:00", "10:30"] as const;
  const tries = Array.from({ length: 24 }, (_, n) => at(n, resident(`p${n}`), times[n % 4]!));
  const [outcomes] = await Promise.all([Promise.all(tries), move("09:30", { capacity: 3 })]);
  const held = outcomes.map((one, n) => (one === "HELD" ? times[n % 4]! : null));
  const countOf = (...starts: string[]) =>
    held.filter((one) => one !== null && starts.includes(one)).length;
  expect(countOf("09:00", "09:30")).toBeLessThanOrEqual(3);
  expect(countOf("09:30", "10:00")).toBeLessThanOrEqual(3);
  expect(countOf("10:00", "10:30")).toBeLessThanOrEqual(3);
  let last = 100;
  for (const time of ["09:30", "10:30"] as const)
    for (;;) if ((await at((last += 1), resident(`q${last}`), time)) !== "HELD") break;
  expect(await seatProblems(table)).toEqual([]);
});
