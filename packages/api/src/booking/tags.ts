import type { Instant } from "../kernel/clock.ts";
import type { Tag, Tone } from "../kernel/tag.ts";
import { type Booking, isOpen } from "./booking.ts";
import { owedStep } from "./clock.ts";
import { lights, type Stage, steps } from "./labels.ts";
import { lightOf } from "./light.ts";
import { statusOf } from "./words.ts";

/* What stands over a booking in every list. */

const tones: Partial<Record<Stage, Tone>> = {
  HELD: "WARN",
  OFFERED: "WARN",
  WAITING: "CALM",
  BOOKED: "GOOD",
  CHECKED_IN: "GOOD",
  DONE: "GOOD",
  CANCELLED: "CALM",
  DECLINED: "CALM",
  LAPSED: "CALM",
  LATE_CANCELLED: "BAD",
  CALLED_OFF: "BAD",
  NO_SHOW_USER: "BAD",
  NO_SHOW_PROVIDER: "BAD",
};

/** The plan has no such time any more: nobody at the door is to send them away. */
const KEPT: Tag = { tone: "WARN", label: { zh: "按原时间保留", en: "Original time kept" } };

/** For who comes: where it stands. */
export const tagsOf = (booking: Booking): Tag[] => [
  { tone: tones[booking.stage] ?? "INFO", label: statusOf(booking) },
  ...(booking.isKept && isOpen(booking) ? [KEPT] : []),
];

/** For those who serve: lateness first; and what is still owed is not called done. */
export function workTagsOf(booking: Booking, now: Instant): Tag[] {
  const light = lightOf(booking, now);
  const late: Tag[] =
    light === "NONE" ? [] : [{ tone: light === "RED" ? "BAD" : "WARN", label: lights[light] }];
  const step = owedStep(booking);
  return [...late, ...(step ? [{ tone: "INFO" as const, label: steps[step] }] : tagsOf(booking))];
}
