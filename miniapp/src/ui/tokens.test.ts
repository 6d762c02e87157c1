import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** The custom properties of a block of the token sheet. */
function tokensIn(block: string): Map<string, string> {
  const found = [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)];
  return new Map(found.map(([, name = "", value = ""]) => [name, value.trim()]));
}

const [before = "", after = ""] = css.split("@media (prefers-color-scheme: dark)");
const [darkBlock = "", sizes = ""] = after.split(".ui-root {");
const [standardBlock = "", elderBlock = ""] = sizes.split(".ui-root--elder {");
const light = tokensIn(before);
const dark = tokensIn(darkBlock);
const standard = tokensIn(standardBlock);
const elder = tokensIn(elderBlock);

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const onPage = ["ground", "surface", "sunk"];
const texts: [string, string][] = [
  ...onPage.flatMap((ground): [string, string][] => [
    ["text", ground],
    ["text-soft", ground],
    ["accent-text", ground],
    ["bad", ground],
  ]),
  ["text", "accent-soft"],
  ["text-soft", "accent-soft"],
  ["accent-text", "accent-soft"],
  ["on-accent", "accent"],
  ["surface", "bad"],
  ["ground", "text"],
  ...["good", "warn", "bad", "info"].map((tone): [string, string] => [tone, `${tone}-soft`]),
];
const edges = ["ground", "surface"].flatMap((ground): [string, string][] => [
  ["edge", ground],
  ["accent", ground],
  ["focus", ground],
]);

describe.each([
  ["light", light],
  ["dark", dark],
])("colours in the %s", (_, colours) => {
  const ratio = (one: string, other: string) =>
    contrast(colours.get(`--color-${one}`) ?? "", colours.get(`--color-${other}`) ?? "");

  it.each(texts)("%s can be read on %s (4.5 : 1)", (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("%s can be seen on %s (3 : 1)", (edge, ground) => {
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe("the contrast of two colours", () => {
  it("is 21 at most and 1 at least", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#1d6a60", "#1d6a60")).toBe(1);
  });

  it("of grey on white is seen to be too weak", () => {
    expect(contrast("#999999", "#ffffff")).toBeLessThan(4.5);
  });
});

describe("elder mode", () => {
  const pixels = (tokens: Map<string, string>, name: string) =>
    Number(/\d+/.exec(tokens.get(name) ?? "")?.[0]);

  it("has text of 18, 22 and 30", () => {
    const names = ["--fs-small", "--fs-body", "--fs-title"];
    expect(names.map((name) => pixels(elder, name))).toEqual([18, 22, 30]);
  });

  it("has targets of 60, and 44 at least elsewhere", () => {
    expect(pixels(elder, "--target")).toBe(60);
    expect(pixels(standard, "--target")).toBeGreaterThanOrEqual(44);
  });

  it.each([standard, elder])("has lines 1.3 apart or more", (tokens) => {
    expect(Number(tokens.get("--lh-text"))).toBeGreaterThanOrEqual(1.3);
    expect(Number(tokens.get("--lh-title"))).toBeGreaterThanOrEqual(1.3);
  });
});

describe("every style sheet", () => {
  const source = join(import.meta.dirname, "..");
  const isOurs = (path: string) => !path.endsWith("tokens.css") && !path.startsWith("platform/");
  const sheets = globSync("**/*.css", { cwd: source }).filter(isOurs);

  it.each(sheets)("takes its colours from the tokens: %s", (path) => {
    const text = readFileSync(join(source, path), "utf8").replaceAll(/url\([^)]*\)/g, "");
    expect(text).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
  });

  it.each(sheets)("uses only tokens there are: %s", (path) => {
    const used = [...readFileSync(join(source, path), "utf8").matchAll(/var\((--[\w-]+)/g)].map(
      ([, name]) => name,
    );
    const known = new Set([
      ...light.keys(),
      ...standard.keys(),
      "--px",
      "--font-scale",
      "--drawing",
    ]);
    expect(used.filter((name) => !known.has(name ?? ""))).toEqual([]);
  });

  it.each(sheets)("has no selector WeChat does not take: %s", (path) => {
    const text = readFileSync(join(source, path), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
    expect(text).not.toMatch(/(^|[\s>+~,])\*\s*[{,>+~.:]/m);
  });
});
