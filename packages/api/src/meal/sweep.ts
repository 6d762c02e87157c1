import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Sweeping, sweep } from "../timers.ts";
import type { Table } from "../table/table.ts";
import { timersOf } from "./clock.ts";
import type { Delivery, DeliveryCommand, DeliveryFact } from "./delivery.ts";
import { wakesAt } from "./delivery-clock.ts";
import {
  deliveries,
  listDueDeliveries,
  listDueSubscriptions,
  subscriptions,
  TIMER_SHARDS,
} from "./store.ts";
import type { Subscription, SubscriptionCommand, SubscriptionFact } from "./subscription.ts";

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

/** Fires the clocks of subscriptions and of welfare checks whose time has come, each once; answers how many. */
export const sweepMeals = async (table: Table, now: Instant): Promise<number> =>
  (await sweep(table, ofDeliveries, now)) + (await sweep(table, ofSubscriptions, now));
