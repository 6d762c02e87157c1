import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, type Visitor } from "../support/browser.ts";
import {
  bringTo,
  HERE,
  reportAtSign,
  reportHere,
  type Reported,
  stageClaim,
} from "../support/staged.ts";
import { begin, choosePhoto, counts, item, press, send, staff, stands } from "./steps.ts";

/* What staff decide besides the straight way of a complaint. */

let browser: Browser;
const app = inject("app");
const opened: Visitor[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function as(title: RegExp): Promise<Visitor> {
  const visitor = await staff(browser, title);
  opened.push(visitor);
  return visitor;
}

describe("a nuisance that is settled where it is", () => {
  let reported: Reported;
  let worker: Visitor;
  beforeAll(async () => {
    reported = await reportHere(app, "appearance.exposed_rubbish", "绿化带旁堆了垃圾");
    worker = await as(/^网格员/);
  });

  it("is given by the head of the grid to a colleague, chosen by name", async () => {
    const { page } = await as(/^网格长/);
    await begin(page, reported.id, "受理");
    await send(page, "受理");
    await stands(page, "已立案");
    await begin(page, reported.id, "安排现场处置");
    await press(page, "安排现场处置");
    await page.getByText("请选择", { exact: true }).waitFor();
    await page.getByText(/^网格员 · /).click();
    await send(page, "安排现场处置");
    await stands(page, "现场处置");
    await page.getByText(/承办：.*网格员·/).waitFor();
  });

  it("is closed by that colleague with photos from before and after", async () => {
    const { page } = worker;
    await begin(page, reported.id, "现场办结");
    await page.getByLabel("做了什么").fill("已清运，并在原处摆放花箱");
    await choosePhoto(page);
    await send(page, "现场办结");
    await page
      .getByRole("region", { name: /照片/ })
      .getByText(/处置前/)
      .last()
      .waitFor();
    await choosePhoto(page, 2);
    await send(page, "现场办结");
    await page.getByText("处置结果", { exact: true }).waitFor();
    await page.getByText("已清运，并在原处摆放花箱").first().waitFor();
  });
});

describe("two reports of one matter", () => {
  it("are merged, and the later one leads to the earlier", async () => {
    const first = await reportHere(app, "facility.manhole_cover", "井盖松动，车过时作响");
    const second = await reportHere(app, "facility.manhole_cover", "井盖一踩就晃");
    const { page } = await as(/^街道值守/);
    await begin(page, second.id, "并案");
    await page.getByRole("radio").first().waitFor({ state: "attached" });
    await page.getByLabel("要并入的件的编号").fill(first.number);
    await page.getByRole("button", { name: "按编号查找" }).click();
    await page
      .getByText(new RegExp(`^${first.number}`))
      .filter({ visible: true })
      .click();
    await send(page, "并案");
    await page.waitForURL(/work\/item/);
    await page.getByText(new RegExp(first.number)).filter({ visible: true }).first().waitFor();
    await counts(page.getByRole("link", { name: "受理", exact: true }));
  });
});

describe("work a unit wants to give back", () => {
  const askBack = async (page: Visitor["page"], id: string) => {
    await begin(page, id, "申请退回");
    await page.getByLabel("为什么不归本单位办").fill("现场属于道路红线内，由市政养护");
    await page.getByLabel("应由谁办理").fill("城市管理部门");
    await send(page, "申请退回");
    await stands(page, "申请退回");
  };

  let street: Visitor["page"];
  let department: Visitor["page"];
  beforeAll(async () => {
    street = (await as(/^街道值守/)).page;
    department = (await as(/^部门承办人/)).page;
  });
  const dispatched = async (words: string) => {
    const reported = await reportAtSign(app, "consult.permits", words);
    await bringTo(app, reported, "dispatched");
    return reported.id;
  };

  it("stays with it when the street refuses with a reason, and cannot be given back again", async () => {
    const id = await dispatched("临时占道施工怎么批");
    await askBack(department, id);
    await begin(street, id, "不同意退回");
    await press(street, "不同意退回");
    await street.locator("[aria-invalid=true]").waitFor();
    await street.getByLabel("不同意的原因").fill("审批属于住建，请办理");
    await send(street, "不同意退回");
    await stands(street, "待签收");
    await department.goto(item(id));
    await department.getByRole("link", { name: "签收", exact: true }).waitFor();
    await counts(department.getByRole("link", { name: "申请退回" }));
  });

  it("goes elsewhere when the street agrees, and is no longer theirs", async () => {
    const id = await dispatched("门前道路破损归谁养护");
    await askBack(department, id);
    await begin(street, id, "同意退回并改派");
    await street.getByLabel("查找").fill("城市管理");
    await street
      .getByRole("radio", { name: /城市管理/ })
      .first()
      .locator("..")
      .click();
    await send(street, "同意退回并改派");
    await stands(street, "待签收");
    await department.goto(item(id));
    await department
      .getByText(/^(看不到这一件|办理过程)$/)
      .filter({ visible: true })
      .waitFor();
    await counts(department.getByRole("link", { name: "签收", exact: true }));
  });
});

describe("work inside a unit", () => {
  it("is passed to a colleague of the same unit, chosen by name", async () => {
    const { id, ...rest } = await reportAtSign(app, "consult.permits", "雨棚外扩要不要审批");
    await bringTo(app, { id, ...rest }, "signed");
    const { page } = await as(/^部门承办人/);
    await begin(page, id, "内部转办");
    await page
      .getByRole("radiogroup", { name: "交给哪位同事" })
      .getByText(/^部门负责人·/)
      .click();
    await send(page, "内部转办");
    await page.getByText(/承办：.*部门负责人·/).waitFor();
  });
});

describe("evidence by position", () => {
  let department: Visitor;
  let id: string;
  beforeAll(async () => {
    const reported = await reportHere(app, "construction.dust", "渣土车带泥上路");
    ({ id } = reported);
    await bringTo(app, reported, "signed");
    department = await as(/^部门承办人/);
  });

  it("is asked for in words when the device tells no position", async () => {
    const { page } = department;
    await begin(page, id, "提交处置结果");
    await page.getByLabel("做了什么").fill("已冲洗路面，进出口加设洗车台");
    await choosePhoto(page);
    await page.getByRole("button", { name: "用当前位置" }).click();
    await page.getByText(/没有取得位置/).waitFor();
    await page.getByLabel("现场定位码").waitFor();
  });

  it("is not taken from far away: the API says so where the position is", async () => {
    const { page, context } = department;
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ ...HERE, latitude: HERE.latitude + 0.02 });
    await page.getByRole("button", { name: "用当前位置" }).click();
    await page.getByText("已取得位置").waitFor();
    await send(page, "提交处置结果");
    await page
      .getByRole("region", { name: /在哪里拍的/ })
      .getByText(/米/)
      .waitFor();
  });

  it("is what a browser says where it is, in its own coordinates", async () => {
    const { page, context } = department;
    await context.setGeolocation(HERE);
    await page.getByRole("button", { name: "用当前位置" }).click();
    await page.getByText("已取得位置").waitFor();
    await page.getByRole("button", { name: "用当前位置" }).waitFor();
    await send(page, "提交处置结果");
    await stands(page, "已处置待核查");
  });
});

