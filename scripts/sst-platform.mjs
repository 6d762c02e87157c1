// Lays SST's own sources out in .sst/platform, which the types and the tests of the infrastructure need. It asks
// the npm registry only and no cloud account. Plain JavaScript, because the checks call it on any Node.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const platform = join(root, ".sst", "platform");
/** Written last: what was laid out only in part is laid out again. */
const marker = join(platform, ".complete");
/** SST keeps its programs and bun its downloads under the home folder; ours stays untouched. */
const home = join(root, ".sst-home");

const resolveFromRoot = createRequire(join(root, "package.json")).resolve;
const sst = join(root, "node_modules", "sst");
const { version } = JSON.parse(readFileSync(join(sst, "package.json"), "utf8"));

/** SST installs its dependencies with bun and would fetch it from elsewhere; npm has the same program. */
function provideBun() {
  const arch = process.arch === "arm64" ? "aarch64" : process.arch;
  try {
    const bun = resolveFromRoot(`@oven/bun-${process.platform}-${arch}/bin/bun`);
    const folder = join(home, ".config", "sst", "bin");
    mkdirSync(folder, { recursive: true });
    symlinkSync(bun, join(folder, "bun"));
    return { SST_SKIP_DEPENDENCY_CHECK: "1" };
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    return {};
  }
}

/** Which registry to ask is said there. */
function keepRegistry() {
  const settings = join(homedir(), ".npmrc");
  if (existsSync(settings)) symlinkSync(settings, join(home, ".npmrc"));
}

function layOut() {
  rmSync(platform, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  keepRegistry();
  const env = { ...process.env, ...provideBun(), HOME: home, DO_NOT_TRACK: "1" };
  const program = join(sst, "bin", "sst.mjs");
  const { status } = spawnSync(process.execPath, [program, "install", "--stage", "check"], {
    cwd: root,
    env,
    stdio: "inherit",
  });
  rmSync(home, { recursive: true, force: true });
  if (status !== 0) return status ?? 1;
  writeFileSync(marker, version);
  return 0;
}

const isThere = existsSync(marker) && readFileSync(marker, "utf8") === version;
process.exitCode = isThere ? 0 : layOut();
