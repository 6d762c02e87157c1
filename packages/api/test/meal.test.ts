import { sayDay } from "../src/kernel/spoken.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { atLocal, DAY, MINUTE, plus } from "../src/kernel/clock.ts";
import { sweepMeals } from "../src/meal/sweep.ts";
import { createWorker } from "../src/worker.ts";
import {
  application,
  as,
  buildDiner,
  type Diner,
  EARLY,
  elderIn,
  type Json,
  kitchenDraft,
  must,
  NOON,
  send,
  subscribed,
  TODAY,
} from "./support/meals.ts";
import type { Asking, TestApp } from "./support/app.ts";
import type { TestPerson } from "./support/people.ts";
import { dump } from "./support/table.ts";
import { keepMemory } from "./support/memory.ts";

let diner: Diner;
let app: TestApp;
beforeAll(async () => {
  diner = await buildDiner();
  app = diner.app;
});
beforeEach(() => {
  app.clock.now = EARLY;
});

async function read(who: Asking, query: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await app.ask(query, variables as Record<string, unknown>, who);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}

const week = (who: Asking, id: string): Promise<Json> =>
  read(
    who,
    `query ($id: ID!) { mealSubscription(id: $id) { stage statusLabel priceLabel allergies doorLabel days(fromOn: "${TODAY}", count: 3) { servedOn stage dish isSkippable isRestorable cutoffAt } timeline { title byName } } }`,
    { id },
  ).then(({ mealSubscription }) => mealSubscription);

const stages = async (who: Asking, id: string): Promise<string[]> =>
  (await week(who, id)).days.map((day: Json) => day.stage);

const drain = (): Promise<number> => createWorker(app.deps, consumersOf(app.deps)).drainNow();

const route = async (who: Asking): Promise<Json[]> =>
  (
    await read(
      who,
      "{ mealRoute { subscriptionId beneficiaryName buildingLabel doorLabel allergies dietLabel stage isToDo hasCheck } }",
    )
  ).mealRoute;

const at = (subscriptionId: string) => ({ subscriptionId, servedOn: TODAY });

const check = (who: Asking, subscriptionId: string): Promise<Json> =>
  read(
    who,
    `query ($id: ID!) { mealDelivery(subscriptionId: $id, servedOn: "${TODAY}") { stage step stepDueAt calls complaintId doorLabel nextCall { title name phone } allowedOutcomes { outcome } timeline { title byName } } }`,
    { id: subscriptionId },
  ).then(({ mealDelivery }) => mealDelivery);

