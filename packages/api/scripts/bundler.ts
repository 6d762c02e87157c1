import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";

/* How the functions are bundled for Lambda: the same for deploying, for the tests and for the bench. */

const root = join(import.meta.dirname, "..");

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

/** Node's own classes under their names. Looked up when they are asked for: the first look at some loads much. */
const ofNode = (names: string): string =>
  `for (const name of "${names}".split(" ")) Object.defineProperty(exports, name, { enumerable: true, get: () => globalThis[name] });`;

/** What dependencies carry for cases that do not come about here, and what stands in its place. */
export const neverUsed: readonly { path: RegExp; why: string; contents: string }[] = [
  { path: /^bowser$/, why: "tells browsers apart", contents: "export default undefined;" },
  { path: /^@smithy\/core\/event-streams$/, why: "DynamoDB sends none", contents: "export {};" },
  {
    path: /^@aws-sdk\/endpoint-cache$/,
    why: "finds out endpoints, and DynamoDB has a fixed one",
    contents: "export class EndpointCache {}",
  },
  { path: /\/landing-page-html\.js$/, why: "switched off", contents: 'export default "";' },
  {
    path: /^@whatwg-node\/fetch$/,
    why: "a fetch of its own, which createApp replaces by Node's",
    contents: ofNode(
      "fetch Request Response Headers FormData Blob File crypto ReadableStream TransformStream TextEncoder TextDecoder URL URLSearchParams URLPattern",
    ),
  },
];

const withoutNeverUsed: Plugin = {
  name: "without-never-used",
  setup: (bundler) => {
    for (const { path, why, contents } of neverUsed) {
      const namespace = `never-used: ${why}`;
      bundler.onResolve({ filter: path }, () => ({ path: "nothing", namespace }));
      bundler.onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    }
  },
};

/**
 * What Pothos publishes beside its source is written for engines without class fields, and larger and slower
 * for it. Every start builds the whole schema with it.
 */
const pothosFromSource: Plugin = {
  name: "pothos-from-source",
  setup: (bundler) => {
    bundler.onLoad({ filter: /\/@pothos\/[\w-]+\/esm\/index\.js$/ }, ({ path }) => ({
      contents: `export * from "../src/index.ts"; export { default } from "../src/index.ts";`,
      resolveDir: dirname(path),
    }));
  },
};

/** What to bundle: files of ours by name, or a text that stands for one. */
export type Source = { entries: Readonly<Record<string, string>> } | { text: string };

/**
 * Bundles into a folder, minified, with everything but the native decoder of photos; tells what is in it.
 * `plain`: in one file and with nothing left out, as bundlers do unless told otherwise.
 */
export async function bundle(
  source: Source,
  outdir: string,
  { plain = false }: { plain?: boolean } = {},
): Promise<Metafile> {
  await mkdir(outdir, { recursive: true });
  const input =
    "entries" in source
      ? { entryPoints: source.entries }
      : { stdin: { contents: source.text, resolveDir: root, loader: "ts" as const } };
  const { metafile } = await build({
    ...input,
    absWorkingDir: root,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is imported later, such as the decoder, is loaded later.
    splitting: !plain,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    // Otherwise every Chinese character takes six bytes.
    charset: "utf8",
    plugins: plain ? [] : [credentialsFromEnvironment, withoutNeverUsed, pothosFromSource],
    external: ["sharp"],
    metafile: true,
    banner,
    logLevel: "warning",
  });
  return metafile;
}

/** The folder of each function: what Lambda is given, and under which name its handlers are found there. */
export const functions = {
  /** `lambda.handler` */
  api: { lambda: "src/lambda.ts" },
  /** `jobs.stream`, `jobs.sweep`, `jobs.media` */
  jobs: { jobs: "src/jobs.ts" },
} as const;
export type FunctionName = keyof typeof functions;

/** What a function may load at once, in KB: every one of them is read and compiled before a new process answers. */
export const MAX_KB = 1_135;
/** The same with what is loaded when it is first asked for: writing calendars, clipping polygons. */
export const MAX_KB_IN_ALL = 1_360;

/** The weight of a bundle in KB: in all, and of the entry with what it imports at once. */
export function weigh({ outputs }: Metafile, entry: string): { inAll: number; atOnce: number } {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const output = outputs[path];
    if (!output || seen.has(path)) return;
    seen.add(path);
    for (const one of output.imports) if (one.kind === "import-statement") visit(one.path);
  };
  visit(Object.keys(outputs).find((path) => path.endsWith(`/${entry}.mjs`)) ?? "");
  const kbOf = (paths: Iterable<string>): number =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0) / 1_000;
  return { inAll: kbOf(Object.keys(outputs)), atOnce: kbOf(seen) };
}

export const bundleFunction = (name: FunctionName, outdir: string): Promise<Metafile> =>
  bundle({ entries: functions[name] }, outdir);
