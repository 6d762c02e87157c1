import { bookingRefusals } from "./booking/refusal.ts";
import { catalogueRefusals } from "./catalogue/refusal.ts";
import { complaintRefusals } from "./complaint/refusal.ts";
import { feedRefusals } from "./feed/refusal.ts";
import { gridRefusals } from "./grid/refusal.ts";
import type { Bilingual } from "./kernel/decision.ts";
import { mealRefusals } from "./meal/refusal.ts";
import { mediaRefusals } from "./media/refusal.ts";
import { noticeRefusals } from "./notice/refusal.ts";
import { personRefusals } from "./person/refusal.ts";
import { proxyRefusals } from "./proxy/refusal.ts";
import { sessionRefusals } from "./session/refusal.ts";

const requestRefusals: Record<string, Bilingual> = {
  "request.idempotency_key_reused": {
    zh: "这个提交编号已用于另一项请求，请换一个再试",
    en: "This idempotency key was used for another request; use a new one",
  },
  "request.idempotency_key_length": {
    zh: "提交编号须为 1 至 64 个字符",
    en: "An idempotency key must have 1 to 64 characters",
  },
  "request.text_missing": { zh: "请填写这一项", en: "Please fill this in" },
  "request.text_too_long": {
    zh: "最多 {max} 个字，现在有 {size} 个；您写的没有丢失，请删减后再提交",
    en: "At most {max} characters; there are {size}. Nothing is lost: please shorten it",
  },
  "request.text_characters": {
    zh: "这一项只能写一行，也不能有看不见的控制字符；请删去后再提交",
    en: "This must be one line without invisible control characters. Please remove them",
  },
  "request.list_too_long": {
    zh: "最多 {max} 项，现在有 {size} 项",
    en: "At most {max} entries; there are {size}",
  },
  "request.number_outside": {
    zh: "这个数须在 {min} 至 {max} 之间",
    en: "This number must be from {min} to {max}",
  },
  "request.busy": {
    zh: "同时操作的人较多，请稍后再试，您填写的内容没有丢失",
    en: "Several people are changing this at once. Please try again; nothing you entered is lost",
  },
};

/** Every refusal code with its text: each capability keeps its own beside its rules. */
export const refusalTexts: Readonly<Record<string, Bilingual>> = {
  ...requestRefusals,
  ...sessionRefusals,
  ...personRefusals,
  ...gridRefusals,
  ...complaintRefusals,
  ...catalogueRefusals,
  ...bookingRefusals,
  ...proxyRefusals,
  ...mealRefusals,
  ...feedRefusals,
  ...mediaRefusals,
  ...noticeRefusals,
};
