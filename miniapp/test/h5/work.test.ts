import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Look, openBrowser, signInAs, visit } from "../support/browser.ts";
import { reportAtSign } from "../support/staged.ts";
import { graveFindings, overflow, targets, texts } from "./checks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Somebody of staff, acting in their only post. */
async function staff(title: RegExp, look: Look = {}) {
  const visitor = await visit(browser, inject("app"), look);
  await signInAs(visitor.page, title);
  await visitor.page.goto("/work/queue/index");
  await visitor.page.getByRole("radio").first().locator("..").click();
  await visitor.page.getByRole("button", { name: /^(切换身份|Change identity)$/ }).waitFor();
  return visitor;
}

const item = (id: string) => `/work/item/index?id=${id}`;

/** Opens the form of one of the buttons the API gave. */
async function begin(page: Page, id: string, label: string): Promise<void> {
  await page.goto(item(id));
  await page.getByRole("link", { name: label, exact: true }).click();
  await page.getByRole("button", { name: label, exact: true }).waitFor();
}

const send = (page: Page, label: string) =>
  page.getByRole("button", { name: label, exact: true }).click();
const stands = (page: Page, status: string) =>
  page.locator(".ui-tag", { hasText: status }).filter({ visible: true }).first().waitFor();

/** A photo, made by the browser itself. */
async function choosePhoto(page: Page): Promise<void> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [640, 480];
    return canvas.toDataURL("image/jpeg");
  });
  const buffer = Buffer.from(url.split(",")[1] ?? "", "base64");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加照片" }).click();
  await (await chooser).setFiles([{ name: "after.jpg", mimeType: "image/jpeg", buffer }]);
  await page.getByText(/已上传 1 张/).waitFor();
}

