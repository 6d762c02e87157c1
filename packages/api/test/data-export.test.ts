import { beforeAll, describe, expect, it } from "vitest";
import {
  asking,
  buildVillage,
  go,
  idOfNew,
  type Json,
  mutate,
  type Village,
} from "../src/complaint/api.fixture.ts";
import { categories } from "../src/complaint/complaint.fixture.ts";
import { payloadOf } from "../src/session/forged-token.fixture.ts";
import { enter, type Entered } from "../src/session/sign-in.fixture.ts";
import { createWorker } from "../src/worker.ts";
import { noticeConsumer } from "../src/notice/store.ts";
import { type Asking, startApp, type TestApp } from "./support/app.ts";
import { askingRoles, buildTown, type Town } from "./support/town.ts";

const QUERY = "{ myData { fileName mediaType content } }";

async function textFor(app: TestApp, who: Asking): Promise<string> {
  const { data, errors } = await app.ask(QUERY, {}, who);
  if (!data) throw new Error(JSON.stringify(errors));
  return (data["myData"] as unknown as { content: string }).content;
}

/** Ids of people and of what belongs to one person. Grids, units and addresses are everybody's. */
const personalIds = (text: string): Set<string> =>
  new Set(text.match(/\b(?:prs|rol|res|ses|cmp|bkg|msb|aut|fed|med|ntc|acr)_[0-9A-Z]{26}\b/g));

describe("given a town with somebody in every role, when each takes a copy", () => {
  let copies: { role: string; text: string; own: string[] }[] = [];
  beforeAll(async () => {
    const app = await startApp();
    const town: Town = await buildTown(app);
    for (const role of askingRoles) {
      const { personId, asking: who, own } = town.askers.get(role)!;
      if (personId === null || own === null) continue;
      const text = await textFor(app, who);
      copies.push({
        role,
        text,
        own: [personId, own.complaint, own.notice, own.booking, own.authorisation, own.feed],
      });
    }
  });

  it("then it holds what is their own, also under an identity of a post", () => {
    expect(copies).toHaveLength(askingRoles.length - 1);
    const lacking = copies.filter(({ text, own }) => own.some((id) => !text.includes(id)));
    expect(lacking.map(({ role }) => role)).toEqual([]);
  });

  it("then nothing in it is in the copy of anybody else", () => {
    const owners = new Map<string, string[]>();
    for (const { role, text } of copies)
      for (const id of personalIds(text)) owners.set(id, [...(owners.get(id) ?? []), role]);
    expect(owners.size).toBeGreaterThan(copies.length * 3);
    expect([...owners].filter(([, roles]) => roles.length > 1)).toEqual([]);
  });
});

describe("given somebody who reported, with a neighbour", () => {
  let village: Village;
  let me: Entered & Asking;
  let copy: Json;
  let text = "";
  const PHONE = "10040000001";
  const OTHER = "10040000002";

  const signInBy = async (phone: string) => {
    const entered = await enter(village.app, phone, { peer: `203.0.113.${phone.slice(-1)}` });
    return { ...entered, token: entered.accessToken };
  };
  const report = async (who: Asking, description: string): Promise<string> => {
    const input = {
      category: categories.bench,
      description,
      place: { addressId: village.address.id },
    };
    const query = `mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { complaint { id } } }`;
    const answer: Json = await village.app.ask(query, { input }, who);
    return answer.data.submitComplaint.complaint.id;
  };

  beforeAll(async () => {
    village = await buildVillage();
    const { app } = village;
    me = await signInBy(PHONE);
    await app.ask(
      `mutation { updateProfile(input: { realName: "林示例" }) { refusal { code } } }`,
      {},
      me,
    );
    const other = await signInBy(OTHER);
    const id = await report(me, "我家门前的长椅坏了");
    await report(other, "邻居说的另一件事");
    const toGrid = { gridId: village.grid("A"), note: "内部备注" };
    await go(village, id, ["head", "acceptComplaint"], ["head", "dispatchComplaint", toGrid]);
    await mutate(
      village,
      "head",
      "revealReporter",
      { id, purpose: "约时间" },
      "reporter { phone }",
    );
    await createWorker(app.deps, [noticeConsumer(app.deps)]).drainNow();
    text = await textFor(app, me);
    copy = JSON.parse(text);
  });

  it("when the copy is opened, then it tells in clear who they are", () => {
    expect(copy.profile).toMatchObject({ phone: PHONE, realName: "林示例", language: "zh" });
  });

  it("when their report is looked up in it, then it is as they see it: nothing that only staff may read", () => {
    const [complaint, ...more] = copy.complaints.items;
    expect(more).toEqual([]);
    expect(complaint).toMatchObject({
      description: "我家门前的长椅坏了",
      status: "待签收",
      place: { words: village.address.standardAddress },
    });
    expect(complaint.timeline.map(({ isByMe }: Json) => isByMe)).toEqual([true, false, false]);
    expect(text).not.toContain("内部备注");
  });

  it("when their notices and the looks at their data are looked up, then they are there", () => {
    expect(copy.notices.items.map(({ title }: Json) => title)).toContain("已立案");
    expect(copy.accessRecords).toMatchObject({
      isComplete: true,
      items: [{ readerName: "网格长", purpose: "约时间", fields: ["phone", "displayName"] }],
    });
  });

  it("when their sessions are looked up, then they are there without anything to sign in with", () => {
    expect(copy.sessions.map(({ id }: Json) => id)).toEqual([payloadOf(me.accessToken)["sid"]]);
    const secrets = [me.accessToken, me.refreshToken, "hash", "Hash", "v1.k1."];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it("when it is searched for the neighbour, then there is nothing", () => {
    expect([OTHER, "邻居说的另一件事"].filter((one) => text.includes(one))).toEqual([]);
  });

  it("when another copy is made, then the first is on record in it", async () => {
    const again = JSON.parse(await textFor(village.app, me));
    expect(again.accessRecords.items[0]).toMatchObject({
      readerName: me.me.displayName,
      fields: ["everything"],
    });
  });

  it("when somebody has more than a page, then all of it is there", async () => {
    for (let i = 0; i < 28; i += 1)
      await idOfNew(village, "neighbour", { description: `第${i}件` });
    village.app.clock.advance(86_400_000);
    for (let i = 28; i < 56; i += 1)
      await idOfNew(village, "neighbour", { description: `第${i}件` });
    const all = JSON.parse(await textFor(village.app, await asking(village, "neighbour")));
    expect([all.complaints.isComplete, all.complaints.items.length]).toEqual([true, 56]);
  });

  it("when nobody is signed in, then there is no copy", async () => {
    const { errors } = await village.app.ask(QUERY);
    expect(errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});
