import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { describe, expect, it } from "vitest";
import { apiUrl } from "../../config/api-url.ts";
import { strayInBuild } from "../../scripts/addresses.ts";
import { overBudget, packageSizes } from "../../scripts/sizes.ts";
import { compileMarkup, compileStyles } from "./markup.ts";
import { output } from "./start.ts";

/** What the oldest engines WeChat still runs on can read. */
const YEAR = 2018;

describe("the build for WeChat", () => {
  it("has markup WeChat's compiler takes", () => {
    expect(() => compileMarkup(output)).not.toThrow();
  });

  it("has styles WeChat's compiler takes", () => {
    expect(() => compileStyles(output)).not.toThrow();
  });

  it.each(globSync("**/*.js", { cwd: output }))("has code that old phones can read: %s", (path) => {
    expect(() =>
      parse(readFileSync(join(output, path), "utf8"), { ecmaVersion: YEAR }),
    ).not.toThrow();
  });

  it("keeps to its size", () => {
    expect(overBudget(packageSizes(output))).toEqual([]);
  });

  it("has no address but the API's", () => {
    const api = apiUrl({ ...process.env, TARO_ENV: "weapp" });
    expect(strayInBuild(output, api)).toEqual([]);
  });

  it("would be told if a package were too large", () => {
    const sizes = [
      { name: "main", bytes: 1_200_001 },
      { name: "complaint", bytes: 800_001 },
    ];
    expect(overBudget(sizes)).toHaveLength(2);
  });
});
