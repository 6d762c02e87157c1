import type { Action } from "../../src/kernel/access.ts";
import { type Case, type Input, near, noName, nobody, type Rules } from "./access-rules.ts";
import { application as mealApplication, kitchenDraft } from "./meals.ts";
import type { Asker, Town } from "./town.ts";

/** Meals at grids near and far, from the kitchen of one's own unit, and ordered by oneself far away. */
export function mealsAround({ meals }: Town, { role, unit, own }: Asker) {
  return [
    { on: "meals near", facts: near, id: meals.near.subscription },
    { on: "meals far", facts: {}, id: meals.far.subscription },
    ...(unit
      ? [
          {
            on: "meals of one's unit",
            facts: { ...near, department: true },
            id: meals.byUnit.get(unit)!.subscription,
          },
        ]
      : []),
    ...(own ? [{ on: "one's own meals", facts: { own: true }, id: meals.own.get(role)! }] : []),
  ];
}

const onMeals = (rule: Rules, input: Input = {}): Case => ({
  rule,
  tries: (town, who) =>
    mealsAround(town, who).map(({ on, facts, id }) => ({ on, facts, input: { ...input, id } })),
});

/** Doors of today at which nobody opened. */
const atDoor = (rule: Rules, input: Input = {}): Case => ({
  rule,
  tries: (town, who) =>
    mealsAround(town, who).map(({ on, facts, id: subscriptionId }) => ({
      on,
      facts,
      input: { ...input, subscriptionId, servedOn: town.today },
    })),
});

export function kitchensAround({ meals }: Town, { unit }: Asker) {
  return [
    { on: "a kitchen near", facts: near, id: meals.near.kitchen },
    { on: "a kitchen far", facts: {}, id: meals.far.kitchen },
    ...(unit
      ? [
          {
            on: "the kitchen of one's unit",
            facts: { ...near, department: true },
            id: meals.byUnit.get(unit)!.kitchen,
          },
        ]
      : []),
  ];
}

const onKitchen = (rule: Action, input: Input = {}): Case => ({
  rule,
  tries: (town, who) =>
    kitchensAround(town, who).map(({ on, facts, id }) => ({ on, facts, input: { ...input, id } })),
});

const people = ["meal:change", "meal:applyFor"] as const;
const aroundDoor = ["meal:report", "meal:change", "meal:check", "meal:deliver"] as const;

/** Everything that can be done with meals, their kitchens and doors. */
export const ofMeals: Record<string, Case> = {
  offerKitchen: {
    rule: "meal:manage",
    tries: ({ grid, unit, otherUnit }, { unit: ownUnit }) => {
      const draft = (code: string, unitId: string) => ({
        draft: kitchenDraft(grid(code), unitId, noName),
      });
      return [
        { on: "a grid near", facts: near, input: draft("A1", otherUnit) },
        { on: "a grid far", facts: {}, input: draft("TA1", unit("FAR").id) },
        ...(ownUnit
          ? [
              {
                on: "one's unit",
                facts: { ...near, department: true },
                input: draft("A1", ownUnit),
              },
            ]
          : []),
      ];
    },
  },
  reviseKitchen: {
    rule: "meal:manage",
    tries: (town, who) => {
      const draft = kitchenDraft(town.grid("A1"), town.otherUnit, noName);
      return onKitchen("meal:manage", { draft }).tries(town, who);
    },
  },
  assignMealRoute: {
    rule: "meal:manage",
    tries: (town, who) =>
      onKitchen("meal:manage", { gridId: town.grid("A1"), personId: nobody }).tries(town, who),
  },
  markMealsCooked: onKitchen("meal:cook"),
  markMealsOut: onKitchen("meal:cook"),
  callOffMeals: onKitchen("meal:cook", { servedOn: "2020-01-01", reason: "设备检修" }),
  applyForMeals: {
    rule: "meal:apply",
    tries: ({ meals }) => [
      {
        on: "oneself",
        facts: {},
        input: mealApplication(meals.near.kitchen, { weekdays: [] }),
      },
    ],
  },
  assessMeals: onMeals("meal:assess", { subsidy: "NONE" }),
  declineMeals: onMeals("meal:assess", { reason: "" }),
  beginMeals: onMeals(people),
  skipMeal: onMeals(people, { servedOn: "2020-01-01", isSkipped: true }),
  pauseMeals: onMeals(people, { untilOn: "2020-01-01" }),
  resumeMeals: onMeals(people),
  updateMealFood: onMeals(people, { diet: "SOFT", hasAllergies: true }),
  updateMealContact: onMeals(people),
  endMeals: onMeals(people),
  withdrawMealsEnd: onMeals(people),
  markMealDelivered: atDoor("meal:deliver"),
  reportMealUnanswered: atDoor("meal:deliver"),
  explainMeal: atDoor(["meal:explain", "meal:deliver", "meal:cook"], { note: "" }),
  reportMealCheck: atDoor(aroundDoor, { step: "VISIT", outcome: "NEEDS_HELP" }),
};

/** What is somebody else's, and one's own. */
