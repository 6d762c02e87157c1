import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { startTable, type TestTable } from "../../test/support/table.ts";
import { Cursors, type Page, pageOf, type PageRequest, readPage, type Stretch } from "./page.ts";
import { compareKeys, type Item, query, transact, write } from "./table.ts";

const secret = new Uint8Array(32).fill(1);
const cursors = new Cursors(secret, "list\u0000prs_1");
const positionOf = (cursor: string): string => cursors.decode(cursor) ?? "not a cursor";

const characters = "AZaz019#/~ é路街\ue000\uffff𠮷😀".match(/./gu) ?? [];
const position = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));

describe("a cursor", () => {
  it("given any position: stands for it", () => {
    fc.assert(
      fc.property(position, (given) => {
        expect(cursors.decode(cursors.encode(given))).toBe(given);
      }),
    );
  });

  it("given a list of other arguments, another viewer or another secret: is none there", () => {
    const cursor = cursors.encode("2026#cmp_1");
    const elsewhere = [
      new Cursors(secret, "list OPEN\u0000prs_1"),
      new Cursors(secret, "list\u0000prs_2"),
      new Cursors(secret, "list"),
      new Cursors(new Uint8Array(32).fill(2), "list\u0000prs_1"),
    ];
    expect(elsewhere.map((other) => other.decode(cursor))).toEqual([null, null, null, null]);
  });

  it("given a list whose name ends as the position begins: is none there", () => {
    const moved = new Cursors(secret, "list\u0000prs_1\u0000a").encode("b");
    const forged = Buffer.concat([
      Buffer.from(moved, "base64url").subarray(0, 12),
      Buffer.from("a\u0000b"),
    ]);
    expect(cursors.decode(forged.toString("base64url"))).toBeNull();
  });

  it("given any character was altered, added or taken away: is none", () => {
    const change = fc.constantFrom("A", "b", "7", "_", "-", "=", " ", "é", "");
    fc.assert(
      fc.property(position, fc.nat(), change, fc.nat(1), (given, n, other, taken) => {
        const cursor = cursors.encode(given);
        const at = n % (cursor.length + 1);
        const altered = cursor.slice(0, at) + other + cursor.slice(at + taken);
        fc.pre(altered !== cursor);
        expect(cursors.decode(altered)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("given any text that we did not make: is none", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(cursors.decode(given)).toBeNull();
      }),
    );
  });

  it.each([0, 1, 8, 15, 16])("given %i characters of one: is none", (length) => {
    expect(cursors.decode(cursors.encode("2026#cmp_1").slice(0, length))).toBeNull();
  });
});

/** How a page is asked for with cursors, as a client does it. */
type Asking = { first?: number; last?: number; after?: string | null; before?: string | null };

const toRequest = ({ first, last, after, before }: Asking): PageRequest => ({
  limit: first ?? last ?? 0,
  backward: last !== undefined,
  after: after ? positionOf(after) : null,
  before: before ? positionOf(before) : null,
});

type Read = (request: PageRequest) => Promise<Page<string>>;

/** Reads page after page until it is said that there are no more, at most `most`. */
async function walk(read: Read, size: number, backward: boolean, most = 100): Promise<string[]> {
  let found: string[] = [];
  let cursor: string | null = null;
  for (let i = 0; i < most; i += 1) {
    const page: Page<string> = await read(
      toRequest(backward ? { last: size, before: cursor } : { first: size, after: cursor }),
    );
    const nodes = page.edges.map(({ node }) => node);
    found = backward ? [...nodes, ...found] : [...found, ...nodes];
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) return found;
    cursor = backward ? startCursor : endCursor;
  }
  throw new Error("the pages do not end");
}

/** The page that the whole list in its order leads to. */
function expected(list: readonly string[], { limit, backward, after, before }: PageRequest) {
  const low = after === null ? 0 : list.indexOf(after) + 1;
  const high = before === null ? list.length : list.indexOf(before);
  const inside = list.slice(low, Math.max(low, high));
  const nodes = backward ? inside.slice(-limit) : inside.slice(0, limit);
  const first = list.indexOf(nodes[0] ?? "");
  return {
    nodes,
    // Of an empty page nobody asks where it stands.
    ...(nodes.length > 0 && {
      hasPreviousPage: first > 0,
      hasNextPage: first + nodes.length < list.length,
    }),
  };
}

function shown({ edges, pageInfo }: Page<string>) {
  const { hasPreviousPage, hasNextPage } = pageInfo;
  const nodes = edges.map(({ node }) => node);
  return { nodes, ...(nodes.length > 0 && { hasPreviousPage, hasNextPage }) };
}

/** Where in a list of this length a cursor stands, or nowhere. */
const place = fc.option(fc.nat(30), { nil: null });
const asking = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  backward: fc.boolean(),
  after: place,
  before: place,
});

