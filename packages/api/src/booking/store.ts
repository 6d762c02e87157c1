import { dateOf, type Instant, type LocalDate, toInstant, toMs } from "../kernel/clock.ts";
import type { Reach } from "../kernel/access.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Service } from "../catalogue/catalogue.ts";
import type { Capability } from "../run.ts";
import {
  type IndexKeys,
  type Layout,
  loadWithTimeline,
  stateKey,
  type Stored,
  toStored,
} from "../table/aggregate.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import {
  type Change,
  get,
  getMany,
  type Item,
  type Key,
  query,
  type Table,
} from "../table/table.ts";
import { apply } from "./apply.ts";
import {
  type Booking,
  type BookingCommand,
  type BookingFact,
  type Diary,
  type DiaryEntry,
  isOpen,
  type Seat,
  type SeatPlan,
  type Surroundings,
  type Waiter,
} from "./booking.ts";
import { timersOf, wakesAt } from "./clock.ts";
import { decide } from "./decide.ts";
import { outdatedIn } from "./diary.ts";
import { isVisible } from "./guard.ts";
import type { Step } from "./labels.ts";
import { effectsOf } from "./news.ts";
import { type Line, type Place, placeOf } from "./queue.ts";
import { type Claim, claimOf, diaryEntryOf, grainsTakenBy } from "./seating.ts";

/*
 * Access patterns
 *   a booking, alone or with its timeline       pk = booking
 *   of who comes, open or ended                 gsi1 bookings#<person>#<phase>, by beginning
 *   booked for others, open or ended            gsi3 bookedfor#<person>#<phase>, by beginning
 *   of a provider on a day                      gsi2 daybook#<unit or path>#<date>, by beginning
 *   waiting for a provider's decision           gsi4 desk#<unit or path>, by beginning
 *   whose next timer has come                   gsi7 bookingdue#<shard>, soonest first
 *   the seats of a service, by slot             pk = slots#<service>, sk = <beginning>#<lane>
 *   the line of a reception day                 pk = queue#<service>, sk = <date>
 *   what somebody has booked                    pk = diary#<person>
 *   when a room or person is taken              pk = resource#<path>#<key>, sk = <date>
 *
 * Seats, diaries and resources hold one attribute per booking or piece of time, and are changed only in
 * the transaction that changes the booking: docs/decisions/0005.
 */

export type Phase = "OPEN" | "ENDED";
const phaseOf = (booking: Booking): Phase => (isOpen(booking) ? "OPEN" : "ENDED");

export const TIMER_SHARDS = 8;
const shardOf = (id: string): number =>
  [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % TIMER_SHARDS, 0);

/** Whose desk it is on: the unit that gives the service, or the grid. */
const providerKey = ({ unitId, path }: { unitId: string | null; path: string }): string =>
  unitId ?? path;

/** What those who serve still owe after all is done. */
const owed: readonly Step[] = ["ANSWER", "REWORK"];

function layout(id: string, booking: Booking): Layout {
  const { slot, promised, beneficiary, requester, stage, clock } = booking;
  const sk = `${slot.startAt}#${id}`;
  const phase = phaseOf(booking);
  const wakes = wakesAt(booking);
  const waits: IndexKeys =
    stage === "PENDING" ||
    stage === "ORDERED" ||
    stage === "ASSIGNED" ||
    (clock && owed.includes(clock.step))
      ? { gsi4pk: `desk#${providerKey(promised)}`, gsi4sk: sk }
      : {};
  const isForOther = beneficiary.id !== null && requester.id !== beneficiary.id;
  return {
    keys: {
      ...(beneficiary.id && { gsi1pk: `bookings#${beneficiary.id}#${phase}`, gsi1sk: sk }),
      gsi2pk: `daybook#${providerKey(promised)}#${dateOf(slot.startAt)}`,
      gsi2sk: sk,
      ...(isForOther && { gsi3pk: `bookedfor#${requester.id}#${phase}`, gsi3sk: sk }),
      ...waits,
      ...(wakes && { gsi7pk: `bookingdue#${shardOf(id)}`, gsi7sk: `${wakes}#${id}` }),
    },
    views: [],
  };
}

/** Attributes of what is shared, one per booking or piece of time; no two kinds look alike. */
const SEAT = "seat:";
const WAIT = "wait:";
const ENTRY = "entry:";
const GRAIN = "grain:";
const STAND = "stand:";

/*
 * A slot is written as a whole with every seat, and hot when it is new: a seat is kept as short as it can be.
 * A party, and while it is only held the moment until which it is.
 */
type StoredSeat = number | string;
const toStoredSeat = ({ party, until }: Seat): StoredSeat =>
  until === null ? party : `${party} ${toMs(until)}`;

function toSeat(stored: StoredSeat): Seat {
  const [party, until] = String(stored).split(" ").map(Number) as [number, number?];
  return { party, until: until === undefined ? null : toInstant(until) };
}

