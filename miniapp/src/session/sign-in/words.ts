import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "登录", en: "Sign in" },
  wechat: { zh: "微信登录", en: "Sign in with WeChat" },
  wechatText: { zh: "不需要手机号。", en: "No phone number is needed." },
  wechatFailed: {
    zh: "微信没有完成登录，请再试一次。",
    en: "WeChat did not finish signing in. Please try again.",
  },
  phone: { zh: "手机号", en: "Mobile number" },
  phoneHint: {
    zh: "11 位号码。只用于登录和与您联系，加密保存。",
    en: "11 digits. Used to sign you in and to reach you, and kept encrypted.",
  },
  getCode: { zh: "获取验证码", en: "Send me a code" },
  getCodeIn: { zh: "{n} 秒后可重新获取", en: "Again in {n} seconds" },
  codeSent: { zh: "验证码已发送", en: "The code was sent" },
  code: { zh: "验证码", en: "Code" },
  codeHint: {
    zh: "短信里的 6 位数字，5 分钟内有效。",
    en: "The 6 digits in the text message, good for 5 minutes.",
  },
  signIn: { zh: "登录", en: "Sign in" },
  demo: { zh: "演示身份", en: "Demo personas" },
  demoText: {
    zh: "这里是演示社区，选一个人试试。",
    en: "This is a demo community: be one of these people.",
  },
  welcome: { zh: "{name}，欢迎您", en: "Welcome, {name}" },
} as const satisfies Words;
