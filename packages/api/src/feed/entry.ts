import type { Booking } from "../booking/booking.ts";
import { stages } from "../booking/labels.ts";
import { WALK_IN } from "../catalogue/slots.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual, Language } from "../kernel/decision.ts";

/* What a calendar is told of a booking: no name of anybody, no answer, no address. */

/** One event of a calendar, in the words of its reader. */
export type CalendarEntry = {
  uid: string;
  /** Grows with every change, so that calendars take the later one. */
  sequence: number;
  changedAt: Instant;
  startAt: Instant;
  endAt: Instant;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  summary: string;
  description: string;
  location: string | null;
  /** A number in a queue takes up nobody's day. */
  isBusy: boolean;
};

/** Who reads it: the one who comes or booked, or those who give the service. */
export type Reader = { kind: "OWN"; personId: string } | { kind: "POST" };

function statusOf({ stage }: Booking): CalendarEntry["status"] {
  switch (stage) {
    case "HELD":
    case "WAITING":
    case "OFFERED":
    case "PENDING":
    case "ORDERED":
    case "ASSIGNED":
      return "TENTATIVE";
    case "BOOKED":
    case "CHECKED_IN":
    case "DONE":
    case "NO_SHOW_USER":
      return "CONFIRMED";
    case "CANCELLED":
    case "LATE_CANCELLED":
    case "DECLINED":
    case "CALLED_OFF":
    case "LAPSED":
    case "NO_SHOW_PROVIDER":
      return "CANCELLED";
  }
}

/** When it came to be as it is, as far as its stage says. */
function changedAtOf(booking: Booking): Instant {
  if ("endedAt" in booking) return booking.endedAt;
  if ("doneAt" in booking) return booking.doneAt;
  return "checkedInAt" in booking ? booking.checkedInAt : booking.madeAt;
}

const forOther: Bilingual = { zh: "代他人预约 · ", en: "For somebody else · " };
const peopleOf = (party: number): Bilingual => ({
  zh: ` · ${party}人`,
  en: ` · ${party} ${party === 1 ? "person" : "people"}`,
});

function summaryOf({ promised, beneficiary, party }: Booking, reader: Reader, language: Language) {
  const name = promised.name[language];
  if (reader.kind === "POST") return `${name}${peopleOf(party)[language]}`;
  return beneficiary.id === reader.personId ? name : `${forOther[language]}${name}`;
}

/** A booking as an event; null for one that nobody was ever promised, so that no calendar knows of it. */
export function entryOf(
  id: string,
  state: Booking,
  reader: Reader,
  language: Language,
): CalendarEntry | null {
  if (!state.wasConfirmed) return null;
  const { slot, promised, sequence, stage } = state;
  return {
    uid: `${id}@linge`,
    sequence,
    changedAt: changedAtOf(state),
    startAt: slot.startAt,
    endAt: slot.endAt,
    status: statusOf(state),
    summary: summaryOf(state, reader, language),
    description: stages[stage][language],
    location: promised.venue,
    isBusy: slot.lane !== WALK_IN,
  };
}
