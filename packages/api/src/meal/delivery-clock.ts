import { dueAfter, type Interval } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Check, type Delivery, isUnderCheck, STEP_MINUTES } from "./delivery.ts";

/* Each step of a welfare check has its own clock, in natural minutes: somebody may be lying on the floor. */

/** When the present step ends and the minutes it is made of; null when nothing runs. */
export function stepDue({
  step,
  since,
}: Check): { at: Instant; intervals: readonly Interval[] } | null {
  if (step === "ALARM") return null;
  const due = dueAfter(since, { unit: "MINUTE", amount: STEP_MINUTES[step] });
  return due.kind === "due" ? due : null;
}

/** When the sweep must look at it; null: never. */
export const wakesAt = (delivery: Delivery): Instant | null =>
  isUnderCheck(delivery) && delivery.check ? (stepDue(delivery.check)?.at ?? null) : null;
