import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { MINUTE, plus, SECOND } from "../src/kernel/clock.ts";
import { type WechatClient, wechatClient } from "../src/session/wechat.ts";
import { wechatRefusals } from "../src/session/wechat-refusal.ts";
import { startWechat, type WechatStandIn } from "./support/wechat.ts";

const START = "2026-11-20T02:00:00.000Z";
const appId = "wx-test";
const secret = "wx-secret-of-the-app";
const openid = "o-person-1";
const templates = { WORK: "template-work", INFO: "template-info" };

let now = START;
let wechat: WechatStandIn;
let client: WechatClient;

const clientOf = (settings: Partial<Parameters<typeof wechatClient>[0]> = {}) =>
  wechatClient({
    baseUrl: wechat.url,
    appId,
    secret,
    timeoutMs: 2_000,
    templates,
    eventToken: "events",
    ...settings,
  });

beforeEach(async () => {
  now = START;
  wechat = await startWechat({ appId, secret, clock: () => now });
  client = clientOf();
});
afterEach(() => wechat.stop());

type Json = Record<string, unknown>;
const jsonOf = async (response: Response) => (await response.json()) as Json;

const getSession = async (changes: Record<string, string> = {}, method = "GET") => {
  const asked = { appid: appId, secret, grant_type: "authorization_code", ...changes };
  const query = new URLSearchParams(asked);
  return jsonOf(await fetch(`${wechat.url}/sns/jscode2session?${query}`, { method }));
};

const post = async (path: string, body: Json) =>
  jsonOf(await fetch(wechat.url + path, { method: "POST", body: JSON.stringify(body) }));

const getToken = (changes: Json = {}) => {
  const asked = { grant_type: "client_credential", appid: appId, secret, ...changes };
  return post("/cgi-bin/stable_token", asked);
};

const getPhone = (token: unknown, code: string) =>
  post(`/wxa/business/getuserphonenumber?access_token=${String(token)}`, { code });

describe("given the stand-in's code2Session", () => {
  test("when a new code is sent as documented, then the documented fields come back", async () => {
    const answer = await getSession({ js_code: wechat.issueCode({ openid, unionid: "u-1" }) });
    expect(answer).toEqual({ openid, unionid: "u-1", session_key: expect.any(String) });
  });

  test("when the owner has one program only, then there is no unionid", async () => {
    const answer = await getSession({ js_code: wechat.issueCode({ openid }) });
    expect(Object.keys(answer).sort()).toEqual(["openid", "session_key"]);
  });

  test("when a code is sent twice, then the second time it has been used", async () => {
    const js_code = wechat.issueCode({ openid });
    await getSession({ js_code });
    expect(await getSession({ js_code })).toMatchObject({ errcode: 40163 });
  });

  test.each([
    [-1, "works"],
    [0, "is invalid"],
  ])("when a code is five minutes and %i ms old, then it %s", async (ms, outcome) => {
    const js_code = wechat.issueCode({ openid });
    now = plus(START, 5 * MINUTE + ms);
    const { errcode } = await getSession({ js_code });
    expect(errcode).toBe(outcome === "works" ? undefined : 40029);
  });

  test.each([
    ["another app", { appid: "wx-other" }, 40013],
    ["no app", { appid: "" }, 41002],
    ["another secret", { secret: "guess" }, 40125],
    ["no secret", { secret: "" }, 41004],
    ["another grant", { grant_type: "password" }, 40002],
    ["no code", { js_code: "" }, 41008],
    ["an unknown code", { js_code: "made-up" }, 40029],
  ])(
    "when it is asked with %s, then the documented error comes back",
    async (_, changes, errcode) => {
      const js_code = wechat.issueCode({ openid });
      expect(await getSession({ js_code, ...changes })).toEqual({
        errcode,
        errmsg: expect.stringMatching(/^.+, rid: /),
      });
    },
  );

  test("when it is asked by POST, then that is refused", async () => {
    expect(await getSession({ js_code: "a" }, "POST")).toMatchObject({ errcode: 43001 });
  });
});

