import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "我的住址", en: "My homes" },
  why: {
    zh: "登记住址后，可以看到您的网格员和电话。由网格员确认，邻居看不到。",
    en: "Register your home to see your grid worker and their phone. Your grid worker confirms it; neighbours cannot see it.",
  },
  none: { zh: "还没有登记住址", en: "No home is registered yet" },
  past: { zh: "以前的登记", en: "Earlier registrations" },
  reason: { zh: "原因：{text}", en: "Why: {text}" },
  end: { zh: "我不住这里了", en: "I no longer live here" },
  endOf: { zh: "我不住这里了：{address}", en: "I no longer live here: {address}" },
  endAsk: {
    zh: "结束后，这里的网格联系人不再显示。以后可以重新登记。",
    en: "You will no longer see that grid's contacts. You can register again later.",
  },
  endYes: { zh: "确定不住了", en: "Yes, end it" },
  keep: { zh: "不，保留", en: "No, keep it" },
  ended: { zh: "住址登记已结束", en: "This home is no longer registered" },
  add: { zh: "登记住址", en: "Register a home" },
  step1: { zh: "第一步：选地址", en: "Step 1: Choose the address" },
  step2: { zh: "第二步：您是这里的", en: "Step 2: You are here as" },
  relation: { zh: "与住址的关系", en: "Your relation to the home" },
  otherAddress: { zh: "换一个地址", en: "Another address" },
  send: { zh: "提交，请网格员确认", en: "Send for confirmation" },
  sent: { zh: "已提交，等网格员确认", en: "Sent: your grid worker will confirm it" },
  cancel: { zh: "取消", en: "Cancel" },
  notFound: {
    zh: "找不到您的地址？请打 12345，请工作人员补上。",
    en: "Cannot find your address? Call 12345 and staff will add it.",
  },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
} as const satisfies Words;
