import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSite, withSite } from "./site.ts";

const folder = mkdtempSync(join(tmpdir(), "linge-site-"));
const LARGE = "start();".repeat(1_000);
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  writeFileSync(join(folder, "index.html"), "<title>邻格</title>");
  mkdirSync(join(folder, "js"));
  writeFileSync(join(folder, "js", "app.1a2b.js"), "start()");
  writeFileSync(join(folder, "js", "app.1a2b.js.LICENSE.txt"), "free");
  writeFileSync(join(folder, "js", "large.3c4d.js"), LARGE);
  writeFileSync(join(folder, "js", "photo.5e6f.png"), LARGE);
  const site = await readSite(folder, "http://media.example");
  handle = withSite(site, async ({ method, url }) => {
    const isKnown = new URL(url).pathname === "/graphql";
    return new Response(`API ${method}`, { status: isKnown ? 200 : 404 });
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (path: string, init?: RequestInit) =>
  handle(new Request(`http://linge.example${path}`, init));
const asPage = { headers: { accept: "text/html,*/*" } };

describe("given a built app", () => {
  test.each(["/", "/index.html", "/complaint/detail/index?id=cmp_1"])(
    "when %s is opened, then it is the app's page",
    async (path) => {
      expect(await (await ask(path, asPage)).text()).toBe("<title>邻格</title>");
    },
  );

  test("when the page is fetched, then it is asked for anew each time", async () => {
    expect((await ask("/")).headers.get("cache-control")).toBe("no-cache");
  });

  test("when the page is fetched, then it may take pictures from the media's place and scripts from nowhere else", async () => {
    const policy = (await ask("/")).headers.get("content-security-policy");
    expect(policy).toContain(
      "default-src 'self'; img-src 'self' blob: data: http://media.example;",
    );
    expect(policy).not.toContain("script-src");
  });

  test("when a file is fetched, then it has its type and may be kept for ever", async () => {
    const { headers } = await ask("/js/app.1a2b.js");
    expect([headers.get("content-type"), headers.get("cache-control")]).toEqual([
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
    ]);
  });

  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip;q=1.0, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ])(
    "when a large script is fetched by who takes %s, then it comes as %s",
    async (accepted, coding, unpack) => {
      const answer = await ask("/js/large.3c4d.js", { headers: { "accept-encoding": accepted } });
      const body = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get("content-encoding")).toBe(coding);
      expect(answer.headers.get("vary")).toBe("accept-encoding");
      expect(body.length).toBeLessThan(LARGE.length / 10);
      expect(unpack(body).toString()).toBe(LARGE);
    },
  );

  test.each([
    ["a client that takes no packing", "/js/large.3c4d.js", ""],
    ["a client that refuses it", "/js/large.3c4d.js", "br;q=0, gzip;q=0.0"],
    ["a photo", "/js/photo.5e6f.png", "br"],
    ["a file of a few letters", "/js/app.1a2b.js", "br"],
  ])("when it is for %s, then it comes as it is", async (_what, path, accepted) => {
    const { headers } = await ask(path, { headers: { "accept-encoding": accepted } });
    expect(headers.get("content-encoding")).toBeNull();
  });

  test("when the API knows the path, then it answers", async () => {
    expect(await (await ask("/graphql", asPage)).text()).toBe("API GET");
  });

  test("when something is sent, then it is for the API, whatever the path", async () => {
    expect(await (await ask("/", { method: "POST" })).text()).toBe("API POST");
  });

  test.each(["/js/old.js", "/../secret", "/%2e%2e/%2e%2e/etc/passwd"])(
    "when a script or the like is asked for at %s, where nothing is, then it is missing",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});

test("given no app, when a page is opened, then the API's answer stands", async () => {
  const bare = withSite(new Map(), async () => new Response("none", { status: 404 }));
  const answer = await bare(new Request("http://linge.example/", asPage));
  expect([answer.status, await answer.text()]).toEqual([404, "none"]);
});
