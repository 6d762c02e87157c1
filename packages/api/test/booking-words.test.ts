import { beforeEach, describe, expect, it } from "vitest";
import { loadBookings } from "../src/booking/store.ts";
import { HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";

/* What is said and shown is true: ages, numbers, codes, and which times somebody can really have. */

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const born = async (serviceId: string, bornOn: string): Promise<Json> => {
  const { booking, refusal } = await counter.hold(counter.resident, serviceId, SLOT, { bornOn });
  return booking ? booking.stage : refusal;
};

describe("given a service for certain ages", () => {
  it.each([
    [{ minAge: 60 }, "1990-01-01", "服务对象须满 60 岁"],
    [{ maxAge: 12 }, "1990-01-01", "服务对象须不超过 12 岁"],
    [{ minAge: 6, maxAge: 12 }, "1990-01-01", "服务对象须为 6 至 12 岁"],
  ])("when it is for %j and somebody born %s comes, then it says %s", async (ages, on, words) => {
    const refusal = await born(await counter.offer(ages), on);
    expect(refusal).toMatchObject({ code: "booking.age_outside", field: "bornOn" });
    expect(refusal.message).toBe(words);
  });

  it.each(["2030-01-01", "2026-11-21", "1800-01-01"])(
    "when somebody is said to be born %s, then that is no date of birth",
    async (on) => {
      expect(await born(await counter.offer({ maxAge: 12 }), on)).toMatchObject({
        code: "booking.birth_date_invalid",
        field: "bornOn",
      });
    },
  );

  it("when somebody was born today, then they may come where that fits", async () => {
    expect(await born(await counter.offer({ maxAge: 12 }), "2026-11-20")).toBe("HELD");
  });
});

describe("given a question for a number", () => {
  it.each([
    [{ min: 1, max: null }, "0", "“人数”须不小于 1", "不小于 1"],
    [{ min: null, max: 9 }, "10", "“人数”须不大于 9", "不大于 9"],
    [{ min: 1, max: 9 }, "10", "“人数”须在 1 至 9 之间", "在 1 至 9 之间"],
  ])(
    "when its bounds are %j and it is answered %s, then it says %s",
    async (bounds, value, said, range) => {
      const question = {
        code: "people",
        label: { zh: "人数", en: "People" },
        kind: "NUMBER",
        isRequired: true,
        options: [],
        ...bounds,
      };
      const serviceId = await counter.offer({ questions: [question] });
      const asked = await counter.ask(
        counter.resident,
        "query ($id: ID!) { service(id: $id) { questions { range } } }",
        { id: serviceId },
      );
      expect(asked.service.questions).toEqual([{ range }]);
      const { booking } = await counter.hold(counter.resident, serviceId);
      const input = { id: booking.id, answers: [{ code: "people", values: [value] }] };
      const { refusal } = await counter.act(counter.resident, "confirmBooking", input);
      expect(refusal.message).toBe(said);
    },
  );
});

const codeOf = async (id: string): Promise<string | null> =>
  (
    await counter.ask(counter.resident, "query ($id: ID!) { booking(id: $id) { checkInCode } }", {
      id,
    })
  ).booking.checkInCode;

describe("given a booking for an hour", () => {
  it("when the hour is over, then no code is shown and none is taken, and staff may still say who was there", async () => {
    const serviceId = await counter.offer();
    const id = await counter.book(counter.resident, serviceId);
    await counter.moveTo(plus(SLOT, HOUR - 1));
    const code = await codeOf(id);
    expect(code).not.toBeNull();
    await counter.moveTo(plus(SLOT, HOUR));
    expect(await codeOf(id)).toBeNull();
    const scanned = await counter.act(counter.worker, "checkInBooking", { id, code });
    expect(scanned.refusal).toMatchObject({ code: "booking.code_over", field: "code" });
    const byName = await counter.act(counter.worker, "checkInBooking", { id });
    expect(byName.booking.stage).toBe("CHECKED_IN");
  });
});

type Slot = { startAt: string; isBookable: boolean; closedBecause: string | null };

const DAYS =
  'query ($id: ID!, $for: ID, $moved: ID) { service(id: $id) { days(fromOn: "2026-11-23", count: 2, beneficiaryId: $for, movedId: $moved) { slots { startAt isBookable closedBecause } } } }';

async function slotsFor(who: object, id: string, more: object = {}): Promise<Slot[]> {
  const { service } = await counter.ask(who, DAYS, { id, ...more });
  return service.days.flatMap(({ slots }: Json) => slots);
}

describe("given somebody who has reached a limit of a service", () => {
  let serviceId = "";
  let id = "";
  beforeEach(async () => {
    serviceId = await counter.offer({ rules: { perDay: 1 } });
    id = await counter.book(counter.resident, serviceId);
  });
  const next = plus(SLOT, 2 * HOUR);
  const at = (slots: Slot[], startAt: string) => slots.find((one) => one.startAt === startAt);

  it("when they look at its days, then no time of that day is offered to them, and why is said", async () => {
    expect(at(await slotsFor(counter.resident, serviceId), next)).toMatchObject({
      isBookable: false,
      closedBecause: "该服务每天最多预约 1 次",
    });
    expect(at(await slotsFor(counter.resident, serviceId), plus(next, 24 * HOUR))).toMatchObject({
      isBookable: true,
    });
  });

  it("when somebody else looks, or they look for somebody else, then the times are free", async () => {
    const free = { isBookable: true, closedBecause: null };
    expect(at(await slotsFor(counter.neighbour, serviceId), next)).toMatchObject(free);
    expect(at(await slotsFor({}, serviceId), next)).toMatchObject(free);
    const forOther = { for: counter.neighbour.id };
    expect(at(await slotsFor(counter.resident, serviceId, forOther), next)).toMatchObject(free);
  });

  it("when they would move what they have, then it does not stand in its own way", async () => {
    const slots = await slotsFor(counter.resident, serviceId, { moved: id });
    expect(at(slots, next)).toMatchObject({ isBookable: true });
  });
});

describe("given a number that was called in vain twice", () => {
  it("when what is kept of it is read, then it says two calls", async () => {
    const serviceId = await counter.offer({
      mode: "RECEPTION",
      plan: { slotMinutes: 15, capacity: 1, walkIns: 5 },
    });
    await counter.moveTo(plus("2026-11-25T01:00:00.000Z", MINUTE));
    const { booking } = await counter.act(counter.resident, "takeNumber", { serviceId });
    for (let n = 0; n < 2; n += 1) {
      await counter.act(counter.worker, "callNext", { serviceId });
      await counter.act(counter.worker, "skipBooking", { id: booking.id });
    }
    const [kept] = await loadBookings(counter.app.deps.table, [booking.id]);
    expect([kept?.state.stage, kept?.state.ticket?.calls]).toEqual(["LAPSED", 2]);
  });
});
