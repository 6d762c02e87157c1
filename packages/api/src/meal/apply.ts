import { dateOf, type Instant, type LocalDate } from "../kernel/clock.ts";
import { dateAfter, foodOn } from "./calendar.ts";
import {
  type Private,
  REVIEW_TERM,
  type Subscription,
  type SubscriptionFact,
  type Wish,
} from "./subscription.ts";

type Fact<T extends SubscriptionFact["type"]> = Extract<SubscriptionFact, { type: T }>;

/** Skips, pauses and food of long ago say nothing any more: a year of them must not weigh on every read. */
const KEPT_DAYS = 31;

function forget(subscription: Subscription, at: Instant): Subscription {
  const since = dateAfter(dateOf(at), -KEPT_DAYS);
  return {
    ...subscription,
    skips: subscription.skips.filter((on) => on >= since),
    pauses: subscription.pauses.filter(({ to }) => to === null || to >= since),
    formerFoods: subscription.formerFoods.filter(({ to }) => to >= since),
  };
}

const made = (wish: Wish & Private, at: Instant): Subscription => ({
  ...wish,
  stage: "APPLIED",
  madeAt: at,
  review: { startedAt: at, term: REVIEW_TERM, hasFired: false },
  terms: null,
  assessedAt: null,
  firstOn: null,
  lastOn: null,
  endsAt: null,
  skips: [],
  pauses: [],
  formerFoods: [],
  endReason: null,
  note: null,
});

/** A pause ends on the day told, unless it would have ended before. */
function resumed(subscription: Subscription, { from }: Fact<"resumed">): Subscription {
  const last = subscription.pauses.at(-1);
  if (!last) return { ...subscription, stage: "ACTIVE" };
  const to = last.to !== null && last.to < from ? last.to : from;
  const rest = subscription.pauses.slice(0, -1);
  return {
    ...subscription,
    stage: "ACTIVE",
    pauses: to > last.from ? [...rest, { from: last.from, to }] : rest,
  };
}

/** What was told before goes on for the days that are settled; what it replaces of later days is forgotten. */
function foodChanged(subscription: Subscription, fact: Fact<"foodChanged">): Subscription {
  const { from, diet, hasAllergies, allergies } = fact;
  const former = { ...foodOn(subscription, dateAfter(from, -1)), to: from };
  const formerFoods = [...subscription.formerFoods.filter(({ to }) => to < from), former];
  return { ...subscription, diet, hasAllergies, allergies, formerFoods };
}

/** Days that were settled meanwhile were counted without them; a pause that runs stays the last one. */
function kept(subscription: Subscription, to: LocalDate): Subscription {
  const { lastOn, pauses } = subscription;
  const from = lastOn === null ? to : dateAfter(lastOn, 1);
  const gap = from < to ? [{ from, to }] : [];
  return { ...subscription, lastOn: null, endsAt: null, pauses: [...gap, ...pauses] };
}

type Appliers = {
  [T in Exclude<SubscriptionFact["type"], "applied">]: (
    subscription: Subscription,
    fact: Fact<T>,
    at: Instant,
  ) => Subscription;
};

const appliers: Appliers = {
  assessed: (one, { terms }, at) => ({ ...one, stage: "ASSESSED", terms, assessedAt: at }),
  declined: (one, { reason }) => ({
    ...one,
    stage: "ENDED",
    endReason: "DECLINED",
    note: reason,
  }),
  begun: (one, { firstOn }) => ({ ...one, stage: "ACTIVE", firstOn }),
  skipped: (one, { on }) => ({ ...one, skips: [...one.skips, on].sort() }),
  unskipped: (one, { on }) => ({ ...one, skips: one.skips.filter((day) => day !== on) }),
  paused: (one, { from, to }) => ({
    ...one,
    stage: "PAUSED",
    pauses: [...one.pauses, { from, to }],
  }),
  resumed: (one, fact) => resumed(one, fact),
  foodChanged: (one, fact) => foodChanged(one, fact),
  reachChanged: (one, { told }) => ({ ...one, ...told }),
  endAsked: (one, { lastOn, endsAt }) => ({ ...one, lastOn, endsAt }),
  kept: (one, { from }) => kept(one, from),
  // Nothing comes from the day on which it ended, unless a last day was told.
  ended: (one, { reason }, at) => ({
    ...one,
    stage: "ENDED",
    endReason: reason,
    lastOn: one.lastOn ?? dateAfter(dateOf(at), -1),
  }),
  // What somebody wants stays: when the kitchen cooks on that day again, they eat.
  kitchenChanged: (one) => one,
  reviewOverdue: (one) => ({ ...one, review: one.review && { ...one.review, hasFired: true } }),
};

/** The subscription after a fact; the first fact makes it. */
export function apply(
  subscription: Subscription | null,
  fact: SubscriptionFact,
  { at }: { at: Instant },
): Subscription {
  if (fact.type === "applied") {
    const { type: _, ...wish } = fact;
    return made(wish, at);
  }
  if (subscription === null) throw new Error(`${fact.type} before applied`);
  return forget(appliers[fact.type](subscription, fact as never, at), at);
}
