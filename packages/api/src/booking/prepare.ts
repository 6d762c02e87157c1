import { loadService } from "../catalogue/store.ts";
import { grainsOf, slotAt } from "../catalogue/slots.ts";
import type { Instant } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Table } from "../table/table.ts";
import type { Surroundings } from "./booking.ts";
import { expiredIn } from "./room.ts";
import { readAround } from "./store.ts";
import { lapseNow } from "./sweep.ts";

type Look = { personId: string; self: string; party: number; now: Instant };

/** Bookings that may stand in the way although their time to be confirmed is over. */
function inTheWay(
  { service, seats, busy }: Surroundings,
  slot: FreedSlot,
  { self, party, now }: Look,
): string[] {
  const planned = service && slotAt(service, slot.startAt, slot.lane);
  if (!planned) return [];
  const isTight = seats.taken + party > planned.capacity;
  const expired = isTight ? expiredIn(seats, now).filter((id) => id !== self) : [];
  const rooms = grainsOf(planned, service.plan).flatMap((at) => busy.get(at) ?? []);
  return [...new Set([...expired, ...rooms])];
}

/**
 * Everything a booking is decided on, read anew. What looks taken only because of holds that have run out
 * is freed first, so that nobody is sent away while a seat is free. Two requests, else.
 */
export async function lookAround(table: Table, slot: FreedSlot, look: Look): Promise<Surroundings> {
  const service = (await loadService(table, slot.serviceId))?.state ?? null;
  const read = () => readAround(table, slot, look.personId, service, look.self);
  const around = { service, ...(await read()) };
  const ids = inTheWay(around, slot, look);
  if (ids.length === 0 || !(await lapseNow(table, ids, look.now))) return around;
  return { service, ...(await read()) };
}
