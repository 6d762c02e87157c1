import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/*
 * A first start of Linge builds the app for the browser and makes the demo community. It is made once for
 * all the tests of a run: each of them works on a copy of the data it left.
 */

/** What it wrote, and when in real milliseconds it began and was ready. */
export type FirstStart = { out: string; err: string; began: number; ready: number };
type Outcome = { first: FirstStart } | { problem: string };

const START = join(import.meta.dirname, "start.mjs");
/** What a start says once it serves. */
export const READY = "Ctrl-C";

const dataIn = (folder: string): string => join(folder, "data");
const noteIn = (folder: string): string => join(folder, "first-start.json");

/** Starts it on a new data folder and ends it as soon as it serves. */
async function startOnce(dir: string): Promise<Outcome> {
  const began = Date.now();
  const settings = { PORT: "0", LINGE_DATA_DIR: dir };
  const child = spawn(process.execPath, [START], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...settings },
  });
  const said = { out: "", err: "" };
  let ready = 0;
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
    if (ready > 0 || !said.out.includes(READY)) return;
    ready = Date.now();
    child.kill("SIGINT");
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0 && ready > 0) return { first: { ...said, began, ready } };
  return { problem: `The first start ended with ${code}: ${said.out}${said.err}` };
}

/** Makes it in a folder that is there. What came of it is written down last: a reader sees all of it or nothing. */
export async function makeFirstStart(folder: string): Promise<Outcome> {
  const outcome = await startOnce(dataIn(folder));
  const draft = `${noteIn(folder)}.draft`;
  await writeFile(draft, JSON.stringify(outcome));
  await rename(draft, noteIn(folder));
  return outcome;
}

/** Copies its data into another folder, once it has been made in this one, by this process or by any other. */
export async function copyFirstStart(folder: string, into: string): Promise<FirstStart> {
  while (!existsSync(noteIn(folder))) await sleep(100);
  const outcome = JSON.parse(await readFile(noteIn(folder), "utf8")) as Outcome;
  if ("problem" in outcome) throw new Error(outcome.problem);
  await cp(dataIn(folder), into, { recursive: true });
  return outcome.first;
}

if (import.meta.main) {
  const outcome = await makeFirstStart(process.argv[2] ?? "");
  const problem = "problem" in outcome ? outcome.problem : outcome.first.err;
  if (problem) console.error(problem);
  process.exitCode = problem ? 1 : 0;
}
