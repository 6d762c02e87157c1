import { beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { atLocal, DAY, MINUTE, plus } from "../src/kernel/clock.ts";
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
  NOON,
  send,
  subscribed,
  TODAY,
} from "./support/meals.ts";
import { signIn, type TestPerson } from "./support/people.ts";
import { dump } from "./support/table.ts";

/* A meal that nobody carries is an event: every planned door of a day comes to an end. */

let diner: Diner;
let app: TestApp;
let elder: TestPerson;
let id = "";
beforeEach(async () => {
  diner = await buildDiner();
  app = diner.app;
  app.clock.now = EARLY;
  elder = await elderIn(app);
  id = await subscribed(diner, elder);
});

const drain = async (): Promise<void> => {
  while ((await createWorker(app.deps, consumersOf(app.deps)).drainNow()) > 0);
};
/** The clock goes on to a time of today, and what falls due by then is done. */
async function at(time: `${number}:${number}`): Promise<void> {
  app.clock.now = atLocal(TODAY, time);
  await sweepMeals(app.deps.table, app.clock.now);
  await drain();
}
/** As the clock of a served day runs: nothing is slept through. */
async function until(last: `${number}:${number}`): Promise<void> {
  for (const time of ["09:00", "11:00", "11:30", "12:30", "13:00", "13:30", "14:00"] as const)
    if (time <= last) await at(time);
}

