import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../src/kernel/actor.ts";
import { decided, refuse } from "../src/kernel/decision.ts";
import { run } from "../src/run.ts";
import { firstBreak } from "../src/table/timeline.ts";
import {
  as,
  busy,
  type JarFact,
  jars,
  me,
  MOST,
  NOW,
  startJars,
  stranger,
  type TestJars,
  told,
} from "./support/jar.ts";
import { cancelled, dump } from "./support/table.ts";

/** Carrying out commands: by one, by a stranger, by many at once. */

let jar: TestJars;
beforeEach(async () => {
  jar = await startJars();
});

describe("a command", () => {
  it("given it is allowed: is answered with what is stored, and one entry says who did it", async () => {
    await jar.makeJar();
    const outcome = await jar.add(3);
    expect(outcome).toMatchObject({
      kind: "done",
      replayed: false,
      stored: { id: "jar", state: { coins: 3 }, version: 2 },
    });
    expect((await jar.timelineOf()).at(-1)).toMatchObject({
      seq: 2,
      at: NOW,
      by: { actorId: "prs_me", role: "RESIDENT", assignmentId: null, name: "谷雨0137" },
      fact: { type: "added", coins: 3 },
    });
  });

  it("given it changes something: costs one read and one transaction", async () => {
    await jar.makeJar();
    jar.requests.reset();
    await jar.add(3, { key: "k" });
    expect(jar.requests.names()).toEqual(["GetItemCommand", "TransactWriteItemsCommand"]);
  });

  it("given it makes something: costs one transaction", async () => {
    jar.requests.reset();
    await jar.give({ type: "make", label: "new" }, { key: "k" });
    expect(jar.requests.names()).toEqual(["TransactWriteItemsCommand"]);
  });

  it("given it asks for something elsewhere: that lies in the outbox", async () => {
    await jar.makeJar("jar", 5);
    await jar.give({ type: "empty" });
    const messages = (await dump(jar.table)).filter(({ pk }) => pk.startsWith("outbox#"));
    expect(messages).toMatchObject([{ message: { subjectId: "jar", version: 3, at: NOW } }]);
  });

  it("given a guest or a job of ours gives it: is recorded without a name", async () => {
    const guest: Actor = { kind: "guest", network: "n1" };
    const system: Actor = { kind: "system", job: "sweep" };
    await jar.give({ type: "make", label: "g" }, { id: "g", actor: guest });
    await jar.give({ type: "make", label: "s" }, { id: "s", actor: system });
    const entries = [...(await jar.timelineOf("g")), ...(await jar.timelineOf("s"))];
    expect(entries.map(({ by }) => [by.actorId, by.name])).toEqual([
      ["guest", ""],
      ["sweep", ""],
    ]);
  });
});

describe("a command that comes to nothing", () => {
  it.each([
    ["is refused", { type: "add", coins: MOST + 1 }, "refusal"],
    ["is not theirs to give", { type: "steal" }, "denial"],
    ["finds everything done", { type: "empty" }, "done"],
  ] as const)(
    "given it %s: nothing is written, and its key stays unused",
    async (_what, command, kind) => {
      await jar.makeJar();
      const before = await dump(jar.table);
      expect(await jar.give(command, { key: "k" })).toMatchObject({ kind });
      expect(await dump(jar.table)).toEqual(before);
      expect(told(await jar.add(1, { key: "k" }))).toEqual([1, false]);
    },
  );

  it("given it is refused: says why, with field and values", async () => {
    await jar.makeJar("jar", 60);
    expect(await jar.add(50)).toEqual(refuse("jar.full", "coins", { left: 40 }));
  });

  it("given a rule throws: is a fault, and nothing is written", async () => {
    await jar.makeJar();
    const before = await dump(jar.table);
    await expect(jar.give({ type: "break" }, { key: "k" })).rejects.toThrow(
      "a rule of ours is broken",
    );
    expect(await dump(jar.table)).toEqual(before);
  });

  it("given a new thing without a fact: is a fault", async () => {
    const idle = { ...jars, decide: () => decided<JarFact>(as) };
    const order = {
      id: "x",
      isNew: true,
      command: { type: "empty" },
      actor: me,
      now: NOW,
    } as const;
    await expect(run(jar.table, idle, order)).rejects.toThrow(/must make something/);
  });

  it("given what must be unique is taken: says by what, and nothing is made", async () => {
    await jar.makeJar();
    const outcome = await jar.give({ type: "make", label: "jar" }, { id: "other", key: "k" });
    expect(outcome).toEqual({ kind: "taken", sk: "unique" });
    expect(await jar.coinsOf("other")).toBeUndefined();
    expect((await dump(jar.table)).filter(({ sk }) => sk === "memo")).toEqual([]);
  });
});

