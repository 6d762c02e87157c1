import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { drawNumber, offerNumbers, reaches } from "../support/staged-bookings.ts";
import { openBrowser, type Visitor } from "../support/browser.ts";
import { counts, press, resident, see, send, staff, stands } from "./steps.ts";

/* A reception day as it is lived: somebody waits with a number, and somebody at the window calls. */

let browser: Browser;
const api = inject("app");
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const idIn = (page: Page): string => new URL(page.url()).searchParams.get("id") ?? "";

/** Gives one of the commands of the booking that is open, with what it asks for. */
async function doIt(page: Page, label: string, fill?: [field: string, text: string]) {
  await page.getByRole("link", { name: label, exact: true }).filter({ visible: true }).click();
  if (fill) await page.getByLabel(fill[0]).filter({ visible: true }).fill(fill[1]);
  await send(page, label);
}
const callNext = (page: Page) => send(page, "叫下一位");

describe("a resident with a number and the secretary who calls", () => {
  let waiting: Visitor;
  let window: Visitor;
  let service: { id: string; name: string };
  let before: string;
  let mine: string;
  beforeAll(async () => {
    service = await offerNumbers(api, `书记接待 ${Date.now() % 100_000}`);
    before = await drawNumber(api, "micro-head", service.id);
    waiting = await resident(browser);
    window = await staff(browser, /^社区书记/);
  });
  afterAll(() => Promise.all([waiting, window].map(({ context }) => context.close())));

  it("the resident draws a number, and sees which and how many are before it", async () => {
    const { page } = waiting;
    await page.goto(`/booking/service/index?id=${service.id}`);
    await send(page, "取一个号");
    await see(page, "您是 2 号");
    await see(page, "前面还有 1 人");
    mine = idIn(page);
  });

  it("the service then leads to that number instead of offering another", async () => {
    const { page } = waiting;
    await page.goto(`/booking/service/index?id=${service.id}`);
    await page.getByRole("link", { name: "看我的号" }).waitFor();
    await counts(page.getByRole("button", { name: "取一个号" }));
    await page.getByRole("link", { name: "看我的号" }).click();
    await see(page, "您是 2 号");
  });

  it("the secretary sees who is next in that order, and draws a number for somebody without a phone", async () => {
    const { page } = window;
    await page.getByRole("link", { name: "服务日程" }).click();
    await page.getByRole("button", { name: /^看哪项服务/ }).click();
    await page.getByRole("button", { name: service.name }).click();
    await page.getByRole("button", { name: "替没有手机的人取号" }).click();
    await page.getByLabel("来访人称呼").fill("示例来访人·大寒0901");
    await send(page, "代取号");
    const turns = page.locator(".provider-turns li");
    const numbers = async () =>
      (await turns.allTextContents()).map((text) => /\d+ 号/.exec(text)?.[0]);
    await expect.poll(numbers).toEqual(["1 号", "2 号", "3 号"]);
  });

  it("who is called and does not come is called again, then passed over; the next is called from there", async () => {
    const { page } = window;
    await callNext(page);
    await stands(page, "叫到号了");
    await doIt(page, "再叫一次");
    await see(page, "再次叫号，请到窗口");
    await doIt(page, "过号");
    await stands(page, "排队等候");
    await reaches(api, "micro-head", before, "BOOKED");
    await callNext(page);
    await expect.poll(() => idIn(page)).toBe(mine);
  });

  it("the resident reads where to go, on the page and as a message", async () => {
    const { page } = waiting;
    await press(page, "看看轮到几号");
    await see(page, /^轮到您了，请到社区书记接待室找/);
    await page.goto("/tabs/messages/index");
    const told = page.getByRole("link", { name: new RegExp(`轮到您了.*${service.name}.*2 号`) });
    await expect
      .poll(
        async () => {
          await page.goto("/tabs/messages/index");
          await see(page, /标为已读|没有更多了/);
          return told.count();
        },
        { interval: 1_000 },
      )
      .toBeGreaterThan(0);
  });

  it("the talk ends with a record, which the resident reads; the visitor without a phone is next", async () => {
    const { page } = window;
    await doIt(page, "完成服务", ["服务记录", "反映车棚漏雨，五个工作日内答复"]);
    await stands(page, "答复接待事项");
    await callNext(page);
    await see(page, "示例来访人·大寒0901");
    await waiting.page.goto(`/booking/detail/index?id=${mine}`);
    await see(waiting.page, "反映车棚漏雨，五个工作日内答复");
  });

  it("neither made an error or sent a command twice", () => {
    expect([waiting, window].flatMap(({ faults }) => faults)).toEqual([]);
    const names = waiting.writes.map(({ name }) => name);
    expect(names.filter((name) => name === "TakeNumber")).toHaveLength(1);
  });
});

describe("a number nobody wants to wait with", () => {
  it("is given back without a mark, and another can be drawn", async () => {
    const service = await offerNumbers(api, `主任接待 ${Date.now() % 100_000}`);
    const { page, context, faults } = await resident(browser);
    await page.goto(`/booking/service/index?id=${service.id}`);
    await send(page, "取一个号");
    await see(page, "前面没有人了，请到门口等");
    await press(page, "取消");
    await see(page, /不等了可以退号，不留记录/);
    await send(page, "确定取消");
    await stands(page, "已取消");
    await page.goto(`/booking/service/index?id=${service.id}`);
    await page.getByRole("button", { name: "取一个号" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
