import { rm } from "node:fs/promises";
import type { DynamoDBBatchResponse } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { seeded } from "../demo/random.ts";
import {
  buildVillage,
  go,
  idOfNew,
  photosOf,
  submit,
  type Village,
} from "../src/complaint/api.fixture.ts";
import { loadComplaint } from "../src/complaint/store.ts";
import { consumersOf } from "../src/consumers.ts";
import { DAY, type Instant, MINUTE, plus } from "../src/kernel/clock.ts";
import { noEffects } from "../src/kernel/effects.ts";
import { deliver, drainOutbox, toOutbox } from "../src/table/outbox.ts";
import { type Item, query, type Table, write } from "../src/table/table.ts";
import { environment, makeBundle, secretsOf, toStreamEvent } from "./support/cloud.ts";
import { startSecrets } from "./support/secrets.ts";
import { type Proxy, startProxy } from "./support/proxy.ts";
import { type Invoked, type RunningFunction, startFunction } from "./support/runtime.ts";
import { copyTable, dump } from "./support/table.ts";

/*
 * The bundle of the jobs in processes of its own behind a local runtime API. The stream is what is left of
 * it where the table has none: the messages of the outbox, told as records in any order, some twice.
 */

let village: Village;
let folder: string;
let secrets: Awaited<ReturnType<typeof startSecrets>>;
let proxy: Proxy;
const running: RunningFunction[] = [];

beforeAll(async () => {
  village = await buildVillage();
  folder = await makeBundle("jobs");
  secrets = await startSecrets(secretsOf(village.app));
  proxy = await startProxy(inject("endpoint"));
});
afterAll(async () => {
  for (const one of running) await one.stop();
  await proxy.stop();
  await secrets.stop();
  await rm(folder, { recursive: true });
});

async function startJob(handler: "stream" | "sweep", { name }: Table): Promise<RunningFunction> {
  const env = { ...environment(secrets.url, name), AWS_ENDPOINT_URL_DYNAMODB: proxy.url };
  const job = await startFunction(folder, `jobs.${handler}`, env, village.app.clock.read);
  running.push(job);
  return job;
}

function resultOf(invoked: Invoked): unknown {
  if ("error" in invoked) throw new Error(JSON.stringify(invoked.error));
  return invoked.result;
}

const failuresIn = (invoked: Invoked): string[] =>
  (resultOf(invoked) as DynamoDBBatchResponse).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );

const waiting = async (table: Table): Promise<Item[]> =>
  (await dump(table)).filter(({ pk }) => pk.startsWith("outbox"));

/** Complaints on their way, with photos and everybody who must hear of them. */
async function live(): Promise<void> {
  const photos = await photosOf(village, "reporter", 2);
  for (let i = 0; i < 4; i += 1)
    await submit(village, "neighbour", { description: `示例：第${i}处` });
  const id = await idOfNew(village, "reporter", { photos });
  await go(village, id, ["community", "acceptComplaint", {}]);
  await go(village, id, ["reporter", "urgeComplaint", {}]);
}

/** What two at once took from each other is due again in a moment: here and now it is delivered. */
async function deliverSetBack(table: Table): Promise<void> {
  const deps = { ...village.app.deps, table };
  const consumers = consumersOf(deps);
  const delivery = { table, consumers, now: deps.clock(), report: () => undefined };
  const setBack = (await waiting(table)).filter(({ version }) => version !== 0);
  for (const item of setBack) expect(await deliver(delivery, item)).toBe(true);
}

/** Everything in a table, as it would be told. */
const contentOf = async (table: Table): Promise<unknown> =>
  JSON.parse(JSON.stringify(await dump(table)));

const random = seeded(7);
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

