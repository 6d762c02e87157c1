import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.ts";

export type Target = "weapp" | "h5";

const root = join(import.meta.dirname, "..");
const SOURCES = ["src/**/*", "config/*", "*.json", "*.cjs", "../pnpm-lock.yaml"];

/** An end for what hangs: a build takes half a minute, and on a busy machine many times that. */
const LIMIT_MS = 900_000;
/** Builds that are kept: whoever serves or tests an older one may go on. */
const KEPT = 3;

/** A fingerprint of everything a build is made of. */
function fingerprint(target: Target): string {
  const hash = createHash("sha256").update(`${target} ${process.env["LINGE_API_URL"] ?? ""}`);
  for (const path of globSync(SOURCES, { cwd: root }).sort()) {
    if (path.includes(".test.") || !statSync(join(root, path)).isFile()) continue;
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex").slice(0, 16);
}

const folderOf = (target: Target, print: string): string =>
  join(root, "dist", `${target}-${print}`);

/**
 * Where the build of the present sources is. Its name is made of its sources and it never changes: a reader
 * sees a whole build, whatever is built meanwhile.
 */
const outputOf = (target: Target): string => folderOf(target, fingerprint(target));

/** Runs Taro into a folder of `dist`. */
function runTaro(target: Target, folder: string): void {
  const taro = join(root, "node_modules/@tarojs/cli/bin/taro");
  // Its check of the settings fetches a schema from the network, without a limit of time.
  const flags = ["--no-check", "--disable-global-config"];
  const { status, signal, error, stdout, stderr } = spawnSync(
    process.execPath,
    [taro, "build", "--type", target, ...flags],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", TARO_ENV: target, LINGE_BUILD_FOLDER: folder },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    },
  );
  const said = `${stdout}${stderr}`;
  if (status === 0 && said.includes("Compiled successfully")) return;
  const why = signal
    ? `was ended after ${LIMIT_MS / 1_000} s`
    : `failed${error ? `: ${error}` : ""}`;
  throw new Error(`the ${target} build ${why}:\n${said.slice(-6_000)}`);
}

/** `dist/weapp` and `dist/h5` lead to the newest build: the tools of WeChat are told that name. */
function pointTo(target: Target, output: string): void {
  const name = join(root, "dist", target);
  const link = `${name}.${process.pid}`;
  if (lstatSync(name, { throwIfNoEntry: false })?.isDirectory()) rmSync(name, { recursive: true });
  symlinkSync(output, link, "junction");
  renameSync(link, name);
}

function dropOld(target: Target): void {
  const builds = globSync(`${target}-*`, { cwd: join(root, "dist") }).map((name) => {
    const path = join(root, "dist", name);
    return { path, usedAt: statSync(path).mtimeMs };
  });
  builds.sort((a, b) => b.usedAt - a.usedAt);
  for (const { path } of builds.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

/** Runs Taro aside and puts what it made in its place: `output`, or where the build of newer sources is. */
function make(target: Target, output: string): string {
  const folder = `.${target}-${process.pid}`;
  const made = join(root, "dist", folder);
  try {
    runTaro(target, folder);
    // Sources that were changed meanwhile are built again: a build is what its name says.
    const present = outputOf(target);
    if (present !== output) return make(target, present);
    if (!existsSync(output)) renameSync(made, output);
    return output;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Builds a target, unless there is a build of the same sources. Answers where it is and whether it is new. */
export const build = (target: Target): { output: string; isNew: boolean } =>
  alone(join(root, "dist", `.${target}.lock`), () => {
    const present = outputOf(target);
    const isNew = !existsSync(present);
    const output = isNew ? make(target, present) : present;
    utimesSync(output, new Date(), new Date());
    pointTo(target, output);
    dropOld(target);
    return { output, isNew };
  });
