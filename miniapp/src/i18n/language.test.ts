import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/* How texts are written, wherever they stand: the app's own and those the API gives people. */

const root = join(import.meta.dirname, "../../..");
const sources = globSync(["miniapp/src/**/*.{ts,tsx}", "packages/api/src/**/*.ts"], {
  cwd: root,
}).filter((path) => !/generated|\.test\.|\.fixture\.|kinds-of-help|category-words/.test(path));

type Said = { where: string; text: string };

/** Every text in quotes, without what is filled in. */
const said: readonly Said[] = sources.flatMap((path) =>
  readFileSync(join(root, path), "utf8")
    .split("\n")
    .flatMap((line, index) =>
      /^\s*(?:\/\/|\*|\/\*)/.test(line)
        ? []
        : [...line.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)].map((found) => ({
            where: `${path}:${index + 1}`,
            text: (found[1] ?? found[2] ?? "").replaceAll(/\$\{[^}]*\}/g, "0"),
          })),
    ),
);
const chinese = said.filter(({ text }) => /[\u4e00-\u9fff]/.test(text));
const english = said.filter(
  ({ text }) => /^[A-Z].* .*[a-z]/.test(text) && !/[\u4e00-\u9fff]/.test(text),
);
const breaking = (texts: readonly Said[], rule: RegExp): string[] =>
  texts.filter(({ text }) => rule.test(text)).map(({ where, text }) => `${where} ${text}`);

describe("the texts people read", () => {
  it("are there to be looked at", () => {
    expect(chinese.length).toBeGreaterThan(1_000);
    expect(english.length).toBeGreaterThan(1_000);
  });

  it("have full-width signs in Chinese", () => {
    expect(breaking(chinese, /[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]/)).toEqual([]);
  });

  it("have no date as machines write it in Chinese", () => {
    // Where clients are told how a machine has to write one, that is what is told.
    const forPeople = chinese.filter(({ text }) => !text.includes("格式"));
    expect(breaking(forPeople, /\d{4}-\d\d-\d\d/)).toEqual([]);
  });

  it("have no plural in brackets in English", () => {
    expect(breaking(english, /\w\(s\)/)).toEqual([]);
  });
});
