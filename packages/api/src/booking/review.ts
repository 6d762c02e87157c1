import type { StandRule } from "../catalogue/catalogue.ts";
import { loadService } from "../catalogue/store.ts";
import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import type { BookingCommand, SeatPlan } from "./booking.ts";
import { slotsToCome } from "./promote.ts";
import { type NamedSeats, unfit } from "./stand.ts";
import { bookings, toSlot } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-review" };

/** Who waits for a seat, or has one that is not confirmed: a change of the service may end that. */
const unsettledIn = ({ seats, waiters }: SeatPlan): string[] => [
  ...waiters.map(({ id }) => id),
  ...[...seats].flatMap(([id, { until }]) => (until === null ? [] : [id])),
];

/** Looks at what is not settled with a service that has changed, so that everybody hears at once. */
async function review(table: Table, serviceId: Id<"service">, now: Instant): Promise<void> {
  const slots = await slotsToCome(table, serviceId, now);
  const command = async (): Promise<BookingCommand> => ({
    type: "review",
    service: (await loadService(table, serviceId))?.state ?? null,
  });
  for (const id of [...slots.values()].flatMap(unsettledIn))
    // Refused when they settled or ended it meanwhile; a message that comes twice changes nothing.
    await run(table, bookings, { id, isNew: false, command, actor, now });
}

/** The slots to come of a service with their seats. One request. */
export async function namedSlots(
  table: Table,
  serviceId: Id<"service">,
  now: Instant,
): Promise<NamedSeats[]> {
  const slots = await slotsToCome(table, serviceId, now);
  return [...slots].map(([name, seats]) => ({ ...toSlot(name), seats }));
}

/** Everybody whose time is gone keeps it or is called off, as it was decided; each is told once. */
async function settle(
  table: Table,
  { serviceId, rule }: { serviceId: Id<"service">; rule: StandRule },
  now: Instant,
): Promise<void> {
  const service = await loadService(table, serviceId);
  if (!service) return;
  const command: BookingCommand = { type: "stand", rule };
  for (const id of unfit(service.state, await namedSlots(table, serviceId, now)))
    await run(table, bookings, { id, isNew: false, command, actor, now });
}

/** Looks at the lines and holds of services that have changed or are over. */
export const reviewConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects }) => {
    const changed = new Set([...(effects.replanned ?? []), ...(effects.retired ?? [])]);
    for (const one of effects.stand ?? []) await settle(table, one, clock());
    for (const serviceId of changed) await review(table, serviceId, clock());
  };
