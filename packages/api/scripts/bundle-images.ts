import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/* Puts the decoder of photos into dist/images, as files for the functions' platform and not for this machine's. */

const root = join(import.meta.dirname, "..");
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};
const folder = join(root, "dist/images");
mkdirSync(folder, { recursive: true });
// Otherwise npm takes the nearest package.json above for its own.
writeFileSync(join(folder, "package.json"), "{}");

const flags = [
  "--os=linux",
  "--cpu=arm64",
  "--libc=glibc",
  "--ignore-scripts",
  "--no-package-lock",
  "--no-save",
];
const { status } = spawnSync("npm", ["install", ...flags, `sharp@${dependencies["sharp"]}`], {
  cwd: folder,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
