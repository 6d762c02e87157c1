import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const LOOK_EVERY_MS = 300;
const bell = new Int32Array(new SharedArrayBuffer(4));
const pause = (): unknown => Atomics.wait(bell, 0, 0, LOOK_EVERY_MS);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, and is there all the same.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Who holds the lock; null when nobody does any longer. */
function holderOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    return isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Does something while no other process does it: whoever comes second waits. A lock whose process has ended
 * keeps nobody waiting.
 */
export function alone<T>(lock: string, work: () => T): T {
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) {
    if (holderOf(lock) === null) rmSync(lock, { force: true });
    else pause();
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}