const slotKey = ({ serviceId, startAt, lane }: FreedSlot): Key => ({
  pk: `slots#${serviceId}`,
  sk: `${startAt}#${lane}`,
});
const queueKey = ({ serviceId, startAt }: Pick<FreedSlot, "serviceId" | "startAt">): Key => ({
  pk: `queue#${serviceId}`,
  sk: dateOf(startAt),
});
const diaryKey = (personId: string): Key => ({ pk: `diary#${personId}`, sk: "diary" });
/** What changes of one slot for one booking: its seat, its place in line, and the sums that guard them. */
function slotChange(id: string, was: Claim | null, is: Claim | null): Change[] {
  const slot = (is ?? was)?.slot;
  if (!slot || JSON.stringify(was) === JSON.stringify(is)) return [];
  const [seat, wait] = [`${SEAT}${id}`, `${WAIT}${id}`];
  const [had, has] = [was?.seat ?? null, is?.seat ?? null];
  const [waited, waits] = [was?.wait ?? null, is?.wait ?? null];
  const taken = (has?.party ?? 0) - (had?.party ?? 0);
  const waiting = Number(waits !== null) - Number(waited !== null);
  const takes = has !== null && had === null;
  return [
    {
      kind: "change",
      key: slotKey(slot),
      set: { ...(has && { [seat]: toStoredSeat(has) }), ...(waits && { [wait]: waits }) },
      remove: [...(had && !has ? [seat] : []), ...(waited && !waits ? [wait] : [])],
      add: { ...(taken !== 0 && { taken }), ...(waiting !== 0 && { waiting }) },
      when: {
        holds: [...(had ? [seat] : []), ...(waited ? [wait] : [])],
        lacks: was === null ? [seat, wait] : [],
        ...(takes && { atMost: { taken: slot.capacity - has.party } }),
        // Whoever comes new goes to the end of the line, if there is one.
        ...(takes && was === null && { equals: { waiting: 0 } }),
      },
    },
  ];
}

const isSameSlot = (a: FreedSlot, b: FreedSlot): boolean =>
  a.startAt === b.startAt && a.lane === b.lane;

/** Moving to another time changes two slots: the old seat goes in the very write that has the new one. */
function seatChanges(id: string, before: Booking | null, after: Booking): Change[] {
  const [was, is] = [before && claimOf(before), claimOf(after)];
  if (was && is && !isSameSlot(was.slot, is.slot))
    return [...slotChange(id, was, null), ...slotChange(id, null, is)];
  return slotChange(id, was, is);
}

/** What is entered is compared with the diary it was decided on: nobody can book twice at once. */
function diaryChanges(
  id: string,
  before: Booking | null,
  after: Booking,
  diary: Diary | null,
): Change[] {
  const [was, is] = [before && diaryEntryOf(before), diaryEntryOf(after)];
  const personId = after.beneficiary.id;
  if (personId === null || JSON.stringify(was) === JSON.stringify(is)) return [];
  const name = `${ENTRY}${id}`;
  const stale = diary ? outdatedIn(diary, after.madeAt).filter((one) => one !== id) : [];
  return [
    {
      kind: "change",
      key: diaryKey(personId),
      ...(is && { set: { [name]: is } }),
      remove: [...(is ? [] : [name]), ...stale.map((one) => `${ENTRY}${one}`)],
      add: { version: 1 },
      ...(is && diary && { when: { equals: { version: diary.version } } }),
    },
  ];
}

/** Where somebody stands in line, if they do. */
type Stand = { key: Key; place: Place };
const standOf = (booking: Booking | null): Stand | null => {
  const place = booking && placeOf(booking);
  return place && { key: queueKey(booking.slot), place };
};

/** The line follows from the bookings; a number is drawn only as the next one of those drawn so far. */
function lineChanges(id: string, before: Booking | null, after: Booking): Change[] {
  const [was, is] = [standOf(before), standOf(after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const name = `${STAND}${id}`;
  const isDrawn = before === null && after.ticket?.number;
  const isMoved = was && is && was.key.sk !== is.key.sk;
  return [
    ...(was && (!is || isMoved) ? [{ kind: "change", key: was.key, remove: [name] } as const] : []),
    ...(is
      ? [
          {
            kind: "change",
            key: is.key,
            set: { [name]: is.place },
            ...(isDrawn && { add: { drawn: 1 }, when: { equals: { drawn: isDrawn - 1 } } }),
          } as const,
        ]
      : []),
  ];
}

/** The pieces of time of one resource, by the day they lie on. */
const byDay = (booking: Booking | null): Map<string, Instant[]> =>
  Map.groupBy(booking ? grainsTakenBy(booking) : [], dateOf);

/** Rooms and people are taken piece by piece, each only while nobody else has it. */
function resourceChanges(id: string, before: Booking | null, after: Booking): Change[] {
  const [was, is] = [byDay(before), byDay(after)];
  const { path, resources } = after.promised;
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((day) => {
    const [had, has] = [new Set(was.get(day)), new Set(is.get(day))];
    const come = [...has].filter((at) => !had.has(at));
    const gone = [...had].filter((at) => !has.has(at));
    if (come.length === 0 && gone.length === 0) return [];
    const names = (grains: readonly Instant[]) => grains.map((at) => `${GRAIN}${at}`);
    return resources.map((key): Change => ({
      kind: "change",
      key: { pk: `resource#${path}#${key}`, sk: day },
      set: Object.fromEntries(names(come).map((name) => [name, id])),
      remove: names(gone),
      when: { lacks: names(come) },
    }));
  });
}

export const bookings: Capability<Booking, BookingCommand, BookingFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects: effectsOf,
  alongside: (id, before, after, command) => [
    ...seatChanges(id, before, after),
    ...lineChanges(id, before, after),
    ...diaryChanges(id, before, after, "diary" in command ? command.diary : null),
    ...resourceChanges(id, before, after),
  ],
};

/** Attributes of one kind, without their prefix. */
const named = <Value>(item: Item | undefined, prefix: string): Map<string, Value> =>
  new Map(
    Object.entries(item ?? {})
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value as Value]),
  );

