import { checkAnswers } from "../catalogue/form.ts";
import { careOf, unitsOf } from "../catalogue/catalogue.ts";
import { WALK_IN } from "../catalogue/slots.ts";
import { may } from "../kernel/access.ts";
import type { ActedAs, PersonActor } from "../kernel/actor.ts";
import { type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { twinOf } from "../kernel/ids.ts";
import {
  type Bilingual,
  type Circumstances,
  type Decision,
  decided,
  deny,
  fill,
  type Refusal,
  refuse,
} from "../kernel/decision.ts";
import {
  ABSENCE,
  type At,
  type Booking,
  type BookingCommand,
  type BookingFact,
  emptyDiary,
  type Party,
  type Promised,
  type TransitionName,
} from "./booking.ts";
import {
  checkNote,
  checkSlot,
  needNote,
  promise,
  type Refused,
  slotOf,
  toBooked,
} from "./check.ts";
import { needsCall } from "./diary.ts";
import { dutyProblem } from "./duty.ts";
import { entitlement } from "./guard.ts";
import { fireTimer } from "./lapse.ts";
import type { CheckInMethod, LapseReason } from "./labels.ts";
import { codeEndsAt, isAppointment, MOST_CALLS } from "./queue.ts";
import { hasRoom, takenOf } from "./room.ts";
import { bookingRefusals } from "./refusal.ts";
import { offerEnd } from "./awake.ts";
import { ruleProblem } from "./rules.ts";
import { dutyOf } from "./seating.ts";
import { stand } from "./standing.ts";
import { take, takeNumber } from "./take.ts";

type Answer = Decision<BookingFact>;
type Command<T extends BookingCommand["type"]> = Extract<BookingCommand, { type: T }>;
/** What a decision knows besides the booking, once the actor may give the command. */
type Known = Circumstances & { as: ActedAs };

/** Where a confirmed booking goes: to whoever approves, to whoever assigns, or it is settled. */
function nextOf({ needsApproval, mode }: Promised, mustCall: boolean) {
  if (needsApproval || mustCall) return "PENDING" as const;
  return mode === "HOME_VISIT" ? ("ORDERED" as const) : ("BOOKED" as const);
}

/**
 * Everything is looked at again, not only the time of the hold: the service may have changed, and whoever
 * was offered a seat may have booked something else or moved away meanwhile. The seat itself is compared in the write.
 */
function confirm(
  booking: At<"HELD" | "OFFERED">,
  command: Command<"confirm">,
  { as, now, id }: Known,
): Answer {
  const { service, diary, seats, who } = command;
  if (service?.status === "RETIRED") return refuse("booking.service_retired");
  const isOver = now >= booking.until || now >= booking.slot.startAt;
  if (isOver || !seats.seats.has(id)) return refuse("booking.hold_expired");
  const slot = slotOf(service, booking.slot);
  if (!service || slot?.endAt !== booking.slot.endAt) return refuse("booking.slot_gone");
  const {
    party,
    stage,
    slot: { serviceId },
    madeAt,
  } = booking;
  const problem =
    ruleProblem(
      { slot, service, serviceId, id, party, who, now },
      command,
      stage === "HELD" ? madeAt : now,
    ) ??
    checkAnswers(service.form, command.answers) ??
    (booking.promised.mode === "HOME_VISIT" && command.sealed.address === null
      ? refuse("booking.address_missing", "addressId")
      : null);
  if (problem) return problem;
  return decided(as, {
    type: "confirmed",
    to: nextOf(booking.promised, needsCall(diary, now)),
    ...command.sealed,
  });
}

/** Another time of the same service: the old seat is let go only by the write that takes the new one. */
function reschedule(
  booking: Booking,
  command: Command<"reschedule">,
  { as, now, id }: Known,
): Answer {
  const { service } = command;
  const { serviceId, startAt, lane } = booking.slot;
  if (command.slot.serviceId !== serviceId) return refuse("booking.other_service", "serviceId");
  if (command.slot.lane === WALK_IN) return refuse("booking.take_number", "startAt");
  if (command.slot.startAt === startAt && command.slot.lane === lane)
    return refuse("booking.same_slot", "startAt");
  const slot = slotOf(service, command.slot);
  const early = checkSlot(service, slot, now);
  if (early || !service || !slot) return early ?? refuse("booking.slot_unknown", "startAt");
  if (now > cutoffOf(booking)) return refuse("booking.cutoff_passed");
  const { party } = booking;
  const problem =
    ruleProblem({ slot, service, serviceId, id, party, who: command.who, now }, command) ??
    (hasRoom(command.seats, slot.capacity, unitsOf(service.rules, party), now)
      ? null
      : refuse("booking.full", "startAt", { waiting: command.seats.waiters.length }));
  if (problem) return problem;
  const promised = promise(service);
  const to = nextOf(promised, needsCall(command.diary, now));
  return decided(as, { type: "rescheduled", slot: toBooked(serviceId, slot), promised, to });
}

/** Until then it may be given up or moved without a mark; a number as long as numbers are called. */
export function cutoffOf({ slot, promised, isKept, isMoved }: Booking): Instant {
  if (slot.lane === WALK_IN) return slot.endAt;
  // Its service was changed under it: that is no fault of theirs.
  return isKept || isMoved ? slot.startAt : plus(slot.startAt, -promised.cutoffMinutes * MINUTE);
}

/** A hold or a place in line is given up freely; a confirmed booking until the cut-off. */
const cancel = (booking: Booking, { as, now }: Known): Answer => {
  const isFirm = !["HELD", "WAITING", "OFFERED"].includes(booking.stage);
  return decided(as, { type: "cancelled", isLate: isFirm && now > cutoffOf(booking) });
};

/** A visit that is made by two names both; the second one gives the service too and is somebody else. */
function checkCompanion(
  { promised }: Booking,
  { performer, companion }: Command<"assign">,
  mayGo: (one: PersonActor) => boolean,
): Refused {
  if (!companion)
    return promised.needsCompanion ? refuse("booking.companion_missing", "companionId") : null;
  return companion.personId === performer?.personId || !mayGo(companion)
    ? refuse("booking.performer_unknown", "companionId")
    : null;
}

/** Only for who was asked to go: meanwhile it may have been given to somebody else. */
function release(
  booking: Booking,
  { personId, reason }: Command<"release">,
  { as }: Known,
): Answer {
  const performer = "performer" in booking ? booking.performer : null;
  return [performer, booking.companion].some((one) => one?.id === personId)
    ? decided(as, { type: "released", reason })
    : refuse("booking.performer_unknown");
}

const toParty = ({ personId: id, displayName: name }: PersonActor): Party => ({ id, name });

/** Why one of those who are sent cannot go then, or null; what is for people to weigh may be passed over. */
function checkDuty(
  booking: Booking,
  person: PersonActor | null,
  { diaries, anyway }: Command<"assign">,
  { id, field }: { id: string; field: string },
): Refused {
  if (person === null) return null;
  const visit = { id, duty: dutyOf(booking), name: person.displayName };
  const problem = dutyProblem(diaries.get(person.personId) ?? emptyDiary, visit);
  return problem && (problem.isFirm || !anyway)
    ? { kind: "refusal", refusal: { ...problem.refusal, field } }
    : null;
}

/** Somebody of those who give the service, who was not asked before and is free then. */
function assign(booking: Booking, command: Command<"assign">, { as, id }: Known): Answer {
  const { performer, companion } = command;
  const mayGo = (one: PersonActor) =>
    may(one, "booking:perform", careOf(booking.promised)) !== null;
  if (!performer || !mayGo(performer)) return refuse("booking.performer_unknown", "personId");
  if (booking.turnedDownBy.includes(performer.personId))
    return refuse("booking.performer_turned_down", "personId");
  return (
    checkCompanion(booking, command, mayGo) ??
    checkDuty(booking, performer, command, { id, field: "personId" }) ??
    checkDuty(booking, companion, command, { id, field: "companionId" }) ??
    decided(as, {
      type: "assigned",
      performer: toParty(performer),
      companion: companion && toParty(companion),
    })
  );
}

/** A code is of this booking as it is now: after a change, or once used, an old one is worth nothing. */
function checkIn(booking: Booking, { code }: Command<"checkIn">, { as, id, now }: Known): Answer {
  // Who has an appointment at a reception is there and waits to be called; everybody else is served now.
  const type = isAppointment(booking) ? ("arrived" as const) : ("checkedIn" as const);
  const checkedIn = (method: CheckInMethod) => decided(as, { type, method });
  if (code === "NONE") return checkedIn("STAFF");
  if (now >= codeEndsAt(booking)) return refuse("booking.code_over", "code");
  if (code === "EXPIRED") return refuse("booking.code_expired", "code");
  const isRight = code !== "INVALID" && code.bookingId === id && code.sequence === booking.sequence;
  return isRight ? checkedIn("CODE") : refuse("booking.code_invalid", "code");
}

/** A talk on a reception day ends with a record the resident can read. */
function finish(booking: Booking, { record }: Command<"finish">, { as }: Known): Answer {
  const problem =
    booking.promised.mode === "RECEPTION"
      ? needNote(record ?? "", "record")
      : checkNote(record, "record");
  return problem ?? decided(as, { type: "finished", record: record?.trim() || null, auto: false });
}

function rate({ rating, comment }: Command<"rate">, { as }: Known): Answer {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5)
    return refuse("booking.rating_range", "rating");
  const evaluation = { rating, comment: comment?.trim() || null };
  return checkNote(comment, "comment") ?? decided(as, { type: "rated", evaluation });
}

