import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DeleteTableCommand } from "@aws-sdk/client-dynamodb";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { ulid } from "ulid";
import { APP_FOLDER, buildApp } from "../demo/app.ts";
import { type Lifetime, live, StartProblem } from "../demo/lifetime.ts";
import { exampleTabs, landing, messages, type SentText } from "../demo/pages.ts";
import { type DemoSecrets, keyringOf, makeDemoSecrets } from "../demo/secrets.ts";
import { DEMO_NOW } from "../demo/now.ts";
import type { Progress } from "../demo/seed.ts";
import { followHost } from "../demo/host.ts";
import { serve } from "../demo/serve.ts";
import { readSite, type Site, withSite } from "../demo/site.ts";
import { greeting, progressBar } from "../demo/terminal.ts";
import { startWechat } from "../test/support/wechat.ts";
import { consumersOf } from "./consumers.ts";
import type { Deps, LogLine } from "./deps.ts";
import { type Clock, plus, SECOND } from "./kernel/clock.ts";
import { type Id, type Ids, type Kind, prefixes } from "./kernel/ids.ts";
import { PARTNER_TRY } from "./kernel/wire.ts";
import { createDiskBucket, type DiskBucket } from "./media/disk.ts";
import { mediaRoute } from "./media/upload.ts";
import { feedRoute } from "./feed/serve.ts";
import { type App, createApp } from "./server.ts";
import { listPersonas } from "./session/store.ts";
import { createTokens } from "./session/token.ts";
import { wechatClient } from "./session/wechat.ts";
import { sweep } from "./sweep.ts";
import { localClient } from "./table/client.ts";
import { createTable } from "./table/create.ts";
import { claimDataFolder, type DataFolder, DataFolderProblem } from "./table/data-folder.ts";
import { EngineFailed, EngineMissing, startEngine } from "./table/engine.ts";
import { readBytes } from "./table/seal.ts";
import { get, type Table, write } from "./table/table.ts";
import { createWorker } from "./worker.ts";

/*
 * The development entry: one command, a living community. It reads the environment, starts the embedded
 * engine, makes the demo community on the first start and serves the same application as Lambda does.
 *
 *   PORT                     4000 unless set; 0 takes any free one
 *   LINGE_HOST               127.0.0.1 and ::1 unless set: whoever reaches us can sign in as anybody of the demo
 *   LINGE_PUBLIC_URL         under which clients reach us who do not sit at this machine
 *   LINGE_DATA_DIR           .data in the repository unless set
 *   LINGE_LOG                "all" writes a line per operation; faults are always written
 *   LINGE_ENGINE             program of the table engine, when it is not the one of this platform's package
 *   LINGE_DYNAMODB_ENDPOINT  a running DynamoDB instead of the engine, with LINGE_TABLE as the table
 *   LINGE_WECHAT_URL         WeChat's endpoints; a stand-in unless set
 */

const env = process.env;
/** What `localhost` may mean; some machines have only the first. */
const LOOPBACK = { host: "127.0.0.1", alsoHost: "::1" };
const SWEEP_EVERY = 15 * SECOND;

function portOf(text: string | undefined): number {
  if (!text) return 4000;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new StartProblem(`PORT must be a number from 0 to 65535, and is “${text}”.`);
}

const ids: Ids = {
  next: <K extends Kind>(kind: K) => `${prefixes[kind]}_${ulid()}` as Id<K>,
  random: (n) => crypto.getRandomValues(new Uint8Array(n)),
};

/** The demo lives on a Friday in 2026; from when it was made time goes on there, across restarts. */
function makeDemoClock() {
  let madeAt: number | null = null;
  const read: Clock = () =>
    madeAt === null ? DEMO_NOW : plus(DEMO_NOW, Math.max(0, Date.now() - madeAt));
  const start = (realMs: number): void => {
    madeAt = realMs;
  };
  return { read, start };
}

type Home = {
  life: Lifetime;
  folder: DataFolder;
  secrets: DemoSecrets;
  base: string;
  host: ReturnType<typeof followHost>;
};
type World = {
  deps: Deps;
  clock: ReturnType<typeof makeDemoClock>;
  bucketFor: (clock: Clock) => DiskBucket;
  bucket: DiskBucket;
  texts: SentText[];
};

/** One JSON line per event on stderr, out of the way of what people read. What breaks off at the end is no fault. */
const logOf =
  ({ ending }: Lifetime) =>
  (line: LogLine): void => {
    const isFault = line.level === "error" && !ending.aborted;
    if (isFault || env["LINGE_LOG"] === "all") console.error(JSON.stringify(line));
  };

