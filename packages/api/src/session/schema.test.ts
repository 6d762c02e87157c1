import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asking, startApp, type TestApp } from "../../test/support/app.ts";
import { startWechat, type WechatStandIn } from "../../test/support/wechat.ts";
import { DAY, dateOf, MINUTE, SECOND } from "../kernel/clock.ts";
import { loadPerson } from "../person/store.ts";
import { write } from "../table/table.ts";
import {
  codeFor,
  enter,
  enterByPhone,
  enterByWechat,
  leaksIn,
  linkWith,
  logText,
  newcomers,
  refreshWith,
  requestCode,
  tableText,
  type Tokens,
  whoIs,
} from "./sign-in.fixture.ts";
import { CODES_A_DAY } from "./session.ts";
import { writePersona } from "./store.ts";

let app: TestApp;
let wechat: WechatStandIn;
const { secrets, newcomer, keepSecret, enterAnew } = newcomers(() => app);

beforeAll(async () => {
  wechat = await startWechat({
    appId: "wx-test",
    secret: "wx-secret",
    clock: () => app.clock.read(),
  });
  app = await startApp({ wechatUrl: wechat.url });
});
afterAll(() => wechat.stop());

const wrong = (code: string): string => (code === "000000" ? "000001" : "000000");

describe("asking for a code by phone", () => {
  it("sends six digits to the phone and says until when they are good", async () => {
    const { phone, at } = newcomer();
    const { sent } = await requestCode(app, phone, at);
    expect(codeFor(app, phone)).toMatch(/^\d{6}$/);
    expect(sent).toEqual({
      verificationKey: expect.stringMatching(/^[\w-]{22}$/),
      expiresAt: "2026-11-20T02:05:00.000Z",
      resendAt: "2026-11-20T02:01:00.000Z",
    });
  });

  it("answers the same for a phone that is known and one that is not", async () => {
    const { phone, at } = await enterAnew();
    const stranger = newcomer();
    app.clock.advance(MINUTE);
    const known = await requestCode(app, phone, at);
    const unknown = await requestCode(app, stranger.phone, stranger.at);
    const { verificationKey } = unknown.sent!;
    expect(unknown).toEqual({ ...known, sent: { ...known.sent, verificationKey } });
  });

  it("costs the same whether the phone is known or not", async () => {
    const { phone, at } = await enterAnew();
    const stranger = newcomer();
    app.clock.advance(MINUTE);
    app.requests.reset();
    await requestCode(app, phone, at);
    const known = app.requests.names();
    app.requests.reset();
    await requestCode(app, stranger.phone, stranger.at);
    expect(app.requests.names()).toEqual(known);
  });

  it("refuses a resend with the seconds to wait", async () => {
    const { phone, at } = newcomer();
    await requestCode(app, phone, at);
    app.clock.advance(20 * SECOND);
    const { sent, refusal } = await requestCode(app, phone, { ...at, language: "en" });
    expect(sent).toBeNull();
    expect(refusal).toMatchObject({ code: "session.resend_too_soon", retryInSeconds: 40 });
    expect(refusal.message).toContain("40 seconds");
  });

  it("sends one code when two ask at once", async () => {
    const { phone, at } = newcomer();
    const both = await Promise.all([requestCode(app, phone, at), requestCode(app, phone, at)]);
    expect(both.filter(({ sent }) => sent !== null)).toHaveLength(1);
    expect(app.texts.filter((text) => text.phone === phone)).toHaveLength(1);
  });

  it("serves everybody of a house behind one address, at the same moment", async () => {
    const { at } = newcomer();
    const phones = Array.from({ length: 40 }, () => newcomer().phone);
    const answers = await Promise.all(phones.map((phone) => requestCode(app, phone, at)));
    expect(answers.filter(({ sent }) => sent === null)).toEqual([]);
    const late = await Promise.all(
      phones.map((phone) => enterByPhone(app, phone, codeFor(app, phone), at)),
    );
    expect(late.filter(({ session }) => session === null)).toEqual([]);
  });

  it.each([
    [
      "one IPv4 address, however it is written",
      ["203.0.113.77", "::ffff:203.0.113.77", "[::ffff:cb00:714d]:99"],
    ],
    ["one /64", ["2001:db8:7:7::1", "2001:db8:7:7:ffff::2", "[2001:DB8:7:7:1::3]:443"]],
  ])("slows down a flood from %s: the next minute is waited for", async (_, peers) => {
    const flood = Array.from({ length: 66 }, (_one, i) =>
      requestCode(app, newcomer().phone, { peer: peers[i % peers.length]! }),
    );
    const refused = (await Promise.all(flood)).filter(({ sent }) => sent === null);
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(
      Array.from({ length: 6 }, () => "session.network_busy"),
    );
    for (const { refusal } of refused) expect(refusal.retryInSeconds).toBeLessThanOrEqual(60);
  });

  it("sends no more than the day allows, says what helps, and has somebody told", async () => {
    const small = await startApp();
    const key = { pk: `codes-sent#${dateOf(small.clock.now)}`, sk: "count" };
    await write(small.deps.table, { kind: "put", item: { ...key, sent: CODES_A_DAY - 1 } });
    const { phone, at } = newcomer();
    expect((await requestCode(small, phone, at)).sent).not.toBeNull();
    const next = newcomer();
    expect((await requestCode(small, next.phone, next.at)).refusal).toMatchObject({
      code: "session.no_more_codes",
    });
    expect(small.texts).toHaveLength(1);
    const lines = small.log.map(({ message }) => message);
    expect(lines.filter((one) => /^(?:sms_sent|no_more_codes)$/.test(one))).toEqual([
      "sms_sent",
      "no_more_codes",
    ]);
  });

  it("costs one read and three writes", async () => {
    const { phone, at } = newcomer();
    app.requests.reset();
    await requestCode(app, phone, at);
    expect([app.requests.reads(), app.requests.writes()]).toEqual([1, 3]);
  });

  it.each(["", "1381234567", "+8513812345678", "12012345678"])(
    "refuses %j, naming the field",
    async (phone) => {
      const { refusal } = await requestCode(app, phone);
      expect(refusal).toMatchObject({ code: "session.phone_invalid", field: "phone" });
    },
  );

  it("tells when the message could not be sent, and logs nothing of it", async () => {
    const { phone, at } = newcomer();
    const { sms } = app.deps;
    app.deps.sms = {
      ...sms,
      sendCode: (to, code) => {
        secrets.add(code);
        return Promise.reject(new Error(`no route to ${to} for ${code}`));
      },
    };
    const { refusal } = await requestCode(app, phone, at);
    app.deps.sms = sms;
    expect(refusal.code).toBe("session.code_not_sent");
  });
});

