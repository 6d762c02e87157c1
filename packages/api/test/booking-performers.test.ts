import { beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter, SLOT } from "./support/counter.ts";
import { signIn, type TestPerson } from "./support/people.ts";

/* Who makes home visits has a diary too: at one place at a time, with a way between two, and absent at times. */

const VISITS = {
  mode: "HOME_VISIT",
  venue: null,
  plan: { slotMinutes: 30, afterMinutes: 30 },
};
const GRID = "/S/C/A/";

let counter: Counter;
let serviceId = "";
let workers: [TestPerson, TestPerson];
beforeEach(async () => {
  counter = await openCounter();
  serviceId = await counter.offer(VISITS);
  workers = [
    counter.worker,
    await signIn(counter.app, {
      name: "网格员·白露04",
      posts: [{ role: "GRID_WORKER", path: GRID }],
    }),
  ];
});

const at = (minutes: number): string => plus(SLOT, minutes * MINUTE);

/** An order of somebody for a visit of a service at a time. */
async function order(who: TestPerson, startAt = SLOT, of = serviceId): Promise<string> {
  return counter.book(who, of, startAt);
}

/** A service of its own, whose visits may begin at any half hour. */
const another = (more: object = {}): Promise<string> =>
  counter.offer({ ...VISITS, plan: { slotMinutes: 30, ...more } });

const assign = (id: string, who: TestPerson, more: object = {}): Promise<Json> =>
  counter.act(counter.community, "assignBooking", { id, personId: who.id, ...more });

/** How it came out: the stage, or why not. */
const outcome = ({ booking, refusal }: Json): string => booking?.stage ?? refusal.code;

const stageOf = async (id: string): Promise<string> =>
  (
    await counter.ask(counter.community, "query ($id: ID!) { booking(id: $id) { stage } }", {
      id,
    })
  ).booking.stage;

const away = (who: TestPerson, personId: string | null, startAt = SLOT): Promise<Json> =>
  counter.send(
    who,
    "reportStaffAbsence",
    { personId, startAt: plus(startAt, -HOUR), endAt: plus(startAt, HOUR) },
    "absence { id visitCount isInForce }",
  );

describe("given two visits at one time", () => {
  it("when both are given to one person, then the second is refused and says whom it is about", async () => {
    const [first, second] = [await order(counter.resident), await order(counter.neighbour)];
    expect(outcome(await assign(first, workers[0]))).toBe("ASSIGNED");
    const { refusal } = await assign(second, workers[0], { isWarned: true });
    expect(refusal).toMatchObject({ code: "booking.performer_busy", field: "personId" });
    expect(refusal.message).toContain("网格员·芒种03");
    expect(outcome(await assign(second, workers[1]))).toBe("ASSIGNED");
  });

  it("when both are given to one person at the same moment, then one of them is", async () => {
    const [first, second] = [await order(counter.resident), await order(counter.neighbour)];
    const outcomes = await Promise.all([first, second].map((id) => assign(id, workers[0])));
    expect(outcomes.map(outcome).sort()).toEqual(["ASSIGNED", "booking.performer_busy"]);
  });

  it("when the one they were given is over for them, then they can be given the other", async () => {
    const [first, second] = [await order(counter.resident), await order(counter.neighbour)];
    await assign(first, workers[0]);
    await counter.act(workers[0], "turnDownBooking", { id: first, reason: "当天休假" });
    expect(outcome(await assign(second, workers[0]))).toBe("ASSIGNED");
  });

  it("when one of them moves to another time, then whoever was to go there is free again", async () => {
    const [first, second] = [await order(counter.resident), await order(counter.neighbour)];
    await assign(first, workers[0]);
    await counter.act(counter.resident, "rescheduleBooking", { id: first, startAt: at(180) });
    expect(outcome(await assign(second, workers[0]))).toBe("ASSIGNED");
  });

  it("when they overlap by a part only, or the companion is the busy one, then that is refused too", async () => {
    const other = await another();
    const first = await order(counter.resident);
    await assign(first, workers[0]);
    const longer = await counter.offer({ ...VISITS, plan: { slotMinutes: 120 } });
    const second = await order(counter.neighbour, plus(SLOT, -HOUR), longer);
    expect(outcome(await assign(second, workers[0]))).toBe("booking.performer_busy");
    const third = await order(counter.neighbour, at(60), other);
    await assign(third, workers[1], { companionId: workers[0].id });
    const fourth = await order(counter.resident, at(60), other);
    const { refusal } = await assign(fourth, workers[0]);
    expect(refusal).toMatchObject({ code: "booking.performer_busy" });
  });
});

describe("given two visits one after the other", () => {
  it("when there is less time for the way than the service says, then the assigner is warned and may go on", async () => {
    const other = await another();
    const first = await order(counter.resident);
    const second = await order(counter.neighbour, at(30), other);
    await assign(first, workers[0]);
    const { refusal } = await assign(second, workers[0]);
    expect(refusal).toMatchObject({ code: "booking.performer_travel", field: "personId" });
    expect(refusal.message).toContain("30 分钟");
    expect(outcome(await assign(second, workers[0], { isWarned: true }))).toBe("ASSIGNED");
  });

  it("when both are to the same person, then there is no way to go", async () => {
    const other = await another();
    const first = await order(counter.resident);
    const second = await order(counter.resident, at(30), other);
    await assign(first, workers[0]);
    expect(outcome(await assign(second, workers[0]))).toBe("ASSIGNED");
  });
});

