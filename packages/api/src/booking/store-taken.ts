import { dateOf, type Instant, type LocalDate, toInstant, toMs } from "../kernel/clock.ts";
import type { FreedSlot } from "../kernel/effects.ts";
import { stateKey } from "../table/aggregate.ts";
import { type Change, type Item, type Key, named, nameOf } from "../table/table.ts";
import type { Booking, Diary, Seat, SeatPlan, Surroundings, Waiter } from "./booking.ts";
import { emptySeats, nothingBeside } from "./room.ts";
import { type Line, type Place, placeOf } from "./queue.ts";
import { type Claim, claimOf, grainsTakenBy } from "./seating.ts";
import { diaryChanges } from "./store-diary.ts";

/*
 * What bookings take up of what is shared, as it lies in the table: seats, places in line and rooms
 * (diaries: store-diary.ts). One attribute per booking or piece of time; changed only with the booking (docs/decisions/0005).
 */

/** Attributes of what is shared, one per booking or piece of time; no two kinds look alike. */
const SEAT = "seat:";
const WAIT = "wait:";
const GRAIN = "grain:";
const STAND = "stand:";

/*
 * A slot is written as a whole with every seat, and hot when it is new: a seat is kept as short as it can be.
 * A party and the minutes, and while it is only held the moment until which it is.
 */
type StoredSeat = number | string;
const toStoredSeat = ({ party, until, minutes }: Seat): StoredSeat =>
  `${party}/${minutes}${until === null ? "" : ` ${toMs(until)}`}`;

function toSeat(stored: StoredSeat): Seat {
  const [size = "", until] = String(stored).split(" ");
  const [party, minutes = null] = size.split("/").map(Number) as [number, number?];
  return { party, minutes, until: until === undefined ? null : toInstant(Number(until)) };
}

export const slotKey = ({ serviceId, startAt, lane }: FreedSlot): Key => ({
  pk: `slots#${serviceId}`,
  sk: `${startAt}#${lane}`,
});
export const queueKey = ({
  serviceId,
  startAt,
}: Pick<FreedSlot, "serviceId" | "startAt">): Key => ({
  pk: `queue#${serviceId}`,
  sk: dateOf(startAt),
});
/** What a seat was decided on: the version of its service, and what else stands in its time. */
export type Fence = Pick<Surroundings, "serviceVersion" | "seats">;
const noFence: Pick<Fence, "seats"> = { seats: emptySeats };

/** What changes of one slot for one booking: its seat, its place in line, and the sums that guard them. */
function slotChange(
  id: string,
  was: Claim | null,
  is: Claim | null,
  { seats: { beside } }: Pick<Fence, "seats">,
): Change[] {
  const slot = (is ?? was)?.slot;
  if (!slot || JSON.stringify(was) === JSON.stringify(is)) return [];
  const [seat, wait] = [`${SEAT}${id}`, `${WAIT}${id}`];
  const [had, has] = [was?.seat ?? null, is?.seat ?? null];
  const [waited, waits] = [was?.wait ?? null, is?.wait ?? null];
  const taken = (has?.party ?? 0) - (had?.party ?? 0);
  const waiting = Number(waits !== null) - Number(waited !== null);
  // A longer seat in the same slot is looked at as a new one is.
  const takes = has !== null && had?.minutes !== has.minutes;
  return [
    {
      kind: "change",
      key: slotKey(slot),
      set: { ...(has && { [seat]: toStoredSeat(has) }), ...(waits && { [wait]: waits }) },
      remove: [...(had && !has ? [seat] : []), ...(waited && !waits ? [wait] : [])],
      add: { ...(taken !== 0 && { taken }), ...(waiting !== 0 && { waiting }) },
      when: {
        holds: [
          ...(had ? [seat] : []),
          ...(waited ? [wait] : []),
          // What they leave free in the time of the slot was counted as long as they are there.
          ...(takes ? beside.odd.map((one) => `${SEAT}${one}`) : []),
        ],
        lacks: was === null ? [seat, wait] : [],
        ...(takes && {
          atMost: { taken: slot.capacity - taken - beside.most + beside.oddTaken },
        }),
        // Whoever comes new goes to the end of the line, if there is one.
        ...(takes && was === null && { equals: { waiting: 0 } }),
      },
    },
  ];
}

