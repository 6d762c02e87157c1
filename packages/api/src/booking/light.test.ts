import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, plus } from "../kernel/clock.ts";
import { NOW, slotOn } from "./booking.fixture.ts";
import type { Booking, StepClock } from "./booking.ts";
import { startClock } from "./clock.ts";
import { lightOf } from "./light.ts";

const startAt = slotOn("09:00").startAt;
const slot = { ...slotOn("09:00"), endAt: plus(startAt, HOUR), capacity: 1 };
const at = (stage: Booking["stage"], clock: StepClock | null = null) =>
  ({ stage, clock, slot }) as Booking;
/** Half an hour for what is urgent. */
const toAssign = at("ORDERED", startClock("ASSIGN", true, NOW));

describe("given a step with a limit of half an hour", () => {
  it.each([
    [10, "NONE"],
    [22, "NONE"],
    [23, "YELLOW"],
    [29, "YELLOW"],
    [30, "RED"],
  ])("when %i minutes have passed, then the light is %s", (minutes, light) => {
    expect(lightOf(toAssign, plus(NOW, minutes * MINUTE))).toBe(light);
  });

  it("when it is the resident's to take, then nobody who serves is late", () => {
    const held = at("HELD", startClock("HOLD", true, NOW));
    expect(lightOf(held, plus(NOW, HOUR))).toBe("NONE");
  });
});

describe("given a time that has come", () => {
  it.each([
    ["BOOKED", -1, "NONE"],
    ["BOOKED", 0, "YELLOW"],
    ["CHECKED_IN", 59, "NONE"],
    ["CHECKED_IN", 60, "RED"],
    ["BOOKED", 60, "RED"],
    ["DONE", 60, "NONE"],
  ] as const)("when it is %s and %i minutes in, then the light is %s", (stage, minutes, light) => {
    expect(lightOf(at(stage), plus(startAt, minutes * MINUTE))).toBe(light);
  });
});
