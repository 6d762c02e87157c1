import type { Village } from "../../src/complaint/api.fixture.ts";
import { listUnits } from "../../src/grid/store.ts";
import { loadKitchen, subscriptions } from "../../src/meal/store.ts";
import { loadPerson, toActor } from "../../src/person/store.ts";
import { run } from "../../src/run.ts";
import type { TestApp } from "./app.ts";
import type { FaultCase, Prepared } from "./fault-cases.ts";
import { application, as, EARLY, elderIn, kitchenDraft, must, TODAY } from "./meals.ts";
import { signIn, type TestPerson } from "./people.ts";

/* Every mutation of meals, ready to be sent on a way to the table that fails. */

type Stage = "APPLIED" | "ASSESSED" | "ACTIVE" | "PAUSED";
type Table = {
  village: Village;
  courier: TestPerson;
  elder: TestPerson;
  kitchenId: string;
  draft: ReturnType<typeof kitchenDraft>;
};

/** A kitchen with a courier, and an elder. */
async function lay(village: Village): Promise<Table> {
  const { app, grid, people } = village;
  const homes = (await listUnits(app.deps.table)).find(({ code }) => code === "HOMES")!;
  const post = { role: "PROVIDER", path: homes.path, unitId: homes.id } as const;
  const courier = await signIn(app, { posts: [post] });
  const draft = kitchenDraft(grid("A"), homes.id);
  const community = await as(app, people.community);
  const { id: kitchenId } = await must(app, community, "offerKitchen", { draft });
  const route = { id: kitchenId, gridId: grid("A"), personId: courier.id };
  await must(app, community, "assignMealRoute", route);
  return { village, courier, elder: await elderIn(app), kitchenId, draft };
}

async function subscription({ village, elder, kitchenId }: Table, stage: Stage): Promise<string> {
  const { app, people } = village;
  const self = await as(app, elder);
  const { id } = await must(app, self, "applyForMeals", application(kitchenId));
  if (stage === "APPLIED") return id;
  await must(app, await as(app, people.community), "assessMeals", { id, subsidy: "STANDARD" });
  if (stage === "ASSESSED") return id;
  await begin(app, id, elder, kitchenId);
  if (stage === "PAUSED") await must(app, self, "pauseMeals", { id });
  return id;
}

/** Begins before the cut-off of today, which is over: so there is a meal today. */
async function begin(app: TestApp, id: string, { id: personId }: TestPerson, kitchenId: string) {
  const { table } = app.deps;
  const [elder, kitchen] = [await loadPerson(table, personId), await loadKitchen(table, kitchenId)];
  if (!elder || !kitchen) throw new Error("nobody to begin");
  const command = { type: "begin", kitchen: kitchen.state, isHome: true } as const;
  const actor = toActor(elder, EARLY, null);
  const outcome = await run(table, subscriptions, { id, isNew: false, command, actor, now: EARLY });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
}

type Role = "community" | "courier" | "elder";

const tried = (
  who: Role,
  make: (table: Table) => Promise<object>,
  after?: (table: Table, input: object) => Promise<void>,
): FaultCase => ({
  prepare: async (village): Promise<Prepared> => {
    const table = await lay(village);
    const input = await make(table);
    await after?.(table, input);
    const person = who === "community" ? village.people.community : table[who];
    return { who: await as(village.app, person), input: () => input };
  },
});

const on =
  (stage: Stage, input: object = {}) =>
  async (table: Table): Promise<object> => ({ id: await subscription(table, stage), ...input });

const atDoor =
  (input: object = {}) =>
  async (table: Table): Promise<object> => ({
    subscriptionId: await subscription(table, "ACTIVE"),
    servedOn: TODAY,
    ...input,
  });

const shut = async ({ village: { app }, courier }: Table, input: object): Promise<void> => {
  const { subscriptionId, servedOn } = input as { subscriptionId: string; servedOn: string };
  const door = { subscriptionId, servedOn };
  await must(app, await as(app, courier), "reportMealUnanswered", door, "stage");
};

const kitchen = ({ kitchenId: id }: Table): Promise<object> => Promise.resolve({ id });

export const mealCases: Readonly<Record<string, FaultCase>> = {
  offerKitchen: tried("community", ({ draft }) => Promise.resolve({ draft })),
  reviseKitchen: tried("community", ({ kitchenId: id, draft }) =>
    Promise.resolve({ id, draft: { ...draft, priceFen: 1_600 } }),
  ),
  assignMealRoute: tried("community", async ({ village, kitchenId: id, courier }) => ({
    id,
    gridId: village.grid("A1"),
    personId: courier.id,
  })),
  markMealsCooked: tried("courier", kitchen),
  markMealsOut: tried("courier", kitchen),
  callOffMeals: tried("courier", ({ kitchenId: id }) =>
    Promise.resolve({ id, servedOn: "2026-11-20", reason: "厨房停水" }),
  ),
  applyForMeals: tried("elder", ({ kitchenId }) => Promise.resolve(application(kitchenId))),
  assessMeals: tried("community", on("APPLIED", { subsidy: "HARDSHIP" })),
  declineMeals: tried("community", on("APPLIED", { reason: "不在服务范围" })),
  beginMeals: tried("elder", on("ASSESSED")),
  skipMeal: tried("elder", on("ACTIVE", { servedOn: "2026-11-23", isSkipped: true })),
  pauseMeals: tried("elder", on("ACTIVE", { untilOn: "2026-11-25" })),
  resumeMeals: tried("elder", on("PAUSED")),
  updateMealFood: tried(
    "elder",
    on("ACTIVE", { diet: "LOW_SALT", hasAllergies: true, allergies: "虾" }),
  ),
  updateMealContact: tried("elder", on("ACTIVE", { phone: "10000007777" })),
  endMeals: tried("elder", on("ACTIVE")),
  withdrawMealsEnd: tried("elder", on("ACTIVE"), async ({ village: { app }, elder }, input) => {
    await must(app, await as(app, elder), "endMeals", { id: (input as { id: string }).id }, "id");
  }),
  explainMeal: tried("community", atDoor({ note: "家人已送饭" })),
  markMealDelivered: tried("courier", atDoor()),
  reportMealUnanswered: tried("courier", atDoor()),
  reportMealCheck: tried("courier", atDoor({ step: "CALL", outcome: "WELL" }), shut),
};
