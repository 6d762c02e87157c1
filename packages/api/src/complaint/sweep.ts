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
  let fired = 0;
  for (let i = 0; i < MOST_PER_COMPLAINT; i += 1) {
    const stored = await loadComplaint(table, id);
    const next = stored && timersOf(stored.state)[0];
    if (!next || next.at > now) return fired;
    const command = { type: "fireTimer", clock: next.clock, timer: next.kind } as const;
    const outcome = await run(table, complaints, {
      id,
      command,
      actor: sweeper,
      now,
      isNew: false,
    });
    if (outcome.kind !== "done") return fired;
    fired += 1;
  }
  return fired;
}

/**
 * Fires every timer whose time has come, each once, and answers how many. Timers are data: it may run at
 * any time, twice at once, or after a long silence, with the same result.
 */
export async function sweepComplaints(table: Table, now: Instant): Promise<number> {
  let fired = 0;
  for (let shard = 0; shard < TIMER_SHARDS; shard += 1) {
    for (;;) {
      const ids = await listDue(table, shard, now, BATCH);
      let here = 0;
      for (const id of ids) here += await fireDue(table, id, now);
      fired += here;
      if (ids.length < BATCH || here === 0) break;
    }
  }
  return fired;
}
