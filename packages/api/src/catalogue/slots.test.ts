import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLocal, MINUTE, toMs } from "../kernel/clock.ts";
import { draft } from "./catalogue.fixture.ts";
import type { Hours, OpeningPlan } from "./catalogue.ts";
import { checkDraft } from "./check.ts";
import {
  dateAfter,
  dayOf,
  daysFrom,
  grainsOf,
  slotAt,
  WALK_IN,
  weekdayOf,
  windowEnd,
} from "./slots.ts";

const MONDAY = "2026-11-23";
const times = (change: Parameters<typeof draft>[0], on: string): string[] =>
  dayOf(draft(change), on).slots.map(({ startAt }) =>
    new Date(toMs(startAt) + 8 * 60 * MINUTE).toISOString().slice(11, 16),
  );

describe("given a counter with a lunch break", () => {
  it("when a working day is cut, then no slot touches the break or the close", () => {
    expect(times({ plan: { slotMinutes: 40 } }, MONDAY)).toEqual(
      "09:00 09:40 10:20 11:00 13:30 14:10 14:50 15:30 16:10 16:50".split(" "),
    );
  });

  it("when it needs time before and after, then slots keep apart by both", () => {
    const plan = { slotMinutes: 60, bufferMinutes: { before: 10, after: 20 } };
    expect(times({ plan }, MONDAY)).toEqual(["09:10", "10:40", "13:40", "15:10"]);
  });

  it("when the weekend comes, then it is closed", () => {
    expect(dayOf(draft(), "2026-11-28")).toMatchObject({ status: "CLOSED", slots: [] });
  });

  it("when a dated exception is given, then it beats the week and the holidays", () => {
    const exceptions = [
      { on: MONDAY, hours: [], reason: "装修" },
      { on: "2026-10-01", hours: [{ from: "10:00", to: "11:00" } as const], reason: "国庆值班" },
    ];
    expect(times({ plan: { exceptions } }, MONDAY)).toEqual([]);
    expect(times({ plan: { exceptions } }, "2026-10-01")).toEqual(["10:00", "10:30"]);
  });
});

describe("given the public calendar", () => {
  it("when it is a holiday, then a service that follows it is closed and another is not", () => {
    expect(dayOf(draft(), "2026-10-01").status).toBe("CLOSED");
    expect(dayOf(draft({ plan: { followsHolidays: false } }), "2026-10-01").status).toBe("OPEN");
  });

  it("when a weekend day is worked in exchange, then it is open like a Monday", () => {
    expect(weekdayOf("2026-10-10")).toBe(6);
    expect(times({}, "2026-10-10")).toEqual(times({}, MONDAY));
  });

  it("when the year is not published, then nobody guesses", () => {
    expect(dayOf(draft(), "2031-03-03")).toEqual({
      on: "2031-03-03",
      status: "UNPUBLISHED",
      slots: [],
    });
  });

  it("when the window runs into an unpublished year, then it ends with the published one", () => {
    const { rules } = draft({ rules: { window: { unit: "WORK_DAY", amount: 10 } } });
    const lastYear = Number(
      Array.from({ length: 9 }, (_, i) => 2026 + i).findLast(
        (year) => dayOf(draft(), `${year}-03-03`).status !== "UNPUBLISHED",
      ),
    );
    expect(windowEnd(rules, atLocal(`${lastYear}-12-30`, "10:00"))).toBe(
      atLocal(`${lastYear}-12-31`, "24:00"),
    );
  });
});

describe("given a reception day", () => {
  it("when it is open, then one queue for walk-ins lies beside the slots of fifteen minutes", () => {
    const plan = { slotMinutes: 15, capacity: 1, walkIns: 20, breaks: [] };
    const { slots } = dayOf(draft({ mode: "RECEPTION", plan }), MONDAY);
    expect(slots.filter(({ lane }) => lane === WALK_IN)).toEqual([
      {
        startAt: atLocal(MONDAY, "09:00"),
        endAt: atLocal(MONDAY, "17:30"),
        lane: WALK_IN,
        capacity: 20,
      },
    ]);
    expect(slots).toHaveLength(1 + 34);
  });
});

describe("given an event with two groups", () => {
  const occasion = { on: MONDAY, from: "14:00", to: "16:00", capacity: 30 } as const;
  const plan = {
    occasions: [
      { ...occasion, group: "家长组" },
      { ...occasion, group: "儿童组", capacity: 20 },
    ],
  };

  it("when the day is cut, then each group is a slot of its own, found by its name", () => {
    const service = draft({ mode: "EVENT", plan });
    expect(dayOf(service, MONDAY).slots.map(({ lane, capacity }) => [lane, capacity])).toEqual([
      ["儿童组", 20],
      ["家长组", 30],
    ]);
    const at = atLocal(MONDAY, "14:00");
    expect([slotAt(service, at, "儿童组")?.capacity, slotAt(service, at, "")]).toEqual([20, null]);
  });
});

const time = (minutes: number): Hours["from"] => {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as Hours["from"];
};

/** Hours of a day in order and apart, on the grain. */
const hours = (most: number): fc.Arbitrary<Hours[]> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 288 }), { maxLength: most * 2 })
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) =>
      Array.from({ length: Math.floor(edges.length / 2) }, (_, i) => ({
        from: time(edges[2 * i]! * 5),
        to: time(edges[2 * i + 1]! * 5),
      })),
    );

const grained = (max: number, min = 0) => fc.integer({ min, max }).map((n) => n * 5);

const plans: fc.Arbitrary<Partial<OpeningPlan>> = fc.record({
  weekly: fc.record({ 1: hours(3), 2: hours(2) }),
  breaks: hours(3),
  slotMinutes: grained(24, 1),
  bufferMinutes: fc.record({ before: grained(6), after: grained(6) }),
  capacity: fc.integer({ min: 1, max: 200 }),
});

describe("given any sound opening plan", () => {
  const check = (property: (service: ReturnType<typeof draft>, on: string) => void) =>
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 13 }), (plan, day) => {
        const service = draft({ plan });
        expect(checkDraft(service)).toBeNull();
        property(service, dateAfter(MONDAY, day));
      }),
    );

  it("when it is cut, then slots with their buffers never overlap", () => {
    check((service, on) => {
      const taken = dayOf(service, on).slots.flatMap((slot) => grainsOf(slot, service.plan));
      expect(new Set(taken).size).toBe(taken.length);
    });
  });

  it("when it is cut, then every slot lies in open hours, off the breaks, at its full length", () => {
    check((service, on) => {
      const { plan } = service;
      const inside = (at: string, { from, to }: Hours) =>
        atLocal(on, from) <= at && at < atLocal(on, to);
      for (const slot of dayOf(service, on).slots) {
        expect(toMs(slot.endAt) - toMs(slot.startAt)).toBe(plan.slotMinutes * MINUTE);
        for (const at of grainsOf(slot, plan)) {
          expect((plan.weekly[weekdayOf(on)] ?? []).some((one) => inside(at, one))).toBe(true);
          expect(plan.breaks.some((one) => inside(at, one))).toBe(false);
        }
      }
    });
  });

  it("when a slot is looked for by its beginning, then it is the one of the day", () => {
    check((service, on) => {
      for (const slot of dayOf(service, on).slots)
        expect(slotAt(service, slot.startAt, slot.lane)).toEqual(slot);
    });
  });

  it("when a week is cut, then it is its seven days", () => {
    check((service, on) => {
      expect(daysFrom(service, on, 7).map((day) => day.on)).toEqual(
        Array.from({ length: 7 }, (_, n) => dateAfter(on, n)),
      );
    });
  });
});
