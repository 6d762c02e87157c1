import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND } from "../kernel/clock.ts";

/** There is no engine on this machine: the message says how to get one. */
export class EngineMissing extends Error {
  override name = "EngineMissing";
}

/** The engine is there but did not start: the message carries its own last words. */
export class EngineFailed extends Error {
  override name = "EngineFailed";
}

/** A running engine. */
export type Engine = {
  /** Base URL of the DynamoDB protocol, on loopback. */
  endpoint: string;
  pid: number;
  /** Ends the process: asked first, forced after a bound. Safe to call twice. */
  stop: () => Promise<void>;
};

export type EngineOptions = {
  /** The database file; without one the data lives in memory. */
  dataFile?: string;
  /** Called as soon as there is a process, before it answers, so that no crash can lose sight of it. */
  onSpawn?: (pid: number) => void;
  /** Called when the engine ends although nobody called `stop`. */
  onExit?: (why: string) => void;
  /** The program to run; by default the one of this machine. */
  binary?: string;
  /** Milliseconds the engine has to answer. */
  startWithin?: number;
  /** Milliseconds the engine has to end by itself when stopped. */
  stopWithin?: number;
};

const HOST = "127.0.0.1";
const POLL = 20;
const TRIES = 3;

/**
 * Starts dynoxide on a free loopback port and waits until it answers.
 * It stays in our process group: Ctrl-C and a kill of the group reach it too, so it cannot be left behind.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch(options, await freePort());
    if (started.kind === "running") return started.engine;
    // Somebody may take the port between our look and the engine's: then another port will do.
    if (attempt === TRIES || !started.why.includes("already in use"))
      throw new EngineFailed(`The table engine did not start: ${started.why}.`);
  }
}

/** True for the command line of an engine that serves this database file. */
export const isEngineOn = (commandLine: readonly string[], dataFile: string): boolean =>
  basename(commandLine[0] ?? "").startsWith("dynoxide") &&
  commandLine[commandLine.indexOf("--db-path") + 1] === dataFile;

/** The engine's program: the package of this platform when it is installed, else a name to find on PATH. */
export function engineBinary(platform: string = process.platform, arch: string = process.arch) {
  const name = platform === "win32" ? "dynoxide.exe" : "dynoxide";
  try {
    const manifest = `@dynoxide/${platform}-${arch}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(manifest)), name);
  } catch {
    return name;
  }
}

type Child = ChildProcessByStdio<null, null, Readable>;
type Launch = { kind: "running"; engine: Engine } | { kind: "ended"; why: string };

async function launch(options: EngineOptions, port: number): Promise<Launch> {
  const { dataFile, startWithin = 10 * SECOND, stopWithin = 3 * SECOND } = options;
  const file = dataFile === undefined ? [] : ["--db-path", dataFile];
  const binary = options.binary ?? engineBinary();
  const child = spawn(binary, ["serve", "--host", HOST, "-p", String(port), ...file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const life = watch(child, binary);
  if (child.pid === undefined) throw (await life.ended).error;
  options.onSpawn?.(child.pid);

  const endpoint = `http://${HOST}:${port}`;
  if (await answers(endpoint, startWithin, life.isOver)) {
    const stop = stopper(child, life, stopWithin);
    void life.ended.then(({ why }) => stop.asked() || options.onExit?.(why));
    return { kind: "running", engine: { endpoint, pid: child.pid, stop: stop.now } };
  }
  const silent = !life.isOver();
  await stopper(child, life, stopWithin).now();
  const why = silent ? `no answer within ${startWithin} ms` : (await life.ended).why;
  return { kind: "ended", why };
}

type Life = {
  isOver: () => boolean;
  /** Settles when the process is gone, or never came to be (`error`). */
  ended: Promise<{ why: string; error?: Error }>;
};

/** Follows a process to its end, keeps its last words, and takes it along when ours ends. */
function watch(child: Child, binary: string): Life {
  let over = false;
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const takeAlong = () => child.kill("SIGKILL");
  process.once("exit", takeAlong);
  const { promise: ended, resolve } = Promise.withResolvers<{ why: string; error?: Error }>();
  const end = (why: string, error?: Error) => {
    over = true;
    process.removeListener("exit", takeAlong);
    resolve({ why, ...(error && { error }) });
  };
  child.once("error", (error: NodeJS.ErrnoException) =>
    end(error.message, error.code === "ENOENT" ? missing() : cannotRun(binary, error)),
  );
  child.once("close", (code, signal) =>
    end(signal ? `it ended with ${signal}` : (lastLine(said) ?? `it ended with code ${code}`)),
  );
  return { isOver: () => over, ended };
}

const missing = () =>
  new EngineMissing(
    `There is no table engine for ${process.platform}-${process.arch}: put the program dynoxide (https://github.com/nubo-db/dynoxide) on PATH, or set LINGE_DYNAMODB_ENDPOINT to a running DynamoDB.`,
  );

const cannotRun = (binary: string, error: Error) =>
  new EngineFailed(`The table engine ${binary} cannot be run: ${error.message}.`);

const lastLine = (text: string): string | undefined =>
  text
    .split("\n")
    .findLast((line) => line.trim() !== "")
    ?.replace(/^error: /, "")
    .replace(/\.$/, "");

/** Ends a process once, however often it is asked to. */
function stopper(child: Child, life: Life, within: number) {
  let stopping: Promise<void> | undefined;
  const end = async () => {
    if (life.isOver()) return;
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), within);
    await life.ended;
    clearTimeout(force);
  };
  return { now: () => (stopping ??= end()), asked: () => stopping !== undefined };
}

/** Asks until the engine answers; false when it ended or the time is up. */
async function answers(endpoint: string, within: number, isOver: () => boolean): Promise<boolean> {
  const deadline = performance.now() + within;
  while (performance.now() < deadline && !isOver()) {
    try {
      const left = Math.ceil(deadline - performance.now());
      const response = await fetch(endpoint, { signal: AbortSignal.timeout(Math.max(left, 1)) });
      await response.body?.cancel();
      return !isOver();
    } catch {
      await sleep(POLL);
    }
  }
  return false;
}

/** A loopback port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, HOST, resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  await closed.promise;
  return port;
}
