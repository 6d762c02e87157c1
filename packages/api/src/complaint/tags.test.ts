import { describe, expect, it } from "vitest";
import { HOUR, plus } from "../kernel/clock.ts";
import { dueAt, shownClock } from "./clock.ts";
import { categories, MONDAY, Story } from "./complaint.fixture.ts";
import type { Complaint } from "./complaint.ts";
import { inList } from "./card.ts";
import { tagsOf } from "./tags.ts";

const said = (complaint: Complaint, now = MONDAY): string[] =>
  tagsOf(inList(complaint), now).map(({ tone, label }) => `${tone} ${label.zh}`);
const stateOf = (change: ConstructorParameters<typeof Story>[0]): Complaint =>
  new Story(change).complaint;
const dueOf = (complaint: Complaint): string => {
  const clock = shownClock(complaint);
  if (!clock) throw new Error("no clock runs");
  return dueAt(clock).at;
};

describe("what stands over a complaint", () => {
  it("given danger to life inside its deadline, then the danger comes first and is not called normal", () => {
    expect(said(stateOf({ category: categories.gas, level: "P0" }))).toEqual([
      "BAD 危及生命安全",
      "INFO 已上报",
    ]);
  });

  it("given an ordinary matter in time, then only where it stands", () => {
    expect(said(stateOf({}))).toEqual(["INFO 已上报"]);
  });

  it("given a deadline is over, noted by the supervision or not, then it has the one colour of lateness", () => {
    const complaint = stateOf({});
    const now = plus(dueOf(complaint), HOUR);
    expect([said(complaint, now)[0], said({ ...complaint, light: "YELLOW" }, now)[0]]).toEqual([
      "BAD 已超期",
      "BAD 已超期",
    ]);
    expect(said({ ...complaint, light: "RED" }, now)[0]).toBe("BAD 严重超期");
  });

  it("given it is closed, then neither danger nor lateness is left", () => {
    const closed = { ...stateOf({ level: "P1" }), stage: "CLOSED", light: "RED" } as Complaint;
    expect(said(closed)).toEqual(["GOOD 已办结"]);
  });
});
