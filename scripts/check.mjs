// Everything a change must pass, in order, stopping at the first failure. The same here and in CI.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { tally } from "./tally.mjs";

const root = resolve(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };

const steps = [
  ["SST's sources", "node", "scripts/sst-platform.mjs"],
  ["Format", "oxfmt", "--check"],
  ["Lint", "oxlint", "--deny-warnings"],
  ["Types", "tsc", "--noEmit"],
  ["Types of the mini-program", "tsc", "--noEmit", "--project", "miniapp"],
  ["Types of the infrastructure", "tsc", "--noEmit", "--project", "infra"],
  ["Dead code", "knip"],
  ["A browser for the tests", "node", "miniapp/scripts/ensure-browser.ts"],
  ["The app for WeChat, its sizes", "node", "miniapp/scripts/build.ts", "weapp"],
  ["The app for the browser", "node", "miniapp/scripts/build.ts", "h5"],
];

/** Runs a tool under a title and says how long it took; its exit status, null when it could not run. */
function run(title, command, ...args) {
  console.log(`\n── ${title}: ${command} ${args.join(" ")}`);
  const before = performance.now();
  const shell = process.platform === "win32";
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: "inherit", shell });
  if (error) console.error(error.message);
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

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "linge-check-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = run("Tests", "vitest", "run", ...reporters);
  const outcome = tally(readReport(file), status);
  rmSync(folder, { recursive: true });
  return outcome;
}

for (const [title, command, ...args] of steps) {
  if (run(title, command, ...args) === 0) continue;
  console.error(`\n${title} failed, so nothing after it was run.`);
  process.exit(1);
}

const { passed, failed, notes } = runTests();
for (const note of notes) console.error(note);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