/** What is disputed goes on as a complaint, which others than those who served look into. */
const dispute = ({ text }: Command<"dispute">, { as, id }: Known): Answer =>
  needNote(text, "text") ??
  decided(as, { type: "disputed", text: text.trim(), complaintId: twinOf("complaint", id) });

/** Whoever calls somebody talks to them. */
const call = ({ as, actor }: Known): Answer =>
  actor.kind === "person"
    ? decided(as, { type: "called", performer: { id: actor.personId, name: actor.displayName } })
    : deny();

/** Evidence before it is held against anybody: called twice, waited a quarter of an hour. */
const reportAbsence = ({ calls }: Command<"reportAbsence">, { as }: Known): Answer =>
  Number.isInteger(calls) && calls >= ABSENCE.calls && calls <= 99
    ? decided(as, { type: "absenceReported", calls })
    : refuse("booking.absence_calls", "calls", { calls: ABSENCE.calls });

/** What passes by itself or is no matter of the person: the place in line is kept. */
const passing = ["booking.service_paused", "booking.slot_taken"];
const lapsed = (reason: LapseReason, why?: Bilingual): BookingFact => ({
  type: "lapsed",
  reason,
  complaintId: null,
  ...(why && { why }),
});

/**
 * A seat is offered under every rule of a fresh booking, to be answered by day. Somebody for whom nothing
 * can come of it any more is told at once, and the next in line is asked.
 */
