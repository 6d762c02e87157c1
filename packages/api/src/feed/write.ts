import type { Booking } from "../booking/booking.ts";
import { entryOf, type Reader } from "./entry.ts";
import { type Feed, feedSorts, sortOf } from "./feed.ts";
import { writeCalendar } from "./ics.ts";
import { toCalendar } from "./jcal.ts";

const readerOf = ({ roleId, ownerId }: Feed): Reader =>
  roleId === null ? { kind: "OWN", personId: ownerId } : { kind: "POST" };

/** The bookings of a feed as a calendar. */
export function writeFeed(feed: Feed, bookings: readonly { id: string; state: Booking }[]): string {
  const { language } = feed;
  const entries = bookings.flatMap(
    ({ id, state }) => entryOf(id, state, readerOf(feed), language) ?? [],
  );
  return writeCalendar(toCalendar(feedSorts[sortOf(feed)][language], entries));
}
