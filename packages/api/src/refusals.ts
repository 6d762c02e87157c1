import { bookingRefusals } from "./booking/refusal.ts";
import { catalogueRefusals } from "./catalogue/refusal.ts";
import { complaintRefusals } from "./complaint/refusal.ts";
import { feedRefusals } from "./feed/feed.ts";
import { gridRefusals } from "./grid/grid.ts";
import { type Bilingual, fill, type Language, type Refusal } from "./kernel/decision.ts";
import { mealRefusals } from "./meal/refusal.ts";
import { mediaRefusals } from "./media/media.ts";
import { noticeRefusals } from "./notice/notice.ts";
import { personRefusals } from "./person/person.ts";
import { proxyRefusals } from "./proxy/proxy.ts";
import { sessionRefusals } from "./session/session.ts";

const requestRefusals: Record<string, Bilingual> = {
  "request.idempotency_key_reused": {
    zh: "这个提交编号已用于另一项请求，请换一个再试",
    en: "This idempotency key was used for another request; use a new one",
  },
  "request.idempotency_key_length": {
    zh: "提交编号须为 1 至 64 个字符",
    en: "An idempotency key must have 1 to 64 characters",
  },
  "request.busy": {
    zh: "同时操作的人较多，请稍后再试，您填写的内容没有丢失",
    en: "Several people are changing this at once; please try again, nothing you entered is lost",
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

/** The sentence a person reads when a command is refused. */
export function refusalMessage(refusal: Refusal, language: Language): string {
  const text = refusalTexts[refusal.code];
  if (!text) throw new Error(`refusal ${refusal.code} has no text`);
  return fill(text[language], refusal.params, language);
}
