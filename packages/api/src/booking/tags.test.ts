import { describe, expect, it } from "vitest";
import { DAY, HOUR, plus } from "../kernel/clock.ts";
import { NOW, slotOn } from "./booking.fixture.ts";
import type { Booking, StepClock } from "./booking.ts";
import { startClock } from "./clock.ts";
import { tagsOf, workTagsOf } from "./tags.ts";

const startAt = slotOn("09:00").startAt;
const at = (stage: Booking["stage"], clock: StepClock | null = null) =>
  ({
    stage,
    clock,
    slot: { ...slotOn("09:00"), endAt: plus(startAt, HOUR), capacity: 1 },
    ticket: null,
  }) as Booking;
const said = (booking: Booking, now = NOW): string[] =>
  workTagsOf(booking, now).map(({ tone, label }) => `${tone} ${label.zh}`);

describe("what stands over a booking for those who serve", () => {
  it("given it is over and an answer is still owed, then it says so and not that it is done", () => {
    expect(said(at("DONE", startClock("ANSWER", false, NOW)))).toEqual(["INFO 答复接待事项"]);
  });

  it("given the step is late, then lateness comes first, in its own colour", () => {
    const booking = at("ORDERED", startClock("ASSIGN", true, NOW));
    expect(said(booking, plus(NOW, DAY))).toEqual(["BAD 已超时", "INFO 待派单"]);
  });

  it("given nothing is owed any more, then it is done", () => {
    expect(said(at("DONE"))).toEqual(["GOOD 已完成"]);
  });

  it("given who comes looks at it, then no lateness of others stands over it", () => {
    expect(tagsOf(at("ORDERED", startClock("ASSIGN", true, NOW)))).toHaveLength(1);
  });
});
