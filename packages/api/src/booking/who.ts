import type { Service } from "../catalogue/catalogue.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Person } from "../person/person.ts";
import { loadPerson, toActor } from "../person/store.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Table } from "../table/table.ts";
import type { Booking, Who } from "./booking.ts";
import { agesAt } from "./rules.ts";

/* Who comes, where nobody is there to be asked: by what is known of them now. */

/** Whether a service asks for more of somebody than their age. */
export const asksForPerson = ({ eligibility }: Service): boolean =>
  eligibility.needsHome || eligibility.roles.length > 0;

export function whoIs(
  found: Stored<Person> | null,
  booking: Booking,
  { at, now }: { at: Instant; now: Instant },
): Who {
  const person = found && toActor(found, now, null);
  return {
    homes: person?.homes.map(({ path }) => path) ?? [],
    roles: person?.assignments.map(({ role }) => role) ?? [],
    bornOn: null,
    ages: agesAt(booking, at),
  };
}

/** At most one request, and none for a service that asks for nothing but the age. */
export async function lookUpGuest(
  table: Table,
  service: Service | null,
  booking: Booking,
  when: { at: Instant; now: Instant },
): Promise<Who> {
  const { id } = booking.beneficiary;
  const found = id && service && asksForPerson(service) ? await loadPerson(table, id) : null;
  return whoIs(found, booking, when);
}
