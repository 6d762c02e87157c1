import { type Instant, MINUTE, plus, SECOND, toMs } from "../kernel/clock.ts";
import { type Refusal, refuse } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { ABSOLUTE_LIFE, IDLE_LIFE } from "../kernel/wire.ts";
import {
  type Attempts,
  CODE_LIFE,
  MAX_FAILURES,
  MAX_REQUESTS,
  type PhoneCode,
  type PhoneSignIn,
  RESEND_AFTER,
  type Session,
  WINDOW,
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

const within = (times: readonly Instant[], now: Instant): Instant[] =>
  times.filter((at) => at > plus(now, -WINDOW));

/** Forgets what lies before the window. */
const recent = ({ requests, failures }: Attempts, now: Instant): Attempts => ({
  requests: within(requests, now),
  failures: failures.filter(({ at }) => at > plus(now, -WINDOW)),
});

const waitFor = (until: Instant, now: Instant) => {
  const ms = toMs(until) - toMs(now);
  return { seconds: Math.ceil(ms / SECOND), minutes: Math.ceil(ms / MINUTE) };
};

/** When one of at most `max` attempts will be possible again, or null when one is possible now. */
function freeAt(times: readonly Instant[], max: number): Instant | null {
  const oldest = times.at(-max);
  return times.length < max || oldest === undefined ? null : plus(oldest, WINDOW);
}

/** The later of two waits: both must be over. */
const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a !== null && (b === null || a > b) ? a : b;

/** Sends a code, if not too many were asked for. Whether the phone is known plays no part. */
export function issueCode(state: PhoneSignIn, hash: string, now: Instant): Step<PhoneSignIn> {
  const resendAt = state.code && plus(state.code.sentAt, RESEND_AFTER);
  if (resendAt !== null && now < resendAt)
    return refused("session.resend_too_soon", "phone", waitFor(resendAt, now));
  const phone = recent(state.phone, now);
  const network = recent(state.network, now);
  const free = later(freeAt(phone.requests, MAX_REQUESTS), freeAt(network.requests, MAX_REQUESTS));
  if (free !== null) return refused("session.too_many_requests", "phone", waitFor(free, now));
  const next = {
    code: { hash, sentAt: now, usedAt: null },
    phone: { ...phone, requests: [...phone.requests, now] },
    network: { ...network, requests: [...network.requests, now] },
  };
  return { next, refusal: null };
}

/** What is wrong with a code that was presented, or null. */
function codeProblem(
  code: PhoneCode | null,
  matches: (hash: string) => boolean,
  now: Instant,
): Refusal | null {
  if (!code) return refuse("session.code_none", "code").refusal;
  if (code.usedAt !== null) return refuse("session.code_used", "code").refusal;
  if (now >= plus(code.sentAt, CODE_LIFE)) return refuse("session.code_expired", "code").refusal;
  return matches(code.hash) ? null : refuse("session.code_wrong", "code").refusal;
}

const failuresOf = ({ failures }: Attempts): Instant[] => failures.map(({ at }) => at);

const failed = (attempts: Attempts, phoneHash: string, at: Instant): Attempts => ({
  ...attempts,
  failures: [...attempts.failures, { at, phoneHash }],
});

/** Gives back the attempts at this phone only: failures at other phones stay, or one's own phone would buy guesses. */
const forgiven = (attempts: Attempts, phoneHash: string): Attempts => ({
  ...attempts,
  failures: attempts.failures.filter((one) => one.phoneHash !== phoneHash),
});

/** Uses up a code. Every failure counts against the phone and the address; at the limit even the right code waits. */
export function redeemCode(
  state: PhoneSignIn,
  attempt: { phoneHash: string; matches: (hash: string) => boolean },
  now: Instant,
): Step<PhoneSignIn> {
  const { phoneHash, matches } = attempt;
  const phone = recent(state.phone, now);
  const network = recent(state.network, now);
  const free = later(
    freeAt(failuresOf(phone), MAX_FAILURES),
    freeAt(failuresOf(network), MAX_FAILURES),
  );
  if (free !== null) return refused("session.too_many_attempts", "code", waitFor(free, now));
  const { code } = state;
  const problem = codeProblem(code, matches, now);
  const after = problem ? failed : forgiven;
  const next = {
    code: problem || !code ? code : { ...code, usedAt: now },
    phone: after(phone, phoneHash, now),
    network: after(network, phoneHash, now),
  };
  return { next, refusal: problem };
}

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
  const isRepeated = counter === session.counter - 1 && key === session.rotatedBy;
  if (isRepeated) return { next: null, refusal: null };
  const { refusal } = refuse("session.refresh_reused");
  return { next: { ...session, endedAt: now }, refusal };
}
