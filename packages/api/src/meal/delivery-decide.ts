import { may } from "../kernel/access.ts";
import type { ActedAs, Actor } from "../kernel/actor.ts";
import { dateOf, type Instant } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { sayDay, sayTime } from "../kernel/spoken.ts";
import { cutoffOf, isSettled, planFor } from "./calendar.ts";
import { checkNote, needReason } from "./check.ts";
import {
  CALLS,
  type Check,
  type Delivery,
  type DeliveryCommand,
  type DeliveryFact,
  type Door,
  isOpen,
  isUnderCheck,
  type Stop,
} from "./delivery.ts";
import { stepDue } from "./delivery-clock.ts";
import { ownersOf } from "../proxy/proxy.ts";
import { type CheckStep, checkSteps, mealStages, type Outcome } from "./labels.ts";

/* What happens at a door, and what follows when nobody opens it. */

type Answer = Decision<DeliveryFact>;
type Command<T extends DeliveryCommand["type"]> = Extract<DeliveryCommand, { type: T }>;

/** Whoever carries the meals to this door, and nobody else of the unit. */
const asCourier = (
  { courier, unitId }: Pick<Stop, "courier" | "unitId">,
  actor: Actor,
): ActedAs | null =>
  actor.kind === "person" && actor.personId === courier?.id
    ? may(actor, "meal:deliver", { unitIds: [unitId] })
    : null;

/** The staff of the grid around the door. */
const asStaff = ({ home }: Pick<Stop, "home">, actor: Actor): ActedAs | null =>
  may(actor, "meal:check", { path: home.path });

/** Who eats, or who ordered it and may act for them still. */
export const asPeople = (about: Stop, actor: Actor): ActedAs | null =>
  may(actor, "meal:change", { ownerIds: ownersOf(about, actor) });

/** Who may know of it: who eats, who ordered, the staff of the grid, and who carries the meal. */
export const isVisible = (_id: string, delivery: Delivery, actor: Actor): boolean =>
  actor.kind === "system" ||
  asPeople(delivery, actor) !== null ||
  asStaff(delivery, actor) !== null ||
  asCourier(delivery, actor) !== null;

/**
 * Who may give a command about it: also a courier who has taken the route over since the door was touched;
 * whose route it is today, the door decides.
 */
export const isReachable = (id: string, delivery: Delivery, actor: Actor): boolean =>
  isVisible(id, delivery, actor) ||
  may(actor, "meal:cook", { path: delivery.home.path, unitIds: [delivery.unitId] }) !== null ||
  (actor.kind === "person" && may(actor, "meal:deliver", { unitIds: [delivery.unitId] }) !== null);

/** Whether there is a meal to bring to this door today. */
function checkDoor({ subscription, kitchen, stop: { servedOn: on } }: Door, now: Instant) {
  if (on !== dateOf(now)) return refuse("meal.other_day", "servedOn", { on: sayDay(on) });
  if (planFor(subscription, kitchen, on) !== "MEAL")
    return refuse("meal.none_then", "servedOn", { on: sayDay(on) });
  return isSettled(kitchen, on, now)
    ? null
    : refuse("meal.not_settled", "servedOn", {
        on: sayDay(on),
        cutoff: sayTime(cutoffOf(kitchen, on)),
      });
}

/** Whoever opens late is well: a check that runs ends with the meal. */
function deliver(
  delivery: Delivery | null,
  { door }: Command<"deliver">,
  { actor, now }: Circumstances,
): Answer {
  const { stop } = door;
  const as = asCourier(stop, actor);
  if (!as) return deny();
  // A meal that was on its way when the day was called off may still arrive.
  const isCalledOff = delivery?.stage === "EXPLAINED" && stop.servedOn === dateOf(now);
  const problem = isCalledOff ? null : checkDoor(door, now);
  if (problem) return problem;
  return delivery?.stage === "DELIVERED" ? decided(as) : decided(as, { type: "delivered", stop });
}

