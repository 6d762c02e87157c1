import { beforeAll, describe, expect, it } from "vitest";
import { NOW, startApp, type TestApp } from "../../test/support/app.ts";
import { DAY, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { get, type Table } from "../table/table.ts";
import { startSession } from "./decide.ts";
import type { PhoneSignIn } from "./session.ts";
import {
  isSame,
  listPersonas,
  loadPersona,
  loadPhoneSignIn,
  loadSession,
  savePhoneSignIn,
  saveSession,
  writePersona,
} from "./store.ts";

let app: TestApp;
let table: Table;
beforeAll(async () => {
  app = await startApp();
  ({ table } = app.deps);
});

const withCode = (hash: string): PhoneSignIn => ({
  code: { hash, sentAt: NOW, usedAt: null },
  phone: { requests: [NOW], failures: [] },
  network: { requests: [NOW], failures: [] },
});

describe("what was tried with a phone", () => {
  it("is nothing for a phone and an address never heard of", async () => {
    const { state } = await loadPhoneSignIn(table, { phoneHash: "p0", network: "n0" });
    const nothing = { requests: [], failures: [] };
    expect(state).toEqual({ code: null, phone: nothing, network: nothing });
  });

  it("reads back as it was saved, and the address is shared by all its phones", async () => {
    const where = { phoneHash: "p1", network: "n1" };
    await savePhoneSignIn(table, where, await loadPhoneSignIn(table, where), withCode("h"), NOW);
    expect((await loadPhoneSignIn(table, where)).state).toEqual(withCode("h"));
    const other = await loadPhoneSignIn(table, { phoneHash: "p2", network: "n1" });
    expect(other.state).toMatchObject({ code: null, network: { requests: [NOW] } });
  });

  it.each([
    ["phone", { phoneHash: "p3", network: "n3" }, { phoneHash: "p3", network: "n4" }],
    ["address", { phoneHash: "p7", network: "n7" }, { phoneHash: "p8", network: "n7" }],
  ])(
    "is saved once when two read the same, even if only the %s is the same",
    async (_, one, two) => {
      const [first, second] = [
        await loadPhoneSignIn(table, one),
        await loadPhoneSignIn(table, two),
      ];
      expect(await savePhoneSignIn(table, one, first, withCode("first"), NOW)).toBe(true);
      expect(await savePhoneSignIn(table, two, second, withCode("second"), NOW)).toBe(false);
      expect((await loadPhoneSignIn(table, two)).state.code?.hash).not.toBe("second");
    },
  );

  it("costs two reads and one transaction", async () => {
    const where = { phoneHash: "p5", network: "n5" };
    app.requests.reset();
    await savePhoneSignIn(table, where, await loadPhoneSignIn(table, where), withCode("h"), NOW);
    expect([app.requests.reads(), app.requests.writes()]).toEqual([2, 1]);
  });

  it("is forgotten by the table a day later", async () => {
    const where = { phoneHash: "p6", network: "n6" };
    await savePhoneSignIn(table, where, await loadPhoneSignIn(table, where), withCode("h"), NOW);
    const item = await get(table, { pk: "sign-in#phone#p6", sk: "sign-in" });
    expect(item?.["expiresAt"]).toBe(toMs(plus(NOW, DAY)) / SECOND);
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
