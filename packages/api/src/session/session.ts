import { DAY, type Instant, MINUTE, SECOND } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";

/** How long a code sent to a phone is good for. */
export const CODE_LIFE = 5 * MINUTE;
/** The wait before another code is sent to the same phone. */
export const RESEND_AFTER = 60 * SECOND;
/** Wrong digits that one code bears from each side of it. */
export const MAX_WRONG = 5;
/** Two presses of one button, or one press that was sent twice. */
export const SAME_PRESS = 30 * SECOND;
/**
 * Codes sent to one phone. Whoever asks from one network gets no more than a share, so that a stranger cannot use up
 * what the owner needs.
 */
export const PHONE_LIMITS = [
  { within: 15 * MINUTE, inAll: 8, each: 5 },
  { within: DAY, inAll: 15, each: 10 },
] as const;
/**
 * Codes asked for from one network: a whole community, or all phones of a carrier, may stand behind one address.
 * Beyond the first number one waits for the next minute, beyond the second for the next quarter of an hour.
 */
export const NETWORK_LIMITS = { minute: 60, quarter: 300 } as const;
/** Codes sent to all phones on one day: what a flood may cost. */
export const CODES_A_DAY = 5_000;

/** From which side digits come: with the id that was given out for the code, from the network that asked, or from elsewhere. */
export type Side = "REQUESTER" | "NEIGHBOUR" | "STRANGER";

/** Who asks, or presents digits: a network, and the hash of the verification id when one was sent along. */
export type Asker = { network: string; verification: string | null };

/** What a code was used for, so that the same press sent twice has the same result. */
export type CodeUse = Asker & { at: Instant; result: string };

/** A code sent to a phone; the code and the id that was given out for it are kept as keyed hashes only. */
export type PhoneCode = {
  hash: string;
  verification: string;
  network: string;
  sentAt: Instant;
  wrong: Readonly<Record<Side, number>>;
  used: CodeUse | null;
};

/** All that signing in by phone depends on: codes that may still be used and the last one, and what was sent within a day. */
export type PhoneCodes = {
  codes: readonly PhoneCode[];
  sent: readonly { at: Instant; network: string }[];
};

/** Somebody's staying signed in on one device. */
export type Session = {
  personId: Id<"person">;
  /** The person's count of signing out everywhere when the session began. */
  epoch: number;
  /** How often it was refreshed; only the refresh token with this number is the present one. */
  counter: number;
  rotatedAt: Instant;
  /** The client's key of the refresh that made the present token; null when it sent none. */
  rotatedBy: string | null;
  startedAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
};

/** Somebody of the demo world whom anyone may play; only in demo mode. */
export type Persona = { key: string; personId: Id<"person">; title: Bilingual; order: number };
