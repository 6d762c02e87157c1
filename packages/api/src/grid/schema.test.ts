import { beforeAll, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "../../test/support/app.ts";
import { signIn, type TestPerson } from "../../test/support/people.ts";
import { addAddresses, importPlan } from "../../test/support/places.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await importPlan(app);
});

it("works", async () => {
  const r = await app.ask(
    `{ gridMap(first: 12) { edges { cursor node { id code name levelLabel kindLabel polygon areaM2 householdCount color pattern children(first: 3) { edges { node { code parent { code } } } } } } } }`,
  );
  console.log(JSON.stringify(r));
});