function reportUnanswered(
  delivery: Delivery | null,
  { door, complaintId }: Command<"reportUnanswered">,
  { actor, now }: Circumstances,
): Answer {
  const { stop } = door;
  const as = asCourier(stop, actor);
  if (!as) return deny();
  const problem = checkDoor(door, now);
  if (problem) return problem;
  if (delivery && isUnderCheck(delivery)) return decided(as);
  if (delivery && !isOpen(delivery))
    return refuse("meal.not_now", undefined, { stage: mealStages[delivery.stage] });
  return decided(as, { type: "unanswered", stop, complaintId });
}

/** Those who cook and carry, and the community, may say why a meal does not come; afterwards of a missed one too. */
function explain(
  delivery: Delivery | null,
  { door, note }: Command<"explain">,
  { actor, now }: Circumstances,
): Answer {
  const { stop } = door;
  const as =
    asCourier(stop, actor) ??
    may(actor, "meal:cook", { path: stop.home.path, unitIds: [stop.unitId] });
  if (!as) return deny();
  const problem =
    (delivery && isOpen(delivery) ? null : checkDoor(door, now)) ?? needReason(note, "note");
  if (problem) return problem;
  if (delivery?.stage === "EXPLAINED" && delivery.note === note.trim()) return decided(as);
  if (delivery && !isOpen(delivery))
    return refuse("meal.not_now", undefined, { stage: mealStages[delivery.stage] });
  return decided(as, {
    type: "explained",
    stop: delivery ? stopOf(delivery) : stop,
    note: note.trim(),
  });
}

/** What was brought, or is being looked into, stays as it is. */
function callOff(
  delivery: Delivery | null,
  { stop, note }: Command<"callOff">,
  { actor }: Circumstances,
): Answer {
  const as = may(actor, "meal:fireTimer", {});
  if (!as) return deny();
  return delivery && !isOpen(delivery)
    ? decided(as)
    : decided(as, { type: "calledOff", stop, note });
}

/** A meal that nobody brought to an end by its time; what came in between leaves nothing to say. */
function miss(
  delivery: Delivery | null,
  { stop, to, askAt, isTold }: Command<"miss">,
  { actor }: Circumstances,
): Answer {
  const as = may(actor, "meal:fireTimer", {});
  if (!as) return deny();
  if (delivery && (delivery.stage !== "LATE" || to === "LATE")) return decided(as);
  return decided(
    as,
    to === "LATE" ? { type: "late", stop, askAt } : { type: "missed", stop, askAt, isTold },
  );
}

/** The step after this one: without an emergency contact nobody is left to ask. */
function after(step: CheckStep, hasContact: boolean): "VISIT" | "CONTACT" | "ALARM" {
  if (step === "CALL") return "VISIT";
  return step === "VISIT" && hasContact ? "CONTACT" : "ALARM";
}

function passOn(
  { hasContact }: Delivery,
  { step }: Check,
  how: { note: string | null; auto: boolean },
): DeliveryFact {
  const to = after(step, hasContact);
  return to === "ALARM"
    ? { type: "alarmed", needsHelp: false, ...how }
    : { type: "passedOn", to, ...how };
}

/** The courier's part is the phone; who eats and their relatives may say at any time that all is well. */
function identityFor(delivery: Delivery, { step }: Check, outcome: Outcome, actor: Actor) {
  const isOver = step !== "CALL" && outcome === "NO_ANSWER";
  const asOwner = outcome === "NO_ANSWER" ? null : asPeople(delivery, actor);
  return asStaff(delivery, actor) ?? (isOver ? null : asCourier(delivery, actor)) ?? asOwner;
}

function noAnswer(delivery: Delivery, check: Check, note: string | null): DeliveryFact {
  return check.step === "CALL" && check.calls + 1 < CALLS
    ? { type: "callUnanswered", note }
    : passOn(delivery, check, { note, auto: false });
}

