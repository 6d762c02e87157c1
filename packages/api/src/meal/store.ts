import type { Reach } from "../kernel/access.ts";
import type { Instant, LocalDate } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { postsOfUnit } from "../person/store.ts";
import type { Capability } from "../run.ts";
import {
  type IndexKeys,
  type Layout,
  load,
  loadWithTimeline,
  stateKey,
  type Stored,
  toStored,
} from "../table/aggregate.ts";
import { dueKeys, type ListDue, listDueOf } from "../table/due.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { getMany, type Key, query, type Table } from "../table/table.ts";
import { apply } from "./apply.ts";
import { timersOf, wakesAt as subscriptionWakesAt } from "./clock.ts";
import { decide } from "./decide.ts";
import {
  type Delivery,
  type DeliveryCommand,
  type DeliveryFact,
  deliveryIdOf,
  isUnderCheck,
} from "./delivery.ts";
import { wakesAt } from "./delivery-clock.ts";
import * as door from "./delivery-decide.ts";
import { isVisible } from "./guard.ts";
import type { Kitchen, KitchenCommand, KitchenFact } from "./kitchen.ts";
import * as cooking from "./kitchen-decide.ts";
import { effectsOf, effectsOfDoor } from "./news.ts";
import { effectsOfKitchen } from "./kitchen-news.ts";
import {
  isLive,
  type Subscription,
  type SubscriptionCommand,
  type SubscriptionFact,
} from "./subscription.ts";

/*
 * Access patterns
 *   a kitchen, a subscription by id                pk = its id
 *   kitchens of a street or a community            gsi1 kitchens#<path>, in the order they came
 *   kitchens of a unit                             gsi2 kitchensof#<unit>
 *   of who eats, of who ordered for somebody       gsi1 mealsof#<person>, gsi3 mealsfor#<person>
 *   applications of a community                    gsi4 mealdesk#<community>, oldest first
 *   who eats from a kitchen, by place              gsi2 eaters#<kitchen>, begins with the path of the home
 *   one live subscription of a person              pk = meals#<person>, unique
 *   the meal of a day at a door                    pk = <subscription>#<date>, once somebody did something there
 *   touched doors of a kitchen on a day            gsi2 doors#<kitchen>#<date>
 *   welfare checks under way                       gsi4 checks#<street>, begins with the path of the home
 *   whose next timer has come                      gsi7 mealdue#<shard>, doordue#<shard>, kitchendue#<shard>, soonest first
 */

export const TIMER_SHARDS = 4;
/** A kitchen or two in a community. */
export const KITCHEN_SHARDS = 1;

const levels = (path: string): string[] => path.split("/").filter(Boolean);
/** The part of a path down to a level: 1 for the street, 2 for the community. */
const upTo = (path: string, level: number): string => `/${levels(path).slice(0, level).join("/")}/`;

export const kitchens: Capability<Kitchen, KitchenCommand, KitchenFact> = {
  decide: cooking.decide,
  apply: cooking.apply,
  isVisible: cooking.isVisible,
  layout: (id, { path, unitId, watch }) => ({
    keys: {
      gsi1pk: `kitchens#${upTo(path, 2)}`,
      gsi1sk: id,
      gsi2pk: `kitchensof#${unitId}`,
      gsi2sk: id,
      ...dueKeys("kitchendue", id, KITCHEN_SHARDS, watch.at),
    },
    views: [],
  }),
  effects: effectsOfKitchen,
};

const liveKey = (personId: string): Key => ({ pk: `meals#${personId}`, sk: "live" });

function subscriptionLayout(id: string, subscription: Subscription): Layout {
  const { beneficiary, requester, home, kitchenId, madeAt, stage } = subscription;
  const wakes = subscriptionWakesAt(subscription);
  const sk = `${madeAt}#${id}`;
  const keys: IndexKeys = {
    gsi1pk: `mealsof#${beneficiary.id}`,
    gsi1sk: sk,
    ...(requester.id !== beneficiary.id && { gsi3pk: `mealsfor#${requester.id}`, gsi3sk: sk }),
    ...(isLive(subscription) && { gsi2pk: `eaters#${kitchenId}`, gsi2sk: `${home.path}#${id}` }),
    ...(stage === "APPLIED" && { gsi4pk: `mealdesk#${upTo(home.path, 2)}`, gsi4sk: sk }),
    ...(wakes && dueKeys("mealdue", id, TIMER_SHARDS, wakes)),
  };
  const only = { ...liveKey(beneficiary.id), unique: true, subscriptionId: id };
  // Who is ending may apply anew: the new meals begin after the last of these.
  const isOver = stage === "ENDED" || subscription.lastOn !== null;
  return { keys, views: isOver ? [] : [only] };
}

export const subscriptions: Capability<Subscription, SubscriptionCommand, SubscriptionFact> = {
  decide,
  apply,
  isVisible,
  layout: subscriptionLayout,
  effects: effectsOf,
};

const streetOf = (path: string): string => upTo(path, 1);

function deliveryLayout(id: string, delivery: Delivery): Layout {
  const { kitchenId, servedOn, home } = delivery;
  const wakes = wakesAt(delivery);
  const sk = `${home.path}#${id}`;
  return {
    keys: {
      gsi2pk: `doors#${kitchenId}#${servedOn}`,
      gsi2sk: sk,
      ...(isUnderCheck(delivery) && { gsi4pk: `checks#${streetOf(home.path)}`, gsi4sk: sk }),
      ...(wakes && dueKeys("doordue", id, TIMER_SHARDS, wakes)),
    },
    views: [],
  };
}

