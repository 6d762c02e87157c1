import { beforeEach, describe, expect, it } from "vitest";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { draftInput } from "./support/offers.ts";
import { seatProblems } from "./support/seats.ts";

/* Every change of a service shows whom it hits, and each of them is kept, moved or called off. */

let counter: Counter;
let serviceId = "";
let bookingId = "";
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer({ plan: { capacity: 1 } });
  bookingId = await counter.book(counter.resident, serviceId);
});
const SHOWN = "service { id status } hit { id } ending";
const NEXT = "2026-11-23T03:00:00.000Z";

async function revise(change: Json, decision?: object): Promise<Json> {
  const { community, ask, send } = counter;
  const { service } = await ask(
    community,
    "query ($id: ID!) { service(id: $id) { draft { gridId } } }",
    { id: serviceId },
  );
  const base = draftInput(service.draft.gridId);
  const draft = { ...base, ...change, plan: { ...base.plan, capacity: 1, ...change.plan } };
  return send(
    community,
    "reviseService",
    { id: serviceId, draft, ...(decision && { decision }) },
    SHOWN,
  );
}
const stop = (name: string, decision?: object): Promise<Json> =>
  counter.send(counter.community, name, { id: serviceId, ...(decision && { decision }) }, SHOWN);
const decided = (rule: string, bookingIds = [bookingId]) => ({ rule, bookingIds });
const settle = async () => {
  for (let n = 0; n < 3; n += 1) await counter.background();
};
const read = async (who: object = counter.resident, id = bookingId): Promise<Json> =>
  (
    await counter.ask(
      who,
      "query ($id: ID!) { booking(id: $id) { stage startAt venue timeline { title detail } } }",
      { id },
    )
  ).booking;
const closed = (appliesOn = "2026-11-23") => ({
  plan: { exceptions: [{ appliesOn, hours: [], reason: "盘点" }] },
});
const inbox = async (who: object): Promise<string> =>
  JSON.stringify(await counter.ask(who, "{ notices(first: 9) { edges { node { title body } } } }"));
const idsOf = ({ hit }: Json): string[] => hit.map(({ id }: Json) => id);

describe("given somebody has booked and somebody waits", () => {
  let waits = "";
  beforeEach(async () => {
    const slot = { serviceId, startAt: SLOT };
    waits = (await counter.act(counter.neighbour, "joinWaitingList", { slot })).booking.id;
  });

  it("when the day is closed, then the refusal names the booking and counts who waits", async () => {
    const { refusal, hit, ending } = await revise(closed());
    expect([idsOf({ hit }), ending]).toEqual([[bookingId], 1]);
    expect(refusal.message).toBe("有 1 个预约会受影响，另有 1 个候补或占位会结束，请先决定怎么办");
  });

  it("when it is withdrawn, then both are named before, and nothing has changed", async () => {
    const looked = await stop("retireService");
    expect([looked.refusal.code, idsOf(looked), looked.ending]).toEqual([
      "catalogue.bookings_hit",
      [bookingId],
      1,
    ]);
    expect((await read(counter.neighbour, waits)).stage).toBe("WAITING");
  });

  it("when it is withdrawn and what is booked is called off, then both hear of it", async () => {
    expect((await stop("retireService", decided("CANCEL"))).service.status).toBe("RETIRED");
    await settle();
    expect((await read()).stage).toBe("CALLED_OFF");
    expect((await read(counter.neighbour, waits)).stage).toBe("LAPSED");
    expect(await inbox(counter.resident)).toContain("服务停办，非常抱歉");
    expect(await seatProblems(counter.app.deps.table)).toEqual([]);
  });

  it("when it is paused and they are kept, then who booked is told and who waits stays in line", async () => {
    const looked = await stop("pauseService");
    expect([idsOf(looked), looked.ending]).toEqual([[bookingId], 0]);
    expect((await stop("pauseService", decided("KEEP"))).service.status).toBe("PAUSED");
    await settle();
    expect(await inbox(counter.resident)).toContain("该服务暂停接受新预约，您的预约照旧");
    expect((await read(counter.neighbour, waits)).stage).toBe("WAITING");
  });
});

it("given only somebody who holds a seat, when the day is closed, then it is not saved unseen", async () => {
  await counter.act(counter.resident, "cancelBooking", { id: bookingId });
  const held = (await counter.hold(counter.neighbour, serviceId)).booking.id;
  const looked = await revise(closed());
  expect([looked.refusal.code, looked.hit, looked.ending]).toEqual([
    "catalogue.bookings_hit",
    [],
    1,
  ]);
  expect((await revise(closed(), decided("CANCEL", []))).refusal).toBeNull();
  await settle();
  expect((await read(counter.neighbour, held)).stage).toBe("LAPSED");
});

