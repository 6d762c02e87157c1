import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "邻格", en: "Linge" },
  hello: { zh: "{name}，您好", en: "Hello, {name}" },
  helloGuest: { zh: "您好，欢迎来到邻格", en: "Welcome to Linge" },
  guestText: {
    zh: "登录后可以看到您的网格联系人和消息。",
    en: "Sign in to see the people of your grid and your messages.",
  },
  signIn: { zh: "登录", en: "Sign in" },
  myGrid: { zh: "我的网格", en: "My grid" },
  callFirst: { zh: "打电话给{name}", en: "Call {name}" },
  everybody: { zh: "全部联系人", en: "All contacts" },
  fewer: { zh: "收起", en: "Show fewer" },
  services: { zh: "常用", en: "Often used" },
  report: { zh: "报事", en: "Report" },
  complaints: { zh: "我的报事", en: "My reports" },
  workbench: { zh: "工作台", en: "Workbench" },
  messages: { zh: "我的消息", en: "Inbox" },
  help: { zh: "需要帮助", en: "Help" },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
} as const satisfies Words;
