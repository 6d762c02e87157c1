import { beforeAll, describe, expect, it } from "vitest";
import { NOW, startApp, type TestApp } from "../../test/support/app.ts";
import { DAY, dateOf, MINUTE, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { get, type Table, write } from "../table/table.ts";
import { startSession } from "./decide.ts";
import { CODES_A_DAY, type PhoneCodes } from "./session.ts";
import {
  countForAll,
  countForNetwork,
  isSame,
  listPersonas,
  loadPersona,
  loadPhoneCodes,
  loadSession,
  savePhoneCodes,
  saveSession,
  writePersona,
} from "./store.ts";

let app: TestApp;
let table: Table;
beforeAll(async () => {
  app = await startApp();
  ({ table } = app.deps);
});

const withCode = (hash: string): PhoneCodes => ({
  codes: [
    {
      hash,
      verification: "v",
      network: "n",
      sentAt: NOW,
      wrong: { REQUESTER: 0, NEIGHBOUR: 1, STRANGER: 0 },
      used: null,
    },
  ],
  sent: [{ at: NOW, network: "n" }],
});

describe("the codes of a phone", () => {
  it("are none for a phone never heard of", async () => {
    expect(await loadPhoneCodes(table, "p0")).toEqual({
      state: { codes: [], sent: [] },
      version: 0,
    });
  });

  it("read back as they were saved", async () => {
    await savePhoneCodes(table, "p1", { state: withCode("h"), version: 0 }, NOW);
    expect(await loadPhoneCodes(table, "p1")).toEqual({ state: withCode("h"), version: 1 });
  });

  it.each([0, 1])("are saved once when two read the same version %i", async (version) => {
    const phone = `p2-${version}`;
    if (version > 0) await savePhoneCodes(table, phone, { state: withCode("0"), version: 0 }, NOW);
    const one = { state: withCode("one"), version };
    const two = { state: withCode("two"), version };
    expect(await savePhoneCodes(table, phone, one, NOW)).toBe(true);
    expect(await savePhoneCodes(table, phone, two, NOW)).toBe(false);
    expect((await loadPhoneCodes(table, phone)).state.codes[0]?.hash).toBe("one");
  });

  it("are forgotten by the table a day later", async () => {
    await savePhoneCodes(table, "p6", { state: withCode("h"), version: 0 }, NOW);
    const item = await get(table, { pk: "phone-codes#p6", sk: "codes" });
    expect(item?.["expiresAt"]).toBe(toMs(plus(NOW, DAY)) / SECOND);
  });
});

describe("what one network asks for", () => {
  const many = async (network: string, count: number, at = NOW) => {
    const answers = await Promise.all(
      Array.from({ length: count }, () => countForNetwork(table, network, at)),
    );
    return answers.filter((one) => one === null).length;
  };

  it("is 60 codes a minute, however many ask at once; then the next minute is waited for", async () => {
    expect(await many("crowd", 75)).toBe(60);
    expect(await countForNetwork(table, "crowd", plus(NOW, 20 * SECOND))).toBe(plus(NOW, MINUTE));
    expect(await countForNetwork(table, "crowd", plus(NOW, MINUTE))).toBeNull();
  });

  it("is 300 in a quarter of an hour; then the next quarter is waited for", async () => {
    for (let minute = 0; minute < 5; minute += 1)
      expect(await many("town", 60, plus(NOW, minute * MINUTE))).toBe(60);
    const next = plus(NOW, 15 * MINUTE);
    expect(await countForNetwork(table, "town", plus(NOW, 5 * MINUTE))).toBe(next);
    expect(await countForNetwork(table, "town", next)).toBeNull();
  });

  it("takes nothing from another one", async () => {
    await many("flood", 61);
    expect(await countForNetwork(table, "quiet", NOW)).toBeNull();
  });

  it("costs one request when it is counted", async () => {
    app.requests.reset();
    await countForNetwork(table, "alone", NOW);
    expect(app.requests.names()).toHaveLength(1);
  });
});

describe("what all phones get on one day", () => {
  it("ends at the cap, however many ask at once, and begins anew at midnight in Shanghai", async () => {
    const key = { pk: `codes-sent#${dateOf(NOW)}`, sk: "count" };
    await write(table, { kind: "put", item: { ...key, sent: CODES_A_DAY - 3 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => countForAll(table, NOW)));
    expect(answers.filter(Boolean)).toHaveLength(3);
    expect(await countForAll(table, "2026-11-20T15:59:59.999Z")).toBe(false);
    expect(await countForAll(table, "2026-11-20T16:00:00.000Z")).toBe(true);
  });
});

describe("a session", () => {
  const personId = "prs_1" as Id<"person">;
  const session = startSession({ id: personId, epoch: 0 }, NOW);
  const sessionId = () => app.deps.ids.next("session");

  it("is missing before it is saved and reads back afterwards", async () => {
    const id = sessionId();
    expect(await loadSession(table, id)).toBeNull();
    expect(await saveSession(table, { id, session, version: 0 })).toBe(true);
    expect(await loadSession(table, id)).toEqual({ id, session, version: 1 });
  });

  it("is begun once", async () => {
    const id = sessionId();
    await saveSession(table, { id, session, version: 0 });
    const another = { ...session, epoch: 1 };
    expect(await saveSession(table, { id, session: another, version: 0 })).toBe(false);
  });

  it("moves on for one of many at the same time", async () => {
    const id = sessionId();
    await saveSession(table, { id, session, version: 0 });
    const stored = (await loadSession(table, id))!;
    const next = { ...session, counter: 1 };
    const saved = await Promise.all(
      Array.from({ length: 10 }, () => saveSession(table, { ...stored, session: next })),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
  });

  it("is forgotten by the table when it expires", async () => {
    const id = sessionId();
    await saveSession(table, { id, session, version: 0 });
    const item = await get(table, { pk: id, sk: "session" });
    expect(item?.["expiresAt"]).toBe(toMs(session.expiresAt) / SECOND);
  });
});

describe("personas", () => {
  it("come in their order and one by its key", async () => {
    const title = { zh: "网格员", en: "Grid worker" };
    const worker = { key: "worker", personId: "prs_2" as Id<"person">, title, order: 10 };
    const resident = { key: "resident", personId: "prs_1" as Id<"person">, title, order: 2 };
    await writePersona(table, worker);
    await writePersona(table, resident);
    expect(await listPersonas(table)).toEqual([resident, worker]);
    expect(await loadPersona(table, "worker")).toEqual(worker);
    expect(await loadPersona(table, "nobody")).toBeNull();
  });
});

describe("comparing secrets", () => {
  it.each([
    ["abc", "abc", true],
    ["abc", "abd", false],
    ["abc", "abcd", false],
    ["", "", true],
  ])("%s and %s: the same is %s", (a, b, same) => {
    expect(isSame(a, b)).toBe(same);
  });
});
