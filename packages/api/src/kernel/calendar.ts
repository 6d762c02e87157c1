import { DAY, HOUR, MINUTE, atLocal, dateOf, toInstant } from "./clock.ts";
import type { Instant, LocalDate } from "./clock.ts";
import { notices } from "./holidays.ts";

/**
 * A time limit. MINUTE and DAY run on natural time, nights and holidays included; a DAY is 24 hours, so the
 * limit falls at the same wall time. WORK_HOUR runs only while the office is open. WORK_DAY counts whole working
 * days, leaves out the day it starts on, and ends when the office closes on the last one.
 */
export type Term = { unit: "MINUTE" | "WORK_HOUR" | "WORK_DAY" | "DAY"; amount: number };

/** A piece of time, `from` included, `to` not. */
export type Interval = { from: Instant; to: Instant };

/**
 * When a term ends, and the pieces of time it is made of, so that a screen can explain the deadline.
 * `unpublished` means the count needs a year whose holidays are not announced yet: `provisionalAt` knows that
 * year's weekends only and must never be shown as final.
 */
export type Due =
  | { kind: "due"; at: Instant; intervals: readonly Interval[] }
  | { kind: "unpublished"; code: "CALENDAR_UNPUBLISHED"; year: number; provisionalAt: Instant };

export type WallTime = `${number}:${number}`;

/** When an office works. A day in neither list follows the week, Monday to Friday. */
export type WorkCalendar = {
  /** Opening hours of a working day, in order and apart; `to` may be 24:00, a night shift is two windows. */
  windows: readonly { from: WallTime; to: WallTime }[];
  /** The announced years; `workdays` are the weekend days worked in exchange for a holiday. */
  years: Readonly<
    Record<number, { holidays: readonly LocalDate[]; workdays: readonly LocalDate[] }>
  >;
};

/** Which office counts (the street's, when not said), and the time that is not counted. */
export type CountOptions = { calendar?: WorkCalendar; pauses?: readonly Interval[] };

/** The hours of a street office, with every year the State Council has announced. */
export const officeCalendar: WorkCalendar = {
  windows: [
    { from: "09:00", to: "12:00" },
    { from: "13:30", to: "17:30" },
  ],
  years: Object.fromEntries(
    Object.entries(notices).map(([year, { festivals }]) => {
      const all = Object.values(festivals);
      return [
        year,
        { holidays: all.flatMap(({ off }) => off), workdays: all.flatMap(({ worked }) => worked) },
      ];
    }),
  ),
};

/**
 * When a term that starts at `start` ends. A pause is time that is not counted: minutes, days and work hours skip
 * exactly the paused time; a work day with any of its hours paused is not counted at all.
 * A term of 0 ends where it starts. Throws RangeError for an amount that is negative, or not whole for WORK_DAY.
 */
export function dueAfter(start: Instant, term: Term, options: CountOptions = {}): Due {
  const spans = spansOf(msOf(start), term, options);
  const at = toInstant(spans.at(-1)?.to ?? msOf(start));
  const year = unpublishedYear(start, spans, term.unit, options.calendar ?? officeCalendar);
  if (year !== null)
    return { kind: "unpublished", code: "CALENDAR_UNPUBLISHED", year, provisionalAt: at };
  return {
    kind: "due",
    at,
    intervals: spans.map(({ from, to }) => ({ from: toInstant(from), to: toInstant(to) })),
  };
}

/** Whether the office works on this date; `unpublished` when the holidays of its year are not announced. */
export function isWorkday(
  date: LocalDate,
  calendar: WorkCalendar = officeCalendar,
): boolean | "unpublished" {
  if (!calendar.years[yearOf(date)]) return "unpublished";
  return openingHours(msOf(atLocal(date, "00:00")), calendar).length > 0;
}

/** What the public calendar makes of a date: `MAKE_UP` is a weekend day worked in exchange for a holiday. */
export type DayKind = "WEEKDAY" | "WEEKEND" | "HOLIDAY" | "MAKE_UP";

