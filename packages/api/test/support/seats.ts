import type { Booking, DiaryEntry } from "../../src/booking/booking.ts";
import { placeOf } from "../../src/booking/queue.ts";
import { claimOf, diaryEntryOf, grainsTakenBy } from "../../src/booking/seating.ts";
import { dateOf } from "../../src/kernel/clock.ts";
import { toStored } from "../../src/table/aggregate.ts";
import type { Item, Table } from "../../src/table/table.ts";
import { dump } from "./table.ts";

/* What lies in the table must say the same thing twice: slots, diaries and rooms, and the bookings. */

const named = (item: Item, prefix: string): string[] =>
  Object.keys(item)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));

const sorted = (names: readonly string[]): string => [...names].sort().join(" ");

type World = { items: Item[]; bookings: Map<string, Booking> };

async function readWorld(table: Table): Promise<World> {
  const items = await dump(table);
  const states = items.filter(({ pk, sk }) => pk.startsWith("bkg_") && sk === "state");
  return {
    items,
    bookings: new Map(states.map((item) => [item.pk, toStored<Booking>(item).state])),
  };
}

function slotProblems({ items, bookings }: World): string[] {
  return items
    .filter(({ pk }) => pk.startsWith("slots#"))
    .flatMap((item) => {
      const here = [...bookings].flatMap(([id, booking]) => {
        const claim = claimOf(booking);
        const key =
          claim && `slots#${claim.slot.serviceId} ${claim.slot.startAt}#${claim.slot.lane}`;
        return claim && key === `${item.pk} ${item.sk}` ? [{ id, claim }] : [];
      });
      const seated = here.filter(({ claim }) => claim.seat);
      const sum = seated.reduce((all, { claim }) => all + (claim.seat?.party ?? 0), 0);
      const most = Math.max(0, ...seated.map(({ claim }) => claim.slot.capacity));
      const waiting = here.filter(({ claim }) => claim.wait);
      return [
        ...(sum === ((item["taken"] as number | undefined) ?? 0)
          ? []
          : [`${item.sk}: ${sum} live, ${String(item["taken"])} taken`]),
        ...(sum <= most ? [] : [`${item.sk}: oversold, ${sum} of ${most}`]),
        ...(sorted(named(item, "seat:")) === sorted(seated.map(({ id }) => id))
          ? []
          : [`${item.sk}: seats`]),
        ...(sorted(named(item, "wait:")) === sorted(waiting.map(({ id }) => id))
          ? []
          : [`${item.sk}: line`]),
        ...(waiting.length === ((item["waiting"] as number | undefined) ?? 0)
          ? []
          : [`${item.sk}: waiting`]),
      ];
    });
}

type Live = DiaryEntry & { madeAt: string };

function diaryProblems({ items, bookings }: World): string[] {
  return items
    .filter(({ pk }) => pk.startsWith("diary#"))
    .flatMap((item) => {
      const mine = [...bookings].filter(([, one]) => `diary#${one.beneficiary.id}` === item.pk);
      const entries = mine.flatMap(([id, one]) => {
        const entry = diaryEntryOf(one);
        return entry ? [{ id, entry }] : [];
      });
      const live = entries
        .map(({ id, entry }) => ({ ...entry, madeAt: bookings.get(id)?.madeAt ?? "" }))
        .filter(({ kind, lane }) => kind === "LIVE" && lane === "");
      // A hold that had run out when the other was made is over, swept or not.
      const wasOver = (one: Live, other: Live) => one.until !== null && one.until <= other.madeAt;
      const clash = live.some((a, i) =>
        live.some(
          (b, j) => i < j && a.from < b.to && b.from < a.to && !wasOver(a, b) && !wasOver(b, a),
        ),
      );
      return [
        ...(sorted(named(item, "entry:")) === sorted(entries.map(({ id }) => id))
          ? []
          : [`${item.pk}: entries`]),
        ...(clash ? [`${item.pk}: in two places at once`] : []),
      ];
    });
}

function roomProblems({ items, bookings }: World): string[] {
  const wanted = [...bookings].flatMap(([id, one]) =>
    grainsTakenBy(one).flatMap((at) =>
      one.promised.resources.map((key) => `${one.promised.path}#${key} ${at} ${id}`),
    ),
  );
  const stored = items
    .filter(({ pk }) => pk.startsWith("resource#"))
    .flatMap((item) =>
      named(item, "grain:").map(
        (at) => `${item.pk.slice("resource#".length)} ${at} ${String(item[`grain:${at}`])}`,
      ),
    );
  const places = wanted.map((one) => one.split(" ").slice(0, 2).join(" "));
  return [
    ...(sorted(wanted) === sorted(stored) ? [] : ["rooms differ from bookings"]),
    ...(new Set(places).size === places.length ? [] : ["a room is taken twice"]),
  ];
}

/** Whoever stands in a line by their booking, and nobody else; each number drawn once, as many as were drawn. */
function lineProblems({ items, bookings }: World): string[] {
  const standing = [...bookings].flatMap(([id, one]) =>
    placeOf(one) ? [`queue#${one.slot.serviceId} ${dateOf(one.slot.startAt)} ${id}`] : [],
  );
  const lines = items.filter(({ pk }) => pk.startsWith("queue#"));
  const stored = lines.flatMap((item) =>
    named(item, "stand:").map((id) => `${item.pk} ${item.sk} ${id}`),
  );
  const numbers = [...bookings.values()].flatMap(({ slot, ticket }) =>
    ticket?.number ? [`${slot.serviceId} ${dateOf(slot.startAt)} ${ticket.number}`] : [],
  );
  const drawn = lines.reduce((sum, item) => sum + ((item["drawn"] as number | undefined) ?? 0), 0);
  return [
    ...(sorted(standing) === sorted(stored) ? [] : ["lines differ from bookings"]),
    ...(new Set(numbers).size === numbers.length && numbers.length === drawn
      ? []
      : ["a number was drawn twice or is lost"]),
  ];
}

/** Everything that is not as it must be at every instant; nothing when all is. */
export async function seatProblems(table: Table): Promise<string[]> {
  const world = await readWorld(table);
  return [
    ...slotProblems(world),
    ...lineProblems(world),
    ...diaryProblems(world),
    ...roomProblems(world),
  ];
}

/** How many bookings stand in each stage. */
export async function countStages(table: Table): Promise<Record<string, number>> {
  const { bookings } = await readWorld(table);
  const counts: Record<string, number> = {};
  for (const { stage } of bookings.values()) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}
