import { atLocal, DAY, dateOf, type Instant, type LocalDate, toInstant } from "../kernel/clock.ts";
import type { Kitchen } from "./kitchen.ts";
import type { Food, Subscription } from "./subscription.ts";

/* On which days somebody eats. All of it follows from the subscription and the kitchen: nothing is kept per day. */

const asMs = (on: LocalDate): number => Date.parse(`${on}T00:00:00.000Z`);

/** The date so many days after another. */
export const dateAfter = (on: LocalDate, days: number): LocalDate =>
  toInstant(asMs(on) + days * DAY).slice(0, 10);

/** Monday is 1, Sunday 7; the first day of 1970 was a Thursday. */
export const weekdayOf = (on: LocalDate): number => ((asMs(on) / DAY + 3) % 7) + 1;

/** Days of the week, each once, Monday first. */
export const inOrder = (weekdays: readonly number[]): number[] =>
  [...new Set(weekdays)].sort((a, b) => a - b);

type Week = Pick<Kitchen, "weekdays" | "exceptions">;

/** Whether the kitchen cooks on a date. Public holidays say nothing here: elders eat on them too. */
export function servesOn({ weekdays, exceptions }: Week, on: LocalDate): boolean {
  const exception = exceptions.find((one) => one.on === on);
  return exception?.isOpen ?? weekdays.includes(weekdayOf(on));
}

/** Until when the meal of a date can be skipped or ordered. */
export const cutoffOf = ({ cutoff }: Pick<Kitchen, "cutoff">, on: LocalDate): Instant =>
  cutoff === "SAME_DAY" ? atLocal(on, "09:00") : atLocal(dateAfter(on, -1), "20:00");

/** Whether the date is settled: what is cooked for it can no longer change. */
export const isSettled = (kitchen: Pick<Kitchen, "cutoff">, on: LocalDate, now: Instant): boolean =>
  now >= cutoffOf(kitchen, on);

/** Whether a day can be called off at once: today, and what is settled already. */
export const isCallable = (
  kitchen: Pick<Kitchen, "cutoff">,
  on: LocalDate,
  now: Instant,
): boolean => on === dateOf(now) || (on > dateOf(now) && isSettled(kitchen, on, now));

/** The first date that is not settled yet. */
export function firstOpenOn(kitchen: Pick<Kitchen, "cutoff">, now: Instant): LocalDate {
  const today = dateOf(now);
  const found = [0, 1].map((days) => dateAfter(today, days));
  return found.find((on) => !isSettled(kitchen, on, now)) ?? dateAfter(today, 2);
}

/** Why there is or is no meal on a date. */
export type Plan = "MEAL" | "NONE" | "PAUSED" | "SKIPPED";

type Wishes = Pick<Subscription, "weekdays" | "skips" | "pauses" | "firstOn" | "lastOn">;

/** Whether somebody is to eat on a date, as the subscription stands. */
export function planFor(wishes: Wishes, kitchen: Week, on: LocalDate): Plan {
  const { firstOn, lastOn, weekdays, skips, pauses } = wishes;
  const runs = firstOn !== null && firstOn <= on && (lastOn === null || on <= lastOn);
  if (!runs || !weekdays.includes(weekdayOf(on)) || !servesOn(kitchen, on)) return "NONE";
  if (pauses.some(({ from, to }) => from <= on && (to === null || on < to))) return "PAUSED";
  return skips.includes(on) ? "SKIPPED" : "MEAL";
}

/** What somebody eats on a date: a change counts from the first day that was not settled then. */
export function foodOn(
  { formerFoods, ...now }: Food & Pick<Subscription, "formerFoods">,
  on: LocalDate,
): Food {
  const { diet, hasAllergies, allergies } = formerFoods.find(({ to }) => on < to) ?? now;
  return { diet, hasAllergies, allergies };
}
