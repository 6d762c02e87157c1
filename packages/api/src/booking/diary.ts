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

const isOutdated = ({ kind, to, until }: DiaryEntry, now: Instant): boolean =>
  kind === "DROPPED" ? until !== null && until <= now : to < plus(now, -KEPT_DAYS * DAY);

const namesIn = <Line>(lines: ReadonlyMap<string, Line>, isOver: (line: Line) => boolean) =>
  [...lines].filter(([, line]) => isOver(line)).map(([id]) => id);

/** Lines that may be forgotten at the next change. Duties end with their bookings. */
export const outdatedIn = ({ entries, asked, away }: Diary, now: Instant) => ({
  entries: namesIn(entries, (one) => isOutdated(one, now)),
  asked: namesIn(asked, ({ kind, until }) => kind === "DROPPED" && until <= now),
  away: namesIn(away, ({ to }) => to < plus(now, -DAY)),
});

type Stretch = Pick<DiaryEntry, "from" | "to">;
export const isAtOnce = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

/** A number in a queue takes up no time: one may be elsewhere until it is called. */
export const takesTime = ({ lane, kind }: DiaryEntry): boolean =>
  kind === "LIVE" && lane !== WALK_IN;

/** What counts beside the booking itself; a hold that has run out does not, swept or not. */
export const others = ({ entries }: Diary, self: string, now: Instant): DiaryEntry[] =>
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
const uncounted: readonly DiaryEntry["kind"][] = ["WAIT", "OWED", "DROPPED"];

/**
 * The limits of a service; what was cancelled in time does not count, a late cancellation does. Who missed an
 * appointment may still take a number.
 */
function overLimit(entries: readonly DiaryEntry[], wanted: Wanted, rules: BookingRules): Refused {
  const ofService = entries.filter(
    ({ serviceId, kind }) =>
      serviceId === wanted.serviceId &&
      !uncounted.includes(kind) &&
      !(wanted.lane === WALK_IN && kind === "NO_SHOW"),
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
    wanted.lane !== WALK_IN && entries.some((one) => takesTime(one) && isAtOnce(one, wanted));
  if (clash) return refuse("booking.overlap", "startAt");
  if (wanted.lane !== WALK_IN && [...diary.duties.values()].some((one) => isAtOnce(one, wanted)))
    return refuse("booking.serving_then", "startAt");
  const sameQueue = entries.some(
    (one) =>
      one.kind === "LIVE" &&
      one.serviceId === wanted.serviceId &&
      one.from === wanted.from &&
      one.lane === wanted.lane,
  );
  if (sameQueue) return refuse("booking.overlap", "startAt");
  const ahead = entries.filter(({ kind, to }) => counted.includes(kind) && to > now);
  if (ahead.length >= MAX_UPCOMING)
    return refuse("booking.limit_upcoming", undefined, { max: MAX_UPCOMING });
  return overLimit(entries, wanted, rules);
}

/** What this person has with a service whose time has begun and of which nothing has come yet. */
export const begunIn = ({ entries }: Diary, serviceId: string, now: Instant): string[] =>
  [...entries]
    .filter(
      ([, one]) =>
        one.kind === "LIVE" &&
        one.serviceId === serviceId &&
        one.lane !== WALK_IN &&
        one.from <= now &&
        now < plus(one.to, DAY),
    )
    .map(([id]) => id);

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
