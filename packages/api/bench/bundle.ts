import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Metafile } from "esbuild";
import { bundle, bundleFunction, MAX_KB, MAX_KB_IN_ALL, weigh } from "../scripts/bundler.ts";
import { startSecrets } from "../test/support/secrets.ts";
import { environment, eventOf } from "./invocation.ts";
import { type ImportCost, importCosts } from "./processes.ts";

const MAX_RATIO = 1.6;
const RUNS = 20;

/** The least any such application must import. */
const LEAST = `
export { createYoga } from "graphql-yoga";
export { DynamoDBClient } from "@aws-sdk/client-dynamodb";
`;

const PACKAGE = /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\//g;

/** The package a file is of: the innermost one. */
const packageOf = (path: string): string => [...path.matchAll(PACKAGE)].at(-1)?.[1] ?? "(ours)";

/** The SDK's and Pothos' many packages count as one each. */
const family = (name: string): string =>
  /^(?:@aws-sdk|@smithy|@aws-crypto)\//.test(name)
    ? "AWS SDK"
    : /^(?:@whatwg-node|@envelop|@graphql-yoga|@graphql-tools|graphql-yoga)/.test(name)
      ? "Yoga"
      : (/^@pothos\//.exec(name)?.[0].slice(0, -1) ?? name);

function sizes({ outputs }: Metafile): Map<string, number> {
  const found = new Map<string, number>();
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = family(packageOf(path));
      found.set(name, (found.get(name) ?? 0) + bytesInOutput);
    }
  return found;
}

const verdict = (isMet: boolean): string => (isMet ? "ok" : "ABOVE");

function showSizes(metafile: Metafile): void {
  const rows = [...sizes(metafile)].sort(([, a], [, b]) => b - a);
  const shown = rows.filter(([, bytes]) => bytes >= 5_000);
  const rest = rows.slice(shown.length).reduce((sum, [, bytes]) => sum + bytes, 0);
  console.table(
    Object.fromEntries(
      [...shown, ["the rest", rest] as const].map(([name, bytes]) => [
        name,
        { KB: Math.round(bytes / 1_000) },
      ]),
    ),
  );
}

function showWeight(metafile: Metafile): void {
  const { inAll, atOnce } = weigh(metafile, "lambda");
  console.log(
    `Bundle: ${atOnce.toFixed(0)} KB minified that are loaded at once (budget ${MAX_KB}: ${verdict(atOnce <= MAX_KB)}), ${inAll.toFixed(0)} KB in all (budget ${MAX_KB_IN_ALL}: ${verdict(inAll <= MAX_KB_IN_ALL)})`,
  );
}

function showCosts(mine: ImportCost, theirs: ImportCost): void {
  const ratio = mine.cpuMs / theirs.cpuMs;
  console.log(
    `First import, median of ${RUNS}: ${mine.cpuMs.toFixed(0)} ms of CPU and ${mine.rssMb.toFixed(0)} MB against ${theirs.cpuMs.toFixed(0)} ms and ${theirs.rssMb.toFixed(0)} MB of Yoga and the SDK alone, ratio ${ratio.toFixed(2)} (target ≤ ${MAX_RATIO}: ${verdict(ratio <= MAX_RATIO)}); up to the first answer, with reading the secrets, ${mine.answeredMs.toFixed(0)} ms of CPU`,
  );
}

/** Secrets as a new stage gets them. */
async function makeSecrets(): Promise<unknown> {
  const script = join(import.meta.dirname, "../scripts/make-secrets.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return JSON.parse(stdout);
}

/** What both cost a new process: the import, and ours up to the answer to a query that reads nothing. */
async function showColdStart(ours: string, least: string): Promise<void> {
  const secrets = await startSecrets(await makeSecrets());
  // Nobody is there: the query must not need the table.
  const told = { endpoint: "http://localhost:9", table: "linge", secretsUrl: secrets.url };
  const first = { event: eventOf({ query: "{ __typename }" }), env: environment(told) };
  try {
    const [mine, theirs] = await importCosts([{ file: ours, first }, { file: least }], RUNS);
    if (mine && theirs) showCosts(mine, theirs);
  } finally {
    await secrets.stop();
  }
}

/**
 * The bundle as it is deployed: its size by package, its first import against that of Yoga and the SDK alone
 * as bundlers make them, and what it costs until it answers.
 */
export async function bundles(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), "linge-bench-"));
  const modules = join(import.meta.dirname, "../node_modules");
  await symlink(modules, join(out, "node_modules"));
  try {
    const ours = await bundleFunction("api", join(out, "api"));
    await bundle({ text: LEAST }, join(out, "least"), { plain: true });
    showWeight(ours);
    showSizes(ours);
    await showColdStart(join(out, "api/lambda.mjs"), join(out, "least/stdin.mjs"));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
