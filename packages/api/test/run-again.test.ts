import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../src/kernel/actor.ts";
import { DAY, plus, SECOND, toMs } from "../src/kernel/clock.ts";
import { fingerprint } from "../src/run.ts";
import { get, type Item } from "../src/table/table.ts";
import { MOST, NOW, startJars, stranger, type TestJars, told } from "./support/jar.ts";
import { cancelled, dump, failures } from "./support/table.ts";

/** Commands that are sent again: with a key, after an answer was lost, on a way that fails. */

let jar: TestJars;
beforeEach(async () => {
  jar = await startJars();
});

const memos = (items: readonly Item[]): string[] =>
  items.flatMap(({ pk }) => (pk.startsWith("memo#") ? [pk] : []));
const reused = {
  kind: "refusal",
  refusal: { code: "request.idempotency_key_reused", field: "idempotencyKey" },
};

describe("a command with a key", () => {
  /** Everything but the id and the label is one request, as when a client sends it again. */
  const sameRequest = { idempotency: { key: "k", fingerprint: "f" } };

  it("given it is sent again: is carried out once, and answered the same", async () => {
    await jar.makeJar();
    const first = await jar.add(3, { key: "k" });
    const second = await jar.add(3, { key: "k" });
    expect([told(first), told(second)]).toEqual([
      [3, false],
      [3, true],
    ]);
    expect(await jar.timelineOf()).toHaveLength(2);
  });

  it("given it makes something and is sent again, with the next id: the first is the answer", async () => {
    const first = await jar.give({ type: "make", label: "a" }, { id: "first", key: "k" });
    const second = await jar.give({ type: "make", label: "a" }, { id: "second", key: "k" });
    expect([first, second].map((one) => one.kind === "done" && one.stored.id)).toEqual([
      "first",
      "first",
    ]);
    expect(await jar.coinsOf("second")).toBeUndefined();
  });

  it("given it could not be carried out a second time: is not refused, but answered", async () => {
    await jar.makeJar();
    await jar.add(60, { key: "k" });
    expect(told(await jar.add(60, { key: "k" }))).toEqual([60, true]);
  });

  it("given others changed the thing since: is answered with the thing as it is now", async () => {
    await jar.makeJar();
    await jar.add(3, { key: "k" });
    await jar.add(4);
    expect(told(await jar.add(3, { key: "k" }))).toEqual([7, true]);
  });

  it.each([
    ["other content", () => jar.add(4, { key: "k" })],
    ["another thing", () => jar.add(3, { key: "k", id: "other" })],
    ["another thing that is missing", () => jar.add(3, { key: "k", id: "missing" })],
    ["another command", () => jar.give({ type: "empty" }, { key: "k" })],
    ["a command that would be refused", () => jar.add(MOST + 1, { key: "k" })],
  ])("given it comes again with %s: is refused, and nothing is done", async (_what, again) => {
    await jar.makeJar();
    await jar.makeJar("other");
    await jar.add(3, { key: "k" });
    expect(await again()).toEqual(reused);
    expect([await jar.coinsOf(), await jar.coinsOf("other")]).toEqual([3, 0]);
  });

  it("given fifty at once: is carried out once, and every answer is the same", async () => {
    await jar.makeJar();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => jar.add(3, { key: "k" })));
    expect(outcomes.map(told).filter((one) => Array.isArray(one) && one[1] === false)).toHaveLength(
      1,
    );
    expect(outcomes.map(told).filter((one) => Array.isArray(one) && one[0] === 3)).toHaveLength(50);
    expect(await jar.timelineOf()).toHaveLength(2);
  });

  it("given fifty at once that make something: one thing is made", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        jar.give({ type: "make", label: `l${i}` }, { id: `jar-${i}`, key: "k", ...sameRequest }),
      ),
    );
    const ids = outcomes.map((one) => (one.kind === "done" ? one.stored.id : one.kind));
    expect(new Set(ids).size).toBe(1);
    expect((await dump(jar.table)).filter(({ sk }) => sk === "state")).toHaveLength(1);
  });

  it("given it was refused: the key is free for the next attempt", async () => {
    await jar.makeJar("jar", 60);
    expect(await jar.add(50, { key: "k" })).toMatchObject({ kind: "refusal" });
    await jar.give({ type: "empty" });
    expect(told(await jar.add(50, { key: "k" }))).toEqual([50, false]);
  });

  it("given somebody else uses the same key: is theirs and does not disturb", async () => {
    await jar.makeJar();
    await jar.give({ type: "make", label: "s" }, { id: "s", actor: stranger, key: "k" });
    expect(told(await jar.add(3, { key: "k" }))).toEqual([3, false]);
  });

  it("given it was carried out: can be forgotten thirty days later", async () => {
    await jar.makeJar();
    await jar.add(3, { key: "k" });
    const memo = await get(jar.table, { pk: "memo#prs_me#k", sk: "memo" });
    expect(memo).toMatchObject({ id: "jar", expiresAt: toMs(plus(NOW, 30 * DAY)) / SECOND });
  });

  it("given the key is as long and as strange as may be: works", async () => {
    await jar.makeJar();
    const key = "𠮷#\n".repeat(16);
    await jar.add(3, { key });
    expect(told(await jar.add(3, { key }))).toEqual([3, true]);
  });
});

