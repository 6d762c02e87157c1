import { MINUTE, SECOND } from "../kernel/clock.ts";

/** What WeChat answered: done, a documented number why not, or nothing that tells whether it was heard. */
export type WechatAnswer =
  | { kind: "done"; body: Record<string, unknown> }
  | { kind: "no"; errcode: number }
  | { kind: "silence" };

/** Requests of a server to WeChat, with its access token. Never throws. */
export type WechatApi = {
  post: (path: string, body: Readonly<Record<string, unknown>>) => Promise<WechatAnswer>;
};

export type WechatApiSettings = {
  baseUrl: string;
  appId: string;
  secret: string;
  /** Milliseconds one try may take. */
  timeoutMs: number;
  fetch?: typeof fetch;
};

const BUSY = -1;
/** The token is wrong, from before, or has run out. */
const badToken: readonly number[] = [40001, 40014, 42001];
/** A token is used no longer than this before its end: WeChat gives the next one then. */
const MARGIN = 5 * MINUTE;
/** Nothing of the request left this machine. */
const unheard: readonly unknown[] = ["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"];

async function send(
  { baseUrl, timeoutMs, fetch = globalThis.fetch }: WechatApiSettings,
  path: string,
  body: object,
): Promise<WechatAnswer> {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      // The address carries the token: it must not be repeated to another host.
      redirect: "error",
    });
    const answer = (await response.json()) as Record<string, unknown>;
    const { errcode = 0 } = answer;
    if (typeof errcode !== "number") return { kind: "silence" };
    return errcode === 0 ? { kind: "done", body: answer } : { kind: "no", errcode };
  } catch (error) {
    // The error may quote the address with the token, so it goes no further.
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return unheard.includes(code) ? { kind: "no", errcode: BUSY } : { kind: "silence" };
  }
}

type Token = { value: string; until: number };

/**
 * The access token, asked for once for as long as it is good: the process keeps it from one invocation to
 * the next, and WeChat gives every process the same one (`stable_token`).
 */
function tokenKeeper(settings: WechatApiSettings) {
  let kept: Promise<Token | number> | null = null;
  const ask = async (): Promise<Token | number> => {
    const { appId: appid, secret } = settings;
    const asked = { grant_type: "client_credential", appid, secret };
    const answer = await send(settings, "/cgi-bin/stable_token", asked);
    if (answer.kind !== "done") return answer.kind === "no" ? answer.errcode : BUSY;
    const { access_token: value, expires_in: seconds } = answer.body;
    if (typeof value !== "string" || typeof seconds !== "number") return BUSY;
    return { value, until: performance.now() + seconds * SECOND - MARGIN };
  };
  const forget = (): void => {
    kept = null;
  };
  /** The token, or WeChat's number why there is none. */
  const get = async (): Promise<string | number> => {
    kept ??= ask();
    const token = await kept;
    if (typeof token === "number" || token.until <= performance.now()) forget();
    return typeof token === "number" ? token : token.value;
  };
  return { get, forget };
}

/** One process has one of these: it remembers the access token. */
export function wechatApi(settings: WechatApiSettings): WechatApi {
  const tokens = tokenKeeper(settings);
  const once = async (path: string, body: object): Promise<WechatAnswer> => {
    const token = await tokens.get();
    if (typeof token === "number") return { kind: "no", errcode: token };
    return send(settings, `${path}?access_token=${encodeURIComponent(token)}`, body);
  };
  return {
    post: async (path, body) => {
      const first = await once(path, body);
      if (first.kind !== "no" || !badToken.includes(first.errcode)) return first;
      // A bad token did nothing: it is safe to ask again with a new one.
      tokens.forget();
      return once(path, body);
    },
  };
}
