import { randomUUID } from "node:crypto";
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND } from "../kernel/clock.ts";
import { isEngineOn } from "./engine.ts";

/** The folder cannot be ours: taken, not writable or damaged. The message is one sentence for the person who starts. */
export class DataFolderProblem extends Error {
  override name = "DataFolderProblem";
}

/** The folder one running process keeps its data in; nobody else can claim it until it is released. */
export type DataFolder = {
  /** Absolute path. */
  dir: string;
  /** Where the engine's database belongs. */
  dataFile: string;
  /** Writes the engine's process id down, so that the next start can end it if we are killed. */
  noteEngine: (pid: number) => void;
  /** The secrets of this folder; `make` is asked the first time only. The file is readable by its owner alone. */
  readOrMakeSecrets: <T>(make: () => Promise<T>) => Promise<T>;
  /** Gives the folder back. Stop the engine first. */
  release: () => Promise<void>;
};

/** What the lock file says: who holds the folder, since when, and with which engine. */
type Holder = { pid: number; started: string | null; engine?: number };

const STOP_WITHIN = 3 * SECOND;
const POLL = 20;

/**
 * Makes the folder ours, creating it (0700) when needed. The lock of a process that is gone is taken over,
 * and an engine that process left behind is ended first: two engines on one file would lose writes.
 */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  const dir = resolve(folder);
  const lock = join(dir, "lock.json");
  const dataFile = join(dir, "table.db");
  await makeFolder(dir);
  const found = readHolder(lock);
  if (found && isRunning(found.holder)) throw taken(dir, found.holder);
  if (found?.holder.engine !== undefined) await endOrphan(found.holder.engine, dataFile);
  const holder: Holder = { pid: process.pid, started: startOf(process.pid) };
  if (!takeLock(lock, holder, found?.text)) throw taken(dir, readHolder(lock)?.holder);
  return {
    dir,
    dataFile,
    noteEngine: (pid) => replaceFile(lock, JSON.stringify({ ...holder, engine: pid })),
    readOrMakeSecrets: (make) => readOrMake(join(dir, "secrets.json"), make),
    release: () => rm(lock, { force: true }),
  };
}

async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const probe = join(dir, `.writable-${randomUUID()}`);
    replaceFile(probe, "");
    await rm(probe);
  } catch (error) {
    const { message } = error as Error;
    throw new DataFolderProblem(`The data folder ${dir} cannot be written: ${message}.`);
  }
}

/** Takes the lock, in the place of the stale one with that text if there is one; false when somebody was faster. */
function takeLock(lock: string, holder: Holder, stale: string | undefined): boolean {
  if (stale !== undefined && readHolder(lock)?.text === stale) rmSync(lock, { force: true });
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    // A link appears with its content or not at all, and never replaces another.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(lock: string): { holder: Holder; text: string } | null {
  if (!existsSync(lock)) return null;
  try {
    const text = readFileSync(lock, "utf8");
    return { holder: JSON.parse(text) as Holder, text };
  } catch {
    throw new DataFolderProblem(
      `The lock ${lock} cannot be read: make sure that no Linge runs on this folder, then delete it.`,
    );
  }
}

const taken = (dir: string, holder: Holder | undefined) =>
  new DataFolderProblem(
    `Another Linge (process ${holder?.pid ?? "unknown"}) is running on the data folder ${dir}: stop it or choose another folder.`,
  );

/** Process ids are used again, after a restart of a container even at once: the start time tells two apart. */
function isRunning({ pid, started }: Holder): boolean {
  return started === null ? isAlive(pid) : startOf(pid) === started;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * When a process started, in clock ticks since boot (field 22 of /proc/<pid>/stat, after the name in brackets);
 * null when it is gone, only waits to be reaped, or when this system has no /proc.
 */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Ends the engine a killed process left on our file, and only that: its command line must say so. */
async function endOrphan(pid: number, dataFile: string): Promise<void> {
  if (!existsSync("/proc/self")) {
    if (!isAlive(pid)) return;
    throw new DataFolderProblem(
      `Process ${pid} may be an engine an earlier run left on ${dataFile}: end it, then start again.`,
    );
  }
  const isOurs = () => isEngineOn(commandLineOf(pid), dataFile);
  if (isOurs()) process.kill(pid, "SIGTERM");
  if (await becomesFalse(isOurs)) return;
  process.kill(pid, "SIGKILL");
  if (await becomesFalse(isOurs)) return;
  throw new DataFolderProblem(
    `The engine ${pid} of an earlier run on ${dataFile} cannot be ended.`,
  );
}

/** The program and arguments of a process; empty when it is gone. */
function commandLineOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

async function becomesFalse(holds: () => boolean): Promise<boolean> {
  const deadline = performance.now() + STOP_WITHIN;
  while (holds() && performance.now() < deadline) await sleep(POLL);
  return !holds();
}

async function readOrMake<T>(path: string, make: () => Promise<T>): Promise<T> {
  if (!existsSync(path)) {
    const secrets = await make();
    replaceFile(path, JSON.stringify(secrets));
    return secrets;
  }
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch {
    // Making new ones here would make every encrypted field in the table unreadable for ever.
    throw new DataFolderProblem(
      `The secrets ${path} cannot be read: restore them from a backup, or delete the whole folder to start empty.`,
    );
  }
}

/** Writes a file for its owner alone; a reader sees the old text or the new, never a part. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
