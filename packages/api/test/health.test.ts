import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { healthRoute } from "../src/health.ts";
import { localClient } from "../src/table/client.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { close, listen } from "./support/runtime.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

const request = (init?: RequestInit) => new Request("http://linge.test/health", init);

/** An engine that takes what is asked and never answers, and how often it was asked. */
const hanging = createServer(() => {
  asked += 1;
});
let asked = 0;
let endpoint = "";
beforeAll(async () => {
  endpoint = `http://${await listen(hanging)}`;
});
afterAll(() => close(hanging));

const tableAt = (url: string) => ({
  table: { client: localClient(url, { maxAttempts: 1 }), name: "linge" },
});

test("given a table that answers, when /health is asked, then it is 200", async () => {
  const answer = await app.app.fetch(request());
  expect([answer.status, await answer.json()]).toEqual([200, { status: "pass" }]);
});

test("given a table that hangs, when /health is asked, then it is 503 within its bound", async () => {
  const answer = await healthRoute(tableAt(endpoint), 50)(request());
  expect([answer?.status, answer?.headers.get("retry-after")]).toEqual([503, "2"]);
});

test("given a table that hangs, when many ask at once, then it is asked once", async () => {
  asked = 0;
  const health = healthRoute(tableAt(endpoint), 500);
  const answers = await Promise.all(Array.from({ length: 20 }, () => health(request())));
  expect([new Set(answers.map((one) => one?.status)), asked]).toEqual([new Set([503]), 1]);
});

test("given nothing listens where the table was, when /health is asked, then it is 503", async () => {
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  const url = `http://127.0.0.1:${(gone.address() as { port: number }).port}`;
  await close(gone);
  expect((await healthRoute(tableAt(url))(request()))?.status).toBe(503);
});

test("given the table that is asked is not there, when /health is asked, then it is 503", async () => {
  expect((await healthRoute(tableAt(inject("endpoint")))(request()))?.status).toBe(503);
});

test("given anything is sent to /health, when it is answered, then only reading is allowed", async () => {
  expect((await app.app.fetch(request({ method: "POST" }))).status).toBe(405);
});
