import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** What docs/deploy.md claims and a program can check: names of files, scripts, settings and alarms. */

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const page = read("docs/deploy.md");

const found = (pattern: RegExp, text = page): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([whole, part]) => part ?? whole)),
];

describe("given the page about deploying", () => {
  test("then every file of the infrastructure it names is there, and none is left out", () => {
    const table = page.slice(page.indexOf("## What a stage"), page.indexOf("## Where it runs"));
    const named = found(/`([a-z-]+\.ts)`/g, table);
    const files = readdirSync(join(root, "infra")).filter((file) => /^[a-z-]+\.ts$/.test(file));
    // linge.ts puts them together.
    expect([...named, "linge.ts"].toSorted()).toEqual(files.toSorted());
  });

  test("then every path it names is there", () => {
    const paths = found(/`((?:packages|infra|docs)\/[\w./-]+\.ts)`/g);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("then every npm command is a script", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: object };
    expect(found(/npm run (\w+)/g).filter((name) => !(name in scripts))).toEqual([]);
  });

  test("then every setting of a stage is told", () => {
    const settings = found(/LINGE_\w+/g, read("infra/stage.ts"));
    expect(settings.filter((name) => !page.includes(name))).toEqual([]);
  });

  test("then every alarm is one that exists", () => {
    const section = page.slice(page.indexOf("## When an alarm"), page.indexOf("## What it costs"));
    const source = read("infra/alarms.ts");
    const named = found(/`((?:api|outbox|stream|sweep|cleaning|table)-[a-z0-9-]+)`/g, section);
    const isThere = (name: string) =>
      source.includes(`name: "${name}"`) || /^(?:stream|sweep|cleaning)-failures$/.test(name);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  test("then it says which steps were not run", () => {
    expect(page.match(/\*\*[Nn]ot run/g)?.length).toBeGreaterThan(3);
    expect(page).toContain("Nothing on this page has been run against an AWS or WeChat account");
  });
});
