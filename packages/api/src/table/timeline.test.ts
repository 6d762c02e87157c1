import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { content } from "../../test/support/content.ts";
import { startTable, type TestTable } from "../../test/support/table.ts";
import { roles } from "../kernel/actor.ts";
import { toInstant } from "../kernel/clock.ts";
import { get, write } from "./table.ts";
import { type By, chain, type Entry, firstBreak, GENESIS } from "./timeline.ts";

const START = { seq: 0, hash: GENESIS };
const at = fc.integer({ min: 0, max: Date.UTC(2030, 0) }).map(toInstant);
const by: fc.Arbitrary<By> = fc.record({
  actorId: fc.constantFrom("prs_1", "prs_2", "guest"),
  role: fc.constantFrom(...roles),
  assignmentId: fc.constantFrom(null, "rol_1"),
  name: fc.string({ unit: "grapheme", maxLength: 5 }),
});
/** Some facts at one moment by one person, as one command makes them. */
const step = fc.record({ facts: fc.array(content, { minLength: 1, maxLength: 3 }), at, by });
type Step = { facts: readonly unknown[]; at: string; by: By };

function timelineOf(steps: readonly Step[]): Entry[] {
  const entries: Entry[] = [];
  for (const { facts, at, by } of steps) {
    const last = entries.at(-1);
    entries.push(...chain(last ? { seq: last.seq, hash: last.hash } : START, facts, at, by));
  }
  return entries;
}
const timeline = fc.array(step, { minLength: 1, maxLength: 4 }).map(timelineOf);
const headOf = (entries: readonly Entry[]): string => entries.at(-1)?.hash ?? GENESIS;

describe("a timeline as it was written", () => {
  it("given any facts in any number of steps: is whole", () => {
    fc.assert(
      fc.property(timeline, (entries) => {
        expect(firstBreak(entries, headOf(entries))).toBeNull();
      }),
    );
  });

  it("given facts in one step or in several: is the same", () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 2, maxLength: 5 }), at, by, (facts, at, by) => {
        const apart = facts.map((fact) => ({ facts: [fact], at, by }));
        expect(timelineOf(apart)).toEqual(chain(START, facts, at, by));
      }),
    );
  });

  it("given nothing happened yet: is whole", () => {
    expect(firstBreak([], GENESIS)).toBeNull();
  });

  it("given what its documentation says: can be checked without this code", () => {
    const [first, second] = chain(
      START,
      [{ type: "submitted", n: 1 }, { type: "accepted" }],
      "2026-11-20T02:00:00.000Z",
      { role: "RESIDENT", name: "谷雨", actorId: "prs_1", assignmentId: null },
    );
    const who = `{"actorId":"prs_1","assignmentId":null,"name":"谷雨","role":"RESIDENT"}`;
    const line = (fact: string, seq: number) =>
      `{"at":"2026-11-20T02:00:00.000Z","by":${who},"fact":${fact},"seq":${seq}}`;
    const sha = (text: string) => createHash("sha256").update(text).digest("base64url");
    const one = sha(`\n${line(`{"n":1,"type":"submitted"}`, 1)}`);
    const two = sha(`${one}\n${line(`{"type":"accepted"}`, 2)}`);
    expect([first?.hash, second?.hash]).toEqual([one, two]);
  });
});

/** Every place in a value that holds something that is not an object or a list. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

/** The same value with something else in that place. */
function altered(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value === "altered" ? "altered again" : "altered";
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = altered(copy[name], rest);
  return copy;
}

