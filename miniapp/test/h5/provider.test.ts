import type { Browser, Page } from "playwright-core";
import { encodeQR } from "qr";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  bookSoon,
  bookVisit,
  lendWorker,
  offerCounter,
  offerReception,
  offerVisit,
  reaches,
  shownCode,
} from "../support/staged-bookings.ts";
import { openBrowser, signInAs, type Visitor, visit } from "../support/browser.ts";
import { counts, press, see, send, staff, stands } from "./steps.ts";

let browser: Browser;
const api = inject("app");
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const bookingPage = (id: string) => `/provider/booking/index?id=${id}`;

/** Opens the form of one of the buttons the API gave. */
async function begin(page: Page, id: string, label: string): Promise<void> {
  await page.goto(bookingPage(id));
  await page.getByRole("link", { name: label, exact: true }).click();
  await page.getByRole("button", { name: label, exact: true }).waitFor();
}

/** As in a browser without a camera: what somebody shows is pasted. A code lives for seconds. */
async function check(page: Page, key: string, id: string, more = ""): Promise<void> {
  const field = page.getByLabel("预约码").filter({ visible: true });
  await field.waitFor();
  await field.fill(`${await shownCode(api, key, id)}${more}`);
  await press(page, "核验");
}

describe("a reception day", () => {
  let community: Visitor;
  let service: { id: string; name: string };
  let first: string;
  let second: string;
  beforeAll(async () => {
    service = await offerReception(api, "书记接待");
    first = await bookSoon(api, "grid-head", service);
    second = await bookSoon(api, "department", service);
    community = await staff(browser, /^社区书记/);
  });
  afterAll(() => community.context.close());

  it("is reached from the workbench, and lists who comes, in order", async () => {
    const { page } = community;
    await page.getByRole("link", { name: "服务日程" }).click();
    await page.getByRole("button", { name: /^看哪项服务/ }).click();
    await page.getByRole("button", { name: service.name }).click();
    const listed = page.locator("a[href*='provider/booking']").filter({ visible: true });
    const ids = () =>
      listed.evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")?.split("id=")[1]),
      );
    await expect.poll(async () => new Set(await ids())).toEqual(new Set([first, second]));
    await see(page, "共 2 个预约，已到场 0 个");
  });

  it("checks somebody in by the code they show, and tells it is recorded", async () => {
    const { page } = community;
    await page.goto(`/provider/scan/index?id=${first}`);
    await check(page, "grid-head", first);
    await see(page, "已登记到场");
    await reaches(api, "grid-head", first, "CHECKED_IN");
  });

  it("says of the code of another booking that it is one, and records nothing", async () => {
    const { page } = community;
    await page.getByRole("button", { name: "扫下一个" }).click();
    await check(page, "department", second);
    await see(page, "这是另一个预约的码");
    await reaches(api, "department", second, "BOOKED");
  });

  it("says of what is no code that it is none", async () => {
    const { page } = community;
    await page.goto("/provider/scan/index");
    await check(page, "department", second, "x");
    await see(page, "这不是有效的预约码");
  });

  it("verifies without a network, loses nothing, and records it when the network is back", async () => {
    const { page, context } = community;
    await page.getByRole("button", { name: "扫下一个" }).click();
    await context.setOffline(true);
    await check(page, "department", second);
    await see(page, "核验通过");
    await see(page, "已核验，尚未登记 · 1");
    await page.getByRole("button", { name: "扫下一个" }).click();
    await check(page, "department", second);
    await see(page, "这个预约已经核销过");
    await context.setOffline(false);
    await reaches(api, "department", second, "CHECKED_IN");
    await page.getByText("已核验，尚未登记 · 1").waitFor({ state: "detached" });
  });

  it("does not finish a talk without a record: the API says so at the field", async () => {
    const { page } = community;
    await begin(page, first, "完成服务");
    await send(page, "完成服务");
    await see(page, "请填写说明");
  });

  it("finishes it with a record the resident reads", async () => {
    const { page } = community;
    await page.getByLabel("服务记录").fill("反映停车难，五个工作日内答复");
    await send(page, "完成服务");
    // What was promised in the talk is still owed: nothing is called done before.
    await stands(page, "答复接待事项");
    await see(page, "服务记录：反映停车难，五个工作日内答复");
    await reaches(api, "grid-head", first, "DONE");
  });

  it("made no error, and wrote in the name of the post", () => {
    // Without a network the browser itself complains.
    const own = community.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault));
    expect(own).toEqual([]);
    const given = community.writes.filter(({ name }) => name.endsWith("Booking"));
    expect(given.length).toBeGreaterThanOrEqual(3);
    expect(given.every(({ actingAs }) => actingAs?.startsWith("rol_"))).toBe(true);
  });
});

