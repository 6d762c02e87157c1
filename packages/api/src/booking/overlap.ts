import type { OpeningPlan } from "../catalogue/catalogue.ts";
import type { Slot } from "../catalogue/slots.ts";
import { type Instant, MINUTE, plus, toMs } from "../kernel/clock.ts";
import type { Beside, SeatPlan } from "./booking.ts";

/*
 * Seats are counted over time. The slots of one plan never overlap, but a booking that was kept through a
 * change of the plan stands at its old time, across the slots of the new one.
 */

/** The seats of one slot and when it begins. */
export type SlotSeats = { startAt: Instant; seats: SeatPlan };
type Stretch = { from: Instant; to: Instant };
type Stand = Stretch & { units: number };

export const minutesOf = ({ startAt, endAt }: Pick<Slot, "startAt" | "endAt">): number =>
  (toMs(endAt) - toMs(startAt)) / MINUTE;

/** The seats of a slot with their time; what has run out takes up none. */
function standsOf({ startAt, seats }: SlotSeats, now: Instant): Stand[] {
  return [...seats.seats.values()].flatMap(({ party: units, until, minutes }) =>
    minutes === null || (until !== null && until <= now)
      ? []
      : [{ from: startAt, to: plus(startAt, minutes * MINUTE), units }],
  );
}

/** The most that stand at any one moment of a stretch. */
function peakIn({ from, to }: Stretch, stands: readonly Stand[]): number {
  const within = stands.filter((one) => one.from < to && from < one.to);
  const moments = [from, ...within.map((one) => one.from).filter((at) => at > from)];
  const at = (moment: Instant) =>
    within
      .filter((one) => one.from <= moment && moment < one.to)
      .reduce((sum, { units }) => sum + units, 0);
  return Math.max(...moments.map(at));
}

/** What stands in the time of a slot without being of it: seats of other lengths and of other beginnings. */
export function besideOf(
  slot: Slot,
  { bufferMinutes }: Pick<OpeningPlan, "bufferMinutes">,
  own: SeatPlan,
  others: readonly SlotSeats[],
  now: Instant,
): Beside {
  const length = minutesOf(slot);
  const odd = new Map(
    [...own.seats].filter(([, { minutes }]) => minutes !== null && minutes !== length),
  );
  const stands = [
    { startAt: slot.startAt, seats: { ...own, seats: odd } },
    ...others.filter(({ startAt }) => startAt !== slot.startAt),
  ].flatMap((one) => standsOf(one, now));
  const stretch = {
    from: plus(slot.startAt, -bufferMinutes.before * MINUTE),
    to: plus(slot.endAt, bufferMinutes.after * MINUTE),
  };
  return {
    most: peakIn(stretch, stands),
    odd: [...odd.keys()],
    oddTaken: [...odd.values()].reduce((sum, { party }) => sum + party, 0),
  };
}
