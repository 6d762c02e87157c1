import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import {
  copyFirstStart,
  type FirstStart,
  makeFirstStart,
  READY,
} from "../../../../scripts/first-start.ts";
import { toMs } from "../../src/kernel/clock.ts";
import { ACCESS_TOKEN_LIFE } from "../../src/kernel/wire.ts";

/** The start command as a user meets it: a process of its own, on a data folder of its own. */
export type Started = {
  pid: number;
  dir: string;
  /** What it has written so far. */
  said: { out: string; err: string };
  /** Resolves once it has written this to standard output; rejects when it ends without. */
  says: (words: string) => Promise<void>;
  ended: Promise<Ended>;
  /** Sends a signal and waits for the end. */
  end: (signal?: NodeJS.Signals) => Promise<Ended>;
  /** As a terminal sends Ctrl-C: to everything that was started, not to one process. */
  signalAll: (signal: NodeJS.Signals) => void;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null };
export type Settings = { dir: string; env?: Record<string, string>; command?: readonly string[] };

const root = join(import.meta.dirname, "../../../..");
/** Complaints of a new demo: those that are told, and two that began as bookings. */
export const SEEDED = 82;
const running = new Set<Started>();

/** Starts it on any free port; nothing of the caller's environment but PATH reaches it. */
export function launch({ dir, env = {}, command }: Settings): Started {
  const [program = "", ...args] = command ?? [process.execPath, "scripts/start.mjs"];
  const child = spawn(program, args, {
    cwd: root,
    // In a process group of its own, which Ctrl-C can be sent to.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], PORT: "0", LINGE_DATA_DIR: dir, ...env },
  });
  const said = { out: "", err: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.once("close", (code, signal) => resolve({ code, signal }));
  if (child.pid === undefined) throw new Error(`${program} could not be started`);
  const { pid } = child;
  const signalAll = (signal: NodeJS.Signals): void => {
    process.kill(-pid, signal);
  };
  const says = (words: string): Promise<void> => {
    const { promise, resolve: done, reject } = Promise.withResolvers<void>();
    const look = () => said.out.includes(words) && done();
    child.stdout.on("data", look);
    look();
    void ended.then(() => reject(new Error(`ended without “${words}”: ${said.out}${said.err}`)));
    return promise;
  };
  const end = (signal: NodeJS.Signals = "SIGINT"): Promise<Ended> => {
    process.kill(pid, signal);
    return ended;
  };
  const started = { pid, dir, said, says, ended, end, signalAll };
  running.add(started);
  return started;
}

export type Serving = Started & { base: string; enginePid: number };

/** Starts it and waits until it serves. */
export async function start(settings: Settings): Promise<Serving> {
  const started = launch(settings);
  await started.says(READY);
  const base = /(http:\/\/\S+)\/graphql/.exec(started.said.out)?.[1] ?? "";
  return { ...started, base, enginePid: enginePidOf(settings.dir) };
}

/** The engine that the lock of a data folder names; 0 when it names none. */
export function enginePidOf(dir: string): number {
  const lock = join(dir, "lock.json");
  if (!existsSync(lock)) return 0;
  return (JSON.parse(readFileSync(lock, "utf8")) as { engine?: number }).engine ?? 0;
}

/** Runs, that is: is there and is not only waiting to be reaped. */
export const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");

/** Ends whatever tests have left running, engines too. To be called when a file is done. */
export function endAll(): void {
  for (const { signalAll } of running)
    try {
      signalAll("SIGKILL");
    } catch {
      // All of it has ended, as it should.
    }
}

/** An empty folder of this run. */
export const newFolder = (): Promise<string> => mkdtemp(join(inject("scratch"), "data-"));

/**
 * A copy of a data folder after a first start, to do with as one likes. That start is made once in a run:
 * where LINGE_FIRST_START says, or by whichever test file comes first.
 */
export async function copySeeded(): Promise<{ dir: string; first: FirstStart }> {
  const given = process.env["LINGE_FIRST_START"];
  const folder = given ?? join(inject("scratch"), "first-start");
  if (!given)
    await mkdir(folder).then(
      () => makeFirstStart(folder),
      () => undefined,
    );
  const dir = await newFolder();
  return { dir, first: await copyFirstStart(folder, dir) };
}

/** What it holds depends on the query; whoever asked knows. */
export type Answer = { data: unknown; errors?: readonly unknown[] };

/** One GraphQL operation over HTTP. */
export async function ask(
  base: string,
  query: string,
  variables: object = {},
  token?: string,
): Promise<Answer> {
  const response = await fetch(`${base}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** An access token of a persona. */
export async function signInAs(base: string, key: string): Promise<string> {
  const { data, errors } = await ask(
    base,
    `mutation SignIn($key: String!) { done: signInAsPersona(input: { key: $key }) { session { accessToken } } }`,
    { key },
  );
  if (!data) throw new Error(`${key}: ${JSON.stringify(errors)}`);
  const { done } = data as unknown as { done: { session: { accessToken: string } } };
  return done.session.accessToken;
}

/** The demo's time in milliseconds, as an access token made just now tells it. */
export async function demoTime({ base }: Serving): Promise<number> {
  const { data } = await ask(
    base,
    `mutation { done: signInAsPersona(input: { key: "resident" }) { session { expiresAt } } }`,
  );
  const { done } = data as { done: { session: { expiresAt: string } } };
  return toMs(done.session.expiresAt) - ACCESS_TOKEN_LIFE;
}
