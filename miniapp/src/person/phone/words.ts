import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "我的手机号", en: "My phone number" },
  linked: { zh: "已绑定 {phone}", en: "Linked: {phone}" },
  linkedText: {
    zh: "可以用它登录，工作人员也能联系到您。要换号，请打 12345。",
    en: "You can sign in with it, and staff can contact you. To change it, call 12345.",
  },
  why: {
    zh: "绑定后可以用手机号登录，工作人员也能联系到您。不绑定也能报事。",
    en: "You can then sign in with it, and staff can contact you. You can report without one, too.",
  },
  wechat: { zh: "用微信的手机号", en: "Use my WeChat number" },
  wechatFailed: {
    zh: "没有用微信的手机号。可以改用下面的短信验证码。",
    en: "Your WeChat number was not used. You can use a text message code below.",
  },
  bySms: { zh: "用短信验证码", en: "By text message" },
  link: { zh: "绑定", en: "Link it" },
  done: { zh: "已绑定手机号", en: "The phone is linked" },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
} as const satisfies Words;
