import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle, bundleFunction, MAX_KB, MAX_KB_IN_ALL, weigh } from "../scripts/bundler.ts";
import { importCosts } from "./processes.ts";

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

/**
 * The bundle as it is deployed: its size by package, its first import against that of Yoga and the SDK alone
 * as bundlers make them.
 */
export async function bundles(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), "linge-bench-"));
  const modules = join(import.meta.dirname, "../node_modules");
  await symlink(modules, join(out, "node_modules"));
  try {
    const ours = await bundleFunction("api", join(out, "api"));
    await bundle({ text: LEAST }, join(out, "least"), { plain: true });
    const { inAll, atOnce } = weigh(ours, "lambda");
    console.log(
      `Bundle: ${atOnce.toFixed(0)} KB minified that are loaded at once (budget ${MAX_KB}: ${verdict(atOnce <= MAX_KB)}), ${inAll.toFixed(0)} KB in all (budget ${MAX_KB_IN_ALL}: ${verdict(inAll <= MAX_KB_IN_ALL)})`,
    );
    showSizes(ours);
    const files = [join(out, "api/lambda.mjs"), join(out, "least/stdin.mjs")];
    const [mine, theirs] = (await importCosts(files, RUNS)) as [Cost, Cost];
    const ratio = mine.cpuMs / theirs.cpuMs;
    console.log(
      `First import, median of ${RUNS}: ${mine.cpuMs.toFixed(0)} ms of CPU and ${mine.rssMb.toFixed(0)} MB against ${theirs.cpuMs.toFixed(0)} ms and ${theirs.rssMb.toFixed(0)} MB of Yoga and the SDK alone, ratio ${ratio.toFixed(2)} (target ≤ ${MAX_RATIO}: ${verdict(ratio <= MAX_RATIO)})`,
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

type Cost = Awaited<ReturnType<typeof importCosts>>[number];
