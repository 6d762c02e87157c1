import { existsSync } from "node:fs";
import { join } from "node:path";

/* What is deployed is what was tested: `npm run bundle` makes it, SST only carries it. */

const DIST = "packages/api/dist";

/** A part of what `npm run bundle` makes; forgotten, it would be deployed as an empty function. */
function made(path: string): string {
  if (!existsSync(join($cli.paths.root, path)))
    throw new Error(`${path} is missing: run \`npm run bundle\` before deploying.`);
  return path;
}

/** The folder of a function. */
export const bundleOf = (name: "api" | "jobs"): string => made(`${DIST}/${name}`);

/** The library that decodes photos is native: it comes as files for Linux on ARM, beside the bundle. */
export const imageLibrary = () => [
  { from: made(`${DIST}/images/node_modules`), to: "node_modules" },
];
