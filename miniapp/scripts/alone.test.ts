import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alone } from "./alone";

let folder = "";
let lock = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "linge-alone-"));
  lock = join(folder, "dist", ".lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = JSON.stringify(join(import.meta.dirname, "alone.ts"));
/** A process that notes when it begins and ends its work. */
const worker = () =>
  spawn(process.execPath, [
    "--eval",
    `const { alone } = await import(${source}); const { appendFileSync } = await import("node:fs");
     alone(${JSON.stringify(lock)}, () => {
       const note = (what) => appendFileSync(${JSON.stringify(join(folder, "notes"))}, what);
       note("["); for (const end = performance.now() + 200; performance.now() < end; ); note("]");
     });`,
  ]);

describe("given work that only one process may do at a time", () => {
  it("when several want to, then they do it one after the other", async () => {
    const workers = [worker(), worker(), worker()];
    await Promise.all(workers.map((one) => once(one, "exit")));
    expect(readFileSync(join(folder, "notes"), "utf8")).toBe("[][][]");
  });

  it("when the work fails, then the lock is given back", () => {
    const fails = () =>
      alone(lock, () => {
        throw new Error("no");
      });
    expect(fails).toThrow("no");
    expect(existsSync(lock)).toBe(false);
  });

  it("when whoever held the lock was killed, then nobody waits for them", () => {
    alone(lock, () => undefined);
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(lock, String(pid));
    expect(alone(lock, () => "done")).toBe("done");
  });
});
