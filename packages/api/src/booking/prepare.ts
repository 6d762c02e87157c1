import { type Service, unitsOf } from "../catalogue/catalogue.ts";
import { loadService } from "../catalogue/store.ts";
import { grainsOf, slotAt } from "../catalogue/slots.ts";
import type { Context } from "../context.ts";
import { loadAddress } from "../grid/store.ts";
import type { PersonActor, Role } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { asId } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { lookUpPerson } from "../person/prepare.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Table } from "../table/table.ts";
import { agesAt } from "./rules.ts";
import type { Booking, Diary, ShownCode, Surroundings, Who } from "./booking.ts";
import { begunIn } from "./diary.ts";
import { sealAddress } from "./private.ts";
import { expiredIn, takenOf } from "./room.ts";
import { type Around, readAround, readDiaries, type Rooms } from "./store.ts";
import { lapseNow } from "./sweep.ts";

type Look = { personId: string; askerId?: string; self: string; party: number; now: Instant };

/** Bookings that may stand in the way although their time to be confirmed is over. */
function inTheWay(
  { service, seats, busy }: Surroundings,
  slot: FreedSlot,
  { self, party, now }: Look,
): string[] {
  const planned = service && slotAt(service, slot.startAt, slot.lane);
  if (!planned) return [];
  const isTight = takenOf(seats) + unitsOf(service.rules, party) > planned.capacity;
  const expired = isTight ? expiredIn(seats, now).filter((id) => id !== self) : [];
  const rooms = grainsOf(planned, service.plan).flatMap((at) => busy.get(at) ?? []);
  return [...new Set([...expired, ...rooms])];
}

const roomsOf = async (table: Table, { serviceId }: FreedSlot): Promise<Rooms> => {
  const service = await loadService(table, serviceId);
  return service ? toRooms(service.state) : { path: "", resources: [] };
};

const toRooms = ({ path, resources }: Service): Rooms => ({
  path,
  resources: resources.map(({ key }) => key),
});

/** With the rooms the service uses now, which may be others than those known of before. */
async function readWithRooms(
  table: Table,
  slot: FreedSlot,
  look: Look,
  known: Rooms,
): Promise<{ around: Around; rooms: Rooms }> {
  const around = await readAround(table, slot, look, known);
  const rooms = around.service ? toRooms(around.service) : known;
  const isNew = rooms.resources.some((key) => !known.resources.includes(key));
  return isNew
    ? { around: await readAround(table, slot, look, rooms), rooms }
    : { around, rooms: known };
}

/**
 * Everything a booking is decided on, read anew. What looks taken only because of holds that have run out
 * is freed first, so that nobody is sent away while a seat is free. One request when the rooms are known,
 * else two.
 */
export async function lookAround(
  table: Table,
  slot: FreedSlot,
  look: Look,
  known?: Rooms,
): Promise<Around> {
  const first = known ?? (await roomsOf(table, slot));
  const { around, rooms } = await readWithRooms(table, slot, look, first);
  const ids = inTheWay(around, slot, look);
  if (ids.length === 0 || !(await lapseNow(table, ids, look.now))) return around;
  return readAround(table, slot, look, rooms);
}

/**
 * The same for a number. Who missed an appointment here today may take one: an appointment whose place was
 * kept in vain ends first. One request, unless there is such a one.
 */
export async function lookAtNumbers(table: Table, slot: FreedSlot, look: Look): Promise<Around> {
  const lookNow = () => lookAround(table, slot, look, { path: "", resources: [] });
  const around = await lookNow();
  const missed = begunIn(around.diary, slot.serviceId, look.now);
  return missed.length > 0 && (await lapseNow(table, missed, look.now)) ? lookNow() : around;
}

/** The same for a booking that is there, about its own slot or another of its service. One request. */
export const lookAroundBooking = (
  table: Table,
  id: string,
  { slot, party, beneficiary, promised }: Booking,
  now: Instant,
  to: FreedSlot = slot,
): Promise<Around> =>
  lookAround(table, to, { personId: beneficiary.id ?? "", self: id, party, now }, promised);

/** A slot as a client names it; null when it names none of ours. */
export function toSlotName(input: {
  serviceId: string;
  startAt: Instant;
  lane?: string | null;
}): FreedSlot | null {
  const serviceId = asId("service", input.serviceId);
  return serviceId && { serviceId, startAt: input.startAt, lane: input.lane ?? "" };
}

/** The posts somebody holds now; only asked for services that ask. At most one request. */
export async function lookUpRoles(
  { service }: Surroundings,
  personId: string,
  context: Context,
): Promise<Role[]> {
  if (!service || service.eligibility.roles.length === 0) return [];
  const found = await lookUpPerson(personId, context);
  return found?.assignments.map(({ role }) => role) ?? [];
}

/**
 * Somebody who may be sent, with the posts they hold now and still when the visit is due: whose post ends
 * before is not sent. At most one request.
 */
async function lookUpVisitor(
  id: string | null,
  { slot }: Booking,
  context: Context,
): Promise<PersonActor | null> {
  const found = id === null ? null : await lookUpPerson(id, context);
  const then = found && (await lookUpPerson(found.personId, { ...context, now: slot.startAt }));
  const kept = new Set(then?.assignments.map((one) => one.id));
  return found && { ...found, assignments: found.assignments.filter((one) => kept.has(one.id)) };
}

/** Who is to go and who goes along, with their diaries as they are at this moment. Two requests. */
export async function lookUpVisitors(
  { personId, companionId }: { personId: string; companionId: string | null },
  booking: Booking,
  context: Context,
) {
  const [performer, companion] = await Promise.all([
    lookUpVisitor(personId, booking, context),
    lookUpVisitor(companionId, booking, context),
  ]);
  const ids = [performer, companion].flatMap((one) => one?.personId ?? []);
  const diaries =
    ids.length > 0 ? await readDiaries(context.deps.table, ids) : new Map<string, Diary>();
  return { performer, companion, diaries };
}

/** Who comes, as far as the service asks: at most one request, and none for oneself unless it asks for posts. */
export async function lookUpWho(
  { service }: Surroundings,
  booking: Booking,
  { at, bornOn }: { at: Instant; bornOn: string | null },
  context: Context,
): Promise<Who> {
  const { id } = booking.beneficiary;
  const ages = agesAt(booking, at);
  const asks = service?.eligibility;
  if (!id || !asks || (!asks.needsHome && asks.roles.length === 0))
    return { homes: [], roles: [], bornOn, ages };
  const { actor } = context;
  const isOneself = asks.roles.length === 0 && actor.kind === "person" && actor.personId === id;
  const found = isOneself ? actor : await lookUpPerson(id, context);
  const homes = found?.homes.map(({ path }) => path) ?? [];
  return { homes, roles: found?.assignments.map(({ role }) => role) ?? [], bornOn, ages };
}

/** An address in words, sealed for this booking; null when there is none such. At most one request. */
export async function lookUpAddress(
  bookingId: string,
  addressId: string | null,
  { deps }: Context,
): Promise<Sealed | null> {
  const id = addressId === null ? null : asId("address", addressId);
  const address = id && (await loadAddress(deps.table, id));
  return address && sealAddress(deps.keyring, bookingId, address.standardAddress);
}

/** What a scanned code says, if it is ours and fresh. No request. */
export async function lookUpCode(code: string | null, { deps, now }: Context): Promise<ShownCode> {
  if (code === null) return "NONE";
  const found = await deps.tokens.verifyCode(code, now);
  if (found === "TOKEN_EXPIRED") return "EXPIRED";
  return typeof found === "string" ? "INVALID" : found;
}
