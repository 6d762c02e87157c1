import { dueAfter } from "../kernel/calendar.ts";
import { atLocal, DAY, type Instant, plus } from "../kernel/clock.ts";
import { BEGIN_WITHIN_DAYS, isLive, type Subscription, type TimerKind } from "./subscription.ts";

/* The limits and clocks of a subscription, as data. */

export type Timer = { kind: TimerKind; at: Instant };
type Expected = Timer & { isProvisional: boolean };

const fixed = (kind: TimerKind, at: Instant): Expected => ({ kind, at, isProvisional: false });

function reviewTimer({ review }: Subscription): Expected[] {
  if (!review || review.hasFired) return [];
  const due = dueAfter(review.startedAt, review.term);
  return due.kind === "due"
    ? [fixed("REMIND", due.at)]
    : [{ kind: "REMIND", at: due.provisionalAt, isProvisional: true }];
}

/** The end of a pause that has one. */
const resumeTimer = ({ stage, pauses }: Subscription): Expected[] => {
  const to = pauses.at(-1)?.to ?? null;
  return stage === "PAUSED" && to !== null ? [fixed("RESUME", atLocal(to, "00:00"))] : [];
};

const endTimer = ({ endsAt }: Subscription): Expected[] =>
  endsAt === null ? [] : [fixed("END", endsAt)];

function expectedOf(subscription: Subscription): Expected[] {
  const { stage, assessedAt } = subscription;
  if (stage === "APPLIED") return reviewTimer(subscription);
  if (stage === "ASSESSED")
    return assessedAt === null ? [] : [fixed("LAPSE", plus(assessedAt, BEGIN_WITHIN_DAYS * DAY))];
  return isLive(subscription) ? [...resumeTimer(subscription), ...endTimer(subscription)] : [];
}

const inOrder = (subscription: Subscription): Expected[] =>
  expectedOf(subscription).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** What will happen by itself unless somebody acts, soonest first; nothing on a provisional date. */
export const timersOf = (subscription: Subscription): Timer[] =>
  inOrder(subscription).flatMap(({ isProvisional, ...timer }) => (isProvisional ? [] : [timer]));

/** When the sweep must look at it next; null: never. */
export const wakesAt = (subscription: Subscription): Instant | null =>
  inOrder(subscription)[0]?.at ?? null;

/** Until when it should be assessed; null when nothing runs or its year is not published. */
export function reviewDueAt({ stage, review }: Subscription): Instant | null {
  if (stage !== "APPLIED" || !review) return null;
  const due = dueAfter(review.startedAt, review.term);
  return due.kind === "due" ? due.at : null;
}