describe("given somebody has booked", () => {
  it.each([
    ["another venue", { venue: "社区服务站二楼" }],
    ["another room", { resources: [{ key: "ROOM-2", name: { zh: "二号室", en: "Room 2" } }] }],
    ["only those over sixty", { minAge: 60 }],
    ["only post holders", { roles: ["GRID_WORKER"] }],
  ])("when it is changed to %s, then they are named before", async (_what, change) => {
    const looked = await revise(change);
    expect([looked.refusal?.code, looked.hit && idsOf(looked)]).toEqual([
      "catalogue.bookings_hit",
      [bookingId],
    ]);
  });

  it("when something changes that does not concern them, then nobody is named", async () => {
    const { refusal } = await revise({ needsHome: true, minAge: null });
    expect(refusal).toBeNull();
  });

  it("when the venue changes and they keep theirs, then they go where they were promised", async () => {
    const before = (await read()).venue;
    await revise({ venue: "社区服务站二楼" }, decided("KEEP"));
    await settle();
    expect((await read()).venue).toBe(before);
    expect(await inbox(counter.resident)).toContain("地点或场地有变动，您的预约照旧");
  });

  it("when the venue changes and they are moved, then they keep the time and go to the new place", async () => {
    await revise({ venue: "社区服务站二楼" }, decided("MOVE"));
    await settle();
    expect(await read()).toMatchObject({
      stage: "BOOKED",
      startAt: SLOT,
      venue: "社区服务站二楼",
    });
    expect(await seatProblems(counter.app.deps.table)).toEqual([]);
  });

  it("when what was decided before changes again, then it is decided again", async () => {
    await revise(closed(), decided("KEEP"));
    await settle();
    const looked = await stop("retireService");
    expect(idsOf(looked)).toEqual([bookingId]);
    await stop("retireService", decided("CANCEL"));
    await settle();
    expect((await read()).stage).toBe("CALLED_OFF");
  });

  it("when they are to be moved although it takes no bookings any more, then that is refused", async () => {
    expect((await stop("retireService", decided("MOVE"))).refusal).toMatchObject({
      code: "catalogue.nowhere_to_move",
      field: "decision",
    });
  });
});

describe("given a day is closed and who booked is moved", () => {
  it("when another time is free, then they have the nearest and read the old and the new one", async () => {
    expect((await revise(closed(), decided("MOVE"))).refusal).toBeNull();
    await settle();
    const { stage, startAt, timeline } = await read();
    expect([stage, startAt]).toEqual(["BOOKED", "2026-11-22T08:00:00.000Z"]);
    const moved = timeline.filter(({ title }: Json) => title.includes("已改时间"));
    expect(moved.map(({ detail }: Json) => detail)).toEqual([
      "原来是 11月23日 周一 10:00–11:00，现在是 11月22日 周日 16:00–17:00；不方便可以取消或改期，不记违约",
    ]);
    expect(await seatProblems(counter.app.deps.table)).toEqual([]);
  });

  it("when several are moved, then each has a seat of their own", async () => {
    const other = await counter.book(counter.neighbour, serviceId, NEXT);
    await revise(closed(), decided("MOVE", [bookingId, other]));
    await settle();
    const times = [(await read()).startAt, (await read(counter.neighbour, other)).startAt];
    expect(new Set(times).size).toBe(2);
    expect(times.some((at) => at.startsWith("2026-11-23"))).toBe(false);
    expect(await seatProblems(counter.app.deps.table)).toEqual([]);
  });

  it("when the nearest is earlier and within a day, then they are moved to a later one, so that they hear of it", async () => {
    await counter.moveTo("2026-11-22T02:00:00.000Z");
    await revise(closed(), decided("MOVE"));
    await settle();
    expect((await read()).startAt).toBe("2026-11-24T01:00:00.000Z");
  });

  it("when they have something else at the nearest time, then they are moved to one that is free for them", async () => {
    const elsewhere = await counter.offer({ plan: { capacity: 1 } });
    await counter.book(counter.resident, elsewhere, "2026-11-22T08:00:00.000Z");
    await revise(closed(), decided("MOVE"));
    await settle();
    expect((await read()).startAt).toBe("2026-11-22T07:00:00.000Z");
  });

  it("when the hours shift by half, then their own seat does not stand in their way", async () => {
    const half = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      hours: [{ opens: "09:30", closes: "11:30" }],
    }));
    const looked = await revise({ plan: { weekly: half } });
    expect(idsOf(looked)).toEqual([bookingId]);
    await revise({ plan: { weekly: half } }, decided("MOVE"));
    await settle();
    expect((await read()).startAt).toBe("2026-11-23T01:30:00.000Z");
    expect(await seatProblems(counter.app.deps.table)).toEqual([]);
  });

  it("when no time is left at all, then they are called off with an apology, and who serves hears of it", async () => {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, hours: [] }));
    await revise({ plan: { weekly } }, decided("MOVE"));
    await settle();
    expect((await read()).stage).toBe("CALLED_OFF");
    expect(await inbox(counter.resident)).toContain("也没有其他空闲时段，非常抱歉");
    expect(await inbox(counter.worker)).toContain("没有可改的时段");
  });

  it("when it does not suit them, then they give it up without a mark, however late", async () => {
    await revise(closed(), decided("MOVE"));
    await settle();
    await counter.moveTo("2026-11-22T07:59:00.000Z");
    await counter.act(counter.resident, "cancelBooking", { id: bookingId });
    expect((await read()).stage).toBe("CANCELLED");
  });
});