describe("a complaint on its way through the staff", () => {
  let id: string;
  let locationCode: string;
  let street: Awaited<ReturnType<typeof staff>>;
  let department: Awaited<ReturnType<typeof staff>>;
  beforeAll(async () => {
    ({ id, locationCode } = await reportAtSign(
      inject("app"),
      "construction.dust",
      "工地扬尘，一直没有人管",
    ));
    street = await staff(/^街道值守/);
    department = await staff(/^部门承办人/);
  });
  afterAll(async () => {
    await street.context.close();
    await department.context.close();
  });

  it("shows the department nothing before it was given to them", async () => {
    await department.page.goto(item(id));
    await department.page.getByText("看不到这一件").waitFor();
  });

  it("is accepted by the street, with another level", async () => {
    const { page } = street;
    await begin(page, id, "受理");
    await page.getByText("紧急", { exact: true }).click();
    await send(page, "受理");
    await stands(page, "已立案");
    await stands(page, "紧急");
  });

  it("is not sent without saying to whom, and the page says so", async () => {
    const { page } = street;
    await begin(page, id, "派单");
    await send(page, "派单");
    await page.getByText("请选择", { exact: true }).waitFor();
  });

  it("is dispatched to the unit the catalogue suggests, which says why", async () => {
    const { page } = street;
    await page
      .getByText(/由住房和城乡建设部门牵头/)
      .filter({ visible: true })
      .click();
    await page.getByLabel(/^说明/).fill("请今天到现场");
    await send(page, "派单");
    await stands(page, "待签收");
  });

  it("waits in the queue of the department, which signs for it", async () => {
    const { page } = department;
    await page.goto("/work/queue/index");
    await page.getByText("工地扬尘，一直没有人管").first().waitFor();
    await begin(page, id, "签收");
    await send(page, "签收");
    await stands(page, "处置中");
  });

  it("keeps what was written when the page was closed", async () => {
    const { page } = department;
    await begin(page, id, "提交处置结果");
    await page.getByLabel("做了什么").fill("已覆盖裸土，安装喷淋");
    await page.goto("/work/queue/index");
    await begin(page, id, "提交处置结果");
    expect(await page.getByLabel("做了什么").inputValue()).toBe("已覆盖裸土，安装喷淋");
  });

  it("is not done without a photo: the API says so at the photos", async () => {
    const { page } = department;
    await send(page, "提交处置结果");
    await page
      .getByRole("region", { name: /照片/ })
      .getByText("请上传至少一张处置后的照片")
      .waitFor();
  });

  it("is handed in with a photo and the code of the sign there", async () => {
    const { page } = department;
    await choosePhoto(page);
    await page.getByLabel("现场定位码").fill(locationCode);
    await send(page, "提交处置结果");
    await stands(page, "已处置待核查");
    await page.getByText("处置结果", { exact: true }).waitFor();
  });

  it("is verified by the street, not by who handled it", async () => {
    await department.page.goto(item(id));
    await department.page.getByText("可以办理").waitFor();
    expect(await department.page.getByRole("link", { name: "核查通过" }).count()).toBe(0);
    await begin(street.page, id, "核查通过");
    await send(street.page, "核查通过");
    await stands(street.page, "待确认");
  });

  it("shows the street what only staff may read", async () => {
    await street.page.getByText("仅工作人员可见：请今天到现场").waitFor();
  });

  it("tells how to reach the reporter after asking what for", async () => {
    const { page } = street;
    await page.getByRole("button", { name: "联系上报人" }).click();
    await page.getByText("查看联系方式会记录下来").waitFor();
    await page.getByRole("button", { name: "查看联系方式" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    await page.getByLabel("为什么要联系").fill("核实现场是否已处理好");
    await page.getByRole("button", { name: "查看联系方式" }).click();
    await page.getByRole("link", { name: /^拨打/ }).waitFor();
  });

  it("made no error and asked nobody but its own address", () => {
    expect([...street.faults, ...department.faults]).toEqual([]);
  });
});

describe("homes that wait to be confirmed", () => {
  it("are refused with a reason the API asks for", async () => {
    const { page, context } = await staff(/^物业管家/);
    await page.getByRole("link", { name: "住址确认" }).click();
    await page
      .getByRole("button", { name: /^不确认/ })
      .first()
      .click();
    await page.getByRole("button", { name: "提交不确认" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    await page.getByRole("button", { name: "取消" }).click();
    await page.getByRole("button", { name: /^确认/ }).first().waitFor();
    await context.close();
  });
});

describe("a staff member's area", () => {
  it("has the grid, its team and the grids below", async () => {
    const { page, context } = await staff(/^社区书记/);
    await page.getByRole("link", { name: "网格与团队" }).click();
    await page.getByText("下级网格").waitFor();
    await page.getByRole("link", { name: /望槐社区第5网格/ }).click();
    await page
      .getByText(/应有 4 个岗位/)
      .filter({ visible: true })
      .waitFor();
    await context.close();
  });

  it("lists what is open and what has ended", async () => {
    const { page, context } = await staff(/^社区书记/);
    await page.getByRole("button", { name: "辖区·已结束" }).click();
    await page.locator("a[href*='work/item']").first().waitFor();
    await context.close();
  });
});

const pages: [string, string, string][] = [
  ["the queue", "/work/queue/index", "待我办理"],
  ["grids and teams", "/work/grids/index", "下级网格"],
];

describe.each<[string, Look]>([
  ["in the light", {}],
  ["in the dark", { isDark: true }],
  ["in elder mode on the smallest phone", { isElder: true, width: 320, height: 640 }],
])("%s", (_, look) => {
  let page: Page;
  let first: string;
  beforeAll(async () => {
    ({ page } = await staff(/^街道值守/, look));
    const card = page.locator("a[href*='work/item']").first();
    await card.waitFor();
    first = (await card.getAttribute("href")) ?? "";
  });
  afterAll(() => page.context().close());

  async function check(): Promise<void> {
    expect(await graveFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const least = look.isElder ? 59.5 : 43.5;
    const small = (await targets(page)).filter(
      ({ width, height }) => width < least || height < least,
    );
    expect(small).toEqual([]);
    if (!look.isElder) return;
    expect(
      (await texts(page)).filter(({ fontSize, lineHeight }) => fontSize < 18 || lineHeight < 1.3),
    ).toEqual([]);
  }

  it.each(pages)("%s is for everybody", async (_name, path, words) => {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    await check();
  });

  it("a complaint is for everybody", async () => {
    await page.goto(first);
    await page.getByText("办理过程").waitFor();
    await check();
  });

  it("every form of a complaint is for everybody", async () => {
    await page.goto(first);
    const buttons = page.locator(".work-actions a");
    await buttons.first().waitFor();
    const forms = await buttons.evaluateAll((all) =>
      all.map((one) => one.getAttribute("href") ?? ""),
    );
    for (const form of forms) {
      await page.goto(form);
      await page.getByText(/会留在本机|立即生效/).waitFor();
      await check();
    }
  });
});