/** The kind of a date, for those whose week is not the office's; `unpublished` as for `isWorkday`. */
export function dayKind(
  date: LocalDate,
  calendar: WorkCalendar = officeCalendar,
): DayKind | "unpublished" {
  const year = calendar.years[yearOf(date)];
  if (!year) return "unpublished";
  if (year.holidays.includes(date)) return "HOLIDAY";
  if (year.workdays.includes(date)) return "MAKE_UP";
  return isWeekday(msOf(atLocal(date, "00:00"))) ? "WEEKDAY" : "WEEKEND";
}

/**
 * Milliseconds of one kind of time inside an interval, pauses left out: natural time for MINUTE and DAY, opening
 * hours for WORK_HOUR and WORK_DAY. An interval that ends before it starts has none. In a year that is not
 * published only the weekends are known to be free.
 */
export function elapsed(
  interval: Interval,
  unit: Term["unit"],
  { calendar = officeCalendar, pauses = [] }: CountOptions = {},
): number {
  const [from, to] = [msOf(interval.from), msOf(interval.to)];
  const free = unpaused(countable(from, unit, calendar), inOrder(pauses));
  let total = 0;
  for (const span of free) {
    if (span.from >= to) break;
    total += Math.min(span.to, to) - span.from;
  }
  return total;
}

/**
 * The instant when `share` of a term has been used, for reminders: it falls inside the time that counts, never in
 * a night, a lunch break or a holiday the term leaves out. `share` is above 0 and at most 1 (else RangeError).
 * The point of an unpublished deadline is as provisional as the deadline.
 */
