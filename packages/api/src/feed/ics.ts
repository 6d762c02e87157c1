import ICAL from "ical.js";
import type { Component } from "./jcal.ts";

/** RFC 5545 counts 75 octets with the space that begins a continued line; the library does not count it. */
const FOLD_AT = 74;

/** Writes a calendar as programs read it. */
export function writeCalendar(calendar: Component): string {
  ICAL.foldLength = FOLD_AT;
  return ICAL.stringify(calendar);
}
