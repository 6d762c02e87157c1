import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { run } from "../run.ts";
import type { Table } from "../table/table.ts";
import { timersOf } from "./clock.ts";
import { complaints, listDue, loadComplaint, TIMER_SHARDS } from "./store.ts";

const sweeper: SystemActor = { kind: "system", job: "complaint-sweep" };
const BATCH = 50;
/** A complaint long left alone may have several timers to fire; more than these would be a fault. */
const MOST_PER_COMPLAINT = 12;

async function fireDue(table: Table, id: string, now: Instant): Promise<number> {
  for (let fired = 0; fired < MOST_PER_COMPLAINT; fired += 1) {
    const stored = await loadComplaint(table, id);
    const next = stored && timersOf(stored.state)[0];
    if (!next || next.at > now) return fired;
    const command = { type: "fireTimer", clock: next.clock, timer: next.kind } as const;
    const order = { id, command, actor: sweeper, now, isNew: false };
    const outcome = await run(table, complaints, order);
    if (outcome.kind !== "done") return fired;
  }
  return MOST_PER_COMPLAINT;
}

async function sweepShard(table: Table, shard: number, now: Instant): Promise<number> {
  let fired = 0;
  let after: string | null = null;
  for (;;) {
    // Each position is passed once, so a complaint that cannot be fired holds up nobody behind it.
    const batch = await listDue(table, shard, now, { after, limit: BATCH });
    for (const { id, isRipe } of batch) if (isRipe) fired += await fireDue(table, id, now);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return fired;
    after = last.position;
  }
}

/**
 * Fires every timer whose time has come, each once, and answers how many. Timers are data: it may run
 * at any time, twice at once, or again after it was cut off. After a long silence the steps that follow
 * begin now, so that nobody is late for what they could not know.
 */
export async function sweepComplaints(table: Table, now: Instant): Promise<number> {
  let fired = 0;
  for (let shard = 0; shard < TIMER_SHARDS; shard += 1)
    fired += await sweepShard(table, shard, now);
  return fired;
}