function inLine(a: Waiter, b: Waiter): number {
  if (a.isOwed !== b.isOwed) return a.isOwed ? -1 : 1;
  return a.since < b.since || (a.since === b.since && a.id < b.id) ? -1 : 1;
}

const toSeatPlan = (item: Item | undefined): SeatPlan => ({
  taken: (item?.["taken"] as number | undefined) ?? 0,
  seats: new Map([...named<StoredSeat>(item, SEAT)].map(([id, one]) => [id, toSeat(one)])),
  waiters: [...named<Omit<Waiter, "id">>(item, WAIT)]
    .map(([id, wait]) => ({ id, ...wait }))
    .sort(inLine),
});

const toDiary = (item: Item | undefined): Diary => ({
  version: (item?.["version"] as number | undefined) ?? 0,
  entries: named<DiaryEntry>(item, ENTRY),
});

/** The rooms and people of a service, which belong to where it is offered. */
export type Rooms = { path: string; resources: readonly string[] };

const resourceKeysOf = ({ path, resources }: Rooms, on: LocalDate): Key[] =>
  resources.map((key) => ({ pk: `resource#${path}#${key}`, sk: on }));

/**
 * The service, the seats of a slot, the diary of a person and the rooms, as they are at this moment. One
 * request. What the booking `self` has of the rooms counts as free.
 */
export async function readAround(
  table: Table,
  slot: FreedSlot,
  { personId, self }: { personId: string; self: string },
  rooms: Rooms,
): Promise<Surroundings> {
  const resources = resourceKeysOf(rooms, dateOf(slot.startAt));
  const service = stateKey(slot.serviceId);
  const keys = [service, slotKey(slot), diaryKey(personId), ...resources];
  const items = await getMany(table, keys, { ConsistentRead: true });
  const find = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
  const found = find(service);
  const taken = resources.flatMap((key) => [...named<string>(find(key), GRAIN)]);
  return {
    service: found ? toStored<Service>(found).state : null,
    seats: toSeatPlan(find(slotKey(slot))),
    diary: toDiary(find(diaryKey(personId))),
    busy: new Map(taken.filter(([, by]) => by !== self)),
  };
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
  return new Set(items.flatMap((item) => [...named(item, GRAIN).keys()]));
}

/** The line of a service on the day of an instant. One request. */
export async function readLine(table: Table, serviceId: Id<"service">, at: Instant): Promise<Line> {
  const item = (await get(table, queueKey({ serviceId, startAt: at }))) ?? undefined;
  const drawn = (item?.["drawn"] as number | undefined) ?? 0;
  return { drawn, places: named<Place>(item, STAND) };
}

export const slotName = ({ startAt, lane }: Pick<FreedSlot, "startAt" | "lane">): string =>
  `${startAt}#${lane}`;

/** A booking with its whole timeline, in one request. */
export const loadBookingWithTimeline = (table: Table, id: string) =>
  loadWithTimeline<Booking, BookingFact>(table, id);

const toNode = (item: Item): Stored<Booking> => toStored<Booking>(item);

export type Due = { id: Id<"booking">; position: string; isRipe: boolean };

/** Bookings that the sweep must look at, of one shard, soonest first, beyond a position. One request. */
export async function listDue(
  table: Table,
  shard: number,
  now: Instant,
  { after, limit }: { after: string | null; limit: number },
): Promise<Due[]> {
  const range = { index: "gsi7", pk: `bookingdue#${shard}`, before: `${now}~`, limit } as const;
  const items = await query(table, { ...range, ...(after !== null && { after }) });
  return items.map((item) => {
    const next = timersOf(toNode(item).state)[0];
    const isRipe = next !== undefined && next.at <= now;
    return { id: item.pk as Id<"booking">, position: item["gsi7sk"] as string, isRipe };
  });
}

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

/** What waits for a decision of those the reach acts for, by beginning. One request for each of them. */
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
