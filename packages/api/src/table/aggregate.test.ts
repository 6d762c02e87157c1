import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { cancelled, dump, failures, startTable, type TestTable } from "../../test/support/table.ts";
import type { Instant } from "../kernel/clock.ts";
import { noEffects } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import {
  type Change,
  commit,
  type IndexKeys,
  type Layout,
  load,
  loadWithTimeline,
  type Memo,
  type Stored,
  type View,
} from "./aggregate.ts";
import { type Item, query, write } from "./table.ts";
import { type By, chain, firstBreak, GENESIS } from "./timeline.ts";

const AT: Instant = "2026-11-20T02:00:00.000Z";
const by: By = { actorId: "prs_1", role: "RESIDENT", assignmentId: null, name: "谷雨0137" };

type State = { name: string };
type Options = {
  facts?: readonly unknown[];
  keys?: IndexKeys;
  views?: readonly View[];
  had?: readonly View[];
  memo?: Memo | null;
  attached?: readonly Id<"media">[];
};

let test: TestTable;
beforeEach(async () => {
  test = await startTable();
});

const layout = (views: readonly View[] = [], keys: IndexKeys = {}): Layout => ({ keys, views });

/** A change of `id` from what is stored to a state with this name. */
function changeOf(
  id: string,
  before: Stored<State> | null,
  name: string,
  { facts = ["named"], keys = {}, views = [], had = [], memo = null, attached = [] }: Options = {},
): Change<State, unknown> {
  const head = { seq: before?.version ?? 0, hash: before?.head ?? GENESIS };
  return {
    id,
    before,
    state: { name },
    entries: chain(head, facts, AT, by),
    layout: { before: layout(had), after: layout(views, keys) },
    effects: { ...noEffects, attached },
    at: AT,
    memo,
  };
}

const attempt = (...change: Parameters<typeof changeOf>) => commit(test.table, changeOf(...change));

async function done(...change: Parameters<typeof changeOf>): Promise<Stored<State>> {
  const outcome = await attempt(...change);
  if (outcome.kind !== "committed") throw new Error(outcome.kind);
  return outcome.stored;
}

const memoOf = (key: string): Memo => ({ pk: `memo#${key}`, fingerprint: "f", expiresAt: 1 });
const unique = (pk: string): View => ({ pk, sk: "unique", unique: true });
const partition = (pk: string): Promise<Item[]> => query(test.table, { pk });
const keysOf = (items: readonly Item[]): string[] => items.map(({ pk, sk }) => `${pk} ${sk}`);

describe("a new aggregate", () => {
  it("given several facts: is stored as it was answered, with the last fact as its version", async () => {
    const stored = await done("cat", null, "阿黄", { facts: ["born", "named", "fed"] });
    expect(stored).toMatchObject({ id: "cat", state: { name: "阿黄" }, version: 3 });
    expect(await load(test.table, "cat")).toEqual(stored);
  });

  it("given it exists already: is a conflict", async () => {
    await done("cat", null, "first");
    expect(await attempt("cat", null, "second")).toEqual({ kind: "conflict" });
  });

  it("given many make it at once: one does", async () => {
    const all = Array.from({ length: 12 }, (_, i) => attempt("cat", null, `by ${i}`));
    const kinds = (await Promise.all(all)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "committed")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "conflict")).toHaveLength(11);
  });

  it("given no facts: is a mistake of ours, and nothing is written", async () => {
    await expect(attempt("cat", null, "x", { facts: [] })).rejects.toThrow(/without an entry/);
    expect(await dump(test.table)).toEqual([]);
  });

  it("given there is none: loading it gives null", async () => {
    expect(await load(test.table, "cat")).toBeNull();
    expect(await loadWithTimeline(test.table, "cat")).toBeNull();
  });
});

