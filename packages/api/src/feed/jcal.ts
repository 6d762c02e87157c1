import { HOUR, type Instant, toInstant, toMs } from "../kernel/clock.ts";
import { withoutControls } from "../kernel/text.ts";
import type { CalendarEntry } from "./entry.ts";

/*
 * A calendar as jCal (RFC 7265), which a library writes out as iCalendar (RFC 5545). Times are wall times of
 * the one zone the community lives in; a moment of change is in UTC, as the standard asks.
 */

type Parameters = Readonly<Record<string, string>>;
type Property = [name: string, parameters: Parameters, type: string, value: string | number];
export type Component = [name: string, properties: Property[], components: Component[]];

const ZONE = "Asia/Shanghai";
const OFFSET = "+08:00";

/** The zone has had no other time since 1992, and nothing is booked before that. */
const zone: Component = [
  "vtimezone",
  [["tzid", {}, "text", ZONE]],
  [
    [
      "standard",
      [
        ["dtstart", {}, "date-time", "1992-01-01T00:00:00"],
        ["tzoffsetfrom", {}, "utc-offset", OFFSET],
        ["tzoffsetto", {}, "utc-offset", OFFSET],
        ["tzname", {}, "text", "CST"],
      ],
      [],
    ],
  ],
];

/** The library escapes line feeds and no other control characters: programs take a bare CR for a new line. */
const text = (name: string, value: string): Property => [name, {}, "text", withoutControls(value)];

const local = (name: string, at: Instant): Property => [
  name,
  { tzid: ZONE },
  "date-time",
  toInstant(toMs(at) + 8 * HOUR).slice(0, 19),
];

const utc = (name: string, at: Instant): Property => [name, {}, "date-time", `${at.slice(0, 19)}Z`];

const toEvent = (entry: CalendarEntry): Component => [
  "vevent",
  [
    text("uid", entry.uid),
    ["sequence", {}, "integer", entry.sequence],
    utc("dtstamp", entry.changedAt),
    local("dtstart", entry.startAt),
    local("dtend", entry.endAt),
    text("status", entry.status),
    text("transp", entry.isBusy && entry.status !== "CANCELLED" ? "OPAQUE" : "TRANSPARENT"),
    text("summary", entry.summary),
    text("description", entry.description),
    ...(entry.location ? [text("location", entry.location)] : []),
  ],
  [],
];

/** How often a program should look again; both names are in use. */
const REFRESH = "PT1H";

/**
 * The whole calendar. It is published and not sent as a message, so what was cancelled stays in it with its
 * status: METHOD:CANCEL would be for a message that holds nothing else.
 */
export const toCalendar = (name: string, entries: readonly CalendarEntry[]): Component => [
  "vcalendar",
  [
    text("version", "2.0"),
    text("prodid", "-//Linge//Calendar//ZH"),
    text("calscale", "GREGORIAN"),
    text("method", "PUBLISH"),
    text("name", name),
    text("x-wr-calname", name),
    ["x-wr-timezone", {}, "unknown", ZONE],
    ["refresh-interval", {}, "duration", REFRESH],
    ["x-published-ttl", {}, "unknown", REFRESH],
  ],
  [zone, ...entries.map(toEvent)],
];
