import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import type { SeatPlan } from "./booking.ts";
import { slotsToCome } from "./promote.ts";
import { bookings } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-withdraw" };

/** Who waits for a seat, or has one that is not confirmed: with a retired service nothing comes of it. */
const unsettledIn = ({ seats, waiters }: SeatPlan): string[] => [
  ...waiters.map(({ id }) => id),
  ...[...seats].flatMap(([id, { until }]) => (until === null ? [] : [id])),
];

/** Ends what is not settled with a service that is over, so that everybody hears of it. */
async function withdrawFrom(table: Table, serviceId: Id<"service">, now: Instant): Promise<void> {
  const slots = await slotsToCome(table, serviceId, now);
  for (const id of [...slots.values()].flatMap(unsettledIn))
    // Refused when they settled or ended it meanwhile; a message that comes twice changes nothing.
    await run(table, bookings, { id, isNew: false, command: { type: "withdraw" }, actor, now });
}

/** Closes the waiting lists of services that were retired. */
export const withdrawConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects }) => {
    for (const serviceId of effects.retired ?? []) await withdrawFrom(table, serviceId, clock());
  };
