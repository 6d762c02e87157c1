import type { Address, Unit } from "../../src/grid/unit.ts";
import { atLocal, dateOf, DAY, plus } from "../../src/kernel/clock.ts";
import type { Id } from "../../src/kernel/ids.ts";
import { deliveryIdOf, type Door } from "../../src/meal/delivery.ts";
import { deliveries, loadKitchen, loadSubscription } from "../../src/meal/store.ts";
import { loadPerson, toActor } from "../../src/person/store.ts";
import { run } from "../../src/run.ts";
import type { Asking, TestApp } from "./app.ts";
import { application, as, kitchenDraft, must } from "./meals.ts";
import { giveHome, signIn, type TestPerson } from "./people.ts";
import type { Asker, AskingRole } from "./town.ts";

/* Meals in the town: a kitchen for every unit, one far away, and at every door of today nobody opened. */

type Laid = { kitchen: string; subscription: string };
type Ground = {
  grid: (code: string) => string;
  units: readonly Unit[];
  farUnit: Unit;
  askers: ReadonlyMap<AskingRole, Asker>;
  streets: { near: Asking; far: Asking };
  addresses: { near: Address; far: Address };
};

async function elderAt(app: TestApp, { id: addressId, path }: Address): Promise<TestPerson> {
  const elder = await signIn(app);
  await giveHome(app, elder.id, { addressId, path });
  return elder;
}

/** The door stayed shut at noon today, whatever the hour is; as if the meals had begun long ago. */
async function shut(app: TestApp, subscriptionId: string, courierId: string): Promise<void> {
  const { table, ids } = app.deps;
  const found = await loadSubscription(table, subscriptionId);
  const kitchen = found && (await loadKitchen(table, found.state.kitchenId));
  const courier = await loadPerson(table, courierId);
  if (!found || !kitchen || !courier) throw new Error("no door to close");
  const { state } = found;
  const today = dateOf(app.clock.now);
  const now = atLocal(today, "11:30");
  const { unitId } = kitchen.state;
  const actor = {
    ...toActor(courier, now, null),
    assignments: [
      { id: "rol_courier" as Id<"role">, role: "PROVIDER" as const, path: null, unitId },
    ],
  };
  const door: Door = {
    subscription: { ...state, firstOn: dateOf(plus(now, -20 * DAY)) },
    kitchen: kitchen.state,
    stop: {
      subscriptionId: subscriptionId as Id<"mealSubscription">,
      servedOn: today,
      kitchenId: state.kitchenId,
      unitId,
      home: state.home,
      beneficiary: state.beneficiary,
      requester: state.requester,
      basis: state.basis,
      courier: { id: actor.personId, name: "" },
      hasContact: true,
    },
  };
  const command = { type: "reportUnanswered", door, complaintId: ids.next("complaint") } as const;
  const id = deliveryIdOf(subscriptionId, today);
  const outcome = await run(table, deliveries, { id, isNew: true, command, actor, now });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
}

/** Lays the tables: for every unit, for the other street, and ordered by everybody for an elder far away. */
export async function layTables(app: TestApp, ground: Ground) {
  const { grid, units, farUnit, askers, streets, addresses } = ground;
  const someone = await signIn(app);
  const lay = async (where: "near" | "far", gridId: string, unitId: string): Promise<Laid> => {
    const draft = kitchenDraft(gridId, unitId);
    const kitchen: string = (await must(app, streets[where], "offerKitchen", { draft })).id;
    const elder = await as(app, await elderAt(app, addresses[where]));
    const { id } = await must(app, elder, "applyForMeals", application(kitchen));
    return { kitchen, subscription: id };
  };

  const far = await lay("far", grid("TA1"), farUnit.id);
  const byUnit = new Map<string, Laid>();
  for (const { id, path } of units) {
    const laid = await lay("near", grid(path === "/S/" ? "C" : "A1"), id);
    const carries = [...askers.values()].find(
      ({ unit, role }) => unit === id && (role === "PROVIDER" || role === "VOLUNTEER"),
    );
    if (carries?.personId) {
      const route = { id: laid.kitchen, gridId: grid("A1"), personId: carries.personId };
      await must(app, streets.near, "assignMealRoute", route);
    }
    byUnit.set(id, laid);
    await shut(app, laid.subscription, carries?.personId ?? someone.id);
  }
  const other = units.find(({ code }) => code === "OTHER")!;
  await shut(app, far.subscription, someone.id);

  const own = new Map<AskingRole, string>();
  for (const { role, personId, asking } of askers.values()) {
    if (personId === null) continue;
    const elder = await as(app, await elderAt(app, addresses.far));
    const leave = await app.ask(
      "mutation ($id: ID!) { authoriseAgent(input: { agentId: $id, relation: FAMILY, days: 30 }) { authorisation { id principalId } } }",
      { id: personId },
      elder,
    );
    const { authorisation } = leave.data!["authoriseAgent"] as unknown as {
      authorisation: { id: string; principalId: string };
    };
    const wish = application(far.kitchen, {
      authorisationId: authorisation.id,
      beneficiaryId: authorisation.principalId,
    });
    const me = { ...asking, actingAs: "RESIDENT" };
    const { id } = await must(app, me, "applyForMeals", wish);
    own.set(role, id);
    await shut(app, id, someone.id);
  }
  return { near: byUnit.get(other.id)!, far, byUnit, own };
}
