import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { endMeals } from "../support/meals.ts";
import type { WeappApp } from "./app.ts";
import { wrongs } from "./start.ts";
import { signedIn, staff } from "./steps.ts";

describe("meals, on WeChat", () => {
  let resident: WeappApp;
  let courier: WeappApp;
  let community: WeappApp;
  beforeAll(async () => {
    await endMeals(inject("api"), "resident");
    resident = await signedIn();
    community = await staff(/^社区书记/, "社区工作者 · ");
    courier = await staff(/^助餐点送餐员/, "服务机构 · ");
  });

  afterAll(() => endMeals(inject("api"), "resident"));

  it("are applied for with an answer about allergies", async () => {
    resident.open("/meal/apply/index");
    await resident.see("提交申请");
    await resident.pick("用餐人的出生日期", "1948-03-05");
    await resident.write("用餐人的电话", "10000008888");
    await resident.tap("提交申请");
    await resident.see("请回答有没有过敏");
    await resident.tap(/^没有$/);
    await resident.gone("请回答有没有过敏");
    await resident.tap("提交申请");
    await resident.see("已申请，待评估");
  });

  it("are granted, begun, and a day is skipped", async () => {
    community.open("/meal/work/index");
    await community.tap(/^评估通过$/);
    await community.see("补贴类别");
    await community.tap(/^评估通过$/);
    await community.glimpse("已评估");
    // What was read a moment ago is not asked for again at once.
    const isGranted = async () => {
      resident.open("/meal/mine/index");
      await resident.see("申请助餐");
      return resident.text();
    };
    await expect.poll(isGranted, { interval: 6_000 }).toContain("确认并开始送餐");
    await resident.tap("确认并开始送餐");
    await resident.tap("停这一餐");
    await resident.see("已停一餐");
  });

  it("get other food once that is told, from the day the kitchen has not counted yet", async () => {
    await resident.tap(/^改饮食和忌口$/);
    await resident.see("改动从下一餐算起");
    await resident.tap(/^低盐餐$/);
    await resident.tap(/^有$/);
    await resident.write("不能吃什么", "虾");
    await resident.tap(/^改饮食和忌口$/);
    await resident.see("过敏忌口：虾");
    await resident.see("饮食：低盐餐");
    await resident.see("以上从这天起");
  });

  it("are handed over, and a door that stays shut becomes a check, ended by a call", async () => {
    courier.open("/meal/route/index");
    await courier.see(/还有 \d+ 户/);
    const [, left] = /还有 (\d+) 户/.exec(courier.text()) ?? [];
    await courier.tap(/^已送到$/);
    await courier.see(`还有 ${Number(left) - 1} 户`);
    await courier.tap(/^敲门没人开$/);
    await courier.see(/本步骤还剩 \d:\d\d/);
    await courier.tap(/^无人应答$/);
    await courier.see("已拨打 1 次，无人接听");
    await courier.tap(/^本人平安$/);
    await courier.see("已确认平安，核查结束");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([resident, courier, community].flatMap(wrongs)).toEqual([]);
  });
});
