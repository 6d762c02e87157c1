import { dateAfter } from "../catalogue/slots.ts";
import { atLocal, dateOf, type Instant, MINUTE, plus, toMs } from "../kernel/clock.ts";
import { HOLD_MINUTES, OFFER_MINUTES } from "./booking.ts";

/* Nobody has to answer at night: between these hours the clock of an offer stands still. */

const NIGHT = { from: "22:00", until: "08:00" } as const;

/** The moment itself by day, and the morning after it by night. */
function wakingFrom(at: Instant): Instant {
  const on = dateOf(at);
  const morning = atLocal(on, NIGHT.until);
  if (at < morning) return morning;
  return at < atLocal(on, NIGHT.from) ? at : atLocal(dateAfter(on, 1), NIGHT.until);
}

/** So many minutes later, the night not counted; fewer than a day has. */
function awakeAfter(at: Instant, minutes: number): Instant {
  const from = wakingFrom(at);
  const [night, end] = [atLocal(dateOf(from), NIGHT.from), plus(from, minutes * MINUTE)];
  return end <= night ? end : plus(wakingFrom(night), toMs(end) - toMs(night));
}

/** Until when an offer stands that is made now; null when nobody could answer it before `limit`. */
export function offerEnd(now: Instant, limit: Instant): Instant | null {
  if (plus(wakingFrom(now), HOLD_MINUTES * MINUTE) > limit) return null;
  const wanted = awakeAfter(now, OFFER_MINUTES);
  return wanted < limit ? wanted : limit;
}
