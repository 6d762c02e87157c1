import { sayDay } from "../src/kernel/spoken.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { consumersOf } from "../src/consumers.ts";
import { DAY, plus } from "../src/kernel/clock.ts";
import { createWorker } from "../src/worker.ts";
import type { Asking } from "./support/app.ts";
import {
  application,
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
import type { TestPerson } from "./support/people.ts";
import { dump } from "./support/table.ts";

/* Meals that come are changed: the food from the first day that is not settled, the phones at once. */

const TOMORROW = "2026-11-21";
const SHRIMP = { diet: "LOW_SALT", hasAllergies: true, allergies: "虾" };

let diner: Diner;
let elder: TestPerson;
let id = "";
beforeEach(async () => {
  diner = await buildDiner();
  diner.app.clock.now = EARLY;
  elder = await elderIn(diner.app);
  id = await subscribed(diner, elder);
});

async function read(who: Asking, query: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await diner.app.ask(query, variables as Record<string, unknown>, who);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}

const self = (): Promise<Asking> => as(diner.app, elder);

/** What the kitchen is to cook on a day. */
async function cooked(servedOn: string): Promise<Json> {
  const query = `query ($kitchenId: ID!, $servedOn: Date) {
    kitchenDay(kitchenId: $kitchenId, servedOn: $servedOn) { allergies byDiet { dietLabel count } }
  }`;
  const asked = { kitchenId: diner.kitchenId, servedOn };
  return (await read(await diner.who("courier"), query, asked)).kitchenDay;
}

const SOFT = { allergies: ["花生"], byDiet: [{ dietLabel: "软食", count: 1 }] };
const LOW_SALT = { allergies: ["虾"], byDiet: [{ dietLabel: "低盐餐", count: 1 }] };

describe("given meals that come", () => {
  it("when the food is changed after the cut-off, then today is cooked as counted, tomorrow as told", async () => {
    diner.app.clock.now = NOON;
    const wanted = "dietLabel allergies foodFromOn timeline { title detail }";
    const changed = await must(
      diner.app,
      await self(),
      "updateMealFood",
      { id, ...SHRIMP },
      wanted,
    );
    expect(changed).toMatchObject({
      dietLabel: "低盐餐",
      allergies: "虾",
      foodFromOn: TOMORROW,
    });
    expect(changed.timeline.at(-1)).toEqual({
      title: "饮食或忌口已更改",
      detail: `${sayDay(TOMORROW).zh}起`,
    });
    expect([await cooked(TODAY), await cooked(TOMORROW)]).toEqual([SOFT, LOW_SALT]);
    const route = "{ mealRoute { dietLabel allergies } }";
    const courier = async () => (await read(await diner.who("courier"), route)).mealRoute;
    expect(await courier()).toEqual([{ dietLabel: "软食", allergies: "花生" }]);
    diner.app.clock.now = plus(NOON, DAY);
    expect(await courier()).toEqual([{ dietLabel: "低盐餐", allergies: "虾" }]);
  });

  it("when it is changed before the cut-off, then today already", async () => {
    await must(diner.app, await self(), "updateMealFood", { id, ...SHRIMP });
    expect(await cooked(TODAY)).toEqual(LOW_SALT);
  });

  it("when there are no allergies any more, then none are told, and silence is refused", async () => {
    const none = { id, diet: "REGULAR", hasAllergies: false };
    await must(diner.app, await self(), "updateMealFood", none);
    expect((await cooked(TODAY)).allergies).toEqual([]);
    const silent = { ...none, hasAllergies: true };
    expect((await send(diner.app, await self(), "updateMealFood", silent)).code).toBe(
      "meal.allergies_missing",
    );
  });

  it("when the phone is changed, then whoever looks for them is told the new one; the contact stays", async () => {
    await must(diner.app, await self(), "updateMealContact", { id, phone: "10000007777" });
    diner.app.clock.now = NOON;
    const door = { subscriptionId: id, servedOn: TODAY };
    const courier = await diner.who("courier");
    const { nextCall } = await must(
      diner.app,
      courier,
      "reportMealUnanswered",
      door,
      "nextCall { phone }",
    );
    expect(nextCall).toEqual({ phone: "10000007777" });
    const stored = JSON.stringify(await dump(diner.app.deps.table));
    for (const told of ["10000007777", "10000009001"]) expect(stored).not.toContain(told);
  });

  it("when staff change it, then who eats hears that, and not what they eat", async () => {
    await must(diner.app, await diner.who("worker"), "updateMealFood", { id, ...SHRIMP });
    await createWorker(diner.app.deps, consumersOf(diner.app.deps)).drainNow();
    const inbox = await read(
      await self(),
      "{ notices(first: 5) { edges { node { title body } } } }",
    );
    const told = inbox.notices.edges.find(({ node }: Json) => node.title === "饮食或忌口已更改");
    expect(told.node.body).toContain(sayDay(TODAY).zh);
    expect(told.node.body).not.toMatch(/虾|低盐/);
  });
});

describe("given meals that were ordered, when people take a copy of their data", () => {
  const copyOf = async (who: Asking): Promise<Json> =>
    JSON.parse((await read(who, "{ myData { content } }")).myData.content).meals;

  it("then who eats finds everything that was told, also what is eaten until tomorrow", async () => {
    diner.app.clock.now = NOON;
    await must(diner.app, await self(), "updateMealFood", { id, ...SHRIMP });
    const { isComplete, items } = await copyOf(await self());
    expect(isComplete).toBe(true);
    expect(items).toMatchObject([
      {
        id,
        kitchen: "红色厨房",
        food: "低盐餐",
        allergies: "虾",
        foodBefore: [{ until: TOMORROW, food: "软食", allergies: "花生" }],
        phone: "10000009001",
        emergencyContact: { name: "示例亲属", phone: "10000009002" },
        isForSomebodyElse: false,
      },
    ]);
  });

  it("then a worker who ordered for them finds nothing: that came with the post, as for a stranger", async () => {
    const other = await elderIn(diner.app);
    const worker = await diner.who("worker");
    const wish = {
      kitchenId: diner.kitchenId,
      beneficiaryId: other.id,
      bornOn: "1940-05-01",
      weekdays: [1],
      phone: "10000006666",
      contactName: "示例邻居",
      contactPhone: "10000005555",
      ...SHRIMP,
    };
    await must(diner.app, worker, "applyForMeals", wish);
    expect((await copyOf(worker)).items).toEqual([]);
    const theirs = JSON.stringify(await copyOf(await as(diner.app, other)));
    expect(theirs).toContain("10000006666");
    expect(theirs).not.toContain("10000005555");
    expect((await copyOf(await diner.who("child"))).items).toEqual([]);
  });
});

describe("given meals that were ended by mistake", () => {
  const status = async (): Promise<Json> =>
    (
      await read(
        await self(),
        `query ($id: ID!) { mealSubscription(id: $id) { allowedActions { mutation } days(fromOn: "${TODAY}", count: 1) { stage } } }`,
        { id },
      )
    ).mealSubscription;
  const buttons = async (): Promise<string[]> =>
    (await status()).allowedActions.map(({ mutation }: Json) => mutation);

  it("when it is taken back the same day, then they come as before", async () => {
    await must(diner.app, await self(), "endMeals", { id });
    expect(await buttons()).toContain("withdrawMealsEnd");
    expect((await status()).days).toEqual([{ stage: "NONE" }]);
    await must(diner.app, await self(), "withdrawMealsEnd", { id });
    expect((await status()).days).toEqual([{ stage: "PLANNED" }]);
    expect(await buttons()).not.toContain("withdrawMealsEnd");
  });

  it.each([
    ["before the cut-off", EARLY],
    ["after it", NOON],
  ])(
    "when they apply anew the same day %s, then it is taken, and the old end cannot be taken back",
    async (_, now) => {
      diner.app.clock.now = now;
      await must(diner.app, await self(), "endMeals", { id });
      const wish = application(diner.kitchenId);
      await must(diner.app, await self(), "applyForMeals", wish);
      expect((await send(diner.app, await self(), "applyForMeals", wish)).code).toBe(
        "meal.subscribed_before",
      );
      expect((await send(diner.app, await self(), "withdrawMealsEnd", { id })).code).toBe(
        "meal.subscribed_before",
      );
    },
  );
});