async function openTable(life: Lifetime, folder: DataFolder): Promise<Table> {
  const given = env["LINGE_DYNAMODB_ENDPOINT"];
  if (given) return { client: localClient(given), name: env["LINGE_TABLE"] ?? "linge" };
  const engine = await startEngine({
    ...(env["LINGE_ENGINE"] && { binary: env["LINGE_ENGINE"] }),
    dataFile: folder.dataFile,
    onSpawn: folder.noteEngine,
    onExit: (why) => {
      // Ctrl-C reaches the engine too.
      if (life.ending.aborted) return;
      console.error(`The table engine ended unexpectedly: ${why}.`);
      life.end(1);
    },
  });
  life.onEnd(engine.stop);
  return { client: localClient(engine.endpoint), name: "linge" };
}

async function openWechat(life: Lifetime, secret: string, clock: Clock) {
  const appId = "wx-linge-demo";
  const templates = { WORK: "demo-work", INFO: "demo-info" };
  const client = (baseUrl: string) =>
    wechatClient({ baseUrl, appId, secret, timeoutMs: PARTNER_TRY, templates, eventToken: secret });
  const given = env["LINGE_WECHAT_URL"];
  if (given) return client(given);
  const standIn = await startWechat({ appId, secret, clock });
  life.onEnd(standIn.stop);
  return client(standIn.url);
}

/** Texts go nowhere: they are shown to whoever runs the demo. */
const smsTo = (texts: SentText[], clock: Clock): Deps["sms"] => ({
  sendCode: (phone, code) => {
    texts.push({ at: clock(), phone, code });
    if (texts.length > 50) texts.shift();
    console.log(`短信 · SMS to ${phone}: ${code}`);
    return Promise.resolve();
  },
  sendNotice: (phone, title) => {
    console.log(`短信 · SMS to ${phone}: ${title}`);
    return Promise.resolve({ kind: "sent" });
  },
});

async function makeWorld(
  { life, folder, secrets, base, host }: Home,
  table: Table,
): Promise<World> {
  const clock = makeDemoClock();
  const texts: SentText[] = [];
  const media = { folder: join(folder.dir, "media"), publicBase: host.base };
  const bucketFor = (clockOf: Clock): DiskBucket =>
    createDiskBucket({ ...media, secret: readBytes(secrets.mediaSecret), clock: clockOf });
  const bucket = bucketFor(clock.read);
  const deps: Deps = {
    table,
    clock: clock.read,
    ids,
    keyring: keyringOf(secrets),
    tokens: await createTokens({ keys: secrets.signingKeys, issuer: base, audience: "linge" }),
    bucket,
    sms: smsTo(texts, clock.read),
    wechat: await openWechat(life, secrets.wechatSecret, clock.read),
    log: logOf(life),
    secret: readBytes(secrets.secret),
    demoMode: true,
    wake: () => undefined,
  };
  return { deps, clock, bucketFor, bucket, texts };
}

const DEMO = { pk: "demo", sk: "community" };

/** Raised when what is stored changes its shape: a community of another one cannot be read. */
const DEMO_LAYOUT = 12;

/** When the community was made, in real milliseconds; null when a start was cut off while making it. */
type Marker = { madeAt: number | null };

const mark = ({ table }: Deps, marker: Marker): Promise<boolean> =>
  write(table, { kind: "put", item: { ...DEMO, ...marker, layout: DEMO_LAYOUT } });

/** Creates the table unless it is there. Without our own engine somebody else's may be out of reach. */
async function reachTable(table: Table): Promise<boolean> {
  const given = env["LINGE_DYNAMODB_ENDPOINT"];
  try {
    return await createTable(table);
  } catch (error) {
    if (!given) throw error;
    throw new StartProblem(`No DynamoDB answers at ${given}: ${(error as Error).message}.`);
  }
}

/** What is known of the demo in the table; `undefined` when the table is new. */
async function readMarker({ table }: Deps): Promise<Marker | undefined> {
  if (await reachTable(table)) return undefined;
  const found = await get(table, DEMO);
  if (!found && env["LINGE_DYNAMODB_ENDPOINT"])
    throw new StartProblem(
      `The table ${table.name} there holds something else: set LINGE_TABLE to another name.`,
    );
  if (found && found["layout"] !== DEMO_LAYOUT)
    throw new StartProblem(
      "The community there was made by another version of Linge: delete its data folder, or set LINGE_DATA_DIR to another one.",
    );
  return { madeAt: (found?.["madeAt"] as number | null | undefined) ?? null };
}

/** A community half made is thrown away: nobody has lived in it yet. */
async function clear({ table }: Deps, { dir }: DataFolder): Promise<void> {
  await table.client.send(new DeleteTableCommand({ TableName: table.name }));
  await rm(join(dir, "media"), { recursive: true, force: true });
  await createTable(table);
}