function offer(booking: At<"WAITING">, command: Command<"offer">, { as, now, id }: Known): Answer {
  const { seats, service, who } = command;
  const slot = slotOf(service, booking.slot);
  if (!service || slot?.endAt !== booking.slot.endAt) return refuse("booking.slot_gone");
  const { party } = booking;
  const isWaiting = seats.waiters.some((one) => one.id === id);
  if (!isWaiting || takenOf(seats) + unitsOf(service.rules, party) > slot.capacity)
    return refuse("booking.full");
  const { serviceId } = booking.slot;
  const problem = ruleProblem({ slot, service, serviceId, id, party, who, now }, command);
  const code = problem?.refusal.code ?? "";
  if (problem && passing.includes(code)) return problem;
  const limit = plus(slot.startAt, -service.rules.leadMinutes * MINUTE);
  const until = offerEnd(now, limit);
  if (until === null || code === "booking.slot_past" || code === "booking.too_late")
    return decided(as, lapsed("NO_TIME"));
  // The date of birth is asked for when the offer is taken.
  if (problem && code !== "booking.birth_date_missing")
    return decided(as, lapsed("NOT_ALLOWED", inWords(problem.refusal)));
  const { capacity } = slot;
  return decided(as, { type: "offered", until, capacity, promised: promise(service) });
}