describe("signing in by phone", () => {
  it("registers somebody at first, with a name of our choice and their phone masked", async () => {
    const { phone, session } = await enterAnew();
    expect(session.me.displayName).toMatch(/^居民\d{4}$/);
    expect(session.me.phone).toBe(`100****${phone.slice(-4)}`);
    expect(await whoIs(app, session.accessToken)).toBe(session.me.id);
  });

  it("finds the same person the next time, in a session of its own", async () => {
    const { phone, at, session } = await enterAnew();
    app.clock.advance(MINUTE);
    const again = keepSecret(await enter(app, phone, at));
    expect(again.me.id).toBe(session.me.id);
    expect(again.refreshToken.split(".")[0]).not.toBe(session.refreshToken.split(".")[0]);
  });

  it("tells apart a wrong, an expired, a used and a missing code", async () => {
    const { phone, at } = newcomer();
    const codes: string[] = [];
    const attempt = async (code: string) =>
      codes.push((await enterByPhone(app, phone, code, at)).refusal?.code ?? "none");
    await attempt("123456");
    await requestCode(app, phone, at);
    await attempt(wrong(codeFor(app, phone)));
    app.clock.advance(5 * MINUTE);
    await attempt(codeFor(app, phone));
    await requestCode(app, phone, at);
    await attempt(codeFor(app, phone));
    app.clock.advance(MINUTE);
    await attempt(codeFor(app, phone));
    expect(codes).toEqual([
      "session.code_none",
      "session.code_wrong",
      "session.code_expired",
      "none",
      "session.code_used",
    ]);
  });

  it("refuses the right code after five wrong ones, and takes a new one a minute later", async () => {
    const { phone, at } = newcomer();
    await requestCode(app, phone, at);
    const right = codeFor(app, phone);
    for (let i = 0; i < 5; i += 1) await enterByPhone(app, phone, wrong(right), at);
    const { refusal } = await enterByPhone(app, phone, right, at);
    expect(refusal).toMatchObject({ code: "session.too_many_attempts", retryInSeconds: 60 });
    app.clock.advance(MINUTE);
    expect((await enter(app, phone, at)).me.id).toMatch(/^prs_/);
  });

  it("keeps nobody out for guesses of strangers while no code was asked for", async () => {
    const { phone, at } = newcomer();
    for (let i = 0; i < 30; i += 1) {
      const { refusal } = await enterByPhone(app, phone, "000000", { peer: `203.0.113.${i}` });
      expect(refusal.code).toBe("session.code_none");
    }
    expect((await enter(app, phone, at)).me.id).toMatch(/^prs_/);
  });

  it.each([
    ["elsewhere", "203.0.113.200"],
    ["the owner's own network", null],
  ])("keeps the owner in while strangers guess from %s", async (_, peer) => {
    const { phone, at } = newcomer();
    const { sent } = await requestCode(app, phone, at);
    const right = codeFor(app, phone);
    const stranger = peer === null ? at : { peer };
    for (let i = 0; i < 8; i += 1) await enterByPhone(app, phone, wrong(right), stranger);
    expect((await enterByPhone(app, phone, right, stranger)).refusal.code).toBe(
      "session.too_many_attempts",
    );
    const { verificationKey } = sent!;
    keepSecret((await enterByPhone(app, phone, right, { ...at, verificationKey })).session);
  });

  it("lets the owner in with the code a stranger asked for, and ask for one again", async () => {
    const { phone, at } = newcomer();
    const stranger = { peer: "203.0.113.201" };
    await requestCode(app, phone, stranger);
    const first = codeFor(app, phone);
    for (let i = 0; i < 8; i += 1) await enterByPhone(app, phone, wrong(first), stranger);
    keepSecret((await enterByPhone(app, phone, first, at)).session);
    app.clock.advance(MINUTE);
    expect((await enter(app, phone, at)).me.id).toMatch(/^prs_/);
  });

  it("lets at most five of many guesses at once be tried", async () => {
    const { phone, at } = newcomer();
    await requestCode(app, phone, at);
    const guess = wrong(codeFor(app, phone));
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => enterByPhone(app, phone, guess, at)),
    );
    const tried = answers.filter(({ refusal }) => refusal.code === "session.code_wrong");
    expect(tried.length).toBeLessThanOrEqual(5);
    expect(answers.every(({ session }) => session === null)).toBe(true);
  });

  it.each([2, 5])("is one sign-in when the right code comes %i times at once", async (times) => {
    const { phone, at } = newcomer();
    const { sent } = await requestCode(app, phone, at);
    const presented = { ...at, ...(times === 5 && { verificationKey: sent!.verificationKey }) };
    const code = codeFor(app, phone);
    const answers = await Promise.all(
      Array.from({ length: times }, () => enterByPhone(app, phone, code, presented)),
    );
    const given = answers.map(({ session }) => keepSecret(session));
    expect(new Set(given.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(new Set(given.map(({ me }) => me.id)).size).toBe(1);
  });

  it("is the same sign-in when its answer was lost and the press is made again minutes later", async () => {
    const { phone, at } = newcomer();
    const { verificationKey } = (await requestCode(app, phone, at)).sent!;
    const code = codeFor(app, phone);
    const lost = (await enterByPhone(app, phone, code, { ...at, verificationKey })).session;
    app.clock.advance(4 * MINUTE);
    const elsewhere = { peer: "203.0.113.202", verificationKey };
    const again = keepSecret((await enterByPhone(app, phone, code, elsewhere)).session);
    expect(again.refreshToken).toBe(lost?.refreshToken);
    await refreshWith(app, again.refreshToken);
    const late = await enterByPhone(app, phone, code, { ...at, verificationKey });
    expect(late.refusal.code).toBe("session.code_used");
  });

  it("is nobody else's who saw the code", async () => {
    const { phone, at } = newcomer();
    const { verificationKey } = (await requestCode(app, phone, at)).sent!;
    const code = codeFor(app, phone);
    keepSecret((await enterByPhone(app, phone, code, { ...at, verificationKey })).session);
    for (const from of [at, { peer: "203.0.113.203" }])
      expect((await enterByPhone(app, phone, code, from)).refusal.code).toBe("session.code_used");
  });

  it("takes the demo's numbers in demo mode only, and mainland ones everywhere", async () => {
    const real = await startApp({ demoMode: false });
    expect((await requestCode(real, "10012345678")).refusal).toMatchObject({
      code: "session.phone_invalid",
      field: "phone",
    });
    expect((await requestCode(real, "13812340001")).sent).not.toBeNull();
    const { me } = await enterByPhone(real, "13812340001", codeFor(real, "13812340001")).then(
      ({ session }) => keepSecret(session),
    );
    expect(me.phone).toBe("138****0001");
    expect(leaksIn(logText(real.log), ["10012345678", "13812340001", ...secrets])).toEqual([]);
  });
});