describe("homes that wait to be confirmed", () => {
  let secretary: Visitor;
  beforeAll(async () => {
    await stageClaim(app, "micro-head");
    await stageClaim(app, "micro-head");
    secretary = await as(/^社区书记/);
    await secretary.page.getByRole("link", { name: "住址确认" }).click();
  });
  const claims = () => secretary.page.getByRole("button", { name: /^不确认/ });

  it("are refused with a reason the API asks for", async () => {
    const { page } = secretary;
    await claims().first().waitFor();
    const before = await claims().count();
    await claims().first().click();
    await send(page, "提交不确认");
    await page.locator("[aria-invalid=true]").waitFor();
    await page.getByLabel("原因").fill("登记的不是本人住处，请带合同到社区");
    await send(page, "提交不确认");
    await counts(claims(), before - 1);
  });

  it("are confirmed with one press", async () => {
    const before = await claims().count();
    await secretary.page
      .getByRole("button", { name: /^确认.*住在/ })
      .first()
      .click();
    await counts(claims(), before - 1);
  });
});

describe("all of them", () => {
  it("made no error, asked nobody but their own address and wrote in the name of their post", () => {
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
    const written = opened
      .flatMap(({ writes }) => writes)
      .filter(({ name }) => !/SignIn/.test(name));
    expect(written.length).toBeGreaterThan(10);
    for (const { actingAs } of written) expect(actingAs).toMatch(/^rol_/);
  });
});