/** Puts a picture of this code before the camera: it is the only thing of the browser that is not its own. */
const holdBefore = (page: Page, code: string): Promise<void> =>
  page.evaluate(
    (cells) => {
      const canvas = document.createElement("canvas");
      const [size, quiet] = [6, 4];
      canvas.width = canvas.height = (cells.length + 2 * quiet) * size;
      const context = canvas.getContext("2d");
      const draw = () => {
        if (!context) return;
        context.fillStyle = "white";
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.fillStyle = "black";
        for (const [y, row] of cells.entries())
          for (const [x, isDark] of row.entries())
            if (isDark) context.fillRect(x * size, y * size, size, size);
      };
      draw();
      // A stream has a picture only when something is drawn.
      setInterval(draw, 100);
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10));
    },
    encodeQR(code, "raw", { border: 4 }),
  );

describe("a browser with a camera", () => {
  it("reads the code somebody holds before it, after asking whether it may", async () => {
    const service = await offerCounter(api, "便民窗口");
    const id = await bookSoon(api, "street", service);
    const { page, context, faults } = await staff(browser, /^社区书记/);
    await page.goto("/provider/scan/index");
    await press(page, "打开摄像头扫码");
    await page.getByRole("button", { name: "同意", exact: true }).waitFor();
    await holdBefore(page, await shownCode(api, "street", id));
    await press(page, "同意");
    await see(page, "已登记到场");
    await reaches(api, "street", id, "CHECKED_IN");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says how to go on where there is none", async () => {
    const { page, context } = await staff(browser, /^社区书记/);
    await page.goto("/provider/scan/index");
    await press(page, "打开摄像头扫码");
    await press(page, "同意");
    await see(page, /没有扫到/);
    await context.close();
  });
});

/** Somebody with several posts, in the one of this name. */
async function inPost(title: RegExp, post: string): Promise<Visitor> {
  const visitor = await visit(browser, api);
  await signInAs(visitor.page, title);
  await visitor.page.goto("/work/queue/index");
  await visitor.page.getByText(post).filter({ visible: true }).first().click();
  await visitor.page.getByRole("button", { name: "切换身份" }).waitFor();
  return visitor;
}