describe("given the stand-in's access token", () => {
  test("when it is asked for, then the documented fields come back", async () => {
    expect(await getToken()).toEqual({ access_token: expect.any(String), expires_in: 7_200 });
  });

  test("when it is asked for again, then it is the same with the time that is left", async () => {
    const { access_token } = await getToken();
    now = plus(START, 200 * SECOND);
    expect(await getToken()).toEqual({ access_token, expires_in: 7_000 });
  });

  test("when a refresh is forced, then the old one no longer works", async () => {
    const old = await getToken();
    await getToken({ force_refresh: true });
    const code = wechat.issueCode({ openid, phone: "13900000001" });
    expect(await getPhone(old["access_token"], code)).toMatchObject({ errcode: 40001 });
  });

  test.each([
    [{ secret: "guess" }, 40125],
    [{ appid: "wx-other" }, 40013],
    [{ grant_type: "authorization_code" }, 40002],
  ])(
    "when it is asked for with %j, then the documented error comes back",
    async (changes, errcode) => {
      expect(await getToken(changes)).toMatchObject({ errcode });
    },
  );
});

describe("given the stand-in's phone number", () => {
  const phone = "13900000001";

  test("when a phone code is sent, then the documented fields come back", async () => {
    const { access_token } = await getToken();
    expect(await getPhone(access_token, wechat.issueCode({ openid, phone }))).toEqual({
      errcode: 0,
      errmsg: "ok",
      phone_info: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: "86",
        watermark: { timestamp: 1_795_140_000, appid: appId },
      },
    });
  });

  test("when a code is sent twice, too late or never was one, then it is invalid", async () => {
    const { access_token } = await getToken();
    const [used, late] = [wechat.issueCode({ openid, phone }), wechat.issueCode({ openid, phone })];
    await getPhone(access_token, used);
    now = plus(START, 5 * MINUTE);
    const answers = [used, late, "made-up"].map((code) => getPhone(access_token, code));
    expect((await Promise.all(answers)).map(({ errcode }) => errcode)).toEqual(
      Array.from({ length: 3 }, () => 40029),
    );
  });

  test("when a code is used at the other's endpoint, then it is invalid", async () => {
    const { access_token } = await getToken();
    const forLogin = wechat.issueCode({ openid });
    const forPhone = wechat.issueCode({ openid, phone });
    expect(await getPhone(access_token, forLogin)).toMatchObject({ errcode: 40029 });
    expect(await getSession({ js_code: forPhone })).toMatchObject({ errcode: 40029 });
  });

  test("when the token is old, then it has expired", async () => {
    const { access_token } = await getToken();
    now = plus(START, 7_200 * SECOND);
    expect(await getPhone(access_token, "any")).toMatchObject({ errcode: 42001 });
  });
});

describe("given our client", () => {
  test("when a code is good, then it answers who it is and nothing else", async () => {
    const code = wechat.issueCode({ openid, unionid: "u-1" });
    expect(await client.code2session(code)).toEqual({ kind: "session", openid, unionid: "u-1" });
  });

  test("when WeChat knows no unionid, then there is none", async () => {
    const code = wechat.issueCode({ openid });
    expect(await client.code2session(code)).toEqual({ kind: "session", openid });
  });

  test("when WeChat says errcode 0 beside the session, then it is one", async () => {
    const answer = { errcode: 0, errmsg: "ok", openid, session_key: "key" };
    const fetch = () => Promise.resolve(new Response(JSON.stringify(answer)));
    expect(await clientOf({ fetch }).code2session("a")).toEqual({ kind: "session", openid });
  });

  test("when a code has characters of a query, then it arrives as it is", async () => {
    const outcome = await client.code2session("a&secret=b#c");
    expect(outcome).toMatchObject({ code: "session.wechat_code_invalid" });
  });

  test("when a code is sent twice, then the second time it was used", async () => {
    const code = wechat.issueCode({ openid });
    await client.code2session(code);
    const outcome = await client.code2session(code);
    expect(outcome).toEqual({ kind: "refused", code: "session.wechat_code_used", errcode: 40163 });
  });

  test.each([
    [40029, "session.wechat_code_invalid"],
    [40163, "session.wechat_code_used"],
    [45011, "session.wechat_too_often"],
    [40226, "session.wechat_blocked"],
    [40013, "session.wechat_unavailable"],
    [40125, "session.wechat_unavailable"],
    [99999, "session.wechat_unavailable"],
  ])("when WeChat answers %i, then it is %s, after one request", async (errcode, code) => {
    wechat.fail(errcode);
    expect(await client.code2session("a")).toEqual({ kind: "refused", code, errcode });
    expect(wechat.requests).toHaveLength(1);
  });

  test("when it can refuse, then each refusal has a text in both languages", () => {
    const texts = Object.values(wechatRefusals).flatMap(({ zh, en }) => [zh, en]);
    expect(texts.every((text) => text.length > 8)).toBe(true);
  });
});

