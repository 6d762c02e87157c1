import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { FirstStart } from "../../../scripts/first-start.ts";
import { DEMO_NOW } from "../demo/now.ts";
import { toMs } from "../src/kernel/clock.ts";
import { localClient } from "../src/table/client.ts";
import { createTable } from "../src/table/create.ts";
import { get, write } from "../src/table/table.ts";
import {
  ask,
  copySeeded,
  demoTime,
  endAll,
  enginePidOf,
  isAlive,
  launch,
  newFolder,
  type Serving,
  signInAs,
  start,
  SEEDED,
} from "./support/start-command.ts";
import { PATIENCE } from "./support/patience.ts";

let first: FirstStart;
let dir = "";
let rescued: ReturnType<typeof killAndStartAgain>;
beforeAll(async () => {
  // The longest story of this file is told beside the others.
  rescued = killAndStartAgain();
  rescued.catch(() => undefined);
  ({ dir, first } = await copySeeded());
});
afterAll(endAll);

const PERSONAS = [
  "resident",
  "micro-head",
  "grid-worker",
  "grid-head",
  "community",
  "street",
  "department",
  "property",
  "convener",
  "admin",
  "auditor",
];
const MAKING = "First start: making the demo community";

let linge: Serving;
const visit = (path: string, init?: RequestInit) => fetch(`${linge.base}${path}`, init);

/** A first start that is killed half-way, and the start after it. */
async function killAndStartAgain() {
  const folder = await newFolder();
  const port = await freePort();
  const killed = launch({ dir: folder, env: { PORT: String(port) } });
  await killed.says("居民");
  const meanwhile = await fetch(`http://127.0.0.1:${port}/health`);
  const orphan = enginePidOf(folder);
  const { signal } = await killed.end("SIGKILL");
  const again = await start({ dir: folder });
  return { meanwhile, signal, orphan, again };
}

