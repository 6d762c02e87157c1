import { beforeEach, describe, expect, it } from "vitest";
import { sweepBookings } from "../src/booking/sweep.ts";
import { DAY, HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import { type Counter, type Json, openCounter } from "./support/counter.ts";
import { signIn } from "./support/people.ts";
import { dump } from "./support/table.ts";

/* The name of a visitor without an account: told to those who receive them, sealed, and not kept for ever. */

const OPENS = "2026-11-25T01:00:00.000Z";
const CLOSES = plus(OPENS, 8 * HOUR);
const NAME = "示例老人·大暑0171";

let counter: Counter;
let id = "";
beforeEach(async () => {
  counter = await openCounter();
  const serviceId = await counter.offer({
    mode: "RECEPTION",
    plan: { slotMinutes: 15, capacity: 1, walkIns: 20 },
  });
  await counter.moveTo(OPENS);
  const { booking } = await counter.act(counter.worker, "takeNumber", {
    serviceId,
    guestName: NAME,
  });
  id = booking.id;
});

/** Everything in the table as one text: state, timeline, messages, memos. */
const everything = async (): Promise<string> => JSON.stringify(await dump(counter.app.deps.table));

const nameFor = async (who: object): Promise<Json> =>
  (await counter.ask(who, "query ($id: ID!) { booking(id: $id) { beneficiaryName } }", { id }))
    .booking?.beneficiaryName;

/** Sealed texts that belong to this visitor and can still be opened. */
const sealedNames = async (): Promise<unknown[]> =>
  (await dump(counter.app.deps.table)).flatMap((item) =>
    item.pk === `visitor#${id}` ? (item["name"] ?? []) : [],
  ) as unknown[];

describe("given a visitor whom staff gave a number", () => {
  it("when the table is read as it lies there, then the name is nowhere in clear", async () => {
    await counter.act(counter.worker, "callNext", { serviceId: "svc_none" });
    expect(await everything()).not.toContain(NAME);
    expect(await sealedNames()).toHaveLength(1);
  });

  it("when the booking is read, then those who receive know the name, and the street reads of a visitor", async () => {
    const street = await signIn(counter.app, { posts: [{ role: "STREET", path: "/S/" }] });
    expect(await nameFor(counter.worker)).toBe(NAME);
    expect(await nameFor(counter.community)).toBe(NAME);
    expect(await nameFor(street)).toBe("现场来访者");
    expect(await nameFor(counter.resident)).toBeUndefined();
  });

  it("when fifteen days have passed since the reception, then the name is gone, whatever became of it", async () => {
    const ends = plus(CLOSES, 15 * DAY);
    await counter.moveTo(plus(ends, -MINUTE));
    await sweepBookings(counter.app.deps.table, counter.app.clock.now);
    expect(await nameFor(counter.worker)).toBe(NAME);
    await counter.moveTo(ends);
    expect(await nameFor(counter.worker)).toBe("现场来访者");
    await sweepBookings(counter.app.deps.table, counter.app.clock.now);
    expect(await sealedNames()).toEqual([]);
  });

  it("when they were talked to and wait for an answer, then it ends just the same", async () => {
    const { booking } = await counter.ask(
      counter.worker,
      "query ($id: ID!) { booking(id: $id) { serviceId } }",
      { id },
    );
    await counter.act(counter.worker, "callNext", { serviceId: booking.serviceId });
    await counter.act(counter.worker, "finishBooking", { id, record: "反映车棚漏雨" });
    await counter.moveTo(plus(CLOSES, 15 * DAY));
    await sweepBookings(counter.app.deps.table, counter.app.clock.now);
    expect(await sealedNames()).toEqual([]);
    expect(await everything()).not.toContain(NAME);
  });
});
