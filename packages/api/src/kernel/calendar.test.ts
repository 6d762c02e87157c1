import * as chineseDays from "chinese-days";
import * as fc from "fast-check";
import cn2024 from "holiday-calendar/data/CN/2024.json" with { type: "json" };
import cn2025 from "holiday-calendar/data/CN/2025.json" with { type: "json" };
import cn2026 from "holiday-calendar/data/CN/2026.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { dueAfter, elapsed, isWorkday, officeCalendar, pointAt } from "./calendar.ts";
import type { Due, Interval, Term, WorkCalendar } from "./calendar.ts";
import { DAY, HOUR, MINUTE, atLocal, dateOf, plus, toInstant, toMs } from "./clock.ts";
import type { Instant, LocalDate } from "./clock.ts";

/** A Shanghai wall-clock moment, written as people write it. */
const at = (text: string): Instant => {
  const [date, time = "09:00"] = text.split(" ") as [LocalDate, `${number}:${number}`?];
  return atLocal(date, time);
};
const between = (from: string, to: string): Interval => ({ from: at(from), to: at(to) });
const minutes = (amount: number): Term => ({ unit: "MINUTE", amount });
const workHours = (amount: number): Term => ({ unit: "WORK_HOUR", amount });
const workDays = (amount: number): Term => ({ unit: "WORK_DAY", amount });
const days = (amount: number): Term => ({ unit: "DAY", amount });

/** The due instant, whether final or provisional. */
const instantOf = (due: Due): Instant => (due.kind === "due" ? due.at : due.provisionalAt);
const final = (due: Due): Extract<Due, { kind: "due" }> => {
  if (due.kind !== "due") throw new Error(`${due.code} ${due.year}`);
  return due;
};
const total = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { from, to }) => sum + toMs(to) - toMs(from), 0);

describe("the reference vectors of 2026", () => {
  it.each([
    ["V1", "2026-09-30 16:50", workDays(1), "2026-10-08 17:30"],
    ["V2", "2026-09-30 16:50", workHours(4), "2026-10-08 13:50"],
    ["V3", "2026-10-10 10:00", workHours(5), "2026-10-10 16:30"],
    ["V4", "2026-11-21 10:00", workHours(5), "2026-11-23 15:30"],
    ["V5", "2026-02-10", workDays(15), "2026-03-09 17:30"],
    ["V6", "2026-02-12", workDays(3), "2026-02-24 17:30"],
    ["V7", "2026-11-20 22:30", workHours(4), "2026-11-23 14:30"],
    ["V8", "2026-04-30", workDays(5), "2026-05-11 17:30"],
  ])("%s: from %s, %o is due at %s", (_, start, term, due) => {
    expect(final(dueAfter(at(start), term)).at).toBe(at(due));
  });

  it("V9: 5 work days from 2026-12-29 need 2027, which is not announced", () => {
    expect(dueAfter(at("2026-12-29"), workDays(5))).toEqual({
      kind: "unpublished",
      code: "CALENDAR_UNPUBLISHED",
      year: 2027,
      provisionalAt: at("2027-01-05 17:30"),
    });
  });
});

describe("a year that is not announced", () => {
  it("given a count that ends on the last announced day, then it is final", () => {
    expect(final(dueAfter(at("2026-12-30 16:00"), workDays(1))).at).toBe(at("2026-12-31 17:30"));
  });

  it("given work hours that run over the new year, then the deadline is provisional", () => {
    expect(dueAfter(at("2026-12-31 17:00"), workHours(1))).toMatchObject({
      year: 2027,
      provisionalAt: at("2027-01-01 09:30"),
    });
  });

  it("given a start in a year before the first announced one, then that year is named", () => {
    expect(dueAfter(at("2023-12-29 17:00"), workHours(1))).toMatchObject({ year: 2023 });
  });

  it("given only the start day, which is not counted, lies in it, then the deadline is final", () => {
    expect(final(dueAfter(at("2023-12-31"), workDays(1))).at).toBe(at("2024-01-02 17:30"));
  });

  it("given natural time, then no calendar is needed", () => {
    expect(final(dueAfter(at("2031-05-01 08:00"), days(3))).at).toBe(at("2031-05-04 08:00"));
  });

  it("given an office that closes at 24:00 on 31 December, then its last hour is still this year's", () => {
    const calendar = { ...officeCalendar, windows: [{ from: "20:00", to: "24:00" }] } as const;
    const due = dueAfter(at("2026-12-31 20:00"), workHours(4), { calendar });
    expect(due).toMatchObject({ kind: "due", at: at("2027-01-01 00:00") });
  });

  it("answers no question about a working day", () => {
    expect(isWorkday("2027-01-01")).toBe("unpublished");
  });
});

