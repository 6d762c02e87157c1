import fc from "fast-check";
import ical, { type VEvent } from "node-ical";
import { describe, expect, it } from "vitest";
import { atLocal, MINUTE, plus } from "../kernel/clock.ts";
import type { CalendarEntry } from "./entry.ts";
import { writeCalendar } from "./ics.ts";
import { toCalendar } from "./jcal.ts";

/* What is written is read back by another library. */

const AT = atLocal("2026-11-23", "10:00");

const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "bkg_1@linge",
  sequence: 1,
  changedAt: atLocal("2026-11-20", "10:00"),
  startAt: AT,
  endAt: plus(AT, 30 * MINUTE),
  status: "CONFIRMED",
  summary: "社保代办",
  description: "预约成功",
  location: "便民服务大厅",
  isBusy: true,
  ...change,
});

const write = (...entries: CalendarEntry[]) => writeCalendar(toCalendar("我的预约", entries));
const octetsOf = (line: string): number => Buffer.byteLength(line);

describe("given a calendar in Chinese, when it is written", () => {
  it("then its head says what it is, and its times name a zone that is in it", () => {
    const text = write(entry());
    expect(text.split("\r\n")).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "TZID:Asia/Shanghai",
        "TZOFFSETTO:+0800",
        "DTSTART;TZID=Asia/Shanghai:20261123T100000",
        "DTSTAMP:20261120T020000Z",
      ]),
    );
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("then long lines are folded by octets, and no character is cut", () => {
    const summary = `${"预约成功𠮷😀".repeat(40)}a`;
    const text = write(entry({ summary }));
    expect(Math.max(...text.split("\r\n").map(octetsOf))).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(text.replaceAll("\r\n ", "")).toContain(`SUMMARY:${summary}`);
  });

  it.each(["\r", "\r\n", "\u0085", "\u2028", "\v", "\u0000", "\u0007", "\u202E"])(
    "then %j in a name from before texts were tidied begins no line of its own",
    (control) => {
      const text = write(entry({ summary: `社保${control}ATTACH:http://x`, location: control }));
      expect(
        text.split(/\r\n|[\r\n\u0085\u2028\v]/u).filter((line) => line.startsWith("ATTACH")),
      ).toEqual([]);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
    },
  );

  it("then what was cancelled stays with its status, and takes up nobody's time", () => {
    const text = write(entry({ status: "CANCELLED", sequence: 2 }));
    expect(text.split("\r\n")).toEqual(
      expect.arrayContaining(["STATUS:CANCELLED", "SEQUENCE:2", "TRANSP:TRANSPARENT"]),
    );
    expect(text).not.toContain("METHOD:CANCEL");
  });
});

/**
 * What is special in a calendar, and long characters. Left out is what this reader gets wrong: quotation
 * marks around a text, and a backslash before an n.
 */
const words = fc
  .string({
    unit: fc.constantFrom(...Array.from("社区预约，；,;:\\𠮷😀aA1 \n")),
    minLength: 1,
    maxLength: 120,
  })
  .map((text) => text.trim())
  .filter((text) => text !== "");

const entries = fc.uniqueArray(
  fc
    .record({
      uid: fc.nat(1_000_000).map((n) => `bkg_${n}@linge`),
      sequence: fc.nat(99),
      minutes: fc.nat(60 * 24 * 365),
      length: fc.integer({ min: 1, max: 600 }),
      status: fc.constantFrom("TENTATIVE" as const, "CONFIRMED" as const, "CANCELLED" as const),
      summary: words,
      description: words,
      location: fc.option(words),
      isBusy: fc.boolean(),
    })
    .map(({ minutes, length, ...rest }) => {
      const startAt = plus(AT, minutes * MINUTE);
      return entry({ ...rest, startAt, endAt: plus(startAt, length * MINUTE) });
    }),
  { selector: ({ uid }) => uid, maxLength: 8 },
);

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "val" in value
    ? String(value.val)
    : typeof value === "string"
      ? value
      : "";

const readBack = (event: VEvent) => ({
  uid: event.uid,
  sequence: Number(event.sequence),
  startAt: event.start.toISOString(),
  endAt: event.end?.toISOString(),
  status: event.status,
  summary: textOf(event.summary),
  description: textOf(event.description),
  location: textOf(event.location),
});

describe("given any calendar", () => {
  it("when it is read back by another library, then it says the same", () => {
    fc.assert(
      fc.property(entries, (given) => {
        const text = write(...given);
        expect(text.split("\r\n").every((line) => octetsOf(line) <= 75)).toBe(true);
        const found = Object.values(ical.sync.parseICS(text)).filter(
          (one): one is VEvent => one?.type === "VEVENT",
        );
        const told = given.map((one) => ({
          uid: one.uid,
          sequence: one.sequence,
          startAt: one.startAt,
          endAt: one.endAt,
          status: one.status,
          summary: one.summary,
          description: one.description,
          location: one.location ?? "",
        }));
        expect(found.map(readBack).toSorted(byUid)).toEqual(told.toSorted(byUid));
      }),
      { numRuns: 200 },
    );
  });
});

const byUid = (a: { uid: string }, b: { uid: string }): number => (a.uid < b.uid ? -1 : 1);
