import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "登录", en: "Sign in" },
  wechat: { zh: "微信登录", en: "Sign in with WeChat" },
  wechatText: { zh: "不需要手机号。", en: "No phone number is needed." },
  wechatFailed: {
    zh: "微信没有完成登录，请再试一次。",
    en: "WeChat did not finish signing in. Please try again.",
  },
  hotline: { zh: "登录有困难，打 12345 电话求助", en: "Trouble signing in? Call 12345" },
  signIn: { zh: "登录", en: "Sign in" },
  demo: { zh: "演示身份", en: "Demo personas" },
  demoText: {
    zh: "这里是演示社区，选一个人试试。",
    en: "This is a demo community. Choose somebody to try it as.",
  },
  welcome: { zh: "{name}，欢迎您", en: "Welcome, {name}" },
} as const satisfies Words;
