import { atLocal, dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import type { Reach } from "../kernel/access.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Service } from "../catalogue/catalogue.ts";
import { isReplannedAt, type Slot, slotAt } from "../catalogue/slots.ts";
import type { Capability } from "../run.ts";
import {
  type IndexKeys,
  type Layout,
  loadWithTimeline,
  stateKey,
  type Stored,
  toStored,
} from "../table/aggregate.ts";
import { dueKeys, type ListDue, listDueOf } from "../table/due.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { get, getMany, type Item, type Key, query, type Table } from "../table/table.ts";
import { apply } from "./apply.ts";
import {
  type Booking,
  type BookingCommand,
  type BookingFact,
  type Diary,
  isOpen,
  type SeatPlan,
  type Surroundings,
} from "./booking.ts";
import { owedStep, stepDueAt, timersOf, wakesAt } from "./clock.ts";
import { decide } from "./decide.ts";
import { isVisible } from "./guard.ts";
import { effectsOf } from "./news.ts";
import { besideOf, type SlotSeats } from "./overlap.ts";
import type { Line } from "./queue.ts";
import { diaryKey, toDiary } from "./store-diary.ts";
import {
  queueKey,
  resourceKey,
  slotKey,
  takenChanges,
  toGrains,
  toLine,
  toSeatPlan,
} from "./store-taken.ts";
import { visitorChanges } from "./store-visitor.ts";

/*
 * Access patterns
 *   a booking, alone or with its timeline       pk = booking
 *   of who comes, open or ended                 gsi1 bookings#<person>#<phase>, by beginning
 *   booked for others, open or ended            gsi3 bookedfor#<person>#<phase>, by beginning
 *   of a provider on a day                      gsi2 daybook#<unit or path>#<date>, by beginning
 *   waiting for a provider's decision           gsi4 desk#<unit or path>, soonest due first
 *   whose next timer has come                   gsi7 bookingdue#<shard>, soonest first
 *   the seats of a service, by slot             pk = slots#<service>, sk = <beginning>#<lane>
 *   the line of a reception day                 pk = queue#<service>, sk = <date>
 *   what somebody has booked                    pk = diary#<person>
 *   when a room or person is taken              pk = resource#<path>#<key>, sk = <date>
 *   the name of a visitor without an account    pk = visitor#<booking>
 *
 * Seats, diaries and resources hold one attribute per booking or piece of time, and are changed only in
 * the transaction that changes the booking: docs/decisions/0005.
 */

export type Phase = "OPEN" | "ENDED";
const phaseOf = (booking: Booking): Phase => (isOpen(booking) ? "OPEN" : "ENDED");

export const TIMER_SHARDS = 8;

/** Whose desk it is on: the unit that gives the service, or the grid. */
const providerKey = ({ unitId, path }: { unitId: string | null; path: string }): string =>
  unitId ?? path;

function layout(id: string, booking: Booking): Layout {
  const { slot, promised, beneficiary, requester, stage } = booking;
  const sk = `${slot.startAt}#${id}`;
  const phase = phaseOf(booking);
  const wakes = wakesAt(booking);
  const waits: IndexKeys =
    stage === "PENDING" || stage === "ORDERED" || stage === "ASSIGNED" || owedStep(booking)
      ? { gsi4pk: `desk#${providerKey(promised)}`, gsi4sk: `${stepDueAt(booking)}#${id}` }
      : {};
  const isForOther = beneficiary.id !== null && requester.id !== beneficiary.id;
  return {
    keys: {
      ...(beneficiary.id && { gsi1pk: `bookings#${beneficiary.id}#${phase}`, gsi1sk: sk }),
      gsi2pk: `daybook#${providerKey(promised)}#${dateOf(slot.startAt)}`,
      gsi2sk: sk,
      ...(isForOther && { gsi3pk: `bookedfor#${requester.id}#${phase}`, gsi3sk: sk }),
      ...waits,
      ...(wakes && dueKeys("bookingdue", id, TIMER_SHARDS, wakes)),
    },
    views: [],
  };
}

export const bookings: Capability<Booking, BookingCommand, BookingFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects: effectsOf,
  alongside: (id, before, after, command) => [
    ...takenChanges(
      id,
      before,
      after,
      diariesOf(after, command),
      "serviceVersion" in command ? command : null,
    ),
    ...visitorChanges(id, before, after, command),
  ],
};

