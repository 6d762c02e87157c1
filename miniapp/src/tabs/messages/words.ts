import type { Words } from "../../i18n/words";

export const words = {
  title: { zh: "消息", en: "Inbox" },
  allRead: { zh: "全部标为已读", en: "Mark all as read" },
  allReadDone: { zh: "全部已读", en: "All marked as read" },
  unread: { zh: "未读", en: "Unread" },
  unreadOf: { zh: "{n} 条未读", en: "{n} unread" },
  earlier: { zh: "这件事之前的消息（{n} 条）", en: "Earlier messages about this ({n})" },
  open: { zh: "去看看 ›", en: "Open ›" },
  markRead: { zh: "标为已读", en: "Mark as read" },
  empty: { zh: "还没有消息", en: "No messages yet" },
  emptyText: {
    zh: "您的事项有进展时，会在这里告诉您。",
    en: "News about your reports and bookings appears here.",
  },
  goHome: { zh: "回首页", en: "Go home" },
} as const satisfies Words;
