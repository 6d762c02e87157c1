import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { DIST, handlers, settingNames } from "../../../infra/handlers.ts";
import {
  bundle,
  bundleFunction,
  type FunctionName,
  functions,
  MAX_KB,
  MAX_KB_IN_ALL,
  neverUsed,
  weigh,
} from "../scripts/bundler.ts";
import { SCHEMA_PATH } from "../scripts/sdl.ts";
import { readSettings } from "../src/cloud/settings.ts";

/* infra/ imports nothing of the application: what it deploys is compared here with what is bundled. */

const newFolder = (): Promise<string> => mkdtemp(join(inject("scratch"), "bundled-"));

test.each(Object.entries(handlers))(
  "given the function %s, when it is deployed, then what is called is in what is bundled",
  async (_, { folder, handler }) => {
    const [file = "", name = ""] = handler.split(".");
    const entries: Readonly<Record<string, string>> = functions[folder];
    expect(entries[file]).toBe(`src/${file}.ts`);
    const entry = (await import(`../src/${file}.ts`)) as Record<string, unknown>;
    expect(entry[name]).toBeTypeOf("function");
  },
);

test("given what is bundled, when it is deployed, then no folder is left out", () => {
  const deployed = new Set(Object.values(handlers).map(({ folder }) => folder));
  expect([...deployed].toSorted()).toEqual(Object.keys(functions).toSorted());
  expect(DIST).toBe("packages/api/dist");
});

test("given a function that is told nothing, when it starts, then what it misses is what is deployed", () => {
  let message = "";
  try {
    readSettings({});
  } catch (error) {
    message = (error as Error).message;
  }
  const missing = message.match(/LINGE_\w+/g) ?? [];
  expect(missing.toSorted()).toEqual(settingNames.toSorted());
});

test.each(Object.entries(functions))(
  "given the bundle %s, when it is weighed, then it is within its budget",
  async (name, entries) => {
    const out = await newFolder();
    const metafile = await bundleFunction(name as FunctionName, out);
    const { inAll, atOnce } = weigh(metafile, Object.keys(entries)[0] ?? "");
    expect(atOnce).toBeGreaterThan(100);
    expect(atOnce).toBeLessThanOrEqual(MAX_KB);
    expect(inAll).toBeLessThanOrEqual(MAX_KB_IN_ALL);
  },
);

test("given parts of dependencies that are left out or taken from elsewhere, when the API is bundled, then none slips in", async () => {
  const { inputs } = await bundleFunction("api", await newFolder());
  const files = Object.keys(inputs);
  // A dependency that calls a part otherwise from its next version on would carry it again.
  expect(files).toEqual(
    expect.arrayContaining(neverUsed.map(({ why }) => `never-used: ${why}:nothing`)),
  );
  const pothos = files.filter((file) => file.includes("/@pothos/"));
  expect(pothos.length).toBeGreaterThan(50);
  expect(pothos.filter((file) => !/\/src\/|\/esm\/index\.js$/.test(file))).toEqual([]);
});

test("given the schema, when it is bundled for the functions, then it is the published one", async () => {
  const out = await newFolder();
  await bundle({ text: `export { sdl } from "./scripts/sdl.ts";` }, out);
  const { sdl } = (await import(pathToFileURL(join(out, "stdin.mjs")).href)) as {
    sdl: () => string;
  };
  expect(sdl()).toBe(await readFile(SCHEMA_PATH, "utf8"));
});
