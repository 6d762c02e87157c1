import type { Bilingual } from "../kernel/decision.ts";
import { wechatRefusals } from "./wechat-refusal.ts";

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