describe("a home visit that somebody turns down", () => {
  let head: Visitor;
  let worker: Visitor;
  let second: Visitor;
  let lent: Awaited<ReturnType<typeof lendWorker>>;
  let id: string;
  beforeAll(async () => {
    const service = await offerVisit(api, "上门助老");
    id = await bookVisit(api, "property", service);
    lent = await lendWorker(api, "convener");
    head = await staff(browser, /^网格长/);
    worker = await staff(browser, /^网格员/);
    second = await inPost(/^议事会召集人/, "代班网格员");
  });
  afterAll(async () => {
    await lent.dismiss();
    await Promise.all([head, worker, second].map(({ context }) => context.close()));
  });

  it("waits on the desk of the grid head, who is told whom to ask", async () => {
    const { page } = head;
    await page.goto("/provider/desk/index");
    await page.locator(`a[href*="${id}"]`).waitFor();
    await begin(page, id, "派单");
    await press(page, "派单");
    await see(page, "请选择");
    await page
      .getByText(/^网格员·/)
      .filter({ visible: true })
      .first()
      .click();
    await send(page, "派单");
    await stands(page, "待接单");
  });

  it("is turned down by who was asked, with the reason", async () => {
    const { page } = worker;
    await begin(page, id, "拒接");
    await page.getByLabel("为什么不能去").fill("当天有入户走访");
    await send(page, "拒接");
    await stands(page, "待派单");
  });

  it("is assigned to the next, and whoever turned it down is not offered any more", async () => {
    const { page } = head;
    await begin(page, id, "派单");
    const people = page.getByRole("radiogroup", { name: "派给谁" }).filter({ visible: true });
    await people.getByText(lent.name).click();
    await send(page, "派单");
    await stands(page, "待接单");
  });

  it("is taken on, checked in and finished by them", async () => {
    const { page } = second;
    await begin(page, id, "接单");
    await send(page, "接单");
    await stands(page, "预约成功");
    await page.getByRole("link", { name: "认识本人，直接登记" }).click();
    await send(page, "核销到场");
    await stands(page, "服务中");
    await begin(page, id, "完成服务");
    await send(page, "完成服务");
    await stands(page, "已完成");
    await reaches(api, "property", id, "DONE");
  });

  it("made no error", () => {
    expect([head, worker, second].flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe("a service that is changed", () => {
  let community: Visitor;
  let service: { id: string; name: string };
  beforeAll(async () => {
    service = await offerCounter(api, "便民窗口");
    community = await staff(browser, /^社区书记/);
  });
  afterAll(() => community.context.close());

  const open = (page: Page) => page.goto(`/provider/service/index?id=${service.id}`);
  const field = (page: Page, label: string) =>
    page.getByLabel(label, { exact: true }).filter({ visible: true });

  it("is told what is wrong where the API says it is, and keeps what was written", async () => {
    const { page } = community;
    await open(page);
    await field(page, "周一第 1 段开始").fill("17:00");
    await field(page, "周一第 1 段结束").fill("09:00");
    await send(page, "保存修改");
    await see(page, /开放时间须先后有序/);
    await open(page);
    await expect.poll(() => field(page, "周一第 1 段开始").inputValue()).toBe("17:00");
  });

  it("has another week once it is saved", async () => {
    const { page } = community;
    for (const day of ["周二", "周三", "周四", "周五", "周六", "周日"])
      await press(page, `删除${day}第 1 段`);
    await field(page, "周一第 1 段开始").fill("09:00");
    await field(page, "周一第 1 段结束").fill("11:00");
    await field(page, "每个时段多少分钟").fill("30");
    await field(page, "每个时段多少名额").fill("3");
    await send(page, "保存修改");
    await see(page, /周一 · 4 个时段，余 12 个名额/);
    await see(page, /周二 · 不开放/);
  });

  it("can be paused and opened again", async () => {
    const { page } = community;
    await send(page, "暂停接受预约");
    await stands(page, "暂停预约");
    await send(page, "恢复预约");
    await stands(page, "可预约");
  });

  it("is withdrawn for good once that is confirmed: residents are told, and nothing can be changed", async () => {
    const { page } = community;
    const other = await offerCounter(api, `停办窗口 ${Date.now() % 100_000}`);
    await page.goto(`/provider/service/index?id=${other.id}`);
    await press(page, "停办这项服务");
    await see(page, /停办后不能恢复/);
    await send(page, "确定停办");
    await stands(page, "已停办");
    await counts(page.getByRole("button", { name: "保存修改" }));
    await page.goto(`/booking/service/index?id=${other.id}`);
    await see(page, /已经停办，不能再约/);
    await counts(page.getByRole("link", { name: "选时间预约" }));
  });

  it("is offered anew with the fields that are missing marked", async () => {
    const { page } = community;
    await page.goto("/provider/services/index");
    await page.getByRole("link", { name: "发布服务" }).click();
    await press(page, "发布");
    await see(page, /有几处还没填好/);
    await page.getByText("政务代办").filter({ visible: true }).click();
    await page.getByText("窗口预约").filter({ visible: true }).click();
    await send(page, "发布");
    await see(page, "请填写中英文名称和说明");
    await field(page, "名称（中文）").fill("证件咨询");
    await field(page, "名称（英文）").fill("Advice on papers");
    await field(page, "说明（中文）").fill("现场答疑");
    await field(page, "说明（英文）").fill("Questions answered");
    await send(page, "发布");
    await see(page, "居民看到的时段");
    await see(page, "证件咨询");
  });

  it("made no error", () => {
    expect(community.faults).toEqual([]);
  });
});
