import { describe, expect, it } from "vitest";
import {
  chanceOn,
  type Day,
  firstDay,
  isLateNow,
  keyOf,
  nextFree,
  nowAt,
  partsOf,
  type Question,
  type Slot,
  spanOf,
  toAnswers,
  toggled,
  weekOf,
} from "./view";

const slot = (startAt: string, change: Partial<Slot> = {}): Slot => ({
  startAt,
  endAt: startAt,
  lane: "",
  isWalkIn: false,
  free: 1,
  waiting: 0,
  isBookable: true,
  closedBecause: null,
  ...change,
});
const full = { free: 0, isBookable: false };
const past = { isBookable: false, closedBecause: "这个时段已过" };
const day = (heldOn: string, slots: Slot[], isUnpublished = false): Day => ({
  heldOn,
  isUnpublished,
  slots,
});
const NINE = "2026-11-23T01:00:00.000Z";

describe("a day", () => {
  it("is free while one of its times is", () => {
    expect(chanceOn(day("", [slot(NINE, past), slot(NINE, full), slot(NINE)]))).toBe("free");
  });

  it("is full when one can only wait, also where others wait for the seats that are free", () => {
    expect(chanceOn(day("", [slot(NINE, past), slot(NINE, full)]))).toBe("full");
    expect(chanceOn(day("", [slot(NINE, { waiting: 2, isBookable: false })]))).toBe("full");
  });

  it("is closed when nothing can be had, and nobody knows while the holidays are unpublished", () => {
    expect(chanceOn(day("", [slot(NINE, past)]))).toBe("closed");
    expect(chanceOn(day("", []))).toBe("closed");
    expect(chanceOn(day("", [], true))).toBe("unknown");
  });
});

describe("the day to begin with", () => {
  const days = [
    day("2026-11-20", [slot(NINE, past)]),
    day("2026-11-21", [slot(NINE, full)]),
    day("2026-11-22", [slot(NINE)]),
  ];

  it("is the one that was wished for, whatever can be had on it", () => {
    expect(firstDay(days, "2026-11-21")?.heldOn).toBe("2026-11-21");
  });

  it("is else the first that is free, then the first that is full, then the first", () => {
    expect(firstDay(days, undefined)?.heldOn).toBe("2026-11-22");
    expect(firstDay(days.slice(0, 2), "2027-01-01")?.heldOn).toBe("2026-11-21");
    expect(firstDay(days.slice(0, 1), undefined)?.heldOn).toBe("2026-11-20");
  });
});

describe("times", () => {
  it("are told by the part of the day in Beijing; empty parts are left out", () => {
    const slots = [slot(NINE), slot("2026-11-23T10:00:00.000Z")];
    expect(partsOf(slots).map(({ part, slots: found }) => [part, found.length])).toEqual([
      ["morning", 1],
      ["evening", 1],
    ]);
  });

  it("of two groups at one moment are two", () => {
    expect(keyOf(slot(NINE, { lane: "儿童组" }))).not.toBe(keyOf(slot(NINE, { lane: "家长组" })));
  });

  it("that are free next come in their order, no more than asked for", () => {
    const days = [day("", [slot("a", full), slot("b")]), day("", [slot("c"), slot("d")])];
    expect(nextFree(days, 2).map(({ startAt }) => startAt)).toEqual(["b", "c"]);
  });

  it("lie in weeks that are counted from today", () => {
    expect(weekOf("2026-11-20", "2026-11-26")).toBe("2026-11-20");
    expect(weekOf("2026-11-20", "2026-11-27")).toBe("2026-11-27");
    expect(weekOf("2026-11-20", "2026-11-01")).toBe("2026-11-20");
  });
});

describe("cancelling", () => {
  const cutoffAt = "2026-11-23T00:00:00.000Z";
  const before = Date.parse(cutoffAt) - 1;
  const after = Date.parse(cutoffAt) + 1;

  it("is late once a confirmed booking is past its cut-off", () => {
    expect(isLateNow({ stage: "BOOKED", cutoffAt }, before)).toBe(false);
    expect(isLateNow({ stage: "BOOKED", cutoffAt }, after)).toBe(true);
  });

  it("is never late for a hold, an offer or a place in line", () => {
    for (const stage of ["HELD", "OFFERED", "WAITING"] as const)
      expect(isLateNow({ stage, cutoffAt }, after)).toBe(false);
  });
});

describe("the time of the API", () => {
  it("is what it told, and what this device counted since", () => {
    expect(nowAt("2026-11-20T02:00:00.000Z", 5_000, 65_000)).toBe(
      Date.parse("2026-11-20T02:01:00.000Z"),
    );
  });

  it("does not run backwards when the clock of the device was set back", () => {
    expect(nowAt(NINE, 5_000, 0)).toBe(Date.parse(NINE));
  });
});

describe("a cut-off in words", () => {
  it.each([
    [1_440, { unit: "days", n: 1 }],
    [120, { unit: "hours", n: 2 }],
    [90, { unit: "minutes", n: 90 }],
    [0, { unit: "minutes", n: 0 }],
  ])("of %s minutes is told in the largest unit that comes out even", (minutes, span) => {
    expect(spanOf(minutes)).toEqual(span);
  });
});

describe("answers", () => {
  const question = (kind: Question["kind"], code: string): Question => ({
    code,
    kind,
    label: code,
    isRequired: true,
    range: null,
    options: [],
  });
  const questions = [
    question("STRING", "matter"),
    question("NUMBER", "people"),
    question("DATE_TIME", "since"),
    question("MULTI", "needs"),
  ];

  it("are sent as the API takes them: digits are plain, a moment is in UTC", () => {
    const values = {
      matter: ["社保"],
      people: [" １２ "],
      since: ["2026-11-23", "07:30"],
      needs: ["a", "b"],
    };
    expect(toAnswers(questions, values)).toEqual([
      { code: "matter", values: ["社保"] },
      { code: "people", values: ["12"] },
      { code: "since", values: ["2026-11-22T23:30:00Z"] },
      { code: "needs", values: ["a", "b"] },
    ]);
  });

  it("that are blank or half given are left out: the API says what is missing", () => {
    const values = { matter: ["  "], people: [""], since: ["2026-11-23", ""], needs: [] };
    expect(toAnswers(questions, values)).toEqual([]);
  });

  it("to a question that is asked no more are not sent", () => {
    expect(toAnswers([], { matter: ["社保"] })).toEqual([]);
  });

  it("of several options stay in the order of the question", () => {
    const options = ["a", "b", "c"].map((code) => ({ code, label: code }));
    expect(toggled({ options }, ["c"], "a")).toEqual(["a", "c"]);
    expect(toggled({ options }, ["a", "c"], "a")).toEqual(["c"]);
  });
});
