import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/*
 * A calendar date beside the clock of the machine holds on some days only. Who needs a date has a clock of
 * their own: an injected one in tests, the demo's in what is started.
 */

const root = join(import.meta.dirname, "../../..");
const SOURCES = [
  "packages/*/{src,test,demo,bench,scripts}/**/*.ts",
  "miniapp/{src,test,scripts,config}/**/*.{ts,tsx}",
  "infra/**/*.ts",
  "scripts/*.{ts,mjs}",
];

const REAL_CLOCK = /\bDate\.now\(\)|\bnew Date\(\)/;
const FIXED_DATE = /["'`]20\d\d-\d\d-\d\d/;

/** Whether a source reads the clock of the machine and knows a date by heart. */
const holdsOnSomeDays = (text: string): boolean => REAL_CLOCK.test(text) && FIXED_DATE.test(text);

const paths = globSync(SOURCES, { cwd: root }).filter(
  (path) => !/node_modules|fixed-dates\.test\.ts/.test(path),
);

describe("given every source and test", () => {
  it("then none has a fixed date beside the clock of the machine", () => {
    const found = paths.filter((path) => holdsOnSomeDays(readFileSync(join(root, path), "utf8")));
    expect(found).toEqual([]);
  });

  it("then there are some that read the clock of the machine, so that they were really looked at", () => {
    const live = paths.filter((path) => REAL_CLOCK.test(readFileSync(join(root, path), "utf8")));
    expect(paths.length).toBeGreaterThan(800);
    expect(live.length).toBeGreaterThan(0);
  });

  it.each([
    ['const SLOT_AT = "2026-11-23T02:00:00.000Z"; const clock = () => new Date().toISOString();'],
    ["expect(due(Date.now())).toBe('2026-12-31')"],
  ])("when one has, then it is found out: %s", (planted) => {
    expect(holdsOnSomeDays(planted)).toBe(true);
  });
});
