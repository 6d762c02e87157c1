import { careOf, type Service, unitsOf } from "../catalogue/catalogue.ts";
import { type Slot, WALK_IN } from "../catalogue/slots.ts";
import { may } from "../kernel/access.ts";
import { DAY, type Instant, MINUTE, plus } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { type Basis, standingFor } from "../proxy/proxy.ts";
import {
  type BookingCommand,
  type BookingFact,
  HOLD_MINUTES,
  MAX_WAITING,
  type Surroundings,
  VISITOR_DAYS,
} from "./booking.ts";
import {
  checkPeople,
  checkSlot,
  needNote,
  promise,
  type Refused,
  slotOf,
  toBooked,
} from "./check.ts";
import { dropRefusal, holdRefusal } from "./brake.ts";
import { isOwed, waitsAlready } from "./diary.ts";
import { ageFor, diaryProblem, ruleProblem, type Wanted } from "./rules.ts";
import { hasRoom } from "./room.ts";

/* Taking something up for the first time: a seat, a place in line, or a number. */

type Answer = Decision<BookingFact>;
type Command<T extends BookingCommand["type"]> = Extract<BookingCommand, { type: T }>;
type Take = Command<"hold" | "join">;

const actions = { oneself: "booking:book", resident: "booking:bookFor" } as const;

/** A seat for whoever comes first; for who comes too late there is the waiting list. */
function checkRoom(command: Take, { rules }: Service, slot: Slot, now: Instant): Refused {
  return hasRoom(command.seats, slot.capacity, unitsOf(rules, command.party), now)
    ? null
    : refuse("booking.full", "startAt", { waiting: command.seats.waiters.length });
}

/** Waiting makes sense only where there is nothing to be had, and once: a line of one person is none. */
function checkLine(
  { seats, diary, slot: { serviceId, lane }, party: people }: Take,
  { rules }: Service,
  slot: Slot,
  now: Instant,
): Refused {
  const party = unitsOf(rules, people);
  const wanted = { serviceId, from: slot.startAt, to: slot.endAt, lane };
  if (waitsAlready(diary, wanted, now)) return refuse("booking.waits_already", "startAt");
  if (hasRoom(seats, slot.capacity, party, now)) return refuse("booking.seats_left", "startAt");
  if (party > slot.capacity) return refuse("booking.party_size", "party", { max: slot.capacity });
  return seats.waiters.length >= MAX_WAITING
    ? refuse("booking.line_full", undefined, { max: MAX_WAITING })
    : null;
}

/** Numbers that are drawn and given back again and again are slowed down like seats. */
const numberProblem = (wanted: Omit<Wanted, "party" | "who">, around: Surroundings): Refused => {
  const { slot, serviceId, id, now } = wanted;
  const drawn = { serviceId, from: slot.startAt, lane: slot.lane };
  return (
    diaryProblem(wanted, around) ??
    dropRefusal(around.diary, around.diary, drawn, { basis: null, self: id, now })
  );
};

/** Who holds too much already, or gave up too often lately, goes on later. */
function brakeProblem(
  { type, diary, asker, slot: { serviceId, startAt: from, lane } }: Take,
  basis: Basis,
  { id: self, now }: Pick<Circumstances, "id" | "now">,
): Refused {
  const wanted = { serviceId, from, lane };
  const asking = { basis, self, now };
  const held = type === "hold" ? holdRefusal(diary, asker, wanted, asking) : null;
  return held ?? dropRefusal(diary, asker, wanted, asking);
}

/** A number for whoever is there: for oneself, or given by those who serve to somebody without an account. */
export function takeNumber(command: Command<"takeNumber">, circumstances: Circumstances): Answer {
  const { actor, now, id } = circumstances;
  const { service, guestName, slot: name } = command;
  if (!service || actor.kind !== "person") return deny("NOT_FOUND");
  const isGuest = guestName !== null;
  const as = isGuest
    ? may(actor, "booking:receive", careOf(service))
    : may(actor, "booking:book", {});
  if (!as) return deny();
  const slot = slotOf(service, name);
  const wanted = slot && { slot, service, serviceId: name.serviceId, id, now };
  const problem =
    checkSlot(service, slot, now) ??
    (isGuest
      ? needNote(guestName, "guestName")
      : checkPeople(service, { ...command, bornOn: null }, { at: now, now })) ??
    (wanted && !isGuest ? numberProblem(wanted, command) : null);
  if (problem || !slot) return problem ?? refuse("booking.slot_unknown", "startAt");
  if (!hasRoom(command.seats, slot.capacity, 1, now)) return refuse("booking.full", "startAt");
  const requester = { id: actor.personId, name: actor.displayName };
  return decided(as, {
    type: "numberTaken",
    number: command.drawn + 1,
    visitorUntil: isGuest ? plus(slot.endAt, VISITOR_DAYS * DAY) : null,
    slot: toBooked(name.serviceId, slot),
    promised: promise(service),
    party: 1,
    requester,
    // The name of a visitor is kept beside the booking, sealed and not for ever.
    beneficiary: isGuest ? { id: null, name: "" } : requester,
    basis: null,
  });
}

/** A seat for a while, to be confirmed, or a place in the waiting list. */
export function take(command: Take, circumstances: Circumstances): Answer {
  const { actor, now, id } = circumstances;
  const asked = { ...command, beneficiaryId: command.beneficiary.id };
  const standing = standingFor(asked, actions, circumstances);
  if (!standing || actor.kind !== "person") return deny();
  const { service, party, bornOn, homes, roles, beneficiary } = command;
  if (command.slot.lane === WALK_IN) return refuse("booking.take_number", "startAt");
  const slot = slotOf(service, command.slot);
  const early = checkSlot(service, slot, now);
  if (early || !service || !slot) return early ?? refuse("booking.slot_unknown", "startAt");
  const isHold = command.type === "hold";
  const who = { homes, roles, bornOn, ages: null };
  // Who waits, waits for a room as well.
  const around = isHold ? command : { ...command, busy: new Map() };
  const problem =
    ruleProblem(
      { slot, service, serviceId: command.slot.serviceId, id, party, who, now },
      around,
    ) ??
    brakeProblem(command, standing.basis, { id, now }) ??
    (isHold ? checkRoom(command, service, slot, now) : checkLine(command, service, slot, now));
  if (problem) return problem;
  const held = {
    slot: toBooked(command.slot.serviceId, slot),
    promised: promise(service),
    party,
    requester: { id: actor.personId, name: actor.displayName },
    beneficiary,
    basis: standing.basis,
    age: ageFor(service, bornOn, slot.startAt),
  };
  const until = plus(now, HOLD_MINUTES * MINUTE);
  const owed = isOwed(command.diary, command.slot.serviceId, now);
  return decided(
    standing.as,
    isHold ? { type: "held", until, ...held } : { type: "joined", isOwed: owed, ...held },
  );
}
