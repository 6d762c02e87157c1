import { DAY, type Instant, MINUTE, SECOND } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { wechatRefusals } from "./wechat-refusal.ts";

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

export const sessionRefusals: Readonly<Record<string, Bilingual>> = {
  ...wechatRefusals,
  "session.phone_invalid": {
    zh: "请输入 11 位大陆手机号",
    en: "Please enter a mainland mobile number of 11 digits",
  },
  "session.resend_too_soon": {
    zh: "验证码已发送，请 {seconds} 秒后再试",
    en: "A code was sent already; please try again in {seconds} seconds",
  },
  "session.too_many_requests": {
    zh: "获取验证码过于频繁，请 {minutes} 分钟后再试",
    en: "Too many codes were asked for; please try again in {minutes} minutes",
  },
  "session.code_not_sent": {
    zh: "短信没有发出，请一分钟后再试",
    en: "The message could not be sent; please try again in a minute",
  },
  "session.code_none": {
    zh: "请先获取验证码",
    en: "Please ask for a code first",
  },
  "session.code_wrong": {
    zh: "验证码不正确，请核对最近一条短信",
    en: "The code is not correct; please look at the latest message",
  },
  "session.code_expired": {
    zh: "验证码已过期，请重新获取",
    en: "The code has expired; please ask for a new one",
  },
  "session.code_used": {
    zh: "验证码已使用过，请重新获取",
    en: "The code was already used; please ask for a new one",
  },
  "session.too_many_attempts": {
    zh: "这条验证码输错的次数过多，请重新获取一条",
    en: "Too many wrong digits for this code; please ask for a new one",
  },
  "session.network_busy": {
    zh: "当前网络获取验证码的人较多，请 {seconds} 秒后再试",
    en: "Many people on this network are asking for codes; please try again in {seconds} seconds",
  },
  "session.no_more_codes": {
    zh: "今天的短信验证码已发完，请用微信登录，或明天再试",
    en: "No more codes can be sent today; please sign in with WeChat, or try again tomorrow",
  },
  "session.refresh_invalid": {
    zh: "登录凭证无效，请重新登录",
    en: "This refresh token is not valid; please sign in again",
  },
  "session.refresh_expired": {
    zh: "登录已过期，请重新登录",
    en: "The session has expired; please sign in again",
  },
  "session.refresh_reused": {
    zh: "登录凭证被重复使用，为安全起见已退出登录，请重新登录",
    en: "This refresh token was used before; for safety the session was ended, please sign in again",
  },
  "session.ended": {
    zh: "登录已退出，请重新登录",
    en: "The session has ended; please sign in again",
  },
};
