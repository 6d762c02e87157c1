import { type Instant, toMs } from "../kernel/clock.ts";
import type { Booking } from "./booking.ts";
import { dueOf } from "./clock.ts";
import type { Light } from "./labels.ts";

/** The last part of a term, in which it is told that it ends. */
const LAST_PART = 1 / 4;

function lightBetween(from: Instant, to: Instant, now: Instant): Light {
  if (now >= to) return "RED";
  const left = toMs(to) - toMs(now);
  return left <= (toMs(to) - toMs(from)) * LAST_PART ? "YELLOW" : "NONE";
}

/**
 * Whether those who serve are late: with a step that has a limit, or with saying what came of a time that
 * has begun. What rests on holidays nobody has published yet is not late.
 */
export function lightOf({ clock, stage, slot }: Booking, now: Instant): Light {
  if (stage === "BOOKED" || stage === "CHECKED_IN") {
    if (now >= slot.endAt) return "RED";
    return stage === "BOOKED" && now >= slot.startAt ? "YELLOW" : "NONE";
  }
  const isTheirs = clock !== null && clock.step !== "HOLD" && clock.step !== "OFFER";
  const due = isTheirs ? dueOf(clock) : null;
  return clock && due?.kind === "due" ? lightBetween(clock.startedAt, due.at, now) : "NONE";
}
