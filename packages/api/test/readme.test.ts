import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import {
  limits,
  MAX_ALIASES,
  MAX_BODY_BYTES,
  MAX_ENTRIES,
  MAX_NAMES,
  MAX_TOKENS,
} from "../src/limits.ts";
import { MAX_PAGE } from "../src/page.ts";

/** What the README claims and a program can check: numbers, commands, files and operations. */

const root = join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const number = (value: number): string => value.toLocaleString("en-US");
const words = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("the README", () => {
  test("given the limits it publishes, then they are the limits that are enforced", () => {
    const row = (who: string, { complexity, depth, breadth }: (typeof limits)["guest"]) =>
      `| ${who} | ${number(complexity)} | ${depth} | ${breadth} |`;
    expect(words(readme)).toContain(row("guest", limits.guest));
    expect(words(readme)).toContain(row("signed in", limits.person));
    expect(words(readme)).toContain(
      `pages of 1 to ${MAX_PAGE}, ${MAX_ALIASES} aliases, ${number(MAX_TOKENS)} tokens, in variables ${MAX_NAMES} names of one object and ${number(MAX_ENTRIES)} entries of one list, a body of ${MAX_BODY_BYTES / 1024 / 1024} MiB`,
    );
  });

  test("given the npm commands it names, then each is a script", () => {
    const named = [...readme.matchAll(/npm (?:run )?(start|test|bench|generate)\b/g)];
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const [, script] of named) expect(scripts).toHaveProperty(script ?? "");
    expect(new Set(named.map(([, script]) => script)).size).toBe(4);
  });

  test("given the files it points at, then each is there", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? "");
    const files = links.filter((link) => !link.startsWith("http") && link !== "docs/decisions");
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(read(file).length).toBeGreaterThan(0);
  });

  test("given the operations it shows, then the schema knows all of them", () => {
    const schema = buildSchema(read("packages/api/schema.graphql"));
    const shown = [...readme.matchAll(/ask '([^']+)'/g)].map(([, text]) =>
      (text ?? "").replaceAll('\\"', '"'),
    );
    expect(shown).toHaveLength(4);
    for (const operation of shown) expect(validate(schema, parse(operation))).toEqual([]);
  });
});