describe("what is hidden", () => {
  it("given a stranger asks: is answered, and costs, as if it were missing", async () => {
    await jar.makeJar();
    const asked = async (id: string, key?: string) => {
      jar.requests.reset();
      const outcome = await jar.add(1, { id, actor: stranger, ...(key !== undefined && { key }) });
      return [outcome, jar.requests.names()];
    };
    expect(await asked("jar")).toEqual(await asked("missing"));
    expect(await asked("jar", "k")).toEqual(await asked("missing", "k"));
    expect((await asked("jar"))[0]).toEqual({ kind: "denial", code: "NOT_FOUND" });
  });

  it("given a stranger asks with a key of theirs that is used: is still as if it were missing", async () => {
    await jar.makeJar();
    await jar.give({ type: "make", label: "s" }, { id: "s", actor: stranger, key: "k" });
    const hidden = await jar.add(1, { id: "jar", actor: stranger, key: "k" });
    const missing = await jar.add(1, { id: "missing", actor: stranger, key: "k" });
    expect(hidden).toEqual(missing);
  });

  it("given a rule that would throw: is not even asked", async () => {
    await jar.makeJar();
    const outcome = await jar.give({ type: "break" }, { actor: stranger });
    expect(outcome).toEqual({ kind: "denial", code: "NOT_FOUND" });
  });
});

describe("two commands at once", () => {
  it("given both fit: both are carried out, one after the other", async () => {
    await jar.makeJar();
    const outcomes = await Promise.all([jar.add(3), jar.add(4)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done"]);
    expect(await jar.coinsOf()).toBe(7);
    expect(await jar.timelineOf()).toHaveLength(3);
  });

  it("given only one fits: one is carried out, the other refused for the state that then is", async () => {
    await jar.makeJar("jar", 50);
    const outcomes = await Promise.all([jar.add(30), jar.add(40)]);
    const done = outcomes.filter(({ kind }) => kind === "done");
    const coins = (await jar.coinsOf()) ?? 0;
    expect(done).toHaveLength(1);
    expect(outcomes).toContainEqual(refuse("jar.full", "coins", { left: MOST - coins }));
  });

  it("given somebody else is always faster: is told so after six tries, with nothing done", async () => {
    await jar.makeJar();
    jar.requests.reset();
    jar.fail("TransactWriteItemsCommand", cancelled("TransactionConflict"), 6);
    expect(await jar.add(1)).toEqual(busy);
    expect(jar.requests.names().filter((name) => name.startsWith("Transact"))).toHaveLength(6);
    expect(await jar.coinsOf()).toBe(0);
  });

  it("given somebody else was faster five times: is carried out", async () => {
    await jar.makeJar();
    jar.fail("TransactWriteItemsCommand", cancelled("TransactionConflict"), 5);
    expect(told(await jar.add(1))).toEqual([1, false]);
  });

  it("given many at once: each is carried out or told to try again, and none is lost", async () => {
    await jar.makeJar();
    const outcomes = await Promise.all(Array.from({ length: 24 }, () => jar.add(1)));
    const done = outcomes.filter(({ kind }) => kind === "done").length;
    expect(outcomes.filter(({ kind }) => kind !== "done")).toEqual(
      Array.from({ length: 24 - done }, () => busy),
    );
    const whole = await jar.load("jar");
    expect([whole?.state.coins, whole?.timeline.length]).toEqual([done, done + 1]);
    expect(firstBreak(whole?.timeline ?? [], whole?.head ?? "")).toBeNull();
    // Whoever gave up had met six others who were faster.
    expect(done).toBeGreaterThanOrEqual(6);
  });

  it("given any amounts at once: never more than fits, and the timeline adds up", async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 5 }),
        async (amounts) => {
          made += 1;
          const id = `jar-${made}`;
          await jar.makeJar(id);
          await Promise.all(amounts.map((coins) => jar.add(coins, { id })));
          const facts = (await jar.timelineOf(id)).map(({ fact }) => fact);
          const sum = facts.reduce(
            (all, fact) => all + (fact.type === "added" ? fact.coins : 0),
            0,
          );
          expect([sum <= MOST, await jar.coinsOf(id)]).toEqual([true, sum]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("given two make different things with one label: one gets it", async () => {
    const make = (id: string) => jar.give({ type: "make", label: "one" }, { id });
    const outcomes = await Promise.all([make("a"), make("b")]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "taken"]);
  });
});
