import { beforeEach, describe, expect, it } from "vitest";
import { MONDAY, cast, categories, good } from "../src/complaint/complaint.fixture.ts";
import { listDue, loadComplaintWithTimeline, TIMER_SHARDS } from "../src/complaint/store.ts";
import { go, idOf, reported } from "../src/complaint/stored.fixture.ts";
import { sweepComplaints } from "../src/complaint/sweep.ts";
import { atLocal, DAY, HOUR, type Instant, MINUTE, plus } from "../src/kernel/clock.ts";
import { startTable, type TestTable } from "./support/table.ts";

let test: TestTable;
const table = () => test.table;
beforeEach(async () => {
  test = await startTable();
});

describe("timers that have come", () => {
  const due = async (now: string) => {
    const found = [];
    for (let shard = 0; shard < TIMER_SHARDS; shard += 1)
      found.push(...(await listDue(table(), shard, now, { after: null, limit: 50 })));
    return found;
  };

  it("given a running step, when its time has come, then it is listed, and a moment before it is not", async () => {
    await reported(table(), 1);
    const at = plus(MONDAY, 2 * HOUR);
    expect([await due(plus(at, -1)), await due(at)]).toMatchObject([
      [],
      [{ id: idOf(1), isRipe: true }],
    ]);
  });

  it("given the step was taken, when its time comes, then the next one counts", async () => {
    await reported(table(), 1);
    await go(table(), 1, [cast.head, good.accept, plus(MONDAY, HOUR)]);
    expect(await due(plus(MONDAY, 2 * HOUR))).toEqual([]);
  });

  it("given it has ended, when any time comes, then it is not listed", async () => {
    await reported(table(), 1);
    await go(table(), 1, [cast.reporter, good.withdraw]);
    expect(await due(plus(MONDAY, 365 * DAY))).toEqual([]);
  });
});

const stored = async (n = 1) => {
  const found = await loadComplaintWithTimeline(table(), idOf(n));
  if (!found) throw new Error("it is gone");
  return found;
};
const state = async (n = 1) => (await stored(n)).state;
const facts = async (n = 1) => (await stored(n)).timeline.map(({ fact }) => fact.type);
const sweep = (now: Instant) => sweepComplaints(table(), now);
/** Sweeps four times a day until a time. */
async function sweepUntil(from: Instant, until: Instant): Promise<void> {
  for (let now = from; now <= until; now = plus(now, 6 * HOUR)) await sweep(now);
}

describe("given a report that nobody touches", () => {
  beforeEach(() => reported(table(), 1));

  it("when the sweep runs too early, then nothing happens", async () => {
    expect([await sweep(plus(MONDAY, 2 * HOUR - 1)), await facts()]).toEqual([0, ["submitted"]]);
  });

  it("when its time has come, then it accepts itself once, however often the sweep runs", async () => {
    const now = plus(MONDAY, 2 * HOUR);
    expect([await sweep(now), await sweep(now), await sweep(plus(now, 1))]).toEqual([1, 0, 0]);
    expect(await facts()).toEqual(["submitted", "accepted"]);
  });

  it("when two sweeps run at once, then each timer fires once", async () => {
    const now = plus(MONDAY, 2 * HOUR);
    await Promise.all([sweep(now), sweep(now), sweep(now)]);
    expect(await facts()).toEqual(["submitted", "accepted"]);
  });

  it("when the sweep runs for days, then it climbs to the street, turns red, and is quiet", async () => {
    await sweepUntil(MONDAY, plus(MONDAY, 12 * DAY));
    const told = await facts();
    expect(await sweep(plus(MONDAY, 60 * DAY))).toBe(0);
    expect([(await state()).light, (await state()).desk, told.length]).toEqual(["RED", "/S/", 8]);
  });

  it("when it is quiet at last, then the sweep does not look at it again", async () => {
    await sweepUntil(MONDAY, plus(MONDAY, 12 * DAY));
    test.requests.reset();
    await sweep(plus(MONDAY, 60 * DAY));
    expect(test.requests.names()).toEqual(
      Array.from({ length: TIMER_SHARDS }, () => "QueryCommand"),
    );
  });

  it("when the sweep comes after a long silence, then what follows begins then", async () => {
    const late = plus(MONDAY, 20 * DAY);
    await sweep(late);
    expect([await facts(), (await state()).clock?.startedAt]).toEqual([
      ["submitted", "accepted"],
      late,
    ]);
  });
});

