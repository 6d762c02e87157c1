import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/* What a program costs before it does anything, measured in processes of its own. */

const exec = promisify(execFile);

export const median = (list: readonly number[]): number => {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
};

/** A module to import and, when it is a function's, what to ask it for the first time. */
export type Imported = { file: string; first?: { event: object; env: Record<string, string> } };

/** CPU milliseconds and memory of an import, and CPU up to the first answer if one was asked for. */
export type ImportCost = { cpuMs: number; rssMb: number; answeredMs: number };

const METER = `
  const before = process.cpuUsage();
  const cpuMs = () => { const { user, system } = process.cpuUsage(before); return (user + system) / 1_000; };
`;

const answer = (event: object): string => `
  const { statusCode, body } = await loaded.handler(${JSON.stringify(event)});
  if (statusCode !== 200) throw new Error(body);
`;

/** CPU milliseconds hardly count what else the machine does. */
async function importOnce({ file, first }: Imported): Promise<ImportCost> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const code = `${METER}
    const loaded = await import(${url});
    const imported = { cpuMs: cpuMs(), rssMb: process.memoryUsage.rss() / 1_000_000 };
    ${first ? answer(first.event) : ""}
    console.log(JSON.stringify({ ...imported, answeredMs: cpuMs() }));
    process.exit();
  `;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", code], {
    env: { ...process.env, ...first?.env },
  });
  // What the function itself has to say comes before.
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as ImportCost;
}

/** Imports several modules in turn, so that what disturbs one disturbs the others; the medians. */
export async function importCosts(of: readonly Imported[], runs: number): Promise<ImportCost[]> {
  const seen = of.map((): ImportCost[] => []);
  for (let i = 0; i < runs; i += 1)
    for (const [n, one] of of.entries()) seen[n]?.push(await importOnce(one));
  return seen.map((costs) => ({
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
    rssMb: median(costs.map(({ rssMb }) => rssMb)),
    answeredMs: median(costs.map(({ answeredMs }) => answeredMs)),
  }));
}
