import { beforeEach, describe, expect, test } from "vitest";
import {
  confirm,
  give,
  NOW,
  offerService,
  outcomeOf,
  reschedule,
  resident,
  slotOn,
  take,
} from "../src/booking/booking.fixture.ts";
import { promoteConsumer } from "../src/booking/promote.ts";
import { readSeats } from "../src/booking/store.ts";
import { sweepBookings } from "../src/booking/sweep.ts";
import type { Id } from "../src/kernel/ids.ts";
import { DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { drainOutbox } from "../src/table/outbox.ts";
import type { Table } from "../src/table/table.ts";
import { countStages, seatProblems } from "./support/seats.ts";
import { failures, startTable, type TestTable } from "./support/table.ts";

/* Many people at one slot, on the real engine: exactly as many seats as there are, at every instant. */

let world: TestTable;
let table: Table;
beforeEach(async () => {
  world = await startTable();
  table = world.table;
  await offerService(table, { plan: { capacity: 50 } });
});

const id = (n: number): string => `bkg_${String(n).padStart(26, "0")}`;
const people = Array.from({ length: 500 }, (_, n) => resident(`p${n}`));
const tally = (outcomes: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, (one) => one)].map(([name, all]) => [name, all.length]),
  );

/** Looks at the slot again and again while others work on it: never too many, and the sum is right. */
async function watching<Result>(
  work: Promise<Result>,
): Promise<{ result: Result; seen: string[] }> {
  const over = new AbortController();
  const seen: string[] = [];
  const watch = async () => {
    while (!over.signal.aborted) {
      const { taken, seats } = await readSeats(table, slotOn("09:00"));
      const sum = [...seats.values()].reduce((all, { party }) => all + party, 0);
      if (taken > 50 || sum !== taken) seen.push(`${taken} taken, ${sum} seated`);
    }
  };
  const watcher = watch();
  const result = await work.finally(() => over.abort());
  await watcher;
  return { result, seen };
}

describe("given one slot of 50 seats", () => {
  test("when 500 try at once, then exactly 50 have one, and each of the others is told it is full", async () => {
    const attempts = people.map((who, n) => take(table, id(n), who, { key: `k${n}` }));
    const { result, seen } = await watching(Promise.all(attempts));
    expect(tally(result.map(outcomeOf))).toEqual({ HELD: 50, "booking.full": 450 });
    expect(seen).toEqual([]);
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when every answer may be lost and each tries until answered, then still exactly 50, each once", async () => {
    world.fail("TransactWriteItemsCommand", failures.lostAnswer, 40);
    const persist = async (n: number): Promise<string> => {
      for (let tried = 0; ; tried += 1)
        try {
          // Sent again it has a new id, as a new request has; the key says it is the same attempt.
          return outcomeOf(await take(table, id(n + tried * 1_000), people[n]!, { key: `k${n}` }));
        } catch (error) {
          if ((error as Error).name !== "TimeoutError") throw error;
        }
    };
    const outcomes = await Promise.all(people.map((_, n) => persist(n)));
    expect(tally(outcomes)).toEqual({ HELD: 50, "booking.full": 450 });
    expect(await countStages(table)).toEqual({ HELD: 50 });
    expect(await seatProblems(table)).toEqual([]);
  });

  test("when others cancel, move, wait and are promoted meanwhile, then no instant shows a seat too many", async () => {
    const first = people.slice(0, 50);
    for (const [n, who] of first.entries()) {
      await take(table, id(n), who);
      await confirm(table, id(n), who);
    }
    const consumer = promoteConsumer({ table, clock: () => NOW });
    const work = [
      ...first.slice(0, 20).map((who, n) => give(table, id(n), who, { type: "cancel" })),
      ...first.slice(20, 30).map((who, n) => reschedule(table, id(20 + n), who, slotOn("10:00"))),
      ...people.slice(50, 110).map((who, n) => take(table, id(50 + n), who, { type: "join" })),
      ...people.slice(110, 200).map((who, n) => take(table, id(110 + n), who)),
      ...Array.from({ length: 5 }, () => drainOutbox(table, [consumer], plus(NOW, 1))),
    ];
    const { result, seen } = await watching(Promise.all<unknown>(work));
    await drainOutbox(table, [consumer], plus(NOW, DAY));
    expect(seen).toEqual([]);
    expect(await seatProblems(table)).toEqual([]);
    const answers = result.flatMap((one) =>
      typeof one === "number" ? [] : [outcomeOf(one as never)],
    );
    expect(answers.filter((one) => one === "request.busy")).toEqual([]);
    const { taken, waiters } = await readSeats(table, slotOn("09:00"));
    // Nobody waits while a seat is free.
    expect(waiters.length === 0 || taken === 50).toBe(true);
  });

  test("when holds run out unseen by any sweep, then whoever comes next has all the seats", async () => {
    const small = "svc_2" as Id<"service">;
    await offerService(table, { plan: { capacity: 10 } }, small);
    const slot = slotOn("09:00", "", small);
    for (let n = 0; n < 10; n += 1) await take(table, id(n), people[n]!, { slot });
    const now = plus(NOW, 11 * MINUTE);
    const attempts = people
      .slice(10, 50)
      .map((who, n) => take(table, id(10 + n), who, { slot, now }));
    const outcomes = (await Promise.all(attempts)).map(outcomeOf);
    expect(tally(outcomes)).toEqual({ HELD: 10, "booking.full": 30 });
    expect(await countStages(table)).toEqual({ HELD: 10, LAPSED: 10 });
    await sweepBookings(table, now);
    expect(await seatProblems(table)).toEqual([]);
  });
});
