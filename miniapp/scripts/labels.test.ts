import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { labelsModule } from "./labels.ts";

const enumOf = (...descriptions: string[]) =>
  `"Why."\nenum CloseReason {\n${descriptions.map((one, i) => `  "${one}"\n  VALUE_${i}`).join("\n")}\n}`;

describe("labels from the contract", () => {
  it("are taken from values described in both languages", () => {
    expect(labelsModule(enumOf("Solved · 已解决"))).toContain(
      'export const closeReasonLabels = {\n  VALUE_0: { zh: "已解决", en: "Solved" },\n} as const;',
    );
  });

  it("leave out a list of which one value has no Chinese", () => {
    expect(labelsModule(enumOf("Solved · 已解决", "Explained"))).not.toContain("closeReasonLabels");
  });
});

/** Texts of a file that are a label of the contract from end to end. */
function ownLabels(text: string, labels: ReadonlySet<string>): string[] {
  const texts = text.match(/(["'`])(?:(?!\1)[^\\\n])*\1|>[^<>{}\n]+</g) ?? [];
  return texts.map((one) => one.slice(1, -1).trim()).filter((one) => labels.has(one));
}

describe("the client", () => {
  const miniapp = join(import.meta.dirname, "..");
  const read = (path: string) => readFileSync(join(miniapp, path), "utf8");
  const contract = labelsModule(read("../packages/api/schema.graphql"));
  const labels = new Set([...contract.matchAll(/zh: "([^"]+)"/g)].map(([, zh = ""]) => zh));
  const sources = globSync("src/**/*.{ts,tsx}", { cwd: miniapp }).filter(
    (path) => !/\.test\.|generated/.test(path),
  );

  it("holds no label of the contract's closed lists", () => {
    const found = sources.flatMap((path) =>
      ownLabels(read(path), labels).map((label) => `${path}: ${label}`),
    );
    expect(found).toEqual([]);
  });

  it("would be caught with one, as a text or between tags", () => {
    expect(labels.size).toBeGreaterThan(40);
    const text = `const a = { zh: "已办结" }; <Text>待签收</Text>; "没有已办结的"`;
    expect(ownLabels(text, labels)).toEqual(["已办结", "待签收"]);
  });
});
