import { apiUrl } from "../config/api-url.ts";
import { strayInBuild } from "./addresses.ts";
import { build } from "./built.ts";
import { overBudget, packageSizes } from "./sizes.ts";

/** `pnpm --filter @linge/miniapp build:weapp` and `build:h5`: builds, and says what the build may not have. */
const [target] = process.argv.slice(2);
if (target !== "weapp" && target !== "h5") throw new Error("say what to build: weapp or h5");
const before = performance.now();
const { output, isNew } = build(target);
const seconds = ((performance.now() - before) / 1_000).toFixed(1);
console.log(`${output}: ${isNew ? `built in ${seconds} s` : "is current"}`);
const sizes = target === "weapp" ? packageSizes(output) : [];
for (const { name, bytes } of sizes)
  console.log(`  ${name.padEnd(12)} ${(bytes / 1_000).toFixed(0)} kB`);
const api = apiUrl({ ...process.env, TARO_ENV: target });
const problems = [...overBudget(sizes), ...strayInBuild(output, api)];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
