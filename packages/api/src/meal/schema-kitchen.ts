import { builder, enumOf, isOfKind, registerNode } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { gridByCode, gridById } from "../grid/resolve.ts";
import { may, reachOf } from "../kernel/access.ts";
import { dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { asId } from "../kernel/ids.ts";
import type { Stored } from "../table/aggregate.ts";
import {
  cutoffOf,
  dateAfter,
  firstOpenOn,
  foodOn,
  isCallable,
  isSettled,
  servesOn,
  weekdayOf,
} from "./calendar.ts";
import { eatersOn, type Numbers, numbersOf } from "./day.ts";
import type { Delivery } from "./delivery.ts";
import { type Kitchen, priceFor } from "./kitchen.ts";
import { careOf } from "./kitchen-decide.ts";
import { cutoffs, type Diet, diets, subsidies, type Subsidy } from "./labels.ts";
import { openAllergies } from "./private.ts";
import { listDoors, listEaters, listKitchens, listOwnKitchens, loadKitchen } from "./store.ts";
import type { Subscription } from "./subscription.ts";
import { yuan } from "./words.ts";

/* Kitchens, and the numbers of a day. */

export type KitchenNode = Stored<Kitchen>;

export const CutoffEnum = enumOf("MealCutoff", "Until when a day can still be changed.", cutoffs);
export const DietEnum = enumOf("MealDiet", "What kind of food somebody eats.", diets);
export const SubsidyEnum = enumOf(
  "MealSubsidy",
  "What part of the price the public purse bears.",
  subsidies,
);

const words =
  (pick: (kitchen: Kitchen) => Bilingual) =>
  ({ state }: KitchenNode, _args: object, { language }: Context): string =>
    pick(state)[language];

/** What is eaten on a date; null when the kitchen says nothing or is closed. */
export const dishOn = (kitchen: Kitchen, on: LocalDate): Bilingual | null =>
  servesOn(kitchen, on)
    ? (kitchen.menu.find(({ weekday }) => weekday === weekdayOf(on))?.name ?? null)
    : null;

type Offer = { subsidy: Subsidy; fen: number };
const OfferRef = builder.objectRef<Offer>("MealPrice").implement({
  description: "What a meal costs with a subsidy.",
  authScopes: { public: true },
  fields: (t) => ({
    subsidy: t.field({
      type: SubsidyEnum,
      description: "The class of the subsidy.",
      resolve: ({ subsidy }) => subsidy,
    }),
    subsidyLabel: t.string({
      description: "The class in words.",
      resolve: ({ subsidy }, _args, { language }) => subsidies[subsidy][language],
    }),
    priceLabel: t.string({
      description: "What is paid for a meal, in words. Shown, never taken here.",
      resolve: ({ fen }, _args, { language }) => yuan(fen)[language],
    }),
  }),
});

type RouteNode = { gridName: string; gridId: string | null; courierName: string };
const RouteRef = builder.objectRef<RouteNode>("MealRoute").implement({
  description: "Who carries the meals to a grid and all below it.",
  authScopes: { public: true },
  fields: (t) => ({
    gridId: t.id({
      nullable: true,
      description: "The grid; null when the division has it no more.",
      resolve: ({ gridId }) => gridId,
    }),
    gridName: t.exposeString("gridName", { description: "The name of the grid." }),
    courierName: t.exposeString("courierName", { description: "Display name of the courier." }),
  }),
});

const looksAfter = (kitchen: Kitchen, { actor }: Context): boolean =>
  may(actor, "meal:cook", careOf(kitchen)) !== null ||
  may(actor, "meal:manage", careOf(kitchen)) !== null;

export const KitchenRef = builder.objectRef<KitchenNode>("Kitchen");
registerNode("kitchen", "Kitchen");

builder.node(KitchenRef, {
  description: "A kitchen that brings meals to elders. What it says of itself is for everybody.",
  authScopes: { public: true },
  id: { resolve: ({ id }) => id, description: "Opaque id, `kit_…`." },
  isTypeOf: isOfKind("kitchen"),
  loadOne: (id, { deps }) => (asId("kitchen", id) ? loadKitchen(deps.table, id) : null),
  fields: (t) => ({
    name: t.string({
      description: "What it is called, in the reader's language.",
      resolve: words(({ name }) => name),
    }),
    unitName: t.string({
      description: "The unit that cooks.",
      resolve: ({ state }) => state.unitName,
    }),
    cutoffLabel: t.string({
      description: "Until when a day can still be changed, in words.",
      resolve: words(({ cutoff }) => cutoffs[cutoff]),
    }),
    weekdays: t.intList({
      description: "The days of the week it cooks on; Monday is 1.",
      resolve: ({ state }) => [...state.weekdays],
    }),
    minAge: t.int({
      description: "From which age on it cooks for somebody.",
      resolve: ({ state }) => state.minAge,
    }),
    prices: t.field({
      type: [OfferRef],
      description: "What a meal costs, for every class of subsidy.",
      resolve: ({ state }) =>
        (Object.keys(subsidies) as Subsidy[]).map((subsidy) => ({
          subsidy,
          fen: priceFor(state, subsidy),
        })),
    }),
    dish: t.string({
      nullable: true,
      description: "What is eaten on a date; null when it is closed or says nothing.",
      args: { servedOn: t.arg({ type: "Date", required: true, description: "Of which date." }) },
      resolve: ({ state }, { servedOn }, { language }) =>
        dishOn(state, servedOn)?.[language] ?? null,
    }),
    firstOpenOn: t.field({
      type: "Date",
      description: "The first date that can still be changed.",
      resolve: ({ state }, _args, { now }) => firstOpenOn(state, now),
    }),
    routes: t.field({
      type: [RouteRef],
      description: "Who carries the meals where; only for those who look after the kitchen.",
      complexity: 5,
      resolve: async ({ state }, _args, context) => {
        if (!looksAfter(state, context)) return [];
        const division = await context.division();
        return state.routes.map(({ path, courier }): RouteNode => {
          const grid = gridByCode(division, path.split("/").at(-2) ?? "", context.now);
          const gridName = grid?.name ?? path;
          return { gridId: grid?.id ?? null, gridName, courierName: courier.name };
        });
      },
    }),
  }),
});

type Count = { diet: Diet; count: number };
const CountRef = builder.objectRef<Count>("MealCount").implement({
  description: "How many meals of one kind.",
  authScopes: { public: true },
  fields: (t) => ({
    dietLabel: t.string({
      description: "The kind of food, in words.",
      resolve: ({ diet }, _args, { language }) => diets[diet][language],
    }),
    count: t.exposeInt("count", { description: "How many of it are to be cooked." }),
  }),
});

type DayAction = { mutation: string; label: Bilingual };
export const DayActionRef = builder.objectRef<DayAction>("KitchenDayAction").implement({
  description: "Something the viewer may do with the day now.",
  authScopes: { public: true },
  fields: (t) => ({
    mutation: t.exposeString("mutation", { description: "The mutation that does it." }),
    label: t.string({
      description: "What the button says, in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
  }),
});

export type KitchenDay = {
  kitchen: KitchenNode;
  on: LocalDate;
  /** Who eats on that day, and what happened at their doors. */
  eaters: readonly Stored<Subscription>[];
  doors: readonly Stored<Delivery>[];
  numbers: Numbers;
  allergies: readonly string[];
};

/** How far today's work is, of the date that is asked about. */
function progressOn({ kitchen: { state }, on }: KitchenDay): {
  cookedAt: Instant | null;
  outAt: Instant | null;
} {
  const { progress } = state;
  return progress?.on === on ? progress : { cookedAt: null, outAt: null };
}

function dayActions(day: KitchenDay, now: Instant): DayAction[] {
  const { on } = day;
  const kitchen = day.kitchen.state;
  if (!servesOn(kitchen, on)) return [];
  const { cookedAt, outAt } = progressOn(day);
  const isAtWork = on === dateOf(now) && isSettled(kitchen, on, now) && !outAt;
  const cooked = { mutation: "markMealsCooked", label: { zh: "已出餐", en: "Mark as cooked" } };
  const out = { mutation: "markMealsOut", label: { zh: "开始配送", en: "Start delivery" } };
  const off = { mutation: "callOffMeals", label: { zh: "当天停止供餐", en: "Call off the day" } };
  return [
    ...(isAtWork && !cookedAt ? [cooked] : []),
    ...(isAtWork ? [out] : []),
    ...(isCallable(kitchen, on, now) ? [off] : []),
  ];
}

export const KitchenDayRef = builder.objectRef<KitchenDay>("KitchenDay").implement({
  description:
    "The numbers of a day, for those who cook: how many meals of which kind, without anybody's name.",
  authScopes: ({ kitchen }, context) => ({
    seen: may(context.actor, "meal:cook", careOf(kitchen.state)) !== null,
  }),
  fields: (t) => ({
    kitchenId: t.id({ description: "The kitchen, `kit_…`.", resolve: ({ kitchen }) => kitchen.id }),
    kitchenName: t.string({
      description: "What the kitchen is called.",
      resolve: ({ kitchen }, _args, { language }) => kitchen.state.name[language],
    }),
    servedOn: t.field({ type: "Date", description: "Which day it is.", resolve: ({ on }) => on }),
    dish: t.string({
      nullable: true,
      description: "What is eaten; null when it is closed or says nothing.",
      resolve: ({ kitchen, on }, _args, { language }) =>
        dishOn(kitchen.state, on)?.[language] ?? null,
    }),
    isServed: t.boolean({
      description: "Whether the kitchen cooks on that day.",
      resolve: ({ kitchen, on }) => servesOn(kitchen.state, on),
    }),
    closedReason: t.string({
      nullable: true,
      description:
        "Why it does not cook on that day, where its calendar says so; null when it does.",
      resolve: ({ kitchen, on }) =>
        kitchen.state.exceptions.find((one) => one.on === on && !one.isOpen)?.reason ?? null,
    }),
    cutoffAt: t.field({
      type: "DateTime",
      description: "Until when the numbers can change.",
      resolve: ({ kitchen, on }) => cutoffOf(kitchen.state, on),
    }),
    isSettled: t.boolean({
      description: "Whether the numbers stand.",
      resolve: ({ kitchen, on }, _args, { now }) => isSettled(kitchen.state, on, now),
    }),
    total: t.int({
      description: "How many meals in all.",
      resolve: ({ numbers }) => numbers.total,
    }),
    byDiet: t.field({
      type: [CountRef],
      description: "How many of each kind; kinds nobody eats are left out.",
      resolve: ({ numbers }) => [...numbers.byDiet].map(([diet, count]) => ({ diet, count })),
    }),
    allergies: t.stringList({
      description: "What must not be in single meals, as it was told; without names.",
      resolve: ({ allergies }) => [...allergies],
    }),
    delivered: t.int({
      description: "How many have arrived, or whose eaters were found well.",
      resolve: ({ numbers }) => numbers.delivered,
    }),
    underCheck: t.int({
      description: "How many doors stayed shut and are being looked after.",
      resolve: ({ numbers }) => numbers.underCheck,
    }),
    cookedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When they were cooked; null while they are not.",
      resolve: (day) => progressOn(day).cookedAt,
    }),
    outAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When they were sent out; null while they are not.",
      resolve: (day) => progressOn(day).outAt,
    }),
    allowedActions: t.field({
      type: [DayActionRef],
      description: "What the viewer may do with the day now.",
      resolve: (day, _args, { now }) => dayActions(day, now),
    }),
  }),
});

