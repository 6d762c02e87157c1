import { build, outputOf } from "./built.ts";
import { overBudget, packageSizes } from "./sizes.ts";

/** `pnpm --filter @linge/miniapp build:weapp` and `build:h5`. */
const [target] = process.argv.slice(2);
if (target !== "weapp" && target !== "h5") throw new Error("say what to build: weapp or h5");
const before = performance.now();
const isNew = build(target);
const seconds = ((performance.now() - before) / 1_000).toFixed(1);
console.log(`${outputOf(target)}: ${isNew ? `built in ${seconds} s` : "is current"}`);
if (target === "weapp") {
  const sizes = packageSizes(outputOf(target));
  for (const { name, bytes } of sizes)
    console.log(`  ${name.padEnd(12)} ${(bytes / 1_000).toFixed(0)} kB`);
  const problems = overBudget(sizes);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