const isSameSlot = (a: FreedSlot, b: FreedSlot): boolean =>
  a.startAt === b.startAt && a.lane === b.lane;

/** Moving to another time changes two slots: the old seat goes in the very write that has the new one. */
function seatChanges(
  id: string,
  before: Booking | null,
  after: Booking,
  fence: Fence | null,
): Change[] {
  const [was, is] = [before && claimOf(before), claimOf(after)];
  const around = fence ?? noFence;
  const changes =
    was && is && !isSameSlot(was.slot, is.slot)
      ? [...slotChange(id, was, null, around), ...slotChange(id, null, is, around)]
      : slotChange(id, was, is, around);
  const isTaken = is?.seat && (!was?.seat || !isSameSlot(was.slot, is.slot));
  return fence && (isTaken || (is?.wait && !was)) ? [asItIs(after, fence), ...changes] : changes;
}

/** A service that changes at this moment changes what is taken of it: then it is decided again. */
const asItIs = ({ slot }: Booking, { serviceVersion }: Fence): Change => ({
  kind: "change",
  key: stateKey(slot.serviceId),
  when: { equals: { version: serviceVersion } },
});

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

/** The pieces of time a booking has of each of its rooms and people, by the day they lie on. */
function roomsOf(booking: Booking | null): Map<string, { key: Key; grains: Instant[] }> {
  if (!booking) return new Map();
  const { path, resources } = booking.promised;
  const days = [...Map.groupBy(grainsTakenBy(booking), dateOf)];
  return new Map(
    resources.flatMap((name) =>
      days.map(([day, grains]) => {
        const key = resourceKey(path, name, day);
        return [nameOf(key), { key, grains }];
      }),
    ),
  );
}

/**
 * Rooms and people are taken piece by piece, each only while nobody else has it. What it had before may be
 * another room than what it has now.
 */
function resourceChanges(id: string, before: Booking | null, after: Booking): Change[] {
  const [was, is] = [roomsOf(before), roomsOf(after)];
  const names = (grains: readonly Instant[]) => grains.map((at) => `${GRAIN}${at}`);
  return [...new Map([...was, ...is])].flatMap(([room, { key }]): Change[] => {
    const [had, has] = [new Set(was.get(room)?.grains), new Set(is.get(room)?.grains)];
    const come = names([...has].filter((at) => !had.has(at)));
    const gone = names([...had].filter((at) => !has.has(at)));
    if (come.length === 0 && gone.length === 0) return [];
    const set = Object.fromEntries(come.map((name) => [name, id]));
    return [{ kind: "change", key, set, remove: gone, when: { lacks: come } }];
  });
}

/** Everything that changes with a booking beside itself; `diaries` are those it was decided on. */
export const takenChanges = (
  id: string,
  before: Booking | null,
  after: Booking,
  diaries: ReadonlyMap<string, Diary>,
  fence: Fence | null,
): Change[] => [
  ...seatChanges(id, before, after, fence),
  ...lineChanges(id, before, after),
  ...diaryChanges(id, before, after, diaries),
  ...resourceChanges(id, before, after),
];

function inLine(a: Waiter, b: Waiter): number {
  if (a.isOwed !== b.isOwed) return a.isOwed ? -1 : 1;
  return a.since < b.since || (a.since === b.since && a.id < b.id) ? -1 : 1;
}

export const toSeatPlan = (item: Item | undefined): SeatPlan => ({
  taken: (item?.["taken"] as number | undefined) ?? 0,
  seats: new Map([...named<StoredSeat>(item, SEAT)].map(([id, one]) => [id, toSeat(one)])),
  waiters: [...named<Omit<Waiter, "id">>(item, WAIT)]
    .map(([id, wait]) => ({ id, ...wait }))
    .sort(inLine),
  beside: nothingBeside,
});

/** The line as it lies in the table; missing before the first place in it. */
export const toLine = (item: Item | undefined): Line => ({
  drawn: (item?.["drawn"] as number | undefined) ?? 0,
  places: named<Place>(item, STAND),
});

/** The pieces of time in which a room or person is taken, each with the booking that has it. */
export const toGrains = (item: Item | undefined): Map<Instant, string> =>
  named<string>(item, GRAIN);

/** When a room or person of a place is taken on a day. */
export const resourceKey = (path: string, key: string, on: LocalDate): Key => ({
  pk: `resource#${path}#${key}`,
  sk: on,
});
