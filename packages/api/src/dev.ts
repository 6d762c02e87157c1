import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { ulid } from "ulid";
import { demoDivision, demoLocationCodes } from "../demo/division.ts";
import { exampleTabs, landing, messages, type SentText } from "../demo/pages.ts";
import { bytesOf, type DemoSecrets, keyringOf, makeDemoSecrets } from "../demo/secrets.ts";
import { DEMO_NOW, type Progress, seedDemo } from "../demo/seed.ts";
import { PortTaken, serve, type Serving } from "../demo/serve.ts";
import { startWechat } from "../test/support/wechat.ts";
import { sweepComplaints } from "./complaint/sweep.ts";
import type { Deps, LogLine } from "./deps.ts";
import { type Clock, plus, SECOND } from "./kernel/clock.ts";
import { type Id, type Ids, type Kind, prefixes } from "./kernel/ids.ts";
import { createDiskBucket, type DiskBucket } from "./media/disk.ts";
import { attachConsumer } from "./media/store.ts";
import { mediaRoute, sweepUploads } from "./media/upload.ts";
import { noticeConsumer } from "./notice/store.ts";
import { createApp } from "./server.ts";
import { listPersonas } from "./session/store.ts";
import { createTokens } from "./session/token.ts";
import { wechatClient } from "./session/wechat.ts";
import { createTable } from "./table/create.ts";
import { claimDataFolder, type DataFolder, DataFolderProblem } from "./table/data-folder.ts";
import { EngineFailed, EngineMissing, startEngine } from "./table/engine.ts";
import { get, type Table, write } from "./table/table.ts";
import { createWorker } from "./worker.ts";

/*
 * The development entry: one command, a living community. It reads the environment, starts the embedded
 * engine, makes the demo community on the first start and serves the same application as Lambda does.
 */

const env = process.env;
const port = Number(env["PORT"] ?? 4000);
const dataDir = env["LINGE_DATA_DIR"] ?? join(import.meta.dirname, "../../../.data");
const SWEEP_EVERY = 15 * SECOND;
const SEEDED = { pk: "demo", sk: "seeded" };

const ids: Ids = {
  next: <K extends Kind>(kind: K) => `${prefixes[kind]}_${ulid()}` as Id<K>,
  random: (n) => crypto.getRandomValues(new Uint8Array(n)),
};

/** The demo lives on a Friday in 2026 and time goes on from there, across restarts. */
const demoClock =
  ({ startedAt }: DemoSecrets): Clock =>
  () =>
    plus(DEMO_NOW, Math.max(0, Date.now() - startedAt));

/** One JSON line per event on stderr, out of the way of what people read. */
const log = (line: LogLine): void => {
  if (line.level === "error" || env["LINGE_LOG"] === "all") console.error(JSON.stringify(line));
};

const client = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

/** A bar that grows in place on a terminal, and a line per stage elsewhere. */
function progressBar(): Progress {
  let last = "";
  return (what, done, total) => {
    if (process.stdout.isTTY) {
      const filled = Math.round((done / total) * 24);
      const bar = "█".repeat(filled) + "░".repeat(24 - filled);
      process.stdout.write(`\r  ${bar} ${what} ${done}/${total}   `);
      if (done === total) process.stdout.write("\n");
    } else if (what !== last) console.log(`  ${what} …`);
    last = what;
  };
}

/** A community half made by a start that was cut off is thrown away: nobody has lived in it yet. */
async function seedOnce(deps: Deps, bucketFor: (clock: Clock) => DiskBucket): Promise<boolean> {
  const isNew = await createTable(deps.table);
  if (!isNew && (await get(deps.table, SEEDED))) return false;
  if (!isNew) {
    await deps.table.client.send(new DeleteTableCommand({ TableName: deps.table.name }));
    await createTable(deps.table);
  }
  console.log("第一次启动，正在建立演示社区 · First start: making the demo community");
  await seedDemo(deps, bucketFor, progressBar());
  await write(deps.table, { kind: "put", item: { ...SEEDED, at: deps.clock() } });
  return true;
}

type Running = { name: string; stop: () => Promise<unknown> };

/** What runs, in the order in which it must be stopped: last started, first stopped. */
const running: Running[] = [];
let isStopping = false;

async function stopAll(code: number): Promise<never> {
  isStopping = true;
  for (const one of running.toReversed()) await one.stop().catch(() => undefined);
  process.exit(code);
}

function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      console.log("\n正在停止 · Stopping");
      void stopAll(0);
    });
}

async function openTable(folder: DataFolder): Promise<Table> {
  const given = env["LINGE_DYNAMODB_ENDPOINT"];
  if (given) return { client: client(given), name: env["LINGE_TABLE"] ?? "linge" };
  const engine = await startEngine({
    dataFile: folder.dataFile,
    onSpawn: folder.noteEngine,
    onExit: (why) => {
      if (isStopping) return;
      console.error(`The table engine ended unexpectedly: ${why}.`);
      void stopAll(1);
    },
  });
  running.push({ name: "engine", stop: engine.stop });
  return { client: client(engine.endpoint), name: "linge" };
}

