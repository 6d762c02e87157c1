import type { Instant } from "../kernel/clock.ts";
import { plus, SECOND } from "../kernel/clock.ts";
import type { Effects } from "../kernel/effects.ts";
import { shardOf } from "./shard.ts";
import { type Item, query, type Table, transact, write, type Write } from "./table.ts";

/**
 * Effects waiting to be carried out. They are written in the transaction that made them, so none is
 * lost, and deleted when delivered, so each is carried out at least once: consumers must be idempotent.
 * Messages of one subject come in their order unless one of them failed; then the later ones overtake it.
 */
export type Message = {
  subjectId: string;
  /** Version of the subject that this message belongs to; with the subject it identifies the message. */
  version: number;
  at: Instant;
  effects: Effects;
};

export type Consumer = (message: Message) => Promise<void>;

/** A delivery that failed, in words fit for a log: the message of an error may hold personal data. */
export type Failure = {
  subjectId: string;
  version: number;
  attempts: number;
  /** It was tried too often and will not be tried again by itself. */
  isSetAside: boolean;
  error: string;
};

/** Messages of one subject share a shard, which keeps their order. */
export const SHARDS = 8;
const BATCH = 25;
export const MAX_ATTEMPTS = 12;

/**
 * A message lies where it is due, so a drain reads what is due and nothing else, however much waits.
 * Its version counts the attempts: of two drains that failed at once only one may move it.
 */
const toItem = (message: Message, due: Instant, attempts: number): Item => {
  const { subjectId, version } = message;
  return {
    pk: `outbox#${shardOf(subjectId, SHARDS)}`,
    sk: `${due}#${subjectId}#${String(version).padStart(6, "0")}`,
    version: attempts,
    message,
  };
};

/** A message to be delivered from `due` on. */
export const toOutbox = (message: Message, due: Instant = message.at): Write => ({
  kind: "put",
  item: toItem(message, due, 0),
});

/** Waits longer after each failure: 2 s, 4 s, … more than an hour in all, then it is set aside. */
const backoff = (attempts: number): number => 2 ** attempts * SECOND;

const keyOf = ({ pk, sk }: Item) => ({ pk, sk });

/** Moves a message to where it is due again, or aside. Somebody else may have delivered it meanwhile: then nothing is left to move. */
async function setBack(table: Table, item: Item, now: Instant, cause: Error): Promise<Failure> {
  const message = item["message"] as Message;
  const before = item["version"] as number;
  const attempts = before + 1;
  const isSetAside = attempts >= MAX_ATTEMPTS;
  const later = isSetAside
    ? { ...item, pk: item.pk.replace("outbox#", "outbox-dead#"), version: attempts }
    : toItem(message, plus(now, backoff(attempts)), attempts);
  await transact(table, [
    { kind: "delete", key: keyOf(item), when: { version: before } },
    { kind: "put", item: later },
  ]);
  const { subjectId, version } = message;
  return { subjectId, version, attempts, isSetAside, error: cause.name };
}

/** How messages are delivered: to whom, by which clock, and who is told of what failed. */
export type Delivery = {
  table: Table;
  consumers: readonly Consumer[];
  now: Instant;
  report: (failure: Failure) => void;
};

/** Whether a message may be delivered by now; one that failed waits until it is due again. */
export const isDue = ({ sk }: Item, now: Instant): boolean => sk < `${now}~`;

export const isOutboxItem = ({ pk, message }: Item): boolean =>
  pk.startsWith("outbox#") && typeof message === "object" && message !== null;

/**
 * Hands one message to every consumer and deletes it; sets it back when one fails. Answers whether it was
 * delivered; throws only when the table cannot be reached.
 */
export async function deliver(
  { table, consumers, now, report }: Delivery,
  item: Item,
): Promise<boolean> {
  try {
    for (const consume of consumers) await consume(item["message"] as Message);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    report(await setBack(table, item, now, cause));
    return false;
  }
  await write(table, { kind: "delete", key: keyOf(item) });
  return true;
}

async function drainShard(drain: Delivery, shard: number): Promise<number> {
  // "~" sorts behind the "#" that follows the time in a key.
  const range = { pk: `outbox#${shard}`, before: `${drain.now}~`, limit: BATCH };
  let delivered = 0;
  let items = await query(drain.table, range);
  for (;;) {
    for (const item of items) if (await deliver(drain, item)) delivered += 1;
    const last = items.at(-1);
    if (!last || items.length < BATCH) return delivered;
    items = await query(drain.table, { ...range, after: last.sk });
  }
}

/** Since when the message has been due that has waited longest; null when none is due. One request per shard. */
export async function oldestDue(table: Table, now: Instant): Promise<Instant | null> {
  const shards = Array.from({ length: SHARDS }, (_, shard) =>
    query(table, { pk: `outbox#${shard}`, before: `${now}~`, limit: 1 }),
  );
  const dues = (await Promise.all(shards)).flat().map(({ sk }) => sk.slice(0, sk.indexOf("#")));
  return dues.toSorted()[0] ?? null;
}

/**
 * Carries out what is due, oldest first, and answers how many messages were delivered. A message that
 * fails is reported and tried again later; it does not hold up the others. Safe to run at any time,
 * also twice at once: then a message may be delivered twice.
 */
export async function drainOutbox(
  table: Table,
  consumers: readonly Consumer[],
  now: Instant,
  report: (failure: Failure) => void = () => undefined,
): Promise<number> {
  const drain = { table, consumers, now, report };
  const shards = Array.from({ length: SHARDS }, (_, shard) => drainShard(drain, shard));
  // All shards must have ended before this one ends, also when the table failed one of them.
  const outcomes = await Promise.allSettled(shards);
  return outcomes.reduce((sum, outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return sum + outcome.value;
  }, 0);
}
