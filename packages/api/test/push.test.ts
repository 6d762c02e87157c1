import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { DAY, HOUR, MINUTE } from "../src/kernel/clock.ts";
import type { News } from "../src/kernel/effects.ts";
import type { Id } from "../src/kernel/ids.ts";
import { phoneHashOf, sealPrivate } from "../src/person/private.ts";
import { loadContact, MOST_LEFT, people, saveOpenid, withLeft } from "../src/person/store.ts";
import { run } from "../src/run.ts";
import { tencentSms } from "../src/session/tencent-sms.ts";
import { wechatClient } from "../src/session/wechat.ts";
import { drainOutbox, MAX_ATTEMPTS, toOutbox } from "../src/table/outbox.ts";
import { transact, write } from "../src/table/table.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { signIn } from "./support/people.ts";
import { type SmsStandIn, startSms } from "./support/sms.ts";
import { dump } from "./support/table.ts";
import { startWechat, type WechatStandIn } from "./support/wechat.ts";

/* What reaches people outside the app: the real senders against stand-ins over HTTP. */

const OPENID = "o-reader";
const PHONE = "13900000001";
/** Long enough for an answer on a busy machine: what is lost on purpose is waited for so long. */
const TIMEOUT = 2_000;

let wechat: WechatStandIn;
let sms: SmsStandIn;
let app: TestApp;
let reader: Id<"person">;

beforeAll(async () => {
  sms = await startSms("sms-id", "sms-key");
});
afterAll(() => sms.stop());

beforeEach(async () => {
  app = await startApp();
  const account = { appId: "wx-test", secret: "wx-secret" };
  wechat = await startWechat({ ...account, clock: app.deps.clock });
  const { templates } = app.deps.wechat;
  app.deps.wechat = wechatClient({
    ...account,
    eventToken: "",
    baseUrl: wechat.url,
    timeoutMs: TIMEOUT,
    templates,
  });
  app.deps.sms = tencentSms({
    baseUrl: sms.url,
    secretId: "sms-id",
    secretKey: "sms-key",
    appId: "1400000000",
    signName: "示例街道",
    codeTemplate: "100001",
    noticeTemplate: "100002",
    clock: app.deps.clock,
    timeoutMs: TIMEOUT,
  });
  sms.texts.length = 0;
  reader = (await signIn(app)).id;
});
afterEach(() => wechat.stop());

/** The reader signs in with WeChat, and agrees in its dialog so many times. */
async function agree(times: number, sort: News["sort"] = "WORK"): Promise<void> {
  const { table, keyring, wechat: client } = app.deps;
  const known = await loadContact(table, reader);
  if (!known) await saveOpenid(table, reader, sealPrivate(keyring, reader, "openid", OPENID), null);
  for (let i = 0; i < times; i += 1) {
    wechat.agree(OPENID, client.templates[sort]);
    const contact = (await loadContact(table, reader))!;
    await transact(table, [withLeft(contact, sort, (left) => left + 1)]);
  }
}

async function hasPhone(): Promise<void> {
  const { table, keyring, clock } = app.deps;
  const actor = { kind: "person", personId: reader, displayName: "", homes: [] } as const;
  const phone = sealPrivate(keyring, reader, "phone", PHONE);
  const command = { type: "linkPhone", phone, phoneHash: phoneHashOf(keyring, PHONE) } as const;
  const by = { ...actor, assignments: [], isResident: true };
  await run(table, people, { id: reader, command, actor: by, now: clock(), isNew: false });
}

const left = async (): Promise<number | undefined> =>
  (await loadContact(app.deps.table, reader))?.contact.left.WORK;

let told = 0;
/** Something happened that the reader should hear of. */
async function happens(change: Partial<News> = {}): Promise<void> {
  told += 1;
  const title = { zh: "待办：井盖缺失，请在四小时内到现场处置并回复", en: "To do" };
  const body = { zh: "井盖问题 · 紫藤社区第一网格", en: "Manhole" };
  const audience = [{ kind: "person", personId: reader } as const];
  const news: News = { audience, title, body, sort: "WORK", capacity: "STAFF", ...change };
  const message = { subjectId: `cmp_${told}`, version: 1, at: app.clock.now };
  const one = toOutbox({ ...message, effects: { news: [news], attached: [] } });
  await write(app.deps.table, one);
}

