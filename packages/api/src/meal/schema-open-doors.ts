import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { gridByCode } from "../grid/resolve.ts";
import { dateOf, type Instant, type LocalDate, atLocal } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { isSettled } from "./calendar.ts";
import { type Delivery, deliveryIdOf, isOpen } from "./delivery.ts";
import { courierFor } from "./kitchen.ts";
import { mealStages, type MealStage } from "./labels.ts";
import { openDoor } from "./private.ts";
import { DayActionRef, type KitchenDay, KitchenDayRef } from "./schema-kitchen.ts";
import { doorLine, MealStageEnum, type SubscriptionNode } from "./schema-subscription.ts";
import { carriersOf } from "./store.ts";
import { WATCH_TIMES } from "./watch.ts";

/* What a kitchen and its community must know of meals that did not arrive: which doors, whose, since when. */

type OpenMeal = {
  subscription: SubscriptionNode | null;
  delivery: Delivery;
  lateAt: Instant;
};

const explain: Bilingual = { zh: "说明原因", en: "Say why" };
const nobody: Bilingual = { zh: "没有送餐员", en: "Nobody" };

const OpenMealRef = builder.objectRef<OpenMeal>("OpenMeal").implement({
  description:
    "A planned meal that did not arrive in time and of which nobody said why: the door and its courier, without the name of who eats.",
  authScopes: { public: true },
  fields: (t) => ({
    subscriptionId: t.id({
      description: "To be sent with the reason.",
      resolve: ({ delivery }) => delivery.subscriptionId,
    }),
    servedOn: t.field({
      type: "Date",
      description: "The meal of which day.",
      resolve: ({ delivery }) => delivery.servedOn,
    }),
    doorLabel: t.string({
      nullable: true,
      description: "Where to go; null once the meals there have ended.",
      resolve: ({ subscription }, _args, { deps }) =>
        subscription && doorLine(openDoor(deps.keyring, subscription.id, subscription.state)),
    }),
    courierName: t.string({
      description: "Whose route it is, or that it is nobody's.",
      resolve: ({ delivery }, _args, { language }) => delivery.courier?.name ?? nobody[language],
    }),
    stage: t.field({
      type: MealStageEnum,
      description: "Where it stands.",
      resolve: ({ delivery }): MealStage => delivery.stage,
    }),
    statusLabel: t.string({
      description: "Where it stands, in the reader's language.",
      resolve: ({ delivery }, _args, { language }) => mealStages[delivery.stage][language],
    }),
    lateAt: t.expose("lateAt", {
      type: "DateTime",
      description: "Since when it stands there.",
    }),
    allowedActions: t.field({
      type: [DayActionRef],
      description: "What the viewer may do with it now.",
      resolve: () => [{ mutation: "explainMeal", label: explain }],
    }),
  }),
});

type Unassigned = { gridId: string | null; gridName: string; doors: number };
const UnassignedRef = builder.objectRef<Unassigned>("UnassignedMeals").implement({
  description: "Meals of a grid that nobody carries: no route covers it, or its courier has left.",
  authScopes: { public: true },
  fields: (t) => ({
    gridId: t.exposeID("gridId", {
      nullable: true,
      description: "The grid, to assign a route to; null when the division has it no more.",
    }),
    gridName: t.exposeString("gridName", { description: "The name of the grid." }),
    doors: t.exposeInt("doors", { description: "How many doors." }),
  }),
});

const MOST_LISTED = 100;

function openMealsOf({ eaters, doors }: KitchenDay): OpenMeal[] {
  const byId = new Map(eaters.map((one) => [one.id, one]));
  return doors
    .map(({ state }) => state)
    .filter(isOpen)
    .map((delivery) => ({
      subscription: byId.get(delivery.subscriptionId) ?? null,
      delivery,
      lateAt: delivery.stage === "LATE" || delivery.stage === "MISSED" ? delivery.at : "",
    }));
}

/** Doors of a day that is not over at which nothing happened yet, and which nobody carries a meal to. Two requests. */
async function unassignedOf(
  { kitchen, on, eaters, doors }: KitchenDay,
  { deps, now, division }: Context,
): Promise<Unassigned[]> {
  if (on < dateOf(now)) return [];
  const ended = new Set(doors.filter(({ state }) => !isOpen(state)).map(({ id }) => id));
  const carriers = await carriersOf(deps.table, kitchen.state.unitId, now);
  const alone = eaters.filter(({ id, state }) => {
    const courier = courierFor(kitchen.state, state.home.path);
    return !ended.has(deliveryIdOf(id, on)) && !(courier && carriers.has(courier.id));
  });
  const grids = await division();
  return [...Map.groupBy(alone, ({ state }) => state.home.path)].map(([path, ones]) => {
    const grid = gridByCode(grids, path.split("/").at(-2) ?? "", now);
    return { gridId: grid?.id ?? null, gridName: grid?.name ?? path, doors: ones.length };
  });
}

const deliverBy = (on: LocalDate): Instant => atLocal(on, WATCH_TIMES.DOORS);

builder.objectFields(KitchenDayRef, (t) => ({
  deliverByAt: t.field({
    type: "DateTime",
    description:
      "By when every meal is at its door. What is open then is late: who eats is told, and the kitchen, half an hour later the community, and another half an hour later an emergency is opened.",
    resolve: ({ on }) => deliverBy(on),
  }),
  open: t.int({
    description: "How many meals did not arrive in time and wait for a reason.",
    resolve: ({ numbers }) => numbers.open,
  }),
  openMeals: t.field({
    type: [OpenMealRef],
    description: `The meals that did not arrive in time, by place, ${MOST_LISTED} at most; \`open\` counts them all.`,
    complexity: { field: 5, multiplier: 20 },
    resolve: (day) => openMealsOf(day).slice(0, MOST_LISTED),
  }),
  unassigned: t.field({
    type: [UnassignedRef],
    description:
      "Where nobody carries the meals of the day; empty when every door has its courier.",
    complexity: { field: 5, multiplier: 5 },
    resolve: (day, _args, context) =>
      isSettled(day.kitchen.state, day.on, context.now) ? unassignedOf(day, context) : [],
  }),
}));