async function freePort(): Promise<number> {
  const server = await listenAnywhere();
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listenAnywhere() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** How many complaints there are, as the street sees them. */
async function countComplaints({ base }: Serving): Promise<number> {
  const token = await signInAs(base, "street");
  const grids = await ask(base, `{ gridMap(first: 1) { edges { node { id } } } }`, {}, token);
  const { gridMap } = grids.data as { gridMap: { edges: [{ node: { id: string } }] } };
  const { data } = await ask(
    base,
    `query All($id: ID!) { complaintsIn(gridId: $id, first: 100) { edges { node { id } } } }`,
    { id: gridMap.edges[0].node.id },
    token,
  );
  return (data as { complaintsIn: { edges: unknown[] } }).complaintsIn.edges.length;
}

/** What is left of one that has ended: its engine, its port, its lock. */
async function leftOf({ base, enginePid, dir, ended }: Serving) {
  await ended;
  await vi.waitUntil(() => !isAlive(enginePid), PATIENCE);
  const answers = await fetch(base).then(
    () => true,
    () => false,
  );
  return { answers, lock: (await readdir(dir)).includes("lock.json") };
}
const NOTHING = { answers: false, lock: false };

describe("given a first start, when it is ready", () => {
  test("then it has said that it makes the community", () => {
    expect(first.out).toContain(MAKING);
  });

  test("then it has listed every persona", () => {
    const listed = PERSONAS.filter((key) => new RegExp(`^ +${key} `, "m").test(first.out));
    expect(listed).toEqual(PERSONAS);
  });

  test("then nothing was wrong", () => {
    expect(first.err).toBe("");
  });
});

describe("given a folder with a community, when started", () => {
  beforeAll(async () => {
    linge = await start({ dir });
  });
  afterAll(() => linge.end());

  test("then no community is made", () => {
    expect(linge.said.out).not.toContain(MAKING);
  });

  test("then the complaints are still there", async () => {
    expect(await countComplaints(linge)).toBe(SEEDED);
  });

  test("then the demo's time has gone on since the community was made", async () => {
    const elapsed = (await demoTime(linge)) - toMs(DEMO_NOW);
    const now = Date.now();
    // Tokens know whole seconds.
    expect(elapsed).toBeGreaterThan(now - first.ready - 2_000);
    expect(elapsed).toBeLessThan(now - first.began);
  });

  test("then /health is good", async () => {
    expect((await visit("/health")).status).toBe(200);
  });

  test("then / is the browser app, of which every script is there", async () => {
    const page = await (await visit("/")).text();
    const scripts = [...page.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src ?? "");
    const answers = await Promise.all(scripts.map((src) => visit(src)));
    expect(scripts.length).toBeGreaterThan(0);
    expect(answers.map(({ status }) => status)).toEqual(scripts.map(() => 200));
  });

  test("then a page of the app can be opened by its address", async () => {
    const opened = await visit("/complaint/report/index", { headers: { accept: "text/html" } });
    expect([opened.status, await opened.text()]).toEqual([200, await (await visit("/")).text()]);
  });

  test.each(["GET", "HEAD"])("then %s /dev names the personas", async (method) => {
    const response = await visit("/dev", { method });
    const page = await response.text();
    const named = PERSONAS.filter((key) => page.includes(`<code>${key}</code>`));
    expect([response.status, named]).toEqual([200, method === "GET" ? PERSONAS : []]);
  });

  test("then GraphiQL needs nothing from elsewhere", async () => {
    const response = await visit("/graphql", { headers: { accept: "text/html" } });
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(fromElsewhere(await response.text())).toEqual([]);
  });

  test("then two public keys are published", async () => {
    const { keys } = (await (await visit("/.well-known/jwks.json")).json()) as { keys: object[] };
    expect(keys.map((key) => "d" in key)).toEqual([false, false]);
  });

  test("then a code that is asked for can be read at /dev/messages", async () => {
    const query = `mutation { requestPhoneCode(input: { phone: "10000009999" }) { refusal { code } } }`;
    await ask(linge.base, query);
    const page = await (await visit("/dev/messages")).text();
    expect(page).toMatch(/10000009999<td><code>\d{6}<\/code>/);
  });

  test.each(PERSONAS)("then one can sign in as %s", async (key) => {
    const token = await signInAs(linge.base, key);
    const { errors } = await ask(linge.base, `{ me { displayName } }`, {}, token);
    expect(errors).toBeUndefined();
  });

  test("then nothing is written to standard error", () => {
    expect(linge.said.err).toBe("");
  });
});

/** Whatever a page would load from another host. */
const fromElsewhere = (html: string): string[] =>
  html.match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^>]*/g) ?? [];

test("given a page that loads a script from elsewhere, when it is looked at, then that is found", () => {
  const page = `<link rel="icon" href="data:,"><script type="module" src="https://cdn.example/x.js">`;
  expect(fromElsewhere(page)).toHaveLength(1);
});

