import type { Service } from "../catalogue/catalogue.ts";
import { slotAt } from "../catalogue/slots.ts";
import type { SeatPlan } from "./booking.ts";
import { minutesOf } from "./overlap.ts";

/* Which bookings a plan has no time or no seat for. */

type Planned = Pick<Service, "mode" | "plan">;
export type NamedSeats = { startAt: string; lane: string; seats: SeatPlan };

/** Of one slot: all when it is gone or of another length, else those who came last beyond the capacity. */
function unfitIn(service: Planned, { startAt, lane, seats }: NamedSeats): string[] {
  const slot = slotAt(service, startAt, lane);
  const firm = [...seats.seats]
    .filter(([, { until }]) => until === null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let taken = 0;
  return firm.flatMap(([id, { party, minutes }]) => {
    if (!slot || (minutes !== null && minutes !== minutesOf(slot))) return [id];
    taken += party;
    return taken > slot.capacity ? [id] : [];
  });
}

/** The bookings that a plan has no place for. */
export const unfit = (service: Planned, slots: readonly NamedSeats[]): string[] =>
  slots.flatMap((one) => unfitIn(service, one));

/** Those whom a change hits: what does not fit the plan of now was decided about before. */
export function hitBy(was: Planned, is: Planned, slots: readonly NamedSeats[]): string[] {
  const before = new Set(unfit(was, slots));
  return unfit(is, slots).filter((id) => !before.has(id));
}
