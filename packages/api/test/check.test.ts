import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  asking,
  buildVillage,
  detailOf,
  idOfNew,
  mutate,
  photosOf,
  type Village,
  type Who,
} from "../src/complaint/api.fixture.ts";
import { consumersOf } from "../src/consumers.ts";
import { HOUR, MINUTE, plus } from "../src/kernel/clock.ts";
import type { Id } from "../src/kernel/ids.ts";
import { sweepChecks, wechatRoute } from "../src/media/check.ts";
import { CHECK_WITHIN } from "../src/media/media.ts";
import { loadMedia } from "../src/media/store.ts";
import { sealPrivate } from "../src/person/private.ts";
import { saveOpenid } from "../src/person/store.ts";
import { wechatClient } from "../src/session/wechat.ts";
import { drainOutbox } from "../src/table/outbox.ts";
import {
  doubtfulWord,
  riskyWord,
  startWechat,
  verdictRequest,
  type WechatStandIn,
} from "./support/wechat.ts";

/* What WeChat checks before others see it: pictures, and the names people give themselves. */

const TOKEN = "wx-events";
let village: Village;
let wechat: WechatStandIn;

beforeEach(async () => {
  village = await buildVillage();
  const { deps } = village.app;
  const account = { appId: "wx-test", secret: "wx-secret", eventToken: TOKEN };
  wechat = await startWechat({ ...account, clock: deps.clock });
  const { templates } = deps.wechat;
  deps.wechat = wechatClient({ ...account, baseUrl: wechat.url, timeoutMs: 2_000, templates });
});
afterEach(() => wechat.stop());

const comesByWechat = async (who: Who): Promise<void> => {
  const { table, keyring } = village.app.deps;
  const { id } = village.people[who];
  await saveOpenid(table, id, sealPrivate(keyring, id, "openid", `o-${who}`), null);
};

async function settle(): Promise<void> {
  const { deps } = village.app;
  await drainOutbox(deps.table, consumersOf(deps), deps.clock());
}

async function reported(): Promise<string> {
  const photos = await photosOf(village, "reporter", 1);
  return idOfNew(village, "reporter", { photos });
}

/** Whether there is something to warn of; who is warned is asked in tests of their own. */
const veiled = async (id: string, who: Who = "head"): Promise<boolean> =>
  (await detailOf(village, id, who, "photos { veil url }")).photos[0].veil !== null;
const isWarned = async (id: string, who: Who): Promise<boolean> =>
  (await detailOf(village, id, who, "photos { isVeiled }")).photos[0].isVeiled;

const tell = async (suggest: string, change: Partial<{ token: string; traceId: string }> = {}) => {
  const traceId = wechat.looksAt[0]?.traceId ?? "";
  const asked = { token: TOKEN, traceId, suggest, ...change };
  const { deps, clock } = village.app;
  const request = verdictRequest("http://linge.test", asked, clock.now);
  return (await wechatRoute(deps)(request))!;
};

