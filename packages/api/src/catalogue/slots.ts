import { dayKind, dueAfter } from "../kernel/calendar.ts";
import {
  atLocal,
  DAY,
  dateOf,
  type Instant,
  type LocalDate,
  MINUTE,
  plus,
  toInstant,
  toMs,
} from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import {
  type BookingRules,
  GRAIN_MINUTES,
  type Hours,
  type OpeningPlan,
  type Service,
  type Weekday,
} from "./catalogue.ts";

/* From the opening plan to slots. Nothing here is stored: a slot exists because the plan says so. */

/** The lane of walk-in numbers; an event has a lane for each group, everything else just one. */
export const WALK_IN = "walk-in";

/** A stretch of time that can be booked. Two groups of an event at one time are two slots. */
export type Slot = {
  startAt: Instant;
  endAt: Instant;
  lane: string;
  capacity: number;
};

/** The slots of one day; `UNPUBLISHED`: the holidays of its year are not known yet, so nobody can say. */
export type Day = { on: LocalDate; status: "OPEN" | "CLOSED" | "UNPUBLISHED"; slots: Slot[] };

/** A stretch of a day in milliseconds. */
type Span = { from: number; to: number };

const spanOf = (on: LocalDate, { from, to }: Hours): Span => ({
  from: toMs(atLocal(on, from)),
  to: toMs(atLocal(on, to)),
});

const MONDAY_1970 = toMs(atLocal("1970-01-05", "00:00"));

/** The day of the week of a date, Monday 1. */
export function weekdayOf(on: LocalDate): Weekday {
  const days = Math.round((toMs(atLocal(on, "00:00")) - MONDAY_1970) / DAY);
  return ((((days % 7) + 7) % 7) + 1) as Weekday;
}

/** The date `days` later. */
export const dateAfter = (on: LocalDate, days: number): LocalDate =>
  dateOf(plus(atLocal(on, "00:00"), days * DAY));

/** The hours of a date: a dated exception beats holidays, and holidays beat the week. */
function hoursOf(plan: OpeningPlan, on: LocalDate): readonly Hours[] | "UNPUBLISHED" {
  const exception = plan.exceptions.find((one) => one.on === on);
  if (exception) return exception.hours;
  const usual = plan.weekly[weekdayOf(on)] ?? [];
  if (!plan.followsHolidays) return usual;
  const kind = dayKind(on);
  if (kind === "unpublished") return "UNPUBLISHED";
  if (kind === "HOLIDAY") return [];
  return kind === "MAKE_UP" && usual.length === 0 ? (plan.weekly[1] ?? []) : usual;
}

/** What is left of a span when the breaks are taken out. */
function without(span: Span, breaks: readonly Span[]): Span[] {
  return breaks.reduce<Span[]>(
    (left, gap) =>
      left.flatMap(({ from, to }) =>
        gap.to <= from || to <= gap.from
          ? [{ from, to }]
          : [
              { from, to: Math.min(to, gap.from) },
              { from: Math.max(from, gap.to), to },
            ].filter((piece) => piece.from < piece.to),
      ),
    [span],
  );
}

/** As many slots as fit, each with its buffers, one after the other. */
function cut({ from, to }: Span, { slotMinutes, bufferMinutes, capacity }: OpeningPlan): Slot[] {
  const [before, length, after] = [bufferMinutes.before, slotMinutes, bufferMinutes.after].map(
    (minutes) => minutes * MINUTE,
  ) as [number, number, number];
  const slots: Slot[] = [];
  for (let at = from; at + before + length + after <= to; at += before + length + after) {
    const startAt = toInstant(at + before);
    slots.push({ startAt, endAt: plus(startAt, length), lane: "", capacity });
  }
  return slots;
}

function occasionsOn({ occasions }: OpeningPlan, on: LocalDate): Slot[] {
  return occasions
    .filter((one) => one.on === on)
    .map(({ group, capacity, ...hours }) => {
      const { from, to } = spanOf(on, hours);
      return { startAt: toInstant(from), endAt: toInstant(to), lane: group, capacity };
    });
}

