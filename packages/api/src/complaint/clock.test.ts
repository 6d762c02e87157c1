import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Term } from "../kernel/calendar.ts";
import { atLocal, DAY, HOUR, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { categories, good, MONDAY, nowhere, Story, steps } from "./complaint.fixture.ts";
import { dueAt, remainingOf, reworkTerm, startClock, termOf, timersOf, wakesAt } from "./clock.ts";
import type { Complaint, StepClock } from "./complaint.ts";
import type { Step } from "./labels.ts";

const workDays = (amount: number): Term => ({ unit: "WORK_DAY", amount });
const workHours = (amount: number): Term => ({ unit: "WORK_HOUR", amount });
const minutes = (amount: number): Term => ({ unit: "MINUTE", amount });
const on = (day: string, time: `${number}:${number}`): Instant => atLocal(`2026-11-${day}`, time);
const clockOf = (term: Term, startedAt = MONDAY): StepClock =>
  startClock("DISPOSE", term, startedAt);

describe("given a step, when its term is asked for", () => {
  const { place } = new Story().complaint;

  it.each<[Step, Term, Term, Term, Term]>([
    ["ACCEPT", minutes(1), minutes(15), workHours(2), workDays(1)],
    ["DISPATCH", minutes(5), minutes(30), workHours(4), workHours(4)],
    ["SIGN", minutes(5), minutes(30), workHours(4), workDays(1)],
    ["DISPOSE", minutes(60), minutes(24 * 60), workDays(3), workDays(5)],
    ["VERIFY", minutes(120), workDays(1), workDays(2), workDays(2)],
    [
      "CONFIRM",
      { unit: "DAY", amount: 3 },
      { unit: "DAY", amount: 3 },
      { unit: "DAY", amount: 3 },
      { unit: "DAY", amount: 5 },
    ],
    ["INFO", workDays(3), workDays(3), workDays(3), workDays(3)],
    ["RETURN", workHours(4), workHours(4), workHours(4), workHours(4)],
    ["REDISPATCH", workHours(4), workHours(4), workHours(4), workHours(4)],
  ])("%s: P0, P1, P2 and P3 have their own", (step, ...terms) => {
    const category = "governance.suggestion";
    const found = (["P0", "P1", "P2", "P3"] as const).map((level) =>
      termOf({ category, level, place }, step),
    );
    expect(found).toEqual(terms);
  });

  it.each([
    ["P0", minutes(1)],
    ["P1", minutes(15)],
    ["P2", minutes(15)],
    ["P3", minutes(15)],
  ] as const)("in nobody's grid the duty officer has 15 minutes, P0 less: %s", (level, term) => {
    const matter = { category: categories.bench, level, place: nowhere("/S/") };
    expect(termOf(matter, "ACCEPT")).toEqual(term);
  });

  it("of a category nobody knows, then it is a fault", () => {
    expect(() => termOf({ category: "none", level: "P2", place }, "SIGN")).toThrow("none");
  });
});

describe("given a question to the reporter", () => {
  it("when the answer comes, then the clock of acceptance goes on with what was left", () => {
    // P2: two working hours from 10:00, asked at 11:00, answered at 15:30 after lunch.
    const story = new Story().wait(HOUR).do("head", good.askInfo);
    story.until(on("16", "15:30")).do("reporter", good.supplement);
    expect(story.timers[0]?.at).toBe(on("16", "16:30"));
  });

  it("when the answer never comes, then the clock goes on likewise after three working days", () => {
    const story = new Story().wait(HOUR).do("head", good.askInfo);
    expect([story.fire().at, story.complaint]).toMatchObject([
      on("19", "17:30"),
      { stage: "SUBMITTED", infoLapsed: true },
    ]);
    expect(story.timers[0]?.at).toBe(on("20", "10:00"));
  });
});

describe("given the ladder of a term of four working days from a Monday morning", () => {
  const ladder = () => steps.processing().timers.map(({ kind, at }) => [kind, at]);

  it("when it is read, then it reminds at 50 and 80 %, turns yellow when due and red later", () => {
    expect(ladder()).toEqual([
      ["HALF", on("18", "17:30")],
      ["EIGHTY", on("20", "10:24")],
      ["DUE", on("20", "17:30")],
      ["RED", on("24", "17:30")],
    ]);
  });

  it("when each rung fires, then the holder is reminded and the lights go on, once each", () => {
    const story = steps.processing();
    const seen = Array.from({ length: 4 }, () => {
      story.fire();
      return story.complaint.light;
    });
    expect([seen, story.timers]).toEqual([["NONE", "NONE", "YELLOW", "RED"], []]);
  });
});

describe("given the time between yellow and red", () => {
  const between = (category: string): [Instant?, Instant?] => {
    const { disposal } = steps.accepted({ category }, "street").complaint;
    const story = { stage: "PROCESSING", clock: null, disposal } as Complaint;
    const at = (kind: string) => timersOf(story).find((one) => one.kind === kind)?.at;
    return [at("DUE"), at("RED")];
  };

  it.each([
    ["half of 15 working days, rounded up", categories.structure, "2026-12-07", "2026-12-17"],
    [
      "one working day, when half of four hours is less",
      categories.manhole,
      "2026-11-16",
      "2026-11-17",
    ],
    ["one working day, also for danger to life", categories.gas, "2026-11-16", "2026-11-17"],
  ])("%s", (_, category, due, red) => {
    expect(between(category).map((at) => plus(at ?? "", 8 * HOUR).slice(0, 10))).toEqual([
      due,
      red,
    ]);
  });
});

describe("given stages in which others decide, when timers are read", () => {
  it.each([
    ["HANDLED", () => steps.handled(), ["DUE"]],
    ["AWAIT_CONFIRM", () => steps.verified(), ["REMIND", "DUE"]],
    ["REOPENED", () => steps.reopened(), ["DUE"]],
    ["NEEDS_INFO", () => new Story().do("head", good.askInfo), ["DUE"]],
    ["SUBMITTED", () => new Story(), ["DUE"]],
  ] as const)("%s: the ladder stands still", (_, story, kinds) => {
    expect(story().timers.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ["CLOSED", () => steps.closed()],
    ["REJECTED", () => new Story().do("community", good.reject)],
  ] as const)("%s: nothing runs", (_, story) => {
    expect([story().timers, wakesAt(story().complaint)]).toEqual([[], null]);
  });

  it("while a return is decided on, the ladder goes on", () => {
    const { timers } = steps.returnRequested();
    expect(timers.map(({ clock, kind }) => `${clock} ${kind}`)).toContain("DISPOSAL HALF");
  });
});

describe("given a clock that needs a year nobody has announced", () => {
  const december = atLocal("2026-12-29", "10:00");
  const late = () =>
    new Story({ category: categories.structure }, december).do("street", good.accept);

  it("when its timers are read, then nothing of the handling fires on provisional dates", () => {
    expect(late().timers.map(({ clock }) => clock)).toEqual(["STEP"]);
  });

  it("when the sweep asks when to look again, then it is not forgotten", () => {
    const story = late();
    story.fire();
    while (story.timers.length > 0) story.fire();
    expect(wakesAt(story.complaint)?.slice(0, 4)).toBe("2027");
  });

  it("when only red would need it, then yellow still comes", () => {
    const story = new Story({ category: categories.door }, atLocal("2026-12-28", "10:00"));
    story.do("head", good.accept);
    const kinds = timersOf({ ...story.complaint, clock: null }).map(({ kind }) => kind);
    expect(kinds).toEqual(["HALF", "EIGHTY", "DUE"]);
  });
});

describe("given a running clock, when what is left is asked for", () => {
  it.each([
    ["three working days, on the second", workDays(3), on("17", "11:00"), 2],
    ["three working days, after closing time of the first", workDays(3), on("17", "18:00"), 2],
    ["three working days, on the last", workDays(3), on("19", "09:00"), 0],
    ["five working hours, after two", workHours(5), on("16", "12:30"), 3],
    ["an hour, after twenty minutes", minutes(60), on("16", "10:20"), 40],
    ["an hour, at its end", minutes(60), on("16", "11:00"), 0],
    ["an hour, long after", minutes(60), on("20", "10:00"), 0],
    [
      "three days, after one and a half",
      { unit: "DAY", amount: 3 } as const,
      on("17", "22:00"),
      1.5,
    ],
  ])("%s: %o at %s leaves %d", (_, term, now, amount) => {
    expect(remainingOf(clockOf(term), now)).toEqual({ unit: term.unit, amount });
  });

  it("then what was left, counted from then, never ends later than the clock", () => {
    const unit = fc.constantFrom<Term["unit"]>("MINUTE", "WORK_HOUR", "WORK_DAY", "DAY");
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 12 }), fc.nat(14 * DAY), (kind, amount, ms) => {
        const clock = clockOf({ unit: kind, amount });
        const now = plus(MONDAY, ms);
        const left = remainingOf(clock, now);
        const again = dueAt(clockOf(left, now)).at;
        expect(left.amount === 0 || again <= dueAt(clock).at).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("given a result that does not hold up", () => {
  it.each([
    ["more than 30 % left: what is left", workDays(10), workDays(10), on("18", "10:00"), 8],
    ["less left: 30 %, rounded up", workDays(10), workDays(10), on("30", "10:00"), 3],
    ["30 % of what it once was, not of a rework", workDays(3), workDays(10), on("30", "10:00"), 3],
    ["hours and minutes are not rounded", minutes(60), minutes(60), on("16", "10:59"), 18],
  ])("%s", (_, term, original, handedInAt, amount) => {
    const found = reworkTerm(clockOf(term), original, handedInAt);
    expect(found).toEqual({ unit: term.unit, amount });
  });

  it("when verifying took days, then that is not taken from the handler's time", () => {
    const story = steps.handled().until(on("18", "10:00")).do("head", good.verifyFail);
    expect(story.complaint.disposal).toMatchObject({ term: workDays(4), startedAt: story.now });
  });

  it("when it fails again and again, then the term never sinks below 30 % of the first", () => {
    const story = steps.processing();
    for (let i = 0; i < 4; i += 1) {
      story.until(plus(dueAt(story.complaint.disposal as StepClock).at, MINUTE));
      story.do("worker", good.submitResult).do("head", good.verifyFail);
    }
    expect(story.complaint.disposal?.term).toEqual(workDays(2));
  });
});