/** Everything that is due by now: the notice, then the word of it. */
async function settle(): Promise<void> {
  const { table, clock, log } = app.deps;
  const report = (failure: object) =>
    log({ level: "error", message: "delivery failed", ...failure });
  for (let i = 0; i < 3; i += 1) await drainOutbox(table, consumersOf(app.deps), clock(), report);
}

const urgent = { isUrgent: true } as const;
const requests = (path: string) => wechat.requests.filter((one) => one.endsWith(path)).length;
const inbox = async () => (await dump(app.deps.table)).filter(({ pk }) => pk.startsWith("inbox#"));
const outbox = async () => (await dump(app.deps.table)).filter(({ pk }) => pk.startsWith("outbox"));

describe("given somebody agreed to two messages", () => {
  beforeEach(() => agree(2));

  test("when something happens, then they get it within its limits, and have one left", async () => {
    await happens();
    await settle();
    expect(wechat.messages).toEqual([
      {
        touser: OPENID,
        template_id: "template-work",
        data: {
          thing1: { value: "待办：井盖缺失，请在四小时内到现场处置…" },
          thing2: { value: "井盖问题 · 紫藤社区第一网格" },
          time3: { value: "2026年11月20日 10:00" },
        },
      },
    ]);
    expect(await left()).toBe(1);
  });

  test("when five things happen, then they get two, and find all five in their inbox", async () => {
    for (let i = 0; i < 5; i += 1) await happens();
    await settle();
    expect([wechat.messages.length, await left(), (await inbox()).length]).toEqual([2, 0, 5]);
  });

  test("when the outbox is drained by four at once, then nothing is sent twice", async () => {
    for (let i = 0; i < 4; i += 1) await happens();
    await Promise.all([settle(), settle(), settle(), settle()]);
    app.clock.advance(MINUTE);
    await settle();
    expect([wechat.messages.length, await left(), (await outbox()).length]).toEqual([2, 0, 0]);
  });

  test("when they have read it before it is sent, then it is not sent", async () => {
    app.clock.now = "2026-11-20T15:00:00.000Z";
    await happens();
    await settle();
    const token = await app.deps.tokens.issue(
      { personId: reader, sessionId: app.deps.ids.next("session"), epoch: 0 },
      app.clock.now,
    );
    await app.ask("mutation { markAllNoticesRead(input: {}) { refusal { code } } }", {}, { token });
    app.clock.advance(9 * HOUR);
    await settle();
    expect([wechat.messages, await left()]).toEqual([[], 2]);
  });

  test("when several invocations send, then the access token was asked for once", async () => {
    await happens();
    await settle();
    await happens();
    await settle();
    expect([requests("/stable_token"), wechat.messages.length]).toEqual([1, 2]);
  });

  test("when the access token has run out meanwhile, then a new one is asked for and it is sent once", async () => {
    await happens();
    await settle();
    app.clock.advance(3 * HOUR);
    await happens();
    await settle();
    expect([requests("/stable_token"), wechat.messages.length]).toEqual([2, 2]);
  });

  test("when nobody answers, then it is not sent again: it may have been", async () => {
    await happens();
    await warm();
    wechat.fail("lost-answer");
    await settle();
    app.clock.advance(DAY);
    await settle();
    expect([wechat.messages.length, await left(), (await outbox()).length]).toEqual([1, 1, 0]);
  });

  test.each([-1, 45009, 45011])(
    "when WeChat says %d, then it is sent later, once, and counted once",
    async (errcode) => {
      await warm();
      await happens();
      wechat.fail(errcode);
      await settle();
      expect([wechat.messages.length, await left()]).toEqual([0, 2]);
      app.clock.advance(MINUTE);
      await settle();
      app.clock.advance(DAY);
      await settle();
      expect([wechat.messages.length, await left()]).toEqual([1, 1]);
    },
  );

  test("when WeChat has no quota for days, then it is given up, and the inbox has it", async () => {
    await warm();
    await happens();
    for (let i = 0; i <= MAX_ATTEMPTS; i += 1) {
      wechat.fail(45009);
      await settle();
      app.clock.advance(HOUR);
    }
    const [given, ...more] = await outbox();
    expect([given?.pk.startsWith("outbox-dead#"), more, (await inbox()).length]).toEqual([
      true,
      [],
      1,
    ]);
    expect(JSON.stringify(app.log)).not.toContain(OPENID);
  });

  test("when the message is wrong, then it is given up at once and the agreement is still good", async () => {
    await warm();
    await happens();
    wechat.fail(47003);
    await settle();
    app.clock.advance(DAY);
    await settle();
    expect([wechat.messages.length, await left(), (await outbox()).length]).toEqual([0, 2, 0]);
  });
});

