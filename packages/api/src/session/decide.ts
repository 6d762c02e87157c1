import { DAY, type Instant, MINUTE, plus, SECOND, toMs } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { ABSOLUTE_LIFE, IDLE_LIFE } from "../kernel/wire.ts";
import {
  type Asker,
  CODE_LIFE,
  type CodeUse,
  MAX_WRONG,
  PHONE_LIMITS,
  type PhoneCode,
  type PhoneCodes,
  RESEND_AFTER,
  SAME_PRESS,
  type Session,
  type Side,
} from "./session.ts";

/** What comes of an attempt: what to remember, or null when nothing changed, and why it was refused, if it was. */
export type Step<State> = { next: State | null; refusal: Refusal | null };

const refused = (...reason: Parameters<typeof refuse>): Step<never> => ({
  next: null,
  refusal: refuse(...reason).refusal,
});

const DEMO_PHONE = /^100\d{8}$/;
const MOBILE_PHONE = /^1[3-9]\d{9}$/;

/** A mainland mobile number or, in demo mode only, one of the demo's numbers, which no network gives out. */
export const isPhone = (phone: string, demoMode: boolean): boolean =>
  MOBILE_PHONE.test(phone) || (demoMode && DEMO_PHONE.test(phone));

const isWithin = (at: Instant, ms: number, now: Instant): boolean => at > plus(now, -ms);

const waitFor = (until: Instant, now: Instant) => {
  const ms = Math.max(0, toMs(until) - toMs(now));
  return { seconds: Math.ceil(ms / SECOND), minutes: Math.ceil(ms / MINUTE) };
};

/** When one of at most `max` within this time will be possible again, or null when one is possible now. */
function freeAt(times: readonly Instant[], max: number, within: number): Instant | null {
  const oldest = times.at(-max);
  return times.length < max || oldest === undefined ? null : plus(oldest, within);
}

/** When another code may be sent to this phone for somebody of this network; null when now. */
function nextCodeAt(sent: PhoneCodes["sent"], network: string, now: Instant): Instant | null {
  const waits = PHONE_LIMITS.flatMap(({ within, inAll, each }) => {
    const recent = sent.filter(({ at }) => isWithin(at, within, now));
    const theirs = recent.filter((one) => one.network === network);
    const times = (some: PhoneCodes["sent"]) => some.map(({ at }) => at);
    return [freeAt(times(recent), inAll, within), freeAt(times(theirs), each, within)];
  });
  return waits.reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
}

const isAlive = ({ sentAt }: PhoneCode, now: Instant): boolean => now < plus(sentAt, CODE_LIFE);

const NONE_WRONG = { REQUESTER: 0, NEIGHBOUR: 0, STRANGER: 0 };

/** Sends a code, if not too many were sent. Whether the phone is known plays no part. */
export function issueCode(
  state: PhoneCodes,
  code: Pick<PhoneCode, "hash" | "verification" | "network">,
  now: Instant,
): Step<PhoneCodes> {
  const last = state.sent.at(-1);
  const resendAt = last && plus(last.at, RESEND_AFTER);
  if (resendAt !== undefined && now < resendAt)
    return refused("session.resend_too_soon", "phone", waitFor(resendAt, now));
  const free = nextCodeAt(state.sent, code.network, now);
  if (free !== null) return refused("session.too_many_requests", "phone", waitFor(free, now));
  const sent = state.sent.filter(({ at }) => isWithin(at, DAY, now));
  const next = {
    codes: [
      ...state.codes.filter((one) => isAlive(one, now)),
      { ...code, sentAt: now, wrong: NONE_WRONG, used: null },
    ],
    sent: [...sent, { at: now, network: code.network }],
  };
  return { next, refusal: null };
}

const sideOf = (code: PhoneCode, { network, verification }: Asker): Side => {
  if (verification === code.verification) return "REQUESTER";
  return network === code.network ? "NEIGHBOUR" : "STRANGER";
};

/** One press sent twice, or sent again because its answer was lost: by the id as long as the code lives, else at once. */
function isSamePress(use: CodeUse, { network, verification }: Asker, now: Instant): boolean {
  if (use.verification !== null || verification !== null) return use.verification === verification;
  return use.network === network && now < plus(use.at, SAME_PRESS);
}

export type Redeemed = Step<PhoneCodes> & {
  /** What the code was used for, now or by the same press before; null when refused. */
  result: string | null;
};