describe("natural time", () => {
  it("given 60 minutes at night, then nights count", () => {
    expect(final(dueAfter(at("2026-10-03 23:30"), minutes(60))).at).toBe(at("2026-10-04 00:30"));
  });

  it("given 3 days over a holiday, then the same wall time three days on", () => {
    expect(final(dueAfter(at("2026-10-01 16:50"), days(3))).at).toBe(at("2026-10-04 16:50"));
  });

  it("given a term of 0, then it ends where it starts, also on a rest day", () => {
    expect(final(dueAfter(at("2026-10-01 16:50"), workHours(0))).at).toBe(at("2026-10-01 16:50"));
  });
});

describe("pauses", () => {
  it("given minutes, then exactly the paused time is skipped and the pieces show the gap", () => {
    const pauses = [between("2026-11-20 10:10", "2026-11-20 11:00")];
    expect(final(dueAfter(at("2026-11-20 10:00"), minutes(30), { pauses }))).toEqual({
      kind: "due",
      at: at("2026-11-20 11:20"),
      intervals: [
        between("2026-11-20 10:00", "2026-11-20 10:10"),
        between("2026-11-20 11:00", "2026-11-20 11:20"),
      ],
    });
  });

  it("given work hours and a pause over lunch, then only its working part is made up for", () => {
    const pauses = [between("2026-11-20 11:30", "2026-11-20 14:00")];
    const due = dueAfter(at("2026-11-20 10:00"), workHours(3), { pauses });
    expect(final(due).at).toBe(at("2026-11-20 15:30"));
  });

  it("given work days, then a day with one paused working minute is not counted", () => {
    const pauses = [between("2026-11-18 17:29", "2026-11-18 20:00")];
    const due = dueAfter(at("2026-11-16"), workDays(3), { pauses });
    expect(final(due).at).toBe(at("2026-11-20 17:30"));
  });

  it("given work days, then a pause in the night or the lunch break takes nothing away", () => {
    const pauses = [
      between("2026-11-17 12:00", "2026-11-17 13:30"),
      between("2026-11-17 18:00", "2026-11-18 08:00"),
    ];
    const due = dueAfter(at("2026-11-16"), workDays(3), { pauses });
    expect(final(due).at).toBe(at("2026-11-19 17:30"));
  });

  it("given overlapping pauses in any order, then their common time is skipped once", () => {
    const pauses = [
      between("2026-11-20 10:20", "2026-11-20 10:40"),
      between("2026-11-20 10:10", "2026-11-20 10:30"),
    ];
    const due = dueAfter(at("2026-11-20 10:00"), minutes(30), { pauses });
    expect(final(due).at).toBe(at("2026-11-20 11:00"));
  });

  it("given a pause that holds no time, then nothing changes", () => {
    const pauses = [between("2026-11-17 10:15", "2026-11-17 10:15")];
    const due = dueAfter(at("2026-11-16"), workDays(1), { pauses });
    expect(due).toEqual(dueAfter(at("2026-11-16"), workDays(1)));
  });

  it("given a pause that goes on past the new year, then the deadline is provisional", () => {
    const pauses = [between("2026-12-01 09:00", "2027-01-03 00:00")];
    expect(dueAfter(at("2026-11-30"), workDays(1), { pauses })).toMatchObject({ year: 2027 });
  });
});

describe("the point where a share of the term is used", () => {
  it.each([
    ["half a work day", "2026-11-19 16:00", workDays(1), 0.5, "2026-11-20 14:00"],
    ["80 % of 4 work hours", "2026-11-20 16:30", workHours(4), 0.8, "2026-11-23 11:12"],
    ["80 % of an hour", "2026-11-21 23:00", minutes(60), 0.8, "2026-11-21 23:48"],
    ["half of 6 work hours", "2026-11-20 09:00", workHours(6), 0.5, "2026-11-20 12:00"],
  ])("%s from %s", (_, start, term, share, point) => {
    expect(pointAt(at(start), term, share)).toBe(at(point));
  });

  it("given a provisional deadline, then the point is taken on the same provisional time", () => {
    expect(pointAt(at("2026-12-29"), workDays(5), 1)).toBe(at("2027-01-05 17:30"));
  });

  it("given a pause, then the point moves behind it", () => {
    const pauses = [between("2026-11-20 10:10", "2026-11-20 11:10")];
    const point = pointAt(at("2026-11-20 10:00"), minutes(40), 0.5, { pauses });
    expect(point).toBe(at("2026-11-20 11:20"));
  });

  it.each([0, -0.1, 1.01, Number.NaN])("refuses a share of %s", (share) => {
    expect(() => pointAt(at("2026-11-20"), minutes(1), share)).toThrow(RangeError);
  });
});