async function makeDemo({ deps, bucketFor }: World, { ending }: Lifetime): Promise<number> {
  await mark(deps, { madeAt: null });
  console.log("第一次启动，正在建立演示社区 · First start: making the demo community");
  const show = progressBar();
  const progress: Progress = (...step) => {
    ending.throwIfAborted();
    show(...step);
  };
  // A start that finds a community does not draw its map.
  const { seedDemo } = await import("../demo/seed.ts");
  await seedDemo(deps, bucketFor, progress);
  const madeAt = Date.now();
  await mark(deps, { madeAt });
  return madeAt;
}

/** Makes the community when it is not there and lets its time go on; answers whether it is new. */
async function settle(world: World, { life, folder }: Home): Promise<boolean> {
  const marker = await readMarker(world.deps);
  if (marker && marker.madeAt === null) await clear(world.deps, folder);
  const known = marker?.madeAt ?? null;
  world.clock.start(known ?? (await makeDemo(world, life)));
  return known === null;
}

/** The clocks of complaints and bookings and the remains of uploads, looked after at once and every few seconds. */
function startSweeping(life: Lifetime, deps: Deps): void {
  let underWay: Promise<unknown> | null = null;
  const tick = (): void => {
    underWay ??= sweep(deps).finally(() => {
      underWay = null;
    });
  };
  const timer = setInterval(tick, SWEEP_EVERY);
  life.onEnd(async () => {
    clearInterval(timer);
    await underWay;
  });
  tick();
}

function startWork(life: Lifetime, deps: Deps): void {
  const worker = createWorker(deps, consumersOf(deps));
  deps.wake = worker.wake;
  worker.start();
  life.onEnd(worker.stop);
  startSweeping(life, deps);
}

/** The pages around the API, for whoever tries the demo. */
function pagesOf(deps: Deps, texts: SentText[]) {
  const door = async () => landing(await listPersonas(deps.table));
  // The app takes "/" where it is there.
  const pages: Record<string, () => Response | Promise<Response>> = {
    "/": door,
    "/dev": door,
    "/dev/messages": () => messages(texts),
  };
  return async ({ method, url }: Request) => {
    const page = method === "GET" || method === "HEAD" ? pages[new URL(url).pathname] : undefined;
    return page ? page() : null;
  };
}

/** The browser app; empty, and told why, when it could not be built: the API is served all the same. */
async function openApp(life: Lifetime, base: string): Promise<Site> {
  const problem = await buildApp(life);
  if (problem === null) return readSite(APP_FOLDER, base);
  if (!life.ending.aborted)
    console.error(`The browser app could not be built, only the API is served:\n${problem}`);
  return new Map();
}

/** The page to try the API on; its examples know a place of the demo, which is looked up when somebody opens it. */
async function graphiqlOptions() {
  const { demoDivision, demoLocationCodes } = await import("../demo/division.ts");
  const [code] = demoLocationCodes(demoDivision());
  const defaultTabs = exampleTabs(code?.code ?? "");
  return { title: "Linge 邻格", defaultTabs, shouldPersistHeaders: true };
}

function appOf({ deps, bucket, texts }: World): App {
  return createApp(deps, {
    routes: [mediaRoute(deps, bucket), feedRoute(deps), pagesOf(deps, texts)],
    graphiql: { renderGraphiQL, graphiql: graphiqlOptions },
  });
}

async function start(life: Lifetime): Promise<void> {
  const log = logOf(life);
  const onFault = (error: unknown): void =>
    log({ level: "error", message: "request failed", detail: String(error) });
  const hosts = env["LINGE_HOST"] ? { host: env["LINGE_HOST"] } : LOOPBACK;
  const serving = await serve({ port: portOf(env["PORT"]), ...hosts }, onFault);
  life.onEnd(serving.stop);
  const folder = await claimDataFolder(
    env["LINGE_DATA_DIR"] || join(import.meta.dirname, "../../../.data"),
  );
  life.onEnd(folder.release);
  const table = await openTable(life, folder);
  life.ending.throwIfAborted();
  const secrets = await folder.readOrMakeSecrets(makeDemoSecrets);
  const base = env["LINGE_PUBLIC_URL"] || `http://localhost:${serving.port}`;
  const host = followHost(base);
  const home = { life, folder, secrets, base, host };
  const world = await makeWorld(home, table);
  const [isNew, site] = await Promise.all([settle(world, home), openApp(life, base)]);
  startWork(life, world.deps);
  serving.use(host.answering(withSite(site, appOf(world).fetch)));
  // Requests are the last to begin and the first to end.
  life.onEnd(serving.stop);
  console.log(greeting(base, folder.dir, isNew, await listPersonas(table)));
}

await live(start, {
  isPlain: (error) =>
    error instanceof StartProblem ||
    error instanceof DataFolderProblem ||
    error instanceof EngineMissing ||
    error instanceof EngineFailed,
  endsWithNpm: env["npm_lifecycle_event"] === "start",
});