async function makeDeps(folder: DataFolder, secrets: DemoSecrets, texts: SentText[]) {
  const clock = demoClock(secrets);
  const publicBase = env["LINGE_PUBLIC_URL"] ?? `http://localhost:${port}`;
  const bucketFor = (clockOf: Clock): DiskBucket =>
    createDiskBucket({
      folder: join(folder.dir, "media"),
      publicBase,
      secret: bytesOf(secrets.mediaSecret),
      clock: clockOf,
    });
  const bucket = bucketFor(clock);
  const appId = "wx-linge-demo";
  const wechat = env["LINGE_WECHAT_URL"]
    ? { url: env["LINGE_WECHAT_URL"], stop: () => Promise.resolve() }
    : await startWechat({ appId, secret: secrets.wechatSecret, clock });
  running.push({ name: "wechat", stop: () => wechat.stop() });
  const deps: Deps = {
    table: await openTable(folder),
    clock,
    ids,
    keyring: keyringOf(secrets),
    tokens: await createTokens({
      keys: secrets.signingKeys,
      issuer: publicBase,
      audience: "linge",
    }),
    bucket,
    sms: {
      sendCode: (phone, code) => {
        texts.push({ at: clock(), phone, code });
        if (texts.length > 50) texts.shift();
        console.log(`短信 · SMS to ${phone}: ${code}`);
        return Promise.resolve();
      },
    },
    wechat: wechatClient({
      baseUrl: wechat.url,
      appId,
      secret: secrets.wechatSecret,
      timeoutMs: 5 * SECOND,
    }),
    log,
    secret: bytesOf(secrets.secret),
    demoMode: true,
    wake: () => undefined,
  };
  return { deps, bucket, bucketFor };
}

/** The clocks of complaints and the remains of uploads, looked after every few seconds. */
function startSweeping(deps: Deps): void {
  let busy = Promise.resolve();
  const sweep = async () => {
    const fired = await sweepComplaints(deps.table, deps.clock());
    if (fired > 0) deps.wake();
    await sweepUploads(deps);
  };
  const timer = setInterval(() => {
    busy = busy.then(sweep).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      log({ level: "error", message: "sweep failed", detail });
    });
  }, SWEEP_EVERY);
  running.push({
    name: "sweep",
    stop: () => {
      clearInterval(timer);
      return busy;
    },
  });
}

function routesOf(deps: Deps, texts: SentText[]) {
  const [code] = demoLocationCodes(demoDivision());
  const pages: Record<string, () => Response | Promise<Response>> = {
    "/": async () => landing(await listPersonas(deps.table)),
    "/dev/messages": () => messages(texts),
  };
  const route = async (request: Request) => {
    const page = request.method === "GET" ? pages[new URL(request.url).pathname] : undefined;
    return page ? page() : null;
  };
  return { route, tabs: exampleTabs(code?.code ?? "") };
}

async function startApp(serving: Serving, folder: DataFolder): Promise<void> {
  const secrets = await folder.readOrMakeSecrets(makeDemoSecrets);
  const texts: SentText[] = [];
  const { deps, bucket, bucketFor } = await makeDeps(folder, secrets, texts);
  const isNew = await seedOnce(deps, bucketFor);
  const worker = createWorker(deps, [noticeConsumer(deps), attachConsumer(deps)]);
  deps.wake = worker.wake;
  worker.start();
  running.push({ name: "worker", stop: worker.stop });
  startSweeping(deps);
  const { route, tabs } = routesOf(deps, texts);
  const app = createApp(deps, {
    routes: [mediaRoute(deps, bucket), route],
    graphiql: {
      renderGraphiQL,
      graphiql: { title: "Linge 邻格", defaultTabs: tabs, shouldPersistHeaders: true },
    },
  });
  serving.use((request) => app.fetch(request));
  await greet(deps, isNew);
}

async function greet(deps: Deps, isNew: boolean): Promise<void> {
  const base = `http://localhost:${port}`;
  const personas = await listPersonas(deps.table);
  const width = Math.max(...personas.map(({ key }) => key.length));
  console.log(`
邻格 Linge ${isNew ? "已建好演示社区，" : ""}正在运行 · is running

  ${base}/                        这里有什么 · what is here
  ${base}/graphql                 试用接口（GraphiQL）· try the API
  ${base}/dev/messages            短信验证码 · one-time codes
  ${base}/health · ${base}/.well-known/jwks.json

  演示身份 · Demo personas
${personas.map(({ key, title }) => `    ${key.padEnd(width)}  ${title.zh} · ${title.en}`).join("\n")}

  登录 · Sign in:  mutation { signInAsPersona(input: { key: "resident" }) { session { accessToken } } }
                   then send the header  authorization: Bearer <accessToken>

  Ctrl-C 停止 · stops everything; 数据保留在 · data stays in ${dataDir}
`);
}

/** Problems a person can solve are one sentence; anything else keeps its stack. */
const isPlain = (error: unknown): error is Error =>
  error instanceof PortTaken ||
  error instanceof DataFolderProblem ||
  error instanceof EngineMissing ||
  error instanceof EngineFailed;

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new PortTaken(`PORT must be a number from 1 to 65535, and is "${env["PORT"]}".`);
  stopOnSignals();
  const serving = await serve(port);
  running.push({ name: "http", stop: serving.stop });
  const folder = await claimDataFolder(dataDir);
  running.push({ name: "folder", stop: folder.release });
  await startApp(serving, folder);
}

try {
  await main();
} catch (error) {
  console.error(isPlain(error) ? error.message : error);
  await stopAll(1);
}
