import type { Instant } from "../kernel/clock.ts";
import type { Beside, SeatPlan, Waiter } from "./booking.ts";

/* What a slot has room for. A hold that has run out counts for nothing, whether or not it was swept. */

export const nothingBeside: Beside = { most: 0, odd: [], oddTaken: 0 };
export const emptySeats: SeatPlan = {
  taken: 0,
  seats: new Map(),
  waiters: [],
  beside: nothingBeside,
};

/** How many of the capacity are taken at the fullest moment of the slot, if `taken` is written in its item. */
export const takenOf = ({ taken, beside }: Pick<SeatPlan, "taken" | "beside">): number =>
  taken - beside.oddTaken + beside.most;

/** The bookings whose seats are free again by now. */
export const expiredIn = ({ seats }: SeatPlan, now: Instant): string[] =>
  [...seats].filter(([, { until }]) => until !== null && until <= now).map(([id]) => id);

/** How many more could come, if nobody waited. */
export function freeIn(plan: SeatPlan, capacity: number, now: Instant): number {
  const expired = expiredIn(plan, now)
    .filter((id) => !plan.beside.odd.includes(id))
    .reduce((sum, id) => sum + (plan.seats.get(id)?.party ?? 0), 0);
  return Math.max(0, capacity - takenOf(plan) + expired);
}

/** Whether somebody new may have so many seats: only while nobody waits for one. */
export const hasRoom = (plan: SeatPlan, capacity: number, party: number, now: Instant): boolean =>
  plan.waiters.length === 0 && freeIn(plan, capacity, now) >= party;

/**
 * Who is next: the first in line for whom the seats that are truly free suffice. Somebody whose party is
 * too large does not keep seats empty that others could have.
 */
export const nextWaiter = (plan: SeatPlan, capacity: number): Waiter | null =>
  plan.waiters.find(({ party }) => takenOf(plan) + party <= capacity) ?? null;

/** The place in line, 1 for the next; null for who is not waiting. */
export function positionOf({ waiters }: SeatPlan, id: string): number | null {
  const at = waiters.findIndex((one) => one.id === id);
  return at < 0 ? null : at + 1;
}