/** Numbers are for the days around today; what lies further back is told by each subscription. */
const AROUND_DAYS = 31;

/** Three requests (more beyond a megabyte of subscriptions), whatever the history. */
async function readDay(id: string, on: LocalDate, context: Context): Promise<KitchenDay> {
  const { deps, actor, now, language } = context;
  const kitchen = asId("kitchen", id) && (await loadKitchen(deps.table, id));
  if (!kitchen || !may(actor, "meal:cook", careOf(kitchen.state)))
    throw denial("NOT_FOUND", language);
  const today = dateOf(now);
  if (on < dateAfter(today, -AROUND_DAYS) || on > dateAfter(today, AROUND_DAYS))
    throw denial("BAD_USER_INPUT", language, {
      field: "servedOn",
      message: { zh: `只能查看前后 ${AROUND_DAYS} 天`, en: `Within ${AROUND_DAYS} days` },
    });
  const [all, doors] = await Promise.all([
    listEaters(deps.table, id, kitchen.state.path),
    listDoors(deps.table, id, on, kitchen.state.path),
  ]);
  const eaters = eatersOn(all, kitchen.state, on);
  const foods = eaters.map((one) => ({ id: one.id, food: foodOn(one.state, on) }));
  return {
    kitchen,
    on,
    eaters,
    doors,
    numbers: numbersOf(
      foods.map(({ food }) => food),
      doors.map(({ state }) => state),
    ),
    allergies: foods
      .filter(({ food }) => food.hasAllergies)
      .flatMap((one) => openAllergies(deps.keyring, one.id, one.food) ?? [])
      .sort(),
  };
}