describe("given an order nobody signs for, when the sweep runs", () => {
  beforeEach(async () => {
    await reported(table(), 1);
    await go(table(), 1, [cast.head, good.accept], [cast.head, good.dispatch]);
  });

  it("then it is signed by the clock and late, and the handling turns yellow by itself later", async () => {
    await sweep(plus(MONDAY, 7 * HOUR));
    expect(await state()).toMatchObject({ stage: "PROCESSING", light: "YELLOW" });
    await sweepUntil(plus(MONDAY, 7 * HOUR), plus(MONDAY, 5 * DAY));
    const yellow = (await facts()).filter((type) => type === "turnedYellow");
    expect(yellow).toHaveLength(2);
  });

  it("then who did it was the clock", async () => {
    await sweep(plus(MONDAY, 7 * HOUR));
    expect((await stored()).timeline.at(-1)?.by).toMatchObject({
      role: "SYSTEM",
      actorId: "complaint-sweep",
    });
  });
});

describe("given a reporter who is silent, when the sweep runs", () => {
  it("then it is closed as not evaluated, never as satisfied", async () => {
    await reported(table(), 1);
    await go(
      table(),
      1,
      [cast.head, good.accept],
      [cast.head, good.dispatch],
      [cast.worker, good.sign],
      [cast.worker, good.submitResult],
      [cast.head, good.verifyPass],
    );
    await sweepUntil(MONDAY, plus(MONDAY, 4 * DAY));
    expect(await state()).toMatchObject({ stage: "CLOSED", reason: "AUTO", evaluation: null });
    expect((await facts()).slice(-2)).toEqual(["reminded", "closedUnanswered"]);
  });
});

describe("given more than a batch, when the sweep runs", () => {
  it("then it fires them all", async () => {
    const COUNT = 20;
    for (let n = 1; n <= COUNT; n += 1) await reported(table(), n);
    expect(await sweepComplaints(table(), plus(MONDAY, 2 * HOUR), 1)).toBe(COUNT);
  });
});

/** The shard of an id, found out by asking. */
async function shardOf(n: number, now: Instant): Promise<number> {
  for (let shard = 0; shard < TIMER_SHARDS; shard += 1) {
    const found = await listDue(table(), shard, now, { after: null, limit: 100 });
    if (found.some(({ id }) => id === idOf(n))) return shard;
  }
  throw new Error("it is in no shard");
}

describe("given deadlines in a year whose calendar is not published", () => {
  const december = atLocal("2026-12-29", "10:00");
  const march = atLocal("2027-03-01", "10:00");
  const structure = { category: categories.structure };

  it("when the sweep runs, then nothing fires, and they wait where they will be found", async () => {
    await reported(table(), 1, structure, { now: december });
    await go(table(), 1, [cast.street, good.accept, december]);
    await sweepUntil(december, plus(december, DAY));
    const before = await facts();
    await sweep(march);
    expect(await facts()).toEqual(before);
    expect(await shardOf(1, march)).toBeGreaterThanOrEqual(0);
  });

  it("when a batch of them waits, then it holds up nobody behind it", async () => {
    await reported(table(), 1, structure, { now: december });
    await go(table(), 1, [cast.street, good.accept, december]);
    await sweepUntil(december, plus(december, DAY));
    const shard = await shardOf(1, march);
    let behind = 1;
    for (let found = -1; found !== shard; found = await shardOf(behind, plus(march, DAY))) {
      behind += 1;
      await reported(table(), behind, { category: categories.manhole }, { now: march });
    }
    await sweepComplaints(table(), plus(march, HOUR), 1);
    expect((await state(behind)).stage).toBe("ACCEPTED");
  });
});

describe("given a timer that cannot fire, when the sweep runs", () => {
  it("then the others fire all the same", async () => {
    await reported(table(), 1);
    await reported(table(), 2);
    test.fail("TransactWriteItemsCommand", { when: "before", error: () => new Error("down") });
    await expect(sweep(plus(MONDAY, 2 * HOUR))).rejects.toThrow("down");
    expect(await sweep(plus(MONDAY, 2 * HOUR + MINUTE))).toBe(2);
  });
});