/** One queue for all who come without an appointment, as long as the day is open. */
function walkInsOf({ walkIns }: OpeningPlan, open: readonly Span[]): Slot[] {
  const [first, last] = [open[0], open.at(-1)];
  if (walkIns === 0 || !first || !last) return [];
  const [startAt, endAt] = [toInstant(first.from), toInstant(last.to)];
  return [{ startAt, endAt, lane: WALK_IN, capacity: walkIns }];
}

const byTime = (a: Slot, b: Slot): number =>
  toMs(a.startAt) - toMs(b.startAt) || (a.lane < b.lane ? -1 : 1);

/** The slots of one day, in order. */
export function dayOf({ mode, plan }: Pick<Service, "mode" | "plan">, on: LocalDate): Day {
  const hours = mode === "EVENT" ? [] : hoursOf(plan, on);
  if (hours === "UNPUBLISHED") return { on, status: "UNPUBLISHED", slots: [] };
  const breaks = plan.breaks.map((one) => spanOf(on, one));
  const open = hours.flatMap((one) => without(spanOf(on, one), breaks));
  const slots = [
    ...open.flatMap((span) => cut(span, plan)),
    ...(mode === "RECEPTION" ? walkInsOf(plan, open) : []),
    ...(mode === "EVENT" ? occasionsOn(plan, on) : []),
  ].sort(byTime);
  return { on, status: slots.length > 0 ? "OPEN" : "CLOSED", slots };
}

/** The slots of so many days from a date on. */
export const daysFrom = (
  service: Pick<Service, "mode" | "plan">,
  from: LocalDate,
  days: number,
): Day[] => Array.from({ length: days }, (_, n) => dayOf(service, dateAfter(from, n)));

/** The slot that begins then in that lane, or null when the plan has none. */
export const slotAt = (
  service: Pick<Service, "mode" | "plan">,
  startAt: Instant,
  lane: string,
): Slot | null =>
  dayOf(service, dateOf(startAt)).slots.find(
    (slot) => slot.startAt === startAt && slot.lane === lane,
  ) ?? null;

/** Beyond this nothing can be booked: ninety working days with the longest holidays. */
export const LONGEST_WINDOW = 200 * DAY;

/** Whether bookings may stand at that time that another plan gave. */
export const isReplannedAt = ({ replannedUntil }: Service, at: Instant): boolean =>
  replannedUntil !== undefined && at <= replannedUntil;

/** The pieces of the grain, by when they begin, that a slot takes of a room or person, buffers included. */
export function grainsOf(
  { startAt, endAt }: Pick<Slot, "startAt" | "endAt">,
  { bufferMinutes: { before, after } }: Pick<OpeningPlan, "bufferMinutes">,
): Instant[] {
  const from = toMs(startAt) - before * MINUTE;
  const to = toMs(endAt) + after * MINUTE;
  const step = GRAIN_MINUTES * MINUTE;
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, i) =>
    toInstant(from + i * step),
  );
}

/** The latest instant for which it may be booked now; a calendar nobody has published ends the window. */
export function windowEnd({ window }: BookingRules, now: Instant): Instant {
  const due = dueAfter(now, window);
  return due.kind === "due" ? due.at : atLocal(`${due.year - 1}-12-31`, "24:00");
}

/** Why a slot cannot be booked now as far as time goes; null when it can. */
export function timeRefusal(
  { rules, status }: Pick<Service, "rules" | "status">,
  { startAt, endAt, lane }: Slot,
  now: Instant,
): { kind: "refusal"; refusal: Refusal } | null {
  if (status !== "OPEN")
    return refuse(status === "RETIRED" ? "booking.service_retired" : "booking.service_paused");
  if (lane === WALK_IN)
    return now >= endAt || dateOf(now) !== dateOf(startAt)
      ? refuse("booking.walk_in_today", "startAt")
      : null;
  if (startAt <= now) return refuse("booking.slot_past", "startAt");
  if (plus(now, rules.leadMinutes * MINUTE) > startAt)
    return refuse("booking.too_late", "startAt", { minutes: rules.leadMinutes });
  return startAt > windowEnd(rules, now) ? refuse("booking.too_early", "startAt") : null;
}