describe("given a photo of somebody who came by WeChat", () => {
  let id: string;
  beforeEach(async () => {
    await comesByWechat("reporter");
    id = await reported();
  });

  test("when nobody has looked at it yet, then it has a veil, which keeps no staff from judging by it", async () => {
    expect([await veiled(id), await isWarned(id, "head")]).toEqual([true, false]);
  });

  test("when the check found something, then staff are warned, too", async () => {
    await settle();
    await tell("risky");
    expect(await isWarned(id, "head")).toBe(true);
  });

  test("when the complaint is there, then WeChat is asked once, by a link that opens", async () => {
    await settle();
    await settle();
    expect(wechat.looksAt.length).toBe(1);
    const url = wechat.looksAt[0]?.url ?? "";
    expect((await village.app.app.fetch(new Request(url))).status).toBe(200);
  });

  test.each([
    ["pass", false],
    ["review", true],
    ["risky", true],
    ["something new", true],
  ])("when WeChat says %s, then that it is veiled is %s", async (suggest, isVeiled) => {
    await settle();
    expect((await tell(suggest)).status).toBe(200);
    expect(await veiled(id)).toBe(isVeiled);
  });

  test("when WeChat says so twice, or changes its mind, then the first word counts", async () => {
    await settle();
    const statuses = [(await tell("pass")).status, (await tell("risky")).status];
    expect([statuses, await veiled(id)]).toEqual([[200, 200], false]);
  });

  test.each([
    ["with another token", { token: "guessed" }, 403],
    ["about what we never asked", { traceId: "unknown" }, 200],
  ])("when somebody says so %s, then it stays veiled", async (_, change, status) => {
    await settle();
    expect([(await tell("pass", change)).status, await veiled(id)]).toEqual([status, true]);
  });

  test("when events are to be encrypted, then one in plain text is not believed", async () => {
    await settle();
    const { deps } = village.app;
    const eventKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    const account = { appId: "wx-test", secret: "wx-secret", eventToken: TOKEN, eventKey };
    const { templates } = deps.wechat;
    deps.wechat = wechatClient({ ...account, baseUrl: wechat.url, timeoutMs: 2_000, templates });
    expect([(await tell("pass")).status, await veiled(id)]).toEqual([403, true]);
  });

  test("when an overheard request comes late, then it is not believed", async () => {
    await settle();
    const { deps, clock } = village.app;
    const { traceId } = wechat.looksAt[0]!;
    const at = plus(clock.now, -HOUR);
    const old = verdictRequest("http://linge.test", { token: TOKEN, traceId, suggest: "pass" }, at);
    expect([(await wechatRoute(deps)(old))?.status, await veiled(id)]).toEqual([403, true]);
  });

  test("when WeChat is not there, then it is asked again later, and meanwhile it is veiled", async () => {
    wechat.fail(-1);
    await settle();
    expect([wechat.looksAt, await veiled(id)]).toEqual([[], true]);
    village.app.clock.advance(MINUTE);
    await settle();
    expect(wechat.looksAt.length).toBe(1);
  });

  test("when WeChat never answers, then it is given up after half an hour and stays veiled", async () => {
    await settle();
    const { deps, clock } = village.app;
    clock.advance(CHECK_WITHIN - 1);
    expect(await sweepChecks(deps)).toBe(0);
    clock.advance(1);
    expect([await sweepChecks(deps), await sweepChecks(deps)]).toEqual([1, 0]);
    await tell("pass");
    expect(await veiled(id)).toBe(true);
  });
});

describe("given a photo of somebody who came by phone", () => {
  test("when it is there, then WeChat is not asked, and somebody has to look", async () => {
    const photos = await photosOf(village, "neighbour", 1);
    const id = await idOfNew(village, "neighbour", { photos });
    await settle();
    const media = await loadMedia(village.app.deps.table, photos[0] as Id<"media">);
    expect([wechat.looksAt, await veiled(id)]).toEqual([[], true]);
    expect(media?.media).toMatchObject({ check: { state: "REVIEW" } });
  });
});

