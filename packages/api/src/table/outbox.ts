import type { Instant } from "../kernel/clock.ts";
import { plus, SECOND } from "../kernel/clock.ts";
import type { Effects } from "../kernel/effects.ts";
import { type Item, query, type Table, transact, write, type Write } from "./table.ts";

/**
 * Effects waiting to be carried out. They are written in the transaction that made them, so none is
 * lost, and deleted when delivered, so each is carried out at least once: consumers must be idempotent.
 */
export type Message = {
  subjectId: string;
  /** Version of the subject that this message belongs to; with the subject it identifies the message. */
  version: number;
  at: Instant;
  effects: Effects;
};

export type Consumer = (message: Message) => Promise<void>;

/** Messages of one subject share a shard, which keeps their order. */
export const SHARDS = 8;
const BATCH = 25;
const MAX_ATTEMPTS = 8;

const shardOf = (subjectId: string): number =>
  [...subjectId].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % SHARDS, 0);

export function toOutbox(message: Message): Write {
  const sk = `${message.at}#${message.subjectId}#${String(message.version).padStart(6, "0")}`;
  return { kind: "put", item: { pk: `outbox#${shardOf(message.subjectId)}`, sk, message } };
}

/** Waits longer after each failure: 2 s, 4 s, … about four minutes in all, then it is set aside. */
const backoff = (attempts: number): number => 2 ** attempts * SECOND;

async function setBack(table: Table, item: Item, now: Instant, reason: string): Promise<void> {
  const attempts = Number(item["attempts"] ?? 0) + 1;
  if (attempts >= MAX_ATTEMPTS) {
    const dead = { ...item, pk: item.pk.replace("outbox#", "outbox-dead#"), attempts, reason };
    await transact(table, [
      { kind: "put", item: dead },
      { kind: "delete", key: { pk: item.pk, sk: item.sk } },
    ]);
    return;
  }
  const notBefore = plus(now, backoff(attempts));
  await write(table, { kind: "put", item: { ...item, attempts, notBefore, reason } });
}

async function deliver(
  table: Table,
  item: Item,
  consumers: readonly Consumer[],
  now: Instant,
): Promise<boolean> {
  try {
    for (const consume of consumers) await consume(item["message"] as Message);
    await write(table, { kind: "delete", key: { pk: item.pk, sk: item.sk } });
    return true;
  } catch (error) {
    await setBack(table, item, now, error instanceof Error ? error.message : String(error));
    return false;
  }
}

/**
 * Carries out what waits, oldest first, and answers how many messages were delivered. A message that
 * fails is tried again later and does not hold up the others. Safe to run at any time, also twice at once.
 */
export async function drainOutbox(
  table: Table,
  consumers: readonly Consumer[],
  now: Instant,
): Promise<number> {
  let delivered = 0;
  for (let shard = 0; shard < SHARDS; shard += 1) {
    let after: string | undefined;
    for (;;) {
      const items = await query(table, {
        pk: `outbox#${shard}`,
        limit: BATCH,
        ...(after !== undefined && { after }),
      });
      const due = items.filter((item) => ((item["notBefore"] as Instant | undefined) ?? "") <= now);
      for (const item of due) if (await deliver(table, item, consumers, now)) delivered += 1;
      if (items.length < BATCH) break;
      after = items.at(-1)?.sk;
    }
  }
  return delivered;
}
