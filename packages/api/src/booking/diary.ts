import { WALK_IN, weekdayOf, dateAfter } from "../catalogue/slots.ts";
import type { BookingRules } from "../catalogue/catalogue.ts";
import { DAY, dateOf, type Instant, plus } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import { type Diary, type DiaryEntry, MAX_UPCOMING, NO_SHOWS, OWED_DAYS } from "./booking.ts";

/* What one person has booked: it keeps anybody from being in two places, and counts. */

type Refused = { kind: "refusal"; refusal: Refusal } | null;
type Wanted = Pick<DiaryEntry, "serviceId" | "from" | "to" | "lane">;

/** Beyond this nobody asks any more: the longest rule looks back sixty days. */
export const KEPT_DAYS = 62;

/** Entries that may be forgotten at the next change. */
export const outdatedIn = ({ entries }: Diary, now: Instant): string[] =>
  [...entries].filter(([, { to }]) => to < plus(now, -KEPT_DAYS * DAY)).map(([id]) => id);

/** A number in a queue takes up no time: one may be elsewhere until it is called. */
const takesTime = ({ lane, kind }: DiaryEntry): boolean => kind === "LIVE" && lane !== WALK_IN;

/** What counts beside the booking itself; a hold that has run out does not, swept or not. */
const others = ({ entries }: Diary, self: string, now: Instant): DiaryEntry[] =>
  [...entries]
    .filter(([id, { until }]) => id !== self && (until === null || until > now))
    .map(([, entry]) => entry);

/** The Monday of the week of a date. */
const mondayOf = (on: string): string => dateAfter(on, 1 - weekdayOf(on));

const periods = [
  ["perDay", (at: Instant) => dateOf(at)],
  ["perWeek", (at: Instant) => mondayOf(dateOf(at))],
  ["perMonth", (at: Instant) => dateOf(at).slice(0, 7)],
] as const;

/** What somebody has ahead of them, or may have. */
const counted: readonly DiaryEntry["kind"][] = ["LIVE", "WAIT"];
/** What counts for nothing where the limits of a service are. */
const uncounted: readonly DiaryEntry["kind"][] = ["WAIT", "OWED"];

/** The limits of a service; what was cancelled in time does not count, a late cancellation does. */
function overLimit(entries: readonly DiaryEntry[], wanted: Wanted, rules: BookingRules): Refused {
  const ofService = entries.filter(
    ({ serviceId, kind }) => serviceId === wanted.serviceId && !uncounted.includes(kind),
  );
  for (const [name, periodOf] of periods) {
    const max = rules[name];
    const same = ofService.filter(({ from }) => periodOf(from) === periodOf(wanted.from));
    if (max !== null && same.length >= max)
      return refuse(`booking.limit_${name.slice(3).toLowerCase()}`, "startAt", { max });
  }
  return null;
}

/** Why this person cannot be there then as well, or null. `self` is the booking that would move. */
export function diaryRefusal(
  diary: Diary,
  wanted: Wanted,
  rules: BookingRules,
  { self, now }: { self: string; now: Instant },
): Refused {
  const entries = others(diary, self, now);
  const clash =
    wanted.lane !== WALK_IN &&
    entries.some((one) => takesTime(one) && one.from < wanted.to && wanted.from < one.to);
  if (clash) return refuse("booking.overlap", "startAt");
  const sameQueue = entries.some(
    (one) => one.kind === "LIVE" && one.serviceId === wanted.serviceId && one.from === wanted.from,
  );
  if (sameQueue) return refuse("booking.overlap", "startAt");
  const ahead = entries.filter(({ kind, to }) => counted.includes(kind) && to > now);
  if (ahead.length >= MAX_UPCOMING)
    return refuse("booking.limit_upcoming", undefined, { max: MAX_UPCOMING });
  return overLimit(entries, wanted, rules);
}

/** Whether this person stands in this line already, or was offered the seat they waited for. */
export const waitsAlready = ({ entries }: Diary, wanted: Wanted, now: Instant): boolean =>
  [...entries.values()].some(
    ({ kind, serviceId, from, lane, until }) =>
      kind === "WAIT" &&
      serviceId === wanted.serviceId &&
      from === wanted.from &&
      lane === wanted.lane &&
      (until === null || until > now),
  );

/** Whether nobody came for them lately: then they are first in the waiting lists of that service. */
export const isOwed = ({ entries }: Diary, serviceId: string, now: Instant): boolean =>
  [...entries.values()].some(
    (entry) =>
      entry.kind === "OWED" &&
      entry.serviceId === serviceId &&
      entry.from >= plus(now, -OWED_DAYS * DAY),
  );

/** Whether staff should confirm by phone, after several absences; nobody is barred by a machine. */
export function needsCall({ entries }: Diary, now: Instant): boolean {
  const since = plus(now, -NO_SHOWS.days * DAY);
  const absences = [...entries.values()].filter(
    ({ kind, from }) => kind === "NO_SHOW" && from >= since,
  );
  return absences.length >= NO_SHOWS.most;
}
