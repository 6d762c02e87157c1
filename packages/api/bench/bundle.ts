import { execFile } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";

const MAX_KB = 1_150;
const MAX_RATIO = 1.6;
const RUNS = 10;

const root = join(import.meta.dirname, "..");
/** Inside the package, so that what stays outside a bundle is found from there. */
const out = join(root, "node_modules/.bench");

/** Dependencies in the old format ask for Node's own modules by require. */
const banner = {
  js: 'import { createRequire as $require } from "node:module"; const require = $require(import.meta.url);',
};

/** In the cloud credentials come from the environment: the other ways to get some are left out. */
const credentialsFromEnvironment: Plugin = {
  name: "credentials-from-environment",
  setup: (bundler) => {
    const namespace = "credentials-from-environment";
    bundler.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: "environment",
      namespace,
      pluginData: resolveDir,
    }));
    bundler.onLoad({ filter: /.*/, namespace }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";`,
      resolveDir: pluginData as string,
    }));
  },
};

/** The least any such application must import. */
const LEAST = `
export { createYoga } from "graphql-yoga";
export { DynamoDBClient } from "@aws-sdk/client-dynamodb";
`;

const OURS = `
export { createApp } from "./src/server.ts";
export { DynamoDBClient } from "@aws-sdk/client-dynamodb";
`;

async function bundle(outfile: string, contents: string, plugins: Plugin[]): Promise<string> {
  const file = join(out, outfile);
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    // Otherwise every Chinese character takes six bytes.
    charset: "utf8",
    plugins,
    external: ["sharp"],
    banner,
  });
  return file;
}

const exec = promisify(execFile);

/** CPU milliseconds to import a module in a process of its own: what else the machine does hardly counts. */
async function importMs(file: string): Promise<number> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const code = `const before = process.cpuUsage(); await import(${url}); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1_000); process.exit()`;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", code]);
  return Number(stdout);
}

const median = (list: readonly number[]): number => {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
};

const verdict = (isMet: boolean): string => (isMet ? "ok" : "ABOVE");

/** The size of the bundled application, and its first import against that of Yoga and the SDK alone. */
export async function bundles(): Promise<void> {
  await mkdir(out, { recursive: true });
  try {
    const ours = await bundle("ours.mjs", OURS, [credentialsFromEnvironment]);
    const least = await bundle("least.mjs", LEAST, []);
    const [kb, leastKb] = [ours, least].map(async (file) => (await stat(file)).size / 1_000);
    const [size = NaN, leastSize = NaN] = await Promise.all([kb, leastKb]);
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < RUNS; i += 1) {
      times[0].push(await importMs(ours));
      times[1].push(await importMs(least));
    }
    const [mine, theirs] = [median(times[0]), median(times[1])];
    const ratio = mine / theirs;
    console.log(
      `Bundle: ${size.toFixed(0)} KB minified (budget ${MAX_KB} KB: ${verdict(size <= MAX_KB)}); Yoga and the SDK alone ${leastSize.toFixed(0)} KB`,
    );
    console.log(
      `First import: ${mine.toFixed(0)} ms of CPU against ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (target ≤ ${MAX_RATIO}: ${verdict(ratio <= MAX_RATIO)})`,
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
