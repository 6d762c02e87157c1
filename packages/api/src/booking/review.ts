import type { Service } from "../catalogue/catalogue.ts";
import { loadService } from "../catalogue/store.ts";
import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Effects } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import type { Booking, BookingCommand, SeatPlan } from "./booking.ts";
import { namedSlots } from "./impact.ts";
import { moving } from "./move.ts";
import { slotsToCome } from "./promote.ts";
import { unfit } from "./stand.ts";
import { bookings } from "./store.ts";

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

type Settled = NonNullable<Effects["stand"]>[number];

/** Whoever was named, and who booked in between and has no time or seat now. */
async function hitIn(
  { state, id }: Stored<Service>,
  // Missing in what was on its way before bookings were named.
  { hit = [] }: Partial<Settled>,
  table: Table,
  now: Instant,
) {
  const named = new Set(hit.map((one) => one.id));
  const late = unfit(state, await namedSlots(table, id as Id<"service">, now));
  return [
    ...hit.map((one) => ({ ...one, isNamed: true })),
    ...late.filter((one) => !named.has(one.id)).map((one) => ({ ...one, isNamed: false })),
  ];
}

/** Each whom a change hits keeps the time, is moved or called off, as it was decided; and is told once. */
async function settle(table: Table, one: Settled, change: number, now: Instant): Promise<void> {
  const service = await loadService(table, one.serviceId);
  if (!service) return;
  for (const { id, why, isNamed } of await hitIn(service, one, table, now)) {
    const asked = { type: "stand", rule: one.rule, why, isNamed, change } as const;
    const command = async (booking: Booking | null): Promise<BookingCommand> =>
      booking && one.rule === "MOVE" && booking.stoodAt !== change
        ? moving(table, { id, booking, service: service.state, now }, asked)
        : { ...asked, to: null };
    await run(table, bookings, { id, isNew: false, command, actor, now });
  }
}

/** Looks at the lines and holds of services that have changed or are over. */
export const reviewConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects, version }) => {
    const changed = new Set([...(effects.replanned ?? []), ...(effects.retired ?? [])]);
    for (const one of effects.stand ?? []) await settle(table, one, version, clock());
    for (const serviceId of changed) await review(table, serviceId, clock());
  };
