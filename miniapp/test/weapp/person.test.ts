import { beforeAll, describe, expect, inject, it } from "vitest";
import { leaveHomes, sentCode } from "../support/staged.ts";
import { newcomersCode } from "../support/wechat.ts";
import type { WeappApp } from "./app.ts";
import { startApp, wrongs } from "./start.ts";
import { chosenIn, signedIn, staff } from "./steps.ts";

const api = inject("api");

describe("somebody without a home here", () => {
  let app: WeappApp;
  let secretary: WeappApp;
  beforeAll(async () => {
    // Nobody else's journey is about the homes of the grid worker.
    await leaveHomes(api, "grid-worker");
    app = await signedIn(/^网格员 · /);
    secretary = await staff(/^社区书记/, "社区书记");
  });

  it("finds theirs by street, community and the beginning of the address", async () => {
    app.open("/person/homes/index");
    await app.see("还没有登记住址");
    await app.tap("登记住址");
    await app.tap(/^榆荫街道$/);
    await app.tap(/^望槐社区$/);
    await app.write("小区、楼栋、单元、房号", "井台里 2栋");
    await app.gone(/^井台里 1栋/);
    await app.tap(/^井台里 2栋 1单元 202/);
    await app.see("第二步");
  });

  it("claims it, and reads that somebody of the grid has to look", async () => {
    await app.tap(/^租户$/);
    await expect.poll(() => chosenIn(app)).toBe(1);
    await app.tap("提交，请网格员确认");
    await app.see("待网格员确认");
    await app.see(/井台里2栋1单元202室$/);
  });

  it("is confirmed by the secretary of the community", async () => {
    await secretary.tap("住址确认");
    await secretary.tap(/^确认网格员·.*住在.*井台里2栋1单元202室$/);
    await secretary.gone(/^确认网格员·/);
  });

  it("has it then, until they say that they moved out", async () => {
    const later = await signedIn(/^网格员 · /);
    later.open("/person/homes/index");
    await later.see("已确认");
    await later.tap(/^我不住这里了/);
    await later.tap("确定不住了");
    await later.see("还没有登记住址");
    await later.see("以前的登记");
    expect(wrongs(later)).toEqual([]);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([app, secretary].flatMap(wrongs)).toEqual([]);
  });
});

// Five codes are sent within a quarter of an hour, as the API has it.
describe.runIf(inject("knowsNewcomers"))("somebody who signs in with WeChat", () => {
  const phone = `1009${String(Date.now()).slice(-7)}`;
  let app: WeappApp;

  it("needs no phone number for it", async () => {
    app = startApp({ loginCode: newcomersCode() });
    app.open("/session/sign-in/index");
    await app.tap("微信登录");
    await app.see("欢迎您");
    app.open("/person/phone/index");
    await app.see("不绑定也能报事");
  });

  it("reads at the code that it is not the one that was sent", async () => {
    await app.write("手机号", phone);
    await app.tap("获取验证码");
    await app.glimpse("验证码已发送");
    const wrong = (await sentCode(api, phone)) === "000000" ? "000001" : "000000";
    await app.write("验证码", wrong);
    await app.tap(/^绑定$/);
    await app.see("验证码不正确");
  });

  it("links a phone by the code sent to it", async () => {
    await app.write("验证码", await sentCode(api, phone));
    await app.tap(/^绑定$/);
    await app.see(`已绑定 100****${phone.slice(-4)}`);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(app)).toEqual([]);
  });
});