describe("a change", () => {
  it("given it was loaded as it is: goes on from its version and its head", async () => {
    const first = await done("cat", null, "first", { facts: ["a", "b"] });
    const second = await done("cat", first, "second", { facts: ["c"] });
    expect([second.version, second.head === first.head]).toEqual([3, false]);
    expect(await load(test.table, "cat")).toEqual(second);
  });

  it("given somebody else was faster: is a conflict, and theirs stays", async () => {
    const first = await done("cat", null, "first");
    const theirs = await done("cat", first, "theirs");
    expect(await attempt("cat", first, "mine")).toEqual({ kind: "conflict" });
    expect(await load(test.table, "cat")).toEqual(theirs);
  });

  it("given many on the same version at once: one is written, with one entry", async () => {
    const first = await done("cat", null, "first");
    const all = Array.from({ length: 12 }, (_, i) => attempt("cat", first, `by ${i}`));
    const kinds = (await Promise.all(all)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "committed")).toHaveLength(1);
    expect((await loadWithTimeline(test.table, "cat"))?.timeline).toHaveLength(2);
  });

  it("given index keys: stands in those lists, and no longer in the ones it left", async () => {
    const first = await done("cat", null, "a", { keys: { gsi1pk: "open", gsi1sk: "1" } });
    await done("cat", first, "b", { keys: { gsi2pk: "closed", gsi2sk: "1" } });
    expect(await query(test.table, { index: "gsi1", pk: "open" })).toEqual([]);
    expect(keysOf(await query(test.table, { index: "gsi2", pk: "closed" }))).toEqual(["cat state"]);
  });

  it("given effects: puts them into the outbox with the version they belong to", async () => {
    await done("cat", null, "a", { facts: ["a", "b"], attached: ["med_1" as Id<"media">] });
    const messages = (await dump(test.table)).filter(({ pk }) => pk.startsWith("outbox#"));
    expect(messages).toMatchObject([
      { message: { subjectId: "cat", version: 2, at: AT, effects: { attached: ["med_1"] } } },
    ]);
  });

  it("given no effects and no key: writes the state and its entries, nothing else", async () => {
    await done("cat", null, "a", { facts: ["a", "b"] });
    expect(keysOf(await dump(test.table))).toEqual(["cat state", "cat t#000001", "cat t#000002"]);
  });

  it("given a key: leaves a memo that says what was made, and when it may be forgotten", async () => {
    await done("cat", null, "a", { memo: memoOf("k") });
    const memo = { pk: "memo#k", sk: "memo", fingerprint: "f", expiresAt: 1, id: "cat" };
    expect(await partition("memo#k")).toEqual([memo]);
  });

  it("given any number of facts: costs one request", async () => {
    test.requests.reset();
    await done("cat", null, "a", { facts: Array.from({ length: 50 }, (_, i) => i) });
    expect(test.requests.names()).toEqual(["TransactWriteItemsCommand"]);
  });
});

describe("all or nothing", () => {
  /** A change that writes every kind of item there is. */
  const everything: Options = {
    facts: ["a", "b"],
    keys: { gsi1pk: "open", gsi1sk: "1" },
    had: [{ sk: "gone", n: 1 }],
    views: [{ sk: "view", n: 2 }, unique("phone#1")],
    memo: memoOf("k"),
    attached: ["med_1" as Id<"media">],
  };
  let first: Stored<State>;
  let before: Item[];
  beforeEach(async () => {
    first = await done("cat", null, "first", { views: [{ sk: "gone", n: 1 }] });
    before = await dump(test.table);
  });
  const change = () => attempt("cat", first, "second", everything);

  it("given nothing goes wrong: everything is there", async () => {
    await change();
    const keys = keysOf(await dump(test.table)).filter((key) => !key.startsWith("outbox#"));
    const inCat = ["state", "t#000001", "t#000002", "t#000003", "view"].map((sk) => `cat ${sk}`);
    expect(keys).toEqual([...inCat, "memo#k memo", "phone#1 unique"]);
    expect(await dump(test.table)).toHaveLength(8);
  });

  it.each([
    ["the request is lost", failures.lostRequest, "no answer in time"],
    ["the table has too much to do", failures.throttled, "told to fail"],
  ] as const)("given %s: fails, and everything is as it was", async (_what, failure, message) => {
    test.fail("TransactWriteItemsCommand", failure);
    await expect(change()).rejects.toThrow(message);
    expect(await dump(test.table)).toEqual(before);
  });

  it("given the answer is lost: fails, and everything is there", async () => {
    test.fail("TransactWriteItemsCommand", failures.lostAnswer);
    await expect(change()).rejects.toThrow("no answer in time");
    expect(await load(test.table, "cat")).toMatchObject({ state: { name: "second" }, version: 3 });
    expect(await dump(test.table)).toHaveLength(8);
  });

  it.each(["TransactionConflict", "ThrottlingError"])(
    "given it is cancelled for %s: is a conflict, and everything is as it was",
    async (code) => {
      test.fail("TransactWriteItemsCommand", cancelled(code, "None"));
      expect(await change()).toEqual({ kind: "conflict" });
      expect(await dump(test.table)).toEqual(before);
    },
  );

  it.each([
    ["the state changed", { pk: "cat", sk: "state", version: 9 }, { kind: "conflict" }],
    ["the key was used", { pk: "memo#k", sk: "memo" }, { kind: "repeated" }],
    ["something is taken", { pk: "phone#1", sk: "unique" }, { kind: "taken", sk: "unique" }],
  ])("given %s: nothing is written", async (_what, item, outcome) => {
    await write(test.table, { kind: "put", item });
    const planted = await dump(test.table);
    expect(await change()).toEqual(outcome);
    expect(await dump(test.table)).toEqual(planted);
  });

  it("given the client asks again after a lost answer: is committed once", async () => {
    test = await startTable({ maxAttempts: 3 });
    test.fail("TransactWriteItemsCommand", failures.lostAnswer);
    expect(await attempt("cat", null, "a")).toMatchObject({ kind: "committed" });
    expect(await load(test.table, "cat")).toMatchObject({ version: 1 });
  });
});

