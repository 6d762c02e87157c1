// Everything a change must pass. The same here and in CI.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { tally } from "./tally.mjs";

const root = resolve(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const firstStart = mkdtempSync(join(tmpdir(), "linge-first-start-"));
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
  LINGE_FIRST_START: firstStart,
};

/**
 * Lanes go beside each other, since each waits much: for the engine, for Chromium. In a lane steps come in
 * their order, and its tests after them. All take what the first start made. The browser's lane is the
 * longest, so the others give way to it.
 */
const lanes = [
  {
    steps: [
      ["SST's sources", "node", "scripts/sst-platform.mjs"],
      ["Format", "oxfmt", "--check"],
      ["Lint", "oxlint", "--deny-warnings"],
      ["Types", "tsc", "--noEmit"],
      ["Types of the mini-program", "tsc", "--noEmit", "--project", "miniapp"],
      ["Types of the infrastructure", "tsc", "--noEmit", "--project", "infra"],
      ["Dead code", "knip"],
    ],
    tests: "Tests",
    projects: ["!weapp", "!h5"],
    isLive: true,
    givesWay: true,
  },
  {
    steps: [["The app for WeChat, its sizes", "node", "miniapp/scripts/build.ts", "weapp"]],
    tests: "Tests of the app for WeChat",
    projects: ["weapp"],
    isLive: false,
    givesWay: true,
  },
  {
    steps: [
      ["A browser for the tests", "node", "miniapp/scripts/ensure-browser.ts"],
      ["A first start, with the app", "node", "scripts/first-start.ts", firstStart],
    ],
    tests: "Tests of the app for the browser",
    projects: ["h5"],
    isLive: false,
    givesWay: false,
  },
];

/** The first failed step ends everything. */
const broken = new AbortController();

/** All that a child says, in the order it says it. */
function hear(child) {
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => said.push(data));
  return said;
}

/** Runs a tool under a title and says how long it took; its exit status, null when it could not run or was ended. */
async function run({ isLive, givesWay }, title, command, ...args) {
  const heading = `\n── ${title}: ${command} ${args.join(" ")}`;
  if (isLive) console.log(heading);
  const before = performance.now();
  const stdio = isLive ? "inherit" : ["ignore", "pipe", "pipe"];
  const shell = process.platform === "win32";
  const child = spawn(command, args, { cwd: root, env, stdio, shell, signal: broken.signal });
  if (givesWay && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const said = hear(child);
  const status = await once(child, "close").then(
    ([code]) => code,
    () => null,
  );
  // What is said beside another lane is told when it is whole.
  if (!isLive) process.stdout.write(Buffer.concat([Buffer.from(`${heading}\n`), ...said]));
  const seconds = ((performance.now() - before) / 1_000).toFixed(1);
  console.log(`── ${title}: ${status === 0 ? "good" : "failed"} after ${seconds} s`);
  return status;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

async function runTests(lane) {
  const folder = mkdtempSync(join(tmpdir(), "linge-check-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const projects = lane.projects.map((name) => `--project=${name}`);
  const status = await run(lane, lane.tests, "vitest", "run", ...projects, ...reporters);
  const outcome = tally(readReport(file), status);
  rmSync(folder, { recursive: true });
  return outcome;
}

async function go(lane) {
  for (const [title, ...command] of lane.steps) {
    if ((await run(lane, title, ...command)) === 0) continue;
    if (!broken.signal.aborted) console.error(`\n${title} failed, so nothing after it was run.`);
    broken.abort();
    return { passed: 0, failed: 1, notes: [] };
  }
  return runTests(lane);
}

const outcomes = await Promise.all(lanes.map(go));
rmSync(firstStart, { recursive: true });
if (broken.signal.aborted) process.exit(1);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
for (const note of outcomes.flatMap(({ notes }) => notes)) console.log(note);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 ? 0 : 1);
