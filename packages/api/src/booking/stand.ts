import type { Service } from "../catalogue/catalogue.ts";
import { slotAt } from "../catalogue/slots.ts";
import type { Hit, HitReason } from "../kernel/effects.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Booking, SeatPlan, Who } from "./booking.ts";
import { minutesOf } from "./overlap.ts";
import { peopleProblem } from "./rules.ts";

/* Which bookings a service has no time, no seat or no place for, or is not meant for any more. */

export type NamedSeats = { startAt: Instant; lane: string; seats: SeatPlan };
/** What is known of who comes, where a change may concern that. */
export type Guests = ReadonlyMap<string, { booking: Booking; who: Who }>;
export const noGuests: Guests = new Map();

/** The gravest first: somebody is told one of them. */
const reasons: readonly HitReason[] = ["RETIRED", "TIME", "SEATS", "PLACE", "PEOPLE", "PAUSED"];

function ofGuest(service: Service, { booking, who }: { booking: Booking; who: Who }): HitReason[] {
  const { promised, beneficiary, slot } = booking;
  const rooms = service.resources.map(({ key }) => key).sort();
  const isElsewhere =
    promised.venue !== service.venue || String([...promised.resources].sort()) !== String(rooms);
  const isUnfit =
    beneficiary.id !== null &&
    peopleProblem(service, booking.party, who, { at: slot.startAt, now: slot.startAt }) !== null;
  return [...(isElsewhere ? ["PLACE" as const] : []), ...(isUnfit ? ["PEOPLE" as const] : [])];
}

/** Of one slot: its time when that is gone or of another length, its seat when it came last beyond the capacity. */
function misfitsIn(
  service: Service,
  { startAt, lane, seats }: NamedSeats,
  guests: Guests,
): (readonly [string, HitReason[]])[] {
  const slot = slotAt(service, startAt, lane);
  const firm = [...seats.seats]
    .filter(([, { until }]) => until === null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const closed = service.status === "OPEN" ? [] : [service.status];
  let taken = 0;
  return firm.map(([id, { party, minutes }]) => {
    const guest = guests.get(id);
    const others = [...closed, ...(guest ? ofGuest(service, guest) : [])];
    if (!slot || (minutes !== null && minutes !== minutesOf(slot)))
      return [id, ["TIME", ...others]];
    taken += party;
    return [id, taken > slot.capacity ? ["SEATS", ...others] : others];
  });
}

const misfits = (service: Service, slots: readonly NamedSeats[], guests: Guests) =>
  slots.flatMap((one) => misfitsIn(service, one, guests));

/** Whom a change hits, and why: what did not fit the service before was decided about then. */
export function hitBy(
  was: Service,
  is: Service,
  slots: readonly NamedSeats[],
  guests: Guests = noGuests,
): Hit[] {
  const before = new Map(misfits(was, slots, guests));
  return misfits(is, slots, guests).flatMap(([id, now]) => {
    const why = reasons.find((one) => now.includes(one) && !before.get(id)?.includes(one));
    return why ? [{ id, why }] : [];
  });
}

const planned: readonly HitReason[] = ["TIME", "SEATS"];

/** The bookings that the plan has no time or seat for, whenever that was decided. */
export const unfit = (service: Service, slots: readonly NamedSeats[]): Hit[] =>
  misfits(service, slots, noGuests).flatMap(([id, now]) => {
    const why = planned.find((one) => now.includes(one));
    return why ? [{ id, why }] : [];
  });

/** How many wait, hold a seat or were offered one that ends with the service as it will be. */
export const endingIn = (service: Service, slots: readonly NamedSeats[], now: Instant): number =>
  slots.reduce((sum, { startAt, lane, seats }) => {
    if (service.status !== "RETIRED" && slotAt(service, startAt, lane)) return sum;
    const held = [...seats.seats.values()].filter(({ until }) => until !== null && until > now);
    return sum + seats.waiters.length + held.length;
  }, 0);
