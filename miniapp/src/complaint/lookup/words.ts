import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "查一件报事", en: "Look up a report" },
  text: {
    zh: "没有登录时报的事，用回执上的编号和查询码来查。",
    en: "For reports made without signing in. Use the number and the code on your receipt.",
  },
  numberLabel: { zh: "编号", en: "Number" },
  numberHint: { zh: "报事后给您的一长串数字", en: "The long number you were given" },
  codeLabel: { zh: "查询码", en: "Code" },
  codeHint: { zh: "和编号一起给您的", en: "Given to you together with the number" },
  search: { zh: "查一查", en: "Look it up" },
  number: { zh: "编号 {number}", en: "No. {number}" },
  next: { zh: "接下来", en: "What happens next" },
  reportedOn: { zh: "上报于 {when}", en: "Reported {when}" },
  none: { zh: "没有查到", en: "Nothing was found" },
  noneText: {
    zh: "请对照回执再看一遍编号和查询码。如果回执丢了，请打 12345。",
    en: "Please check the number and code against your receipt. If you lost it, call 12345.",
  },
  hotline: { zh: "打 12345 电话求助", en: "Call 12345 for help" },
} as const satisfies Words;
