// What a change needs while one works on it, in seconds: format, lint and types of everything, and the pure tests
// that depend on what differs from the last commit. The rest is `npm test`'s.
import { spawnSync } from "node:child_process";
import { delimiter, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const PATH = `${bin}${delimiter}${process.env.PATH ?? ""}`;

/** Against which commit; a branch may name where it left. */
const since = process.argv[2] ?? "HEAD";
const tests = ["pure", "miniapp", "infra"].map((name) => `--project=${name}`);

const steps = [
  ["oxfmt", "--check"],
  ["oxlint", "--deny-warnings"],
  ["tsc", "--noEmit"],
  ["tsc", "--noEmit", "--project", "miniapp"],
  ["vitest", "run", "--changed", since, "--passWithNoTests", ...tests],
];

for (const [command, ...args] of steps) {
  console.log(`\n── ${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
