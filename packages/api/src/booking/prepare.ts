import { loadService } from "../catalogue/store.ts";
import { slotAt } from "../catalogue/slots.ts";
import type { Instant } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Table } from "../table/table.ts";
import type { Surroundings } from "./booking.ts";
import { expiredIn, freeIn } from "./room.ts";
import { readAround } from "./store.ts";
import { lapseNow } from "./sweep.ts";

/**
 * Everything a booking is decided on, read anew. A slot that is full only because of holds that have run
 * out is freed first, so that nobody is sent away while a seat is free. Two requests, else.
 */
export async function lookAround(
  table: Table,
  slot: FreedSlot,
  { personId, self, party, now }: { personId: string; self: string; party: number; now: Instant },
): Promise<Surroundings> {
  const service = (await loadService(table, slot.serviceId))?.state ?? null;
  const around = await readAround(table, slot, personId, service, self);
  const planned = service && slotAt(service, slot.startAt, slot.lane);
  const expired = expiredIn(around.seats, now).filter((id) => id !== self);
  const isTight =
    planned !== null &&
    around.seats.taken + party > planned.capacity &&
    freeIn(around.seats, planned.capacity, now) > 0;
  if (!isTight || expired.length === 0) return { service, ...around };
  await lapseNow(table, expired, now);
  return { service, ...(await readAround(table, slot, personId, service, self)) };
}
