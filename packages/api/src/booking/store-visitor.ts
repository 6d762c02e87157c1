import { SECOND, toMs } from "../kernel/clock.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Change, getMany, type Key, type Table } from "../table/table.ts";
import type { Booking, BookingCommand } from "./booking.ts";

/*
 * The name of a visitor without an account. It lies beside the booking and not in it, so that it can end: a
 * timeline keeps what it once said. Written with the number, removed with the timer `FORGET`.
 */

const visitorKey = (id: string): Key => ({ pk: `visitor#${id}`, sk: "visitor" });

export function visitorChanges(
  id: string,
  before: Booking | null,
  after: Booking,
  command: BookingCommand,
): Change[] {
  const key = visitorKey(id);
  const { visitorUntil } = after;
  if (command.type === "takeNumber" && command.visitorName && visitorUntil) {
    const expiresAt = Math.floor(toMs(visitorUntil) / SECOND);
    return [{ kind: "change", key, set: { name: command.visitorName, expiresAt } }];
  }
  const isForgotten = before?.visitorUntil && !visitorUntil;
  return isForgotten ? [{ kind: "change", key, remove: ["name"] }] : [];
}

/** The names that are still kept, by booking. One request. */
export async function readVisitors(
  table: Table,
  ids: readonly string[],
): Promise<Map<string, Sealed>> {
  const items = await getMany(table, ids.map(visitorKey));
  const found = new Map(items.map((item) => [item.pk, item["name"] as Sealed | undefined]));
  return new Map(
    ids.flatMap((id) => {
      const name = found.get(visitorKey(id).pk);
      return name ? [[id, name] as const] : [];
    }),
  );
}