describe("given a running Linge", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "when it gets %s, then it ends well and leaves nothing running",
    async (signal) => {
      const running = await start({ dir });
      const ended = await running.end(signal);
      expect([ended.code, await leftOf(running)]).toEqual([0, NOTHING]);
    },
  );

  test("when Ctrl-C reaches its engine too, and itself twice as under npm, then it ends well", async () => {
    const running = await start({ dir });
    running.signalAll("SIGINT");
    const { code } = await running.end();
    expect([code, running.said.err, await leftOf(running)]).toEqual([0, "", NOTHING]);
  });

  test("when somebody presses again and again while a request holds it up, then it ends at once", async () => {
    const running = await start({ dir });
    await sendHalf(`${running.base}/graphql`);
    const press = () => isAlive(running.pid) && process.kill(running.pid, "SIGINT");
    const pressing = setInterval(press, 100);
    const { code } = await running.ended;
    clearInterval(pressing);
    await vi.waitUntil(() => !isAlive(running.enginePid), PATIENCE);
    expect(code).toBe(1);
  });

  test("when its engine hangs, then /health is bad until it goes on", async () => {
    const running = await start({ dir });
    const health = async () => (await fetch(`${running.base}/health`)).status;
    process.kill(running.enginePid, "SIGSTOP");
    const hanging = await health();
    process.kill(running.enginePid, "SIGCONT");
    await expect.poll(health).toBe(200);
    await running.end();
    expect(hanging).toBe(503);
  });

  test.each(["localhost", "127.0.0.1", "[::1]"])(
    "when it is opened at %s, then photos are sent and shown there",
    async (name) => {
      const running = await start({ dir });
      const base = `http://${name}:${new URL(running.base).port}`;
      const token = await signInAs(base, "resident");
      const query = `mutation { done: requestUpload(input: { contentType: "image/png", sizeBytes: 10 }) { upload { url } } }`;
      const { data } = await ask(base, query, {}, token);
      const { done } = data as { done: { upload: { url: string } } };
      await running.end();
      expect(new URL(done.upload.url).origin).toBe(base);
    },
  );

  test("when its engine dies, then it says so in one sentence and ends", async () => {
    const running = await start({ dir });
    process.kill(running.enginePid, "SIGKILL");
    const { code } = await running.ended;
    expect(running.said.err).toBe("The table engine ended unexpectedly: it ended with SIGKILL.\n");
    expect([code, await leftOf(running)]).toEqual([1, NOTHING]);
  });

  test("when npm, which started it, is killed, then it ends too", async () => {
    // A shell that waits stands for npm and its own shell.
    const command = ["sh", "-c", `"${process.execPath}" scripts/start.mjs; true`];
    const running = await start({ dir, command, env: { npm_lifecycle_event: "start" } });
    process.kill(running.pid, "SIGTERM");
    expect(await leftOf(running)).toEqual(NOTHING);
  });

  test("when it is to log everything, then there is one JSON line per operation", async () => {
    const running = await start({ dir, env: { LINGE_LOG: "all" } });
    await signInAs(running.base, "resident");
    await running.end();
    const lines = running.said.err.trim().split("\n");
    const read = lines.map((line) => (JSON.parse(line) as { operation: string }).operation);
    expect(read).toEqual(["SignIn"]);
  });
});

describe("given a start that makes the community", () => {
  test("when it gets SIGINT meanwhile, then it ends well and leaves nothing running", async () => {
    const cutOff = launch({ dir: await newFolder() });
    await cutOff.says("居民");
    const enginePid = enginePidOf(cutOff.dir);
    const { code } = await cutOff.end();
    const lock = (await readdir(cutOff.dir)).includes("lock.json");
    expect([code, cutOff.said.err, lock, isAlive(enginePid)]).toEqual([0, "", false, false]);
  });

  test("when a request comes meanwhile, then it is asked to come back", async () => {
    const { meanwhile } = await rescued;
    expect([meanwhile.status, meanwhile.headers.get("retry-after")]).toEqual([503, "2"]);
  });

  test("when it is killed meanwhile, then the next start makes the community whole", async () => {
    const { signal, orphan, again } = await rescued;
    expect([signal, isAlive(orphan)]).toEqual(["SIGKILL", false]);
    expect(again.said.out).toContain(MAKING);
    expect(await countComplaints(again)).toBe(SEEDED);
    await again.end();
  });
});

/** Sends a request of which the end never comes. */
async function sendHalf(url: string): Promise<void> {
  const half = request(url, { method: "POST", headers: { "content-type": "application/json" } });
  half.on("error", () => undefined);
  half.write("{");
  const [socket] = (await once(half, "socket")) as [Socket];
  if (socket.connecting) await once(socket, "connect");
  // What was written has been taken up once an answer to the same server's other door is there.
  await fetch(new URL("/health", url));
}

const clientHere = () => localClient(inject("endpoint"));

/** A start that fails, with what it left in its folder. */
async function failed(env: Record<string, string>, folder?: string) {
  const at = folder ?? (await newFolder());
  const { ended, said } = launch({ dir: at, env });
  const { code } = await ended;
  const left = await readdir(at).catch(() => []);
  return { code, said, left };
}