describe("given an elder who wants meals", () => {
  let elder: TestPerson;
  let self: Asking;
  beforeEach(async () => {
    elder = await elderIn(app);
    self = await as(app, elder);
  });

  it("when they apply, are assessed, begin and skip a day, then each day says where it stands", async () => {
    const id = await subscribed(diner, elder);
    const tomorrow = "2026-11-21";
    await must(app, self, "skipMeal", { id, servedOn: tomorrow, isSkipped: true });
    const seen = await week(self, id);
    expect(seen).toMatchObject({ stage: "ACTIVE", priceLabel: "10.00 元", allergies: "花生" });
    expect(seen.days).toMatchObject([
      { stage: "PLANNED", dish: "清蒸鱼、炒青菜、米饭", isSkippable: true, isRestorable: false },
      { stage: "SKIPPED", dish: null, isSkippable: false, isRestorable: true },
      { stage: "PLANNED" },
    ]);
    app.clock.now = NOON;
    self = await as(app, elder);
    expect(await stages(self, id)).toEqual(["CONFIRMED", "SKIPPED", "PLANNED"]);
    const late = await send(app, self, "skipMeal", { id, servedOn: TODAY, isSkipped: true });
    expect([late.code, late.message]).toEqual([
      "meal.cutoff_passed",
      `${sayDay(TODAY).zh}的餐已于${sayDay(TODAY).zh} 09:00截止，不能再更改`,
    ]);
    const courier = await diner.who("courier");
    await must(app, courier, "markMealsOut", { id: diner.kitchenId });
    expect(await stages(self, id)).toEqual(["OUT", "SKIPPED", "PLANNED"]);
    await must(app, courier, "markMealDelivered", at(id), "stage");
    expect(await stages(self, id)).toEqual(["DELIVERED", "SKIPPED", "PLANNED"]);
    expect(seen.timeline.map((line: Json) => line.byName)).toEqual([
      expect.stringMatching("示例老人"),
      "社区",
      expect.stringMatching("示例老人"),
      expect.stringMatching("示例老人"),
    ]);
  });

  it("when they apply a second time, or with the same key, then there is one subscription", async () => {
    const input = application(diner.kitchenId, { idempotencyKey: `k-${elder.id}` });
    const { id } = await must(app, self, "applyForMeals", input);
    expect((await must(app, self, "applyForMeals", input)).id).toBe(id);
    const again = await send(app, self, "applyForMeals", application(diner.kitchenId));
    expect(again.code).toBe("meal.subscribed_before");
  });

  it("when a relative does it, then only with leave, and both see it", async () => {
    const child = await diner.who("child");
    const wish = application(diner.kitchenId, { beneficiaryId: elder.id });
    expect((await send(app, child, "applyForMeals", wish)).code).toBe("FORBIDDEN");
    const { data }: Json = await app.ask(
      `mutation ($input: AuthoriseAgentInput!) { authoriseAgent(input: $input) { authorisation { id } } }`,
      { input: { agentId: diner.people.child.id, relation: "FAMILY", days: 30 } },
      self,
    );
    const authorisationId = data.authoriseAgent.authorisation.id;
    const { id } = await must(app, child, "applyForMeals", { ...wish, authorisationId });
    const query =
      "{ myMealSubscriptions(first: 5) { edges { node { id requesterName isForOther } } } }";
    const node = { id, requesterName: "子女", isForOther: true };
    for (const who of [self, child])
      expect((await read(who, query)).myMealSubscriptions.edges).toContainEqual({ node });
  });

  it("when staff of the grid do it, then it is on the desk of the community, who do not grant their own", async () => {
    const worker = await diner.who("worker");
    const wish = application(diner.kitchenId, { beneficiaryId: elder.id });
    const { id } = await must(app, worker, "applyForMeals", wish);
    const desk = "{ mealDesk(first: 50) { edges { node { id } } } }";
    const edges = (await read(await diner.who("community"), desk)).mealDesk.edges;
    expect(edges).toContainEqual({ node: { id } });
    expect((await send(app, worker, "assessMeals", { id, subsidy: "FREE" })).code).toBe(
      "FORBIDDEN",
    );
  });

  it("when somebody else looks, then there is nothing: no subscription, no day, no door", async () => {
    const id = await subscribed(diner, elder);
    app.clock.now = NOON;
    for (const name of ["stranger", "courier", "colleague"] as const)
      expect(await week(await diner.who(name), id)).toBeNull();
    expect(await check(await diner.who("stranger"), id)).toBeNull();
  });

  it("when everything is written, then allergies, door, phone and contact lie nowhere in clear", async () => {
    await subscribed(diner, elder, { allergies: "一种罕见的虾", phone: "10000007777" });
    const everything = JSON.stringify(
      (await dump(app.deps.table)).filter(({ pk }) => /^(msb|outbox|memo)/.test(pk)),
    );
    expect(everything).not.toMatch(/罕见|10000007777|10000009002|紫藤花园/);
  });
});

