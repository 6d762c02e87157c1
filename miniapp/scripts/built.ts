import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

export type Target = "weapp" | "h5";

const root = join(import.meta.dirname, "..");
const SOURCES = ["src/**/*", "config/*", "*.json", "*.cjs", "../pnpm-lock.yaml"];

export const outputOf = (target: Target): string => join(root, "dist", target);
const markOf = (target: Target): string => join(root, "dist", `${target}.built`);

/** A fingerprint of everything a build is made of. */
export function fingerprint(target: Target): string {
  const hash = createHash("sha256").update(`${target} ${process.env["LINGE_API_URL"] ?? ""}`);
  for (const path of globSync(SOURCES, { cwd: root }).sort()) {
    if (path.includes(".test.") || !statSync(join(root, path)).isFile()) continue;
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

/** Builds a target, unless what is there was built from the same sources. Answers whether it had to. */
export function build(target: Target): boolean {
  const wanted = fingerprint(target);
  if (existsSync(markOf(target)) && readFileSync(markOf(target), "utf8") === wanted) return false;
  const folder = `.${target}-${process.pid}`;
  const taro = join(root, "node_modules/@tarojs/cli/bin/taro");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [taro, "build", "--type", target],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", TARO_ENV: target, LINGE_BUILD_FOLDER: folder },
      encoding: "utf8",
    },
  );
  const said = `${stdout}${stderr}`;
  if (status !== 0 || !said.includes("Compiled successfully"))
    throw new Error(`the ${target} build failed:\n${said.slice(-6_000)}`);
  rmSync(markOf(target), { force: true });
  rmSync(outputOf(target), { recursive: true, force: true });
  renameSync(join(root, "dist", folder), outputOf(target));
  writeFileSync(markOf(target), wanted);
  return true;
}
