import type { Service } from "../catalogue/catalogue.ts";
import { LONGEST_WINDOW, slotAt } from "../catalogue/slots.ts";
import { loadService } from "../catalogue/store.ts";
import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import { type Instant, plus } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Table } from "../table/table.ts";
import type { BookingCommand } from "./booking.ts";
import { nextWaiter } from "./room.ts";
import { bookings, readSeatsOf, readSlots, toSlot } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-promote" };
/** Somebody else may be promoting at the same moment; then there is nothing left for us to do. */
const MOST_OFFERS = 300;

type Offer = {
  id: string;
  slot: FreedSlot;
  capacity: number;
  service: Stored<Service>;
  now: Instant;
};

async function offer(table: Table, { id, slot, capacity, service, now }: Offer): Promise<boolean> {
  const command = async (): Promise<BookingCommand> => {
    const seats = await readSeatsOf(table, service, slot, now);
    const { state, version: serviceVersion } = service;
    return { type: "offer", capacity, seats, service: state, serviceVersion };
  };
  const outcome = await run(table, bookings, { id, isNew: false, command, actor, now });
  return outcome.kind === "done";
}

/** Offers the seats that are free to those who wait, in their order, until one of the two runs out. */
export async function promote(table: Table, slot: FreedSlot, now: Instant): Promise<number> {
  const service = await loadService(table, slot.serviceId);
  const planned = service && slotAt(service.state, slot.startAt, slot.lane);
  // A time that is no longer in the plan, or of a service that is over, is offered to nobody.
  if (!planned || service.state.status === "RETIRED" || now >= slot.startAt) return 0;
  let refused: string | null = null;
  for (let offered = 0; offered < MOST_OFFERS; offered += 1) {
    const next = nextWaiter(await readSeatsOf(table, service, slot, now), planned.capacity);
    if (!next || next.id === refused) return offered;
    const { capacity } = planned;
    const isOffered = await offer(table, {
      id: next.id,
      slot,
      capacity,
      service,
      now,
    });
    refused = isOffered ? null : next.id;
  }
  return MOST_OFFERS;
}

/** The slots to come of a service that somebody has touched. One request. */
export const slotsToCome = (table: Table, serviceId: Id<"service">, now: Instant) =>
  readSlots(table, serviceId, now, plus(now, LONGEST_WINDOW));

/** Those of them for which somebody waits. */
async function awaitedIn(table: Table, serviceId: Id<"service">, now: Instant) {
  const slots = await slotsToCome(table, serviceId, now);
  return [...slots].flatMap(([name, { waiters }]): FreedSlot[] => {
    return waiters.length > 0 ? [{ serviceId, ...toSlot(name) }] : [];
  });
}

/**
 * Looks at the waiting lists of the slots that a message names, and of services whose plan has changed. A
 * message that comes twice changes nothing.
 */
export const promoteConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects }) => {
    for (const slot of effects.freed ?? []) await promote(table, slot, clock());
    for (const serviceId of effects.replanned ?? [])
      for (const slot of await awaitedIn(table, serviceId, clock()))
        await promote(table, slot, clock());
  };
