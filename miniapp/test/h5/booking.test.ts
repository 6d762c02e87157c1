import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, type Visitor } from "../support/browser.ts";
import {
  book,
  cancel,
  checkIn,
  clockOf,
  everyQuestion,
  finish,
  freeTimes,
  fromSoon,
  hold,
  nextTime,
  type Offered,
  offer,
  personOf,
  shownCode,
  someHalfHours,
} from "../support/staged-bookings.ts";
import { answered, counts, press, resident, see, send, told } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const api = inject("app");
const idIn = (page: Page): string => new URL(page.url()).searchParams.get("id") ?? "";
const detail = (id: string) => `/booking/detail/index?id=${id}`;
const times = ({ id }: Offered, startAt: string) =>
  `/booking/times/index?service=${id}&startAt=${encodeURIComponent(startAt)}`;

describe("a resident books a service", () => {
  let visitor: Visitor;
  let page: Page;
  let service: Offered;
  beforeAll(async () => {
    service = await offer(api, "社保认证", await fromSoon(api), { questions: everyQuestion });
    visitor = await resident(browser);
    ({ page } = visitor);
  });

  it("finds it from the home page, by a word", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "预约服务" }).click();
    await page.getByLabel("搜一搜").fill(service.name);
    await page.getByRole("link", { name: service.name }).click();
    await see(page, "党群服务中心一楼大厅");
  });

  it("takes the next free time, and sees how long the seat is kept", async () => {
    const next = clockOf(await nextTime(api, service));
    await page.getByRole("link", { name: next }).first().click();
    await send(page, "就约这个时间");
    await see(page, /^(10:00|9:\d\d)$/);
  });

  it("is told at the question what is missing, and nothing of what was written is lost by leaving", async () => {
    await page.getByLabel("同行人数").fill("3");
    await page.getByRole("radio", { name: "坐车" }).locator("..").click();
    await page.getByRole("checkbox", { name: "放大镜" }).locator("..").click();
    await send(page, "确认预约");
    await see(page, "请填写“办理事项”");
    await page.reload();
    await expect.poll(() => page.getByLabel("同行人数").inputValue()).toBe("3");
  });

  it("is told at the number that it is out of range", async () => {
    await page.getByLabel("办理事项").fill("养老金认证");
    await page.getByLabel("同行人数").fill("30");
    await send(page, "确认预约");
    await see(page, /“同行人数”须在 0 至 9 之间/);
    await page.getByLabel("同行人数").fill("3");
  });

  it("confirms, and has the code for the door", async () => {
    await page.getByLabel(/什么时候方便联系.*日期/).fill("2026-11-24");
    await page.getByLabel(/什么时候方便联系.*时间/).fill("09:30");
    await send(page, "确认预约");
    await see(page, "预约成功");
    await page.getByRole("img", { name: /预约码/ }).waitFor();
    await see(page, "坐车");
    await see(page, /2026-11-24/);
  });

  it("sees by itself that somebody scanned it", async () => {
    const id = idIn(page);
    await checkIn(api, id, await shownCode(api, "resident", id));
    await see(page, /^服务中$/);
  });

  it("rates it when it is done", async () => {
    await finish(api, idIn(page));
    await page.reload();
    await see(page, "材料齐全，已代为提交。");
    await press(page, "评价");
    await page.getByRole("radio", { name: "满意", exact: true }).locator("..").click();
    await page.getByLabel(/想说的话/).fill("很快");
    await send(page, "评价");
    await see(page, "您的评价：4 分（满分 5 分）");
  });

  it("sent every command once, made no error and asked nobody but the API", () => {
    const { writes, faults } = visitor;
    const names = writes.map(({ name }) => name);
    expect(names.filter((name) => name === "HoldBooking")).toHaveLength(1);
    expect(names.filter((name) => name === "RateBooking")).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});

