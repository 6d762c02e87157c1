import { slotAt } from "../catalogue/slots.ts";
import { loadService } from "../catalogue/store.ts";
import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import { nextWaiter } from "./room.ts";
import { bookings, readSeats } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-promote" };
/** Somebody else may be promoting at the same moment; then there is nothing left for us to do. */
const MOST_OFFERS = 300;

/** Offers the seats that are free to those who wait, in their order, until one of the two runs out. */
export async function promote(table: Table, slot: FreedSlot, now: Instant): Promise<number> {
  const service = await loadService(table, slot.serviceId);
  const planned = service && slotAt(service.state, slot.startAt, slot.lane);
  // A time that is no longer in the plan is offered to nobody.
  if (!planned || now >= slot.startAt) return 0;
  for (let offered = 0; offered < MOST_OFFERS; offered += 1) {
    const next = nextWaiter(await readSeats(table, slot), planned.capacity);
    if (!next) return offered;
    const order = {
      id: next.id,
      isNew: false,
      command: async () => ({
        type: "offer" as const,
        capacity: planned.capacity,
        seats: await readSeats(table, slot),
      }),
      actor,
      now,
    };
    await run(table, bookings, order);
  }
  return MOST_OFFERS;
}

/** Looks at the waiting lists of the slots that a message names. A message that comes twice changes nothing. */
export const promoteConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects }) => {
    for (const slot of effects.freed ?? []) await promote(table, slot, clock());
  };