describe("signing in with WeChat", () => {
  it("registers somebody at first and finds the same person the next time", async () => {
    const first = await enterByWechat(app, wechat.issueCode({ openid: "openid-1" }));
    const again = await enterByWechat(app, wechat.issueCode({ openid: "openid-1" }));
    expect(keepSecret(first.session).me).toMatchObject({ phone: null });
    expect(keepSecret(again.session).me.id).toBe(first.session?.me.id);
  });

  it("makes one person of two first sign-ins at once", async () => {
    const codes = Array.from({ length: 4 }, () => wechat.issueCode({ openid: "openid-2" }));
    const answers = await Promise.all(codes.map((code) => enterByWechat(app, code)));
    const people = answers.map(({ session }) => keepSecret(session).me.id);
    expect(new Set(people).size).toBe(1);
  });

  it("passes WeChat's refusals on, each with its own code", async () => {
    const code = wechat.issueCode({ openid: "openid-3" });
    keepSecret((await enterByWechat(app, code)).session);
    expect((await enterByWechat(app, code)).refusal.code).toBe("session.wechat_code_used");
    expect((await enterByWechat(app, "made-up")).refusal).toMatchObject({
      code: "session.wechat_code_invalid",
      field: "code",
    });
  });
});

describe("the time", () => {
  it("is told to everybody, as everything here measures it", async () => {
    const { data } = await app.ask("{ answeredAt }");
    expect(data?.["answeredAt"]).toBe(app.clock.now);
  });
});