/** The access token is there, so that what fails next is the message. */
async function warm(): Promise<void> {
  await app.deps.wechat.sendMessage({
    openid: "o-nobody",
    sort: "WORK",
    title: "",
    text: "",
    at: app.clock.now,
  });
}

describe("given somebody who refused in WeChat what they had agreed to here", () => {
  test("when something happens, then WeChat is asked once, and not again for what comes next", async () => {
    await agree(0);
    const contact = (await loadContact(app.deps.table, reader))!;
    await transact(app.deps.table, [withLeft(contact, "WORK", () => 5)]);
    await happens();
    await settle();
    await happens();
    await settle();
    expect([requests("/subscribe/send"), await left(), (await inbox()).length]).toEqual([1, 0, 2]);
  });
});

describe("given something urgent", () => {
  beforeEach(() => hasPhone());

  test("when the reader agreed to messages, then WeChat has it and no text is sent", async () => {
    await agree(1);
    await happens(urgent);
    await settle();
    expect([wechat.messages.length, sms.texts]).toEqual([1, []]);
  });

  test.each([
    ["never used WeChat", () => Promise.resolve()],
    ["has agreed to nothing", () => agree(0)],
  ])("when the reader %s, then a text is sent, once", async (_, before) => {
    await before();
    await happens(urgent);
    await settle();
    await settle();
    expect(sms.texts).toEqual([
      { phone: `+86${PHONE}`, template: "100002", blanks: [expect.stringMatching("井盖缺失")] },
    ]);
  });

  test("when WeChat says they refuse, then a text is sent", async () => {
    await agree(1);
    await warm();
    wechat.fail(43101);
    await happens(urgent);
    await settle();
    expect([wechat.messages.length, sms.texts.length, await left()]).toEqual([0, 1, 0]);
  });

  test("when WeChat does not answer, then no text is sent: it may be a second one", async () => {
    await agree(1);
    await warm();
    wechat.fail("lost-answer");
    await happens(urgent);
    await settle();
    expect([wechat.messages.length, sms.texts.length]).toEqual([1, 0]);
  });

  test("when the sender of texts does not answer, then the text is not sent again", async () => {
    sms.fail("lost-answer");
    await happens(urgent);
    await settle();
    app.clock.advance(DAY);
    await settle();
    expect(sms.texts.length).toBe(1);
  });

  test("when the sender of texts is too busy, then it is sent later, once", async () => {
    sms.fail("RequestLimitExceeded", "LimitExceeded.PhoneNumberDailyLimit");
    await happens(urgent);
    for (let i = 0; i < 4; i += 1) {
      await settle();
      app.clock.advance(MINUTE);
    }
    expect([sms.texts.length, (await outbox()).length]).toEqual([1, 0]);
  });

  test("when it is night, then they are told at once, and of what can wait in the morning", async () => {
    app.clock.now = "2026-11-20T15:30:00.000Z";
    await agree(1);
    await happens();
    await happens({ ...urgent, title: { zh: "紧急", en: "Emergency" } });
    await settle();
    expect(wechat.messages.map(({ data }) => data["thing1"]?.value)).toEqual(["紧急"]);
    await agree(1);
    app.clock.now = "2026-11-20T22:59:59.000Z";
    await settle();
    expect(wechat.messages.length).toBe(1);
    app.clock.now = "2026-11-20T23:00:00.000Z";
    await settle();
    expect(wechat.messages.length).toBe(2);
  });

  test("when nothing runs out at night, then they are told in the morning, by a text where there is no other way", async () => {
    app.clock.now = "2026-11-20T15:30:00.000Z";
    await happens({ ...urgent, waitsForMorning: true });
    await settle();
    expect(sms.texts.length).toBe(0);
    app.clock.now = "2026-11-20T23:00:00.000Z";
    await settle();
    expect(sms.texts.length).toBe(1);
  });

  test("when everything was sent, then no log has a number, an id of WeChat's or a text", async () => {
    sms.fail("lost-answer");
    await happens(urgent);
    await settle();
    expect(JSON.stringify(app.log)).not.toMatch(new RegExp(`${PHONE}|${OPENID}|井盖`));
  });
});

