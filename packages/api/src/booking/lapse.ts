import { graceOf } from "../catalogue/catalogue.ts";
import type { ActedAs } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { twinOf } from "../kernel/ids.ts";
import { type Decision, decided, refuse } from "../kernel/decision.ts";
import type { Booking, BookingFact, TimerKind } from "./booking.ts";
import { timersOf } from "./clock.ts";
import type { LapseReason } from "./labels.ts";

/**
 * What a clock does when its time has come. Before its time, or once it has fired, it is refused: of two
 * sweeps at once one comes too late.
 */
export function fireTimer(
  booking: Booking,
  timer: TimerKind,
  { now, as, id }: { now: Instant; as: ActedAs; id: string },
): Decision<BookingFact> {
  const due = timersOf(booking).find(({ kind }) => kind === timer);
  if (!due || due.at > now) return refuse("booking.timer_not_due");
  return decided(as, ...factsOf(booking, timer, id));
}

const lapsed = (reason: LapseReason): BookingFact => ({
  type: "lapsed",
  reason,
  complaintId: null,
});

function factsOf(booking: Booking, timer: TimerKind, id: string): BookingFact[] {
  switch (timer) {
    case "EXPIRE":
      return [lapsed(booking.stage === "HELD" ? "HOLD_EXPIRED" : "OFFER_EXPIRED")];
    case "STEP":
      return overdue(booking);
    case "BEGIN":
      return [beginsWithout(booking, id)];
    case "REMIND":
      return [{ type: "reminded" }];
    case "ABSENT":
      return [{ type: "nobodyCame", auto: true }];
    case "GRACE":
      return [{ type: "graceEnded", minutes: graceOf(booking.promised) }];
    case "FORGET":
      return [{ type: "visitorForgotten" }];
    case "END":
      return booking.stage === "CHECKED_IN"
        ? [{ type: "finished", record: null, auto: true }]
        : [lapsed("NOT_RECORDED")];
  }
}

/** Who was asked by name and did not answer is passed over; whoever decides is told once that it is late. */
function overdue({ clock, stage }: Booking): BookingFact[] {
  if (!clock) throw new Error("no step that can run out");
  return stage === "ASSIGNED"
    ? [{ type: "turnedDown", reason: null, auto: true }]
    : [{ type: "stepOverdue", step: clock.step }];
}

/** An order that nobody took on is not simply over: the community looks for help elsewhere. */
function beginsWithout({ stage }: Booking, id: string): BookingFact {
  if (stage === "WAITING") return lapsed("NO_SEAT");
  if (stage === "PENDING") return lapsed("NOT_APPROVED");
  return { type: "lapsed", reason: "NOT_SERVED", complaintId: twinOf("complaint", id) };
}