describe("signing in as somebody of the demo", () => {
  const SIGN_IN = `mutation($key: String!) {
    signInAsPersona(input: { key: $key }) { session { accessToken refreshToken expiresAt me { id } } }
  }`;
  const LIST = "{ personas(first: 10) { edges { node { key title } } } }";
  const title = { zh: "网格员·芒种03", en: "Grid worker" };

  it("lists the personas to everybody and lets anyone be one of them", async () => {
    const { session } = await enterAnew();
    const personId = session.me.id as never;
    await writePersona(app.deps.table, { key: "worker", personId, title, order: 1 });
    const { data } = await app.ask(LIST, {}, { language: "en" });
    expect(data?.["personas"]).toEqual({
      edges: [{ node: { key: "worker", title: "Grid worker" } }],
    });
    const signedIn = await app.ask(SIGN_IN, { key: "worker" });
    const entered = signedIn.data?.["signInAsPersona"] as unknown as { session: Tokens };
    expect(await whoIs(app, keepSecret(entered.session).accessToken)).toBe(personId);
  });

  it.each(["nobody", "", "a/b"])("knows nobody by the key %.10s", async (key) => {
    const { errors } = await app.ask(SIGN_IN, { key });
    expect(errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  it("knows no personas outside the demo, also when the table holds some", async () => {
    const real = await startApp({ demoMode: false });
    const { me } = keepSecret(await enter(real, "13812340002"));
    await writePersona(real.deps.table, {
      key: "worker",
      personId: me.id as never,
      title,
      order: 1,
    });
    expect((await real.ask(LIST)).data?.["personas"]).toEqual({ edges: [] });
    const { errors } = await real.ask(SIGN_IN, { key: "worker" });
    expect(errors[0]?.extensions["code"]).toBe("NOT_FOUND");
  });
});

describe("linking a phone", () => {
  let accounts = 0;
  /** Somebody who signed in with WeChat and has no phone yet. */
  async function byWechat() {
    accounts += 1;
    const openid = `openid-link-${accounts}`;
    const { session } = await enterByWechat(app, wechat.issueCode({ openid }));
    return { openid, session: keepSecret(session), ...newcomer() };
  }
  const codeTo = async (phone: string, at: Asking) => {
    await requestCode(app, phone, at);
    return codeFor(app, phone);
  };

  it("by the code sent to it: one can sign in with it too, to the same account", async () => {
    const { session, phone, at } = await byWechat();
    const linked = await linkWith(app, session.accessToken, {
      phone,
      code: await codeTo(phone, at),
    });
    expect(linked).toMatchObject({ person: { id: session.me.id }, refusal: null });
    app.clock.advance(MINUTE);
    const again = keepSecret(await enter(app, phone, at));
    expect(again.me).toMatchObject({
      id: session.me.id,
      phone: expect.stringMatching(/^100\*{4}/),
    });
  });

  it("by WeChat's word: the same", async () => {
    const { openid, session, phone, at } = await byWechat();
    const wechatCode = wechat.issueCode({ openid, phone });
    expect(await linkWith(app, session.accessToken, { wechatCode })).toMatchObject({
      person: { id: session.me.id },
      refusal: null,
    });
    expect(keepSecret(await enter(app, phone, at)).me.id).toBe(session.me.id);
  });

  it("refuses a phone of another account, whichever way it is shown", async () => {
    const other = await enterAnew();
    const { openid, session } = await byWechat();
    const wechatCode = wechat.issueCode({ openid, phone: other.phone });
    app.clock.advance(MINUTE);
    const code = await codeTo(other.phone, other.at);
    const answers = [
      await linkWith(app, session.accessToken, { wechatCode }),
      await linkWith(app, session.accessToken, { phone: other.phone, code }),
    ];
    expect(answers).toEqual([
      { person: null, refusal: { code: "person.phone_taken", field: "wechatCode" }, denied: null },
      { person: null, refusal: { code: "person.phone_taken", field: "phone" }, denied: null },
    ]);
    app.clock.advance(MINUTE);
    expect(keepSecret(await enter(app, other.phone, other.at)).me.id).toBe(other.session.me.id);
  });

  it("puts no other phone in the place of one that is linked; the same again changes nothing", async () => {
    const { phone, at, session } = await enterAnew();
    const next = newcomer();
    const code = await codeTo(next.phone, next.at);
    const other = await linkWith(app, session.accessToken, { phone: next.phone, code });
    expect(other.refusal?.code).toBe("person.phone_linked_already");
    app.clock.advance(MINUTE);
    const same = { phone, code: await codeTo(phone, at) };
    expect(await linkWith(app, session.accessToken, same)).toMatchObject({
      person: { id: session.me.id },
    });
  });

  it.each([
    ["a wrong code", "session.code_wrong", "code"],
    ["a phone that is none", "session.phone_invalid", "phone"],
    ["a code WeChat does not know", "session.wechat_phone_code_invalid", "wechatCode"],
    ["a code of signing in", "session.wechat_phone_code_invalid", "wechatCode"],
    ["a phone of another country", "session.phone_invalid", "wechatCode"],
  ])("refuses %s", async (what, code, field) => {
    const { openid, session, phone, at } = await byWechat();
    const inputs: Record<string, object> = {
      "a wrong code": { phone, code: wrong(await codeTo(phone, at)) },
      "a phone that is none": { phone: "123", code: "123456" },
      "a code WeChat does not know": { wechatCode: "unknown" },
      "a code of signing in": { wechatCode: wechat.issueCode({ openid }) },
      "a phone of another country": { wechatCode: wechat.issueCode({ openid, phone: "5550100" }) },
    };
    expect(await linkWith(app, session.accessToken, inputs[what] ?? {})).toEqual({
      person: null,
      refusal: { code, field },
      denied: null,
    });
  });

  it.each([
    ["nothing", {}, "phone"],
    ["half of one", { phone: "10020000000" }, "code"],
    ["both", { phone: "10020000000", code: "1", wechatCode: "1" }, "wechatCode"],
    ["one and a half", { code: "1", wechatCode: "1" }, "wechatCode"],
  ])("is asked with exactly one proof: %s is none", async (_, input, field) => {
    const { session } = await byWechat();
    expect(await linkWith(app, session.accessToken, input)).toMatchObject({
      denied: { code: "BAD_USER_INPUT", field },
    });
  });

  it("says so when WeChat gives no number, and how to go on", async () => {
    const { openid, session, phone } = await byWechat();
    for (const fault of [-1, "silence", "garbage", 45011] as const) {
      wechat.fail(fault);
      const wechatCode = wechat.issueCode({ openid, phone });
      const { refusal } = await linkWith(app, session.accessToken, { wechatCode });
      expect(refusal?.code).toBe("session.wechat_phone_unavailable");
    }
  });
});

describe("refreshing a session", () => {
  it("gives new tokens that work", async () => {
    const { session } = await enterAnew();
    app.clock.advance(16 * MINUTE);
    expect(await whoIs(app, session.accessToken)).toBe("UNAUTHENTICATED TOKEN_EXPIRED");
    const next = keepSecret((await refreshWith(app, session.refreshToken)).session);
    expect(next.refreshToken).not.toBe(session.refreshToken);
    expect(await whoIs(app, next.accessToken)).toBe(session.me.id);
  });

  it("gives the same refresh token to calls that cross, and to one whose answer was lost", async () => {
    const { session } = await enterAnew();
    const crossing = await Promise.all(
      Array.from({ length: 5 }, () => refreshWith(app, session.refreshToken)),
    );
    app.clock.advance(20 * DAY);
    const late = await refreshWith(app, session.refreshToken);
    const given = [...crossing, late].map((one) => keepSecret(one.session).refreshToken);
    expect(new Set(given).size).toBe(1);
  });

  it("ends the session with all its tokens when an old token comes back", async () => {
    const { session } = await enterAnew();
    const lost = keepSecret((await refreshWith(app, session.refreshToken)).session);
    const next = keepSecret((await refreshWith(app, lost.refreshToken)).session);
    expect((await refreshWith(app, session.refreshToken)).refusal.code).toBe(
      "session.refresh_reused",
    );
    expect((await refreshWith(app, next.refreshToken)).refusal.code).toBe("session.ended");
    expect(await whoIs(app, next.accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
    expect(await whoIs(app, session.accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
  });

  it("leaves the person's other sessions alone when one is ended", async () => {
    const { phone, at, session } = await enterAnew();
    app.clock.advance(MINUTE);
    const other = keepSecret(await enter(app, phone, at));
    const next = keepSecret((await refreshWith(app, session.refreshToken)).session);
    keepSecret((await refreshWith(app, next.refreshToken)).session);
    await refreshWith(app, session.refreshToken);
    expect(await whoIs(app, other.accessToken)).toBe(other.me.id);
    keepSecret((await refreshWith(app, other.refreshToken)).session);
  });

  it("refuses a token that is not ours, and one of a session that has expired", async () => {
    const { session } = await enterAnew();
    const forged = session.refreshToken.replace(/\.\d+\./, ".7.");
    expect((await refreshWith(app, forged)).refusal).toMatchObject({
      code: "session.refresh_invalid",
      field: "refreshToken",
    });
    app.clock.advance(30 * DAY);
    expect((await refreshWith(app, session.refreshToken)).refusal.code).toBe(
      "session.refresh_expired",
    );
  });

  it("costs two reads and one write", async () => {
    const { session } = await enterAnew();
    app.requests.reset();
    keepSecret((await refreshWith(app, session.refreshToken)).session);
    expect([app.requests.reads(), app.requests.writes()]).toEqual([2, 1]);
  });
});

const SIGN_OUT = "mutation { signOut(input: {}) { person { id } refusal { code } } }";
const SIGN_OUT_EVERYWHERE =
  "mutation { signOutEverywhere(input: {}) { person { id } refusal { code } } }";

describe("signing out", () => {
  it("ends the session with its tokens at once, and no other one", async () => {
    const { phone, at, session } = await enterAnew();
    app.clock.advance(MINUTE);
    const other = keepSecret(await enter(app, phone, at));
    const { data } = await app.ask(SIGN_OUT, {}, { token: session.accessToken });
    expect(data?.["signOut"]).toEqual({ person: { id: session.me.id }, refusal: null });
    expect(await whoIs(app, session.accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
    expect((await refreshWith(app, session.refreshToken)).refusal.code).toBe("session.ended");
    expect(await whoIs(app, other.accessToken)).toBe(session.me.id);
  });

  it("forgets ended sessions once their access tokens have expired, and still refreshes none", async () => {
    const { phone, at, session } = await enterAnew();
    await app.ask(SIGN_OUT, {}, { token: session.accessToken });
    app.clock.advance(15 * MINUTE);
    const later = keepSecret(await enter(app, phone, at));
    await app.ask(SIGN_OUT, {}, { token: later.accessToken });
    const person = await loadPerson(app.deps.table, session.me.id);
    expect(person?.state.endedSessions.map(({ sessionId }) => sessionId)).toEqual([
      later.refreshToken.split(".")[0],
    ]);
    expect((await refreshWith(app, session.refreshToken)).refusal.code).toBe("session.ended");
  });

  it("needs somebody who is signed in", async () => {
    const { errors } = await app.ask(SIGN_OUT);
    expect(errors[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED", reason: "NO_TOKEN" });
  });
});

describe("signing out everywhere", () => {
  it("ends every session at once, and none can be refreshed", async () => {
    const { phone, at, session } = await enterAnew();
    app.clock.advance(MINUTE);
    const other = keepSecret(await enter(app, phone, at));
    await app.ask(SIGN_OUT_EVERYWHERE, {}, { token: other.accessToken });
    for (const { accessToken, refreshToken } of [session, other]) {
      expect(await whoIs(app, accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
      expect((await refreshWith(app, refreshToken)).refusal.code).toBe("session.ended");
    }
  });

  it("spares a token made after signing in again in the very same moment", async () => {
    const openid = "openid-same-moment";
    const before = await enterByWechat(app, wechat.issueCode({ openid }));
    const old = keepSecret(before.session);
    await app.ask(SIGN_OUT_EVERYWHERE, {}, { token: old.accessToken });
    const again = keepSecret((await enterByWechat(app, wechat.issueCode({ openid }))).session);
    expect(await whoIs(app, old.accessToken)).toBe("UNAUTHENTICATED SESSION_ENDED");
    expect(await whoIs(app, again.accessToken)).toBe(old.me.id);
    keepSecret((await refreshWith(app, again.refreshToken)).session);
  });
});

describe("what is kept and logged", () => {
  it("holds no phone, code, openid or token in the clear in the table", async () => {
    for (const { code } of app.texts) secrets.add(code);
    const openids = ["openid-1", "openid-2", "openid-3", "openid-same-moment"];
    const kept = await tableText(app);
    expect(kept.length).toBeGreaterThan(10_000);
    expect(leaksIn(kept, [...secrets, ...openids])).toEqual([]);
  });

  it("logs no phone, code or token of all the above", () => {
    expect(app.log.length).toBeGreaterThan(50);
    expect(secrets.size).toBeGreaterThan(50);
    expect(leaksIn(logText(app.log), secrets)).toEqual([]);
  });

  it("would notice a phone in a log line", () => {
    const [phone = ""] = secrets;
    const line = { level: "info" as const, message: "operation", note: `code for ${phone}` };
    expect(leaksIn(logText([...app.log, line]), secrets)).toEqual([phone]);
  });
});
