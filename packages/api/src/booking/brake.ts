import { type Instant, plus } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Basis } from "../proxy/proxy.ts";
import type { AskedEntry, Diary, DiaryEntry } from "./booking.ts";
import { others } from "./diary.ts";
import { DROPPED_FOR } from "./seating.ts";
import { sayTime } from "../kernel/spoken.ts";

/*
 * What slows down who takes seats again and again without coming: seats that are held and not confirmed, and
 * what was taken and given up within a day. It is decided on diaries that are compared in the write, so it
 * holds under parallel attempts. Who changes their mind a few times does not notice it.
 */

/** Seats held at once, until they are confirmed or given up. */
export const MOST_HELD = { ofService: 2, inAll: 3, byStaff: 20 } as const;
/** Taken and given up within a day: of one time, of one service, in all. */
export const MOST_DROPPED = { ofSlot: 3, ofService: 6, inAll: 12, byStaff: 60 } as const;

type Refused = { kind: "refusal"; refusal: Refusal } | null;
type Wanted = Pick<DiaryEntry, "serviceId" | "from" | "lane">;
type Asking = { basis: Basis; self: string; now: Instant };
type Dropped = Pick<AskedEntry, "until">;

const heldIn = (diary: Diary, { self, now }: Asking): DiaryEntry[] =>
  others(diary, self, now).filter(({ kind, until }) => kind === "LIVE" && until !== null);

/** Until when it counts; a hold that has run out counts as given up, swept or not. */
const countsUntil = (kind: string, until: Instant | null): Instant | null =>
  until === null || kind === "DROPPED" ? until : plus(until, DROPPED_FOR);

const isDropped = (kind: string, until: Instant | null, now: Instant): boolean =>
  kind === "DROPPED" || ((kind === "LIVE" || kind === "HELD") && until !== null && until <= now);

/** What somebody took and gave up lately, of a kind of lines in their diary. */
const droppedOf = <Line extends { kind: string; until: Instant | null }>(
  lines: ReadonlyMap<string, Line>,
  { self, now }: Asking,
): (Line & Dropped)[] =>
  [...lines].flatMap(([id, line]) => {
    const until = countsUntil(line.kind, line.until);
    const counts = id !== self && isDropped(line.kind, line.until, now) && until && until > now;
    return counts ? [{ ...line, until }] : [];
  });

const tooManyHeld = (max: number): Refused => refuse("booking.holds_open", undefined, { max });

/** Until when they have to wait: until one of those that count is forgotten; null: not at all. */
function waitUntil(dropped: readonly Dropped[], max: number): Instant | null {
  const ends = dropped.map(({ until }) => until).sort();
  return ends[ends.length - max] ?? null;
}

/** The latest of the moments at which one of these limits lets somebody through again. */
function tooManyDropped(...limits: readonly [dropped: readonly Dropped[], max: number][]): Refused {
  const waits = limits.flatMap(([dropped, max]) => waitUntil(dropped, max) ?? []);
  const when = waits.sort().at(-1);
  return when ? refuse("booking.slow_down", "startAt", { when: sayTime(when) }) : null;
}

/** All that one person has given up, for themselves and for others. */
const allDropped = (diary: Diary, asking: Asking): Dropped[] => [
  ...droppedOf(diary.entries, asking),
  ...droppedOf(diary.asked, asking),
];

/** All that one person holds, for themselves and for others. */
function allHeld(diary: Diary, asking: Asking): number {
  const { self, now } = asking;
  const asked = [...diary.asked].filter(
    ([id, { kind, until }]) => id !== self && kind === "HELD" && until > now,
  );
  return heldIn(diary, asking).length + asked.length;
}

/** Who gave up this time, this service or anything at all too often lately takes it up again later. */
export function dropRefusal(diary: Diary, asker: Diary, wanted: Wanted, asking: Asking): Refused {
  const all = allDropped(asker, asking);
  if (asking.basis?.kind === "POST") return tooManyDropped([all, MOST_DROPPED.byStaff]);
  const dropped = droppedOf(diary.entries, asking);
  const ofService = dropped.filter(({ serviceId }) => serviceId === wanted.serviceId);
  const ofSlot = ofService.filter(({ from, lane }) => from === wanted.from && lane === wanted.lane);
  return tooManyDropped(
    [ofSlot, MOST_DROPPED.ofSlot],
    [ofService, MOST_DROPPED.ofService],
    [dropped, MOST_DROPPED.inAll],
    [all, MOST_DROPPED.inAll],
  );
}

/** Who holds seats that are not confirmed confirms or gives up one of them first. */
export function holdRefusal(diary: Diary, asker: Diary, wanted: Wanted, asking: Asking): Refused {
  const all = allHeld(asker, asking);
  if (asking.basis?.kind === "POST")
    return all >= MOST_HELD.byStaff ? tooManyHeld(MOST_HELD.byStaff) : null;
  const held = heldIn(diary, asking);
  const ofService = held.filter(({ serviceId }) => serviceId === wanted.serviceId);
  if (ofService.length >= MOST_HELD.ofService) return tooManyHeld(MOST_HELD.ofService);
  return Math.max(held.length, all) >= MOST_HELD.inAll ? tooManyHeld(MOST_HELD.inAll) : null;
}
