import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { fireDue, type Sweeping, sweep } from "../timers.ts";
import type { Table } from "../table/table.ts";
import type { Booking, BookingCommand, BookingFact } from "./booking.ts";
import { timersOf } from "./clock.ts";
import { bookings, listDue, TIMER_SHARDS } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-sweep" };

const sweeping: Sweeping<Booking, BookingCommand, BookingFact> = {
  capability: bookings,
  shards: TIMER_SHARDS,
  listDue,
  nextOf: (booking) => {
    const next = timersOf(booking)[0];
    return next ? { at: next.at, command: { type: "fireTimer", timer: next.kind } } : null;
  },
  actor,
};

/** Fires every timer of a booking whose time has come, each once, and answers how many. */
export const sweepBookings = (table: Table, now: Instant): Promise<number> =>
  sweep(table, sweeping, now);

/** Fires what is due of these, without waiting for the sweep; answers whether anything was. */
export async function lapseNow(
  table: Table,
  ids: readonly string[],
  now: Instant,
): Promise<boolean> {
  let fired = 0;
  for (const id of ids) fired += await fireDue(table, sweeping, id, now);
  return fired > 0;
}