/** The diaries a command was decided on, by whose they are. */
function diariesOf(
  { beneficiary, requester }: Booking,
  command: BookingCommand,
): ReadonlyMap<string, Diary> {
  if (command.type === "assign") return command.diaries;
  return new Map([
    ...("asker" in command ? [[requester.id, command.asker] as const] : []),
    ...("diary" in command && beneficiary.id ? [[beneficiary.id, command.diary] as const] : []),
  ]);
}

/** The rooms and people of a service, which belong to where it is offered. */
export type Rooms = { path: string; resources: readonly string[] };

const resourceKeysOf = ({ path, resources }: Rooms, on: LocalDate): Key[] =>
  resources.map((key) => resourceKey(path, key, on));

/** The surroundings of a command, with the diary of who asks for it. */
export type Around = Surroundings & { asker: Diary };

/**
 * The service, the seats of a slot, the diary of a person and the rooms, as they are at this moment. One
 * request, and one more after a change of the plan. What the booking `self` has of the rooms counts as free.
 */
export async function readAround(
  table: Table,
  slot: FreedSlot,
  {
    personId,
    self,
    askerId = personId,
    now,
  }: { personId: string; self: string; askerId?: string; now: Instant },
  rooms: Rooms,
): Promise<Around> {
  const resources = resourceKeysOf(rooms, dateOf(slot.startAt));
  const service = stateKey(slot.serviceId);
  const keys = [service, slotKey(slot), diaryKey(personId), diaryKey(askerId), ...resources];
  const items = await getMany(table, keys, { ConsistentRead: true });
  const find = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
  const found = find(service);
  const taken = resources.flatMap((key) => [...toGrains(find(key))]);
  const stored = found ? toStored<Service>(found) : null;
  const seats = toSeatPlan(find(slotKey(slot)));
  return {
    service: stored?.state ?? null,
    serviceVersion: stored?.version ?? 0,
    seats: stored ? await besideIn(table, stored, slot, seats, { now, self }) : seats,
    diary: toDiary(find(diaryKey(personId))),
    asker: toDiary(find(diaryKey(askerId))),
    busy: new Map(taken.filter(([, by]) => by !== self)),
  };
}

/**
 * The seats of a slot with what a former plan left in its time. It is read after the service: nothing new is
 * taken of a former plan once the service has changed. No request while the plan is the first one.
 */
async function besideIn(
  table: Table,
  { id, state }: Stored<Service>,
  { startAt, lane }: FreedSlot,
  seats: SeatPlan,
  { now, self }: { now: Instant; self: string },
): Promise<SeatPlan> {
  const slot = slotAt(state, startAt, lane);
  if (!slot || !isReplannedAt(state, startAt)) return seats;
  const on = dateOf(startAt);
  const [from, before] = [atLocal(on, "00:00"), atLocal(on, "24:00")];
  const around = await readSlots(table, id, from, before);
  const own = around.get(slotName(slot)) ?? seats;
  return withBeside(state, slot, own, around, now, self);
}

const notOf = (seats: SeatPlan, self: string): SeatPlan =>
  seats.seats.has(self)
    ? { ...seats, seats: new Map([...seats.seats].filter(([id]) => id !== self)) }
    : seats;

/** The same when the slots of the day are known. What `self` has does not stand in its own way. */
export function withBeside(
  { plan }: Pick<Service, "plan">,
  slot: Slot,
  seats: SeatPlan,
  around: ReadonlyMap<string, SeatPlan>,
  now: Instant,
  self = "",
): SeatPlan {
  const others = [...around].flatMap(([name, one]): SlotSeats[] => {
    const { startAt, lane } = toSlot(name);
    return lane === slot.lane ? [{ startAt, seats: notOf(one, self) }] : [];
  });
  return { ...seats, beside: besideOf(slot, plan, notOf(seats, self), others, now) };
}

/** The seats of a slot of a service, with all that stands in its time. One request, or two. */
export async function readSeatsOf(
  table: Table,
  service: Stored<Service>,
  slot: FreedSlot,
  now: Instant,
): Promise<SeatPlan> {
  return besideIn(table, service, slot, await readSeats(table, slot), { now, self: "" });
}

/** The seats of one slot. One request. */
export const readSeats = async (table: Table, slot: FreedSlot): Promise<SeatPlan> =>
  toSeatPlan((await get(table, slotKey(slot))) ?? undefined);

/** Seats of the slots that begin in a stretch of time, by beginning and lane; untouched slots have none. One request. */
export async function readSlots(
  table: Table,
  serviceId: string,
  from: Instant,
  before: Instant,
): Promise<Map<string, SeatPlan>> {
  const items = await query(table, { pk: `slots#${serviceId}`, from, before });
  return new Map(items.map((item) => [item.sk, toSeatPlan(item)]));
}

