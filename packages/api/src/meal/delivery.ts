import type { Instant, LocalDate } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Basis } from "../proxy/proxy.ts";
import type { Kitchen, Party } from "./kitchen.ts";
import type { CheckStep, Outcome } from "./labels.ts";
import type { Home, Subscription } from "./subscription.ts";

/*
 * The meal of one day at one door. It comes into being when somebody does something at the door; before
 * that, where it stands follows from the subscription and the kitchen.
 */

/** What is known of the door when it is first touched. */
export type Stop = {
  subscriptionId: Id<"mealSubscription">;
  servedOn: LocalDate;
  kitchenId: Id<"kitchen">;
  unitId: Id<"unit">;
  home: Home;
  beneficiary: Party;
  requester: Party;
  basis: Basis;
  /** Null when a meal is late that nobody carries. */
  courier: Party | null;
  hasContact: boolean;
};

/** Nobody opened: who is to find out next, since when, and what was tried. */
export type Check = {
  step: CheckStep;
  since: Instant;
  /** Calls of the courier that nobody took. */
  calls: number;
  /** The emergency that is opened if it comes to that: chosen beforehand, so that there is never a second. */
  complaintId: Id<"complaint">;
  alarmedAt: Instant | null;
};

export type DeliveryState =
  /** Nobody has brought the door to an end by the time that is told to those who eat. */
  | { stage: "LATE"; at: Instant; check: null }
  /** The kitchen and the community were told, and the meal did not come. */
  | { stage: "MISSED"; at: Instant; check: null }
  | { stage: "EXPLAINED"; at: Instant; note: string; check: null }
  | { stage: "DELIVERED"; at: Instant; check: Check | null }
  | { stage: "NOT_AT_HOME"; check: Check }
  | { stage: "SAFE_CHECK"; check: Check }
  | { stage: "SAFE"; at: Instant; check: Check };

export type Delivery = Stop & DeliveryState;

/** What a touch of a door is decided on, read anew. */
export type Door = {
  subscription: Subscription;
  kitchen: Kitchen;
  stop: Stop;
};

export type DeliveryCommand =
  | { type: "deliver"; door: Door }
  | { type: "reportUnanswered"; door: Door; complaintId: Id<"complaint"> }
  /** `step` is the one the reader saw: what was said of it says nothing of the next. */
  | { type: "report"; step: CheckStep; outcome: Outcome; note: string | null }
  /** Why a meal of today does not come, by those who cook or carry it. */
  | { type: "explain"; door: Door; note: string }
  /** The kitchen has called the day off. */
  | { type: "callOff"; stop: Stop; note: string }
  | { type: "miss"; stop: Stop; to: "LATE" | "MISSED"; askAt: Callable | null; isTold: boolean }
  | { type: "fireTimer" };

/** Who can be asked about a meal that did not come. */
export type Callable = { name: string; phone: string };

export type DeliveryFact =
  | { type: "late"; stop: Stop; askAt: Callable | null }
  | { type: "missed"; stop: Stop; askAt: Callable | null; isTold: boolean }
  | { type: "explained"; stop: Stop; note: string }
  | { type: "calledOff"; stop: Stop; note: string }
  | { type: "delivered"; stop: Stop }
  | { type: "unanswered"; stop: Stop; complaintId: Id<"complaint"> }
  /** A call nobody took, with another one to come. */
  | { type: "callUnanswered"; note: string | null }
  /** A step came to nothing; the next one begins. */
  | {
      type: "passedOn";
      to: Exclude<CheckStep, "CALL" | "ALARM">;
      note: string | null;
      auto: boolean;
    }
  | { type: "alarmed"; needsHelp: boolean; note: string | null; auto: boolean }
  | { type: "foundWell"; note: string | null };

export const CALLS = 2;
/** How long each step may take, in minutes; nothing follows on the alarm, which is a complaint with its own clocks. */
export const STEP_MINUTES: Readonly<Record<Exclude<CheckStep, "ALARM">, number>> = {
  CALL: 10,
  VISIT: 30,
  CONTACT: 15,
};

/** The id of the meal of a date: whoever touches it first makes it, and nobody makes it twice. */
export const deliveryIdOf = (subscriptionId: string, servedOn: LocalDate): string =>
  `${subscriptionId}#${servedOn}`;

/** The meal did not come, and nobody said why. */
export const isOpen = ({ stage }: Pick<Delivery, "stage">): boolean =>
  stage === "LATE" || stage === "MISSED";

/** Somebody may be in need: the check is not over. */
export const isUnderCheck = ({ stage }: Pick<Delivery, "stage">): boolean =>
  stage === "NOT_AT_HOME" || stage === "SAFE_CHECK";
