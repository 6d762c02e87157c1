import { unitsOf } from "../catalogue/catalogue.ts";
import { grainsOf, WALK_IN } from "../catalogue/slots.ts";
import type { Instant } from "../kernel/clock.ts";
import { minutesOf } from "./overlap.ts";
import type { BookedSlot, Booking, DiaryEntry, Seat, Waiter } from "./booking.ts";

/*
 * What a booking takes up of what is shared: a seat or a place in line, and somebody's time. All of it
 * follows from the booking, so whatever command changes the booking changes these with it.
 */

export type Claim = {
  slot: BookedSlot;
  seat: Seat | null;
  /** Its place in line for one. */
  wait: Omit<Waiter, "id"> | null;
};

const seat = (booking: Booking, until: Instant | null): Claim => ({
  slot: booking.slot,
  seat: {
    party: unitsOf(booking.promised, booking.party),
    until,
    minutes: minutesOf(booking.slot),
  },
  wait: null,
});

/** What it has of its slot; null: nothing any more. Who did not come had the seat nevertheless. */
export function claimOf(booking: Booking): Claim | null {
  switch (booking.stage) {
    case "HELD":
    case "OFFERED":
      return seat(booking, booking.until);
    case "WAITING":
      return {
        slot: booking.slot,
        seat: null,
        wait: {
          since: booking.since,
          party: unitsOf(booking.promised, booking.party),
          isOwed: booking.isOwed,
        },
      };
    case "PENDING":
    case "ORDERED":
    case "ASSIGNED":
    case "BOOKED":
    case "CHECKED_IN":
    case "DONE":
    case "NO_SHOW_USER":
    case "NO_SHOW_PROVIDER":
      return seat(booking, null);
    case "LAPSED":
      return booking.reason === "NOT_RECORDED" ? seat(booking, null) : null;
    case "CANCELLED":
    case "LATE_CANCELLED":
    case "DECLINED":
    case "CALLED_OFF":
      return null;
  }
}

/** Offers take up nobody's time until they are taken. */
const kindOf = (booking: Booking): DiaryEntry["kind"] | null => {
  switch (booking.stage) {
    case "WAITING":
    case "OFFERED":
      return "WAIT";
    case "HELD":
    case "PENDING":
    case "ORDERED":
    case "ASSIGNED":
    case "BOOKED":
    case "CHECKED_IN":
    case "DONE":
      return "LIVE";
    case "LATE_CANCELLED":
      return "LATE";
    case "NO_SHOW_USER":
      return "NO_SHOW";
    case "NO_SHOW_PROVIDER":
      return "OWED";
    case "CALLED_OFF":
      return booking.isMadeGood ? "OWED" : null;
    case "CANCELLED":
    case "DECLINED":
    case "LAPSED":
      return null;
  }
};

/** Its line in the diary of who comes, if any. */
export function diaryEntryOf(booking: Booking): DiaryEntry | null {
  const kind = booking.beneficiary.id === null ? null : kindOf(booking);
  const { serviceId, startAt, endAt, lane } = booking.slot;
  const until = "until" in booking ? booking.until : null;
  return kind && { serviceId, from: startAt, to: endAt, lane, kind, until };
}

/** The pieces of time in which it takes the rooms and people of the service. A walk-in takes none. */
export function grainsTakenBy(booking: Booking): Instant[] {
  const { promised, slot } = booking;
  const takes = promised.resources.length > 0 && slot.lane !== WALK_IN && claimOf(booking)?.seat;
  return takes ? grainsOf(slot, promised) : [];
}
