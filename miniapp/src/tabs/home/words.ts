import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "邻格", en: "Linge" },
  hello: { zh: "{name}，您好", en: "Hello, {name}" },
  helloGuest: { zh: "您好，欢迎来到邻格", en: "Welcome to Linge" },
  guestText: {
    zh: "登录后可以看到您的网格联系人和消息。",
    en: "Sign in to see your grid contacts and messages.",
  },
  signIn: { zh: "登录", en: "Sign in" },
  lookup: { zh: "查一件报事", en: "Look up a report" },
  myGrid: { zh: "我的网格", en: "My grid" },
  claimHome: { zh: "登记我的住址", en: "Register my home" },
  callFirst: { zh: "打电话给{name}", en: "Call {name}" },
  everybody: { zh: "全部联系人", en: "All contacts" },
  fewer: { zh: "收起", en: "Show fewer" },
  services: { zh: "常用", en: "Often used" },
  report: { zh: "报事", en: "Report" },
  booking: { zh: "预约服务", en: "Book a service" },
  deliberation: { zh: "议事", en: "Have your say" },
  // Where a narrow tile breaks the line: `|`.
  tileReport: { zh: "报修求助", en: "Repairs and help" },
  tileCall: { zh: "一键呼叫|网格员", en: "Call my grid worker" },
  tileMeals: { zh: "助餐", en: "Meals" },
  tileAffairs: { zh: "办事", en: "Services" },
  tileHelp: { zh: "客服", en: "Help line" },
  news: { zh: "最新消息", en: "News" },
  allNews: { zh: "全部消息", en: "All messages" },
  unread: { zh: "未读", en: "Unread" },
  workbench: { zh: "工作台", en: "Workbench" },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
} as const satisfies Words;