async function read(who: Asking, query: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await app.ask(query, variables as Record<string, unknown>, who);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
type Name = Parameters<Diner["who"]>[0];
const inbox = async (who: Asking): Promise<{ title: string; body: string }[]> =>
  (await read(who, "{ notices(first: 50) { edges { node { title body } } } }")).notices.edges.map(
    ({ node }: Json) => node,
  );
const titles = async (name: Name | TestPerson): Promise<string[]> =>
  (await inbox(typeof name === "string" ? await diner.who(name) : await as(app, name))).map(
    ({ title }) => title,
  );
const count = (all: readonly string[], one: string): number =>
  all.filter((title) => title === one).length;

const stage = async (servedOn = TODAY): Promise<string> =>
  (
    await read(
      await as(app, elder),
      `query ($id: ID!) { mealSubscription(id: $id) { days(fromOn: "${servedOn}", count: 1) { stage } } }`,
      { id },
    )
  ).mealSubscription.days[0].stage;

const emergencies = async (): Promise<Json[]> =>
  (await dump(app.deps.table)).filter(
    ({ pk, sk, state }) =>
      sk === "state" &&
      pk.startsWith("cmp_") &&
      JSON.stringify(state).includes("care.elder_or_disability"),
  );

const day = async (name: Name): Promise<Json> =>
  (
    await read(
      await diner.who(name),
      `query ($id: ID!) { kitchenDay(kitchenId: $id, servedOn: "${TODAY}") { deliverByAt open openMeals { subscriptionId doorLabel courierName stage lateAt allowedActions { mutation } } unassigned { gridName doors } } }`,
      { id: diner.kitchenId },
    )
  ).kitchenDay;

const LATE = "有餐到点未送达";
const SILENT = "未送达的餐无人说明";

describe("given a courier who never starts", () => {
  it("when the time for meals passes, then the kitchen hears first, then the community, then an emergency is open, each once", async () => {
    await until("11:30");
    expect(await titles("courier")).toEqual(
      expect.arrayContaining(["到点仍未出餐", "到点仍未开始配送"]),
    );
    expect(await titles("community")).not.toContain(LATE);
    await at("12:30");
    expect(count(await titles("courier"), LATE)).toBe(1);
    expect(await titles("community")).not.toContain(LATE);
    expect(await stage()).toBe("LATE");
    await at("13:00");
    expect(count(await titles("community"), SILENT)).toBe(1);
    expect(await emergencies()).toHaveLength(0);
    await at("13:30");
    await at("14:00");
    expect(await emergencies()).toHaveLength(1);
    expect(count(await titles("community"), SILENT)).toBe(1);
    expect(count(await titles("courier"), LATE)).toBe(1);
    expect(await stage()).toBe("MISSED");
  });

  it("when it is late, then who eats and nobody else is told by name, with a number to ask at", async () => {
    await until("13:30");
    const told = await inbox(await as(app, elder));
    expect(told.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["送餐晚点", "餐没有送到"]),
    );
    expect(told.map(({ body }) => body).join()).toContain("010-00000001");
    const late = /晚点|未送达|没有送到/;
    for (const name of ["courier", "community", "head", "stranger"] as const) {
      const seen = await inbox(await diner.who(name));
      expect(JSON.stringify(seen.filter(({ title }) => late.test(title)))).not.toContain(
        "示例老人",
      );
    }
  });

  it("when the kitchen and the community look, then each open door is there with its time, without a name", async () => {
    await until("12:30");
    for (const name of ["courier", "community"] as const) {
      const seen = await day(name);
      expect(seen).toMatchObject({
        deliverByAt: atLocal(TODAY, "12:30"),
        open: 1,
        openMeals: [
          {
            subscriptionId: id,
            courierName: "送餐员甲",
            stage: "LATE",
            lateAt: atLocal(TODAY, "12:30"),
            allowedActions: [{ mutation: "explainMeal" }],
          },
        ],
      });
      expect(JSON.stringify(seen)).not.toContain("示例老人");
    }
  });

  it("when the process stands still for hours, then there is one alarm, and the chain goes on with all of its time", async () => {
    await at("15:00");
    const told = await titles("courier");
    expect([
      count(told, LATE),
      count(told, "到点仍未出餐"),
      count(told, "到点仍未开始配送"),
    ]).toEqual([1, 0, 0]);
    await at("15:29" as const);
    expect(await titles("community")).not.toContain(SILENT);
    await at("15:30");
    expect(count(await titles("community"), SILENT)).toBe(1);
  });

  it("when nothing runs for days, then the next noon begins with one alarm, and every day of it is ended", async () => {
    app.clock.now = plus(NOON, 3 * DAY);
    await sweepMeals(app.deps.table, app.clock.now);
    await sweepMeals(app.deps.table, app.clock.now);
    await drain();
    const over = "当天有餐未登记送达";
    expect(count(await titles("courier"), over)).toBe(1);
    expect(count(await titles("community"), over)).toBe(1);
    expect(count(await titles(elder), "餐没有送到")).toBe(1);
    for (const on of [TODAY, "2026-11-21", "2026-11-22"]) expect(await stage(on)).toBe("MISSED");
    expect(await stage("2026-11-23")).toBe("CONFIRMED");
  });

  it("when two sweeps run at once, or again after one that was cut off, then nobody is told twice", async () => {
    for (const time of ["09:00", "12:30", "13:00", "13:30"] as const) {
      app.clock.now = atLocal(TODAY, time);
      const sweep = () => sweepMeals(app.deps.table, app.clock.now);
      await Promise.all([sweep(), sweep()]);
      await sweep();
      const messages = (await dump(app.deps.table)).filter(({ pk }) => pk.startsWith("outbox#"));
      await drain();
      for (const item of messages)
        for (const consume of consumersOf(app.deps)) await consume(item["message"] as never);
    }
    expect(count(await titles("courier"), LATE)).toBe(1);
    expect(count(await titles(elder), "送餐晚点")).toBe(1);
    expect(count(await titles(elder), "餐没有送到")).toBe(1);
    expect(await emergencies()).toHaveLength(1);
  });
});

describe("given a meal that is late", () => {
  const door = () => ({ subscriptionId: id, servedOn: TODAY });
  beforeEach(() => until("12:30"));

  it("when it comes all the same, then it is delivered, and nothing goes on", async () => {
    await must(app, await diner.who("courier"), "markMealDelivered", door(), "stage");
    await until("14:00");
    expect(await stage()).toBe("DELIVERED");
    expect(await titles("community")).not.toContain(SILENT);
    expect(await titles(elder)).toContain("已送达");
    expect(await emergencies()).toHaveLength(0);
  });

  it("when nobody opens, then the welfare check begins, and the kitchen is not asked again", async () => {
    await must(app, await diner.who("courier"), "reportMealUnanswered", door(), "stage");
    await at("13:00");
    expect(await titles("community")).not.toContain(SILENT);
  });

  it("when the kitchen says why, then who eats reads it, and nothing goes on", async () => {
    const note = "炉灶故障，改送点心，已电话说明";
    const told = { ...door(), note };
    expect(await must(app, await diner.who("courier"), "explainMeal", told, "stage")).toEqual({
      stage: "EXPLAINED",
    });
    await at("14:00");
    expect((await inbox(await as(app, elder))).map(({ body }) => body).join()).toContain(note);
    expect(await emergencies()).toHaveLength(0);
    expect((await day("courier")).open).toBe(0);
  });

  it("when nothing is said or somebody else says it, then it is refused", async () => {
    const silent = { ...door(), note: " " };
    expect((await send(app, await diner.who("courier"), "explainMeal", silent, "stage")).code).toBe(
      "meal.reason_missing",
    );
    const told = { ...door(), note: "不用送" };
    for (const name of ["stranger", "head"] as const)
      expect((await send(app, await diner.who(name), "explainMeal", told, "stage")).code).toBe(
        "FORBIDDEN",
      );
  });
});

