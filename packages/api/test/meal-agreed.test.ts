import { beforeEach, describe, expect, it } from "vitest";
import type { TestApp } from "./support/app.ts";
import {
  application,
  as,
  buildDiner,
  type Diner,
  elderIn,
  type Json,
  kitchenDraft,
  must,
  send,
} from "./support/meals.ts";
import type { TestPerson } from "./support/people.ts";

/* Who agrees to meals is asked what the application was asked: time has passed since. */

let diner: Diner;
let app: TestApp;
let elder: TestPerson;
let id: string;
beforeEach(async () => {
  diner = await buildDiner();
  app = diner.app;
  elder = await elderIn(app);
  const applied = application(diner.kitchenId, { weekdays: [1, 3] });
  ({ id } = await must(app, await as(app, elder), "applyForMeals", applied));
});

const assess = async () =>
  send(app, await diner.who("community"), "assessMeals", { id, subsidy: "STANDARD" });
const begin = async () => send(app, await as(app, elder), "beginMeals", { id });

async function moveOut(): Promise<void> {
  const self = await as(app, elder);
  const { data }: Json = await app.ask("{ me { residences { id } } }", {}, self);
  const end =
    "mutation ($id: ID!) { endResidence(input: { residenceId: $id }) { refusal { code } } }";
  const { errors } = await app.ask(end, { id: data.me.residences[0].id }, self);
  expect(errors).toEqual([]);
}
async function cookOnFridays(): Promise<void> {
  const draft = kitchenDraft(diner.grid("C"), diner.unitId, { weekdays: [5], menu: [] });
  await must(app, await diner.who("community"), "reviseKitchen", { id: diner.kitchenId, draft });
}

describe("given an application for Mondays and Wednesdays", () => {
  it("when nothing has changed, then it is granted and begun", async () => {
    expect([(await assess()).code, (await begin()).code]).toEqual([null, null]);
  });

  it("when they have moved out, then it is not granted, and both hear why", async () => {
    await moveOut();
    expect((await assess()).code).toBe("meal.home_gone");
  });

  it("when they have moved out since it was granted, then it does not begin", async () => {
    await assess();
    await moveOut();
    expect((await begin()).code).toBe("meal.home_gone");
  });

  it("when the kitchen cooks on none of these days any more, then it is not granted, nor begun", async () => {
    await assess();
    await cookOnFridays();
    expect((await begin()).code).toBe("meal.days_gone");
  });

  it("when the kitchen cooks on none of them before it is granted, then staff hear it", async () => {
    await cookOnFridays();
    expect((await assess()).code).toBe("meal.days_gone");
  });
});
