import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "我的", en: "Me" },
  guest: { zh: "您还没有登录", en: "You are not signed in" },
  signIn: { zh: "登录", en: "Sign in" },
  phone: { zh: "手机 {phone}", en: "Phone {phone}" },
  homes: { zh: "我的住址", en: "My homes" },
  noHome: { zh: "还没有登记住址。", en: "No home is registered yet." },
  identity: { zh: "当前身份", en: "Acting as" },
  identityText: {
    zh: "您做的每件事都会记在当前身份名下。",
    en: "Whatever you do is recorded under this identity.",
  },
  resident: { zh: "居民本人", en: "Myself, as a resident" },
  identityChanged: { zh: "已切换为{name}", en: "You now act as {name}" },
  workbench: { zh: "去工作台", en: "Go to the workbench" },
  display: { zh: "显示", en: "Display" },
  elder: { zh: "长辈版", en: "Large display" },
  elderText: { zh: "字更大，按钮更大", en: "Larger text and larger buttons" },
  language: { zh: "语言 · Language", en: "Language · 语言" },
  signOut: { zh: "退出登录", en: "Sign out" },
  signOutEverywhere: { zh: "退出所有设备", en: "Sign out on all devices" },
  signOutText: {
    zh: "手机丢了，或在别人的手机上登录过，请退出所有设备。",
    en: "If a phone was lost, or you signed in on somebody else's, sign out on all devices.",
  },
  signedOut: { zh: "已退出登录", en: "You are signed out" },
} as const satisfies Words;
