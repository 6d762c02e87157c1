import { auditServer } from "graphql-http";
import { expect, test } from "vitest";
import type { App } from "../src/server.ts";
import { startApp } from "./support/app.ts";

/** The audits of the GraphQL-over-HTTP specification: MUST, SHOULD and MAY. */
const AUDITS = 61;

const audit = (fetch: App["fetch"]) =>
  auditServer({
    url: "http://linge.test/graphql",
    fetchFn: (url: string, init?: RequestInit) => fetch(new Request(url, init)),
  });

const failures = (results: Awaited<ReturnType<typeof audit>>): string[] =>
  results.filter(({ status }) => status !== "ok").map(({ name }) => name);

test("given an app that shows its schema, when the audits are run, then all of them pass", async () => {
  const { app } = await startApp({ demoMode: true });
  const results = await audit(app.fetch);
  expect(failures(results)).toEqual([]);
  expect(results).toHaveLength(AUDITS);
});

test("given an app that hides its schema, when the audits are run, then only those that read it by variables fail", async () => {
  const { app } = await startApp({ demoMode: false });
  const failed = failures(await audit(app.fetch));
  expect(failed).toHaveLength(4);
  expect(failed.every((name) => name.includes("{variables}"))).toBe(true);
});

test("given a server that answers nothing but 500, when audited, then it is found out", async () => {
  const results = await audit(() => Promise.resolve(new Response("", { status: 500 })));
  expect(failures(results).length).toBeGreaterThan(AUDITS / 2);
});
