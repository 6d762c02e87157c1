import { beforeAll, describe, expect, inject, it } from "vitest";
import { reportHere, signCode } from "../support/staged.ts";
import type { WeappApp } from "./app.ts";
import { textOf } from "./markup.ts";
import { startApp, wrongs } from "./start.ts";
import { openComplaint } from "./steps.ts";
import { newPhone } from "./wx.ts";

/** What is behind these words, such as the number after “编号”. */
async function valueOf(app: WeappApp, name: string): Promise<string> {
  const { node } = await app.see(new RegExp(`^${name} \\S+$`));
  return textOf(node).slice(name.length + 1);
}

// The API takes five reports a day from one network address without signing in.
describe("a guest reports on WeChat", () => {
  let app: WeappApp;
  let number: string;
  let queryCode: string;
  beforeAll(() => {
    app = startApp();
    app.open("/tabs/home/index");
  });

  it("says what is going on and where, by the code of a sign", async () => {
    await app.tap(/^报事$/);
    await app.write("搜一搜", "证件");
    await app.tap(/^证件办理咨询/);
    await app.write("请说清是什么事、有什么影响", "居住证在哪里办");
    await app.tap("下一步");
    await app.see("登录后可以加照片");
    await app.tap("下一步");
    await app.tap(/^定位码/);
    await app.write("定位码", await signCode(inject("api")));
    await app.tap("用这个定位码");
    await app.see("已选地点");
    await app.tap("下一步");
  });

  it("is given a number and a query code", async () => {
    await app.tap("报上去");
    await app.see("已经报上去了");
    number = await valueOf(app, "编号");
    queryCode = await valueOf(app, "查询码");
  });

  it("finds it at once when going on from there", async () => {
    await app.tap("看办理进展");
    await app.see(`编号 ${number}`);
    await app.see("接下来");
    expect(app.route()).toBe("complaint/lookup/index");
  });

  it("finds it on another phone by number and code, however they are typed", async () => {
    const other = startApp();
    other.open("/complaint/lookup/index");
    await other.write("编号", ` ${number}`);
    await other.write("查询码", queryCode.toLowerCase());
    await other.tap("查一查");
    await other.see(`编号 ${number}`);
    await other.see("已上报");
    expect(wrongs(other)).toEqual([]);
  });

  it("does not find it by the number alone", async () => {
    const other = startApp();
    other.open("/complaint/lookup/index");
    await other.write("编号", number);
    await other.write("查询码", "ABCDEFGH");
    await other.tap("查一查");
    await other.see("没有查到");
    expect(other.text()).not.toContain("已上报");
    expect(wrongs(other)).toEqual([]);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(app)).toEqual([]);
  });
});

describe("a guest who opens the link of a complaint", () => {
  it("is asked to sign in first, and is led back to it", async () => {
    const { id } = await reportHere(inject("api"), "consult.permits", "从消息里打开的一件事");
    // Nobody used this phone before: it takes up how the account wants things shown.
    const app = startApp({}, newPhone());
    openComplaint(app, id);
    await app.tap("去登录");
    await app.tap(/^微网格长/);
    await app.see("从消息里打开的一件事");
    expect(app.route()).toBe("complaint/detail/index");
    expect(wrongs(app)).toEqual([]);
  });
});
