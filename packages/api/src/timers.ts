import type { SystemActor } from "./kernel/actor.ts";
import type { Instant } from "./kernel/clock.ts";
import { type Capability, type Order, run } from "./run.ts";
import { load } from "./table/aggregate.ts";
import type { ListDue } from "./table/due.ts";
import type { Table } from "./table/table.ts";

/** What a sweep must know of a capability whose things have timers. */
export type Sweeping<State extends object, Command, Fact> = {
  capability: Capability<State, Command, Fact>;
  /** Over how many partitions of its index what is due is spread. */
  shards: number;
  /** What is due in one shard, soonest first, beyond a position; what is not ripe is passed over. */
  listDue: ListDue;
  /** The next timer of a thing, and the command that fires it. */
  nextOf: (
    state: State,
    id: string,
  ) => { at: Instant; command: Order<Command, State>["command"] } | null;
  actor: SystemActor;
};

const BATCH = 50;
/** A thing long left alone may have several timers to fire; more than these would be a fault. */
const MOST_PER_THING = 12;

/** Fires the timers of one thing whose time has come, one after the other, and answers how many. */
export async function fireDue<State extends object, Command, Fact>(
  table: Table,
  { capability, nextOf, actor }: Sweeping<State, Command, Fact>,
  id: string,
  now: Instant,
): Promise<number> {
  for (let fired = 0; fired < MOST_PER_THING; fired += 1) {
    const stored = await load<State>(table, id);
    const next = stored && nextOf(stored.state, id);
    if (!next || next.at > now) return fired;
    const order = { id, command: next.command, actor, now, isNew: false };
    const outcome = await run(table, capability, order);
    if (outcome.kind !== "done") return fired;
  }
  return MOST_PER_THING;
}

async function sweepShard<State extends object, Command, Fact>(
  table: Table,
  sweeping: Sweeping<State, Command, Fact>,
  { now, batch, shard }: { now: Instant; batch: number; shard: number },
): Promise<number> {
  let fired = 0;
  let after: string | null = null;
  for (;;) {
    // Each position is passed once, so a thing that cannot be fired holds up nobody behind it.
    const listed = await sweeping.listDue(table, shard, now, { after, limit: batch });
    for (const { id, isRipe } of listed)
      if (isRipe) fired += await fireDue(table, sweeping, id, now);
    const last = listed.at(-1);
    if (!last || listed.length < batch) return fired;
    after = last.position;
  }
}

/**
 * Fires every timer whose time has come, each once, and answers how many. Timers are data: it may run
 * at any time, twice at once, or again after it was cut off. Reads `batch` at a time.
 */
export async function sweep<State extends object, Command, Fact>(
  table: Table,
  sweeping: Sweeping<State, Command, Fact>,
  now: Instant,
  batch: number = BATCH,
): Promise<number> {
  let fired = 0;
  for (let shard = 0; shard < sweeping.shards; shard += 1)
    fired += await sweepShard(table, sweeping, { now, batch, shard });
  return fired;
}