describe("a seat that is only kept for a while", () => {
  it("is lost when time runs out; what was written is there for the next", async () => {
    const service = await offer(api, "居住证", someHalfHours(), { questions: everyQuestion });
    const [first = "", second = ""] = await freeTimes(api, service);
    const id = await hold(api, "resident", service, first);
    const { page, context } = await resident(browser);
    await page.clock.install();
    await page.goto(`/booking/confirm/index?id=${id}`);
    await page.getByLabel("办理事项").fill("换证");
    await page.clock.fastForward(11 * 60_000);
    await see(page, "位子没有留住");
    await cancel(api, "resident", id);
    await page
      .getByRole("link", { name: /:\d\d$/ })
      .first()
      .waitFor();
    await page.goto(times(service, second));
    await send(page, "就约这个时间");
    await expect.poll(() => page.getByLabel("办理事项").inputValue()).toBe("换证");
    await send(page, "不要了");
    await see(page, "已取消");
    await context.close();
  });

  it("that somebody else was quicker to take can be waited for, on the same page", async () => {
    const service = await offer(api, "公租房", someHalfHours());
    const [startAt = ""] = await freeTimes(api, service);
    const { page, context } = await resident(browser);
    await page.goto(times(service, startAt));
    await page.getByRole("button", { name: "就约这个时间" }).waitFor();
    await book(api, "micro-head", service, startAt);
    await send(page, "就约这个时间");
    await see(page, "该时段已约满，可以加入候补");
    await page.getByRole("button", { name: "加入候补" }).waitFor();
    await context.close();
  });
});

