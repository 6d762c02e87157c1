import { expect, test } from "vitest";
import { deployInto } from "./cloud.ts";
import { appOf, stageOf } from "../stage.ts";

test("x", async () => {
  const made = await deployInto({ ...appOf("production"), stage: "production" }, async () => {
    const { deploy } = await import("../linge.ts");
    return deploy(stageOf("production", { LINGE_DOMAIN: "linge.example", LINGE_ALARM_EMAIL: "a@linge.example", LINGE_BUDGET_USD: "100" }));
  });
  for (const m of made) console.log(m.type, m.name, m.isRetained, m.isProtected);
  (await import("node:fs")).writeFileSync("/tmp/we-sst/made.json", JSON.stringify(made, null, 1));
  expect(made.length).toBeGreaterThan(50);
});
