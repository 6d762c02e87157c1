import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { noEffects } from "../src/kernel/effects.ts";
import { type Consumer, toOutbox } from "../src/table/outbox.ts";
import { get, write } from "../src/table/table.ts";
import { createWorker, type Worker } from "../src/worker.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { PATIENCE } from "./support/patience.ts";

let app: TestApp;
let received: string[];
beforeEach(async () => {
  app = await startApp();
  received = [];
});

const send = async (subjectId: string): Promise<void> => {
  const message = { subjectId, version: 1, at: app.clock.now, effects: noEffects };
  await write(app.deps.table, toOutbox(message));
};
const receive: Consumer = ({ subjectId }) => {
  received.push(subjectId);
  return Promise.resolve();
};

/** A worker that is stopped when the test ends. */
function workerWith(...consumers: Consumer[]): Worker {
  const worker = createWorker(app.deps, consumers);
  onTestFinished(worker.stop);
  return worker;
}

/** Holds every delivery until it is let go. */
function gate() {
  const held: (() => void)[] = [];
  const consumer: Consumer = async (message) => {
    await new Promise<void>((resolve) => {
      held.push(resolve);
    });
    await receive(message);
  };
  const open = () => held.splice(0).forEach((resolve) => resolve());
  return { consumer, open, isHolding: () => held.length > 0 };
}

describe("a worker", () => {
  it("given a message waits: delivers it when told to drain", async () => {
    await send("cmp_1");
    expect(await workerWith(receive).drainNow()).toBe(1);
  });

  it("given it was started and woken: delivers", async () => {
    await send("cmp_1");
    const worker = workerWith(receive);
    worker.start();
    worker.wake();
    await expect.poll(() => received).toEqual(["cmp_1"]);
  });

  it("given it was started and nobody wakes it: delivers by itself", async () => {
    await send("cmp_1");
    workerWith(receive).start();
    await expect.poll(() => received).toEqual(["cmp_1"]);
  });

  it("given it was not started: waking does nothing", async () => {
    await send("cmp_1");
    const worker = workerWith(receive);
    worker.wake();
    await worker.stop();
    expect(received).toEqual([]);
  });

  it("given it was stopped: waking does nothing any more", async () => {
    const worker = workerWith(receive);
    worker.start();
    await worker.stop();
    await send("cmp_1");
    worker.wake();
    await worker.stop();
    expect(received).toEqual([]);
  });

  it("given a message that always fails: delivers the others and says so in the log", async () => {
    await send("cmp_bad");
    await send("cmp_good");
    const worker = workerWith((message) =>
      message.subjectId === "cmp_bad"
        ? Promise.reject(new Error("示例居民·谷雨0137"))
        : receive(message),
    );
    expect(await worker.drainNow()).toBe(1);
    const failure = { message: "delivery failed", subjectId: "cmp_bad", error: "Error" };
    expect(app.log).toMatchObject([{ level: "error", ...failure }]);
    expect(JSON.stringify(app.log)).not.toContain("谷雨");
  });

  it("given the table cannot be reached: says so in the log and goes on", async () => {
    const table = { ...app.deps.table, name: "no-such-table" };
    const worker = createWorker({ ...app.deps, table }, [receive]);
    expect([await worker.drainNow(), await worker.drainNow()]).toEqual([0, 0]);
    expect(app.log.map(({ message }) => message)).toEqual(["drain failed", "drain failed"]);
  });
});

describe("a worker that is asked several times", () => {
  it("given a drain is running: does not begin another beside it", async () => {
    await send("cmp_1");
    const { consumer, open, isHolding } = gate();
    const worker = workerWith(consumer);
    const first = worker.drainNow();
    await vi.waitUntil(isHolding, PATIENCE);
    app.requests.reset();
    const second = worker.drainNow();
    // By the time this answer is back, a drain that had begun would have asked for what is due.
    await get(app.deps.table, { pk: "any", sk: "thing" });
    expect(app.requests.names()).toEqual(["GetItemCommand"]);
    open();
    await Promise.all([first, second]);
  });

  it("given a message comes while a drain is running: the next drain delivers it", async () => {
    await send("cmp_1");
    const { consumer, open, isHolding } = gate();
    const worker = workerWith(consumer);
    const first = worker.drainNow();
    await vi.waitUntil(isHolding, PATIENCE);
    await send("cmp_1b");
    const second = worker.drainNow();
    open();
    await first;
    await vi.waitFor(() => {
      open();
      expect(received).toContain("cmp_1b");
    }, PATIENCE);
    await second;
  });

  it("given many ask during one drain: they share the next", async () => {
    const worker = workerWith(receive);
    const running = worker.drainNow();
    await Promise.resolve();
    expect(worker.drainNow()).toBe(worker.drainNow());
    await running;
  });

  it("given a drain is running: stopping waits for its end", async () => {
    await send("cmp_1");
    const { consumer, open, isHolding } = gate();
    const worker = workerWith(consumer);
    void worker.drainNow();
    await vi.waitUntil(isHolding, PATIENCE);
    const stopped = worker.stop();
    open();
    await stopped;
    expect(received).toEqual(["cmp_1"]);
  });
});
