import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on a feed is not carried out, in the words people read. */
export const feedRefusals: Record<string, Bilingual> = {
  "feed.too_many": {
    zh: "最多 {max} 个日历订阅，请先停用不需要的",
    en: "At most {max} calendar feeds. Stop one first",
  },
  "feed.revoked": { zh: "该日历订阅已停用", en: "This feed has been ended" },
  "feed.post_unknown": {
    zh: "此职务没有可订阅的服务安排",
    en: "This post has no bookings to serve",
  },
};
