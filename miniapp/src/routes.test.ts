import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packages, pagePath, type Route, routes } from "./routes";

const source = import.meta.dirname;
const all = Object.keys(routes) as Route[];

describe("the pages", () => {
  it.each(all)("%s exists", (route) => {
    expect(existsSync(join(source, `${pagePath(route)}.tsx`))).toBe(true);
    expect(existsSync(join(source, `${pagePath(route)}.config.ts`))).toBe(true);
  });

  it("are all registered", () => {
    const made = globSync("**/index.config.ts", { cwd: source }).filter(
      (path) => !path.startsWith("custom-tab-bar"),
    );
    expect(made.map((path) => path.replace("/index.config.ts", "")).sort()).toEqual(
      Object.values(routes).sort(),
    );
  });

  it("outside the tabs are in subpackages", () => {
    const { pages, subPackages } = packages();
    expect(pages.every((page) => page.startsWith("tabs/"))).toBe(true);
    expect(subPackages.map(({ root }) => root)).toContain("session");
  });
});

describe("the boundaries", () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: source }).filter(
    (path) => !/\.test\.|generated/.test(path),
  );
  const importsOf = (path: string) =>
    [...readFileSync(join(source, path), "utf8").matchAll(/from "([^"]+)"/g)].map(
      ([, from = ""]) => from,
    );

  it.each(files.filter((path) => !path.startsWith("platform/")))(
    "%s draws with our elements, not with Taro's",
    (path) => {
      expect(importsOf(path)).not.toContain("@tarojs/components");
    },
  );

  it("nothing knows the inside of the API", () => {
    const guilty = files.filter((path) =>
      importsOf(path).some((from) => from.includes("packages/")),
    );
    expect(guilty).toEqual([]);
  });

  it("nothing in ui knows a capability", () => {
    const foreign = /^\.\.\/(complaint|work|tabs|media)\b/;
    const guilty = files.filter(
      (path) => path.startsWith("ui/") && importsOf(path).some((from) => foreign.test(from)),
    );
    expect(guilty).toEqual([]);
  });
});
