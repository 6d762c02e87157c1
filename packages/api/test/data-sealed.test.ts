import { beforeAll, describe, expect, it } from "vitest";
import { buildVillage, submit, type Village } from "../src/complaint/api.fixture.ts";
import { request } from "../src/media/upload.fixture.ts";
import { codeFor, enterByPhone, requestCode } from "../src/session/sign-in.fixture.ts";
import { dataKept } from "../src/person/data-kept.ts";
import { DAY, plus } from "../src/kernel/clock.ts";
import { addAddresses } from "./support/places.ts";
import { type Counter, openCounter } from "./support/counter.ts";
import { buildDiner, type Diner, elderIn, subscribed } from "./support/meals.ts";
import { dump, type TestTable } from "./support/table.ts";

/*
 * What people are told is stored encrypted is in no item of the table in clear: state, timeline, messages, memos,
 * cards of lists. The map of addresses and location codes is public and says nothing of who lives where.
 */

const isMap = (pk: string): boolean => /^(adr_|addresses#|loc#)/.test(pk);
const inClear = async (table: TestTable["table"]): Promise<string> =>
  JSON.stringify((await dump(table)).filter(({ pk }) => !isMap(pk)));

const MARKED = {
  compound: "示例花园·甲子",
  building: "七十七栋",
  room: "7701",
} as const;
const PHONE = "10000777001";
const REAL_NAME = "示例真名·处暑";
const ANSWER = "示例回答：膝盖刚做过手术";
const FILE = "示例照片·清明.jpg";

let village: Village;
let counter: Counter;
let diner: Diner;
beforeAll(async () => {
  [village, counter, diner] = [await buildVillage(), await openCounter(), await buildDiner()];
});

async function mutate(
  app: Counter["app"],
  who: object,
  name: string,
  input: object,
  thing: string,
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} refusal { code field } } }`;
  const { data, errors } = await app.ask(query, { input }, who);
  const answer = data?.[name] as { refusal: unknown } | undefined;
  if (errors.length > 0 || !answer || answer.refusal)
    throw new Error(`${name}: ${JSON.stringify(errors)} ${JSON.stringify(answer)}`);
  return answer as Record<string, unknown>;
}

/** Stores what an entry is about, and answers the words that must not be found, with where to look. */
const stored: Readonly<
  Record<string, () => Promise<{ table: TestTable["table"]; words: readonly string[] }>>
> = {
  phone: async () => {
    const at = { peer: "192.0.2.77" };
    const { sent } = await requestCode(village.app, PHONE, at);
    const verificationKey = sent!.verificationKey;
    const code = codeFor(village.app, PHONE);
    const entered = await enterByPhone(village.app, PHONE, code, { ...at, verificationKey });
    expect(entered.refusal).toBeNull();
    return { table: village.app.deps.table, words: [PHONE] };
  },
  realName: async () => {
    const { app, people } = village;
    await mutate(app, people.reporter, "updateProfile", { realName: REAL_NAME }, "person { id }");
    return { table: app.deps.table, words: [REAL_NAME] };
  },
  homes: async () => {
    const { app, people } = village;
    const [home] = await addAddresses(app, MARKED);
    const input = { addressId: home!.id, relation: "TENANT" };
    await mutate(app, people.neighbour, "claimResidence", input, "residence { id }");
    return { table: app.deps.table, words: [MARKED.compound, MARKED.building] };
  },
  complaints: async () => {
    const { app } = village;
    const [place] = await addAddresses(app, MARKED);
    const { complaint } = await submit(village, "reporter", { place: { addressId: place!.id } });
    expect(complaint).not.toBeNull();
    return { table: app.deps.table, words: [MARKED.compound, MARKED.building] };
  },
  bookings: async () => {
    const [home] = await addAddresses(counter.app, MARKED);
    const questions = [
      {
        code: "why",
        label: { zh: "事由", en: "Why" },
        kind: "STRING",
        isRequired: true,
        options: [],
      },
    ];
    const serviceId = await counter.offer({ mode: "HOME_VISIT", venue: null, questions });
    const { booking } = await counter.hold(counter.resident, serviceId);
    const answers = [{ code: "why", values: [ANSWER] }];
    const input = { id: booking.id, addressId: home!.id, answers };
    await mutate(counter.app, counter.resident, "confirmBooking", input, "booking { id }");
    return { table: counter.app.deps.table, words: [ANSWER, MARKED.compound] };
  },
  meals: async () => {
    await subscribed(diner, await elderIn(diner.app));
    const words = ["花生", "10000009001", "示例亲属", "10000009002"];
    return { table: diner.app.deps.table, words };
  },
  photos: async () => {
    const { app, people } = village;
    await request(app, { fileName: FILE }, people.reporter);
    return { table: app.deps.table, words: [FILE] };
  },
};
/** Shown elsewhere, since WeChat and a window are needed for it. */
const elsewhere = {
  wechat: "push.test.ts: the table never has the openid",
  visitors: "booking-visitors.test.ts: nor the name of a visitor, and it ends after fifteen days",
};

describe("given what people are told is stored encrypted", () => {
  it("then each of it is looked for here", () => {
    const sealed = dataKept.filter(({ label }) => label.zh.includes("加密保存"));
    const shown = [...Object.keys(stored), ...Object.keys(elsewhere)];
    expect(sealed.map(({ key }) => key).sort()).toEqual(shown.sort());
  });

  it.each(Object.entries(stored))(
    "when %s are stored, then their words are nowhere in the table",
    async (_, store) => {
      const { table, words } = await store();
      const text = await inClear(table);
      expect(words.filter((word) => text.includes(word))).toEqual([]);
    },
  );

  it("when something were stored in clear, then it would be found", async () => {
    const { complaint } = await submit(village, "reporter", { description: "示例明文·谷雨" });
    expect(complaint).not.toBeNull();
    expect(await inClear(village.app.deps.table)).toContain("示例明文·谷雨");
  });
});

describe("given what people are told ends by itself", () => {
  it("when a photo was never used, then it and its name go after a day", async () => {
    const { app, people } = village;
    const { data } = await request(app, { fileName: FILE }, people.neighbour);
    const id = (data?.requestUpload.upload?.media as { id: string } | undefined)?.id ?? "";
    const item = (await dump(app.deps.table)).find(({ pk, sk }) => pk === id && sk === "state");
    const seconds = Number(item?.["expiresAt"]);
    expect(new Date(seconds * 1_000).toISOString() <= plus(app.deps.clock(), 2 * DAY)).toBe(true);
  });
});
