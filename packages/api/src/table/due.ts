import type { Instant } from "../kernel/clock.ts";
import { loadMany, toListed } from "./aggregate.ts";
import { shardOf } from "./shard.ts";
import { query, type Table } from "./table.ts";

/*
 * What must be looked at when its time comes: lists of an index by time, each spread over shards, since a storm
 * makes much due at once.
 */

/** Where a thing stands in a list until it is looked at. */
export const dueKeys = (list: string, id: string, shards: number, at: Instant) => ({
  gsi7pk: `${list}#${shardOf(id, shards)}`,
  gsi7sk: `${at}#${id}`,
});

/** Beyond which position to go on, and how far. */
type DuePage = { after: string | null; limit: number };
type Due = { id: string; position: string; isRipe: boolean };
/** One request for a shard of a list, soonest first, beyond a position. */
export type ListDue = (table: Table, shard: number, now: Instant, page: DuePage) => Promise<Due[]>;

/**
 * What must be looked at by now, of one shard of a list, soonest first. Not all of it is ripe: what rests on an
 * unpublished calendar waits here until it is published, and `nextAt` is then later or null. One request, and one
 * for the states of what has a card.
 */
export async function listDueOf(
  table: Table,
  shard: string,
  now: Instant,
  { after, limit }: DuePage,
  // Of whatever state lies in the list.
  nextAt: (state: never) => Instant | null,
): Promise<Due[]> {
  const range = { index: "gsi7", pk: shard, before: `${now}~`, limit } as const;
  const items = await query(table, { ...range, ...(after !== null && { after }) });
  const listed = items.map((item) => ({
    ...toListed<never>(item),
    position: item["gsi7sk"] as string,
  }));
  const without = listed.filter(({ stored }) => stored === null).map(({ id }) => id);
  const files = await loadMany<never>(table, without);
  return listed.map(({ id, position, stored }) => {
    const found = stored ?? files.get(id);
    const next = found ? nextAt(found.state) : null;
    return { id, position, isRipe: next !== null && next <= now };
  });
}
