import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { content } from "../../test/support/content.ts";
import { cancelled, dump, failures, startTable, type TestTable } from "../../test/support/table.ts";
import { createTable } from "./create.ts";
import {
  type Change,
  compareKeys,
  get,
  getMany,
  indexes,
  insert,
  type Item,
  type Key,
  query,
  type Range,
  transact,
  write,
  type Write,
} from "./table.ts";

let test: TestTable;
beforeEach(async () => {
  test = await startTable();
});

const put = (item: Item, when?: Write["when"]) =>
  write(test.table, { kind: "put", item, ...(when && { when }) });
const remove = (key: Key, when?: Write["when"]) =>
  write(test.table, { kind: "delete", key, ...(when && { when }) });
const putAll = async (items: readonly Item[]): Promise<void> => {
  for (let start = 0; start < items.length; start += 100) {
    const writes = items.slice(start, start + 100).map((item) => ({ kind: "put" as const, item }));
    expect(await transact(test.table, writes)).toEqual({ kind: "written" });
  }
};

/** A value of about 300 KB: the table answers a query in pieces of one megabyte. */
const bulk = "重".repeat(100_000);

/** Characters around every border at which UTF-8 and UTF-16 differ or a key could be cut wrongly. */
const letters = "\u0000 #Aa~é路街\ud7ff\ue000\uffff𐀀𠮷😀".match(/./gsu) ?? [];
const letter = fc.constantFrom(...letters);
const key = fc.array(letter, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));

const codePoints = (text: string): number[] => Array.from(text, (one) => one.codePointAt(0) ?? 0);

/** The order of keys said in another way than the code says it. */
function inOrder(a: string, b: string): number {
  const [left, right] = [codePoints(a), codePoints(b)];
  const at = left.findIndex((code, i) => code !== right[i]);
  if (at < 0) return left.length - right.length;
  return (left[at] ?? -1) - (right[at] ?? -1);
}

describe("the order of keys", () => {
  it("given any two: is that of their characters, also of rare ones", () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(inOrder(a, b)));
      }),
    );
  });

  it("given a rare character: is not that of JavaScript", () => {
    expect(["𠮷", "\uffff"].sort(compareKeys)).toEqual(["\uffff", "𠮷"]);
    expect(["𠮷", "\uffff"].sort()).toEqual(["𠮷", "\uffff"]);
  });
});

describe("a range", () => {
  const one = letters.flatMap((a) => [a, ...letters.map((b) => a + b)]);
  const keys = [...one, "路口", "路口#1", "a#1", "a#10", "a#2"].sort(inOrder);
  const items = keys.map((sk, i) => ({ pk: "p", sk, gsi1pk: "p", gsi1sk: sk, i }));

  let filled: TestTable;
  beforeAll(async () => {
    test = await startTable();
    await putAll(items);
    await put({ pk: "other", sk: "a", gsi1pk: "other", gsi1sk: "a" });
    filled = test;
  });

  const bound = fc.oneof(key, fc.constantFrom(...keys));
  const range: fc.Arbitrary<Omit<Range, "pk" | "index">> = fc.record(
    {
      begins: bound,
      from: bound,
      after: bound,
      before: bound,
      descending: fc.boolean(),
      limit: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: [] },
  );

  /** What a range holds, worked out on the sorted keys. */
  function expected({ begins, from, after, before, descending, limit }: Omit<Range, "pk">) {
    const inside = keys
      .filter((sk) => begins === undefined || sk.startsWith(begins))
      .filter((sk) => from === undefined || inOrder(sk, from) >= 0)
      .filter((sk) => after === undefined || inOrder(sk, after) > 0)
      .filter((sk) => before === undefined || inOrder(sk, before) < 0);
    return (descending ? inside.toReversed() : inside).slice(0, limit);
  }

  it.each([undefined, "gsi1"] as const)(
    "given any bounds, together or alone, in the table and in an index (%s): holds what lies between",
    async (index) => {
      await fc.assert(
        fc.asyncProperty(range, async (bounds) => {
          const found = await query(filled.table, {
            pk: "p",
            ...(index && { index }),
            ...bounds,
          });
          expect(found.map(({ sk }) => sk)).toEqual(expected(bounds));
        }),
        { numRuns: 300 },
      );
    },
  );

  it("given a model that is off by one at a bound: the property above would find it", async () => {
    const found = await query(filled.table, { pk: "p", after: "a", before: "a#2" });
    expect(found.map(({ sk }) => sk)).not.toEqual(expected({ from: "a", before: "a#2" }));
  });

  it("given a prefix: ends where the prefix ends, also after a bound that lies before it", async () => {
    const found = await query(filled.table, { pk: "p", begins: "a#", after: "A" });
    expect(found.map(({ sk }) => sk)).toEqual(["a#", "a#1", "a#10", "a#2"]);
  });

  it("given bounds the wrong way round: holds nothing, and nothing is asked", async () => {
    filled.requests.reset();
    expect(await query(filled.table, { pk: "p", after: "b", before: "a" })).toEqual([]);
    expect(filled.requests.names()).toEqual([]);
  });

  it("given a limit: costs one request", async () => {
    filled.requests.reset();
    await query(filled.table, { pk: "p", begins: "a", limit: 3 });
    expect(filled.requests.names()).toEqual(["QueryCommand"]);
  });

  it.each([
    ["empty", ""],
    ["longer than a key may be", "x".repeat(2_049)],
    ["with half a character", "p\ud842"],
  ])("given a partition key that is %s: holds nothing", async (_what, pk) => {
    expect(await query(filled.table, { pk })).toEqual([]);
  });
});