const inWords = ({ code, params }: Refusal): Bilingual => {
  const words = bookingRefusals[code] ?? { zh: code, en: code };
  return { zh: fill(words.zh, params, "zh"), en: fill(words.en, params, "en") };
};

/** What is not settled when its service changes: over with the service or the time, or still in line. */
function review(booking: Booking, { service }: Command<"review">, { as, now }: Known): Answer {
  if (now >= booking.slot.startAt) return decided(as);
  if (!service || service.status === "RETIRED") return decided(as, lapsed("SERVICE_RETIRED"));
  if (slotOf(service, booking.slot)?.endAt !== booking.slot.endAt)
    return decided(as, lapsed("SLOT_CLOSED"));
  const isTold = booking.isPauseTold ?? false;
  if (booking.stage === "HELD" || (service.status === "PAUSED") === isTold) return decided(as);
  return decided(as, { type: isTold ? "resumed" : "paused" });
}

const nextOfApproved = ({ promised }: Booking) =>
  promised.mode === "HOME_VISIT" ? ("ORDERED" as const) : ("BOOKED" as const);

function decideMore(
  booking: Booking,
  command: Exclude<BookingCommand, { type: "hold" | "join" | "takeNumber" }>,
  known: Known,
): Answer {
  const { as } = known;
  switch (command.type) {
    case "confirm":
      return confirm(booking as At<"HELD" | "OFFERED">, command, known);
    case "reschedule":
      return reschedule(booking, command, known);
    case "cancel":
      return cancel(booking, known);
    case "approve":
      return decided(as, { type: "approved", to: nextOfApproved(booking) });
    case "decline":
      return (
        needNote(command.reason, "reason") ??
        decided(as, { type: "declined", reason: command.reason.trim() })
      );
    case "callOff":
      return (
        needNote(command.reason, "reason") ??
        decided(as, { type: "calledOff", reason: command.reason.trim() })
      );
    case "assign":
      return assign(booking, command, known);
    case "release":
      return release(booking, command, known);
    case "accept":
      return decided(as, { type: "accepted" });
    case "turnDown":
      return (
        needNote(command.reason, "reason") ??
        decided(as, { type: "turnedDown", reason: command.reason.trim(), auto: false })
      );
    case "checkIn":
      return checkIn(booking, command, known);
    case "finish":
      return finish(booking, command, known);
    case "reportAbsence":
      return reportAbsence(command, known);
    case "reportNobodyCame":
      return decided(as, { type: "nobodyCame", auto: false });
    case "rate":
      return rate(command, known);
    case "answerRating":
      return (
        needNote(command.text, "text") ??
        decided(as, { type: "ratingAnswered", text: command.text.trim() })
      );
    case "call":
      return call(known);
    case "callAgain":
      return decided(as, { type: "calledAgain" });
    case "skip":
      return decided(as, {
        type: "skipped",
        isLast: (booking.ticket?.calls ?? 0) + 1 >= MOST_CALLS,
      });
    case "answerTalk":
      return (
        needNote(command.text, "text") ??
        decided(as, { type: "talkAnswered", text: command.text.trim() })
      );
    case "dispute":
      return dispute(command, known);
    case "offer":
      return offer(booking as At<"WAITING">, command, known);
    case "stand":
      return stand(booking, command, known);
    case "review":
      return review(booking, command, known);
    case "fireTimer":
      return fireTimer(booking, command.timer, known);
  }
}

/** Decides about a booking: stage, access and arguments, against what is true of everything around it. */
export function decide(
  booking: Booking | null,
  command: BookingCommand,
  circumstances: Circumstances,
): Answer {
  if (command.type === "hold" || command.type === "join") return take(command, circumstances);
  if (command.type === "takeNumber") return takeNumber(command, circumstances);
  if (booking === null) return deny("NOT_FOUND");
  const name: TransitionName = command.type;
  const entitled = entitlement(booking, name, circumstances.actor, circumstances.now);
  return entitled.kind === "granted"
    ? decideMore(booking, command, { ...circumstances, as: entitled.as })
    : entitled;
}
