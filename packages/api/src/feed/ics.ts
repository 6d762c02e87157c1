import type { Component } from "./jcal.ts";

/** RFC 5545 counts 75 octets with the space that begins a continued line; the library does not count it. */
const FOLD_AT = 74;

/** Writes a calendar as programs read it. The library is loaded with the first feed and not before. */
export async function writeCalendar(calendar: Component): Promise<string> {
  const { default: ICAL } = await import("ical.js");
  ICAL.foldLength = FOLD_AT;
  return ICAL.stringify(calendar);
}
