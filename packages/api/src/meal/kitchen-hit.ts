import type { LocalDate } from "../kernel/clock.ts";
import { dateAfter, planFor, servesOn, weekdayOf } from "./calendar.ts";
import type { Kitchen } from "./kitchen.ts";
import type { Cutoff } from "./labels.ts";
import type { Subscription } from "./subscription.ts";

/* Whom a change of a kitchen hits: the days of each who eats, under the plan before and after. */

/** When a kitchen cooks and when a day is settled. */
export type KitchenPlan = Pick<Kitchen, "cutoff" | "weekdays" | "exceptions">;
/** `from` is the first day that was not settled: what is settled does not change. */
export type KitchenChange = { was: KitchenPlan; is: KitchenPlan; from: LocalDate };

/** What a change means for somebody who eats. */
export type Hit = {
  /** Days of their week without a meal from now on, and with one again. */
  lostWeekdays: readonly number[];
  gainedWeekdays: readonly number[];
  /** Single dates besides. */
  lostDates: readonly LocalDate[];
  gainedDates: readonly LocalDate[];
  /** The kitchen cooks on none of their days any more. */
  isUnserved: boolean;
  /** When a day is settled from now on; null when that stays. */
  cutoff: Cutoff | null;
};

type Eater = Pick<Subscription, "weekdays" | "skips" | "pauses" | "firstOn" | "lastOn">;

/** The first date of a day of the week, not before another. */
const nextOf = (weekday: number, from: LocalDate): LocalDate =>
  dateAfter(from, (weekday - weekdayOf(from) + 7) % 7);

/** Dates with an exception, before or after, on which the kitchen now does something else. */
function changedDates({ was, is, from }: KitchenChange): LocalDate[] {
  const dates = new Set([...was.exceptions, ...is.exceptions].map(({ on }) => on));
  return [...dates].filter((on) => on >= from && servesOn(was, on) !== servesOn(is, on)).sort();
}

/** What a change means for one who eats; null when it does not touch them. */
export function hitOf(eater: Eater, change: KitchenChange): Hit | null {
  const { was, is, from } = change;
  const { firstOn, lastOn } = eater;
  if (firstOn === null || (lastOn !== null && lastOn < from)) return null;
  const start = firstOn > from ? firstOn : from;
  const theirs = eater.weekdays.filter((day) => lastOn === null || nextOf(day, start) <= lastOn);
  const only = (one: KitchenPlan, other: KitchenPlan): number[] =>
    theirs.filter((day) => one.weekdays.includes(day) && !other.weekdays.includes(day));
  const [lostWeekdays, gainedWeekdays] = [only(was, is), only(is, was)];
  const dates = changedDates(change);
  const mealsOnlyIn = (plan: KitchenPlan, told: readonly number[]): LocalDate[] =>
    dates.filter((on) => !told.includes(weekdayOf(on)) && planFor(eater, plan, on) === "MEAL");
  const hit: Hit = {
    lostWeekdays,
    gainedWeekdays,
    lostDates: mealsOnlyIn(was, lostWeekdays),
    gainedDates: mealsOnlyIn(is, gainedWeekdays),
    isUnserved:
      lostWeekdays.length > 0 && eater.weekdays.every((day) => !is.weekdays.includes(day)),
    cutoff: was.cutoff === is.cutoff ? null : is.cutoff,
  };
  const { isUnserved: _, cutoff, ...days } = hit;
  return cutoff !== null || Object.values(days).some((one) => one.length > 0) ? hit : null;
}

/** Everybody of these whom a change hits. */
export const hitsOf = <One extends { state: Eater }>(
  eaters: readonly One[],
  change: KitchenChange,
): { eater: One; hit: Hit }[] =>
  eaters.flatMap((eater) => {
    const hit = hitOf(eater.state, change);
    return hit ? [{ eater, hit }] : [];
  });
