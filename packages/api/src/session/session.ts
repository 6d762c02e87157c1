import { type Instant, MINUTE, SECOND } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import { wechatRefusals } from "./wechat-refusal.ts";

/** How long a code sent to a phone is good for. */
export const CODE_LIFE = 5 * MINUTE;
/** The wait before another code is sent to the same phone. */
export const RESEND_AFTER = 60 * SECOND;
/** Requests and failures are counted over the last quarter of an hour. */
export const WINDOW = 15 * MINUTE;
/** Codes asked for within the window, per phone and per network address. */
export const MAX_REQUESTS = 5;
/** Failed sign-ins within the window, per phone and per network address. */
export const MAX_FAILURES = 5;

/** The last code sent to a phone; the code itself is kept as a keyed hash only. */
export type PhoneCode = { hash: string; sentAt: Instant; usedAt: Instant | null };

/** A failed sign-in at one phone, told by its look-up hash. */
export type Failure = { at: Instant; phoneHash: string };

/** What was tried lately with one phone, or from one network address. */
export type Attempts = { requests: readonly Instant[]; failures: readonly Failure[] };

/** All that signing in by phone depends on. */
export type PhoneSignIn = { code: PhoneCode | null; phone: Attempts; network: Attempts };

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
    zh: "验证码已发送,请 {seconds} 秒后再试",
    en: "A code was sent already; please try again in {seconds} seconds",
  },
  "session.too_many_requests": {
    zh: "获取验证码过于频繁,请 {minutes} 分钟后再试",
    en: "Too many codes were asked for; please try again in {minutes} minutes",
  },
  "session.code_not_sent": {
    zh: "短信没有发出,请一分钟后再试",
    en: "The message could not be sent; please try again in a minute",
  },
  "session.code_none": {
    zh: "请先获取验证码",
    en: "Please ask for a code first",
  },
  "session.code_wrong": {
    zh: "验证码不正确,请核对最近一条短信",
    en: "The code is not correct; please look at the latest message",
  },
  "session.code_expired": {
    zh: "验证码已过期,请重新获取",
    en: "The code has expired; please ask for a new one",
  },
  "session.code_used": {
    zh: "验证码已使用过,请重新获取",
    en: "The code was already used; please ask for a new one",
  },
  "session.too_many_attempts": {
    zh: "尝试次数过多,请 {minutes} 分钟后再试",
    en: "Too many attempts; please try again in {minutes} minutes",
  },
  "session.refresh_invalid": {
    zh: "登录凭证无效,请重新登录",
    en: "This refresh token is not valid; please sign in again",
  },
  "session.refresh_expired": {
    zh: "登录已过期,请重新登录",
    en: "The session has expired; please sign in again",
  },
  "session.refresh_reused": {
    zh: "登录凭证被重复使用,为安全起见已退出登录,请重新登录",
    en: "This refresh token was used before; for safety the session was ended, please sign in again",
  },
  "session.ended": {
    zh: "登录已退出,请重新登录",
    en: "The session has ended; please sign in again",
  },
};
