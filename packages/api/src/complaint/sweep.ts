import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Sweeping, sweep } from "../timers.ts";
import type { Table } from "../table/table.ts";
import { timersOf } from "./clock.ts";
import type { Complaint, ComplaintCommand, ComplaintFact } from "./complaint.ts";
import { complaints, listDue, TIMER_SHARDS } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "complaint-sweep" };

const sweeping: Sweeping<Complaint, ComplaintCommand, ComplaintFact> = {
  capability: complaints,
  shards: TIMER_SHARDS,
  listDue,
  /** After a long silence the steps that follow begin now: nobody is late for what they could not know. */
  nextOf: (complaint) => {
    const next = timersOf(complaint)[0];
    const { clock, kind: timer, at } = next ?? {};
    return clock && timer && at ? { at, command: { type: "fireTimer", clock, timer } } : null;
  },
  actor,
};

/** Fires every timer of a complaint whose time has come, each once, and answers how many. */
export const sweepComplaints = (table: Table, now: Instant, batch?: number): Promise<number> =>
  sweep(table, sweeping, now, batch);
