import type { ActedAs } from "../kernel/actor.ts";
import { atLocal, dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import { type Circumstances, type Decision, decided, deny, refuse } from "../kernel/decision.ts";
import { sayDay, sayTime } from "../kernel/spoken.ts";
import { standingFor } from "../proxy/proxy.ts";
import { cutoffOf, dateAfter, firstOpenOn, inOrder, isSettled, planFor } from "./calendar.ts";
import { checkApplication, checkFood, checkReach, checkStill, needReason } from "./check.ts";
import { timersOf } from "./clock.ts";
import { entitlement } from "./guard.ts";
import { hitOf } from "./kitchen-hit.ts";
import { type Kitchen, priceFor } from "./kitchen.ts";
import {
  isLive,
  PAUSE_WITHIN_DAYS,
  SKIP_WITHIN_DAYS,
  type Subscription,
  type SubscriptionCommand,
  type SubscriptionFact,
  type TimerKind,
} from "./subscription.ts";

type Answer = Decision<SubscriptionFact>;
type Command<T extends SubscriptionCommand["type"]> = Extract<SubscriptionCommand, { type: T }>;
type Known = Circumstances & { as: ActedAs };

const actions = { oneself: "meal:apply", resident: "meal:applyFor" } as const;

function apply(command: Command<"apply">, circumstances: Circumstances): Answer {
  const { actor, now } = circumstances;
  const { beneficiary } = command.wish;
  const homes = command.home ? [command.home.path] : [];
  const asked = { ...command, beneficiaryId: beneficiary.id, homes };
  const standing = standingFor(asked, actions, circumstances);
  if (!standing || actor.kind !== "person") return deny();
  const problem = checkApplication(command, dateOf(now));
  if (problem) return problem;
  const { kitchen, home, wish, sealed } = command;
  if (!kitchen || !home || !sealed) return refuse("meal.kitchen_unknown", "kitchenId");
  const requester = { id: actor.personId, name: actor.displayName };
  const weekdays = inOrder(wish.weekdays);
  return decided(standing.as, {
    type: "applied",
    ...wish,
    ...sealed,
    weekdays,
    kitchenName: kitchen.name,
    home,
    requester,
    basis: standing.basis,
  });
}

/** A refusal that names the moment after which nothing can be changed. */
const tooLate = (kitchen: Kitchen, on: LocalDate) =>
  refuse("meal.cutoff_passed", "servedOn", {
    on: sayDay(on),
    cutoff: sayTime(cutoffOf(kitchen, on)),
  });

function skip(
  subscription: Subscription,
  { on, isSkipped, kitchen }: Command<"skip">,
  { now, as }: Known,
): Answer {
  const plan = planFor(subscription, kitchen, on);
  if (plan === "NONE" || plan === "PAUSED")
    return refuse("meal.none_then", "servedOn", { on: sayDay(on) });
  if (isSkipped === (plan === "SKIPPED")) return decided(as);
  if (isSettled(kitchen, on, now)) return tooLate(kitchen, on);
  if (on > dateAfter(dateOf(now), SKIP_WITHIN_DAYS))
    return refuse("meal.too_far_ahead", "servedOn", { days: SKIP_WITHIN_DAYS });
  return decided(as, { type: isSkipped ? "skipped" : "unskipped", on });
}

function pause({ untilOn, kitchen }: Command<"pause">, { now, as }: Known): Answer {
  const from = firstOpenOn(kitchen, now);
  const isRange =
    untilOn === null || (untilOn > from && untilOn <= dateAfter(from, PAUSE_WITHIN_DAYS));
  return isRange
    ? decided(as, { type: "paused", from, to: untilOn })
    : refuse("meal.pause_range", "untilOn", {
        from: sayDay(dateAfter(from, 1)),
        days: PAUSE_WITHIN_DAYS,
      });
}

/** What is cooked for a settled day stays what it is, for everybody's safety: the kitchen has counted it. */
function changeFood(command: Command<"changeFood">, { now, as }: Known): Answer {
  const { kitchen, diet, hasAllergies, sealed } = command;
  const from = firstOpenOn(kitchen, now);
  return (
    checkFood(command) ?? decided(as, { type: "foodChanged", from, diet, hasAllergies, ...sealed })
  );
}

/** Whoever looks after somebody needs the number that is right now. */
const changeReach = (command: Command<"changeReach">, { as }: Known): Answer =>
  checkReach(command) ?? decided(as, { type: "reachChanged", told: command.sealed });

/**
 * The meal of a day that is settled is cooked and comes; none after it. What has begun ends at midnight, so that
 * who pressed the wrong button can take it back; an application is over at once.
 */
function end(subscription: Subscription, { kitchen }: Command<"end">, { now, as }: Known): Answer {
  if (!isLive(subscription)) return decided(as, { type: "ended", reason: "ENDED" });
  const today = dateOf(now);
  const open = firstOpenOn(kitchen, now);
  const settled = [0, 1].map((days) => dateAfter(today, days)).filter((on) => on < open);
  const lastOn =
    settled.findLast((on) => planFor(subscription, kitchen, on) === "MEAL") ?? dateAfter(today, -1);
  const lastDay = lastOn > today ? lastOn : today;
  const endsAt = atLocal(dateAfter(lastDay, 1), "00:00");
  return decided(as, { type: "endAsked", lastOn, endsAt });
}

/** What a clock does when its time has come; before its time, or once it has fired, it is refused. */
function fireTimer(
  subscription: Subscription,
  timer: TimerKind,
  now: Instant,
  as: ActedAs,
): Answer {
  const due = timersOf(subscription).find(({ kind }) => kind === timer);
  if (!due || due.at > now) return refuse("meal.timer_not_due");
  switch (timer) {
    case "REMIND":
      return decided(as, { type: "reviewOverdue" });
    case "LAPSE":
      return decided(as, { type: "ended", reason: "LAPSED" });
    case "RESUME":
      return decided(as, { type: "resumed", from: dateOf(due.at), auto: true });
    case "END":
      return decided(as, { type: "ended", reason: "ENDED" });
  }
}

/** Decides about a meal subscription. */
export function decide(
  subscription: Subscription | null,
  command: SubscriptionCommand,
  circumstances: Circumstances,
): Answer {
  if (command.type === "apply") return apply(command, circumstances);
  if (subscription === null) return deny("NOT_FOUND");
  const { actor, now } = circumstances;
  const granted = entitlement(subscription, command.type, actor);
  if (granted.kind !== "granted") return granted;
  const known = { ...circumstances, as: granted.as };
  switch (command.type) {
    case "assess": {
      const { subsidy, kitchen } = command;
      const terms = { subsidy, priceFen: priceFor(kitchen, subsidy) };
      return checkStill(subscription, command) ?? decided(known.as, { type: "assessed", terms });
    }
    case "decline":
      return (
        needReason(command.reason, "reason") ??
        decided(known.as, { type: "declined", reason: command.reason.trim() })
      );
    case "begin":
      return (
        checkStill(subscription, command) ??
        decided(known.as, { type: "begun", firstOn: firstOpenOn(command.kitchen, now) })
      );
    case "skip":
      return skip(subscription, command, known);
    case "pause":
      return pause(command, known);
    case "resume":
      return decided(known.as, {
        type: "resumed",
        from: firstOpenOn(command.kitchen, now),
        auto: false,
      });
    case "changeFood":
      return changeFood(command, known);
    case "changeReach":
      return changeReach(command, known);
    case "keep":
      return decided(known.as, { type: "kept", from: firstOpenOn(command.kitchen, now) });
    case "end":
      return end(subscription, command, known);
    case "hearOfChange": {
      const hit = hitOf(subscription, command.change);
      const { from } = command.change;
      return hit ? decided(known.as, { type: "kitchenChanged", from, ...hit }) : decided(known.as);
    }
    case "fireTimer":
      return fireTimer(subscription, command.timer, now, known.as);
  }
}
