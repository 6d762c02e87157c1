// The whole suite three times in a row with two busy loops beside it: no test may depend on how fast a machine is.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

const TIMES = 3;
const LOOPS = 2;
const check = join(import.meta.dirname, "check.mjs");

const loops = Array.from({ length: LOOPS }, () =>
  spawn(process.execPath, ["--eval", "for (;;);"], { stdio: "ignore" }),
);
process.once("exit", () => loops.forEach((loop) => loop.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

for (let run = 1; run <= TIMES; run += 1) {
  console.log(`\n══ Run ${run} of ${TIMES} on a busy machine`);
  const { status } = spawnSync(process.execPath, [check], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