builder.queryFields((t) => ({
  kitchens: t.field({
    type: [KitchenRef],
    description: "The kitchens that bring meals to a grid, in the order they came; a few.",
    complexity: { field: 5, multiplier: 5 },
    args: { gridId: t.arg.id({ required: true, description: "The grid of the home." }) },
    resolve: async (_root, { gridId }, context) => {
      const id = asId("grid", gridId);
      const grid = id && gridById(await context.division(), id, context.now);
      if (!grid) throw denial("NOT_FOUND", context.language, { field: "gridId" });
      return listKitchens(context.deps.table, grid.path);
    },
  }),
  myKitchens: t.field({
    type: [KitchenRef],
    authScopes: { can: "meal:cook" },
    description:
      "The kitchens whose meals the viewer cooks or whose community they act for; a few.",
    complexity: { field: 5, multiplier: 5 },
    resolve: (_root, _args, { deps, actor }) =>
      listOwnKitchens(deps.table, reachOf(actor, "meal:cook")),
  }),
  kitchenDay: t.field({
    type: KitchenDayRef,
    authScopes: { can: "meal:cook" },
    description: "The numbers of a kitchen on a day, within a month of today. Without names.",
    complexity: 20,
    args: {
      kitchenId: t.arg.id({ required: true, description: "The kitchen, `kit_…`." }),
      servedOn: t.arg({
        type: "Date",
        required: false,
        description: "Of which day; of today when left out.",
      }),
    },
    resolve: (_root, { kitchenId, servedOn }, context) =>
      readDay(kitchenId, servedOn ?? dateOf(context.now), context),
  }),
}));
