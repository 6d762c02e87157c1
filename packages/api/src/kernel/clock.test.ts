import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLocal, DAY, dateOf, HOUR, MINUTE, plus, SECOND, toInstant, toMs } from "./clock.ts";

/** Moments whose year has four digits, as all that are stored have. */
const moment = fc.integer({
  min: Date.UTC(1992, 0, 1),
  max: Date.UTC(9999, 11, 30),
});
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(
    ([hour, minute]) =>
      `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` as `${number}:${number}`,
  );

describe("an instant", () => {
  it("given two moments: their texts sort as they do", () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(toInstant(a) < toInstant(b)).toBe(a < b);
      }),
    );
  });

  it("given a moment as text: reads back as the same millisecond", () => {
    fc.assert(
      fc.property(moment, (ms) => {
        expect(toMs(toInstant(ms))).toBe(ms);
      }),
    );
  });

  it("given a duration added and taken away again: is where it was", () => {
    const duration = fc.integer({ min: -DAY, max: DAY });
    fc.assert(
      fc.property(moment, duration, (ms, by) => {
        const at = toInstant(ms);
        expect(plus(plus(at, by), -by)).toBe(at);
      }),
    );
  });

  it("given something that is no time: is refused rather than guessed", () => {
    expect(() => plus("soon", SECOND)).toThrow(RangeError);
  });
});

describe("the date in Shanghai", () => {
  it.each([
    ["the last millisecond of the year", "2026-12-31T15:59:59.999Z", "2026-12-31"],
    ["23:59:59 on 31 December", "2026-12-31T15:59:59.000Z", "2026-12-31"],
    ["the first millisecond of the year", "2026-12-31T16:00:00.000Z", "2027-01-01"],
    ["the end of UTC's year", "2026-12-31T23:59:59.000Z", "2027-01-01"],
    ["the evening before a leap day", "2028-02-28T15:59:59.999Z", "2028-02-28"],
    ["a leap day", "2028-02-28T16:00:00.000Z", "2028-02-29"],
    ["a February without one", "2026-02-28T16:00:00.000Z", "2026-03-01"],
  ])("given %s: is that of the wall calendar there", (_what, at, date) => {
    expect(dateOf(at)).toBe(date);
  });

  it("given any time of a day there: is that day", () => {
    fc.assert(
      fc.property(moment, time, (ms, clock) => {
        const date = dateOf(toInstant(ms));
        expect(dateOf(atLocal(date, clock))).toBe(date);
      }),
    );
  });
});

describe("a wall-clock time in Shanghai", () => {
  it.each([
    ["2026-11-20", "10:00", "2026-11-20T02:00:00.000Z"],
    ["2026-11-20", "07:59", "2026-11-19T23:59:00.000Z"],
    ["2026-01-01", "00:00", "2025-12-31T16:00:00.000Z"],
    ["2026-12-31", "23:59", "2026-12-31T15:59:00.000Z"],
    ["2026-12-31", "24:00", "2026-12-31T16:00:00.000Z"],
    ["2028-02-28", "24:00", "2028-02-28T16:00:00.000Z"],
  ] as const)("given %s %s: is %s", (date, clock, at) => {
    expect(atLocal(date, clock)).toBe(at);
  });

  it("given 24:00 of any day: is 00:00 of the next", () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const date = dateOf(toInstant(ms));
        const next = dateOf(plus(atLocal(date, "12:00"), DAY));
        expect(atLocal(date, "24:00")).toBe(atLocal(next, "00:00"));
      }),
    );
  });

  it("given two times of a day: they are as far apart as on the clock", () => {
    const between = toMs(atLocal("2026-11-20", "18:30")) - toMs(atLocal("2026-11-20", "09:00"));
    expect(between).toBe(9 * HOUR + 30 * MINUTE);
  });
});