describe("bugs reported to other SLA engines", () => {
  it("zammad#3180, a minute lost at midnight: 48 hours of a round-the-clock office take two days", () => {
    const calendar = { ...officeCalendar, windows: [{ from: "00:00", to: "24:00" }] } as const;
    const due = dueAfter(at("2026-11-16 00:00"), workHours(48), { calendar });
    expect(final(due).at).toBe(at("2026-11-18 00:00"));
  });

  it("chatwoot#14009, one period a day: the lunch break does not count", () => {
    const due = dueAfter(at("2026-11-20 11:00"), workHours(2));
    expect(final(due).at).toBe(at("2026-11-20 14:30"));
  });

  it("glpi#687, no deadline for a report outside hours: it starts at the next opening", () => {
    const due = dueAfter(at("2026-11-21 03:00"), workHours(2));
    expect(final(due).at).toBe(at("2026-11-23 11:00"));
  });

  it("zammad#390, a day wrongly counted as holiday: New Year's Eve of 2024 is worked", () => {
    const due = dueAfter(at("2024-02-09 09:00"), workHours(7));
    expect(final(due).at).toBe(at("2024-02-09 17:30"));
  });

  it("zammad#4432, reminders at midnight and at weekends: a point falls into opening hours", () => {
    const point = pointAt(at("2026-11-20 17:00"), workHours(2), 0.5);
    expect(point).toBe(at("2026-11-23 09:30"));
  });

  it("chatwoot#10178, the clock runs on after resolving: time after the end is not elapsed", () => {
    const handling = between("2026-11-20 16:00", "2026-11-20 17:00");
    expect(elapsed(handling, "WORK_HOUR")).toBe(HOUR);
  });

  it("a transfer workday on a Saturday is worked", () => {
    const elapsedThatDay = elapsed(between("2026-10-10 00:00", "2026-10-10 24:00"), "WORK_DAY");
    expect(elapsedThatDay).toBe(7 * HOUR);
  });
});

describe("elapsed time", () => {
  it("given a night and a holiday, then natural time counts them and working time does not", () => {
    const holiday = between("2026-09-30 17:00", "2026-10-08 09:30");
    expect(elapsed(holiday, "MINUTE")).toBe(7 * DAY + 16.5 * HOUR);
    expect(elapsed(holiday, "WORK_HOUR")).toBe(HOUR);
  });

  it("given pauses, then their time is left out", () => {
    const pauses = [between("2026-11-20 11:00", "2026-11-20 14:00")];
    const morning = between("2026-11-20 09:00", "2026-11-20 15:00");
    expect(elapsed(morning, "WORK_HOUR", { pauses })).toBe(3 * HOUR);
    expect(elapsed(morning, "MINUTE", { pauses })).toBe(3 * HOUR);
  });

  it.each(["MINUTE", "WORK_HOUR"] as const)(
    "given an inverted interval, then none (%s)",
    (unit) => {
      expect(elapsed(between("2026-11-20 15:00", "2026-11-20 10:00"), unit)).toBe(0);
    },
  );
});

