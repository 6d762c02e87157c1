import { describe, expect, test } from "vitest";
import { appOf, stageOf } from "./stage.ts";

const settings = {
  LINGE_DOMAIN: "linge.example",
  LINGE_ALARM_EMAIL: "duty@linge.example",
  LINGE_BUDGET_USD: "200",
};

describe("given a stage in which people live, when SST asks about it", () => {
  test.each(["staging", "production"])("then %s is protected and its data is kept", (stage) => {
    expect(appOf(stage)).toMatchObject({ protect: true, removal: "retain" });
    expect(stageOf(stage, settings)).toMatchObject({ isPermanent: true, monthlyBudgetUsd: 200 });
  });

  test.each(Object.keys(settings))("then without %s it is refused by name", (name) => {
    expect(() => stageOf("production", { ...settings, [name]: "" })).toThrow(name);
  });

  test.each(["-1", "much", "0"])("then “%s” is no budget", (LINGE_BUDGET_USD) => {
    expect(() => stageOf("production", { ...settings, LINGE_BUDGET_USD })).toThrow("amount");
  });
});

describe("given anybody's own stage, when SST asks about it", () => {
  test.each(["yours", "Production", "production2", ""])("then “%s” may be removed", (stage) => {
    expect(appOf(stage)).toMatchObject({ protect: false, removal: "remove" });
    expect(stageOf(stage, {})).toMatchObject({ isPermanent: false, domain: null });
  });
});
