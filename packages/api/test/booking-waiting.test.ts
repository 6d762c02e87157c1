import { beforeEach, describe, expect, it } from "vitest";
import { sweepBookings } from "../src/booking/sweep.ts";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { signIn } from "./support/people.ts";

/* Who waits for a seat: a greater capacity, those for whom nobody came, and reminders. */

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

const join = (who: object, serviceId: string, startAt = SLOT): Promise<Json> =>
  counter.act(who, "joinWaitingList", { slot: { serviceId, startAt } });
const stageOf = async (who: object, { booking: { id } }: Json): Promise<string> =>
  (await counter.ask(who, "query ($id: ID!) { booking(id: $id) { stage } }", { id })).booking.stage;

describe("given somebody waits for a full slot", () => {
  it("when the service takes more, then they are offered a seat at once, in their order", async () => {
    const { app, offer, revise, book, resident, neighbour, background } = counter;
    const serviceId = await offer({ plan: { capacity: 1 } });
    await book(resident, serviceId);
    const first = await join(neighbour, serviceId);
    app.clock.advance(1);
    const third = await signIn(app);
    const second = await join(third, serviceId);
    await background();
    expect(await stageOf(neighbour, first)).toBe("WAITING");
    await revise(serviceId, { plan: { capacity: 2 } });
    await background();
    expect([await stageOf(neighbour, first), await stageOf(third, second)]).toEqual([
      "OFFERED",
      "WAITING",
    ]);
  });
});

describe("given somebody stands in a waiting list", () => {
  it("when they ask for another place in it, then they are told that they have one", async () => {
    const { offer, book, resident, neighbour, background, act } = counter;
    const serviceId = await offer({ plan: { capacity: 1 } });
    const id = await book(resident, serviceId);
    const [one, other] = await Promise.all([
      join(neighbour, serviceId),
      join(neighbour, serviceId),
    ]);
    const codes = [one, other].map(({ refusal }) => refusal?.code ?? "none");
    expect(new Set(codes)).toEqual(new Set(["none", "booking.waits_already"]));
    await act(resident, "cancelBooking", { id });
    await background();
    const again = await join(neighbour, serviceId);
    expect(again.refusal.code, "while one is offered").toBe("booking.waits_already");
  });

  it("when they give it up, then they may stand in line again", async () => {
    const { offer, book, resident, neighbour, act } = counter;
    const serviceId = await offer({ plan: { capacity: 1 } });
    await book(resident, serviceId);
    const { booking } = await join(neighbour, serviceId);
    await act(neighbour, "cancelBooking", { id: booking.id });
    expect((await join(neighbour, serviceId)).booking.stage).toBe("WAITING");
  });
});

describe("given somebody for whom nobody came", () => {
  const letDown = async (serviceId: string): Promise<void> => {
    const { app, act, book, resident, community, worker, moveTo } = counter;
    const id = await book(resident, serviceId);
    await act(community, "assignBooking", { id, personId: worker.id });
    await act(worker, "acceptBooking", { id });
    await moveTo(plus(SLOT, 31 * MINUTE));
    await sweepBookings(app.deps.table, app.clock.now);
  };

  it.each([
    ["within thirty days", 1, ["OFFERED", "WAITING"]],
    ["later", 31, ["WAITING", "OFFERED"]],
  ])(
    "when they wait for a seat %s, then they are in line accordingly",
    async (_when, days, [mine, theirs]) => {
      const { act, app, hold, offer, moveTo, resident, neighbour, background } = counter;
      const serviceId = await offer({ mode: "HOME_VISIT", plan: { capacity: 1 } });
      await letDown(serviceId);
      await moveTo(plus(SLOT, days * DAY));
      const next = plus(SLOT, (days + 2) * DAY);
      const other = await signIn(app);
      const { booking } = await hold(other, serviceId, next);
      const before = await join(neighbour, serviceId, next);
      app.clock.advance(1);
      const owed = await join(resident, serviceId, next);
      await act(other, "cancelBooking", { id: booking.id });
      await background();
      expect([await stageOf(resident, owed), await stageOf(neighbour, before)]).toEqual([
        mine,
        theirs,
      ]);
    },
  );
});

describe("given somebody has booked", () => {
  it("when it is a day before, then a reminder is in their inbox, once", async () => {
    const { app, book, offer, moveTo, resident, ask, background } = counter;
    await book(resident, await offer());
    await moveTo(plus(SLOT, -DAY));
    await sweepBookings(app.deps.table, app.clock.now);
    await sweepBookings(app.deps.table, app.clock.now);
    await background();
    const { notices } = await ask(
      resident,
      "{ notices(first: 9) { edges { node { title body } } } }",
    );
    const titles = notices.edges.map(({ node }: Json) => node.title);
    expect(titles.filter((title: string) => title === "预约提醒")).toHaveLength(1);
  });
});