/** When the rooms and people of a service are taken on these days, by this service or another. One request. */
export async function readBusy(
  table: Table,
  rooms: Rooms,
  dates: readonly LocalDate[],
): Promise<Set<Instant>> {
  const keys = dates.flatMap((on) => resourceKeysOf(rooms, on));
  const items = keys.length === 0 ? [] : await getMany(table, keys);
  return new Set(items.flatMap((item) => [...toGrains(item).keys()]));
}

/** The line of a service on the day of an instant. One request. */
export const readLine = async (
  table: Table,
  serviceId: Id<"service">,
  at: Instant,
): Promise<Line> => toLine((await get(table, queueKey({ serviceId, startAt: at }))) ?? undefined);

/** The time of one person. One request. */
export const readDiary = async (table: Table, personId: string): Promise<Diary> =>
  toDiary((await get(table, diaryKey(personId))) ?? undefined);

/** The time of several people, each by their id. One request. */
export async function readDiaries(
  table: Table,
  personIds: readonly string[],
): Promise<Map<string, Diary>> {
  const items = await getMany(table, personIds.map(diaryKey), { ConsistentRead: true });
  const found = new Map(items.map((item) => [item.pk, item]));
  return new Map(personIds.map((id) => [id, toDiary(found.get(diaryKey(id).pk))]));
}

/** Bookings by id, in the order they were asked for; without those that are not there. One request. */
export async function loadBookings(
  table: Table,
  ids: readonly string[],
): Promise<Stored<Booking>[]> {
  const items = ids.length === 0 ? [] : await getMany(table, ids.map(stateKey));
  const found = new Map(items.map((item) => [item.pk, toNode(item)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** What the name of a slot says. */
export function toSlot(name: string): Pick<FreedSlot, "startAt" | "lane"> {
  const end = name.indexOf("#");
  return { startAt: name.slice(0, end), lane: name.slice(end + 1) };
}

export const slotName = ({ startAt, lane }: Pick<FreedSlot, "startAt" | "lane">): string =>
  `${startAt}#${lane}`;

/** A booking with its whole timeline, in one request. */
export const loadBookingWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Booking, BookingFact>(table, id);

const toNode = (item: Item): Stored<Booking> => toStored<Booking>(item);

/** Bookings that the sweep must look at. */
export const listDue: ListDue = (table, shard, now, page) =>
  listDueOf(
    table,
    `bookingdue#${shard}`,
    now,
    page,
    (one: Booking) => timersOf(one)[0]?.at ?? null,
  );

/** What the person of the reach has booked, for themselves and for others, by beginning. Two requests a phase. */
export function listOwn(
  table: Table,
  reach: Reach,
  phase: Phase,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Booking>>> {
  const stretches: Stretch[] = reach.own
    ? [
        { pk: `bookings#${reach.own}#${phase}`, index: "gsi1" },
        { pk: `bookedfor#${reach.own}#${phase}`, index: "gsi3" },
      ]
    : [];
  return readPage(table, stretches, request, { newestFirst: phase === "ENDED", cursors, toNode });
}

/** The keys of those whom the reach acts for: exactly these grids and units, not what lies below. */
const providersIn = ({ paths, unitIds }: Reach): string[] => [...paths, ...unitIds];

/** Bookings of a day at those the reach acts for, by beginning. One request for each of them. */
export function listDay(
  table: Table,
  reach: Reach,
  on: LocalDate,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Booking>>> {
  const stretches = providersIn(reach).map((key): Stretch => ({
    pk: `daybook#${key}#${on}`,
    index: "gsi2",
  }));
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

/** What waits for a decision of those the reach acts for, soonest due first. One request for each of them. */
export function listDesk(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Booking>>> {
  const stretches = providersIn(reach).map((key): Stretch => ({
    pk: `desk#${key}`,
    index: "gsi4",
  }));
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

/** When what waits for those the reach acts for is due, at most so many. One request for each of them. */
export async function deskDues(table: Table, reach: Reach, limit: number): Promise<Instant[]> {
  const found = await Promise.all(
    providersIn(reach).map((key) => query(table, { pk: `desk#${key}`, index: "gsi4", limit })),
  );
  return found
    .flat()
    .slice(0, limit)
    .map((item) => String(item["gsi4sk"]).split("#")[0] ?? "");
}
