import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Effects } from "../kernel/effects.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import { planFor } from "./calendar.ts";
import { stopOn } from "./day.ts";
import { deliveryIdOf } from "./delivery.ts";
import { hitOf } from "./kitchen-hit.ts";
import { deliveries, listEaters, loadKitchen, subscriptions } from "./store.ts";

/* Everybody whose meals a change of a kitchen hits hears of it. */

const actor: SystemActor = { kind: "system", job: "meal-kitchen-change" };

type Told = { kitchenId: string; version: number; now: Instant };
type Changed = NonNullable<Effects["kitchensChanged"]>[number];
type CalledOff = NonNullable<Effects["mealsCalledOff"]>[number];

/** Tells each eater who is hit, once however often the message comes. One request for who eats, and one write for each. */
async function tellChange(
  table: Table,
  { path, ...change }: Changed,
  { kitchenId, version, now }: Told,
): Promise<void> {
  for (const { id, state } of await listEaters(table, kitchenId, path)) {
    if (!hitOf(state, change)) continue;
    const key = `${kitchenId}#${version}#${id}`;
    const idempotency = { key, fingerprint: key };
    const command = { type: "hearOfChange", change } as const;
    // Who ended meanwhile is refused: there is nothing to tell.
    await run(table, subscriptions, { id, isNew: false, command, actor, now, idempotency });
  }
}

/** Brings every door that was planned for the day to an end. A message that comes twice finds them ended. */
async function callOff(
  table: Table,
  { path, on, reason: note, was }: CalledOff,
  { kitchenId, now }: Told,
): Promise<void> {
  const [kitchen, eaters] = await Promise.all([
    loadKitchen(table, kitchenId),
    listEaters(table, kitchenId, path),
  ]);
  if (!kitchen) return;
  const planned = eaters.filter(({ state }) => planFor(state, was, on) === "MEAL");
  for (const eater of planned) {
    const command = { type: "callOff", stop: stopOn(eater, kitchen.state, on), note } as const;
    const id = deliveryIdOf(eater.id, on);
    await run(table, deliveries, { id, isNew: "PERHAPS", command, actor, now });
  }
}

/** Carries to each eater what a kitchen has changed or called off. */
export const kitchenConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ subjectId: kitchenId, version, effects }) => {
    const told: Told = { kitchenId, version, now: clock() };
    for (const one of effects.kitchensChanged ?? []) await tellChange(table, one, told);
    for (const one of effects.mealsCalledOff ?? []) await callOff(table, one, told);
  };
