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

export type ImportCost = { cpuMs: number; rssMb: number };

/** CPU milliseconds and memory to import a module: what else the machine does hardly counts. */
async function importOnce(file: string): Promise<ImportCost> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const code = `const before = process.cpuUsage(); await import(${url}); const { user, system } = process.cpuUsage(before); console.log(JSON.stringify({ cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_000_000 })); process.exit()`;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", code]);
  return JSON.parse(stdout) as ImportCost;
}

/** Imports several modules in turn, so that what disturbs one disturbs the others; the medians. */
export async function importCosts(files: readonly string[], runs: number): Promise<ImportCost[]> {
  const seen = files.map((): ImportCost[] => []);
  for (let i = 0; i < runs; i += 1)
    for (const [n, file] of files.entries()) seen[n]?.push(await importOnce(file));
  return seen.map((costs) => ({
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
    rssMb: median(costs.map(({ rssMb }) => rssMb)),
  }));
}