describe("a range of more than a megabyte", () => {
  const items = Array.from({ length: 5 }, (_, i) => ({ pk: "p", sk: `k${i}`, bulk }));
  beforeEach(async () => {
    for (const item of items) await put(item);
    test.requests.reset();
  });
  const keysOf = (found: readonly Item[]) => found.map(({ sk }) => sk);

  it("given no limit: is read to its end, in several requests", async () => {
    expect(keysOf(await query(test.table, { pk: "p" }))).toEqual(keysOf(items));
    expect(test.requests.names().length).toBeGreaterThan(1);
  });

  it("given a limit: ends at the limit, not at the end of a piece", async () => {
    const found = await query(test.table, { pk: "p", limit: 4, descending: true });
    expect(keysOf(found)).toEqual(["k4", "k3", "k2", "k1"]);
  });
});

describe("an index", () => {
  it.each(indexes)("given an item with both keys of %s: holds it, and no other", async (index) => {
    await put({ pk: "1", sk: "a", [`${index}pk`]: "list", [`${index}sk`]: "1" });
    await put({ pk: "2", sk: "a", [`${index}pk`]: "list" });
    await put({ pk: "3", sk: "a" });
    const found = await query(test.table, { index, pk: "list" });
    expect(found.map(({ pk }) => pk)).toEqual(["1"]);
  });

  it("given an item that loses its keys: lets it go", async () => {
    await put({ pk: "1", sk: "a", gsi1pk: "list", gsi1sk: "1" });
    await put({ pk: "1", sk: "a" });
    expect(await query(test.table, { index: "gsi1", pk: "list" })).toEqual([]);
  });
});

describe("a table", () => {
  it("given it is there already: is left as it is", async () => {
    await put({ pk: "1", sk: "a" });
    expect(await createTable(test.table)).toBe(false);
    expect(await dump(test.table)).toEqual([{ pk: "1", sk: "a" }]);
  });

  it("given it is not there: is made", async () => {
    const table = { ...test.table, name: `${test.table.name}-2` };
    expect(await createTable(table)).toBe(true);
  });

  it("given it cannot be made: says why", async () => {
    await expect(createTable({ ...test.table, name: "no" })).rejects.toThrow(/tableName/);
  });
});

