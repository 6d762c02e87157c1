import { LONGEST_WINDOW, slotAt } from "../catalogue/slots.ts";
import { loadService } from "../catalogue/store.ts";
import type { Deps } from "../deps.ts";
import type { SystemActor } from "../kernel/actor.ts";
import { type Instant, plus } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import type { Booking, BookingCommand } from "./booking.ts";
import { lookAroundBooking } from "./prepare.ts";
import { nextWaiter } from "./room.ts";
import { bookings, readSeatsOf, readSlots, toSlot } from "./store.ts";
import { lookUpGuest } from "./who.ts";

const actor: SystemActor = { kind: "system", job: "booking-promote" };
/** Somebody else may be promoting at the same moment; then there is nothing left for us to do. */
const MOST_OFFERS = 300;

/** What an offer is decided on: all that a fresh booking is, as it stands at this moment. */
async function offerTo(table: Table, id: string, booking: Booking, now: Instant) {
  const around = await lookAroundBooking(table, id, booking, now);
  const when = { at: booking.slot.startAt, now };
  const who = await lookUpGuest(table, around.service, booking, when);
  return { type: "offer" as const, who, ...around };
}

/** Asks the next in line: offered a seat, out of the line with a reason, or left where they are. */
async function ask(table: Table, id: string, now: Instant): Promise<Booking["stage"] | null> {
  const command = (booking: Booking | null): Promise<BookingCommand> => {
    if (booking) return offerTo(table, id, booking, now);
    throw new Error(`${id} waits and is not there`);
  };
  const outcome = await run(table, bookings, { id, isNew: false, command, actor, now });
  return outcome.kind === "done" ? outcome.stored.state.stage : null;
}

/** Offers the seats that are free to those who wait, in their order, until one of the two runs out. */
export async function promote(table: Table, slot: FreedSlot, now: Instant): Promise<number> {
  const service = await loadService(table, slot.serviceId);
  const planned = service && slotAt(service.state, slot.startAt, slot.lane);
  // Of a time that is not in the plan now, or a service that is not open, nothing is offered.
  if (!planned || service.state.status !== "OPEN" || now >= slot.startAt) return 0;
  let [offered, refused] = [0, ""];
  for (let asked = 0; asked < MOST_OFFERS; asked += 1) {
    const next = nextWaiter(await readSeatsOf(table, service, slot, now), planned.capacity);
    if (!next || next.id === refused) break;
    const stage = await ask(table, next.id, now);
    offered += Number(stage === "OFFERED");
    refused = stage === null ? next.id : "";
  }
  return offered;
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
