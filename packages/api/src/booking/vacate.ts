import { careOf } from "../catalogue/catalogue.ts";
import type { Deps } from "../deps.ts";
import { may } from "../kernel/access.ts";
import type { SystemActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { loadPerson, toActor } from "../person/store.ts";
import { run } from "../run.ts";
import type { Consumer } from "../table/outbox.ts";
import type { Table } from "../table/table.ts";
import type { Booking, Diary, Duty } from "./booking.ts";
import { isAtOnce } from "./diary.ts";
import type { ReleaseReason } from "./labels.ts";
import { bookings, loadBookings, readDiary } from "./store.ts";

const actor: SystemActor = { kind: "system", job: "booking-vacate" };

const isAway = ({ away }: Diary, duty: Duty): boolean =>
  [...away.values()].some((one) => isAtOnce(one, duty));

/** Why this person does not make the visit although they were asked to; null when they do. */
async function reasonFor(
  table: Table,
  personId: Id<"person">,
  { promised, slot }: Booking,
  isAbsent: boolean,
): Promise<ReleaseReason | null> {
  if (isAbsent) return "AWAY";
  const person = await loadPerson(table, personId);
  const then = person && toActor(person, slot.startAt, null);
  return then && may(then, "booking:perform", careOf(promised)) ? null : "POST_ENDED";
}

/** Gives back what somebody cannot do any more: it is to be assigned again, and everybody hears of it. */
async function vacate(table: Table, personId: Id<"person">, now: Instant): Promise<void> {
  const diary = await readDiary(table, personId);
  const ahead = [...diary.duties].filter(([, { from }]) => from > now);
  const found = await loadBookings(
    table,
    ahead.map(([id]) => id),
  );
  for (const { id, state } of found) {
    const duty = diary.duties.get(id);
    const reason = await reasonFor(table, personId, state, duty ? isAway(diary, duty) : false);
    const command = reason && ({ type: "release", personId, reason } as const);
    // Refused when it was given to somebody else meanwhile; a message that comes twice changes nothing.
    if (command) await run(table, bookings, { id, isNew: false, command, actor, now });
  }
}

/** Looks at the visits of people who are absent for a time, or have lost a post. */
export const vacateConsumer =
  ({ table, clock }: Pick<Deps, "table" | "clock">): Consumer =>
  async ({ effects }) => {
    for (const personId of effects.unavailable ?? []) await vacate(table, personId, clock());
  };
