import { dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { isSettled, planFor } from "./calendar.ts";
import type { Delivery, Stop } from "./delivery.ts";
import { courierFor, type Kitchen } from "./kitchen.ts";
import type { Diet, MealStage } from "./labels.ts";
import type { Food, Subscription } from "./subscription.ts";

/* Where the meal of a day stands. What nobody has touched follows from the subscription and the kitchen. */

type Facts = { subscription: Subscription; kitchen: Kitchen; delivery: Delivery | null };

/** How far the kitchen is with a date. */
function cookingStage({ progress }: Kitchen, on: LocalDate): "CONFIRMED" | "COOKED" | "OUT" {
  if (progress?.on !== on) return "CONFIRMED";
  return progress.outAt === null ? "COOKED" : "OUT";
}

/** Where the meal of a date stands now. */
export function stageOn(
  { subscription, kitchen, delivery }: Facts,
  on: LocalDate,
  now: Instant,
): MealStage {
  if (delivery) return delivery.stage;
  const plan = planFor(subscription, kitchen, on);
  if (plan !== "MEAL") return plan;
  if (!isSettled(kitchen, on, now)) return "PLANNED";
  return on < dateOf(now) ? "UNRECORDED" : cookingStage(kitchen, on);
}

/** The numbers of a day, without anybody's name. */
export type Numbers = {
  total: number;
  byDiet: ReadonlyMap<Diet, number>;
  delivered: number;
  underCheck: number;
  /** Late or missed, and nobody said why. */
  open: number;
};

const done: readonly MealStage[] = ["DELIVERED", "SAFE"];
const open: readonly MealStage[] = ["LATE", "MISSED"];
const checks: readonly MealStage[] = ["NOT_AT_HOME", "SAFE_CHECK"];

/** Those who eat on a date, of all whose subscription lives. */
export const eatersOn = <One extends { state: Subscription }>(
  eaters: readonly One[],
  kitchen: Kitchen,
  on: LocalDate,
): One[] => eaters.filter(({ state }) => planFor(state, kitchen, on) === "MEAL");

/** Counts the meals of a day and how far they are. */
export function numbersOf(
  eaters: readonly Pick<Food, "diet">[],
  doors: readonly Pick<Delivery, "stage">[],
): Numbers {
  const byDiet = new Map<Diet, number>();
  for (const { diet } of eaters) byDiet.set(diet, (byDiet.get(diet) ?? 0) + 1);
  const count = (stages: readonly MealStage[]) =>
    doors.filter(({ stage }) => stages.includes(stage)).length;
  return {
    total: eaters.length,
    byDiet,
    delivered: count(done),
    underCheck: count(checks),
    open: count(open),
  };
}

/** What is known of a door on a date, before anything happened there. */
export function stopOn(
  { id, state }: { id: string; state: Subscription },
  kitchen: Kitchen,
  servedOn: LocalDate,
): Stop {
  const { home, beneficiary, requester, basis, kitchenId, contact } = state;
  return {
    subscriptionId: id as Id<"mealSubscription">,
    servedOn,
    kitchenId,
    unitId: kitchen.unitId,
    home,
    beneficiary,
    requester,
    basis,
    courier: courierFor(kitchen, home.path),
    hasContact: contact !== null,
  };
}
