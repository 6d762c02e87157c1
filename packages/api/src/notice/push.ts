import { atLocal, DAY, dateOf, type Instant, plus } from "../kernel/clock.ts";

/* When and how somebody hears of a notice outside the app. The inbox has it in any case. */

export type Channel = "WECHAT" | "SMS";

/**
 * How one push stands. It is claimed before it is sent, so that nothing is sent twice: a claim that nobody
 * followed up counts as UNKNOWN, since it may have been sent.
 */
export type Push = {
  channel: Channel;
  state: "CLAIMED" | "SENT" | "UNKNOWN" | "REFUSED" | "WRONG";
};

type Ways = {
  isUrgent: boolean;
  /** How many messages of its sort the reader still agreed to, in WeChat. */
  left: number;
  hasPhone: boolean;
};

/** WeChat said for certain that it sent nothing and will not. */
const isTurnedDown = ({ channel, state }: Push): boolean =>
  channel === "WECHAT" && (state === "REFUSED" || state === "WRONG");

/** The way to try next, or null when there is none (any more). Texts are for what is urgent only. */
export function nextChannel(
  before: Push | null,
  { isUrgent, left, hasPhone }: Ways,
): Channel | null {
  if (before === null && left > 0) return "WECHAT";
  const isOpen = before === null || isTurnedDown(before);
  return isOpen && isUrgent && hasPhone ? "SMS" : null;
}

const QUIET_FROM = "22:00";
const QUIET_UNTIL = "07:00";

/** From when on somebody may be told: what can wait wakes nobody between 22:00 and 7:00. */
export function notBefore(now: Instant, isUrgent: boolean): Instant {
  const today = dateOf(now);
  const morning = atLocal(today, QUIET_UNTIL);
  if (isUrgent) return now;
  if (now < morning) return morning;
  return now < atLocal(today, QUIET_FROM) ? now : plus(morning, DAY);
}
