import type { Instant } from "../kernel/clock.ts";
import type { Sent } from "./sms.ts";
import { type WechatApi, wechatApi } from "./wechat-api.ts";
import { checkText, requestImageCheck, type Verdict, verdictOf } from "./wechat-check.ts";
import { type EventSettings, isFromWechat, openEvent } from "./wechat-event.ts";
import { sendMessage, type WechatMessage } from "./wechat-message.ts";
import type { WechatRefusal } from "./wechat-refusal.ts";

export type WechatOutcome =
  /** The person's id for this mini-program, and across one owner's programs. Neither may leave the server. */
  | { kind: "session"; openid: string; unionid?: string }
  /** `errcode` is WeChat's own number, for the log; null when it gave none. */
  | { kind: "refused"; code: WechatRefusal; errcode: number | null };

export type PhoneOutcome =
  /** The number without its country code. */
  | { kind: "phone"; phone: string; countryCode: string }
  | Extract<WechatOutcome, { kind: "refused" }>;

/** Kinds of messages people agree to, each with a template of its own. */
export type MessageSort = "WORK" | "INFO";
export type Message = Omit<WechatMessage, "templateId"> & { sort: MessageSort };

export type WechatClient = {
  /** For a code of `wx.login`. */
  code2session: (code: string) => Promise<WechatOutcome>;
  /** For a code of the button `getPhoneNumber`, which is another one. */
  phoneNumber: (code: string) => Promise<PhoneOutcome>;
  /** The template of each sort of message, for the dialog in which people agree to them. */
  templates: Readonly<Record<MessageSort, string>>;
  sendMessage: (message: Message) => Promise<Sent>;
  /** What WeChat thinks of a text of one of its users; null when it cannot say. */
  checkText: (asked: { openid: string; text: string }) => Promise<Verdict | null>;
  /** Asks WeChat to look at a picture; the id under which it tells its verdict, null when it cannot now. */
  requestImageCheck: (asked: { openid: string; url: string }) => Promise<string | null>;
  verdictOf: (result: unknown) => Verdict;
  /** Whether a request to us is WeChat's. */
  isFromWechat: (query: URLSearchParams, now: Instant) => boolean;
  /** The event in a request to us; null when it is not WeChat's or not for us. Throws when it is no JSON. */
  openEvent: (query: URLSearchParams, body: string, now: Instant) => object | null;
};

export type WechatSettings = EventSettings & {
  /** `https://api.weixin.qq.com`, or the stand-in's address; without a slash at the end. */
  baseUrl: string;
  secret: string;
  /** Milliseconds one try may take; there are at most two. */
  timeoutMs: number;
  templates: Readonly<Record<MessageSort, string>>;
  fetch?: typeof fetch;
};

/** What came back. Only these fields of an answer are ever read: `session_key` is dropped while parsing. */
type Reply =
  | { kind: "answer"; errcode: number; openid: string | null; unionid: string | null }
  | { kind: "silence" }
  | { kind: "nonsense" };

const OK = 0;
const BUSY = -1;
const INVALID = 40029;
const CODE_USED = 40163;

const refusalOf: Readonly<Record<number, WechatRefusal>> = {
  [BUSY]: "session.wechat_busy",
  [INVALID]: "session.wechat_code_invalid",
  [CODE_USED]: "session.wechat_code_used",
  45011: "session.wechat_too_often",
  40226: "session.wechat_blocked",
};

/** Asks WeChat's server: exchanges codes, sends messages, has things checked. Never throws. */
export function wechatClient(settings: WechatSettings): WechatClient {
  const api = wechatApi(settings);
  const { templates } = settings;
  return {
    code2session: (code) => exchange(settings, code),
    phoneNumber: (code) => phoneOf(api, code),
    templates,
    sendMessage: ({ sort, ...message }) =>
      sendMessage(api, { ...message, templateId: templates[sort] }),
    checkText: (asked) => checkText(api, asked),
    requestImageCheck: (asked) => requestImageCheck(api, asked),
    verdictOf,
    isFromWechat: (query, now) => isFromWechat(settings, query, now),
    openEvent: (query, body, now) => openEvent(settings, query, body, now),
  };
}

/**
 * One more try when WeChat was busy or silent. A code works once: when our first try was heard but its
 * answer got lost, the second is told "used". No harm is done, but the person did nothing wrong: they are
 * told that WeChat is busy, and their next try brings a new code.
 */
async function exchange(settings: WechatSettings, code: string): Promise<WechatOutcome> {
  const first = await ask(settings, code);
  const isWorthAnother =
    first.kind === "silence" || (first.kind === "answer" && first.errcode === BUSY);
  if (!isWorthAnother) return outcomeOf(first);
  const second = await ask(settings, code);
  const isUsedByUs = second.kind === "answer" && second.errcode === CODE_USED;
  return isUsedByUs ? busy(CODE_USED) : outcomeOf(second);
}

async function ask(settings: WechatSettings, code: string): Promise<Reply> {
  const { appId, secret } = settings;
  const query = new URLSearchParams({
    appid: appId,
    secret,
    js_code: code,
    grant_type: "authorization_code",
  });
  const text = await textOf(settings, `/sns/jscode2session?${query}`);
  return text === null ? { kind: "silence" } : read(text);
}

/** What WeChat answers, as text; null when it does not. */
async function textOf(
  { baseUrl, timeoutMs, fetch = globalThis.fetch }: WechatSettings,
  path: string,
): Promise<string | null> {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      signal: AbortSignal.timeout(timeoutMs),
      // The address carries our secret: it must not be repeated to another host.
      redirect: "error",
    });
    return await response.text();
  } catch {
    // The error may quote the address with secret and code, so it goes no further.
    return null;
  }
}

/** Reads an answer; WeChat sends errors with HTTP 200 and a JSON body labelled as text. */
function read(text: string): Reply {
  try {
    const { errcode = OK, openid, unionid } = JSON.parse(text) as Record<string, unknown>;
    if (typeof errcode !== "number") return { kind: "nonsense" };
    return { kind: "answer", errcode, openid: textOrNull(openid), unionid: textOrNull(unionid) };
  } catch {
    return { kind: "nonsense" };
  }
}

const textOrNull = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

function outcomeOf(reply: Reply): WechatOutcome {
  if (reply.kind !== "answer") return busy(null);
  const { errcode, openid, unionid } = reply;
  if (errcode !== OK)
    return { kind: "refused", code: refusalOf[errcode] ?? "session.wechat_unavailable", errcode };
  if (openid === null) return busy(OK);
  return { kind: "session", openid, ...(unionid !== null && { unionid }) };
}

const busy = (errcode: number | null): WechatOutcome => ({
  kind: "refused",
  code: "session.wechat_busy",
  errcode,
});

const noPhone = (errcode: number | null): PhoneOutcome => ({
  kind: "refused",
  code:
    errcode === INVALID ? "session.wechat_phone_code_invalid" : "session.wechat_phone_unavailable",
  errcode,
});

/** No second try once it was heard: WeChat answers a used code of this kind like one that never was. */
async function phoneOf(api: WechatApi, code: string): Promise<PhoneOutcome> {
  const answer = await api.post("/wxa/business/getuserphonenumber", { code });
  if (answer.kind !== "done") return noPhone(answer.kind === "no" ? answer.errcode : null);
  const info = { ...(answer.body["phone_info"] as object) } as Record<string, unknown>;
  const phone = textOrNull(info["purePhoneNumber"]);
  if (phone === null) return noPhone(OK);
  return { kind: "phone", phone, countryCode: textOrNull(info["countryCode"]) ?? "" };
}