describe("given a WeChat in trouble", () => {
  const busy = (errcode: number | null) => ({
    kind: "refused",
    code: "session.wechat_busy",
    errcode,
  });

  test("when it is busy once, then the code works at the second try", async () => {
    wechat.fail(-1);
    const code = wechat.issueCode({ openid });
    expect(await client.code2session(code)).toEqual({ kind: "session", openid });
  });

  test("when it is busy twice, then there is no third try", async () => {
    wechat.fail(-1, -1);
    expect(await client.code2session(wechat.issueCode({ openid }))).toEqual(busy(-1));
    expect(wechat.requests).toHaveLength(2);
  });

  test("when it does not answer once, then the code works at the second try", async () => {
    wechat.fail("silence");
    const code = wechat.issueCode({ openid });
    const patient = clientOf({ timeoutMs: 1_000 });
    expect(await patient.code2session(code)).toEqual({ kind: "session", openid });
  });

  test("when it never answers, then the wait has an end", async () => {
    wechat.fail("silence", "silence");
    expect(await clientOf({ timeoutMs: 50 }).code2session("a")).toEqual(busy(null));
  });

  test("when it used the code but its answer got lost, then the person is not blamed for it", async () => {
    wechat.fail("lost-answer");
    const code = wechat.issueCode({ openid });
    expect(await clientOf({ timeoutMs: 1_000 }).code2session(code)).toEqual(busy(40163));
  });

  test("when it cannot be reached, then it is busy", async () => {
    await wechat.stop();
    expect(await client.code2session("a")).toEqual(busy(null));
  });

  test("when its answer is not JSON, then it is busy, after one request", async () => {
    wechat.fail("garbage");
    expect(await client.code2session("a")).toEqual(busy(null));
    expect(wechat.requests).toHaveLength(1);
  });

  test.each([
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"openid":7}',
    '{"errcode":"x"}',
    '{"openid":""}',
  ])("when its answer is %s, then it is busy", async (body) => {
    const fetch = () => Promise.resolve(new Response(body));
    const outcome = await clientOf({ fetch }).code2session("a");
    expect(outcome).toMatchObject({ code: "session.wechat_busy" });
  });

  test("when it redirects, then the address with our secret is not repeated elsewhere", async () => {
    const redirecting = createServer((request, response) => {
      response.writeHead(302, { location: wechat.url + (request.url ?? "") }).end();
    });
    const listening = Promise.withResolvers<void>();
    redirecting.listen(0, "127.0.0.1", listening.resolve);
    await listening.promise;
    onTestFinished(() => redirecting.closeAllConnections());
    onTestFinished(() => void redirecting.close());
    const { port } = redirecting.address() as AddressInfo;
    const redirected = clientOf({ baseUrl: `http://127.0.0.1:${port}` });
    expect(await redirected.code2session(wechat.issueCode({ openid }))).toEqual(busy(null));
    expect(wechat.requests).toEqual([]);
  });
});

describe("given the session key", () => {
  test("when a sign-in works or fails, then neither it nor our secret is returned or written anywhere", async () => {
    const keys: string[] = [];
    const written: string[] = [];
    const spied: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      keys.push(String((await jsonOf(response.clone()))["session_key"]));
      return response;
    };
    onTestFinished(() => void vi.restoreAllMocks());
    const note = (...said: unknown[]) => written.push(said.map(String).join(" ")) > 0;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, "write").mockImplementation(note);
    for (const method of ["log", "info", "warn", "error", "debug"] as const)
      vi.spyOn(console, method).mockImplementation(note);
    const watched = clientOf({ fetch: spied });
    const good = await watched.code2session(wechat.issueCode({ openid }));
    const failed = await clientOf({ baseUrl: "http://127.0.0.1:1" }).code2session("a");

    const seen = JSON.stringify([good, failed, written]);
    expect(keys[0]).toMatch(/^.{24}$/);
    expect([...keys, secret].filter((word) => seen.includes(word))).toEqual([]);
  });
});
