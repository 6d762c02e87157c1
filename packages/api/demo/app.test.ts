import { expect, test } from "vitest";
import { buildApp } from "./app.ts";

const script = (code: string) => ["--eval", code];
const { signal } = new AbortController();

test("given a build that ends well, when the app is built, then nothing is wrong", async () => {
  expect(await buildApp({ ending: signal }, script("console.log('built')"))).toBeNull();
});

test("given a build that fails, when the app is built, then the end of what it wrote is told", async () => {
  const fails = "console.log('x'.repeat(9_000)); console.error('no such page'); process.exit(1)";
  const problem = await buildApp({ ending: signal }, script(fails));
  expect(problem).toMatch(/^x+no such page$|^x+\nno such page$/);
  expect(problem?.length).toBeLessThanOrEqual(2_000);
});

test("given a build under way, when the end is asked for, then it is cut off", async () => {
  const ending = new AbortController();
  const built = buildApp({ ending: ending.signal }, script("setInterval(() => undefined, 1_000)"));
  ending.abort();
  expect(await built).not.toBeNull();
});
