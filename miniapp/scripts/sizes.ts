import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export type PackageSize = { name: string; bytes: number };

/** WeChat takes 2 MB per package; ours stay well below, so that a slow network opens them quickly. */
const BUDGET = { main: 1_200_000, subpackage: 800_000 };

/** Bytes of the main package and of each subpackage of a WeChat build. */
export function packageSizes(output: string): PackageSize[] {
  const app = JSON.parse(readFileSync(join(output, "app.json"), "utf8")) as {
    subPackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? []).map(({ root }) => root);
  const sizes = new Map<string, number>([
    ["main", 0],
    ...roots.map((root): [string, number] => [root, 0]),
  ]);
  for (const path of globSync("**/*", { cwd: output })) {
    const { size } = statSync(join(output, path));
    if (!statSync(join(output, path)).isFile() || path.endsWith("project.config.json")) continue;
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? "main";
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes }));
}

/** A sentence for each package that is too large. */
export function overBudget(sizes: readonly PackageSize[]): string[] {
  return sizes.flatMap(({ name, bytes }) => {
    const most = name === "main" ? BUDGET.main : BUDGET.subpackage;
    return bytes > most ? [`${name} has ${bytes} bytes, and may have ${most}`] : [];
  });
}