describe("what is not a term, an instant or an office", () => {
  it.each([minutes(-1), minutes(Infinity), workHours(Number.NaN), workDays(4.5)])(
    "refuses %o",
    (term) => {
      expect(() => dueAfter(at("2026-11-20"), term)).toThrow(RangeError);
    },
  );

  it("refuses a start or a pause that is no instant, and so never counts for ever", () => {
    const pauses = [{ from: at("2026-11-20"), to: "soon" }];
    expect(() => dueAfter("tomorrow", workHours(1))).toThrow("tomorrow");
    expect(() => dueAfter(at("2026-11-20"), minutes(1), { pauses })).toThrow("soon");
  });

  it.each<[string, WorkCalendar["windows"]]>([
    ["no window", []],
    ["an empty window", [{ from: "09:00", to: "09:00" }]],
    ["a window over midnight", [{ from: "20:00", to: "06:00" }]],
    ["a window past 24:00", [{ from: "20:00", to: "30:00" }]],
    [
      "windows out of order",
      [
        { from: "13:30", to: "17:30" },
        { from: "09:00", to: "12:00" },
      ],
    ],
  ])("refuses an office with %s", (_, windows) => {
    const calendar = { ...officeCalendar, windows };
    expect(() => dueAfter(at("2026-11-20"), workHours(1), { calendar })).toThrow("opening hours");
  });
});

/** A minute of the announced years, early enough for every term to end in them. */
const start = fc
  .integer({ min: toMs(at("2024-01-02")), max: toMs(at("2026-10-01")) })
  .map((ms) => toInstant(Math.floor(ms / MINUTE) * MINUTE));
const countedTerm = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }).map(minutes),
  fc.integer({ min: 0, max: 60 }).map(workHours),
);
const term = fc.oneof(
  countedTerm,
  fc.integer({ min: 0, max: 15 }).map(workDays),
  fc.integer({ min: 0, max: 30 }).map(days),
);
/** A start and pauses in the weeks after it. */
const paused = start.chain((from) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 3_000 })), {
      maxLength: 4,
    })
    .map((list) => ({
      from,
      pauses: list.map(([after, length]) => ({
        from: plus(from, after * MINUTE),
        to: plus(from, (after + length) * MINUTE),
      })),
    })),
);
const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, predicate), { numRuns: 200 });

/** What is wrong with the pieces a working deadline is made of. */
function flaws(intervals: readonly Interval[]): string[] {
  return intervals.flatMap((piece, i) => {
    const date = dateOf(piece.from);
    const inside = officeCalendar.windows.some(
      ({ from, to }) => atLocal(date, from) <= piece.from && piece.to <= atLocal(date, to),
    );
    const previous = intervals[i - 1];
    return [
      ...(piece.from < piece.to ? [] : [`empty at ${piece.from}`]),
      ...(inside ? [] : [`closed at ${piece.from}`]),
      ...(isWorkday(date) === true ? [] : [`rest day ${date}`]),
      ...(!previous || previous.to <= piece.from ? [] : [`overlap at ${piece.from}`]),
    ];
  });
}

