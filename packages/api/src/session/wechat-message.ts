import { dateOf, HOUR, type Instant, plus } from "../kernel/clock.ts";
import type { Sent } from "./sms.ts";
import type { WechatApi } from "./wechat-api.ts";

/** One subscription message. */
export type WechatMessage = {
  openid: string;
  templateId: string;
  title: string;
  text: string;
  at: Instant;
};

/** The reader does not want it, or has agreed to no more of them. */
const REFUSED: readonly number[] = [43101, 43107];
/** The message or its reader is wrong: asking again changes nothing. */
const WRONG: readonly number[] = [40003, 40037, 41028, 41029, 41030, 47003];

/** `thing` fields of a template hold twenty characters. */
const MOST = 20;
const thing = (text: string) => {
  const characters = [...text];
  const value = characters.length > MOST ? [...characters.slice(0, MOST - 1), "…"] : characters;
  return { value: value.join("") };
};

/** `2026年11月20日 10:00`, in Shanghai. */
function time(at: Instant) {
  const [year, month, day] = dateOf(at).split("-");
  return { value: `${year}年${month}月${day}日 ${plus(at, 8 * HOUR).slice(11, 16)}` };
}

/** Sends a subscription message once. */
export async function sendMessage(api: WechatApi, message: WechatMessage): Promise<Sent> {
  const { openid: touser, templateId: template_id, title, text, at } = message;
  const data = { thing1: thing(title), thing2: thing(text), time3: time(at) };
  const answer = await api.post("/cgi-bin/message/subscribe/send", { touser, template_id, data });
  switch (answer.kind) {
    case "done":
      return { kind: "sent" };
    case "silence":
      return { kind: "unknown" };
    case "no": {
      const code = String(answer.errcode);
      if (REFUSED.includes(answer.errcode)) return { kind: "refused", code };
      return { kind: WRONG.includes(answer.errcode) ? "wrong" : "later", code };
    }
  }
}
