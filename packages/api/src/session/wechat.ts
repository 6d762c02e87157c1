import type { Bilingual } from "../kernel/decision.ts";

/** Why a WeChat sign-in did not work. */
export const wechatRefusals = {
  "session.wechat_code_invalid": {
    zh: "微信登录凭证无效或已过期，请重新登录",
    en: "The WeChat sign-in code is not valid or has expired; please sign in again",
  },
  "session.wechat_code_used": {
    zh: "微信登录凭证已使用过，请重新登录",
    en: "The WeChat sign-in code was already used; please sign in again",
  },
  "session.wechat_too_often": {
    zh: "登录过于频繁，请一分钟后再试",
    en: "Too many sign-ins; please try again in a minute",
  },
  "session.wechat_blocked": {
    zh: "微信判定该账号存在风险，暂时不能用微信登录，请改用手机号登录",
    en: "WeChat does not let this account sign in at present; please sign in by phone",
  },
  "session.wechat_busy": {
    zh: "微信繁忙，请稍后再试，也可以用手机号登录",
    en: "WeChat is busy; please try again shortly, or sign in by phone",
  },
  "session.wechat_unavailable": {
    zh: "微信登录暂不可用，请用手机号登录",
    en: "WeChat sign-in is not available at present; please sign in by phone",
  },
} as const satisfies Record<string, Bilingual>;

export type WechatRefusal = keyof typeof wechatRefusals;

export type WechatOutcome =
  /** The person's id for this mini-program, and across one owner's programs. Neither may leave the server. */
  | { kind: "session"; openid: string; unionid?: string }
  /** `errcode` is WeChat's own number, for the log; null when it gave none. */
  | { kind: "refused"; code: WechatRefusal; errcode: number | null };

export type WechatClient = { code2session: (code: string) => Promise<WechatOutcome> };

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
const CODE_USED = 40163;

const refusalOf: Readonly<Record<number, WechatRefusal>> = {
  [BUSY]: "session.wechat_busy",
  40029: "session.wechat_code_invalid",
  [CODE_USED]: "session.wechat_code_used",
  45011: "session.wechat_too_often",
  40226: "session.wechat_blocked",
};

/** Exchanges codes of `wx.login` with WeChat's server (code2Session). Never throws. */
export function wechatClient(settings: WechatSettings): WechatClient {
  return { code2session: (code) => exchange(settings, code) };
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
  const { baseUrl, appId, secret, timeoutMs, fetch = globalThis.fetch } = settings;
  const query = new URLSearchParams({
    appid: appId,
    secret,
    js_code: code,
    grant_type: "authorization_code",
  });
  try {
    const response = await fetch(`${baseUrl}/sns/jscode2session?${query}`, {
      signal: AbortSignal.timeout(timeoutMs),
      // The address carries our secret: it must not be repeated to another host.
      redirect: "error",
    });
    return read(await response.text());
  } catch {
    // The error may quote the address with secret and code, so it goes no further.
    return { kind: "silence" };
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
