import { type Service, unitsOf } from "../catalogue/catalogue.ts";
import { daysFrom, type Slot, timeRefusal, windowEnd } from "../catalogue/slots.ts";
import { DAY, dateOf, type Instant, plus, toMs } from "../kernel/clock.ts";
import type { Table } from "../table/table.ts";
import type { Booking, Standing } from "./booking.ts";
import { lookAroundBooking } from "./prepare.ts";
import { slotsToCome } from "./promote.ts";
import { emptySeats, takenOf } from "./room.ts";
import { movedTo } from "./standing.ts";
import { slotName, withBeside } from "./store.ts";
import { lookUpGuest } from "./who.ts";

/* The nearest free time for a booking whose own is gone. */

/** So many are looked at in full: what looks free may not be so for this person. */
const MOST_TRIED = 12;

/** The times that can be booked now, of the lane of the booking, nearest first; an earlier one not within a day. */
function slotsNear(service: Service, { startAt, lane }: Booking["slot"], now: Instant): Slot[] {
  const days = Math.ceil((toMs(windowEnd(service.rules, now)) - toMs(now)) / DAY) + 1;
  const heardBy = plus(now, DAY);
  const far = (slot: Slot) => Math.abs(toMs(slot.startAt) - toMs(startAt));
  return daysFrom(service, dateOf(now), days)
    .flatMap(({ slots }) => slots)
    .filter((slot) => slot.lane === lane && !timeRefusal(service, slot, now))
    .filter((slot) => slot.startAt >= startAt || slot.startAt >= heardBy)
    .sort((a, b) => far(a) - far(b));
}

/** Those of them that seem to have room. One request. */
async function withRoom(
  table: Table,
  service: Service,
  { id, booking, now }: { id: string; booking: Booking; now: Instant },
): Promise<Slot[]> {
  const { slot: was } = booking;
  const units = unitsOf(service.rules, booking.party);
  const around = await slotsToCome(table, was.serviceId, now);
  return slotsNear(service, was, now).filter((slot) => {
    const seats = around.get(slotName(slot)) ?? emptySeats;
    const own = seats.seats.get(id)?.party ?? 0;
    const planned = withBeside(service, slot, seats, around, now, id);
    return takenOf(planned) - own + units <= slot.capacity;
  });
}

/** A move as it can be decided; nowhere when no time is free for this person. */
export async function moving(
  table: Table,
  { id, booking, service, now }: { id: string; booking: Booking; service: Service; now: Instant },
  asked: Pick<Standing, "type" | "rule" | "why" | "isNamed" | "change">,
): Promise<Standing> {
  const near = await withRoom(table, service, { id, booking, now });
  for (const { startAt, lane } of near.slice(0, MOST_TRIED)) {
    const to = { serviceId: booking.slot.serviceId, startAt, lane };
    const around = await lookAroundBooking(table, id, booking, now, to);
    const who = await lookUpGuest(table, around.service, booking, { at: startAt, now });
    const command = { ...asked, to, who, ...around };
    if (movedTo(booking, command, { now, id })) return command;
  }
  return { ...asked, to: null };
}
