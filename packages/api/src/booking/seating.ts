import { unitsOf } from "../catalogue/catalogue.ts";
import { grainsOf, WALK_IN } from "../catalogue/slots.ts";
import { DAY, type Instant, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { minutesOf } from "./overlap.ts";
import type {
  AskedEntry,
  BookedSlot,
  Booking,
  DiaryEntry,
  Duty,
  Party,
  Seat,
  Waiter,
} from "./booking.ts";

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

/** For so long it counts that something was given up. */
export const DROPPED_FOR = DAY;

/** Until when it counts that somebody gave up what they had taken; null when nobody did. */
function droppedUntil(booking: Booking): Instant | null {
  const isDropped =
    booking.stage === "CANCELLED" ||
    (booking.stage === "LAPSED" && booking.reason === "HOLD_EXPIRED");
  return isDropped ? plus(booking.endedAt, DROPPED_FOR) : null;
}

/** What staff took and gave up is counted with them, and not held against whom they took it for. */
const isStaffs = ({ basis }: Booking): boolean => basis?.kind === "POST";

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
  if (booking.beneficiary.id === null) return null;
  const { serviceId, startAt, endAt, lane } = booking.slot;
  const line = { serviceId, from: startAt, to: endAt, lane };
  const dropped = isStaffs(booking) ? null : droppedUntil(booking);
  if (dropped) return { ...line, kind: "DROPPED", until: dropped };
  const kind = kindOf(booking);
  return kind && { ...line, kind, until: "until" in booking ? booking.until : null };
}

/** Its line in the diary of who asked for it, where that is somebody else. */
function askedEntryOf(booking: Booking): AskedEntry | null {
  if (booking.beneficiary.id === null) return null;
  if (booking.stage === "HELD") return { kind: "HELD", until: booking.until };
  const until = droppedUntil(booking);
  return until === null ? null : { kind: "DROPPED", until };
}

/** Who is on the way to a home, or was asked to go. */
function visitorsOf(booking: Booking): Party[] {
  const { stage, promised, companion } = booking;
  const isToCome = stage === "ASSIGNED" || stage === "BOOKED" || stage === "CHECKED_IN";
  if (promised.mode !== "HOME_VISIT" || !isToCome || booking.performer === null) return [];
  return companion ? [booking.performer, companion] : [booking.performer];
}

export const dutyOf = ({ slot, promised, beneficiary }: Booking): Duty => ({
  from: slot.startAt,
  to: slot.endAt,
  beforeMinutes: promised.bufferMinutes.before,
  afterMinutes: promised.bufferMinutes.after,
  forId: beneficiary.id,
});

/** A line in the diary of a person, by what it is there. */
export type DiaryLine = {
  personId: Id<"person">;
  sort: "entry" | "asked" | "duty";
  value: DiaryEntry | AskedEntry | Duty;
};

/** Every line of a booking in anybody's diary: of who comes, of who asked, and of those who go there. */
export function diaryLinesOf(booking: Booking): DiaryLine[] {
  const { beneficiary, requester } = booking;
  const entry = diaryEntryOf(booking);
  const asked = requester.id === beneficiary.id ? null : askedEntryOf(booking);
  return [
    ...(beneficiary.id && entry
      ? [{ personId: beneficiary.id, sort: "entry" as const, value: entry }]
      : []),
    ...(asked ? [{ personId: requester.id, sort: "asked" as const, value: asked }] : []),
    ...visitorsOf(booking).map(({ id }) => ({
      personId: id,
      sort: "duty" as const,
      value: dutyOf(booking),
    })),
  ];
}

/** The pieces of time in which it takes the rooms and people of the service. A walk-in takes none. */
export function grainsTakenBy(booking: Booking): Instant[] {
  const { promised, slot } = booking;
  const takes = promised.resources.length > 0 && slot.lane !== WALK_IN && claimOf(booking)?.seat;
  return takes ? grainsOf(slot, promised) : [];
}