const notRedeemed = (...reason: Parameters<typeof refuse>): Redeemed => ({
  ...refused(...reason),
  result: null,
});

/** Why no code can be redeemed at all, whatever the digits. */
function noneLeft({ codes }: PhoneCodes, now: Instant): Redeemed {
  if (codes.length === 0) return notRedeemed("session.code_none", "code");
  const isAnyUsed = codes.some((one) => isAlive(one, now));
  return notRedeemed(isAnyUsed ? "session.code_used" : "session.code_expired", "code");
}

/**
 * Uses up a code. Only wrong digits for a code that could still be used count, and only against the side they come
 * from: what strangers guess takes nothing from the one who asked for the code.
 */
export function redeemCode(
  state: PhoneCodes,
  attempt: Asker & { matches: (hash: string) => boolean; result: string },
  now: Instant,
): Redeemed {
  const { network, verification, matches, result } = attempt;
  const alive = state.codes.filter((one) => isAlive(one, now));
  const use = alive.find(({ hash, used }) => used !== null && matches(hash))?.used;
  if (use)
    return isSamePress(use, attempt, now)
      ? { next: null, refusal: null, result: use.result }
      : notRedeemed("session.code_used", "code");
  const live = alive.filter(({ used }) => used === null);
  if (live.length === 0) return noneLeft(state, now);
  const open = live.filter((one) => one.wrong[sideOf(one, attempt)] < MAX_WRONG);
  if (open.length === 0) {
    const resendAt = plus(state.sent.at(-1)?.at ?? now, RESEND_AFTER);
    return notRedeemed("session.too_many_attempts", "code", waitFor(resendAt, now));
  }
  const right = open.find(({ hash }) => matches(hash));
  if (right) {
    const used = { at: now, network, verification, result };
    return { next: withCodes(state, [right], (one) => ({ ...one, used })), refusal: null, result };
  }
  const { refusal } = refuse("session.code_wrong", "code");
  const miss = (one: PhoneCode): PhoneCode => {
    const side = sideOf(one, attempt);
    return { ...one, wrong: { ...one.wrong, [side]: one.wrong[side] + 1 } };
  };
  return { next: withCodes(state, open, miss), refusal, result: null };
}

const withCodes = (
  state: PhoneCodes,
  some: readonly PhoneCode[],
  change: (code: PhoneCode) => PhoneCode,
): PhoneCodes => ({
  ...state,
  codes: state.codes.map((one) => (some.includes(one) ? change(one) : one)),
});

/** Slides with use, up to the absolute end. */
function expiryOf(startedAt: Instant, now: Instant): Instant {
  const idle = plus(now, IDLE_LIFE);
  const absolute = plus(startedAt, ABSOLUTE_LIFE);
  return idle < absolute ? idle : absolute;
}

export const startSession = (
  person: { id: Id<"person">; epoch: number },
  now: Instant,
): Session => ({
  personId: person.id,
  epoch: person.epoch,
  counter: 0,
  rotatedAt: now,
  rotatedBy: null,
  startedAt: now,
  expiresAt: expiryOf(now, now),
  endedAt: null,
});

/**
 * What a genuine refresh token with this number does. The present one moves the session on. The one before it,
 * with the key that came with it then, gives the present one again, however late: its answer may have been lost
 * on the way. With another key it is somebody else's copy. So is anything older, whose successor was used. Nobody
 * can tell which of the two is the thief, so the session ends.
 */
export function refreshSession(
  session: Session,
  counter: number,
  now: Instant,
  key: string | null = null,
): Step<Session> {
  if (session.endedAt !== null) return refused("session.ended");
  if (now >= session.expiresAt) return refused("session.refresh_expired");
  if (counter > session.counter) return refused("session.refresh_invalid");
  if (counter === session.counter) {
    const expiresAt = expiryOf(session.startedAt, now);
    const rotated = { counter: counter + 1, rotatedAt: now, rotatedBy: key, expiresAt };
    return { next: { ...session, ...rotated }, refusal: null };
  }
  // A session from before there were keys has none.
  const isRepeated = counter === session.counter - 1 && key === (session.rotatedBy ?? null);
  if (isRepeated) return { next: null, refusal: null };
  const { refusal } = refuse("session.refresh_reused");
  return { next: { ...session, endedAt: now }, refusal };
}