const batchesOf = (items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

describe("given messages of the outbox, told by the stream", () => {
  let before: Table;
  beforeAll(async () => {
    await live();
    before = await copyTable(village.app.deps.table);
    const { deps } = village.app;
    await drainOutbox(deps.table, consumersOf(deps), deps.clock());
  });

  test.each([
    ["once and in order", (items: Item[]) => items],
    ["in any order", (items: Item[]) => shuffled(items)],
    ["twice and in any order", (items: Item[]) => shuffled([...items, ...items])],
    ["a second time after all was delivered", (items: Item[]) => [...items, ...items]],
  ])("when they come %s, then the table ends as if it had been polled", async (_how, order) => {
    const table = await copyTable(before);
    const messages = await waiting(table);
    expect(messages.length).toBeGreaterThan(5);
    const job = await startJob("stream", table);
    for (const batch of batchesOf(order(messages), 3))
      expect(failuresIn(await job.invoke(toStreamEvent(batch)))).toEqual([]);
    expect(await contentOf(table)).toEqual(await contentOf(village.app.deps.table));
  });

  test("when two functions are told the same at once, then the table ends the same", async () => {
    const table = await copyTable(before);
    const messages = await waiting(table);
    const jobs = [await startJob("stream", table), await startJob("stream", table)];
    await Promise.all(jobs.map((job) => job.invoke(toStreamEvent(shuffled(messages)))));
    await deliverSetBack(table);
    expect(await contentOf(table)).toEqual(await contentOf(village.app.deps.table));
  });

  test("when the stream tells nothing, then the sweep delivers what is left", async () => {
    const table = await copyTable(before);
    const job = await startJob("sweep", table);
    resultOf(await job.invoke({ version: "0", "detail-type": "Scheduled Event", detail: {} }));
    expect(await contentOf(table)).toEqual(await contentOf(village.app.deps.table));
  });
});

const POISON = "cmp_00000000000000000000POISON";
/** A message no consumer can make sense of. */
async function poison(table: Table, at: Instant): Promise<Item> {
  const effects = { news: [null as never], attached: [] };
  const one = toOutbox({ subjectId: POISON, version: 1, at, effects });
  await write(table, one);
  return (one as { item: Item }).item;
}

describe("given a message that cannot be delivered", () => {
  let table: Table;
  let job: RunningFunction;
  beforeAll(async () => {
    await submit(village, "neighbour", { description: "示例：路面坑洼" });
    table = await copyTable(village.app.deps.table);
    job = await startJob("stream", table);
  });

  test("when it comes before others, then they are delivered and it waits to be tried again", async () => {
    const bad = await poison(table, village.app.clock.now);
    const others = (await waiting(table)).filter(({ sk }) => sk !== bad.sk);
    const event = toStreamEvent([bad, ...others]);
    expect(failuresIn(await job.invoke(event))).toEqual([]);
    const [left, ...more] = await waiting(table);
    expect([left?.["version"], more]).toEqual([1, []]);
    expect(job.log.join("\n")).toMatch(/"delivery failed".*POISON.*"isSetAside":false/);
  });

  test("when its record comes again, then it is not moved a second time", async () => {
    const [left] = await waiting(table);
    await job.invoke(
      toStreamEvent([{ ...left!, sk: `${village.app.clock.now}#${POISON}#000001` }]),
    );
    expect(await waiting(table)).toEqual([left]);
  });

  test("when the record of its later attempt comes at once, then it is left until it is due", async () => {
    const [left] = await waiting(table);
    expect(failuresIn(await job.invoke(toStreamEvent([left!])))).toEqual([]);
    expect(await waiting(table)).toEqual([left]);
  });
});

describe("given a table that is too busy for one message", () => {
  test("when the batch was worked through, then only its record is given back, and nothing is lost", async () => {
    await submit(village, "neighbour", { description: "示例：井盖松动" });
    await submit(village, "reporter", { description: "示例：路灯不亮" });
    const table = await copyTable(village.app.deps.table);
    const job = await startJob("stream", table);
    const [first, ...rest] = await waiting(table);
    const { subjectId } = first!["message"] as { subjectId: string };
    proxy.refuse("DeleteItem", subjectId);
    const event = toStreamEvent([first!, ...rest]);
    expect(failuresIn(await job.invoke(event))).toEqual(["1000"]);
    expect(await waiting(table)).toEqual([first]);
    proxy.heal();
    expect(failuresIn(await job.invoke(toStreamEvent([first!])))).toEqual([]);
    const { deps } = village.app;
    await drainOutbox(deps.table, consumersOf(deps), deps.clock());
    expect(await contentOf(table)).toEqual(await contentOf(deps.table));
  });
});

describe("given the sweep comes by schedule", () => {
  test("when a step is overdue, then its timer fires, once however often it comes", async () => {
    const id = await idOfNew(village, "reporter", { description: "示例：垃圾堆放" });
    const { deps, clock } = village.app;
    const table = await copyTable(deps.table);
    const item = (await query(table, { pk: id, begins: "state" }))[0]!;
    const past = plus(clock.now, -30 * DAY);
    const text = JSON.stringify(item).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, past);
    await write(table, { kind: "put", item: JSON.parse(text) as Item });
    const job = await startJob("sweep", table);
    resultOf(await job.invoke({}));
    const stage = (await loadComplaint(table, id))?.state.stage;
    const version = (await loadComplaint(table, id))?.version;
    resultOf(await job.invoke({}));
    expect([stage, (await loadComplaint(table, id))?.version]).toEqual(["ACCEPTED", version]);
  });

  test("when a message has been waiting, then the log says for how long, as the alarm reads it", async () => {
    const table = await copyTable(village.app.deps.table);
    const effects = noEffects;
    const at = plus(village.app.clock.now, -10 * MINUTE);
    await write(table, toOutbox({ subjectId: "cmp_late", version: 1, at, effects }));
    const job = await startJob("sweep", table);
    resultOf(await job.invoke({}));
    const lines = job.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const told = lines.find(({ message }) => message === "outbox")?.["oldestSeconds"];
    expect(told).toBe(600);
  });

  test("when the table cannot be reached, then it fails, so that somebody is told", async () => {
    const job = await startJob("sweep", { ...village.app.deps.table, name: "no-such-table" });
    expect(await job.invoke({})).toMatchObject({ error: { errorType: "Error" } });
  });
});

describe("given secrets that cannot be read", () => {
  test("when it is asked again later, then it works", async () => {
    secrets.setDown(true);
    const job = await startJob("sweep", village.app.deps.table);
    expect(await job.invoke({})).toMatchObject({ error: { errorMessage: /cannot be read/ } });
    secrets.setDown(false);
    expect(resultOf(await job.invoke({}))).toBe(null);
  });
});
