import { existsSync } from "node:fs";
import { join } from "node:path";
import { DIST, type FunctionName, handlers } from "./handlers.ts";

/** A part of what `npm run bundle` makes; forgotten, it would be deployed as an empty function. */
function made(folder: string): string {
  const path = `${DIST}/${folder}`;
  if (!existsSync(join($cli.paths.root, path)))
    throw new Error(`${path} is missing: run \`npm run bundle\` before deploying.`);
  return path;
}

/** What a function carries, and what is called in it. SST bundles nothing itself: nobody would have tested it. */
export function codeOf(name: FunctionName) {
  const { folder, handler } = handlers[name];
  return { bundle: made(folder), handler };
}

/** The library that decodes photos is native: it comes as files for Linux on ARM, beside the bundle. */
export const imageLibrary = () => [{ from: made("images/node_modules"), to: "node_modules" }];
