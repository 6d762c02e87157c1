import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, type Visitor } from "../support/browser.ts";
import { endMeals, twoDoors } from "../support/meals.ts";
import { counts, press, resident, see, send, staff, told } from "./steps.ts";

/* Meals: applied for, granted, begun, a day skipped, a meal handed over; and a door that stays shut. */

let browser: Browser;
const api = inject("app");
const opened: Visitor[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const keep = (visitor: Visitor): Page => {
  opened.push(visitor);
  return visitor.page;
};
/** A part of the page by its name, as screen readers find it. */
const part = (page: Page, name: string | RegExp) =>
  page.getByRole("region", { name }).filter({ visible: true });

describe("meals for somebody who has none", () => {
  let mine: Page;
  let name: string;
  beforeAll(async () => {
    await endMeals(api, "resident");
    mine = keep(await resident(browser));
  });
  afterAll(() => endMeals(api, "resident"));

  it("are applied for, and not without an answer about allergies", async () => {
    await mine.goto("/meal/mine/index");
    await mine.getByRole("link", { name: "申请助餐" }).click();
    await mine.getByLabel("用餐人的出生日期").fill("1948-03-05");
    await mine.getByLabel("用餐人的电话").fill("10000008888");
    await press(mine, "提交申请");
    await see(mine, "请回答有没有过敏");
    const question = mine.getByRole("radiogroup", { name: "有没有过敏或不能吃的食物？" });
    await question.getByText("有", { exact: true }).click();
    await mine.getByLabel("不能吃什么").fill("花生");
    await send(mine, "提交申请");
    await see(mine, "已申请，待评估");
    const own = mine.getByRole("heading", { name: /的助餐$/ }).filter({ visible: true });
    name = ((await own.first().textContent()) ?? "").replace("的助餐", "");
  });

  it("are granted by the community, and not by who applied", async () => {
    await counts(mine.getByRole("button", { name: "评估通过" }));
    const page = keep(await staff(browser, /^社区书记/));
    await page.goto("/meal/work/index");
    await page.getByRole("button", { name: `评估通过 ${name}` }).click();
    await page.getByText("困难补贴", { exact: true }).click();
    await told(page, `已评估：${name}`, () => send(page, "评估通过"));
  });

  it("begin when the price is agreed to, and a day is skipped in one tap and taken up again", async () => {
    const card = part(mine, `${name}的助餐`).first();
    // What was read a moment ago is not asked for again at once.
    const isGranted = async () => {
      await mine.goto("/meal/mine/index");
      await card.waitFor();
      return card.getByText(/每餐 5\.00 元/).count();
    };
    await expect.poll(isGranted, { interval: 5_000 }).toBeGreaterThan(0);
    await card.getByRole("button", { name: "确认并开始送餐" }).click();
    const skip = card.getByRole("button", { name: /^停这一餐 / }).first();
    await skip.click();
    await card.getByText("已停一餐", { exact: true }).waitFor();
    await card.getByRole("button", { name: /^恢复 / }).click();
    await card.getByText("已停一餐", { exact: true }).waitFor({ state: "detached" });
  });

  it("get other food from the day the kitchen has not counted yet, and another phone at once", async () => {
    const card = part(mine, `${name}的助餐`).first();
    const tap = (label: string) => card.getByRole("button", { name: label, exact: true }).click();
    await tap("改饮食和忌口");
    await card.getByText("低盐餐", { exact: true }).click();
    await card.getByLabel("不能吃什么").fill("");
    await tap("改饮食和忌口");
    await see(mine, "请写明过敏或忌口的食物");
    await card.getByLabel("不能吃什么").fill("花生、虾");
    await tap("改饮食和忌口");
    await see(mine, "过敏忌口：花生、虾");
    await see(mine, "饮食：低盐餐");
    await see(mine, /^以上从这天起：/);
    await tap("改联系电话");
    await card.getByLabel("用餐人的电话").fill("12");
    await tap("改联系电话");
    await see(mine, "请填写正确的电话号码");
    await card.getByLabel("用餐人的电话").fill("10000007777");
    await tap("改联系电话");
    await card.getByLabel("用餐人的电话").waitFor({ state: "detached" });
  });
});

describe("a courier's round", () => {
  let courier: Page;
  let doors: Awaited<ReturnType<typeof twoDoors>>;
  beforeAll(async () => {
    doors = await twoDoors(api);
    courier = keep(await staff(browser, /^助餐点送餐员/));
  });

  it("is reached from the workbench, and a meal is handed over in one tap", async () => {
    const [{ beneficiaryName: name }] = doors;
    await courier.getByRole("link", { name: "助餐工作台" }).click();
    await see(courier, /^今天共 \d+ 份$/);
    await courier.getByRole("link", { name: "今日送餐线路" }).click();
    const handed = courier.getByRole("button", { name: `已送到 ${name}` });
    await handed.click();
    await handed.waitFor({ state: "detached" });
  });

  it("finds a door shut: a clock runs, two calls are made in vain, and the grid takes over", async () => {
    const [, { beneficiaryName: name }] = doors;
    await courier.getByRole("button", { name: `${name} 敲门没人开` }).click();
    await courier.waitForURL(/meal\/check/);
    await see(courier, /^本步骤还剩 \d:\d\d$/);
    await courier.getByRole("link", { name: /^打给用餐人本人/ }).waitFor();
    await send(courier, "无人应答");
    await see(courier, "已拨打 1 次，无人接听");
    await send(courier, "无人应答");
    await see(courier, "下一步：微网格长上门查看");
    await counts(courier.getByRole("button", { name: "无人应答" }));
  });

  it("ends in an emergency when nobody finds them, and still when they are found", async () => {
    const [, { subscriptionId: id, servedOn: on }] = doors;
    const page = keep(await staff(browser, /^社区书记/));
    await page.goto(`/meal/check/index?id=${id}&on=${on}`);
    await send(page, "无人应答");
    // Not everybody has left somebody to phone; while an answer is under way the button says something else.
    const emergency = page.getByRole("link", { name: "查看紧急求助件" });
    const nobody = page.getByRole("button", { name: "无人应答" });
    await see(page, /下一步：联系紧急联系人|已转紧急求助件/);
    await emergency.or(nobody).first().waitFor();
    if (await nobody.isVisible()) await send(page, "无人应答");
    await emergency.waitFor();
    await send(page, "本人平安");
    await see(page, "已确认平安");
  });

  it("made no error and asked nobody but the API", () => {
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