function report(
  delivery: Delivery,
  { step, outcome, note: said }: Command<"report">,
  actor: Actor,
): Answer {
  const { check } = delivery;
  if (!check || !isUnderCheck(delivery))
    return isVisible("", delivery, actor)
      ? refuse("meal.not_now", undefined, { stage: mealStages[delivery.stage] })
      : deny();
  const as = identityFor(delivery, check, outcome, actor);
  if (!as) return deny();
  const problem = checkNote(said, "note");
  if (problem) return problem;
  const note = said?.trim() || null;
  if (outcome === "WELL") return decided(as, { type: "foundWell", note });
  if (check.step === "ALARM") return refuse("meal.alarm_open");
  if (check.step !== step)
    return refuse("meal.step_passed", "step", { step: checkSteps[check.step] });
  return outcome === "NEEDS_HELP"
    ? decided(as, { type: "alarmed", needsHelp: true, note, auto: false })
    : decided(as, noAnswer(delivery, check, note));
}

/** A step that ran out; before its time, or once it has fired, it is refused: of two sweeps one comes too late. */
function fireTimer(delivery: Delivery, { actor, now }: Circumstances): Answer {
  const as = may(actor, "meal:fireTimer", {});
  if (!as) return deny();
  const due = delivery.check && isUnderCheck(delivery) ? stepDue(delivery.check) : null;
  return due && delivery.check && due.at <= now
    ? decided(as, passOn(delivery, delivery.check, { note: null, auto: true }))
    : refuse("meal.timer_not_due");
}

/** Decides about the meal of a day at a door. */
export function decide(
  delivery: Delivery | null,
  command: DeliveryCommand,
  circumstances: Circumstances,
): Answer {
  if (command.type === "deliver") return deliver(delivery, command, circumstances);
  if (command.type === "reportUnanswered")
    return reportUnanswered(delivery, command, circumstances);
  if (command.type === "explain") return explain(delivery, command, circumstances);
  if (command.type === "callOff") return callOff(delivery, command, circumstances);
  if (command.type === "miss") return miss(delivery, command, circumstances);
  if (delivery === null) return deny("NOT_FOUND");
  return command.type === "report"
    ? report(delivery, command, circumstances.actor)
    : fireTimer(delivery, circumstances);
}

/** Every step begins anew, at its own time. */
const onTo = (delivery: Delivery, check: Check): Delivery => ({
  ...stopOf(delivery),
  stage: "SAFE_CHECK",
  check,
});

const stopOf = (delivery: Delivery): Stop => {
  const { subscriptionId, servedOn, kitchenId, unitId, home } = delivery;
  const { beneficiary, requester, basis, courier, hasContact } = delivery;
  return {
    subscriptionId,
    servedOn,
    kitchenId,
    unitId,
    home,
    beneficiary,
    requester,
    basis,
    courier,
    hasContact,
  };
};

type Fact<T extends DeliveryFact["type"]> = Extract<DeliveryFact, { type: T }>;

const unanswered = ({ stop, complaintId }: Fact<"unanswered">, at: Instant): Delivery => ({
  ...stop,
  stage: "NOT_AT_HOME",
  check: { step: "CALL", since: at, calls: 0, complaintId, alarmedAt: null },
});

/** The meal after a fact; the first fact makes it. */
export function apply(
  delivery: Delivery | null,
  fact: DeliveryFact,
  { at }: { at: Instant },
): Delivery {
  if (fact.type === "unanswered") return unanswered(fact, at);
  if (fact.type === "late") return { ...fact.stop, stage: "LATE", at, check: null };
  if (fact.type === "missed") return { ...fact.stop, stage: "MISSED", at, check: null };
  if (fact.type === "explained" || fact.type === "calledOff")
    return { ...fact.stop, stage: "EXPLAINED", at, note: fact.note, check: null };
  if (fact.type === "delivered")
    return { ...fact.stop, stage: "DELIVERED", at, check: delivery?.check ?? null };
  const check = delivery?.check;
  if (!delivery || !check) throw new Error(`${fact.type} before unanswered`);
  switch (fact.type) {
    case "callUnanswered":
      return {
        ...stopOf(delivery),
        stage: "NOT_AT_HOME",
        check: { ...check, calls: check.calls + 1 },
      };
    case "passedOn":
      return onTo(delivery, { ...check, step: fact.to, since: at });
    case "alarmed":
      return onTo(delivery, { ...check, step: "ALARM", since: at, alarmedAt: at });
    case "foundWell":
      return { ...stopOf(delivery), stage: "SAFE", at, check };
  }
}
