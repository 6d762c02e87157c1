import type { Words } from "../i18n/words";

export const words = {
  offer: { zh: "有进展时在微信里告诉我", en: "Tell me in WeChat when something happens" },
  offerText: {
    zh: "微信会问您是否允许，每允许一次可收到一条",
    en: "WeChat will ask you. Each time you allow it, one message can be sent",
  },
  agreed: { zh: "好的，有进展会在微信里告诉您", en: "You will get messages in WeChat" },
  refused: {
    zh: "好的，不再询问。进展都在“消息”里",
    en: "You will not be asked again. All news is under “Inbox”",
  },
} as const satisfies Words;
