import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Clock, type Instant, MINUTE, plus, SECOND, toMs } from "../../src/kernel/clock.ts";

/**
 * A stand-in for the WeChat server endpoints we use, over real HTTP on loopback, after WeChat's documentation:
 * - code2Session: GET /sns/jscode2session
 * - getStableAccessToken: POST /cgi-bin/stable_token
 * - getPhoneNumber: POST /wxa/business/getuserphonenumber
 * - subscribeMessage.send: POST /cgi-bin/message/subscribe/send
 * Errors come with HTTP 200 and `errcode`, as WeChat sends them.
 */
export type WechatStandIn = {
  url: string;
  /**
   * A code as the client would get one: of `wx.login`, or with `phone` of the phone number button.
   * It works once, for five minutes, at its own endpoint only.
   */
  issueCode: (person: { openid: string; unionid?: string; phone?: string }) => string;
  /** Somebody taps “allow” for a template: each time is good for one message. */
  agree: (openid: string, templateId: string) => void;
  /** The messages that people got. */
  messages: SentMessage[];
  /** What the next requests meet, in order, in the place of an answer. */
  fail: (...faults: Fault[]) => void;
  /** The requests so far, as method and path; queries carry secrets and are left out. */
  requests: string[];
  stop: () => Promise<void>;
};

/** A documented errcode; no answer at all; the work done but its answer lost; or an answer that is not JSON. */
export type Fault = number | "silence" | "lost-answer" | "garbage";

export type SentMessage = {
  touser: string;
  template_id: string;
  data: Record<string, { value: string }>;
};

export type WechatOptions = {
  appId: string;
  secret: string;
  clock: Clock;
  /** 0, the default, takes a free port. */
  port?: number;
};

const CODE_LIFE = 5 * MINUTE;
const TOKEN_SECONDS = 7_200;

const errors: Readonly<Record<number, string>> = {
  [-1]: "system error",
  40003: "invalid openid",
  40037: "invalid template_id",
  43101: "user refuse to accept the msg",
  45009: "reach max api daily quota limit",
  47003: "argument invalid! data.thing1.value invalid",
  40001: "invalid credential, access_token is invalid or not latest",
  40002: "invalid grant_type",
  40013: "invalid appid",
  40029: "invalid code",
  40125: "invalid appsecret",
  40163: "code been used",
  40226: "code blocked",
  41002: "appid missing",
  41004: "appsecret missing",
  41008: "missing code",
  42001: "access_token expired",
  43001: "require GET method",
  43002: "require POST method",
  45011: "api minute-quota reach limit  mustslower  retry next minute",
  47001: "data format error",
};

type Issued = {
  openid: string;
  unionid?: string;
  phone?: string;
  expiresAt: Instant;
  used: boolean;
};
type Token = { value: string; expiresAt: Instant };
type State = WechatOptions & {
  codes: Map<string, Issued>;
  tokens: Token[];
  agreed: string[];
  messages: SentMessage[];
};
type Asked = { method: string; query: URLSearchParams; body: Record<string, unknown> | null };
type Answer = Record<string, unknown>;

const errorOf = (errcode: number): Answer => ({
  errcode,
  errmsg: `${errors[errcode] ?? "unknown"}, rid: ${randomBytes(4).toString("hex")}`,
});

const endpoints: Readonly<Record<string, (state: State, asked: Asked) => Answer>> = {
  "/sns/jscode2session": code2session,
  "/cgi-bin/stable_token": stableToken,
  "/wxa/business/getuserphonenumber": phoneNumber,
  "/cgi-bin/message/subscribe/send": subscribeMessage,
};

/** Starts the stand-in; `stop` also cuts requests it left hanging. */
export async function startWechat(options: WechatOptions): Promise<WechatStandIn> {
  const state: State = {
    ...options,
    codes: new Map(),
    tokens: [],
    agreed: [],
    messages: [],
  };
  const faults: Fault[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://wechat");
    requests.push(`${request.method} ${url.pathname}`);
    void answer(state, faults.shift(), request, url).then((reply) => send(response, reply));
  });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(options.port ?? 0, "127.0.0.1", listening.resolve);
  await listening.promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issueCode: (person) => issueCode(state, person),
    agree: (openid, templateId) => state.agreed.push(`${openid} ${templateId}`),
    messages: state.messages,
    fail: (...next) => faults.push(...next),
    requests,
    stop: () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}

/** The body of an answer; null leaves the request hanging. */
async function answer(
  state: State,
  fault: Fault | undefined,
  request: IncomingMessage,
  url: URL,
): Promise<string | null> {
  if (fault === "silence") return null;
  if (fault === "garbage") return "<html><h1>502 Bad Gateway</h1></html>";
  if (typeof fault === "number") return JSON.stringify(errorOf(fault));
  const endpoint = endpoints[url.pathname];
  if (!endpoint) return "404 page not found";
  const body = parse(await text(request));
  const reply = endpoint(state, { method: request.method ?? "", query: url.searchParams, body });
  return fault === "lost-answer" ? null : JSON.stringify(reply);
}