export const deliveries: Capability<Delivery, DeliveryCommand, DeliveryFact> = {
  decide: door.decide,
  apply: door.apply,
  isVisible: door.isReachable,
  layout: deliveryLayout,
  effects: effectsOfDoor,
};

export const loadKitchen = (table: Table, id: string) => load<Kitchen>(table, id);
export const loadSubscription = (table: Table, id: string) => load<Subscription>(table, id);
export const loadSubscriptionWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Subscription, SubscriptionFact>(table, id);
export const loadDeliveryWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Delivery, DeliveryFact>(table, id);

const toKitchen = toStored<Kitchen>;
const toSubscription = toStored<Subscription>;
const toDelivery = toStored<Delivery>;

/** The kitchens that cook for a place: of its community and of its street. One request for each. */
export async function listKitchens(table: Table, path: string): Promise<Stored<Kitchen>[]> {
  const shelves = [1, 2].filter((level) => level <= levels(path).length);
  const found = await Promise.all(
    shelves.map((level) => query(table, { index: "gsi1", pk: `kitchens#${upTo(path, level)}` })),
  );
  return found
    .flat()
    .map(toKitchen)
    .filter(({ state }) => path.startsWith(state.path));
}

/** The kitchens of those the reach acts for: units that cook, and communities and streets. One request for each. */
export async function listOwnKitchens(table: Table, reach: Reach): Promise<Stored<Kitchen>[]> {
  const byUnit = reach.unitIds.map((id) => query(table, { index: "gsi2", pk: `kitchensof#${id}` }));
  const byPath = reach.paths.map((path) => query(table, { index: "gsi1", pk: `kitchens#${path}` }));
  const found = (await Promise.all([...byUnit, ...byPath])).flat().map(toKitchen);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** Everybody with a live subscription of a kitchen whose home lies in a part of the tree. One request per megabyte. */
export const listEaters = async (
  table: Table,
  kitchenId: string,
  path: string,
): Promise<Stored<Subscription>[]> =>
  (await query(table, { index: "gsi2", pk: `eaters#${kitchenId}`, begins: path })).map(
    toSubscription,
  );

/** The doors of a day at which something happened, in a part of the tree. One request. */
export const listDoors = async (
  table: Table,
  kitchenId: string,
  on: LocalDate,
  path: string,
): Promise<Stored<Delivery>[]> =>
  (await query(table, { index: "gsi2", pk: `doors#${kitchenId}#${on}`, begins: path })).map(
    toDelivery,
  );

/** What happened at one door on these days, by date; untouched days have nothing. One request. */
export async function readDays(
  table: Table,
  subscriptionId: string,
  dates: readonly LocalDate[],
): Promise<Map<LocalDate, Stored<Delivery>>> {
  const keys = dates.map((on) => stateKey(deliveryIdOf(subscriptionId, on)));
  const items = keys.length === 0 ? [] : await getMany(table, keys);
  return new Map(items.map((item) => [toDelivery(item).state.servedOn, toDelivery(item)]));
}

/** Subscriptions of the person of the reach, for themselves and for others, newest first. Two requests. */
export function listOwn(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Subscription>>> {
  const stretches: Stretch[] = reach.own
    ? [
        { pk: `mealsof#${reach.own}`, index: "gsi1" },
        { pk: `mealsfor#${reach.own}`, index: "gsi3" },
      ]
    : [];
  return readPage(table, stretches, request, {
    newestFirst: true,
    cursors,
    toNode: toSubscription,
  });
}

/** Applications that wait for the communities of the reach, oldest first. One request for each. */
export function listDesk(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Subscription>>> {
  const stretches = reach.paths.map((path): Stretch => ({ pk: `mealdesk#${path}`, index: "gsi4" }));
  return readPage(table, stretches, request, {
    newestFirst: false,
    cursors,
    toNode: toSubscription,
  });
}

/** Scopes that lie inside another scope add nothing and would list things twice. */
const outermost = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));

/** Welfare checks under way inside the reach, by place. One request per scope. */
export function listChecks(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Delivery>>> {
  const stretches = outermost(reach.paths).map((path): Stretch => ({
    pk: `checks#${streetOf(path)}`,
    index: "gsi4",
    begins: path,
  }));
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode: toDelivery });
}

/** A date that rests on holidays not yet published wakes the sweep, but nothing fires on it. */
export const listDueSubscriptions: ListDue = (table, shard, now, page) =>
  listDueOf(
    table,
    `mealdue#${shard}`,
    now,
    page,
    (one: Subscription) => timersOf(one)[0]?.at ?? null,
  );

export const listDueDeliveries: ListDue = (table, shard, now, page) =>
  listDueOf(table, `doordue#${shard}`, now, page, () => now);

export const listDueKitchens: ListDue = (table, shard, now, page) =>
  listDueOf(table, `kitchendue#${shard}`, now, page, () => now);

/** Roles in which somebody of the unit that cooks may carry meals. */
const carriers: readonly string[] = ["PROVIDER", "VOLUNTEER"];

/** Who may carry the meals of a unit now. One request. */
export async function carriersOf(
  table: Table,
  unitId: string,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const posts = await postsOfUnit(table, unitId, now);
  return new Set(posts.filter(({ role }) => carriers.includes(role)).map((one) => one.personId));
}

/** Of these people those who have meals or asked for them, so that they cannot apply again. One request. */
export async function servedAmong(
  table: Table,
  personIds: readonly Id<"person">[],
): Promise<Id<"person">[]> {
  const found = await getMany(table, personIds.map(liveKey));
  const taken = new Set(found.map(({ pk }) => pk));
  return personIds.filter((id) => taken.has(liveKey(id).pk));
}
