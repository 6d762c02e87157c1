import { beforeEach, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { type Instant, MINUTE, plus, SECOND } from "../kernel/clock.ts";
import { noEffects } from "../kernel/effects.ts";
import {
  type Consumer,
  drainOutbox,
  type Failure,
  MAX_ATTEMPTS,
  type Message,
  oldestDue,
  SHARDS,
  toOutbox,
} from "./outbox.ts";
import { type Item, query, write } from "./table.ts";

let app: TestApp;
let now: Instant;
let received: string[];
let failures: Failure[];
beforeEach(async () => {
  app = await startApp();
  now = app.clock.now;
  received = [];
  failures = [];
});

const keyOf = ({ subjectId, version }: Pick<Message, "subjectId" | "version">) =>
  `${subjectId}/${version}`;

const send = async (subjectId: string, version = 1, at = now): Promise<void> => {
  await write(app.deps.table, toOutbox({ subjectId, version, at, effects: noEffects }));
};

const receive: Consumer = (message) => {
  received.push(keyOf(message));
  return Promise.resolve();
};
/** Fails on the messages of one subject, as long as told to. */
const poisonedBy =
  (subjectId: string, isBroken = () => true): Consumer =>
  (message) =>
    message.subjectId === subjectId && isBroken()
      ? Promise.reject(new TypeError("no phone 10012345678"))
      : receive(message);

const drain = (consumer: Consumer = receive, at = now) =>
  drainOutbox(app.deps.table, [consumer], at, (failure) => failures.push(failure));

const everyShard = (kind: string): Promise<Item[]> =>
  Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => query(app.deps.table, { pk: `${kind}#${shard}` })),
  ).then((items) => items.flat());
const waiting = () => everyShard("outbox");
const setAside = () => everyShard("outbox-dead");

describe("draining the outbox", () => {
  it("given messages: delivers each once and leaves nothing behind", async () => {
    await send("cmp_1");
    await send("cmp_2");
    expect(await drain()).toBe(2);
    expect([received.sort(), await waiting()]).toEqual([["cmp_1/1", "cmp_2/1"], []]);
  });

  it("given nothing waits: delivers nothing", async () => {
    expect(await drain()).toBe(0);
  });

  it("given more than one batch in a shard: delivers all, in their order", async () => {
    const versions = Array.from({ length: 60 }, (_, i) => i + 1);
    for (const version of versions) await send("cmp_1", version);
    await drain();
    expect(received).toEqual(versions.map((version) => `cmp_1/${version}`));
  });

  it("given messages written out of order: delivers those of a subject by their time", async () => {
    await send("cmp_1", 2, plus(now, -SECOND));
    await send("cmp_1", 1, plus(now, -MINUTE));
    await drain();
    expect(received).toEqual(["cmp_1/1", "cmp_1/2"]);
  });

  it("given several consumers: each is told", async () => {
    await send("cmp_1");
    await drainOutbox(app.deps.table, [receive, receive], now);
    expect(received).toEqual(["cmp_1/1", "cmp_1/1"]);
  });

  it("given a message of the next minute: leaves it until then", async () => {
    await send("cmp_1", 1, plus(now, MINUTE));
    await drain();
    expect(received).toEqual([]);
    await drain(receive, plus(now, MINUTE));
    expect(received).toEqual(["cmp_1/1"]);
  });
});

describe("a message that fails", () => {
  it("does not hold up the others, not even those of its own subject", async () => {
    await send("cmp_1", 1);
    await send("cmp_1", 2);
    await send("cmp_2", 1);
    const onlyFirst: Consumer = (message) =>
      keyOf(message) === "cmp_1/1" ? Promise.reject(new Error("broken")) : receive(message);
    expect(await drain(onlyFirst)).toBe(2);
    expect(received.sort()).toEqual(["cmp_1/2", "cmp_2/1"]);
  });

  it("is reported by the name of the error, whose text may hold personal data", async () => {
    await send("cmp_1");
    await drain(poisonedBy("cmp_1"));
    const report = { subjectId: "cmp_1", version: 1, attempts: 1, isSetAside: false };
    expect(failures).toEqual([{ ...report, error: "TypeError" }]);
  });

  it("leaves no text of the error in the table", async () => {
    await send("cmp_1");
    await drain(poisonedBy("cmp_1"));
    expect(JSON.stringify(await waiting())).not.toContain("10012345678");
  });

  it("is not tried again before its time", async () => {
    await send("cmp_1");
    await drain(poisonedBy("cmp_1"));
    await drain(receive, plus(now, SECOND));
    expect(received).toEqual([]);
  });

  it("is not even read again before its time", async () => {
    await send("cmp_1");
    await drain(poisonedBy("cmp_1"));
    const [item] = await waiting();
    expect(item?.sk.startsWith(plus(now, 2 * SECOND))).toBe(true);
  });

  it("is delivered once when its time has come and what was broken is mended", async () => {
    await send("cmp_1");
    await drain(poisonedBy("cmp_1"));
    await drain(receive, plus(now, 2 * SECOND));
    await drain(receive, plus(now, MINUTE));
    expect(received).toEqual(["cmp_1/1"]);
  });

  it("is set aside with everything it says after the last attempt", async () => {
    await send("cmp_1");
    let at = now;
    for (let i = 0; i < MAX_ATTEMPTS; i += 1) {
      await drain(poisonedBy("cmp_1"), at);
      at = plus(at, 120 * MINUTE);
    }
    expect(await waiting()).toEqual([]);
    expect(await setAside()).toMatchObject([{ message: { subjectId: "cmp_1", version: 1 } }]);
    expect(failures.at(-1)).toMatchObject({ attempts: MAX_ATTEMPTS, isSetAside: true });
  });
});

describe("how long the outbox has been waiting", () => {
  const asked = (at = now) => oldestDue(app.deps.table, at);

  it("given nothing is due: there is nothing to tell", async () => {
    await send("cmp_1", 1, plus(now, MINUTE));
    expect(await asked()).toBe(null);
  });

  it("given messages in several shards: it is told by the oldest that is due", async () => {
    for (let i = 0; i < 12; i += 1) await send(`cmp_${i}`, 1, plus(now, -i * MINUTE));
    expect(await asked()).toBe(plus(now, -11 * MINUTE));
  });

  it("given it failed just now: it waits anew from when it is due again", async () => {
    await send("cmp_1", 1, plus(now, -10 * MINUTE));
    await drain(poisonedBy("cmp_1"));
    expect(await asked()).toBe(null);
    expect(await asked(plus(now, MINUTE))).toBe(plus(now, 2 * SECOND));
  });
});

describe("two drains at once", () => {
  it("given both work: every message is delivered, at least once", async () => {
    for (let i = 0; i < 40; i += 1) await send(`cmp_${i}`);
    await Promise.all([drain(), drain()]);
    expect(new Set(received).size).toBe(40);
    expect(await waiting()).toEqual([]);
  });

  it("given both fail on a message: it waits once, not twice", async () => {
    await send("cmp_1");
    const poison = poisonedBy("cmp_1");
    await Promise.all([drain(poison), drain(poison, plus(now, 1))]);
    expect(await waiting()).toHaveLength(1);
  });

  it("given one delivers while the other fails: the message is not brought back", async () => {
    await send("cmp_1");
    // The failing drain has read the message; before it gives up, the other one delivers it.
    const failLate: Consumer = async () => {
      await drain();
      throw new Error("broken");
    };
    await drain(failLate);
    expect([received, await waiting()]).toEqual([["cmp_1/1"], []]);
  });
});
