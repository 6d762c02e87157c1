import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "我的", en: "Me" },
  guest: { zh: "您还没有登录", en: "You are not signed in" },
  signIn: { zh: "登录", en: "Sign in" },
  homes: { zh: "我的住址", en: "My homes" },
  noHome: { zh: "还没有登记住址。", en: "No home is registered yet." },
  aboutMe: { zh: "我的资料", en: "About me" },
  myPhone: { zh: "我的手机号", en: "My phone number" },
  noPhone: { zh: "还没有绑定", en: "None is linked yet" },
  privacy: { zh: "隐私", en: "Privacy" },
  privacyText: { zh: "我们保存什么，下载我的资料", en: "What we keep, and a copy of my data" },
  lookup: { zh: "查一件报事", en: "Look up a report" },
  lookupText: { zh: "用编号和查询码", en: "By its number and code" },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
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
} as const satisfies Words;
