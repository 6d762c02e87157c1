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
  slotOn,
  take,
} from "../src/booking/booking.fixture.ts";
import { draft } from "../src/catalogue/catalogue.fixture.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { Table } from "../src/table/table.ts";
import { seatProblems } from "./support/seats.ts";
import { startTable } from "./support/table.ts";

/*
 * What the booking systems people know leave broken, by the number of its report. Each is first seen on
 * the naive way of doing it, so that the test is known to be able to fail.
 */

let table: Table;
beforeEach(async () => {
  ({ table } = await startTable());
});
const id = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
const [ann, ben] = [resident("ann"), resident("ben")];
const both = async (one: Promise<string>, other: Promise<string>) =>
  (await Promise.all([one, other])).sort();
const asked = async (...args: Parameters<typeof take>) => outcomeOf(await take(...args));

/** The way that looks first and writes afterwards; others come in between. */
class Naive {
  readonly rows: { who: string; slot: string; isConfirmed: boolean }[] = [];
  readonly seats: number;
  constructor(seats: number) {
    this.seats = seats;
  }
  async book(who: string, slot: string, isConfirmed = true): Promise<string> {
    const taken = this.rows.filter((one) => one.slot === slot && one.isConfirmed).length;
    await Promise.resolve();
    if (taken >= this.seats) return "full";
    this.rows.push({ who, slot, isConfirmed });
    return "booked";
  }
  /** Says yes to a request without looking again. */
  approve(who: string): void {
    for (const one of this.rows) if (one.who === who) one.isConfirmed = true;
  }
  confirmed = (slot: string): number =>
    this.rows.filter((one) => one.slot === slot && one.isConfirmed).length;
}

describe("Easy!Appointments #31, #1783: two browsers at one slot, both accepted", () => {
  test("given the free hours are looked up before the insert, then the naive way books both", async () => {
    const naive = new Naive(1);
    expect(await both(naive.book("ann", "09:00"), naive.book("ben", "09:00"))).toEqual([
      "booked",
      "booked",
    ]);
  });

  test("given one seat, when two try at once, then one has it and the other is told so", async () => {
    await offerService(table, { plan: { capacity: 1 } });
    expect(await both(asked(table, id(1), ann), asked(table, id(2), ben))).toEqual([
      "HELD",
      "booking.full",
    ]);
  });
});

describe("Easy!Appointments #845: double bookings with “any provider”", () => {
  test("given a room is looked at per service, then the naive way gives it to two services", async () => {
    const [reading, chess] = [new Naive(1), new Naive(1)];
    await reading.book("ann", "room 09:00");
    await chess.book("ben", "room 09:00");
    expect(reading.confirmed("room 09:00") + chess.confirmed("room 09:00")).toBe(2);
  });

  test("given two services share a room, when both are booked at once, then one has the room", async () => {
    const other = "svc_2" as Id<"service">;
    const resources = [{ key: "ROOM-1", name: { zh: "活动室", en: "Room" } }];
    for (const service of ["svc_1", other])
      await offerService(table, { mode: "FACILITY", resources, plan: { capacity: 1 } }, service);
    const second = take(table, id(2), ben, { slot: slotOn("09:00", "", other) });
    expect(await both(asked(table, id(1), ann), second.then(outcomeOf))).toEqual([
      "HELD",
      "booking.slot_taken",
    ]);
    expect(await seatProblems(table)).toEqual([]);
  });
});

describe("Easy!Appointments #160: one person books in parallel", () => {
  test("given nobody looks at the person, then the naive way books both times", async () => {
    const naive = new Naive(5);
    expect(await both(naive.book("ann", "09:00"), naive.book("ann", "09:00"))).toEqual([
      "booked",
      "booked",
    ]);
  });

  test("given a person, when they book two services for one time at once, then one is refused", async () => {
    const other = "svc_2" as Id<"service">;
    await offerService(table);
    await offerService(table, {}, other);
    const second = take(table, id(2), ann, { slot: slotOn("09:00", "", other) });
    expect(await both(asked(table, id(1), ann), second.then(outcomeOf))).toEqual([
      "HELD",
      "booking.overlap",
    ]);
  });

  test("given one a day, when somebody books two hours at once, then one is refused", async () => {
    await offerService(table, { rules: { perDay: 1 } });
    const second = take(table, id(2), ann, { slot: slotOn("10:00") });
    expect(await both(asked(table, id(1), ann), second.then(outcomeOf))).toEqual([
      "HELD",
      "booking.limit_day",
    ]);
  });
});

