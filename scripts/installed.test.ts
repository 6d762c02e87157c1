import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetInstalled, isInstalled, noteInstalled } from "./installed.mjs";

let root = "";
const put = (path: string, text = "{}"): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const A = "node_modules/.pnpm/a@1.0.0/node_modules/a";
const B = "node_modules/.pnpm/b@1.0.0/node_modules/@scope/b";

/** A workspace with two packages, as the package manager leaves it. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "linge-installed-"));
  put("pnpm-lock.yaml", "lock");
  put("package.json");
  put("packages/api/package.json");
  put(`${A}/package.json`);
  put(`${B}/package.json`);
  mkdirSync(join(root, "packages/api/node_modules"));
  symlinkSync(join(root, A), join(root, "node_modules/a"));
  symlinkSync(join(root, A), join(root, "packages/api/node_modules/a"));
  noteInstalled(root, "pnpm@1");
});
afterEach(() => rmSync(root, { recursive: true }));

test("given a complete installation, when nothing has changed, then there is nothing to do", () => {
  expect(isInstalled(root, "pnpm@1")).toBe(true);
});

test("given a complete installation, when another program keeps its cache there, then there is nothing to do", () => {
  put("node_modules/.cache/linge/x");
  expect(isInstalled(root, "pnpm@1")).toBe(true);
});

const remove = (path: string): void => rmSync(join(root, path), { recursive: true });

test.each<[string, () => void]>([
  ["the lock changed", () => put("pnpm-lock.yaml", "other")],
  ["a package asks for more", () => put("packages/api/package.json", `{"name":"api"}`)],
  ["a package was added to the workspace", () => put("packages/new/package.json")],
  ["all was deleted", () => remove("node_modules")],
  ["the store was deleted", () => remove("node_modules/.pnpm")],
  ["one package was deleted", () => remove(B)],
  ["a package was emptied", () => remove(`${A}/package.json`)],
  ["the links of a workspace package were deleted", () => remove("packages/api/node_modules")],
  ["a link was deleted", () => remove("node_modules/a")],
  ["an installation began and was killed", () => forgetInstalled(root)],
  ["the note was cut off", () => put("node_modules/.linge-installed", "")],
])("given a complete installation, when %s, then it is installed again", (_what, change) => {
  change();
  expect(isInstalled(root, "pnpm@1")).toBe(false);
});

test("given a complete installation, when another package manager is pinned, then it is installed again", () => {
  expect(isInstalled(root, "pnpm@2")).toBe(false);
});