describe("the key of a guest", () => {
  const from = (network: string): Actor => ({ kind: "guest", network });
  const make = (network: string, label: string, id = label) =>
    jar.give({ type: "make", label }, { id, actor: from(network), key: "k" });

  it("given the same guest sends it again: the first is the answer", async () => {
    await make("n1", "a", "first");
    expect(await make("n1", "a", "second")).toMatchObject({ stored: { id: "first" } });
  });

  it("given their phone is in another network by now: the first is the answer", async () => {
    await make("n1", "a", "first");
    expect(await make("n2", "a", "second")).toMatchObject({ stored: { id: "first" } });
  });

  it.each(["n1", "n2"])(
    "given another guest, from %s, uses the same for something else: is another key",
    async (network) => {
      await make("n1", "a");
      expect(await make(network, "b")).toMatchObject({ stored: { id: "b" }, replayed: false });
    },
  );
});

describe("a command whose way to the table fails", () => {
  beforeEach(() => jar.makeJar());

  it("given the request never arrived: fails, and is carried out when it is sent again", async () => {
    jar.fail("TransactWriteItemsCommand", failures.lostRequest);
    await expect(jar.add(3, { key: "k" })).rejects.toThrow("no answer in time");
    expect(told(await jar.add(3, { key: "k" }))).toEqual([3, false]);
  });

  it("given the answer never arrived: fails, and is not carried out again", async () => {
    jar.fail("TransactWriteItemsCommand", failures.lostAnswer);
    await expect(jar.add(3, { key: "k" })).rejects.toThrow("no answer in time");
    expect(told(await jar.add(3, { key: "k" }))).toEqual([3, true]);
    expect(await jar.timelineOf()).toHaveLength(2);
  });

  it("given the answer to making something never arrived: the one that was made is the answer", async () => {
    jar.fail("TransactWriteItemsCommand", failures.lostAnswer);
    const make = (id: string) => jar.give({ type: "make", label: "a" }, { id, key: "k" });
    await expect(make("first")).rejects.toThrow("no answer in time");
    expect(await make("second")).toMatchObject({ stored: { id: "first" }, replayed: true });
  });

  it("given the client asks again by itself: is carried out once, also without a key", async () => {
    jar = await startJars({ maxAttempts: 3 });
    await jar.makeJar();
    jar.fail("TransactWriteItemsCommand", failures.lostAnswer);
    expect(told(await jar.add(3))).toEqual([3, false]);
    expect(await jar.timelineOf()).toHaveLength(2);
  });

  it("given the answer was lost and others changed the thing since: is still not carried out again", async () => {
    jar.fail("TransactWriteItemsCommand", failures.lostAnswer);
    await expect(jar.add(3, { key: "k" })).rejects.toThrow("no answer in time");
    await jar.add(4);
    expect(told(await jar.add(3, { key: "k" }))).toEqual([7, true]);
  });

  it.each(["GetItemCommand", "TransactWriteItemsCommand"])(
    "given %s is throttled: fails, and nothing is done",
    async (name) => {
      jar.fail(name, failures.throttled);
      await expect(jar.add(3, { key: "k" })).rejects.toThrow("told to fail");
      expect([await jar.coinsOf(), memos(await dump(jar.table))]).toEqual([0, []]);
    },
  );

  it("given the transaction is throttled: is tried again", async () => {
    jar.fail("TransactWriteItemsCommand", cancelled("ThrottlingError"), 2);
    expect(told(await jar.add(3))).toEqual([3, false]);
  });
});

describe("the fingerprint of a request", () => {
  it("given the same content in another order, or with something left out: is the same", () => {
    const nothing = Object.assign(Object.create(null) as object, { b: [1, { d: null }], a: "街" });
    expect(fingerprint({ a: "街", b: [1, { d: null, c: undefined }] })).toBe(fingerprint(nothing));
  });

  it("given anything else: is another", () => {
    const plain = [undefined, null, "", "街", "街 ", [], {}];
    const inside = [null, "", "1", 1, [1, 2], [2, 1], { a: 1 }].map((a) => ({ a }));
    const requests: unknown[] = [...plain, ...inside, { b: 1 }];
    expect(new Set(requests.map(fingerprint)).size).toBe(requests.length);
  });
});
