import { graceOf } from "../catalogue/catalogue.ts";
import { WALK_IN } from "../catalogue/slots.ts";
import { may, type Resource } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { DAY, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { type Decision, deny, type Refusal, refuse } from "../kernel/decision.ts";
import {
  ABSENCE,
  type Authority,
  type Booking,
  DISPUTE_WITHIN_DAYS,
  RATE_WITHIN_DAYS,
  type TransitionName,
  transitions,
} from "./booking.ts";
import { ownersOf } from "../proxy/proxy.ts";
import { stages } from "./labels.ts";
import { type ButtonName, mutations } from "./mutation.ts";
import { codeEndsAt, isAppointment, isHere, keptUntil, wasCalled } from "./queue.ts";

/*
 * What can be said about a command before its arguments are known: the stage allows it, the actor may
 * do it, and nothing about the booking forbids it. `decide` and `allowedActions` share this.
 */

type Refused = { kind: "refusal"; refusal: Refusal } | null;
type Asking = { booking: Booking; actor: Actor; now: Instant };
type Guard = (asking: Asking) => Refused;

/** As who comes, or as who booked it and may act for them still. */
const asPerson = (booking: Booking, actor: Actor): ActedAs | null =>
  may(actor, "booking:change", { ownerIds: ownersOf(booking, actor) });

const providerOf = ({ promised: { path, unitId } }: Booking): Resource => ({
  path,
  ...(unitId && { unitIds: [unitId] }),
});

const resourceFor = (booking: Booking, on: Authority, actor: Actor): Resource =>
  on === "person" ? { ownerIds: ownersOf(booking, actor) } : providerOf(booking);

/** Whoever was asked by name does it, and not a colleague. */
const byPerformer: Guard = ({ booking, actor }) => {
  const performer = "performer" in booking ? booking.performer : null;
  return performer === null || (actor.kind === "person" && actor.personId === performer.id)
    ? null
    : refuse("booking.performer_is_other", undefined, { name: performer.name });
};

const begunBy =
  (minutes: number, code: string): Guard =>
  ({ booking, now }) =>
    now >= plus(booking.slot.startAt, minutes * MINUTE)
      ? null
      : refuse(code, undefined, { minutes: Math.abs(minutes) });

const CHECK_IN_BEFORE_MINUTES = 30;

const notBegun: Guard = ({ booking, now }) =>
  now < booking.slot.startAt || booking.stage === "HELD" || booking.stage === "OFFERED"
    ? null
    : refuse("booking.begun");

/** Numbers are called, and only the line says whose turn it is. */
const byLine: Guard = ({ booking }) =>
  booking.slot.lane === WALK_IN ? refuse("booking.by_number") : null;

/** Whoever was called is called again, or found to be away, by who called them. */
const ofCalled: Guard = (asking) =>
  wasCalled(asking.booking) ? byPerformer(asking) : refuse("booking.not_called");

/** Who has an appointment at a reception is noted as there once, and as long as its place is kept. */
const toArrive: Guard = ({ booking, now }) => {
  if (!isAppointment(booking)) return null;
  if (isHere(booking)) return refuse("booking.here_already");
  return now >= keptUntil(booking)
    ? refuse("booking.grace_over", undefined, { minutes: graceOf(booking.promised) })
    : null;
};

/** Nobody is called, or noted as absent, against what is known of who is there. */
const whoIs =
  (wanted: "here" | "absent"): Guard =>
  ({ booking }) => {
    if (booking.promised.mode !== "RECEPTION" || isHere(booking) === (wanted === "here"))
      return null;
    return refuse(wanted === "here" ? "booking.not_here" : "booking.here_already");
  };

const guards: Partial<Record<TransitionName, Guard>> = {
  reschedule: (asking) => byLine(asking) ?? notBegun(asking),
  // A number can be given back until it is called: the line only gets shorter.
  cancel: (asking) => (asking.booking.slot.lane === WALK_IN ? null : notBegun(asking)),
  accept: byPerformer,
  turnDown: byPerformer,
  release: (asking) =>
    asking.booking.promised.mode === "HOME_VISIT"
      ? notBegun(asking)
      : refuse("booking.not_home_visit"),
  checkIn: (asking) =>
    byLine(asking) ??
    begunBy(-CHECK_IN_BEFORE_MINUTES, "booking.check_in_early")(asking) ??
    toArrive(asking) ??
    byPerformer(asking),
  call: (asking) =>
    asking.booking.promised.mode === "RECEPTION"
      ? whoIs("here")(asking)
      : refuse("booking.not_reception"),
  callAgain: ofCalled,
  skip: ofCalled,
  answerTalk: ({ booking: { clock } }) =>
    clock?.step === "ANSWER" ? null : refuse("booking.nothing_to_answer"),
  finish: byPerformer,
  reportAbsence: (asking) =>
    byLine(asking) ??
    whoIs("absent")(asking) ??
    begunBy(ABSENCE.waitMinutes, "booking.absence_wait")(asking) ??
    byPerformer(asking),
  reportNobodyCame: (asking) =>
    asking.booking.promised.mode === "HOME_VISIT"
      ? begunBy(ABSENCE.providerMinutes, "booking.absence_wait")(asking)
      : refuse("booking.not_home_visit"),
  answerRating: ({ booking: { clock } }) =>
    clock?.step === "REWORK" ? null : refuse("booking.nothing_to_answer"),
  dispute: ({ booking, now }) => {
    if (booking.complaintId) return refuse("booking.disputed_before");
    const endedAt = "doneAt" in booking ? booking.doneAt : "endedAt" in booking && booking.endedAt;
    return endedAt && now > plus(endedAt, DISPUTE_WITHIN_DAYS * DAY)
      ? refuse("booking.dispute_too_late", undefined, { days: DISPUTE_WITHIN_DAYS })
      : null;
  },
  rate: ({ booking, now }) => {
    if (booking.stage !== "DONE") return null;
    if (booking.evaluation) return refuse("booking.rated_before");
    return now > plus(booking.doneAt, RATE_WITHIN_DAYS * DAY)
      ? refuse("booking.rate_too_late", undefined, { days: RATE_WITHIN_DAYS })
      : null;
  },
};

export type Entitlement =
  | { kind: "granted"; as: ActedAs }
  | Exclude<Decision<never>, { kind: "facts" }>;

/** Whether the actor may give this command now, and under which identity; else why not. */
export function entitlement(
  booking: Booking,
  command: TransitionName,
  actor: Actor,
  now: Instant,
): Entitlement {
  const { action, on, from } = transitions[command];
  const as = may(actor, action, resourceFor(booking, on, actor));
  if (!as) return deny();
  const stagesFrom: readonly string[] = from;
  if (!stagesFrom.includes(booking.stage))
    return refuse("booking.not_now", undefined, { stage: stages[booking.stage] });
  return guards[command]?.({ booking, actor, now }) ?? { kind: "granted", as };
}

/** Commands given by clocks are nobody's button. */
const buttons = Object.keys(mutations) as ButtonName[];

/** What this actor may do to it now: the buttons to draw, from the same table that `decide` obeys. */
export const allowedActions = (booking: Booking, actor: Actor, now: Instant): ButtonName[] =>
  buttons.filter((command) => entitlement(booking, command, actor, now).kind === "granted");

/** Whether the actor may be given a code to show at the door now. */
export const mayShowCode = (booking: Booking, actor: Actor, now: Instant): boolean =>
  booking.stage === "BOOKED" &&
  booking.slot.lane !== WALK_IN &&
  !booking.arrivedAt &&
  now >= plus(booking.slot.startAt, -CHECK_IN_BEFORE_MINUTES * MINUTE) &&
  now < codeEndsAt(booking) &&
  asPerson(booking, actor) !== null;

/** Whether the actor may read what was told for the service: who comes or booked, and those who serve. */
export const seesPrivate = (booking: Booking, actor: Actor): boolean =>
  asPerson(booking, actor) !== null || may(actor, "booking:receive", providerOf(booking)) !== null;

/** Whether the actor receives visitors there, and so may know what to call them. */
export const seesVisitor = (booking: Booking, actor: Actor): boolean =>
  may(actor, "booking:receive", providerOf(booking)) !== null;

/** May this actor know of it: who comes, who booked it, and those who give the service. */
export const isVisible = (_id: string, booking: Booking, actor: Actor): boolean =>
  actor.kind === "system" ||
  asPerson(booking, actor) !== null ||
  may(actor, "booking:read", providerOf(booking)) !== null;
