import { text } from "node:stream/consumers";
import { createApp } from "../../src/server.ts";
import type { Deps } from "../../src/deps.ts";

/*
 * A program that answers requests of its standard input as the application does, and writes what it answered: a
 * process in which nothing ran before. What is sent gets no further than the document, so nothing else is there.
 */

const deps = {
  clock: () => "2026-11-20T02:00:00.000Z",
  log: () => undefined,
  secret: new Uint8Array(32),
  demoMode: true,
} as unknown as Deps;

const { fetch } = createApp(deps);
const answers: string[] = [];
for (const asked of JSON.parse(await text(process.stdin)) as object[]) {
  const response = await fetch(
    new Request("http://linge.test/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    }),
  );
  answers.push(`${response.status} ${await response.text()}`);
}
process.stdout.write(JSON.stringify(answers));
