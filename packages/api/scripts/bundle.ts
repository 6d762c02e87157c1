import { rm } from "node:fs/promises";
import { join } from "node:path";
import { bundleFunction, type FunctionName, functions } from "./bundler.ts";

/* Makes what is deployed: dist/api and dist/jobs, each a folder for one Lambda function. */

const dist = join(import.meta.dirname, "../dist");
await rm(dist, { recursive: true, force: true });
for (const name of Object.keys(functions) as FunctionName[]) {
  const { outputs } = await bundleFunction(name, join(dist, name));
  for (const [file, { bytes }] of Object.entries(outputs))
    console.log(`${file} ${(bytes / 1_000).toFixed(0)} KB`);
}
