import type { Bilingual } from "../kernel/decision.ts";

/** Why somebody cannot be written to. */
export const noticeRefusals = {
  "notice.not_in_wechat": {
    zh: "您还没有用微信登录过，无法接收微信消息",
    en: "You have never signed in with WeChat, so no messages can be sent there",
  },
} as const satisfies Record<string, Bilingual>;
