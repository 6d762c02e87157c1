import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { readSource } from "./support/source.ts";

/* What a start that finds everything there has no need of, counted in files and not in seconds. */

const api = join(import.meta.dirname, "..");

/** Every file of ours that is read before anything runs. */
function loadedBy(entry: string): Set<string> {
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { from, isType, isDynamic } of readSource(path, readFileSync(path, "utf8")).imports)
      if (from.startsWith(".") && !isType && !isDynamic) load(join(dirname(path), from));
  };
  load(join(api, entry));
  return new Set([...loaded].map((path) => relative(api, path)));
}

describe("given a community that is there", () => {
  it("when Linge starts, then nothing is loaded of what makes one", () => {
    const loaded = loadedBy("src/dev.ts");
    expect(loaded).toContain("demo/lifetime.ts");
    expect([...loaded].filter((path) => /demo\/(seed|tiling|division|world)/.test(path))).toEqual(
      [],
    );
  });

  it("when something that makes one is loaded, then that is found out", () => {
    expect(loadedBy("demo/seed.ts")).toContain("demo/tiling.ts");
  });
});
