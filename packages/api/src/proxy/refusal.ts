import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on an authorisation is not carried out, in the words people read. */
export const proxyRefusals: Record<string, Bilingual> = {
  "proxy.person_unknown": { zh: "没有找到这个人", en: "This person was not found" },
  "proxy.oneself": { zh: "不能授权给自己", en: "You cannot give permission to yourself" },
  "proxy.days_range": { zh: "期限须为 1 至 {max} 天", en: "1 to {max} days" },
  "proxy.evidence_missing": {
    zh: "请写明本人同意的方式（当面、语音或书面）",
    en: "Please say how the person gave their consent",
  },
  "proxy.evidence_too_long": { zh: "最多 {max} 个字", en: "At most {max} characters" },
  "proxy.revoked_before": { zh: "授权已收回", en: "This permission has already been withdrawn" },
};