describe("one item", () => {
  it("given any content that JSON can say: comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(content, async (state) => {
        await put({ pk: "p", sk: "s", state });
        expect(await get(test.table, { pk: "p", sk: "s" })).toEqual({ pk: "p", sk: "s", state });
      }),
      { numRuns: 100 },
    );
  });

  it("given something undefined inside: comes back without it", async () => {
    await put({ pk: "p", sk: "s", a: undefined, b: { c: undefined } });
    expect(await get(test.table, { pk: "p", sk: "s" })).toStrictEqual({ pk: "p", sk: "s", b: {} });
  });

  it("given there is none: is null", async () => {
    expect(await get(test.table, { pk: "p", sk: "s" })).toBeNull();
  });

  it("given the longest key there can be: is found", async () => {
    const longest = { pk: "路".repeat(682) + "xx", sk: "𠮷".repeat(256) };
    await put(longest);
    expect(await get(test.table, longest)).toEqual(longest);
  });

  it.each([
    ["an empty partition key", { pk: "", sk: "s" }],
    ["an empty sort key", { pk: "p", sk: "" }],
    ["a partition key that is too long", { pk: "路".repeat(683), sk: "s" }],
    ["a sort key that is too long", { pk: "p", sk: "𠮷".repeat(256) + "x" }],
    ["half a character", { pk: "p\ud842", sk: "s" }],
  ])(
    "given %s, as a stranger may send it: is missing, and nothing is asked",
    async (_what, key) => {
      test.requests.reset();
      expect([await get(test.table, key), await getMany(test.table, [key])]).toEqual([null, []]);
      expect(test.requests.names()).toEqual([]);
    },
  );
});

describe("many items", () => {
  const keys = Array.from({ length: 250 }, (_, i) => ({ pk: `p${i}`, sk: "s" }));

  it("given more than a hundred keys: all come, in one request per hundred", async () => {
    await putAll(keys);
    test.requests.reset();
    const found = await getMany(test.table, keys);
    expect(new Set(found.map(({ pk }) => pk))).toEqual(new Set(keys.map(({ pk }) => pk)));
    expect(found).toHaveLength(250);
    expect(test.requests.names()).toHaveLength(3);
  });

  it("given a key twice: comes once", async () => {
    await put({ pk: "p1", sk: "s" });
    const twice = { pk: "p1", sk: "s" };
    expect(await getMany(test.table, [twice, { ...twice }, twice])).toEqual([twice]);
  });

  it("given keys whose parts only look alike when joined: come both", async () => {
    const alike = [
      { pk: "a\nb", sk: "c" },
      { pk: "a", sk: "b\nc" },
    ];
    await putAll(alike);
    expect(await getMany(test.table, alike)).toHaveLength(2);
  });

  it("given some that are not there: come without them", async () => {
    await put({ pk: "p1", sk: "s" });
    expect(await getMany(test.table, keys.slice(0, 3))).toEqual([{ pk: "p1", sk: "s" }]);
  });

  it("given no keys: nothing is asked", async () => {
    test.requests.reset();
    expect([await getMany(test.table, []), test.requests.names()]).toEqual([[], []]);
  });

  it("given more than one answer holds: all come", async () => {
    const heavy = keys.slice(0, 60).map((one) => ({ ...one, bulk }));
    for (const item of heavy) await put(item);
    test.requests.reset();
    expect(await getMany(test.table, heavy)).toHaveLength(60);
    expect(test.requests.names().length).toBeGreaterThan(1);
  });
});

describe("a condition", () => {
  const at = { pk: "p", sk: "s" };

  it("given nothing is there: absent holds, any version does not", async () => {
    expect(await put({ ...at, version: 1 }, { version: 1 })).toBe(false);
    expect(await remove(at, { version: 1 })).toBe(false);
    expect(await put({ ...at, version: 1 }, { absent: true })).toBe(true);
  });

  it("given a version: it and no other holds, absent does not", async () => {
    await put({ ...at, version: 2 });
    expect(await put({ ...at, version: 3 }, { absent: true })).toBe(false);
    expect(await put({ ...at, version: 3 }, { version: 1 })).toBe(false);
    expect(await put({ ...at, version: 3 }, { version: 2 })).toBe(true);
    expect(await remove(at, { version: 2 })).toBe(false);
    expect(await remove(at, { version: 3 })).toBe(true);
    expect(await get(test.table, at)).toBeNull();
  });

  it("given it does not hold: what is there stays as it is", async () => {
    await put({ ...at, version: 2, name: "old" });
    await put({ ...at, version: 9, name: "new" }, { version: 1 });
    expect(await get(test.table, at)).toEqual({ ...at, version: 2, name: "old" });
  });

  it("given many write on the same version at once: it holds for one", async () => {
    await put({ ...at, version: 0 });
    const all = Array.from({ length: 20 }, (_, i) => put({ ...at, version: 1, i }, { version: 0 }));
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
  });

  it("given an item without a version: no version holds", async () => {
    await put(at);
    expect(await put({ ...at, version: 1 }, { version: 0 })).toBe(false);
  });
});

