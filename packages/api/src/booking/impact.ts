import type { Impact, Service } from "../catalogue/catalogue.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { loadPeople } from "../person/store.ts";
import type { Table } from "../table/table.ts";
import { slotsToCome } from "./promote.ts";
import { endingIn, type Guests, hitBy, type NamedSeats, noGuests } from "./stand.ts";
import { loadBookings, toSlot } from "./store.ts";
import { asksForPerson, whoIs } from "./who.ts";

/* Whom a change of a service hits, looked at before it is made. */

/** The slots to come of a service with their seats. One request. */
export async function namedSlots(
  table: Table,
  serviceId: Id<"service">,
  now: Instant,
): Promise<NamedSeats[]> {
  const slots = await slotsToCome(table, serviceId, now);
  return [...slots].map(([name, seats]) => ({ ...toSlot(name), seats }));
}

/** What of a service concerns who comes and where to, and not only when. */
const beyondTime = ({ venue, resources, eligibility, rules: { maxParty } }: Service): string =>
  JSON.stringify([venue, resources.map(({ key }) => key), eligibility, maxParty]);

/** The bookings that have a seat, with who comes. One request for a hundred, or two. */
async function guestsOf(
  table: Table,
  service: Service,
  slots: readonly NamedSeats[],
  now: Instant,
): Promise<Guests> {
  const ids = slots.flatMap(({ seats }) =>
    [...seats.seats].flatMap(([id, { until }]) => (until === null ? [id] : [])),
  );
  const found = await loadBookings(table, ids);
  const people = found.flatMap(({ state }) => state.beneficiary.id ?? []);
  const known = asksForPerson(service) ? await loadPeople(table, people) : new Map();
  return new Map(
    found.map(({ id, state }) => {
      const when = { at: state.slot.startAt, now };
      const who = whoIs(known.get(state.beneficiary.id ?? "") ?? null, state, when);
      return [id, { booking: state, who }];
    }),
  );
}

/** Whom a change hits and how much ends with it. One request, and more when it concerns who comes or where to. */
export async function impactOf(
  table: Table,
  serviceId: Id<"service">,
  { was, is, now }: { was: Service; is: Service; now: Instant },
): Promise<Omit<Impact, "decision">> {
  const slots = await namedSlots(table, serviceId, now);
  const guests =
    beyondTime(was) === beyondTime(is) ? noGuests : await guestsOf(table, is, slots, now);
  return { hit: hitBy(was, is, slots, guests), ending: endingIn(is, slots, now) };
}
