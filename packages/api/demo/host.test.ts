import { expect, test } from "vitest";
import { followHost } from "./host.ts";

const CONFIGURED = "https://linge.example";

/** Under which address links lead to us that are made while this is answered. */
async function linkedFrom(url: string): Promise<string> {
  const { base, answering } = followHost(CONFIGURED);
  const handle = answering(async () => {
    // What is read meanwhile must not lose it.
    await new Promise(setImmediate);
    return new Response(base());
  });
  return (await handle(new Request(url))).text();
}

test.each([
  "http://localhost:4000",
  "http://127.0.0.1:4000",
  "http://127.8.9.1",
  "http://[::1]:4000",
  "http://linge.localhost:4000",
])(
  "given a name of this machine for itself, when asked by %s, then links lead there",
  async (origin) => {
    expect(await linkedFrom(`${origin}/graphql`)).toBe(origin);
  },
);

test.each([
  "http://evil.example:4000",
  "http://localhost.evil.example",
  "http://127.0.0.1.evil.example",
  "http://192.168.1.5:4000",
  "https://linge.example",
])(
  "given any other name, when asked by %s, then links lead where was configured",
  async (origin) => {
    expect(await linkedFrom(`${origin}/graphql`)).toBe(CONFIGURED);
  },
);

test("given two who came by different names, when both are answered at once, then each has links of their own", async () => {
  const { base, answering } = followHost(CONFIGURED);
  const handle = answering(async () => {
    await new Promise(setImmediate);
    return new Response(base());
  });
  const ask = async (url: string) => (await handle(new Request(url))).text();
  const asked = [ask("http://localhost:1/"), ask("http://127.0.0.1:2/"), ask("http://a.example/")];
  expect(await Promise.all(asked)).toEqual([
    "http://localhost:1",
    "http://127.0.0.1:2",
    CONFIGURED,
  ]);
});
