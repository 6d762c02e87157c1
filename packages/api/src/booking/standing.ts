import { unitsOf } from "../catalogue/catalogue.ts";
import { type Decision, decided } from "../kernel/decision.ts";
import type { ActedAs } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { HitReason } from "../kernel/effects.ts";
import type { Booking, BookingFact, Standing } from "./booking.ts";
import { checkSlot, promise, slotOf, toBooked } from "./check.ts";
import { takenOf } from "./room.ts";
import { ruleProblem } from "./rules.ts";

/* What becomes of a booking that a change of its service hits: kept, moved, or called off with an apology. */

const causes: Readonly<Record<HitReason, string>> = {
  RETIRED: "服务停办",
  TIME: "开放时间调整，无法按原时间服务",
  SEATS: "名额减少，无法按原时间服务",
  PLACE: "地点或场地有变动，无法按原安排服务",
  PEOPLE: "服务对象有调整，无法继续为您服务",
  PAUSED: "服务暂停",
};
const sorry = (why: HitReason, isFull: boolean): string =>
  `${causes[why]}${isFull ? "，也没有其他空闲时段" : ""}，非常抱歉。请重新预约；30 天内候补该服务时您排在最前`;

type Known = { as: ActedAs; now: Instant; id: string };
type Moving = Extract<Standing, { to: object }>;

/** Where it goes under every rule of a fresh booking; null when something stands in the way. */
export function movedTo(
  booking: Booking,
  command: Moving,
  { now, id }: Pick<Known, "now" | "id">,
): BookingFact | null {
  const { service, seats, who, to, change } = command;
  const { party, stage, slot: was } = booking;
  const slot = slotOf(service, to);
  if (!service || !slot || checkSlot(service, slot, now)) return null;
  const { serviceId } = was;
  if (ruleProblem({ slot, service, serviceId, id, party, who, now }, command)) return null;
  const own = seats.seats.get(id);
  // Whoever waits there comes first, but nobody is moved out of a slot they are in.
  if (!own && seats.waiters.length > 0) return null;
  const units = unitsOf(service.rules, party);
  if (takenOf(seats) - (own?.party ?? 0) + units > slot.capacity) return null;
  const promised = promise(service);
  const settled = promised.mode === "HOME_VISIT" ? "ORDERED" : "BOOKED";
  return {
    type: "moved",
    was: { startAt: was.startAt, endAt: was.endAt, lane: was.lane },
    slot: toBooked(serviceId, slot),
    promised,
    to: stage === "PENDING" ? stage : settled,
    change,
  };
}

/** Decided once for each change: a message that comes twice changes nothing. */
export function stand(booking: Booking, command: Standing, known: Known): Decision<BookingFact> {
  const { rule, why, change, isNamed } = command;
  const isDecided = booking.stoodAt === change || (!isNamed && booking.isKept);
  if (isDecided || known.now >= booking.slot.startAt) return decided(known.as);
  if (rule === "KEEP") return decided(known.as, { type: "kept", why, change });
  const moved = command.to && movedTo(booking, command, known);
  if (moved) return decided(known.as, moved);
  const isFull = rule === "MOVE";
  const reason = sorry(why, isFull);
  return decided(known.as, { type: "calledOff", reason, isOwed: true, isFull });
}
