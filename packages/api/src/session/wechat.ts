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

export type WechatClient = {
  /** For a code of `wx.login`. */
  code2session: (code: string) => Promise<WechatOutcome>;
  /** For a code of the button `getPhoneNumber`, which is another one. */
  phoneNumber: (code: string) => Promise<PhoneOutcome>;
};

export type WechatSettings = {
  /** `https://api.weixin.qq.com`, or the stand-in's address; without a slash at the end. */
  baseUrl: string;
  appId: string;
  secret: string;
  /** Milliseconds one try may take; there are at most two. */
  timeoutMs: number;
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

/** Exchanges codes with WeChat's server (code2Session, getPhoneNumber). Never throws. */
export function wechatClient(settings: WechatSettings): WechatClient {
  return {
    code2session: (code) => exchange(settings, code),
    phoneNumber: (code) => phoneOf(settings, code),
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
  body?: object,
): Promise<string | null> {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      signal: AbortSignal.timeout(timeoutMs),
      // The address carries our secret: it must not be repeated to another host.
      redirect: "error",
      ...(body && { method: "POST", body: JSON.stringify(body) }),
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

/** Fields of an answer; none when it is no JSON object. */
function fieldsOf(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/**
 * Asked for anew each time: WeChat gives the same token while it is good, so that nothing need be kept
 * here and no two of our processes end each other's.
 */
async function accessTokenOf(settings: WechatSettings): Promise<string | number | null> {
  const { appId: appid, secret } = settings;
  const asked = { grant_type: "client_credential", appid, secret };
  const { access_token, errcode } = fieldsOf(
    await textOf(settings, "/cgi-bin/stable_token", asked),
  );
  return textOrNull(access_token) ?? (typeof errcode === "number" ? errcode : null);
}

const noPhone = (errcode: number | null): PhoneOutcome => ({
  kind: "refused",
  code:
    errcode === INVALID ? "session.wechat_phone_code_invalid" : "session.wechat_phone_unavailable",
  errcode,
});

/** No second try: WeChat answers a used code of this kind like one that never was. */
async function phoneOf(settings: WechatSettings, code: string): Promise<PhoneOutcome> {
  const token = await accessTokenOf(settings);
  if (typeof token !== "string")
    return { kind: "refused", code: "session.wechat_phone_unavailable", errcode: token };
  const query = new URLSearchParams({ access_token: token });
  const path = `/wxa/business/getuserphonenumber?${query}`;
  const { errcode, phone_info } = fieldsOf(await textOf(settings, path, { code }));
  const { purePhoneNumber, countryCode } = { ...(phone_info as object) } as Record<string, unknown>;
  const phone = textOrNull(purePhoneNumber);
  if (errcode !== OK || phone === null)
    return noPhone(typeof errcode === "number" ? errcode : null);
  return { kind: "phone", phone, countryCode: textOrNull(countryCode) ?? "" };
}