const ALONE = "有送餐地址没有送餐员";

describe("given doors that nobody carries a meal to", () => {
  const elsewhere = { gridCode: "B1", path: "/S/C/B/B1/" };

  it("when no route covers them, then the kitchen hears in the morning and sees where, and a route mends it", async () => {
    const far = await subscribed(diner, await elderIn(app, undefined, elsewhere));
    await at("09:00");
    expect(count(await titles("courier"), ALONE)).toBe(1);
    expect((await day("courier")).unassigned).toMatchObject([{ doors: 1 }]);
    const route = {
      id: diner.kitchenId,
      gridId: diner.grid("B"),
      personId: diner.people.colleague.id,
    };
    await must(app, await diner.who("community"), "assignMealRoute", route);
    expect((await day("courier")).unassigned).toEqual([]);
    const door = { subscriptionId: far, servedOn: TODAY };
    await must(app, await diner.who("colleague"), "markMealDelivered", door, "stage");
  });

  it("when nobody mends it, then it is late like every other meal", async () => {
    await subscribed(diner, await elderIn(app, undefined, elsewhere));
    await until("12:30");
    const { openMeals } = await day("community");
    expect(openMeals.map((one: Json) => one.courierName)).toContain("没有送餐员");
  });

  it("when the courier is dismissed on the way, then the rest of the route is seen at once, and who takes it over carries it", async () => {
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    const { courier, colleague } = diner.people;
    app.clock.now = atLocal(TODAY, "11:20");
    const gone = { personId: courier.id, roleId: courier.roleIds[0], reason: "离岗" };
    await read(
      await as(app, street),
      "mutation ($input: DismissInput!) { dismiss(input: $input) { refusal { code } } }",
      { input: gone },
    );
    expect((await day("colleague")).unassigned).toMatchObject([{ doors: 1 }]);
    await until("12:30");
    const route = { id: diner.kitchenId, gridId: diner.grid("A"), personId: colleague.id };
    await must(app, await diner.who("community"), "assignMealRoute", route);
    const door = { subscriptionId: id, servedOn: TODAY };
    await must(app, await diner.who("colleague"), "markMealDelivered", door, "stage");
    expect(await stage()).toBe("DELIVERED");
  });

  it("when the unit that cooks has nobody left, then the community hears instead of the kitchen", async () => {
    const street = await signIn(app, { posts: [{ role: "STREET", path: "/S/" }] });
    for (const { id: personId, roleIds } of [diner.people.courier, diner.people.colleague])
      await read(
        await as(app, street),
        "mutation ($input: DismissInput!) { dismiss(input: $input) { refusal { code } } }",
        { input: { personId, roleId: roleIds[0], reason: "离岗" } },
      );
    await at("09:00");
    expect(count(await titles("community"), ALONE)).toBe(1);
  });
});

describe("given a day without a meal for somebody", () => {
  it.each([
    [
      "they skip it",
      async () =>
        must(app, await as(app, elder), "skipMeal", { id, servedOn: TODAY, isSkipped: true }),
    ],
    [
      "they pause",
      async () => must(app, await as(app, elder), "pauseMeals", { id, untilOn: null }),
    ],
    ["they end", async () => must(app, await as(app, elder), "endMeals", { id })],
  ])("when %s in time, then nothing is missed", async (_, act) => {
    await act();
    await until("14:00");
    expect(await titles("courier")).toEqual(["您有新的任命", "有新的送餐线路由您负责"]);
    expect(await stage()).not.toBe("MISSED");
  });

  it("when they end it after the cut-off, then the meal of today is still looked for", async () => {
    app.clock.now = NOON;
    await must(app, await as(app, elder), "endMeals", { id });
    app.clock.now = plus(atLocal(TODAY, "00:00"), DAY + MINUTE);
    await sweepMeals(app.deps.table, app.clock.now);
    expect(await stage()).toBe("MISSED");
  });
});