describe("given a day at the kitchen", () => {
  it("when the numbers are asked, then there are counts and allergies and nobody's name", async () => {
    const other = await buildDiner();
    app = other.app;
    const elders = [
      await elderIn(app, "302"),
      await elderIn(app, "1101"),
      await elderIn(app, "102"),
    ];
    await subscribed(other, elders[0]!);
    await subscribed(other, elders[1]!, { diet: "REGULAR", hasAllergies: false, allergies: null });
    const skips = await subscribed(other, elders[2]!, {
      diet: "REGULAR",
      hasAllergies: false,
      allergies: null,
    });
    await must(app, await as(app, elders[2]!), "skipMeal", {
      id: skips,
      servedOn: TODAY,
      isSkipped: true,
    });
    const day = async () =>
      (
        await read(
          await other.who("courier"),
          `query ($id: ID!) { kitchenDay(kitchenId: $id, servedOn: "${TODAY}") { total isSettled byDiet { dietLabel count } allergies delivered underCheck allowedActions { mutation } } }`,
          { id: other.kitchenId },
        )
      ).kitchenDay;
    expect(await day()).toMatchObject({ total: 2, isSettled: false });
    app.clock.now = NOON;
    const courier = await other.who("courier");
    const doors = await route(courier);
    expect(doors.map((one) => one.doorLabel)).toEqual(["2单元 302", "2单元 1101"]);
    await must(app, courier, "markMealDelivered", at(doors[0].subscriptionId), "stage");
    const seen = await day();
    expect(seen).toMatchObject({
      total: 2,
      isSettled: true,
      byDiet: [
        { dietLabel: "软食", count: 1 },
        { dietLabel: "普通餐", count: 1 },
      ],
      allergies: ["花生"],
      delivered: 1,
      underCheck: 0,
    });
    expect(seen.allowedActions.map((one: Json) => one.mutation)).toEqual([
      "markMealsCooked",
      "markMealsOut",
      "callOffMeals",
    ]);
    expect(JSON.stringify(seen)).not.toContain("示例老人");
    app = diner.app;
  });

  it("when a courier looks, then only at their own doors, of today, once the day is settled", async () => {
    const elder = await elderIn(app);
    const id = await subscribed(diner, elder);
    const [courier, colleague] = [await diner.who("courier"), await diner.who("colleague")];
    expect(await route(courier)).toEqual([]);
    app.clock.now = NOON;
    expect((await route(await diner.who("courier"))).map((one) => one.subscriptionId)).toContain(
      id,
    );
    expect(await route(await diner.who("colleague"))).toEqual([]);
    expect((await send(app, colleague, "markMealDelivered", at(id), "stage")).code).toBe(
      "UNAUTHENTICATED",
    );
    const now = await diner.who("colleague");
    expect((await send(app, now, "markMealDelivered", at(id), "stage")).code).toBe("FORBIDDEN");
    await must(app, await diner.who("courier"), "markMealDelivered", at(id), "stage");
    expect(await check(await diner.who("courier"), id)).toMatchObject({ stage: "DELIVERED" });
    app.clock.now = plus(NOON, DAY);
    expect(await check(await diner.who("courier"), id)).toBeNull();
  });

  it("when two mark one untouched door at once, then it is one meal", async () => {
    const elder = await elderIn(app);
    const id = await subscribed(diner, elder);
    app.clock.now = NOON;
    const courier = await diner.who("courier");
    const told = await Promise.all(
      [1, 2, 3].map(() =>
        send(app, courier, "markMealDelivered", at(id), "stage timeline { seq }"),
      ),
    );
    expect(told.map(({ thing }) => thing)).toEqual(
      Array.from({ length: 3 }, () => ({ stage: "DELIVERED", timeline: [{ seq: 1 }] })),
    );
  });

  it("when a kitchen is offered with a unit of elsewhere, then it is not", async () => {
    const draft = kitchenDraft(diner.grid("C"), `unt_${"0".repeat(26)}`);
    const told = await send(app, await diner.who("community"), "offerKitchen", { draft }, "id");
    expect(told.code).toBe("NOT_FOUND");
  });
});

