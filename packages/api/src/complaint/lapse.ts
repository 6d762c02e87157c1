import type { ActedAs } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Decision, decided, refuse } from "../kernel/decision.ts";
import { timersOf } from "./clock.ts";
import type { ClockKind, Complaint, ComplaintFact, TimerKind } from "./complaint.ts";
import { above, streetOf } from "./desk.ts";

/**
 * What a clock does when its time has come: remind, turn a light on, move up, or close as not evaluated.
 * Before its time, or once it has fired, it is refused: of two sweeps at once one comes too late.
 */
export function fireTimer(
  complaint: Complaint,
  { clock, timer }: { clock: ClockKind; timer: TimerKind },
  { now, as }: { now: Instant; as: ActedAs },
): Decision<ComplaintFact> {
  const due = timersOf(complaint).find((one) => one.clock === clock && one.kind === timer);
  if (!due || due.at > now) return refuse("complaint.timer_not_due");
  return decided(
    as,
    ...(clock === "STEP" && timer === "DUE" ? lapse(complaint) : [rung(complaint, clock, timer)]),
  );
}

/** A rung of the supervision ladder, or the reminder to confirm. */
function rung(complaint: Complaint, clock: ClockKind, timer: TimerKind): ComplaintFact {
  if (timer === "DUE") return { type: "turnedYellow", clock };
  if (timer === "RED") return { type: "turnedRed", desk: streetOf(complaint.place.path) };
  return { type: "reminded", clock, timer };
}

/** The step goes to the next desk up. At the street there is none: it is late there, and that is said once. */
function moveUp({ desk }: Complaint): ComplaintFact {
  const next = above(desk);
  return next === null
    ? { type: "turnedYellow", clock: "STEP" }
    : { type: "escalated", desk: next, reason: null, auto: true };
}

/** The end of a step that nobody took (column "on timeout" of the transition table). */
function lapse(complaint: Complaint): ComplaintFact[] {
  const { category, level, desk } = complaint;
  switch (complaint.stage) {
    case "SUBMITTED":
      return [{ type: "accepted", category, level, desk: above(desk) ?? desk, auto: true }];
    case "NEEDS_INFO":
      return [{ type: "infoLapsed" }];
    case "DISPATCHED":
      return [
        { type: "signed", auto: true },
        { type: "turnedYellow", clock: "STEP" },
      ];
    case "RETURN_REQUESTED":
      return [{ type: "returnRefused", reason: null, auto: true }];
    case "AWAIT_CONFIRM":
      return [{ type: "closedUnanswered" }];
    case "ACCEPTED":
    case "HANDLED":
    case "REOPENED":
      return [moveUp(complaint)];
    case "ON_SITE":
    case "PROCESSING":
    case "REJECTED":
    case "MERGED":
    case "CLOSED":
      throw new Error(`a complaint ${complaint.stage} has no step that can run out`);
  }
}
