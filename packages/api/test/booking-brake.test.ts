import { beforeEach, describe, expect, it } from "vitest";
import { MINUTE, DAY, plus, HOUR } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { signIn, type TestPerson } from "./support/people.ts";

/* Nobody keeps seats from others by holding them again and again; who changes their mind a few times may. */

let counter: Counter;
let serviceId = "";
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer();
});

const slot = (n: number): string => plus(SLOT, n * HOUR);
const outcome = ({ booking, refusal }: Json): string => (booking ? "held" : refusal.code);
const hold = async (
  startAt = SLOT,
  who: TestPerson = counter.resident,
  more: object = {},
): Promise<string> => outcome(await counter.hold(who, serviceId, startAt, more));
const tally = (outcomes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(outcomes, (one) => one)].map(([n, all]) => [n, all.length]));
const series = async <Result>(times: number, one: (n: number) => Promise<Result>) => {
  const all: Result[] = [];
  for (let n = 0; n < times; n += 1) all.push(await one(n));
  return all;
};

/** Holds a seat and gives it up at once. */
async function cycle(startAt = SLOT, isConfirmed = false): Promise<string> {
  const { booking, refusal } = await counter.hold(counter.resident, serviceId, startAt);
  if (!booking) return refusal.code;
  if (isConfirmed) await counter.act(counter.resident, "confirmBooking", { id: booking.id });
  await counter.act(counter.resident, "cancelBooking", { id: booking.id });
  return "held";
}

describe("given somebody who holds seats and confirms none", () => {
  it("when they try many times of one service at once, then two are held", async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, n) => hold(slot(n))));
    expect(tally(outcomes)).toEqual({ held: 2, "booking.holds_open": 4 });
  });

  it("when they go from service to service, then three are held in all", async () => {
    const ids = await series(5, () => counter.offer());
    const outcomes = await series(5, async (n) =>
      outcome(await counter.hold(counter.resident, ids[n]!, slot(n))),
    );
    expect(tally(outcomes)).toEqual({ held: 3, "booking.holds_open": 2 });
  });

  it("when one of them is confirmed, then the next may be held", async () => {
    const { booking } = await counter.hold(counter.resident, serviceId);
    await hold(slot(1));
    expect(await hold(slot(2))).toBe("booking.holds_open");
    await counter.act(counter.resident, "confirmBooking", { id: booking.id });
    expect(await hold(slot(2))).toBe("held");
  });

  it("when they let one seat lapse and take it again, twenty times in a row, then three times is all within a day", async () => {
    const first = counter.app.clock.now;
    const outcomes = await series(20, async (n) => {
      await counter.moveTo(plus(first, n * 10 * MINUTE));
      return hold();
    });
    expect(outcomes.slice(0, 4)).toEqual(["held", "held", "held", "booking.slow_down"]);
    expect(tally(outcomes)).toEqual({ held: 3, "booking.slow_down": 17 });
  });
});

describe("given somebody who takes and gives up", () => {
  it.each([
    ["before it is confirmed", false],
    ["after it was confirmed", true],
  ])(
    "when they do so a hundred times %s, then six times of one service",
    async (_, isConfirmed) => {
      const outcomes = await series(12, (n) => cycle(slot(n % 6), isConfirmed));
      expect(tally(outcomes)).toEqual({ held: 6, "booking.slow_down": 6 });
    },
  );

  it("when they change their mind twice, then they have the third time they like", async () => {
    await cycle(slot(0));
    await cycle(slot(1));
    expect(await hold(slot(2))).toBe("held");
  });

  it("when a day has passed, then they may again, and before that they are told when", async () => {
    await series(3, () => cycle());
    const { refusal } = await counter.hold(counter.resident, serviceId);
    expect(refusal.message).toContain("11月21日 周六 10:00");
    await counter.moveTo(plus(counter.app.clock.now, DAY));
    expect(await hold()).toBe("held");
  });

  it("when they do so in waiting lists and lines, then that is slowed as well", async () => {
    const small = await counter.offer({ plan: { capacity: 1 } });
    await counter.book(counter.neighbour, small);
    const outcomes = await series(5, async () => {
      const joined = await counter.act(counter.resident, "joinWaitingList", {
        slot: { serviceId: small, startAt: SLOT },
      });
      if (joined.booking)
        await counter.act(counter.resident, "cancelBooking", { id: joined.booking.id });
      return outcome(joined);
    });
    expect(tally(outcomes)).toEqual({ held: 3, "booking.slow_down": 2 });
  });
});

describe("given somebody who books for others", () => {
  it("when staff hold for many residents, then they are not held up as a resident is", async () => {
    const homes = [{ addressId: counter.addressId as never, path: "/S/C/A/A1/" }];
    const elders = await Promise.all(
      Array.from({ length: 5 }, () => signIn(counter.app, { homes })),
    );
    const outcomes = await series(5, (n) =>
      hold(SLOT, counter.worker, { beneficiaryId: elders[n]!.id }),
    );
    expect(tally(outcomes)).toEqual({ held: 5 });
  });

  it("when staff take and give up for a resident, then the resident may still take a seat", async () => {
    await series(4, async (n) => {
      const { booking } = await counter.hold(counter.worker, serviceId, slot(n), {
        beneficiaryId: counter.resident.id,
      });
      await counter.act(counter.worker, "cancelBooking", { id: booking.id });
    });
    expect(await hold()).toBe("held");
  });

  it("when an agent holds for themselves and for several, then three seats in all", async () => {
    const homes = [{ addressId: counter.addressId as never, path: "/S/C/A/A1/" }];
    const elders = await Promise.all(
      Array.from({ length: 4 }, () => signIn(counter.app, { homes })),
    );
    const leave = await series(4, async (n) => {
      const input = { agentId: counter.resident.id, relation: "FAMILY", days: 30 };
      const made = await counter.send(elders[n]!, "authoriseAgent", input, "authorisation { id }");
      return made.authorisation.id as string;
    });
    const outcomes = await Promise.all(
      elders.map(({ id }, n) =>
        hold(SLOT, counter.resident, { beneficiaryId: id, authorisationId: leave[n] }),
      ),
    );
    expect(tally(outcomes)).toEqual({ held: 3, "booking.holds_open": 1 });
  });
});

describe("given a service with limits for one person", () => {
  it.each([
    ["perDay", [slot(0), slot(2), slot(4), slot(6)]],
    ["perWeek", [slot(0), slot(24), slot(48), slot(72)]],
  ])("when somebody tries at once beyond %s, then one is booked", async (name, times) => {
    serviceId = await counter.offer({ rules: { [name]: 1 } });
    const outcomes = await Promise.all(times.map((startAt) => hold(startAt)));
    expect(outcomes.filter((one) => one === "held")).toHaveLength(1);
    const refused = outcomes.filter((one) => one !== "held");
    expect(new Set(refused)).toEqual(new Set([`booking.limit_${name.slice(3).toLowerCase()}`]));
  });
});