describe("what is said when several things stand in the way", () => {
  const stale: Stored<State> = { id: "cat", state: { name: "" }, version: 7, head: "" };

  it("given the key was used and the state changed: that it was done before", async () => {
    await done("cat", null, "a", { memo: memoOf("k") });
    expect(await attempt("cat", stale, "b", { memo: memoOf("k") })).toEqual({ kind: "repeated" });
  });

  it("given the state changed and something is taken: that it must be decided again", async () => {
    // The same person links the same phone twice at once: the first of the two took it.
    await done("cat", null, "a", { views: [unique("phone#1")] });
    const outcome = await attempt("cat", stale, "b", { views: [unique("phone#1")] });
    expect(outcome).toEqual({ kind: "conflict" });
  });

  it("given somebody is writing and something is taken: that it must be decided again", async () => {
    const codes = ["TransactionConflict", "None", "ConditionalCheckFailed"];
    test.fail("TransactWriteItemsCommand", cancelled(...codes));
    const outcome = await attempt("cat", null, "a", { views: [unique("phone#1")] });
    expect(outcome).toEqual({ kind: "conflict" });
  });
});

describe("views", () => {
  it("given one is added, one changes, one stays and one goes: they are as they should be", async () => {
    const had = [
      { sk: "v#change", n: 1 },
      { sk: "v#go", n: 1 },
      { sk: "v#stay", n: 1 },
    ];
    const views = [
      { sk: "v#add", n: 1 },
      { sk: "v#change", n: 2 },
      { sk: "v#stay", n: 1 },
    ];
    const first = await done("cat", null, "a", { views: had });
    await done("cat", first, "b", { had, views });
    const stored = (await partition("cat")).filter(({ sk }) => sk.startsWith("v#"));
    expect(stored).toEqual(views.map((view) => ({ ...view, pk: "cat" })));
  });

  it("given one did not change: it is not written again", async () => {
    const had = [{ sk: "v", n: 1 }];
    const first = await done("cat", null, "a", { views: had });
    test.requests.reset();
    await done("cat", first, "b", { had, views: [{ sk: "v", n: 1 }] });
    expect(test.requests.all()[0]?.input["TransactItems"]).toHaveLength(2);
  });

  it("given one in another partition: lies there, and goes from there", async () => {
    const had = [{ pk: "dog", sk: "f#cat", since: AT }];
    const first = await done("cat", null, "a", { views: had });
    expect(await partition("dog")).toEqual(had);
    await done("cat", first, "b", { had });
    expect(await partition("dog")).toEqual([]);
  });

  it("given two with one sort key in different partitions: are two", async () => {
    const here = { sk: "v", n: 1 };
    const there = { pk: "dog", sk: "v", n: 2 };
    const first = await done("cat", null, "a", { views: [here, there] });
    await done("cat", first, "b", { had: [here, there], views: [there] });
    expect([await partition("dog"), keysOf(await partition("cat"))]).toEqual([
      [there],
      ["cat state", "cat t#000001", "cat t#000002"],
    ]);
  });

  it("given any views before and after: exactly those after are there", async () => {
    const view = fc.record({ sk: fc.constantFrom("v#1", "v#2", "v#3"), n: fc.nat(2) });
    const views = fc.uniqueArray(view, { selector: ({ sk }) => sk });
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(views, { minLength: 1, maxLength: 4 }), async (steps) => {
        made += 1;
        const id = `cat-${made}`;
        let stored: Stored<State> | null = null;
        let had: readonly View[] = [];
        for (const next of steps) {
          stored = await done(id, stored, "a", { had, views: next });
          had = next;
        }
        const found = (await partition(id)).filter(({ sk }) => sk.startsWith("v#"));
        const wanted = had
          .map((one) => ({ ...one, pk: id }))
          .sort((a, b) => (a.sk < b.sk ? -1 : 1));
        expect(found).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a unique view", () => {
  it("given another has it: is taken, named by its sort key", async () => {
    await done("cat", null, "a", { views: [unique("phone#1")] });
    const outcome = await attempt("dog", null, "b", { views: [unique("phone#1")] });
    expect(outcome).toEqual({ kind: "taken", sk: "unique" });
    expect(await load(test.table, "dog")).toBeNull();
  });

  it("given it is one's own: may be kept and changed", async () => {
    const had = [{ ...unique("phone#1"), n: 1 }];
    const first = await done("cat", null, "a", { views: had });
    const second = await done("cat", first, "b", { had, views: had });
    const changed = [{ ...unique("phone#1"), n: 2 }];
    await done("cat", second, "c", { had, views: changed });
    expect(await partition("phone#1")).toEqual([{ pk: "phone#1", sk: "unique", n: 2 }]);
  });

  it("given it was let go: may be taken by another", async () => {
    const first = await done("cat", null, "a", { views: [unique("phone#1")] });
    await done("cat", first, "b", { had: [unique("phone#1")] });
    await done("dog", null, "c", { views: [unique("phone#1")] });
    expect(await partition("phone#1")).toHaveLength(1);
  });

  it("given many want it at once: one gets it, and the others are told so or try again", async () => {
    const all = Array.from({ length: 12 }, (_, i) =>
      attempt(`cat-${i}`, null, "a", { views: [unique("phone#1")] }),
    );
    const kinds = (await Promise.all(all)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "committed")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "repeated")).toEqual([]);
  });
});

describe("the timeline of an aggregate", () => {
  const facts = (count: number) => Array.from({ length: count }, (_, i) => ({ n: i + 1 }));

  it("given changes one after another: has every fact in order, unbroken up to the head", async () => {
    let stored = await done("cat", null, "a", { facts: facts(7) });
    for (const name of ["b", "c", "d", "e"]) stored = await done("cat", stored, name);
    const whole = await loadWithTimeline(test.table, "cat");
    expect(whole?.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(firstBreak(whole?.timeline ?? [], stored.head)).toBeNull();
  });

  it("given views and followers in the partition: has none of them", async () => {
    const view = { sk: "role#1", n: 1 };
    await done("cat", null, "a", { views: [view, { sk: "zz", n: 1 }] });
    await write(test.table, { kind: "put", item: { pk: "cat", sk: "f#prs_1" } });
    const whole = await loadWithTimeline(test.table, "cat");
    expect(whole?.timeline.map(({ fact }) => fact)).toEqual(["named"]);
  });

  it("given only a follower in the partition: there is no aggregate", async () => {
    await write(test.table, { kind: "put", item: { pk: "cat", sk: "f#prs_1" } });
    await write(test.table, { kind: "put", item: { pk: "cat", sk: "t#000001", entry: {} } });
    expect(await loadWithTimeline(test.table, "cat")).toBeNull();
  });

  it("given a change comes in between the state and the rest: ends where the state does", async () => {
    const stored = await done("cat", null, "a", { facts: facts(2) });
    const [entry] = chain({ seq: 2, hash: stored.head }, ["later"], AT, by);
    await write(test.table, { kind: "put", item: { pk: "cat", sk: "t#000003", entry } });
    const whole = await loadWithTimeline(test.table, "cat");
    expect(firstBreak(whole?.timeline ?? [], stored.head)).toBeNull();
  });

  it("given more than a megabyte: is read whole", async () => {
    let stored: Stored<State> | null = null;
    for (const n of [1, 2, 3, 4, 5])
      stored = await done("cat", stored, "a", { facts: [{ n, text: "长".repeat(100_000) }] });
    const whole = await loadWithTimeline(test.table, "cat");
    expect(whole?.timeline).toHaveLength(5);
    expect(firstBreak(whole?.timeline ?? [], stored?.head ?? "")).toBeNull();
  });

  it("given its usual size: costs one request with the state", async () => {
    await done("cat", null, "a", { facts: facts(30) });
    test.requests.reset();
    await loadWithTimeline(test.table, "cat");
    expect(test.requests.names()).toEqual(["QueryCommand"]);
  });
});