describe("Cal.com #10789, #29958: two pending requests are both confirmed", () => {
  test("given only confirmed ones count, then the naive way sells the seat twice", async () => {
    const naive = new Naive(1);
    await naive.book("ann", "09:00", false);
    await naive.book("ben", "09:00", false);
    naive.approve("ann");
    naive.approve("ben");
    expect(naive.confirmed("09:00")).toBe(2);
  });

  test("given approval is needed, when a request waits, then it has the seat and there is no second", async () => {
    await offerService(table, { plan: { capacity: 1 }, rules: { needsApproval: true } });
    await take(table, id(1), ann);
    expect(outcomeOf(await confirm(table, id(1), ann))).toBe("PENDING");
    expect(await asked(table, id(2), ben)).toBe("booking.full");
    const approved = await give(table, id(1), community, { type: "approve" });
    expect(outcomeOf(approved)).toBe("BOOKED");
  });

  test("given the hours changed after the hold, when it is confirmed, then it is looked at again", async () => {
    await offerService(table);
    await take(table, id(1), ann);
    const closed = [{ on: "2026-11-23", hours: [], reason: "停电" }];
    await reviseService(table, draft({ plan: { exceptions: closed } }));
    expect(outcomeOf(await confirm(table, id(1), ann))).toBe("booking.slot_gone");
  });
});

describe("Cal.com #5820, PR #23988: a booking is made on a reserved slot", () => {
  test("given a reservation is only shown, then the naive way books over it", async () => {
    const naive = new Naive(1);
    await naive.book("ann", "09:00", false);
    expect(await naive.book("ben", "09:00")).toBe("booked");
  });

  test("given a held seat, when somebody else comes, then it is theirs only after the hold has run out", async () => {
    await offerService(table, { plan: { capacity: 1 } });
    await take(table, id(1), ann);
    expect(await asked(table, id(2), ben)).toBe("booking.full");
    const later = "2026-11-20T02:10:00.000Z";
    expect(later > NOW).toBe(true);
    expect(await asked(table, id(3), ben, { now: later })).toBe("HELD");
    expect(outcomeOf(await confirm(table, id(1), ann, later))).toBe("booking.not_now");
  });
});

describe("Cal.com #13360: the first two seats of a group event become two bookings of the slot", () => {
  test("given each first seat makes the slot, then the naive way makes it twice", async () => {
    const made: string[] = [];
    const sit = async (who: string) => {
      const isFirst = made.length === 0;
      await Promise.resolve();
      if (isFirst) made.push(who);
    };
    await Promise.all([sit("ann"), sit("ben")]);
    expect(made).toHaveLength(2);
  });

  test("given an untouched slot, when its first two come at once, then they sit in one slot", async () => {
    await offerService(table, { plan: { capacity: 2 } });
    expect(await both(asked(table, id(1), ann), asked(table, id(2), ben))).toEqual([
      "HELD",
      "HELD",
    ]);
    expect(await asked(table, id(3), resident("cid"))).toBe("booking.full");
    expect(await seatProblems(table)).toEqual([]);
  });
});

describe("a move that loses the old seat and does not get the new one", () => {
  test("given the old is cancelled first, then the naive way ends with nothing", async () => {
    const naive = new Naive(1);
    await naive.book("ben", "10:00");
    await naive.book("ann", "09:00");
    naive.rows.splice(1, 1);
    await naive.book("ann", "10:00");
    expect(naive.rows.map(({ who }) => who)).toEqual(["ben"]);
  });

  test("given the other time is full, when somebody moves there, then they keep what they have", async () => {
    await offerService(table, { plan: { capacity: 1 } });
    for (const [n, who, time] of [
      [1, ann, "09:00"],
      [2, ben, "10:00"],
    ] as const) {
      await take(table, id(n), who, { slot: slotOn(time) });
      await confirm(table, id(n), who);
    }
    const moves = [
      reschedule(table, id(1), ann, slotOn("10:00")),
      reschedule(table, id(2), ben, slotOn("09:00")),
    ];
    expect((await Promise.all(moves)).map(outcomeOf)).toEqual(["booking.full", "booking.full"]);
    expect(outcomeOf(await reschedule(table, id(1), ann, slotOn("11:00")))).toBe("BOOKED");
    expect(outcomeOf(await reschedule(table, id(2), ben, slotOn("09:00")))).toBe("BOOKED");
    expect(await seatProblems(table)).toEqual([]);
  });
});
