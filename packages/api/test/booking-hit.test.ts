import { beforeEach, describe, expect, it } from "vitest";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { draftInput } from "./support/offers.ts";

/* Who changes a plan hears first whose bookings that hits, and decides what becomes of them. */

let counter: Counter;
let serviceId = "";
let bookingId = "";
const closed = {
  plan: { capacity: 1, exceptions: [{ appliesOn: "2026-11-23", hours: [], reason: "盘点" }] },
};
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({ plan: { capacity: 1 } });
  bookingId = await counter.book(counter.resident, serviceId);
});

async function revise(change: { plan: object }, decision?: object): Promise<Json> {
  const { community, ask, send } = counter;
  const { service } = await ask(
    community,
    "query ($id: ID!) { service(id: $id) { draft { gridId } } }",
    { id: serviceId },
  );
  const base = draftInput(service.draft.gridId);
  const draft = { ...base, plan: { ...base.plan, ...change.plan } };
  const input = { id: serviceId, draft, ...(decision && { decision }) };
  return send(community, "reviseService", input, "service { id } hit { id beneficiaryName }");
}
const booking = async (who: object = counter.resident): Promise<Json> =>
  (
    await counter.ask(
      who,
      "query ($id: ID!) { booking(id: $id) { stage nextStep tags { label } timeline { title } } }",
      { id: bookingId },
    )
  ).booking;
const decided = (rule: string) => ({ rule, bookingIds: [bookingId] });

describe("given somebody has booked a day", () => {
  it("when the day is closed without a word about them, then it is refused with their number and names them", async () => {
    const { refusal, hit, service } = await revise(closed);
    expect(refusal).toMatchObject({
      code: "catalogue.bookings_hit",
      field: "decision",
      message: "有 1 个预约会受影响，请先决定怎么办",
    });
    expect(hit.map(({ id }: Json) => id)).toEqual([bookingId]);
    expect(service).toBeNull();
    expect((await booking()).stage).toBe("BOOKED");
  });

  it("when it was decided about others than are hit by now, then it is refused again", async () => {
    const { refusal } = await revise(closed, { rule: "CANCEL", bookingIds: [] });
    expect(refusal.code).toBe("catalogue.bookings_hit");
  });

  it("when they keep their time, then they are told once, and staff see it on the closed day", async () => {
    expect((await revise(closed, decided("KEEP"))).refusal).toBeNull();
    await counter.background();
    await counter.background();
    const mine = await booking();
    const kept = mine.timeline.filter(
      ({ title }: Json) => title === "开放时间已调整，您的预约照旧",
    );
    expect([mine.stage, kept.length]).toEqual(["BOOKED", 1]);
    const day = await counter.ask(
      counter.worker,
      '{ bookingDay(heldOn: "2026-11-23", first: 5) { edges { node { tags { label } } } } }',
    );
    expect(JSON.stringify(day)).toContain("按原时间保留");
    const again = await revise({ plan: { ...closed.plan, slotMinutes: 30 } });
    expect(again.refusal, "what was decided is not asked again").toBeNull();
  });

  it("when they are called off, then they hear why, and come first the next time", async () => {
    await revise(closed, decided("CANCEL"));
    await counter.background();
    await counter.background();
    const { stage, nextStep } = await booking();
    expect([stage, nextStep]).toEqual(["CALLED_OFF", expect.stringContaining("非常抱歉")]);
    const inbox = await counter.ask(
      counter.resident,
      "{ notices(first: 5) { edges { node { body } } } }",
    );
    expect(JSON.stringify(inbox)).toContain("非常抱歉");
    const next = "2026-11-24T02:00:00.000Z";
    const { hold, act, app, neighbour, resident, background } = counter;
    const holder = counter.worker;
    const held = (await hold(holder, serviceId, next)).booking.id;
    await act(neighbour, "joinWaitingList", { slot: { serviceId, startAt: next } });
    app.clock.advance(1);
    const mine = (await act(resident, "joinWaitingList", { slot: { serviceId, startAt: next } }))
      .booking.id;
    await act(holder, "cancelBooking", { id: held });
    await background();
    bookingId = mine;
    expect((await booking()).stage).toBe("OFFERED");
  });

  it("when fewer seats are planned than are booked, then those beyond are named", async () => {
    await revise({ plan: { capacity: 2 } });
    const later = await counter.book(counter.neighbour, serviceId, SLOT);
    const { hit } = await revise({ plan: { capacity: 1 } });
    expect(hit.map(({ id }: Json) => id)).toEqual([later]);
  });
});