describe("given somebody who serves and lives here", () => {
  it("when they have a booking of their own then, then the assigner is warned and does not hear of what", async () => {
    const counterId = await counter.offer();
    await counter.book(workers[0], counterId);
    const visit = await order(counter.resident);
    const { refusal } = await assign(visit, workers[0]);
    expect(refusal.code).toBe("booking.performer_engaged");
    expect(refusal.message).not.toContain("社保");
    expect(outcome(await assign(visit, workers[0], { isWarned: true }))).toBe("ASSIGNED");
  });

  it("when they would book something for the time of a visit they make, then that is refused", async () => {
    const visit = await order(counter.resident);
    await assign(visit, workers[0]);
    const { refusal } = await counter.hold(workers[0], await counter.offer());
    expect(refusal.code).toBe("booking.serving_then");
  });
});

describe("given somebody who is absent", () => {
  it("when they told so themselves, then they cannot be sent, until they take it back", async () => {
    const visit = await order(counter.resident);
    const { absence } = await away(workers[0], null);
    expect(absence).toMatchObject({ visitCount: 0, isInForce: true });
    const { refusal } = await assign(visit, workers[0], { isWarned: true });
    expect(refusal.code).toBe("booking.performer_away");
    await counter.send(workers[0], "endStaffAbsence", { id: absence.id }, "absence { id }");
    expect(outcome(await assign(visit, workers[0]))).toBe("ASSIGNED");
  });

  it("when they were to go already, then the visit is to be assigned anew and everybody hears of it", async () => {
    const visit = await order(counter.resident);
    await assign(visit, workers[0]);
    await counter.act(workers[0], "acceptBooking", { id: visit });
    const { absence } = await away(counter.community, workers[0].id);
    expect(absence.visitCount).toBe(1);
    await counter.background();
    expect(await stageOf(visit)).toBe("ORDERED");
    // What is told of it is a message of its own.
    await counter.background();
    const titles = async (who: TestPerson): Promise<string[]> =>
      (
        await counter.ask(who, "{ notices(first: 20) { edges { node { title } } } }")
      ).notices.edges.map(({ node }: Json) => node.title);
    expect(await titles(counter.resident)).toContain("上门人员有变动，正在另行安排");
    expect(await titles(workers[1])).toContain("上门人员有变动，正在另行安排");
    expect(await titles(workers[0])).toContain("已登记您不在岗");
  });

  it("when they are asked and absent at the same moment, then they are not sent there", async () => {
    const visit = await order(counter.resident);
    await Promise.all([assign(visit, workers[0]), away(workers[0], null)]);
    await counter.background();
    expect(await stageOf(visit)).toBe("ORDERED");
  });

  it("when a neighbour or another grid's officer says so, or it ends before it begins, then it is refused", async () => {
    const elsewhere = await signIn(counter.app, {
      posts: [{ role: "COMMUNITY", path: "/T/C/" }],
    });
    expect(await away(counter.neighbour, workers[0].id)).toEqual({ denied: "FORBIDDEN" });
    expect(await away(elsewhere, workers[0].id)).toEqual({ denied: "FORBIDDEN" });
    const { refusal } = await counter.send(
      workers[0],
      "reportStaffAbsence",
      { startAt: at(60), endAt: SLOT },
      "absence { id }",
    );
    expect(refusal).toMatchObject({ code: "booking.away_order", field: "endAt" });
  });
});

describe("given somebody whose post ends", () => {
  it("when they were to go, then the visit is to be assigned anew", async () => {
    const visit = await order(counter.resident);
    await assign(visit, workers[1]);
    await counter.act(workers[1], "acceptBooking", { id: visit });
    const street = await signIn(counter.app, { posts: [{ role: "STREET", path: "/S/" }] });
    const dismissed = await counter.send(
      street,
      "dismiss",
      { personId: workers[1].id, roleId: workers[1].roleIds[0], reason: "岗位调整" },
      "appointment { id }",
    );
    expect(dismissed.refusal).toBeNull();
    await counter.background();
    expect(await stageOf(visit)).toBe("ORDERED");
  });
});

describe("given who assigns", () => {
  it("when they choose, then they see the day of each, and who cannot go", async () => {
    const [first, second] = [await order(counter.resident), await order(counter.neighbour)];
    await assign(first, workers[0]);
    const { booking } = await counter.ask(
      counter.community,
      "query ($id: ID!) { booking(id: $id) { performers { name day problem isFree } } }",
      { id: second },
    );
    const byName = new Map(booking.performers.map((one: Json) => [one.name, one]));
    expect(byName.get("网格员·芒种03")).toMatchObject({
      day: ["10:00–10:30 上门服务"],
      isFree: false,
    });
    expect(byName.get("网格员·白露04")).toEqual({
      name: "网格员·白露04",
      day: [],
      problem: null,
      isFree: true,
    });
  });
});
