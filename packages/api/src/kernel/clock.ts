/** A moment, as an ISO 8601 UTC text with milliseconds: it reads well in the table and sorts as text. */
export type Instant = string;

/** A business date in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Tells the time. Passed in everywhere, so that tests and the demo decide what time it is. */
export type Clock = () => Instant;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Asia/Shanghai has been UTC+8 without summer time since 1992. */
const SHANGHAI = 8 * HOUR;

export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
export const toMs = (at: Instant): number => Date.parse(at);

/** The instant `ms` milliseconds after `at` (before it, when negative). */
export const plus = (at: Instant, ms: number): Instant => toInstant(toMs(at) + ms);

/** The Shanghai calendar date on which an instant falls. */
export const dateOf = (at: Instant): LocalDate => toInstant(toMs(at) + SHANGHAI).slice(0, 10);

/** The instant of a Shanghai wall-clock time; `24:00` is the end of the day. */
export function atLocal(date: LocalDate, time: `${number}:${number}`): Instant {
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  return toInstant(
    Date.parse(`${date}T00:00:00.000Z`) + hours * HOUR + minutes * MINUTE - SHANGHAI,
  );
}
