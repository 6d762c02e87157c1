import { beforeEach, describe, expect, it } from "vitest";
import { promote } from "../src/booking/promote.ts";
import type { Id } from "../src/kernel/ids.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { seatProblems } from "./support/seats.ts";
import { signIn } from "./support/people.ts";

/* A service that is given up for good: what was booked is honoured, nothing new begins. */

let counter: Counter;
let serviceId = "";
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({ plan: { capacity: 1 } });
});

const slot = (startAt = SLOT) => ({ slot: { serviceId, startAt } });
/** Withdraws it as somebody does in the app: looks whom it hits, and keeps what was booked. */
async function retire(who: object): Promise<Json> {
  const give = (more: object) =>
    counter.send(
      who,
      "retireService",
      { id: serviceId, ...more },
      "service { status statusLabel } hit { id }",
    );
  const looked = await give({});
  if (looked.refusal?.code !== "catalogue.bookings_hit") return looked;
  return give({ decision: { rule: "KEEP", bookingIds: looked.hit.map(({ id }: Json) => id) } });
}
const stageOf = async (who: object, id: string): Promise<Json> =>
  (await counter.ask(who, "query ($id: ID!) { booking(id: $id) { stage nextStep } }", { id }))
    .booking;
const LATER = "2026-11-23T03:00:00.000Z";

describe("given a service that is retired", () => {
  it("when somebody has booked it, then that is honoured to the end", async () => {
    const { act, book, resident, community, moveTo } = counter;
    const id = await book(resident, serviceId);
    expect((await retire(community)).service).toEqual({ status: "RETIRED", statusLabel: "已停办" });
    await counter.background();
    await moveTo(SLOT);
    await act(community, "checkInBooking", { id });
    await act(community, "finishBooking", { id, record: "已办理" });
    expect(await stageOf(resident, id)).toMatchObject({ stage: "DONE" });
  });

  it("when somebody waits, holds a seat, or was offered one, then it is over and they are told", async () => {
    const { act, app, book, hold, resident, neighbour, community, background, ask } = counter;
    await book(resident, serviceId);
    const waits = (await act(neighbour, "joinWaitingList", slot())).booking.id;
    const holder = await signIn(app);
    const held = (await hold(holder, serviceId, LATER)).booking.id;
    await retire(community);
    const late = await act(holder, "confirmBooking", { id: held });
    expect(late.refusal.code).toBe("booking.service_retired");
    await background();
    await background();
    for (const [who, id] of [
      [neighbour, waits],
      [holder, held],
    ] as const)
      expect(await stageOf(who, id)).toMatchObject({
        stage: "LAPSED",
        nextStep: "该服务已停办，预约未能完成",
      });
    const inbox = await ask(neighbour, "{ notices(first: 5) { edges { node { body } } } }");
    expect(JSON.stringify(inbox)).toContain("该服务已停办");
    expect(await seatProblems(app.deps.table)).toEqual([]);
  });

  it("when a seat comes free, then it is offered to nobody, and nobody can take it", async () => {
    const { act, app, book, resident, neighbour, community } = counter;
    const id = await book(resident, serviceId);
    await act(neighbour, "joinWaitingList", slot());
    await act(resident, "cancelBooking", { id });
    await retire(community);
    // The message of the seat may come before that of the end.
    const freed = { serviceId: serviceId as Id<"service">, startAt: SLOT, lane: "" };
    expect(await promote(app.deps.table, freed, app.clock.now)).toBe(0);
    expect((await act(neighbour, "joinWaitingList", slot())).refusal.code).toBe(
      "booking.service_retired",
    );
    expect((await act(neighbour, "holdBooking", slot())).refusal.code).toBe(
      "booking.service_retired",
    );
  });

  it("when somebody looks for it, then it is in no list and no search, and its page says so", async () => {
    const { ask, community, resident } = counter;
    const gridId = (
      await ask(community, "query ($id: ID!) { service(id: $id) { draft { gridId } } }", {
        id: serviceId,
      })
    ).service.draft.gridId;
    const query = `query ($gridId: ID!, $words: String) {
      services(gridId: $gridId, words: $words, first: 20) { edges { node { id } } }
    }`;
    const found = async (words?: string): Promise<number> =>
      (await ask(resident, query, { gridId, words })).services.edges.length;
    expect([await found(), await found("社保")]).toEqual([1, 1]);
    await retire(community);
    expect([await found(), await found("社保")]).toEqual([0, 0]);
    const { service } = await ask(
      {},
      'query ($id: ID!) { service(id: $id) { statusLabel days(fromOn: "2026-11-23", count: 1) { slots { isBookable closedBecause } } } }',
      { id: serviceId },
    );
    expect(service.statusLabel).toBe("已停办");
    expect(service.days[0].slots[0]).toEqual({
      isBookable: false,
      closedBecause: "该服务已停办，不再接受预约",
    });
  });

  it("when it is retired again, revised or opened again, or by who may not, then not", async () => {
    const { send, revise, community, resident } = counter;
    expect(await retire(resident)).toEqual({ denied: "FORBIDDEN" });
    await retire(community);
    const answers = [
      await retire(community),
      await revise(serviceId, { plan: { capacity: 2 } }),
      await send(community, "resumeService", { id: serviceId }, "service { id }"),
    ];
    expect(answers.map(({ refusal }) => refusal.code)).toEqual(
      Array.from({ length: 3 }, () => "catalogue.retired"),
    );
  });
});