describe("given a photo that no machine could check", () => {
  let id: string;
  let photoId: string;
  beforeEach(async () => {
    [photoId] = (await photosOf(village, "neighbour", 1)) as [string];
    id = await idOfNew(village, "neighbour", { photos: [photoId] });
    await settle();
  });

  const lift = async (who: Who, change: object = {}): Promise<unknown> => {
    const input = { id, photoId, reason: "是现场照片", ...change };
    const payload = await mutate(village, who, "liftPhotoVeil", input, "photo { isVeiled }");
    return payload["denied"] ?? payload.refusal?.code ?? payload["photo"];
  };
  const seenBy = (who: Who) =>
    detailOf(village, id, who, "isVeilLiftable photos { veil veilLabel isVeiled }");

  test("when it is looked at, then staff are told what it has not passed, and who sent it sees it", async () => {
    const label = "未经自动检查，等待工作人员查看";
    expect(await seenBy("head")).toEqual({
      isVeilLiftable: true,
      photos: [{ veil: "UNCHECKED", veilLabel: label, isVeiled: false }],
    });
    expect(await seenBy("neighbour")).toEqual({
      isVeilLiftable: false,
      photos: [{ veil: null, veilLabel: null, isVeiled: false }],
    });
  });

  test("when the head of the grid lifts it, then everybody sees it, and it says who did it and why", async () => {
    expect(await lift("head")).toEqual({ isVeiled: false });
    expect(await veiled(id, "worker")).toBe(false);
    const stored = await loadMedia(village.app.deps.table, photoId as Id<"media">);
    const by = { id: village.people.head.id, name: "网格长", role: "GRID_HEAD" };
    expect(stored?.media).toMatchObject({
      check: { state: "PASS", lift: { by, reason: "是现场照片" } },
    });
    const told = village.app.log.find(({ message }) => message === "veil_lifted");
    expect(told).toMatchObject({ media: photoId, by: by.id });
  });

  test("when it is lifted twice by one, then that is done; by another, then it needs no lifting", async () => {
    await lift("head");
    expect([await lift("head"), await lift("community")]).toEqual([
      { isVeiled: false },
      "media.veil_stays",
    ]);
  });

  test.each([
    ["somebody who may not", "worker", {}, "FORBIDDEN"],
    ["somebody of another grid", "headOfB", {}, "NOT_FOUND"],
    ["who sent it", "neighbour", {}, "FORBIDDEN"],
    ["somebody who does not say why", "head", { reason: " " }, "complaint.reason_missing"],
    ["somebody who means another photo", "head", { photoId: "med_1" }, "media.not_found"],
  ] as const)("when %s tries, then it stays covered", async (_, who, change, said) => {
    expect([await lift(who, change), await veiled(id)]).toEqual([said, true]);
  });

  test("when it is the photo of whoever tries, then somebody else has to look", async () => {
    [photoId] = (await photosOf(village, "head", 1)) as [string];
    id = await idOfNew(village, "head", { photos: [photoId] });
    await settle();
    expect([await lift("head"), await lift("community")]).toEqual([
      "media.veil_stays",
      { isVeiled: false },
    ]);
  });

  test("when WeChat found something in it, then staff do not uncover it", async () => {
    await comesByWechat("reporter");
    [photoId] = (await photosOf(village, "reporter", 1)) as [string];
    id = await idOfNew(village, "reporter", { photos: [photoId] });
    await settle();
    await tell("risky");
    expect([await lift("head"), await veiled(id)]).toEqual(["media.veil_stays", true]);
  });
});

describe("given WeChat asks whether it is us", () => {
  test("when it is signed, then its word is said back, else nothing is told", async () => {
    const { deps, clock } = village.app;
    const { url } = verdictRequest(
      "http://linge.test",
      { token: TOKEN, traceId: "", suggest: "" },
      clock.now,
    );
    const asked = await wechatRoute(deps)(new Request(`${url}&echostr=abc`));
    const other = await wechatRoute(deps)(
      new Request("http://linge.test/wechat/events?echostr=abc"),
    );
    expect([await asked?.text(), other?.status]).toEqual(["abc", 403]);
  });
});

describe("given somebody gives themself a name", () => {
  const rename = async (displayName: string, who: Who = "reporter"): Promise<string | null> => {
    const query = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { refusal { code } } }`;
    const as = await asking(village, who);
    const { data } = await village.app.ask(query, { input: { displayName } }, as);
    const payload = data?.["updateProfile"] as { refusal: { code: string } | null } | undefined;
    return payload?.refusal?.code ?? null;
  };

  test.each([
    ["an ordinary one", "立夏", null],
    ["one that may not be", riskyWord, "person.name_not_fit"],
    ["one that is in doubt", doubtfulWord, "person.name_not_fit"],
  ])("when it is %s, then it is taken or not", async (_, name, code) => {
    await comesByWechat("reporter");
    expect(await rename(name)).toBe(code);
  });

  test("when WeChat cannot say, then it is not taken now", async () => {
    await comesByWechat("reporter");
    wechat.fail("silence");
    expect(await rename("立夏")).toBe("person.name_not_checked");
  });

  test("when they came by phone, then it is taken unchecked", async () => {
    expect([await rename("立夏"), wechat.requests]).toEqual([null, []]);
  });
});
