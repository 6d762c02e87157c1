import type { ActedAs } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { type Decision, decided, refuse } from "../kernel/decision.ts";
import type { Booking, BookingFact, TimerKind } from "./booking.ts";
import { timersOf } from "./clock.ts";

/**
 * What a clock does when its time has come. Before its time, or once it has fired, it is refused: of two
 * sweeps at once one comes too late.
 */
export function fireTimer(
  booking: Booking,
  timer: TimerKind,
  { now, as }: { now: Instant; as: ActedAs },
): Decision<BookingFact> {
  const due = timersOf(booking).find(({ kind }) => kind === timer);
  if (!due || due.at > now) return refuse("booking.timer_not_due");
  return decided(as, ...factsOf(booking, timer));
}

function factsOf(booking: Booking, timer: TimerKind): BookingFact[] {
  switch (timer) {
    case "EXPIRE":
      return [
        { type: "lapsed", reason: booking.stage === "HELD" ? "HOLD_EXPIRED" : "OFFER_EXPIRED" },
      ];
    case "STEP":
      return overdue(booking);
    case "BEGIN":
      return [{ type: "lapsed", reason: beginsWithout(booking) }];
    case "REMIND":
      return [{ type: "reminded" }];
    case "ABSENT":
      return [{ type: "nobodyCame", auto: true }];
    case "END":
      return booking.stage === "CHECKED_IN"
        ? [{ type: "finished", record: null, auto: true }]
        : [{ type: "lapsed", reason: "NOT_RECORDED" }];
  }
}

/** Who was asked by name and did not answer is passed over; whoever decides is told once that it is late. */
function overdue({ clock, stage }: Booking): BookingFact[] {
  if (!clock) throw new Error("no step that can run out");
  return stage === "ASSIGNED"
    ? [{ type: "turnedDown", reason: null, auto: true }]
    : [{ type: "stepOverdue", step: clock.step }];
}

function beginsWithout({ stage }: Booking) {
  if (stage === "WAITING") return "NO_SEAT" as const;
  return stage === "PENDING" ? ("NOT_APPROVED" as const) : ("NOT_SERVED" as const);
}