describe("something new", () => {
  const item = { pk: "new", sk: "a", text: "街", left: undefined };

  it("given nothing is there: is put", async () => {
    expect(await insert(test.table, item)).toBe(true);
    expect(await get(test.table, item)).toEqual({ pk: "new", sk: "a", text: "街" });
  });

  it("given something else is there: is not put", async () => {
    await put({ ...item, text: "路" });
    expect(await insert(test.table, item)).toBe(false);
    expect(await get(test.table, item)).toMatchObject({ text: "路" });
  });

  it("given the answer was lost and the client asked again by itself: is known for our own", async () => {
    test = await startTable({ maxAttempts: 3 });
    test.fail("PutItemCommand", failures.lostAnswer);
    expect(await insert(test.table, item)).toBe(true);
  });
});

describe("a write that meets a transaction on its item", () => {
  const at = { pk: "p", sk: "s" };

  it("given the transaction ends: is carried out", async () => {
    test.fail("PutItemCommand", failures.inTheWay, 3);
    expect(await put(at)).toBe(true);
    expect(await get(test.table, at)).toEqual(at);
  });

  it("given the transaction made its condition false: says so", async () => {
    await put({ ...at, version: 2 });
    test.fail("PutItemCommand", failures.inTheWay);
    expect(await put({ ...at, version: 2 }, { version: 1 })).toBe(false);
  });

  it("given there is always another: fails in the end", async () => {
    test.fail("DeleteItemCommand", failures.inTheWay, 100);
    await expect(remove(at)).rejects.toThrow("told to fail");
  });
});