describe("given what people agree to is counted", () => {
  const say = async (sorts: string[]) => {
    const claims = { personId: reader, sessionId: app.deps.ids.next("session"), epoch: 0 };
    const token = await app.deps.tokens.issue(claims, app.clock.now);
    const query = `mutation ($sorts: [NoticeSort!]!) { acceptMessages(input: { sorts: $sorts }) { messages { work info } refusal { code } } }`;
    return (await app.ask(query, { sorts }, { token })).data?.["acceptMessages"];
  };

  test("when somebody says what they agreed to, then it is counted by sort", async () => {
    await agree(0);
    await say(["WORK", "INFO"]);
    expect(await say(["WORK", "WORK"])).toEqual({ messages: { work: 2, info: 1 }, refusal: null });
  });

  test("when somebody never came by WeChat, then they are told so", async () => {
    const refusal = { code: "notice.not_in_wechat" };
    expect(await say(["WORK"])).toEqual({ messages: null, refusal });
  });

  test("when twenty agree and send at once, then no count is lost", async () => {
    await agree(0);
    const { table } = app.deps;
    const more = async (): Promise<void> => {
      const contact = (await loadContact(table, reader))!;
      const write = withLeft(contact, "WORK", (count) => count + 1);
      if ((await transact(table, [write])).kind === "failed") await more();
    };
    await Promise.all(Array.from({ length: 20 }, more));
    expect(await left()).toBe(20);
  });

  test("when it is more than anybody should collect, then it stays there", async () => {
    await agree(0);
    const contact = (await loadContact(app.deps.table, reader))!;
    await transact(app.deps.table, [withLeft(contact, "WORK", () => 1_000)]);
    expect(await left()).toBe(MOST_LEFT);
  });
});

describe("given a person who signs in with WeChat", () => {
  test("when they do, then their id there is kept sealed, and what they agreed to survives the next time", async () => {
    const enter = async () => {
      const code = wechat.issueCode({ openid: "o-somebody" });
      const query = `mutation { signInWithWechat(input: { code: "${code}" }) { session { me { id } } } }`;
      const { data } = await app.ask(query);
      const payload = data?.["signInWithWechat"] as
        | { session: { me: { id: Id<"person"> } } }
        | undefined;
      if (!payload) throw new Error("not signed in");
      return payload.session.me.id;
    };
    const { table } = app.deps;
    const id = await enter();
    const contact = (await loadContact(table, id))!;
    await transact(table, [withLeft(contact, "INFO", () => 3)]);
    expect(await enter()).toBe(id);
    expect((await loadContact(table, id))?.contact.left.INFO).toBe(3);
    expect(JSON.stringify(await dump(table))).not.toContain("o-somebody");
  });
});

describe("given the hour", () => {
  test("when a text with a code is wanted, then it goes out whatever the hour", async () => {
    app.clock.now = "2026-11-20T16:00:00.000Z";
    await app.deps.sms.sendCode(PHONE, "123456");
    expect(sms.texts).toEqual([{ phone: `+86${PHONE}`, template: "100001", blanks: ["123456"] }]);
  });

  test("when it cannot be sent, then whoever waits is told, without the number", async () => {
    sms.fail("FailedOperation.TemplateIncorrectOrUnapproved");
    await expect(app.deps.sms.sendCode(PHONE, "123456")).rejects.toThrow(
      /^no code was sent: wrong$/,
    );
  });
});