describe("a timeline somebody meddled with", () => {
  it("given any one place of any entry was altered: breaks at that entry", () => {
    fc.assert(
      fc.property(timeline, fc.nat(), fc.nat(), (entries, n, m) => {
        const at = n % entries.length;
        const entry = entries[at]!;
        const places = leaves(entry);
        const meddled = entries.with(at, altered(entry, places[m % places.length]!) as Entry);
        expect(firstBreak(meddled, headOf(entries))).toBe(at + 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("given something was added to a fact, or taken from who did it: breaks at that entry", () => {
    const who: By = { actorId: "prs_1", role: "GRID_HEAD", assignmentId: "rol_1", name: "谷雨" };
    const entries: Entry[] = chain(START, [{ n: 1 }, { n: 2 }], "2026-11-20T02:00:00.000Z", who);
    const [, second] = entries as [Entry, Entry];
    const { assignmentId: _, ...less } = second.by;
    const forged = [
      { ...second, fact: { n: 2, more: null } },
      { ...second, by: less as By },
    ];
    const breaks = forged.map((entry) => firstBreak(entries.with(1, entry), headOf(entries)));
    expect(breaks).toEqual([2, 2]);
  });

  it("given an entry is missing: breaks where it was, also when it was the last", () => {
    fc.assert(
      fc.property(timeline, fc.nat(), (entries, n) => {
        const at = n % entries.length;
        expect(firstBreak(entries.toSpliced(at, 1), headOf(entries))).toBe(at + 1);
      }),
    );
  });

  it("given two entries changed places: breaks at the first of them", () => {
    fc.assert(
      fc.property(timeline, fc.nat(), fc.nat(), (entries, n, m) => {
        const [a, b] = [n % entries.length, m % entries.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        fc.pre(a < b);
        const swapped = entries.with(a, entries[b]!).with(b, entries[a]!);
        expect(firstBreak(swapped, headOf(entries))).toBe(a + 1);
      }),
    );
  });

  it("given an entry was put in twice: breaks behind the first", () => {
    fc.assert(
      fc.property(timeline, fc.nat(), (entries, n) => {
        const at = n % entries.length;
        const twice = entries.toSpliced(at, 0, entries[at]!);
        expect(firstBreak(twice, headOf(entries))).toBe(at + 2);
      }),
    );
  });

  it("given a forged entry with a right hash was added: breaks behind the last true one", () => {
    fc.assert(
      fc.property(timeline, (entries) => {
        const last = entries.at(-1)!;
        const forged = chain({ seq: last.seq, hash: last.hash }, ["forged"], last.at, last.by);
        const longer = [...entries, ...forged];
        expect(firstBreak(longer, headOf(entries))).toBe(longer.length + 1);
      }),
    );
  });

  it("given all of it was written anew with right hashes: does not end in the head that is kept", () => {
    fc.assert(
      fc.property(timeline, (entries) => {
        const facts = entries.map(() => "forged");
        const { at, by } = entries[0]!;
        const forged = chain(START, facts, at, by);
        fc.pre(forged.at(-1)?.hash !== headOf(entries));
        expect(firstBreak(forged, headOf(entries))).toBe(entries.length + 1);
      }),
    );
  });
});

describe("a timeline that lay in the table", () => {
  let test: TestTable;
  beforeAll(async () => {
    test = await startTable();
  });

  it("given any facts: is still whole", async () => {
    await fc.assert(
      fc.asyncProperty(timeline, async (entries) => {
        await write(test.table, { kind: "put", item: { pk: "p", sk: "s", entries } });
        const item = await get(test.table, { pk: "p", sk: "s" });
        expect(firstBreak(item?.["entries"] as Entry[], headOf(entries))).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it("given a fact with something undefined: is still whole, although the table drops it", async () => {
    const facts = [{ reason: undefined, n: 1 }];
    const entries = timelineOf([
      {
        facts,
        at: "2026-11-20T02:00:00.000Z",
        by: { actorId: "prs_1", role: "RESIDENT", assignmentId: null, name: "" },
      },
    ]);
    await write(test.table, { kind: "put", item: { pk: "p", sk: "u", entries } });
    const item = await get(test.table, { pk: "p", sk: "u" });
    expect(firstBreak(item?.["entries"] as Entry[], headOf(entries))).toBeNull();
  });
});