function send(response: ServerResponse, body: string | null): void {
  // WeChat labels its JSON as text.
  if (body !== null) response.writeHead(200, { "content-type": "text/plain" }).end(body);
}

function parse(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function issueCode(state: State, person: Omit<Issued, "expiresAt" | "used">): string {
  const code = randomBytes(person.phone === undefined ? 16 : 32).toString("hex");
  const expiresAt = plus(state.clock(), CODE_LIFE);
  state.codes.set(code, { ...person, expiresAt, used: false });
  return code;
}

function code2session(state: State, { method, query }: Asked): Answer {
  if (method !== "GET") return errorOf(43001);
  const wrong = wrongCredentials(state, query.get("appid"), query.get("secret"));
  if (wrong !== null) return errorOf(wrong);
  if (query.get("grant_type") !== "authorization_code") return errorOf(40002);
  const code = query.get("js_code");
  if (!code) return errorOf(41008);
  const issued = state.codes.get(code);
  if (!issued || issued.phone !== undefined || issued.expiresAt <= state.clock())
    return errorOf(40029);
  if (issued.used) return errorOf(40163);
  issued.used = true;
  const { openid, unionid } = issued;
  const sessionKey = randomBytes(16).toString("base64");
  return { session_key: sessionKey, openid, ...(unionid !== undefined && { unionid }) };
}

/** In normal mode the same token while it is valid; `force_refresh` makes a new one and ends the old. */
function stableToken(state: State, { method, body }: Asked): Answer {
  if (method !== "POST") return errorOf(43002);
  if (!body) return errorOf(47001);
  if (body["grant_type"] !== "client_credential") return errorOf(40002);
  const wrong = wrongCredentials(state, body["appid"], body["secret"]);
  if (wrong !== null) return errorOf(wrong);
  const now = state.clock();
  const newest = state.tokens.at(-1);
  if (newest && newest.expiresAt > now && body["force_refresh"] !== true)
    return tokenAnswer(newest, now);
  const value = randomBytes(64).toString("base64url");
  const token = { value, expiresAt: plus(now, TOKEN_SECONDS * SECOND) };
  state.tokens.push(token);
  return tokenAnswer(token, now);
}

const tokenAnswer = ({ value, expiresAt }: Token, now: Instant): Answer => ({
  access_token: value,
  expires_in: Math.floor((toMs(expiresAt) - toMs(now)) / SECOND),
});

function phoneNumber(state: State, { method, query, body }: Asked): Answer {
  const wrong = wrongAsking(state, { method, query, body });
  if (wrong !== null || !body) return errorOf(wrong ?? 47001);
  const now = state.clock();
  const issued = state.codes.get(String(body["code"]));
  // A used phone code is answered like an unknown one: the documentation lists no other error.
  if (issued?.phone === undefined || issued.used || issued.expiresAt <= now) return errorOf(40029);
  issued.used = true;
  const watermark = { timestamp: Math.floor(toMs(now) / SECOND), appid: state.appId };
  const numbers = { phoneNumber: issued.phone, purePhoneNumber: issued.phone, countryCode: "86" };
  return { errcode: 0, errmsg: "ok", phone_info: { ...numbers, watermark } };
}

/** What is wrong with a request that needs the access token and a body. */
function wrongAsking(state: State, { method, query, body }: Asked): number | null {
  if (method !== "POST") return 43002;
  const newest = state.tokens.at(-1);
  if (!newest || query.get("access_token") !== newest.value) return 40001;
  if (newest.expiresAt <= state.clock()) return 42001;
  return body ? null : 47001;
}

/** Every agreement is good for one message; a message has the fields of its template, none too long. */
function subscribeMessage(state: State, asked: Asked): Answer {
  const wrong = wrongAsking(state, asked);
  if (wrong !== null) return errorOf(wrong);
  const message = asked.body as SentMessage;
  const { touser, template_id, data } = message;
  if (!touser.startsWith("o")) return errorOf(40003);
  if (!template_id.startsWith("template-")) return errorOf(40037);
  const fields = Object.entries(data);
  if (fields.some(([name, { value }]) => name.startsWith("thing") && [...value].length > 20))
    return errorOf(47003);
  const agreement = state.agreed.indexOf(`${touser} ${template_id}`);
  if (agreement < 0) return errorOf(43101);
  state.agreed.splice(agreement, 1);
  state.messages.push(message);
  return { errcode: 0, errmsg: "ok", msgid: state.messages.length };
}

function wrongCredentials(state: State, appId: unknown, secret: unknown): number | null {
  if (!appId) return 41002;
  if (!secret) return 41004;
  if (appId !== state.appId) return 40013;
  return secret === state.secret ? null : 40125;
}
