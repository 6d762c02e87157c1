import { describe, expect, it } from "vitest";
import {
  arrivedIn,
  dateAfter,
  dateOf,
  dateText,
  dayOrder,
  hoursText,
  servicesOf,
  stepsOf,
} from "./view";

const card = (id: string, serviceId: string, startAt: string, isWalkIn = false) => ({
  id,
  serviceId,
  serviceName: `服务${serviceId}`,
  startAt,
  isWalkIn,
});
const cards = [
  card("queue", "a", "2026-11-25T01:00:00.000Z", true),
  card("first", "a", "2026-11-25T01:00:00.000Z"),
  card("second", "b", "2026-11-25T02:00:00.000Z"),
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe("a day of those who serve", () => {
  it("has those with a time first, the queue after them", () => {
    expect(ids(dayOrder(cards, null))).toEqual(["first", "second", "queue"]);
  });

  it("can be looked at by service", () => {
    expect(servicesOf(cards).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(ids(dayOrder(cards, "b"))).toEqual(["second"]);
  });

  it("names each step of a desk once", () => {
    const steps = ["审核", null, "派单", "审核"].map((stepLabel) => ({ stepLabel }));
    expect(stepsOf(steps).map(({ name }) => name)).toEqual(["审核", "派单"]);
  });

  it("counts who is there", () => {
    const gone = { isHere: false };
    expect(
      arrivedIn([
        { stage: "DONE", ...gone },
        { stage: "CHECKED_IN", ...gone },
        { stage: "BOOKED", ...gone },
        { stage: "BOOKED", isHere: true },
      ]),
    ).toBe(3);
  });
});

describe("days and hours", () => {
  it("are those of Beijing, wherever the device is", () => {
    expect(dateOf("2026-11-20T16:30:00.000Z")).toBe("2026-11-21");
    const slot = { startAt: "2026-11-25T01:00:00.000Z", endAt: "2026-11-25T01:15:00.000Z" };
    expect(hoursText(slot)).toBe("09:00–09:15");
  });

  it("go over the ends of months, and have their weekday", () => {
    expect(dateAfter("2026-11-30", 1)).toBe("2026-12-01");
    expect(dateAfter("2026-01-01", -1)).toBe("2025-12-31");
    expect(dateText("2026-11-25", "zh")).toBe("11月25日 周三");
    expect(dateText("2026-11-25", "en")).toBe("Wed 25 Nov");
  });
});
