import { describe, expect, it } from "vitest";
import { hitOf, type KitchenPlan } from "./kitchen-hit.ts";
import { subscribed, TODAY } from "./meal.fixture.ts";

/* Whom a change of a kitchen hits: somebody who eats Monday to Friday since this week. Today is a Friday. */

const eater = subscribed();
const was: KitchenPlan = { cutoff: "SAME_DAY", weekdays: [1, 2, 3, 4, 5, 6], exceptions: [] };
const hit = (is: Partial<KitchenPlan>, change: object = {}, before: Partial<KitchenPlan> = {}) =>
  hitOf(
    { ...eater, ...change },
    { was: { ...was, ...before }, is: { ...was, ...is }, from: TODAY },
  );
const closed = (on: string, isOpen = false) => ({ exceptions: [{ on, isOpen, reason: "检修" }] });
const nothing = {
  lostWeekdays: [],
  gainedWeekdays: [],
  lostDates: [],
  gainedDates: [],
  isUnserved: false,
  cutoff: null,
};

describe("given somebody eats Monday to Friday", () => {
  it.each([
    ["nothing of the plan changes", {}, {}],
    ["a day is dropped on which they do not eat", { weekdays: [1, 2, 3, 4, 5] }, {}],
    ["a date is closed on which they do not eat", closed("2026-11-28"), {}],
    ["a date is closed that is over", closed("2026-11-19"), {}],
    ["a date is closed that they have skipped", closed("2026-11-25"), { skips: ["2026-11-25"] }],
    ["a date is closed after their last day", closed("2026-11-25"), { lastOn: "2026-11-24" }],
    [
      "their meals end before the dropped day comes",
      { weekdays: [1, 2, 4, 5] },
      { lastOn: "2026-11-24" },
    ],
    ["their meals have not begun", { weekdays: [1] }, { firstOn: null }],
  ])("when %s, then they are not hit", (_, is, change) => {
    expect(hit(is, change)).toBeNull();
  });

  it("when Wednesday is dropped, then Wednesdays fall away, also for who has paused", () => {
    const wednesday = { ...nothing, lostWeekdays: [3] };
    expect(hit({ weekdays: [1, 2, 4, 5] })).toEqual(wednesday);
    const pauses = [{ from: TODAY, to: null }];
    expect(hit({ weekdays: [1, 2, 4, 5] }, { pauses })).toEqual(wednesday);
  });

  it("when none of their days is left, then the kitchen serves them no more", () => {
    expect(hit({ weekdays: [6] })).toEqual({
      ...nothing,
      lostWeekdays: [1, 2, 3, 4, 5],
      isUnserved: true,
    });
  });

  it("when a date is closed, then that date falls away, and comes back with the exception", () => {
    expect(hit(closed("2026-11-25"))).toEqual({ ...nothing, lostDates: ["2026-11-25"] });
    expect(hit({}, {}, closed("2026-11-25"))).toEqual({ ...nothing, gainedDates: ["2026-11-25"] });
  });

  it("when Friday comes back, then Fridays come back", () => {
    expect(hit({}, {}, { weekdays: [1, 2, 3, 4] })).toEqual({ ...nothing, gainedWeekdays: [5] });
  });

  it("when the cut-off moves, then they are hit, for they skip meals until then", () => {
    expect(hit({ cutoff: "DAY_BEFORE" })).toEqual({ ...nothing, cutoff: "DAY_BEFORE" });
  });
});
