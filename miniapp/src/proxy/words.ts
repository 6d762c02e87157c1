import type { Words } from "../i18n/words";

export const words = {
  title: { zh: "代办授权", en: "Booking for each other" },
  why: {
    zh: "授权以后，家人、邻居或志愿者可以替您预约；每一次谁办的、给谁办的，两个人都看得到，随时可以收回。",
    en: "With your permission, family, neighbours or volunteers can book for you. You both see what was booked for whom, and either of you can end it at any time.",
  },
  received: { zh: "我可以替他们预约", en: "I can book for" },
  given: { zh: "他们可以替我预约", en: "Who can book for me" },
  over: { zh: "已结束的授权（{n}）", en: "Ended ({n})" },
  nobody: { zh: "没有", en: "Nobody" },
  until: { zh: "{relation} · 到 {day}", en: "{relation} · until {day}" },
  both: { zh: "{agent} 替 {principal}", en: "{agent} for {principal}" },
  book: { zh: "替 {name} 预约", en: "Book for {name}" },
  revoke: { zh: "收回", en: "Take it back" },
  revokeOf: { zh: "收回给 {name} 的授权", en: "Take it back from {name}" },
  stop: { zh: "不再代办", en: "Stop booking for them" },
  stopOf: { zh: "不再代办 {name} 的事", en: "End it: booking for {name}" },
  sure: { zh: "确定，收回", en: "Yes, end it" },
  keep: { zh: "不收回", en: "No, keep it" },
  revoked: { zh: "授权已收回", en: "It was ended" },

  give: { zh: "授权给别人", en: "Let somebody book for me" },
  agent: { zh: "对方的代办码", en: "Their code" },
  agentHint: {
    zh: "请对方打开这一页，把最下面的代办码给您扫，或者发给您。",
    en: "Ask them to open this page and let you scan the code at the bottom, or send it to you.",
  },
  scan: { zh: "扫对方的代办码", en: "Scan their code" },
  nothingScanned: {
    zh: "没有扫到，可以把代办码贴在这里。",
    en: "Nothing was scanned. You can paste the code here.",
  },
  relation: { zh: "对方是您的", en: "They are your" },
  term: { zh: "授权多久", en: "For how long" },
  days: { zh: "{n} 天", en: "{n} days" },
  send: { zh: "授权", en: "Give permission" },
  cancel: { zh: "先不授权", en: "Not now" },
  sent: { zh: "已授权给 {name}", en: "{name} may book for you now" },

  myCode: { zh: "我的代办码", en: "My code" },
  myCodeText: {
    zh: "别人要授权您替他预约时，给他扫，或者发给他。",
    en: "If somebody wants you to book for them, let them scan this code, or send it to them.",
  },
  myCodeAlt: { zh: "我的代办码二维码", en: "QR code of my code" },
  showCode: { zh: "出示我的代办码", en: "Show my code" },
  copy: { zh: "复制代办码", en: "Copy the code" },
  copied: { zh: "已复制，可以发给对方", en: "Copied. You can send it now" },
  notCopied: { zh: "没有复制成功，请照着抄写", en: "Not copied. Please write it down" },
} as const satisfies Words;
