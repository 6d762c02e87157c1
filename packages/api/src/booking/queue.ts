import { graceOf } from "../catalogue/catalogue.ts";
import { WALK_IN } from "../catalogue/slots.ts";
import { type Instant, MINUTE, plus } from "../kernel/clock.ts";
import type { Booking } from "./booking.ts";

/*
 * The line of a reception day. It knows who is there: whoever draws a number, and whoever has an appointment
 * from when they were checked in. Appointments are called first once their time has come, the earliest first;
 * then numbers, in their order. Who has an appointment and comes late keeps that place for a published time.
 * Whoever was called and not at the window goes behind everybody who stands in line by then.
 */

/**
 * A place in line; those who are `isFirst` stand in it only from `since` on. Whoever is called keeps it until
 * they were talked to or were not there.
 */
export type Place = { isFirst: boolean; isCalled: boolean; since: Instant; number: number | null };

/** The line of one service on one day, and how many numbers were drawn. */
export type Line = { drawn: number; places: ReadonlyMap<string, Place> };

/** Called so often without being there, the number is worth nothing any more. */
export const MOST_CALLS = 2;

/** Whether somebody was called and is expected at the window, or talked to there. */
export const wasCalled = (booking: Booking): boolean =>
  booking.stage === "CHECKED_IN" && booking.method === "CALLED";

/** An appointment at a reception that calls people, as against a number. Without a line they are served at once. */
export const isAppointment = ({ promised, slot }: Pick<Booking, "promised" | "slot">): boolean =>
  promised.mode === "RECEPTION" && promised.hasLine !== false && slot.lane !== WALK_IN;

/** Whether somebody is known to be there: whoever has a number drew it in the hall. */
export const isHere = (booking: Booking): boolean =>
  booking.slot.lane === WALK_IN || Boolean(booking.arrivedAt);

/** Until when an appointment at a reception keeps its place for who is not there yet. */
export const keptUntil = ({ slot, promised }: Pick<Booking, "promised" | "slot">): Instant =>
  plus(slot.startAt, graceOf(promised) * MINUTE);

/** From when on a code is worth nothing: an appointment at a reception may be late, all else ends with its time. */
export const codeEndsAt = (booking: Pick<Booking, "promised" | "slot">): Instant =>
  isAppointment(booking) ? keptUntil(booking) : booking.slot.endAt;

/** The place a booking has in line by its state; null: none. Who is not there has none. */
export function placeOf(booking: Booking): Place | null {
  const { promised, slot, ticket } = booking;
  const isCalled = wasCalled(booking);
  const isWaiting = booking.stage === "BOOKED" && isHere(booking);
  if (promised.mode !== "RECEPTION" || (!isWaiting && !isCalled)) return null;
  const { number = null, since = slot.startAt, calls = 0 } = ticket ?? {};
  return { isFirst: slot.lane !== WALK_IN && calls === 0, isCalled, since, number };
}

type Standing = [id: string, place: Place];

function before([idA, a]: Standing, [idB, b]: Standing): number {
  if (a.isFirst !== b.isFirst) return a.isFirst ? -1 : 1;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  const byNumber = (a.number ?? 0) - (b.number ?? 0);
  return byNumber === 0 ? (idA < idB ? -1 : 1) : byNumber;
}

/** Who can be called now, in the order of calling. */
export const standingIn = ({ places }: Line, now: Instant): string[] =>
  [...places]
    .filter(([, { isFirst, isCalled, since }]) => !isCalled && (!isFirst || since <= now))
    .sort(before)
    .map(([id]) => id);

/** How many are before somebody; null for who does not stand in line now. */
export function aheadOf(line: Line, id: string, now: Instant): number | null {
  const at = standingIn(line, now).indexOf(id);
  return at < 0 ? null : at;
}

/** Who is called now, the earliest in line first. */
export const calledIn = ({ places }: Line): string[] =>
  [...places]
    .filter(([, { isCalled }]) => isCalled)
    .sort(before)
    .map(([id]) => id);

/** The numbers that are called now; an appointment has none. */
export const numbersCalled = (line: Line): number[] =>
  calledIn(line).flatMap((id) => line.places.get(id)?.number ?? []);
