import { draft } from "../catalogue/catalogue.fixture.ts";
import { noImpact, type ServiceDraft } from "../catalogue/catalogue.ts";
import { services } from "../catalogue/store.ts";
import type { AppointedRole, PersonActor } from "../kernel/actor.ts";
import { atLocal, type Instant } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { type Outcome, run } from "../run.ts";
import type { Table } from "../table/table.ts";
import type { Booking, BookingCommand, Surroundings, Who } from "./booking.ts";
import { lookAround, lookAroundBooking } from "./prepare.ts";
import { bookings } from "./store.ts";

/** A counter, people who book there and staff who serve, on the real engine. */

/** A Friday morning; slots are on the Monday after. */
export const NOW: Instant = atLocal("2026-11-20", "10:00");
export const SERVICE = "svc_1" as Id<"service">;
export const slotOn = (
  time: `${number}:${number}`,
  lane = "",
  serviceId: Id<"service"> = SERVICE,
): FreedSlot => ({ serviceId, startAt: atLocal("2026-11-23", time), lane });

export const resident = (name: string, home = "/S/C/A/A1/"): PersonActor => ({
  kind: "person",
  personId: `prs_${name}` as Id<"person">,
  displayName: name,
  homes: [{ addressId: `adr_${name}` as Id<"address">, path: home }],
  assignments: [],
  isResident: true,
});

export const post = (
  role: AppointedRole,
  path: string,
  unitId: string | null = null,
): PersonActor => ({
  kind: "person",
  personId: `prs_${role}` as Id<"person">,
  displayName: role,
  homes: [],
  assignments: [
    { id: `rol_${role}` as Id<"role">, role, path, unitId: unitId as Id<"unit"> | null },
  ],
  isResident: false,
});
export const community = post("COMMUNITY", "/S/C/");

/** Offers a service on this table. */
export async function offerService(
  table: Table,
  change: Parameters<typeof draft>[0] = {},
  id: string = SERVICE,
): Promise<void> {
  const command = { type: "offer" as const, draft: draft(change) };
  const order = { id, isNew: true, command, actor: community, now: NOW };
  const outcome = await run(table, services, order);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
}

export const reviseService = async (table: Table, next: ServiceDraft, id: string = SERVICE) =>
  run(table, services, {
    id,
    isNew: false,
    command: { type: "revise", draft: next, ...noImpact },
    actor: community,
    now: NOW,
  });

type Asking = {
  slot?: FreedSlot;
  party?: number;
  now?: Instant;
  key?: string;
  type?: "hold" | "join";
};

/** One attempt at a seat, or at a place in line. */
export function take(
  table: Table,
  id: string,
  actor: PersonActor,
  { slot = slotOn("09:00"), party = 1, now = NOW, key, type = "hold" }: Asking = {},
): Promise<Outcome<Booking>> {
  const { personId, displayName: name, homes } = actor;
  const command = async (): Promise<BookingCommand> => ({
    type,
    slot,
    party,
    bornOn: null,
    beneficiary: { id: personId, name },
    authorisation: null,
    homes: homes.map(({ path }) => path),
    roles: [],
    ...(await lookAround(table, slot, { personId, self: id, party, now })),
  });
  const idempotency = key === undefined ? null : { key, fingerprint: key };
  return run(table, bookings, { id, isNew: true, command, actor, now, idempotency });
}

const whoIs = ({ homes }: PersonActor): Who => ({
  homes: homes.map(({ path }) => path),
  roles: [],
  bornOn: null,
  ages: null,
});

/** A command on a booking, with what is around it. */
async function made(
  table: Table,
  id: string,
  booking: Booking | null,
  now: Instant,
  to?: FreedSlot,
): Promise<Surroundings> {
  if (!booking) throw new Error(`${id} is gone`);
  return lookAroundBooking(table, id, booking, now, to);
}

/** A command on a booking that is there. */
export function give(
  table: Table,
  id: string,
  actor: Parameters<typeof run>[2]["actor"],
  command: Exclude<BookingCommand, { type: "hold" | "join" | "confirm" | "reschedule" | "offer" }>,
  now: Instant = NOW,
): Promise<Outcome<Booking>> {
  return run(table, bookings, { id, isNew: false, command, actor, now });
}

export const confirm = (table: Table, id: string, actor: PersonActor, now: Instant = NOW) =>
  run(table, bookings, {
    id,
    isNew: false,
    command: async (booking): Promise<BookingCommand> => ({
      type: "confirm",
      answers: [],
      sealed: { answers: null, address: null },
      who: whoIs(actor),
      ...(await made(table, id, booking, now)),
    }),
    actor,
    now,
  });

export const reschedule = (
  table: Table,
  id: string,
  actor: PersonActor,
  slot: FreedSlot,
  now: Instant = NOW,
) =>
  run(table, bookings, {
    id,
    isNew: false,
    command: async (booking): Promise<BookingCommand> => ({
      type: "reschedule",
      slot,
      who: whoIs(actor),
      ...(await made(table, id, booking, now, slot)),
    }),
    actor,
    now,
  });

/** The reason of a refusal, or how it stands. */
export const outcomeOf = (outcome: Outcome<Booking>): string => {
  if (outcome.kind === "done") return outcome.stored.state.stage;
  return outcome.kind === "refusal" ? outcome.refusal.code : outcome.kind;
};
