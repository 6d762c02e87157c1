import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { localClient } from "../src/table/client.ts";
import {
  EngineFailed,
  EngineMissing,
  engineBinary,
  isEngineOn,
  type EngineOptions,
  startEngine,
} from "../src/table/engine.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "linge-engine-"));
});
afterAll(() => rm(folder, { recursive: true }));

const clientOf = (endpoint: string) => localClient(endpoint, { maxAttempts: 1 });

/** An engine that also ends when the test fails. */
async function started(options?: EngineOptions) {
  const engine = await startEngine(options);
  onTestFinished(engine.stop);
  return engine;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A program that stands where the engine's should. */
async function program(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!${process.execPath}\n${body}\n`);
  await chmod(path, 0o700);
  return path;
}

const deafEngine = `
const port = process.argv[process.argv.indexOf("-p") + 1];
process.on("SIGTERM", () => {});
require("node:http").createServer((_, answer) => answer.end("here")).listen(port, "127.0.0.1");`;

describe("given the engine of this machine", () => {
  test("when it has started, then it answers on loopback and knows the DynamoDB protocol", async () => {
    const engine = await started();
    expect(engine.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await createTable(clientOf(engine.endpoint));
  });

  test("when it is stopped twice, then no process is left and nothing is reported as a surprise", async () => {
    const surprises: string[] = [];
    const engine = await started({ onExit: (why) => surprises.push(why) });
    await Promise.all([engine.stop(), engine.stop()]);
    expect([isAlive(engine.pid), surprises]).toEqual([false, []]);
  });

  test("when it is started with a file, stopped and started again, then the data is still there", async () => {
    const dataFile = join(folder, "table.db");
    const first = await started({ dataFile });
    const client = clientOf(first.endpoint);
    await createTable(client);
    await client.send(new PutItemCommand({ TableName: "things", Item: { pk: { S: "a" } } }));
    await first.stop();

    const second = await started({ dataFile });
    const read = new GetItemCommand({ TableName: "things", Key: { pk: { S: "a" } } });
    const { Item } = await clientOf(second.endpoint).send(read);
    expect(Item).toEqual({ pk: { S: "a" } });
  });

  test("when it dies by itself, then its end is reported with the reason", async () => {
    const died = Promise.withResolvers<string>();
    const engine = await started({ onExit: died.resolve });
    process.kill(engine.pid, "SIGKILL");
    expect(await died.promise).toContain("SIGKILL");
  });

  test("when it is spawned, then its process id is known before it answers", async () => {
    let spawned = 0;
    const engine = await started({ onSpawn: (pid) => (spawned = pid) });
    expect(spawned).toBe(engine.pid);
  });

  test("when its file cannot be opened, then it fails with the engine's own last words", async () => {
    const start = startEngine({ dataFile: join(folder, "no-such-folder", "table.db") });
    await expect(start).rejects.toThrow(EngineFailed);
    await expect(start).rejects.toThrow(/did not start: .*unable to open database file/);
  });
});

describe("given a program that is not a good engine", () => {
  test("when there is none, then one sentence says how to get one", async () => {
    const start = startEngine({ binary: join(folder, "nothing-here") });
    await expect(start).rejects.toThrow(EngineMissing);
    await expect(start).rejects.toThrow(
      /^There is no table engine [^\n]+ on PATH, or set [^\n]+\.$/,
    );
  });

  test("when it may not be run, then that is said", async () => {
    const path = join(folder, "not-a-program");
    await writeFile(path, "text");
    await expect(startEngine({ binary: path })).rejects.toThrow(/cannot be run: .*EACCES/);
  });

  test("when it never answers, then it is given up in time and ended", async () => {
    const binary = await program("silent.cjs", `setInterval(() => {}, 1000);`);
    let pid = 0;
    const start = startEngine({ binary, startWithin: 200, onSpawn: (id) => (pid = id) });
    await expect(start).rejects.toThrow("no answer within 200 ms");
    expect(isAlive(pid)).toBe(false);
  });

  test("when it does not listen to the request to stop, then it is killed after the bound", async () => {
    const binary = await program("deaf.cjs", deafEngine);
    const engine = await started({ binary, stopWithin: 50 });
    await engine.stop();
    expect(isAlive(engine.pid)).toBe(false);
  });

  test("when its port was taken meanwhile, then it is started again on another", async () => {
    const marker = join(folder, "tried");
    const binary = await program(
      "second-time.cjs",
      `const { existsSync, writeFileSync } = require("node:fs");
       if (!existsSync(${JSON.stringify(marker)})) {
         writeFileSync(${JSON.stringify(marker)}, "");
         console.error("error: port 1 is already in use");
         process.exit(1);
       }${deafEngine}`,
    );
    const engine = await started({ binary, stopWithin: 50 });
    expect(isAlive(engine.pid)).toBe(true);
  });
});

test("given a platform without a package, when its engine is looked for, then PATH is asked", () => {
  expect([engineBinary("plan9", "mips"), engineBinary("win32", "mips")]).toEqual([
    "dynoxide",
    "dynoxide.exe",
  ]);
});

test.each([
  [["/x/dynoxide", "serve", "--db-path", "/d/table.db"], true],
  [["dynoxide", "serve", "-p", "1", "--db-path", "/d/table.db"], true],
  [["/x/dynoxide", "serve", "--db-path", "/other/table.db"], false],
  [["/x/dynoxide", "serve", "-p", "1"], false],
  [["/usr/bin/less", "--db-path", "/d/table.db"], false],
  [[], false],
])("given the command line %j, when asked for an engine on our file, then %s", (line, is) => {
  expect(isEngineOn(line, "/d/table.db")).toBe(is);
});

test("given the engine of the test run, when a test asks for it, then it is provided", async () => {
  const response = await fetch(inject("endpoint"));
  expect(await response.text()).toContain("healthy");
});

test("given a port somebody listens on, when the real engine is told to use it, then it says so in the words we retry on", async () => {
  const server = createServer();
  const listening = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", listening.resolve);
  await listening.promise;
  const { port } = server.address() as { port: number };
  const run = spawnSync(engineBinary(), ["serve", "--host", "127.0.0.1", "-p", String(port)]);
  server.close();
  expect(run.stderr.toString()).toContain("already in use");
});

async function createTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: "things",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
}