const at = (list: readonly string[], n: number | null): string | null =>
  n === null ? null : (list[n % list.length] ?? null);

/** A list in several stretches: some are partitions of their own, some parts of one that say where they begin. */
const stretches: readonly Stretch[] = [
  { pk: "a", index: "gsi1" },
  { pk: "b", index: "gsi1" },
  { pk: "c", index: "gsi1", begins: "/S/A/" },
  { pk: "c", index: "gsi1", begins: "/S/C/" },
];
/** A thing of a list, by its position; those of the last two stretches lie between others that are not shown. */
const placed = fc.record({
  stretch: fc.constantFrom(...stretches.keys()),
  position,
});

const toItem = (stretch: number, sk: string): Item => {
  const { pk, begins = "" } = stretches[stretch]!;
  const place = `${begins}${sk}#${stretch}`;
  return { pk: `${pk} ${place}`, sk: "x", gsi1pk: pk, gsi1sk: place };
};
const toNode = (item: Item): string => item["gsi1sk"] as string;

describe("a list of several stretches", () => {
  let test: TestTable;
  beforeEach(async () => {
    test = await startTable();
  });

  const hidden = ["/S/A", "/S/AB/x", "/S/B/x", "/S/C", "/S/D/x", "x"];
  const fill = async (items: readonly Item[]): Promise<void> => {
    const others = hidden.map((sk) => ({ pk: sk, sk: "x", gsi1pk: "c", gsi1sk: sk }));
    const writes = [...items, ...others].map((item) => ({ kind: "put" as const, item }));
    await transact(test.table, writes);
  };

  const reader =
    (newestFirst: boolean): Read =>
    (request) =>
      readPage(test.table, stretches, request, { newestFirst, cursors, toNode });

  const list = fc
    .uniqueArray(placed, { maxLength: 25, selector: ({ stretch, position }) => position + stretch })
    .map((things) => things.map(({ stretch, position }) => toItem(stretch, position)));

  it("given any things and pages of any size: tells each once, in order, both ways", async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.boolean(),
        async (items, size, newestFirst, backward) => {
          test = await startTable();
          await fill(items);
          const all = items.map(toNode).sort(compareKeys);
          const inOrder = newestFirst ? all.toReversed() : all;
          expect(await walk(reader(newestFirst), size, backward)).toEqual(inOrder);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("given any bounds: is the page the whole list leads to, and says right what lies beyond", async () => {
    const items = fc.sample(list, { numRuns: 1, seed: 7 })[0]!;
    const more = Array.from({ length: 12 }, (_, n) => toItem(n % 4, `街${n}`));
    const all = [...items, ...more];
    await fill(all);
    const keys = all.map(toNode).sort(compareKeys);
    await fc.assert(
      fc.asyncProperty(
        asking,
        fc.boolean(),
        async ({ limit, backward, ...bounds }, newestFirst) => {
          const inOrder = newestFirst ? keys.toReversed() : keys;
          const after = at(inOrder, bounds.after);
          const before = at(inOrder, bounds.before);
          const request = { limit, backward, after, before };
          expect(shown(await reader(newestFirst)(request))).toEqual(expected(inOrder, request));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("given a page of it: costs one request per stretch, and reads one more than the page", async () => {
    await fill(Array.from({ length: 40 }, (_, n) => toItem(n % 4, String(n).padStart(2, "0"))));
    test.requests.reset();
    await reader(true)(toRequest({ first: 5 }));
    expect(test.requests.names()).toEqual(stretches.map(() => "QueryCommand"));
    expect(test.requests.all().map(({ input }) => input["Limit"])).toEqual([6, 6, 6, 6]);
  });

  it("given the second page of a scope beside others: shows nothing of the others", async () => {
    await fill([toItem(2, "1"), toItem(2, "2"), toItem(3, "1")]);
    const first = await reader(false)(toRequest({ first: 1 }));
    const second = await reader(false)(toRequest({ first: 9, after: first.pageInfo.endCursor }));
    expect(second.edges.map(({ node }) => node)).toEqual(["/S/A/2#2", "/S/C/1#3"]);
  });

  it("given no stretches: is empty, with nothing beyond", async () => {
    const options = { newestFirst: true, cursors, toNode };
    expect(await readPage(test.table, [], toRequest({ first: 5 }), options)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it("given a thing that stands in two stretches: is told once", async () => {
    await fill([toItem(0, "1"), toItem(0, "2")]);
    const twice = [stretches[0]!, stretches[0]!];
    const options = { newestFirst: false, cursors, toNode };
    const page = await readPage(test.table, twice, toRequest({ first: 2 }), options);
    expect(shown(page).nodes).toEqual(["1#0", "2#0"]);
  });
});

describe("a list that changes between two pages", () => {
  let test: TestTable;
  beforeEach(async () => {
    test = await startTable();
    for (const n of [1, 2, 3, 4, 5, 6]) await add(`${n}0`);
  });
  const add = (sk: string) => write(test.table, { kind: "put", item: { pk: "list", sk } });
  const drop = (sk: string) => write(test.table, { kind: "delete", key: { pk: "list", sk } });
  const read: Read = (request) =>
    readPage(test.table, [{ pk: "list" }], request, {
      newestFirst: true,
      cursors,
      toNode: ({ sk }) => sk,
    });
  const nodes = async (request: Asking): Promise<string[]> =>
    shown(await read(toRequest(request))).nodes;

  it("given something new in front: nothing is lost or told twice", async () => {
    const { pageInfo } = await read(toRequest({ first: 2 }));
    await add("70");
    expect(await nodes({ first: 9, after: pageInfo.endCursor })).toEqual(["40", "30", "20", "10"]);
    expect(await nodes({ last: 9, before: pageInfo.startCursor })).toEqual(["70"]);
  });

  it("given something new behind the cursor: comes in its place", async () => {
    const { pageInfo } = await read(toRequest({ first: 2 }));
    await add("45");
    expect(await nodes({ first: 2, after: pageInfo.endCursor })).toEqual(["45", "40"]);
  });

  it("given the thing at the cursor is gone: goes on where it stood", async () => {
    const { pageInfo } = await read(toRequest({ first: 2 }));
    await drop("50");
    expect(await nodes({ first: 2, after: pageInfo.endCursor })).toEqual(["40", "30"]);
  });

  it("given everything behind the cursor is gone: is empty, and says that nothing follows", async () => {
    const { pageInfo } = await read(toRequest({ first: 4 }));
    await drop("10");
    await drop("20");
    const page = await read(toRequest({ first: 2, after: pageInfo.endCursor }));
    expect([page.edges, page.pageInfo.hasNextPage]).toEqual([[], false]);
  });

  it("given cursors the wrong way round: is empty", async () => {
    const { edges } = await read(toRequest({ first: 6 }));
    const [a, b] = [edges[4]!.cursor, edges[1]!.cursor];
    expect(await nodes({ first: 2, after: a, before: b })).toEqual([]);
  });

  it("given any changes in between: what stays is told once", async () => {
    const change = fc.record({ key: fc.integer({ min: 1, max: 69 }), stays: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        test = await startTable();
        for (const n of [1, 2, 3, 4, 5, 6]) await add(`${n}0`);
        const before = new Set((await query(test.table, { pk: "list" })).map(({ sk }) => sk));
        const told: string[] = [];
        let after: string | null = null;
        for (let i = 0; i < 20; i += 1) {
          const page: Page<string> = await read(toRequest({ first: 2, after }));
          told.push(...shown(page).nodes);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
          const next = changes[i];
          const sk = String(next?.key ?? 1).padStart(2, "0");
          if (next) await (next.stays ? add(sk) : drop(sk));
        }
        const kept = (await query(test.table, { pk: "list" })).map(({ sk }) => sk);
        const always = kept.filter(
          (sk) => before.has(sk) && !changes.some((c) => Number(sk) === c.key),
        );
        expect(told.length).toBe(new Set(told).size);
        expect(always.filter((sk) => !told.includes(sk))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a list in memory", () => {
  const keys = fc.uniqueArray(position, { minLength: 1, maxLength: 25 });
  const keyOf = (node: string): string => node;

  it("given any things in any order: is paged in the order of their keys, both ways", async () => {
    await fc.assert(
      fc.asyncProperty(
        keys,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (nodes, size, backward) => {
          const read: Read = (request) => Promise.resolve(pageOf(nodes, keyOf, request, cursors));
          expect(await walk(read, size, backward)).toEqual(nodes.toSorted(compareKeys));
        },
      ),
    );
  });

  it("given any bounds: is the page the whole list leads to, and says right what lies beyond", () => {
    fc.assert(
      fc.property(keys, asking, (nodes, { limit, backward, ...bounds }) => {
        const list = nodes.toSorted(compareKeys);
        const request = {
          limit,
          backward,
          after: at(list, bounds.after),
          before: at(list, bounds.before),
        };
        expect(shown(pageOf(nodes, keyOf, request, cursors))).toEqual(expected(list, request));
      }),
      { numRuns: 500 },
    );
  });
});