const sentence = (pattern: RegExp): RegExp => new RegExp(`^${pattern.source}\\.\n$`);

describe("given something in the way of a start", () => {
  test("when the port is taken, then one sentence says so and nothing is left behind", async () => {
    const server = await listenAnywhere();
    const { port } = server.address() as AddressInfo;
    const { code, said, left } = await failed({ PORT: String(port) });
    server.close();
    expect(said.err).toMatch(sentence(/Port \d+ is taken: .+ PORT=\d+ npm start/));
    expect([code, said.out, left]).toEqual([1, "", []]);
  });

  test("when the port is no number, then one sentence says so", async () => {
    const { code, said, left } = await failed({ PORT: "http" });
    expect(said.err).toMatch(sentence(/PORT must be a number from 0 to 65535, and is “http”/));
    expect([code, said.out, left]).toEqual([1, "", []]);
  });

  test("when the data folder cannot be written, then one sentence names it", async () => {
    const file = join(await newFolder(), "file");
    await writeFile(file, "");
    const { code, said } = await failed({}, join(file, "data"));
    expect(said.err).toMatch(sentence(/The data folder \S+file\/data cannot be written: .+/));
    expect([code, said.out]).toEqual([1, ""]);
  });

  test("when another Linge runs on the folder, then one sentence names it and it runs on", async () => {
    const running = await start({ dir });
    const { code, said } = await failed({}, dir);
    const says = `Another Linge \\(process ${running.pid}\\) is running on the data folder .+`;
    expect(said.err).toMatch(sentence(new RegExp(says)));
    expect([code, said.out]).toEqual([1, ""]);
    expect((await fetch(`${running.base}/health`)).status).toBe(200);
    await running.end();
  });

  test("when there is no engine, then one sentence says how to get one", async () => {
    const { code, said, left } = await failed({ LINGE_ENGINE: "/nowhere/dynoxide" });
    expect(said.err).toMatch(sentence(/There is no table engine for .+ on PATH, or set .+/));
    expect([code, said.out, left]).toEqual([1, "", []]);
  });

  test("when the table is damaged, then one sentence says why the engine does not start", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "table.db"), "no database at all".repeat(1_000));
    const { code, said, left } = await failed({}, folder);
    expect(said.err).toMatch(sentence(/数据文件已损坏.+The data file is damaged: .+/));
    expect([code, said.out, left]).toEqual([1, "", ["table.db"]]);
  });

  test("when the community is another version's, then one sentence says so and it is left alone", async () => {
    const table = { client: clientHere(), name: `older-${randomUUID()}` };
    await createTable(table);
    await write(table, { kind: "put", item: { pk: "demo", sk: "community", madeAt: 1 } });
    const { code, said } = await failed({
      LINGE_DYNAMODB_ENDPOINT: inject("endpoint"),
      LINGE_TABLE: table.name,
    });
    expect(said.err).toMatch(sentence(/The community there was made by another version .+/));
    expect([code, await get(table, { pk: "demo", sk: "community" })]).toMatchObject([1, {}]);
  });

  test("when nothing answers where the table is said to be, then one sentence says so", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const { code, said } = await failed({ LINGE_DYNAMODB_ENDPOINT: endpoint });
    expect(said.err).toMatch(sentence(/No DynamoDB answers at http:\/\/127\.0\.0\.1:\d+: .+/));
    expect([code, said.out]).toEqual([1, ""]);
  });

  test("when the table there is somebody else's, then it is left alone", async () => {
    const table = { client: clientHere(), name: `somebody-${randomUUID()}` };
    await createTable(table);
    await write(table, { kind: "put", item: { pk: "theirs", sk: "theirs" } });
    const { code, said } = await failed({
      LINGE_DYNAMODB_ENDPOINT: inject("endpoint"),
      LINGE_TABLE: table.name,
    });
    expect(said.err).toMatch(
      sentence(/The table .+ there holds something else: set LINGE_TABLE .+/),
    );
    expect([code, await get(table, { pk: "theirs", sk: "theirs" })]).toMatchObject([1, {}]);
  });
});