export function pointAt(
  start: Instant,
  term: Term,
  share: number,
  options: CountOptions = {},
): Instant {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share of a term, not ${share}`);
  const spans = spansOf(msOf(start), term, options);
  const total = spans.reduce((sum, span) => sum + length(span), 0);
  return toInstant(take(Math.round(total * share), spans).at(-1)?.to ?? msOf(start));
}

/** An interval in milliseconds, in which all the arithmetic is done. */
type Span = { from: number; to: number };

const length = ({ from, to }: Span): number => to - from;
const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** The pieces of time a term is made of, in order. */
function spansOf(
  start: number,
  { unit, amount }: Term,
  { calendar = officeCalendar, pauses = [] }: CountOptions,
): readonly Span[] {
  if (!Number.isFinite(amount) || amount < 0) throw new RangeError(`no term of ${amount} ${unit}`);
  const stops = inOrder(pauses);
  if (unit === "WORK_DAY") return wholeDays(start, amount, calendar, stops);
  const milliseconds = Math.round(amount * { MINUTE, DAY, WORK_HOUR: HOUR }[unit]);
  return take(milliseconds, unpaused(countable(start, unit, calendar), stops));
}

/** The opening hours of the first `amount` working days after the day of `start` that no pause touches. */
function wholeDays(
  start: number,
  amount: number,
  calendar: WorkCalendar,
  pauses: readonly Span[],
): readonly Span[] {
  if (!Number.isInteger(amount)) throw new RangeError(`work days are whole, not ${amount}`);
  const counted: Span[][] = [];
  for (let day = midnightOf(start) + DAY; counted.length < amount; day += DAY) {
    const hours = openingHours(day, calendar);
    const touched = hours.some(({ from, to }) => pauses.some((p) => p.from < to && from < p.to));
    if (hours.length > 0 && !touched) counted.push(hours);
  }
  return counted.flat();
}

/** The first `milliseconds` of these spans. */
function take(milliseconds: number, spans: Iterable<Span>): readonly Span[] {
  const taken: Span[] = [];
  let left = milliseconds;
  if (left === 0) return taken;
  for (const span of spans) {
    const piece = { from: span.from, to: span.from + Math.min(left, length(span)) };
    taken.push(piece);
    left -= length(piece);
    if (left === 0) break;
  }
  return taken;
}

/** All the time of a unit's kind from an instant on, in order and without end. */
function* countable(from: number, unit: Term["unit"], calendar: WorkCalendar): Generator<Span> {
  if (unit === "MINUTE" || unit === "DAY") {
    yield { from, to: Infinity };
    return;
  }
  for (let day = midnightOf(from); ; day += DAY)
    for (const hours of openingHours(day, calendar))
      if (hours.to > from) yield { from: Math.max(hours.from, from), to: hours.to };
}

/** The same time without the pauses. */
function* unpaused(spans: Iterable<Span>, pauses: readonly Span[]): Generator<Span> {
  for (const span of spans) {
    let { from } = span;
    for (const pause of pauses) {
      if (pause.to <= from || pause.from >= span.to) continue;
      if (from < pause.from) yield { from, to: pause.from };
      from = pause.to;
    }
    if (from < span.to) yield { from, to: span.to };
  }
}

/** Pauses by their start, those that hold no time left out. They may overlap. */
const inOrder = (pauses: readonly Interval[]): readonly Span[] =>
  pauses
    .map(({ from, to }) => ({ from: msOf(from), to: msOf(to) }))
    .filter((pause) => length(pause) > 0)
    .sort((a, b) => a.from - b.from);

/** The opening hours of the day that begins at this midnight: none on a rest day. */
function openingHours(midnight: number, calendar: WorkCalendar): Span[] {
  const { exceptions, windows } = tableOf(calendar);
  if (!(exceptions.get(midnight) ?? isWeekday(midnight))) return [];
  return windows.map(({ from, to }) => ({ from: midnight + from, to: midnight + to }));
}

/** A calendar as numbers: the days off and worked against the week, by their midnight, and the opening hours. */
type Table = { exceptions: ReadonlyMap<number, boolean>; windows: readonly Span[] };

/** A count asks about every day it passes, so each calendar is turned into numbers once. */
const tables = new WeakMap<WorkCalendar, Table>();

function tableOf(calendar: WorkCalendar): Table {
  const known = tables.get(calendar);
  if (known) return known;
  const days = (dates: readonly LocalDate[], works: boolean): [number, boolean][] =>
    dates.map((date) => [msOf(atLocal(date, "00:00")), works]);
  const table: Table = {
    exceptions: new Map(
      Object.values(calendar.years).flatMap(({ holidays, workdays }) => [
        ...days(holidays, false),
        ...days(workdays, true),
      ]),
    ),
    windows: inADay(calendar.windows),
  };
  tables.set(calendar, table);
  return table;
}

/** Opening hours as milliseconds since midnight. No hours, or hours out of order, would make a count endless. */
function inADay(windows: WorkCalendar["windows"]): readonly Span[] {
  const spans = windows.map(({ from, to }) => ({
    from: sinceMidnight(from),
    to: sinceMidnight(to),
  }));
  const edges = [0, ...spans.flatMap(({ from, to }) => [from, to]), DAY];
  const ordered = edges.every((edge, i) => i === 0 || edges[i - 1]! <= edge);
  if (spans.length === 0 || !ordered || spans.some((span) => length(span) === 0))
    throw new RangeError("opening hours are in order and within one day");
  return spans;
}

/** The local midnight that began 1970, a Thursday: week days are counted from it. */
const EPOCH = msOf(atLocal("1970-01-01", "00:00"));
const sinceMidnight = (time: WallTime): number => msOf(atLocal("1970-01-01", time)) - EPOCH;
const midnightOf = (ms: number): number => msOf(atLocal(dateOf(toInstant(ms)), "00:00"));
const isWeekday = (midnight: number): boolean => ((midnight - EPOCH) / DAY + 3) % 7 < 5;

/** A text that is not an instant is a fault: counted as NaN it would never end, or lose a pause. */
function msOf(at: Instant): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${at}`);
  return ms;
}

/** The first year whose holidays the count had to know and nobody has announced, if any. */
function unpublishedYear(
  start: Instant,
  spans: readonly Span[],
  unit: Term["unit"],
  calendar: WorkCalendar,
): number | null {
  const last = spans.at(-1);
  if (!last || unit === "MINUTE" || unit === "DAY") return null;
  const first = unit === "WORK_DAY" ? midnightOf(msOf(start)) + DAY : msOf(start);
  // An office that closes at 24:00 closes on that day, not on the next one, which may be another year.
  const lastYear = yearOf(dateOf(toInstant(last.to - 1)));
  for (let year = yearOf(dateOf(toInstant(first))); year <= lastYear; year++)
    if (!calendar.years[year]) return year;
  return null;
}