describe("a transaction", () => {
  const puts = (count: number): Write[] =>
    Array.from({ length: count }, (_, i) => ({ kind: "put", item: { pk: "p", sk: `s${i}` } }));

  it("given a hundred writes: writes them all, in one request", async () => {
    test.requests.reset();
    expect(await transact(test.table, puts(100))).toEqual({ kind: "written" });
    expect(test.requests.names()).toEqual(["TransactWriteItemsCommand"]);
    expect(await dump(test.table)).toHaveLength(100);
  });

  it("given more than a hundred: is a mistake of ours, told without what is in them", async () => {
    test.requests.reset();
    const attempt = transact(test.table, [
      ...puts(100),
      { kind: "put", item: { pk: "p", sk: "x", phone: "10012345678" } },
    ]);
    await expect(attempt).rejects.toThrow(
      /^a transaction of 101 writes; at most 100 are possible$/,
    );
    expect(test.requests.names()).toEqual([]);
  });

  it("given some conditions fail: names exactly those and writes nothing", async () => {
    await put({ pk: "p", sk: "s1", version: 1 });
    const before = await dump(test.table);
    const outcome = await transact(test.table, [
      { kind: "put", item: { pk: "p", sk: "s0" } },
      { kind: "put", item: { pk: "p", sk: "s1" }, when: { absent: true } },
      { kind: "delete", key: { pk: "p", sk: "s2" } },
      { kind: "delete", key: { pk: "p", sk: "s3" }, when: { version: 1 } },
    ]);
    expect(outcome).toEqual({ kind: "failed", conditions: [1, 3], contended: false });
    expect(await dump(test.table)).toEqual(before);
  });

  it.each(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])(
    "given it is cancelled for %s: failed without a condition, to be tried again",
    async (code) => {
      test.fail("TransactWriteItemsCommand", cancelled("None", code));
      const outcome = await transact(test.table, puts(2));
      expect(outcome).toEqual({ kind: "failed", conditions: [], contended: true });
    },
  );

  it("given it is cancelled for what will not pass: fails", async () => {
    test.fail("TransactWriteItemsCommand", cancelled("ItemCollectionSizeLimitExceeded"));
    await expect(transact(test.table, puts(1))).rejects.toThrow("told to fail");
  });

  it("given two writes on one item: is a mistake of ours", async () => {
    const twice = [...puts(1), ...puts(1)];
    await expect(transact(test.table, twice)).rejects.toThrow(/multiple operations on one item/);
  });

  it("given the answer is lost and the client asks again: is carried out once", async () => {
    test = await startTable({ maxAttempts: 3 });
    test.requests.reset();
    test.fail("TransactWriteItemsCommand", failures.lostAnswer);
    const once: Write = { kind: "put", item: { pk: "p", sk: "s" }, when: { absent: true } };
    expect(await transact(test.table, [once])).toEqual({ kind: "written" });
    expect(test.requests.names()).toHaveLength(2);
  });

  it("given many at once on overlapping items: each is carried out whole or not at all", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        transact(
          test.table,
          [i, i + 1].map((n): Write => ({
            kind: "put",
            item: { pk: "p", sk: `s${n}`, by: i },
            when: { absent: true },
          })),
        ),
      ),
    );
    const written = outcomes.flatMap(({ kind }, i) => (kind === "written" ? [i] : []));
    const owners = (await dump(test.table)).map(({ by }) => by as number);
    expect(owners.sort((a, b) => a - b)).toEqual(written.flatMap((i) => [i, i]));
  });
});

describe("a change to an item that many write at once", () => {
  const at = { pk: "slot", sk: "09:00" };
  const take = (name: string, party = 1, most = 2): Change => ({
    kind: "change",
    key: at,
    set: { [name]: { party } },
    add: { taken: party },
    when: { lacks: [name], atMost: { taken: most - party }, equals: { waiting: 0 } },
  });
  const isWritten = async (...changes: Change[]): Promise<boolean> =>
    (await transact(test.table, changes)).kind === "written";

  it("given there is no such item: makes it; what is missing counts as 0", async () => {
    expect(await isWritten(take("seat:a"))).toBe(true);
    expect(await get(test.table, at)).toEqual({ ...at, "seat:a": { party: 1 }, taken: 1 });
  });

  it("given it is full: nothing is written, and the condition that failed is named", async () => {
    await transact(test.table, [take("seat:a", 2)]);
    const other = { kind: "put", item: { pk: "other", sk: "1" } } as const;
    expect(await transact(test.table, [other, take("seat:b")])).toEqual({
      kind: "failed",
      conditions: [1],
      contended: false,
    });
    expect(await get(test.table, other.item)).toBeNull();
  });

  it("given the attribute is there, or is not there: the change that must find it otherwise fails", async () => {
    const leave: Change = {
      kind: "change",
      key: at,
      remove: ["seat:a"],
      add: { taken: -1 },
      when: { holds: ["seat:a"] },
    };
    expect(await isWritten(leave)).toBe(false);
    expect([await isWritten(take("seat:a")), await isWritten(take("seat:a"))]).toEqual([
      true,
      false,
    ]);
    expect([await isWritten(leave), await isWritten(leave)]).toEqual([true, false]);
    expect(await get(test.table, at)).toEqual({ ...at, taken: 0 });
  });

  it("given another number than expected: fails", async () => {
    await transact(test.table, [{ kind: "change", key: at, add: { waiting: 1 } }]);
    expect(await isWritten(take("seat:a"))).toBe(false);
  });

  it("given fifty at once for twenty seats: twenty have one", async () => {
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) => isWritten(take(`seat:${n}`, 1, 20))),
    );
    expect(tried.filter(Boolean)).toHaveLength(20);
    expect(await get(test.table, at)).toMatchObject({ taken: 20 });
  });
});
