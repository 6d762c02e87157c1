import { readFileSync } from "node:fs";
import { SECOND } from "../src/kernel/clock.ts";
import { machineProblem } from "./machine-problem.ts";

/** Something a person can put right: the message is one sentence for whoever starts Linge. */
export class StartProblem extends Error {
  override name = "StartProblem";
}

/** The life of this process: what it starts it also stops, whatever ends it. */
export type Lifetime = {
  /** Aborted when the end was asked for: whatever takes long while starting gives up then. */
  ending: AbortSignal;
  /** Says how to stop what was just started. What was started last is stopped first. */
  onEnd: (stop: () => Promise<unknown>) => void;
  /** Asks for the end. The first to ask decides the exit code. */
  end: (code: number) => void;
};

/** How long one part may take to stop before the end goes on without it. */
const STOP_WITHIN = 5 * SECOND;
/** How long a start that was cut off may take to notice. */
const NOTICE_WITHIN = 3 * SECOND;
/** One Ctrl-C comes twice under npm: from the terminal, and passed on by npm. */
const SAME_PRESS = SECOND;

/** Waits until work has ended, well or not, but no longer than so many milliseconds. */
export const settled = (work: Promise<unknown>, within: number): Promise<unknown> => {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, within);
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
};

/** Ctrl-C and its like ask for the end; whoever presses again after a second will not wait for it. */
function endOnSignals(end: (code: number) => void): void {
  let first: number | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      const now = performance.now();
      if (first !== null && now - first > SAME_PRESS) process.exit(1);
      if (first === null) console.log("\n正在停止 · Stopping");
      first ??= now;
      end(0);
    });
}

/** A file of /proc about a process; empty where there is none. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** The processes above us up to the npm that started us: only what npm starts has its name in the environment. */
function lineage(): string {
  const pids = [process.ppid];
  for (let pid = process.ppid; procFile(pid, "environ").includes("npm_lifecycle_event=");) {
    pid = Number(procFile(pid, "stat").split(") ").at(-1)?.split(" ")[1]);
    pids.push(pid);
  }
  return pids.join();
}

/**
 * npm passes a signal on to the shell it started and ends; that shell ends too and passes nothing on. So
 * what npm started ends when one of those above it is gone. Others may outlive whoever started them.
 */
function endWithNpm(end: (code: number) => void): void {
  const first = lineage();
  setInterval(() => first === lineage() || end(0), SECOND).unref();
}

/** Tells a problem in a sentence when a person can solve it, and with its stack when it is ours. */
const report = (error: unknown, isPlain: (error: unknown) => boolean): void =>
  console.error(machineProblem(error) ?? (isPlain(error) ? (error as Error).message : error));

/**
 * Runs `start`, keeps the process going, and ends it in order: everything is stopped once, also when the
 * end comes in the middle of the start, and no error that comes of stopping is told.
 */
export async function live(
  start: (life: Lifetime) => Promise<void>,
  options: { isPlain: (error: unknown) => boolean; endsWithNpm: boolean },
): Promise<never> {
  const stops: (() => Promise<unknown>)[] = [];
  const { promise: asked, resolve } = Promise.withResolvers<number>();
  const ending = new AbortController();
  const end = (code: number): void => {
    ending.abort();
    resolve(code);
  };
  const fail = (error: unknown): void => {
    if (!ending.signal.aborted) report(error, options.isPlain);
    end(1);
  };
  endOnSignals(end);
  if (options.endsWithNpm) endWithNpm(end);
  process.on("uncaughtException", fail);
  const started = start({ ending: ending.signal, onEnd: (stop) => stops.push(stop), end });
  void started.catch(fail);
  const code = await asked;
  await settled(started, NOTICE_WITHIN);
  for (const stop of stops.toReversed()) await settled(stop(), STOP_WITHIN);
  process.exit(code);
}
