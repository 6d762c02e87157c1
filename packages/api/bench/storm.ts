import { offerService, outcomeOf, resident, slotOn, take } from "../src/booking/booking.fixture.ts";
import { readSeats } from "../src/booking/store.ts";
import type { Id } from "../src/kernel/ids.ts";
import { relearn } from "./relearn.ts";
import type { World } from "./world.ts";

/* Five hundred people at one slot of fifty seats: how many attempts a second, how long each, how many requests. */

const ATTEMPTS = 500;
const SEATS = 50;
const AT_ONCE = [1, 16, 128] as const;

/** Requests that are sent to the table, retries by the client included. */
async function countSent({ deps }: World) {
  let sent = 0;
  const { client } = deps.table;
  const { middlewareStack } = client;
  middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      return next(args);
    },
    { step: "finalizeRequest", name: "sent" },
  );
  await relearn(client);
  sent = 0;
  const stop = async () => {
    middlewareStack.remove("sent");
    await relearn(client);
  };
  return { stop, read: () => sent };
}

/** Does all of it, so many at once, and tells how long each took in milliseconds. */
async function inParallel(
  tasks: readonly (() => Promise<void>)[],
  atOnce: number,
): Promise<number[]> {
  const left = tasks.values();
  const took: number[] = [];
  const work = async (): Promise<void> => {
    for (const task of left) {
      const before = performance.now();
      await task();
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return took.toSorted((a, b) => a - b);
}

const percentile = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);

async function round(world: World, atOnce: number): Promise<string> {
  const { table, ids } = world.deps;
  const serviceId = `svc_storm${atOnce}` as Id<"service">;
  await offerService(table, { plan: { capacity: SEATS } }, serviceId);
  const slot = slotOn("09:00", "", serviceId);
  const answers = new Map<string, number>();
  const attempt = (n: number) => async (): Promise<void> => {
    const who = resident(`storm${atOnce}-${n}`);
    const outcome = outcomeOf(await take(table, ids.next("booking"), who, { slot }));
    answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
  };
  const sent = await countSent(world);
  const before = performance.now();
  const took = await inParallel(
    Array.from({ length: ATTEMPTS }, (_, n) => attempt(n)),
    atOnce,
  );
  const seconds = (performance.now() - before) / 1_000;
  await sent.stop();
  const { taken } = await readSeats(table, slot);
  if (taken !== SEATS) throw new Error(`${taken} of ${SEATS} seats sold`);
  return [
    `${String(atOnce).padStart(3)} at once`,
    `${(ATTEMPTS / seconds).toFixed(0).padStart(5)} attempts/s`,
    `p50 ${percentile(took, 0.5)} ms`,
    `p99 ${percentile(took, 0.99)} ms`,
    `${(sent.read() / ATTEMPTS).toFixed(2)} requests each`,
    [...answers].map(([name, count]) => `${count} ${name}`).join(", "),
  ].join("  ");
}

/** The storm, with one, sixteen and a hundred and twenty-eight attempts under way. */
export async function storm(world: World): Promise<void> {
  console.log(`\n${ATTEMPTS} attempts at one slot of ${SEATS} seats:`);
  for (const atOnce of AT_ONCE) console.log(await round(world, atOnce));
}
