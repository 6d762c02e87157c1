import type { Bilingual } from "../kernel/decision.ts";

/** Why a WeChat sign-in did not work. */
export const wechatRefusals = {
  "session.wechat_code_invalid": {
    zh: "微信登录凭证无效或已过期，请重新登录",
    en: "The WeChat sign-in code is not valid or has expired; please sign in again",
  },
  "session.wechat_code_used": {
    zh: "微信登录凭证已使用过，请重新登录",
    en: "The WeChat sign-in code was already used; please sign in again",
  },
  "session.wechat_too_often": {
    zh: "登录过于频繁，请一分钟后再试",
    en: "Too many sign-ins; please try again in a minute",
  },
  "session.wechat_blocked": {
    zh: "微信判定该账号存在风险，暂时不能用微信登录，请改用手机号登录",
    en: "WeChat does not let this account sign in at present; please sign in by phone",
  },
  "session.wechat_busy": {
    zh: "微信繁忙，请稍后再试，也可以用手机号登录",
    en: "WeChat is busy; please try again shortly, or sign in by phone",
  },
  "session.wechat_unavailable": {
    zh: "微信登录暂不可用，请用手机号登录",
    en: "WeChat sign-in is not available at present; please sign in by phone",
  },
  "session.wechat_phone_code_invalid": {
    zh: "微信手机号授权已失效，请重新点击获取",
    en: "WeChat's leave to read the phone number has lapsed; please tap to give it again",
  },
  "session.wechat_phone_unavailable": {
    zh: "暂时无法从微信获取手机号，请改用短信验证码",
    en: "The phone number cannot be had from WeChat at present; please use a code by SMS",
  },
} as const satisfies Record<string, Bilingual>;

export type WechatRefusal = keyof typeof wechatRefusals;
