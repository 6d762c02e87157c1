import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { claimDataFolder, DataFolderProblem } from "../src/table/data-folder.ts";
import { PATIENCE } from "./support/patience.ts";

let base = "";
let dir = "";
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "linge-data-"));
  dir = join(base, "data");
});
afterEach(() => rm(base, { recursive: true }));

const lockOf = (folder: string) => join(folder, "lock.json");
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const writeLock = (holder: object) => writeFileSync(lockOf(dir), JSON.stringify(holder));
/** A process id no system hands out (the Linux limit is 2^22). */
const NOBODY = 2 ** 22 + 1;

/** Another process that holds `dir` with a running engine. */
async function holder(): Promise<{ child: ChildProcess; enginePid: number }> {
  const script = join(import.meta.dirname, "support", "hold-data-folder.ts");
  const child = spawn(process.execPath, [script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const enginePid = Number(line.toString());
  onTestFinished(() => {
    child.kill("SIGKILL");
    if (isAlive(enginePid)) process.kill(enginePid, "SIGKILL");
  });
  return { child, enginePid };
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Runs, that is: is there and is not only waiting to be reaped. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");

describe("given no folder yet", () => {
  test("when it is claimed, then it is made for its owner alone", async () => {
    await claimDataFolder(dir);
    expect([modeOf(dir), modeOf(lockOf(dir))]).toEqual(["700", "600"]);
  });

  test("when it is claimed and released, then nothing is left in it", async () => {
    const folder = await claimDataFolder(dir);
    await folder.release();
    expect(await readdir(dir)).toEqual([]);
  });

  test("when it cannot be made, then one sentence names the folder", async () => {
    const file = join(base, "file");
    writeFileSync(file, "");
    const claim = claimDataFolder(join(file, "data"));
    await expect(claim).rejects.toThrow(DataFolderProblem);
    await expect(claim).rejects.toThrow(
      /^The data folder .*\/file\/data cannot be written: [^\n]+$/,
    );
  });
});

describe("given a folder that is held", () => {
  test("when it is claimed again, then one sentence names the holder", async () => {
    await claimDataFolder(dir);
    await expect(claimDataFolder(dir)).rejects.toThrow(
      `Another Linge (process ${process.pid}) is running on the data folder ${dir}: stop it or choose another folder.`,
    );
  });

  test("when ten starts claim it at once, then one gets it", async () => {
    const starts = await Promise.allSettled(Array.from({ length: 10 }, () => claimDataFolder(dir)));
    expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("when it was released, then the next start gets it", async () => {
    await (await claimDataFolder(dir)).release();
    expect((await claimDataFolder(dir)).dir).toBe(dir);
  });
});

describe("given another process that holds the folder", () => {
  test("when it is killed with kill -9, then the next start takes over and its engine is gone", async () => {
    const { child, enginePid } = await holder();
    await killHard(child);
    expect(isAlive(enginePid)).toBe(true);
    await claimDataFolder(dir);
    expect(isAlive(enginePid)).toBe(false);
  });

  test("when it is killed and ten starts claim the folder at once, then one gets it", async () => {
    const { child } = await holder();
    await killHard(child);
    const starts = await Promise.allSettled(Array.from({ length: 10 }, () => claimDataFolder(dir)));
    expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("when it is dead but not yet reaped by its parent, then the next start takes over", async () => {
    // The shell becomes a program that never reaps; its child ends when its input does.
    const parent = spawn("sh", ["-c", "exec 3<&0; cat <&3 & echo $!; exec sleep 60"]);
    onTestFinished(() => killHard(parent));
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(line.toString());
    await vi.waitUntil(
      () => readFileSync(`/proc/${parent.pid}/comm`, "utf8") === "sleep\n",
      PATIENCE,
    );
    const started = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19];
    parent.stdin.end();
    await vi.waitUntil(() => !isAlive(pid), PATIENCE);
    await (await claimDataFolder(dir)).release();
    writeLock({ pid, started });
    expect((await claimDataFolder(dir)).dir).toBe(dir);
  });

  test("when the folder is claimed while it runs, then it keeps folder and engine", async () => {
    const { child, enginePid } = await holder();
    await expect(claimDataFolder(dir)).rejects.toThrow(`process ${child.pid}`);
    expect(isAlive(enginePid)).toBe(true);
  });
});

describe("given a lock file from an earlier life", () => {
  beforeEach(async () => (await claimDataFolder(dir)).release());

  test("when its process id now belongs to somebody else, then it is taken over", async () => {
    writeLock({ pid: process.pid, started: "1" });
    expect((await claimDataFolder(dir)).dir).toBe(dir);
  });

  test.each([
    ["another program", "less", ["--db-path", join("data", "table.db")]],
    ["an engine on another file", "dynoxide", ["serve", "--db-path", "/elsewhere/table.db"]],
    ["an engine in memory", "dynoxide", ["serve"]],
  ])(
    "when its engine id now belongs to %s, then that process is left alone",
    async (_, name, args) => {
      const program = ["-e", "process.stdin.resume()", "--", ...args];
      const bystander = spawn(process.execPath, program, { argv0: name });
      onTestFinished(() => killHard(bystander));
      writeLock({ pid: NOBODY, started: "1", engine: bystander.pid });
      await claimDataFolder(dir);
      // It ends by itself now; had it been told to end before, it would have ended by that signal.
      bystander.stdin.end();
      expect(await once(bystander, "exit")).toEqual([0, null]);
    },
  );

  test("when it cannot be read, then one sentence says what to do", async () => {
    writeFileSync(lockOf(dir), "{");
    await expect(claimDataFolder(dir)).rejects.toThrow(/cannot be read: make sure .* delete it\.$/);
  });
});

describe("given the secrets of a folder", () => {
  test("when they are asked for the first time, then they are made and only the owner can read them", async () => {
    const folder = await claimDataFolder(dir);
    expect(await folder.readOrMakeSecrets(async () => ({ key: "a" }))).toEqual({ key: "a" });
    expect(modeOf(join(dir, "secrets.json"))).toBe("600");
  });

  test("when the next start asks, then they are the same", async () => {
    const first = await claimDataFolder(dir);
    await first.readOrMakeSecrets(async () => ({ key: "a" }));
    await first.release();
    const second = await claimDataFolder(dir);
    expect(await second.readOrMakeSecrets(async () => ({ key: "b" }))).toEqual({ key: "a" });
  });

  test("when they are damaged, then they are not replaced", async () => {
    const folder = await claimDataFolder(dir);
    writeFileSync(join(dir, "secrets.json"), "{");
    await expect(folder.readOrMakeSecrets(async () => ({}))).rejects.toThrow(DataFolderProblem);
    expect(readFileSync(join(dir, "secrets.json"), "utf8")).toBe("{");
  });
});
