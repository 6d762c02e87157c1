import { beforeAll, describe, expect, inject, it } from "vitest";
import { signCode } from "../support/staged.ts";
import { newcomersCode } from "../support/wechat.ts";
import type { WeappApp } from "./app.ts";
import { startApp, wrongs } from "./start.ts";

const OFFER = "有进展时在微信里告诉我";

async function newcomer(): Promise<WeappApp> {
  const app = startApp({ loginCode: newcomersCode() });
  app.open("/session/sign-in/index");
  await app.tap("微信登录");
  await app.see("欢迎您");
  return app;
}

async function report(app: WeappApp, withPhoto = false): Promise<void> {
  app.open("/tabs/home/index");
  await app.tap(/^报事$/);
  await app.write("搜一搜", "证件");
  await app.tap(/^证件办理咨询/);
  await app.write("请说清是什么事、有什么影响", "居住证在哪里办");
  await app.tap("下一步");
  if (withPhoto) {
    await app.tap("添加照片");
    await app.see("共 1 张，已上传 1 张");
    await app.tap("下一步");
  } else await app.tap(/^不加照片，下一步$/);
  await app.tap(/^定位码/);
  await app.write("定位码", await signCode(inject("api")));
  await app.tap("用这个定位码");
  await app.see("已选地点");
  await app.tap("下一步");
  await app.tap("报上去");
  await app.see("已经报上去了");
}

describe.runIf(inject("knowsNewcomers"))("somebody who reported on WeChat", () => {
  let app: WeappApp;
  beforeAll(async () => {
    app = await newcomer();
    await report(app);
  });

  it("is asked by WeChat only when they press, and about what they did", async () => {
    await app.see(OFFER);
    expect(app.phone.askedAbout).toEqual([]);
    await app.tap(OFFER);
    await app.see("有进展会在微信里告诉您");
    expect(app.phone.askedAbout).toEqual([["demo-info"]]);
  });

  it("made no error and used no name WeChat does not have", () => expect(wrongs(app)).toEqual([]));
});

describe.runIf(inject("knowsNewcomers"))("somebody who does not want messages", () => {
  it.each(["reject", "all off"] as const)("and says %s is not asked again", async (says) => {
    const app = await newcomer();
    app.phone.says = says;
    await report(app);
    await app.tap(OFFER);
    await app.see("不再询问");
    await report(app);
    expect(app.text()).not.toContain(OFFER);
    expect([app.phone.askedAbout.length, wrongs(app)]).toEqual([1, []]);
  });
});

describe.runIf(inject("knowsNewcomers"))("a photo in a store that cannot look at it", () => {
  it("counts as sent only when the API says that it is ready", async () => {
    const app = await newcomer();
    app.phone.storeOnlyKeeps = true;
    await report(app, true);
    expect(app.phone.operations).toContain("PhotoStanding");
    expect(wrongs(app)).toEqual([]);
  });
});