describe("a full time", () => {
  it("is waited for, offered when somebody cancels, and taken from the notice", async () => {
    const service = await offer(api, "律师咨询", someHalfHours());
    const [startAt = ""] = await freeTimes(api, service);
    const taken = await book(api, "micro-head", service, startAt);
    const { page, context, faults } = await resident(browser);
    await page.goto(times(service, startAt));
    await send(page, "加入候补");
    await see(page, "候补排在第 1 位");
    await cancel(api, "micro-head", taken);
    await expect
      .poll(
        async () => {
          await page.goto("/tabs/messages/index");
          await see(page, /标为已读|没有更多了/);
          return page.getByRole("link", { name: new RegExp(`有空位.*${service.name}`) }).count();
        },
        { interval: 1_000 },
      )
      .toBe(1);
    await page.getByRole("link", { name: new RegExp(`有空位.*${service.name}`) }).click();
    await page.getByRole("link", { name: "确认预约" }).click();
    await send(page, "确认预约");
    await see(page, "预约成功");
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("another time", () => {
  it("is had before the old one is given up", async () => {
    const service = await offer(api, "家庭医生", someHalfHours());
    const [first = "", second = "", third = ""] = await freeTimes(api, service);
    const id = await book(api, "resident", service, first);
    const { page, context, faults } = await resident(browser);
    await page.goto(`${times(service, second)}&booking=${id}`);
    await page.getByRole("button", { name: "改到这个时间" }).waitFor();
    await book(api, "micro-head", service, second);
    await send(page, "改到这个时间");
    await see(page, /该时段已约满/);
    await page.goto(`${times(service, third)}&booking=${id}`);
    await send(page, "改到这个时间");
    await page.goto(detail(id));
    await see(page, "已改期");
    await expect.poll(() => freeTimes(api, service)).toContain(first);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is chosen from the days; before cancelling it is said that it leaves no mark", async () => {
    const service = await offer(api, "残疾证", someHalfHours());
    const [first = ""] = await freeTimes(api, service);
    const id = await book(api, "resident", service, first);
    const { page, context } = await resident(browser);
    await page.goto(detail(id));
    await page.getByRole("link", { name: "改期" }).click();
    await page
      .getByRole("button", { name: /周.*可约$/ })
      .last()
      .click();
    await page.getByRole("button", { name: /余 1$/ }).first().click();
    await send(page, "改到这个时间");
    await see(page, "已改期");
    await press(page, "取消");
    await see(page, /现在取消不留记录/);
    await send(page, "确定取消");
    await page.getByRole("link", { name: "再约一次" }).waitFor();
    await see(page, "已取消");
    await context.close();
  });
});

describe("somebody books for a neighbour", () => {
  it("who gave leave, and both are named", async () => {
    const service = await offer(api, "高龄津贴", someHalfHours());
    const neighbour = await resident(browser, {}, /^微网格长/);
    const code = await personOf(api, "resident");
    await neighbour.page.goto("/proxy/people/index");
    await press(neighbour.page, "授权给别人");
    await neighbour.page.getByLabel("对方的代办码").fill(`请收：${code}`);
    await neighbour.page.getByRole("radio", { name: "邻居" }).locator("..").click();
    await told(neighbour.page, "已授权给", () => send(neighbour.page, "授权"));

    const { page, context, faults } = await resident(browser);
    const [startAt = ""] = await freeTimes(api, service);
    await page.goto(times(service, startAt));
    await page
      .getByRole("radio", { name: /^替 .*谷雨/ })
      .last()
      .locator("..")
      .click();
    await send(page, "就约这个时间");
    await send(page, "确认预约");
    await see(page, "预约成功");
    const id = idIn(page);

    await neighbour.page.goto("/booking/mine/index");
    const card = neighbour.page.getByRole("link", { name: new RegExp(service.name) });
    await card.getByText(/雨水.* 替 .*谷雨.* 预约/).waitFor();
    await neighbour.page.goto("/proxy/people/index");
    await neighbour.page
      .getByRole("button", { name: /^收回给 .*雨水/ })
      .first()
      .click();
    await told(neighbour.page, "授权已收回", () => send(neighbour.page, "确定，收回"));
    await cancel(api, "micro-head", id);
    expect([...faults, ...neighbour.faults]).toEqual([]);
    await context.close();
    await neighbour.context.close();
  });
});

describe("what was booked in one's own calendar", () => {
  it("comes by an address that is told once, and ends when it is ended", async () => {
    const { page, context, faults } = await resident(browser);
    await page.goto("/booking/mine/index");
    await page.getByRole("link", { name: "放进手机日历" }).click();
    await page.getByRole("button", { name: "生成日历网址" }).waitFor();
    // Addresses from before are counted once all of them are there.
    await counts(page.locator(".ui-skeleton").filter({ visible: true }));
    const ends = page.getByRole("button", { name: "停用" });
    const before = await ends.count();
    await send(page, "生成日历网址");
    const address = await page.getByText(/^https?:.*\/calendar\/.*\.ics$/).textContent();
    const calendar = await fetch(address ?? "");
    expect(calendar.headers.get("content-type")).toContain("text/calendar");
    expect(await calendar.text()).toContain("BEGIN:VCALENDAR");
    await counts(ends, before + 1);
    await told(page, "网址已停用", () => answered(page, () => ends.last().click()));
    expect((await fetch(address ?? "")).status).toBe(404);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("something that went wrong", () => {
  it("is disputed in one's own words, and goes on as a complaint", async () => {
    const service = await offer(api, "证明开具", await fromSoon(api));
    const id = await book(api, "resident", service, await nextTime(api, service));
    await checkIn(api, id, await shownCode(api, "resident", id));
    await finish(api, id);
    const { page, context, faults } = await resident(browser);
    await page.goto(detail(id));
    await press(page, "有异议，转诉求");
    await page.getByLabel("哪里不对").fill("窗口说要再跑一趟");
    await send(page, "有异议，转诉求");
    const complaint = page.getByRole("link", { name: /^转为诉求/ });
    // It is opened in the background.
    const isThere = async () => {
      await page.reload();
      await see(page, "办理经过");
      return complaint.isVisible();
    };
    await expect.poll(isThere, { interval: 1_000 }).toBe(true);
    await complaint.click();
    await see(page, /窗口说要再跑一趟/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
