import { loadUnit, postsAnsweringFor } from "../grid/store.ts";
import type { SystemActor } from "../kernel/actor.ts";
import { dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import { run } from "../run.ts";
import type { Table } from "../table/table.ts";
import { type Sweeping, sweep } from "../timers.ts";
import { dateAfter } from "./calendar.ts";
import { timersOf } from "./clock.ts";
import { eatersOn, stopOn } from "./day.ts";
import {
  type Callable,
  type Delivery,
  type DeliveryCommand,
  type DeliveryFact,
  deliveryIdOf,
  isOpen,
  type Stop,
} from "./delivery.ts";
import { wakesAt } from "./delivery-clock.ts";
import type { Kitchen, KitchenCommand, KitchenFact } from "./kitchen.ts";
import {
  carriersOf,
  deliveries,
  KITCHEN_SHARDS,
  kitchens,
  listDoors,
  listDueDeliveries,
  listDueKitchens,
  listDueSubscriptions,
  listEaters,
  subscriptions,
  TIMER_SHARDS,
} from "./store.ts";
import type { Subscription, SubscriptionCommand, SubscriptionFact } from "./subscription.ts";
import { type Found, stepDueOf, type Watch, type WatchStep } from "./watch.ts";

const actor: SystemActor = { kind: "system", job: "meal-sweep" };

const ofSubscriptions: Sweeping<Subscription, SubscriptionCommand, SubscriptionFact> = {
  capability: subscriptions,
  shards: TIMER_SHARDS,
  listDue: listDueSubscriptions,
  nextOf: (subscription) => {
    const next = timersOf(subscription)[0];
    return next ? { at: next.at, command: { type: "fireTimer", timer: next.kind } } : null;
  },
  actor,
};

const ofDeliveries: Sweeping<Delivery, DeliveryCommand, DeliveryFact> = {
  capability: deliveries,
  shards: TIMER_SHARDS,
  listDue: listDueDeliveries,
  nextOf: (delivery) => {
    const at = wakesAt(delivery);
    return at === null ? null : { at, command: { type: "fireTimer" } };
  },
  actor,
};

/** The days a clock has to account for: its own, and those that passed while nothing looked at it. */
const MOST_DAYS = 7;
function daysOf({ on }: Watch, now: Instant): LocalDate[] {
  const yesterday = dateAfter(dateOf(now), -1);
  if (on > yesterday) return [on];
  const days = Array.from({ length: MOST_DAYS }, (_, i) => dateAfter(yesterday, i + 1 - MOST_DAYS));
  return days.filter((day) => day >= on);
}

/** What a step makes of the doors that are still open; before the meals are due, nothing. */
const outcomeOf = (step: WatchStep): "LATE" | "MISSED" | null => {
  if (step === "DOORS") return "LATE";
  return step === "COMPLAINT" || step === "OVER" ? "MISSED" : null;
};

type Cooking = { id: string; state: Kitchen };
type OpenMeal = { id: string; stop: Stop };
type Staff = { personIds: ReadonlySet<string>; askAt: Callable | null };

/** Who belongs to the unit that cooks now, and at which number it can be asked. */
async function staffOf(table: Table, { unitId, path }: Kitchen, now: Instant): Promise<Staff> {
  const [personIds, unit] = await Promise.all([
    carriersOf(table, unitId, now),
    loadUnit(table, unitId),
  ]);
  if (unit?.officePhone) return { personIds, askAt: { name: unit.name, phone: unit.officePhone } };
  const around = (await postsAnsweringFor(table, path, now)).find((post) => post.officePhone);
  const askAt = around?.officePhone ? { name: around.title, phone: around.officePhone } : null;
  return { personIds, askAt };
}

/** The doors of a day nobody has brought to an end. Two requests. */
async function openOn(table: Table, { id, state }: Cooking, on: LocalDate) {
  const [eaters, doors] = await Promise.all([
    listEaters(table, id, state.path),
    listDoors(table, id, on, state.path),
  ]);
  const touched = new Map(doors.map((door) => [door.id, door.state]));
  const open = eatersOn(eaters, state, on)
    .map((eater): OpenMeal => ({
      id: deliveryIdOf(eater.id, on),
      stop: stopOn(eater, state, on),
    }))
    .filter((meal) => {
      const door = touched.get(meal.id);
      return !door || isOpen(door);
    });
  return { open, isUnderWay: doors.some((door) => !isOpen(door.state)) };
}

/** Strikes the clock of one kitchen: first the doors, each once, then the kitchen, which moves the clock on. */
async function strike(table: Table, kitchen: Cooking, now: Instant): Promise<Found> {
  const { id, state } = kitchen;
  // Another sweep was faster: the kitchen will say that it is not time.
  if (state.watch.at > now) return { open: [], isUnderWay: false, hasStaff: true };
  const step = stepDueOf(state.watch, now);
  const to = outcomeOf(step);
  const days = daysOf(state.watch, now);
  const { personIds, askAt } = await staffOf(table, state, now);
  const found = await Promise.all(days.map((on) => openOn(table, kitchen, on)));
  const open = found.flatMap((day) => day.open);
  for (const { id: door, stop } of to ? open : []) {
    // Of several days that were slept through, people hear of the last one only.
    const isTold = stop.servedOn === days.at(-1);
    const command: DeliveryCommand = { type: "miss", stop, to: to ?? "LATE", askAt, isTold };
    const order = { id: door, isNew: "PERHAPS" as const, command, actor, now };
    const outcome = await run(table, deliveries, order);
    if (outcome.kind !== "done") throw new Error(`door of ${id} not written: ${outcome.kind}`);
  }
  return {
    open: open.map(({ stop: { subscriptionId, home, courier } }) => ({
      subscriptionId,
      ...home,
      hasCourier: courier !== null && personIds.has(courier.id),
    })),
    isUnderWay: found.some((day) => day.isUnderWay),
    hasStaff: personIds.size > 0,
  };
}

const ofKitchens = (
  table: Table,
  now: Instant,
): Sweeping<Kitchen, KitchenCommand, KitchenFact> => ({
  capability: kitchens,
  shards: KITCHEN_SHARDS,
  listDue: listDueKitchens,
  nextOf: (kitchen, id) => ({
    at: kitchen.watch.at,
    command: async (before) => {
      const found = await strike(table, { id, state: before ?? kitchen }, now);
      return { type: "watch", found };
    },
  }),
  actor,
});

/** Fires the clocks of kitchens, of subscriptions and of welfare checks whose time has come, each once; answers how many. */
export const sweepMeals = async (table: Table, now: Instant): Promise<number> =>
  (await sweep(table, ofDeliveries, now)) +
  // Before the subscriptions: who ended yesterday is still looked for on the day that was theirs.
  (await sweep(table, ofKitchens(table, now), now)) +
  (await sweep(table, ofSubscriptions, now));
