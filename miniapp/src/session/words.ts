import type { Words } from "../i18n/words";

export const words = {
  toElder: { zh: "长辈版", en: "Large display" },
  toStandard: { zh: "标准版", en: "Standard display" },
  phone: { zh: "手机号", en: "Mobile number" },
  phoneHint: {
    zh: "11 位号码。只用于登录和与您联系，加密保存。",
    en: "11 digits. Used only to sign in and to contact you, and stored encrypted.",
  },
  getCode: { zh: "获取验证码", en: "Send me a code" },
  getCodeIn: { zh: "{n} 秒后可重新获取", en: "Again in {n} seconds" },
  codeSent: { zh: "验证码已发送", en: "The code was sent" },
  code: { zh: "验证码", en: "Code" },
  codeHint: {
    zh: "短信里的 6 位数字，5 分钟内有效。",
    en: "The 6 digits in the text message, valid for 5 minutes.",
  },
  signOut: { zh: "退出登录", en: "Sign out" },
  signOutEverywhere: { zh: "退出所有设备", en: "Sign out on all devices" },
  signOutText: {
    zh: "手机丢了，或在别人的手机上登录过，请退出所有设备。",
    en: "If you lost a phone, or signed in on somebody else's, sign out on all devices.",
  },
  signOutOffline: {
    zh: "现在不能让服务器上的登录失效。可以先从本机退出，并删除本机上的草稿和照片；要彻底退出，请联网登录后选“退出所有设备”。",
    en: "The server cannot be reached now. You can sign out on this device, which deletes its drafts and photos. To sign out everywhere, sign in again when you are online and choose “Sign out on all devices”.",
  },
  leaveDevice: { zh: "从本机退出", en: "Sign out on this device" },
  signedOut: { zh: "已退出登录", en: "You are signed out" },
} as const satisfies Words;
