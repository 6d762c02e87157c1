import { may } from "../kernel/access.ts";
import {
  atLocal,
  dateOf,
  type Instant,
  type LocalDate,
  MINUTE,
  plus,
  toMs,
} from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { type Id, twinAt } from "../kernel/ids.ts";
import { dateAfter } from "./calendar.ts";
import type { Kitchen } from "./kitchen.ts";

/*
 * The clock of a kitchen's day. No planned meal is forgotten: at published times it is looked at which doors
 * are still open, and those who can do something about it are told, each once: the kitchen, then the
 * community, then a complaint is opened. Nothing here waits for anybody to press a button.
 */

/** By the wall clock of the day: routes without a courier, meals not cooked, not sent out, not at the door. */
export const WATCH_TIMES = { BEGIN: "09:00", COOK: "11:00", OUT: "11:30", DOORS: "12:30" } as const;
/** How long the kitchen, and after it the community, may take to answer. */
export const ANSWER_MINUTES = 30;

type ClockStep = keyof typeof WATCH_TIMES;
/** `OVER`: the day ended while nothing looked at it. */
export type WatchStep = ClockStep | "COMMUNITY" | "COMPLAINT" | "OVER";

/** Which step comes next, of which day, and when. */
export type Watch = { on: LocalDate; next: Exclude<WatchStep, "OVER">; at: Instant };

/** A planned door that nobody has brought to an end. */
export type OpenDoor = {
  subscriptionId: Id<"mealSubscription">;
  path: string;
  addressId: Id<"address">;
  hasCourier: boolean;
};

/** What is found when the clock strikes. */
export type Found = {
  open: readonly OpenDoor[];
  /** Whether something was done at a door of the day. */
  isUnderWay: boolean;
  /** Whether anybody holds a post in the unit that cooks. */
  hasStaff: boolean;
};

/** What is wrong in one community. */
export type Gap = {
  path: string;
  doors: number;
  withoutCourier: number;
  addressId: Id<"address">;
  /** The complaint it may lead to: it follows from the first of the doors and the day, so there is never a second. */
  complaintId: Id<"complaint">;
};

export type Watched = {
  type: "watched";
  on: LocalDate;
  step: WatchStep;
  /** By community; empty when all is well. */
  gaps: readonly Gap[];
  /** The kitchen has nobody, or was told before and said nothing. */
  isPassedOn: boolean;
  isComplaint: boolean;
  next: Watch;
};

/** The clock of a day begins in the morning. */
export const watchFrom = (on: LocalDate): Watch => ({
  on,
  next: "BEGIN",
  at: atLocal(on, WATCH_TIMES.BEGIN),
});

const clockSteps = Object.keys(WATCH_TIMES) as ClockStep[];

/** The step that is due now: of several that were slept through only the last, so that they are one alarm. */
export function stepDueOf({ on, next }: Watch, now: Instant): WatchStep {
  if (dateOf(now) > on) return "OVER";
  if (next === "COMMUNITY" || next === "COMPLAINT") return next;
  const from = clockSteps.indexOf(next);
  return (
    clockSteps.findLast((step, i) => i >= from && atLocal(on, WATCH_TIMES[step]) <= now) ?? next
  );
}

function nextOf({ on }: Watch, step: WatchStep, hasOpen: boolean, now: Instant): Watch {
  if (step === "OVER") return watchFrom(dateOf(now));
  if (!hasOpen || step === "COMPLAINT") return watchFrom(dateAfter(on, 1));
  const answerBy = plus(now, ANSWER_MINUTES * MINUTE);
  if (step === "DOORS") return { on, next: "COMMUNITY", at: answerBy };
  if (step === "COMMUNITY") return { on, next: "COMPLAINT", at: answerBy };
  const next = clockSteps[clockSteps.indexOf(step) + 1] ?? "DOORS";
  return { on, next, at: atLocal(on, WATCH_TIMES[next]) };
}

/** Street and community part of a path; of a street the street. */
export const communityOf = (path: string): string =>
  `/${path.split("/").filter(Boolean).slice(0, 2).join("/")}/`;

function gapsOf(open: readonly OpenDoor[], on: LocalDate): Gap[] {
  const byCommunity = Map.groupBy(open, ({ path }) => communityOf(path));
  return [...byCommunity].map(([path, doors]) => ({
    path,
    doors: doors.length,
    withoutCourier: doors.filter(({ hasCourier }) => !hasCourier).length,
    addressId: doors[0]!.addressId,
    complaintId: twinAt(
      "complaint",
      doors[0]!.subscriptionId,
      toMs(atLocal(on, WATCH_TIMES.DOORS)),
    ),
  }));
}

/** Whether the kitchen stands still at a time by which the day should have gone on. */
function standsStill({ progress }: Kitchen, on: LocalDate, step: WatchStep, found: Found): boolean {
  if (step === "BEGIN" || found.isUnderWay) return false;
  if (progress?.on !== on) return true;
  return step !== "COOK" && progress.outAt === null;
}

/** What is wrong at a step: before the meals are due, a kitchen that stands still or a door without a courier. */
function troubles(kitchen: Kitchen, on: LocalDate, step: WatchStep, found: Found): OpenDoor[] {
  const isEarly = step === "BEGIN" || step === "COOK" || step === "OUT";
  if (!isEarly || standsStill(kitchen, on, step, found)) return [...found.open];
  return found.open.filter(({ hasCourier }) => !hasCourier);
}

/** Decides what the clock of a kitchen comes to; before its time, or once it has struck, it is refused. */
export function watch(
  kitchen: Kitchen,
  found: Found,
  { actor, now }: Circumstances,
): Decision<Watched> {
  const as = may(actor, "meal:fireTimer", {});
  if (!as) return deny();
  const { watch: clock } = kitchen;
  if (clock.at > now) return refuse("meal.timer_not_due");
  const step = stepDueOf(clock, now);
  const gaps = gapsOf(troubles(kitchen, clock.on, step, found), clock.on);
  const wasTold = clock.next === "COMMUNITY" || clock.next === "COMPLAINT";
  return decided(as, {
    type: "watched",
    on: clock.on,
    step,
    gaps,
    isPassedOn: !found.hasStaff || ["COMMUNITY", "COMPLAINT", "OVER"].includes(step),
    isComplaint: gaps.length > 0 && (step === "COMPLAINT" || (step === "OVER" && wasTold)),
    next: nextOf(clock, step, found.open.length > 0, now),
  });
}