describe("given a door that stays shut", () => {
  let elder: TestPerson;
  let id = "";
  // A sweep fires whatever is due: each of these has a community of its own.
  beforeEach(async () => {
    diner = await buildDiner();
    app = diner.app;
    elder = await elderIn(app);
    id = await subscribed(diner, elder);
    app.clock.now = NOON;
    await must(app, await diner.who("courier"), "reportMealUnanswered", at(id), "stage");
  });

  const wait = async (minutes: number): Promise<void> => {
    app.clock.advance(minutes * MINUTE);
    await sweepMeals(app.deps.table, app.clock.now);
  };
  const complaintsOpened = async (): Promise<Json[]> =>
    (await dump(app.deps.table)).filter(
      ({ pk, sk, state }) =>
        sk === "state" &&
        pk.startsWith("cmp_") &&
        (state as Json).category === "care.elder_or_disability",
    );

  it("when it is looked at, then each sees whom to phone next, and the elder reads later who was told the number", async () => {
    expect(await check(await diner.who("courier"), id)).toMatchObject({
      step: "CALL",
      stepDueAt: atLocal(TODAY, "11:40"),
      nextCall: { title: "用餐人本人", phone: "10000009001" },
      allowedOutcomes: [{ outcome: "WELL" }, { outcome: "NO_ANSWER" }, { outcome: "NEEDS_HELP" }],
    });
    await check(await diner.who("courier"), id);
    expect(await check(await as(app, elder), id)).toMatchObject({
      nextCall: null,
      allowedOutcomes: [{ outcome: "WELL" }, { outcome: "NEEDS_HELP" }],
    });
    await wait(10);
    expect(await check(await diner.who("community"), id)).toMatchObject({
      step: "VISIT",
      nextCall: { name: "微网格长", phone: "010-00000001" },
    });
    await wait(30);
    expect(await check(await diner.who("head"), id)).toMatchObject({
      step: "CONTACT",
      nextCall: { name: "示例亲属", phone: "10000009002" },
    });
    const log = await read(
      await as(app, elder),
      "{ me { accessLog(first: 9) { edges { node { readerName purpose } } } } }",
    );
    expect(log.me.accessLog.edges.map(({ node }: Json) => node.readerName)).toEqual([
      "微网格长",
      "送餐员甲",
    ]);
  });

  it("when nobody finds them, then one complaint of the highest level is opened, however often the message comes", async () => {
    const before = (await complaintsOpened()).length;
    await drain();
    await wait(10);
    await wait(30);
    await wait(15);
    expect(await check(await diner.who("community"), id)).toMatchObject({
      step: "ALARM",
      stepDueAt: null,
    });
    const messages = (await dump(app.deps.table)).filter(({ pk }) => pk.startsWith("outbox#"));
    await Promise.all([drain(), drain()]);
    for (const item of messages)
      for (const consume of consumersOf(app.deps)) await consume(item["message"] as never);
    const opened = await complaintsOpened();
    expect(opened.length).toBe(before + 1);
    const { complaintId } = await check(await diner.who("community"), id);
    const mine = opened.find(({ pk }) => pk === complaintId);
    expect(mine?.state).toMatchObject({
      level: "P0",
      stage: "SUBMITTED",
      source: "MEAL",
      place: { path: "/S/C/A/A1/" },
    });
    expect(JSON.stringify(mine)).not.toContain("示例老人");
    // They are found all the same, and the check ends; the complaint goes its own way.
    const well = { ...at(id), step: "ALARM", outcome: "WELL", note: "在邻居家" };
    expect(await must(app, await diner.who("head"), "reportMealCheck", well, "stage")).toEqual({
      stage: "SAFE",
    });
  });

  it("when the process dies between the alarm and its message, then the sweep and the outbox bring it to the same end", async () => {
    const before = (await complaintsOpened()).length;
    for (const minutes of [10, 30, 15]) {
      app.clock.advance(minutes * MINUTE);
      // Two sweeps at once, and once more afterwards: each step once.
      await Promise.all([
        sweepMeals(app.deps.table, app.clock.now),
        sweepMeals(app.deps.table, app.clock.now),
      ]);
      await sweepMeals(app.deps.table, app.clock.now);
    }
    const { timeline } = await check(await diner.who("community"), id);
    expect(timeline.map((line: Json) => line.title)).toEqual([
      "敲门无人应答",
      "下一步：微网格长上门查看",
      "下一步：联系紧急联系人",
      "均无回应，已转紧急求助件",
    ]);
    await drain();
    await drain();
    expect((await complaintsOpened()).length).toBe(before + 1);
  });

  it("when a sweep comes hours late, then the next step begins, with all of its time: only now somebody is told", async () => {
    await wait(120);
    const { timeline, step } = await check(await diner.who("community"), id);
    expect([step, timeline.length]).toEqual(["VISIT", 2]);
    const { stepDueAt } = await check(await diner.who("community"), id);
    expect(stepDueAt).toBe(plus(NOON, 150 * MINUTE));
  });

  it("when they are on the floor, then the emergency is open at once", async () => {
    await wait(10);
    const hurt = { ...at(id), step: "VISIT", outcome: "NEEDS_HELP", note: "跌倒" };
    const told = await must(
      app,
      await diner.who("head"),
      "reportMealCheck",
      hurt,
      "step complaintId",
    );
    expect(told).toMatchObject({ step: "ALARM", complaintId: expect.stringMatching(/^cmp_/) });
  });

  it("when it runs, then it is in the list of the grid and of nobody else's", async () => {
    const query = "{ welfareChecks(first: 50) { edges { node { subscriptionId doorLabel } } } }";
    for (const name of ["head", "worker", "community"] as const) {
      const { welfareChecks } = await read(await diner.who(name), query);
      expect(welfareChecks.edges.map(({ node }: Json) => node.subscriptionId)).toContain(id);
    }
    const { errors } = await app.ask(query, {}, await diner.who("stranger"));
    expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  it("when it begins, then the relatives and later the micro-grid head hear of it, urgently", async () => {
    await drain();
    await wait(10);
    await drain();
    const inbox = async (who: Asking) =>
      (
        await read(who, "{ notices(first: 5) { edges { node { title body } } } }")
      ).notices.edges.map(({ node }: Json) => node.title);
    expect(await inbox(await as(app, elder))).toContain("敲门无人应答");
    expect(await inbox(await diner.who("head"))).toContain("下一步：微网格长上门查看");
  });
});

describe("given what meals may cost, in requests to the table", () => {
  keepMemory();

  const costOf = async (operation: () => Promise<unknown>): Promise<string> => {
    app.requests.reset();
    await operation();
    return app.requests
      .names()
      .map((name) => name.replace("Command", ""))
      .join(" ");
  };
  /** Their token was used before, so reading the actor is behind us. */
  const warm = async (who: Asking): Promise<Asking> => {
    await app.ask("{ me { id } }", {}, who);
    return who;
  };

  it("when a week is read after a year of meals, then it costs what a new one costs", async () => {
    const elder = await elderIn(app);
    const id = await subscribed(diner, elder);
    const self = await warm(await as(app, elder));
    const few = await costOf(() => week(self, id));
    expect(few.split(" ").sort()).toEqual(["BatchGetItem", "GetItem", "Query"]);
    for (let n = 0; n < 60; n += 1) {
      app.clock.advance(DAY);
      const servedOn = app.clock.now.slice(0, 10);
      const me = await as(app, elder);
      await must(app, me, "skipMeal", { id, servedOn, isSkipped: true });
    }
    const later = await warm(await as(app, elder));
    expect(await costOf(() => week(later, id))).toBe(few);
    const stored = (await dump(app.deps.table)).find(({ pk, sk }) => pk === id && sk === "state");
    expect((stored!["card"] as { skips: string[] }).skips.length).toBeLessThan(33);
  });

  it("when single things are done, then reads and writes are counted", async () => {
    const elder = await elderIn(app);
    const id = await subscribed(diner, elder);
    const self = await warm(await as(app, elder));
    const skip = { id, servedOn: "2026-11-22", isSkipped: true };
    expect(await costOf(() => must(app, self, "skipMeal", skip))).toBe(
      "GetItem GetItem TransactWriteItems",
    );
    app.clock.now = NOON;
    const courier = await warm(await diner.who("courier"));
    const deliver = () => must(app, courier, "markMealDelivered", at(id), "stage");
    expect(await costOf(deliver)).toBe("GetItem GetItem GetItem TransactWriteItems");
    expect(await costOf(() => route(courier))).toBe("Query Query Query");
    const numbers = `query ($id: ID!) { kitchenDay(kitchenId: $id, servedOn: "${TODAY}") { total delivered } }`;
    expect(await costOf(() => read(courier, numbers, { id: diner.kitchenId }))).toBe(
      "GetItem Query Query",
    );
  });
});

describe("given a home that is somebody else's", () => {
  it("when meals are ordered to it, then not: they go to a confirmed home of who eats", async () => {
    const [one, { addressId }] = [await elderIn(app), await elderIn(app)];
    const told = await send(
      app,
      await as(app, one),
      "applyForMeals",
      application(diner.kitchenId, { addressId }),
    );
    expect(told.code).toBe("meal.residents_only");
  });
});
