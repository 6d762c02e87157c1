import { beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { atLocal } from "../src/kernel/clock.ts";
import { sweepMeals } from "../src/meal/sweep.ts";
import { createWorker } from "../src/worker.ts";
import type { Asking, TestApp } from "./support/app.ts";
import {
  as,
  buildDiner,
  type Diner,
  EARLY,
  elderIn,
  type Json,
  must,
  send,
  subscribed,
  TODAY,
} from "./support/meals.ts";
import type { TestPerson } from "./support/people.ts";
import { dump } from "./support/table.ts";

/* A kitchen that cannot cook today says so once, and nobody waits for a meal or looks for one. */

let diner: Diner;
let app: TestApp;
let elders: TestPerson[];
let ids: string[];
beforeEach(async () => {
  diner = await buildDiner();
  app = diner.app;
  app.clock.now = EARLY;
  elders = [await elderIn(app), await elderIn(app)];
  ids = [await subscribed(diner, elders[0]!), await subscribed(diner, elders[1]!)];
  app.clock.now = atLocal(TODAY, "10:00");
});

const drain = async (): Promise<void> => {
  while ((await createWorker(app.deps, consumersOf(app.deps)).drainNow()) > 0);
};
const calledOff = (reason = "厨房起火，今天无法做饭") =>
  ({ id: diner.kitchenId, servedOn: TODAY, reason }) as const;
async function callOff(): Promise<void> {
  await must(app, await diner.who("courier"), "callOffMeals", calledOff());
  await drain();
}

const titles = async (who: Asking): Promise<string[]> => {
  const { data } = await app.ask("{ notices(first: 50) { edges { node { title } } } }", {}, who);
  return (data as Json).notices.edges.map(({ node }: Json) => node.title);
};
const count = (all: readonly string[], one: string): number =>
  all.filter((title) => title === one).length;
const stageOf = async (n: number): Promise<string> => {
  const query = `query ($id: ID!) { mealSubscription(id: $id) { days(fromOn: "${TODAY}", count: 1) { stage } } }`;
  const { data } = await app.ask(query, { id: ids[n] }, await as(app, elders[n]!));
  return (data as Json).mealSubscription.days[0].stage;
};
const deliver = async (n: number): Promise<Json> =>
  send(app, await diner.who("courier"), "markMealDelivered", {
    subscriptionId: ids[n],
    servedOn: TODAY,
  });

describe("given a kitchen that cannot cook today", () => {
  it("when the day is called off, then each who eats, the kitchen and the community hear of it once, with the reason", async () => {
    await callOff();
    for (const elder of elders)
      expect(count(await titles(await as(app, elder)), "当天停止供餐")).toBe(1);
    expect(count(await titles(await diner.who("community")), "助餐点当天停止供餐")).toBe(1);
    expect(await stageOf(0)).toBe("EXPLAINED");
    expect(await stageOf(1)).toBe("EXPLAINED");
  });

  it("when the time for meals passes after that, then nobody is alarmed", async () => {
    await callOff();
    for (const time of ["11:00", "11:30", "12:30", "13:00", "13:30", "14:00"] as const) {
      app.clock.now = atLocal(TODAY, time);
      await sweepMeals(app.deps.table, app.clock.now);
      await drain();
    }
    const heard = [
      ...(await titles(await diner.who("courier"))),
      ...(await titles(await diner.who("community"))),
    ];
    expect(heard.filter((title) => /未出餐|未送达|没有送餐员|未开始配送/.test(title))).toEqual([]);
    expect((await dump(app.deps.table)).filter(({ pk }) => pk.startsWith("cmp_"))).toEqual([]);
  });

  it("when a meal was delivered before, then it stays delivered, and who had it hears nothing", async () => {
    expect((await deliver(0)).code).toBeNull();
    await callOff();
    expect(await stageOf(0)).toBe("DELIVERED");
    expect(await titles(await as(app, elders[0]!))).not.toContain("当天停止供餐");
    expect(await stageOf(1)).toBe("EXPLAINED");
  });

  it("when a meal was on its way, then it may still be marked as delivered", async () => {
    await callOff();
    expect((await deliver(1)).code).toBeNull();
    expect(await stageOf(1)).toBe("DELIVERED");
  });

  it("when it is late already, then the open doors are explained by it", async () => {
    app.clock.now = atLocal(TODAY, "12:30");
    await sweepMeals(app.deps.table, app.clock.now);
    expect(await stageOf(0)).toBe("LATE");
    await callOff();
    expect(await stageOf(0)).toBe("EXPLAINED");
  });

  it("when it is called off again, then it is closed already, and nobody hears twice", async () => {
    await callOff();
    const again = await send(
      app,
      await diner.who("courier"),
      "callOffMeals",
      calledOff("再说一次"),
    );
    expect(again.code).toBe("meal.kitchen_closed");
    await drain();
    expect(count(await titles(await as(app, elders[0]!)), "当天停止供餐")).toBe(1);
  });

  it("when the calendar of the kitchen is saved afterwards, then the day stays called off", async () => {
    await callOff();
    const { data } = await app.ask(
      `query ($id: ID!) { kitchenDay(kitchenId: $id, servedOn: "${TODAY}") { isServed closedReason total allowedActions { mutation } } }`,
      { id: diner.kitchenId },
      await diner.who("community"),
    );
    expect((data as Json).kitchenDay).toEqual({
      isServed: false,
      closedReason: "厨房起火，今天无法做饭",
      total: 0,
      allowedActions: [],
    });
  });

  it.each([
    ["yesterday", "2026-11-19"],
    ["a day that can still be changed", "2026-11-27"],
  ])("when %s is called off, then it is refused", async (_, servedOn) => {
    const input = { ...calledOff(), servedOn };
    const answer = await send(app, await diner.who("courier"), "callOffMeals", input);
    expect(answer).toMatchObject({ code: "meal.call_off_range", field: "servedOn" });
  });

  it("when no reason is given, then it is asked for", async () => {
    const answer = await send(app, await diner.who("courier"), "callOffMeals", calledOff(" "));
    expect(answer.field).toBe("reason");
  });
});
