import { beforeAll, describe, expect, inject, it } from "vitest";
import { stageResult } from "../support/staged.ts";
import type { WeappApp } from "./app.ts";
import { wrongs } from "./start.ts";
import { chosenIn, openComplaint, signedIn } from "./steps.ts";

async function beginReport(app: WeappApp): Promise<void> {
  await app.tap(/^报事$/);
  await app.see("是什么事");
  await app.write("搜一搜", "路灯");
  await app.tap(/^路灯故障/);
  await app.see("第 2 步");
}

async function chooseHome(app: WeappApp): Promise<void> {
  await app.tap(/^井台里 1栋 1单元 301/);
  await app.see("已选地点");
  await app.tap("下一步");
}

describe("a resident reports on WeChat", () => {
  let app: WeappApp;
  beforeAll(async () => {
    app = await signedIn();
    // Nobody used this phone for it before: WeChat wants the agreement.
    app.phone.needsAgreement = true;
  });

  it("begins on the home page and finds the category by a word", () => beginReport(app));

  it("says what is going on and sends a photo", async () => {
    await app.write("请说清是什么事、有什么影响", "𠮷祥苑门口路灯不亮");
    await app.see("已写 9 个字");
    await app.tap("下一步");
    await app.tap("添加照片");
    await app.tap(/^同意$/);
    await app.see("共 1 张，已上传 1 张");
    await app.tap("下一步");
  });

  it("goes on by address after refusing to pick on the map", async () => {
    await app.tap("地图上的一点");
    await app.tap("在地图上选");
    await app.see("没有取得位置");
    await app.tap("选地址");
    await chooseHome(app);
  });

  it("sends it and reads what happens next", async () => {
    await app.tap("报上去");
    await app.see("已经报上去了");
    await app.tap("看办理进展");
    await app.see("办理经过");
    await app.see("𠮷祥苑门口路灯不亮");
    expect(app.route()).toBe("complaint/detail/index");
  });

  it("asks whoever has it to hurry", async () => {
    await app.tap(/^催办$/);
    await app.see("已催办");
  });

  it("finds it in their list", async () => {
    app.open("/tabs/complaints/index");
    await app.see(/路灯故障.*井台里1栋1单元301室/);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(app)).toEqual([]);
  });
});

describe("a result on WeChat", () => {
  it("is confirmed and rated by the reporter", async () => {
    const { id } = await stageResult(inject("api"), "摆摊要办哪些手续");
    const app = await signedIn();
    openComplaint(app, id);
    await app.tap("确认并评价");
    await app.tap(/^解决了$/);
    await app.tap(/^非常满意$/);
    await expect.poll(() => chosenIn(app)).toBe(2);
    await app.tap(/^确认并评价$/);
    await app.see("您的评价");
    expect(wrongs(app)).toEqual([]);
  });
});

describe("who refuses the privacy agreement", () => {
  it("still reports, by a place that is chosen from a list", async () => {
    const app = await signedIn();
    app.phone.needsAgreement = true;
    await beginReport(app);
    await app.write("请说清是什么事、有什么影响", "不同意也能报的路灯");
    await app.tap("下一步");
    await app.tap("添加照片");
    await app.tap(/^不同意$/);
    await app.see("您没有同意使用个人信息");
    await app.tap(/^不加照片，下一步$/);
    await app.tap("选地址");
    await chooseHome(app);
    await app.tap("报上去");
    await app.see("已经报上去了");
    expect(wrongs(app)).toEqual([]);
  });
});