describe("properties", () => {
  it("a later start is never due earlier", () => {
    holds(fc.tuple(start, fc.integer({ min: 0, max: 20_000 }), term), ([from, later, term]) => {
      const [early, late] = [from, plus(from, later * MINUTE)].map((s) => dueAfter(s, term));
      expect(instantOf(early!) <= instantOf(late!)).toBe(true);
    });
  });

  it("a longer term is never due earlier", () => {
    holds(
      fc.tuple(paused, term, fc.integer({ min: 0, max: 10 })),
      ([{ from, pauses }, term, more]) => {
        const longer = { ...term, amount: term.amount + more };
        const [short, long] = [term, longer].map((t) => dueAfter(from, t, { pauses }));
        expect(instantOf(short!) <= instantOf(long!)).toBe(true);
      },
    );
  });

  it("pauses never shorten a deadline", () => {
    holds(fc.tuple(paused, term), ([{ from, pauses }, term]) => {
      const [free, stopped] = [dueAfter(from, term), dueAfter(from, term, { pauses })];
      expect(instantOf(free) <= instantOf(stopped)).toBe(true);
    });
  });

  it("the pieces of minutes and work hours add up to the term", () => {
    holds(fc.tuple(paused, countedTerm), ([{ from, pauses }, term]) => {
      const unit = term.unit === "MINUTE" ? MINUTE : HOUR;
      const { intervals } = final(dueAfter(from, term, { pauses }));
      expect(total(intervals)).toBe(term.amount * unit);
    });
  });

  it("the pieces of work days are seven hours a day", () => {
    holds(fc.tuple(paused, fc.integer({ min: 0, max: 15 })), ([{ from, pauses }, amount]) => {
      const { intervals } = final(dueAfter(from, workDays(amount), { pauses }));
      expect(total(intervals)).toBe(amount * 7 * HOUR);
    });
  });

  it("the pieces of working time are apart, in order, inside opening hours and on no holiday", () => {
    const working = term.filter(({ unit }) => unit === "WORK_HOUR" || unit === "WORK_DAY");
    holds(fc.tuple(paused, working), ([{ from, pauses }, term]) => {
      expect(flaws(final(dueAfter(from, term, { pauses })).intervals)).toEqual([]);
    });
  });

  it("planted: the check of the pieces sees lunch, a holiday and an overlap", () => {
    const lunch = between("2026-11-20 11:00", "2026-11-20 14:00");
    const holiday = between("2026-10-01 09:00", "2026-10-01 10:00");
    const again = between("2026-10-01 09:30", "2026-10-01 10:00");
    expect(flaws([lunch])).toHaveLength(1);
    expect(flaws([holiday])).toHaveLength(1);
    expect(flaws([holiday, again])).toHaveLength(3);
  });

  it("working time between start and deadline is the term", () => {
    holds(fc.tuple(paused, fc.integer({ min: 0, max: 60 })), ([{ from, pauses }, amount]) => {
      const { at } = final(dueAfter(from, workHours(amount), { pauses }));
      expect(elapsed({ from, to: at }, "WORK_HOUR", { pauses })).toBe(amount * HOUR);
    });
  });

  it("a term in two parts ends when the whole does", () => {
    holds(fc.tuple(start, term, fc.integer({ min: 0, max: 10 })), ([from, term, more]) => {
      const first = final(dueAfter(from, term)).at;
      const second = dueAfter(first, { ...term, amount: more });
      const whole = dueAfter(from, { ...term, amount: term.amount + more });
      expect(instantOf(second)).toBe(instantOf(whole));
    });
  });

  it("elapsed time of two halves is that of the whole", () => {
    const span = fc.integer({ min: 0, max: 50_000 });
    holds(fc.tuple(paused, span, span), ([{ from, pauses }, a, b]) => {
      const [middle, to] = [plus(from, a * MINUTE), plus(from, (a + b) * MINUTE)];
      const count = (from: Instant, to: Instant) => elapsed({ from, to }, "WORK_HOUR", { pauses });
      expect(count(from, middle) + count(middle, to)).toBe(count(from, to));
    });
  });

  it("the whole share of a term is its deadline, and points come in order", () => {
    const term = fc.integer({ min: 1, max: 15 }).map(workDays);
    holds(fc.tuple(paused, term), ([{ from, pauses }, term]) => {
      const points = [0.5, 0.8, 1].map((share) => pointAt(from, term, share, { pauses }));
      expect(points).toEqual(points.toSorted());
      expect(points.at(-1)).toBe(instantOf(dueAfter(from, term, { pauses })));
    });
  });
});

/** The dates of three years on which we and another source disagree whether people work. */
function disagreements(calendar: WorkCalendar, worked: (date: LocalDate) => boolean): LocalDate[] {
  const count = (toMs(at("2027-01-01 00:00")) - toMs(at("2024-01-01 00:00"))) / DAY;
  return Array.from({ length: count }, (_, i) =>
    dateOf(plus(at("2024-01-01 00:00"), i * DAY)),
  ).filter((date) => isWorkday(date, calendar) !== worked(date));
}

describe("the holidays of 2024, 2025 and 2026", () => {
  const kinds = new Map(
    [cn2024, cn2025, cn2026].flatMap(({ dates }) => dates.map(({ date, type }) => [date, type])),
  );
  const weekday = (date: LocalDate): boolean => ![0, 6].includes(new Date(date).getUTCDay());

  it("agree with chinese-days on every day", () => {
    expect(disagreements(officeCalendar, (date) => chineseDays.isWorkday(date))).toEqual([]);
  });

  it("agree with holiday-calendar on every day", () => {
    const worked = (date: LocalDate): boolean =>
      kinds.has(date) ? kinds.get(date) === "transfer_workday" : weekday(date);
    expect(disagreements(officeCalendar, worked)).toEqual([]);
  });

  it("planted: the comparison names a transfer workday that is missing", () => {
    const year = officeCalendar.years[2026]!;
    const workdays = year.workdays.filter((date) => date !== "2026-10-10");
    const years = { ...officeCalendar.years, 2026: { ...year, workdays } };
    const wrong = disagreements({ ...officeCalendar, years }, (date) =>
      chineseDays.isWorkday(date),
    );
    expect(wrong).toEqual(["2026-10-10"]);
  });
});
