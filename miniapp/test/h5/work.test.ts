import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Look, openBrowser, type Visitor } from "../support/browser.ts";
import { reportAtSign } from "../support/staged.ts";
import { graveFindings, graveInBoth, hardTexts, overflows, smallTargets } from "./checks.ts";
import {
  addPhoto,
  answered,
  begin,
  counts,
  item,
  press,
  resident,
  send,
  staff,
  stands,
} from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

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
    street = await staff(browser, /^街道值守/);
    department = await staff(browser, /^部门承办人/);
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
    await press(page, "派单");
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
    const words = page.getByLabel("做了什么");
    await expect.poll(() => words.inputValue()).toBe("已覆盖裸土，安装喷淋");
  });

  it("is not done without a photo: the API says so at the photos", async () => {
    const { page } = department;
    await send(page, "提交处置结果");
    await page
      .getByRole("region", { name: /照片/ })
      .getByText("请上传至少一张处置后的照片")
      .waitFor();
  });

  it("waits for a photo on its way, which is sent when the app was closed and is opened again", async () => {
    const { page } = department;
    // The network takes the photo and gives no answer.
    await page.route("**/media/**", () => new Promise(() => undefined));
    await addPhoto(page);
    await page.getByText("正在上传").waitFor();
    await press(page, "提交处置结果");
    await page.getByText("还有照片没有上传成功").waitFor();
    await page.goto("/work/queue/index");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await begin(page, id, "提交处置结果");
    await page.getByText("已上传 1 张").waitFor();
  });

  it("is handed in with the photo and the code of the sign there", async () => {
    const { page } = department;
    await page.getByLabel("现场定位码").fill(locationCode);
    await send(page, "提交处置结果");
    await stands(page, "已处置待核查");
    await page.getByText("处置结果", { exact: true }).waitFor();
  });

  it("is verified by the street, not by who handled it", async () => {
    await department.page.goto(item(id));
    await department.page.getByText("可以办理").waitFor();
    await counts(department.page.getByRole("link", { name: "核查通过" }));
    await begin(street.page, id, "核查通过");
    await send(street.page, "核查通过");
    await stands(street.page, "待确认");
  });

  it("shows the street the photo no machine could check, to be shown to everybody with a reason", async () => {
    const { page } = street;
    await page.goto(item(id));
    await page
      .getByRole("button", { name: /^放大第 1 张照片/ })
      .first()
      .waitFor();
    await counts(page.getByRole("button", { name: /^仍要查看/ }));
    const uncover = page.getByRole("button", { name: "解除遮挡" });
    const covered = await uncover.count();
    await uncover.first().click();
    await page.getByLabel("为什么可以公开显示").fill("处置后的现场照片");
    await answered(page, () => uncover.first().click());
    await counts(uncover, covered - 1);
  });

  it("shows the street what only staff may read", async () => {
    await street.page.getByText("仅工作人员可见：请今天到现场").waitFor();
  });

  it("tells how to reach the reporter after asking what for", async () => {
    const { page } = street;
    await press(page, "联系上报人");
    await page.getByText("查看联系方式会记录下来").waitFor();
    await send(page, "查看联系方式");
    await page.locator("[aria-invalid=true]").waitFor();
    await page.getByLabel("为什么要联系").fill("核实现场是否已处理好");
    await send(page, "查看联系方式");
    await page.getByRole("link", { name: /^拨打/ }).waitFor();
  });

  it("is confirmed and rated by the resident who reported it", async () => {
    const { page, context, faults } = await resident(browser);
    await page.goto(`/complaint/detail/index?id=${id}`);
    await press(page, "确认并评价");
    await page.getByText("解决了", { exact: true }).click();
    await page.getByText("满意", { exact: true }).click();
    await send(page, "确认并评价");
    await page.getByText("您的评价").waitFor();
    await page.getByRole("button", { name: "确认并评价" }).waitFor({ state: "detached" });
    expect(faults).toEqual([]);
    await context.close();
  });

  it("was written in the name of the post each acted in, every time", () => {
    const inPost = expect.stringMatching(/^rol_/);
    const names = (writes: Visitor["writes"]) => writes.filter(({ name }) => !/SignIn/.test(name));
    expect(names(street.writes).map(({ name }) => name)).toEqual([
      "AcceptComplaint",
      "DispatchComplaint",
      "PassComplaintVerification",
      "LiftPhotoVeil",
      "RevealReporter",
      "RevealReporter",
    ]);
    for (const { actingAs } of [...names(street.writes), ...names(department.writes)])
      expect(actingAs).toEqual(inPost);
  });

  it("made no error and asked nobody but its own address", () => {
    expect([...street.faults, ...department.faults]).toEqual([]);
  });
});

describe("the workbench", () => {
  it("shows how late each thing is by colour, sign and words", async () => {
    const { page, context } = await staff(browser, /^街道值守/);
    const light = page.locator("a[href*='work/item'] .ui-tag").first();
    expect((await light.innerText()).trim()).not.toBe("");
    await counts(light.locator(".ui-icon"), 1);
    expect(await light.getAttribute("class")).toMatch(/ui-tag--(bad|warn|calm)/);
    await context.close();
  });

  it("shows no work before a post is chosen, nor after going back to oneself", async () => {
    const { page, context } = await resident(browser, {}, /^街道值守/);
    const acting: (string | undefined)[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/graphql")) acting.push(request.headers()["linge-acting-as"]);
    });
    const cards = page.locator("a[href*='work/item']");
    await page.goto("/work/queue/index");
    await page.getByText("请先选择以什么身份办理").waitFor();
    await counts(cards);
    await page.getByText("街道值守 · 榆荫街道").click();
    await cards.first().waitFor();
    expect(acting.at(-1)).toMatch(/^rol_/);
    await press(page, "切换身份");
    await page.getByText("居民本人", { exact: true }).click();
    await page.getByText("请先选择以什么身份办理").waitFor();
    await counts(cards);
    await context.close();
  });
});

describe("a staff member's area", () => {
  it("has the grid, its team and the grids below", async () => {
    const { page, context } = await staff(browser, /^社区书记/);
    await page.getByRole("link", { name: "网格与团队" }).click();
    await page.getByText("下级网格").waitFor();
    await page.getByRole("link", { name: /望槐社区第5网格/ }).click();
    await page
      .getByText(/应有 4 个岗位/)
      .filter({ visible: true })
      .waitFor();
    await context.close();
  });

  it("breaks no phone number, even in elder mode on the smallest phone", async () => {
    const { page, context } = await staff(browser, /^街道值守/, { isElder: true, width: 320 });
    await page.goto("/work/grids/index");
    const numbers = page.getByText(/^010-\d{8}$/).filter({ visible: true });
    await expect.poll(() => numbers.count()).toBeGreaterThan(2);
    const lines = await numbers.evaluateAll((all) =>
      all.map(
        (one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize),
      ),
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((high) => high >= 2)).toEqual([]);
    await context.close();
  });

  it("lists what is open and what has ended", async () => {
    const { page, context } = await staff(browser, /^社区书记/);
    await page.getByRole("button", { name: "辖区·已结束" }).click();
    await page.getByText("已办结", { exact: true }).filter({ visible: true }).first().waitFor();
    await context.close();
  });
});

describe("every form of a complaint", () => {
  const check = async (look: Look, owes: (page: Page) => Promise<unknown>) => {
    const { page, context } = await staff(browser, /^街道值守/, look);
    const { id } = await reportAtSign(inject("app"), "construction.dust", "工地扬尘，窗户不能开");
    await page.goto(item(id));
    const buttons = page.locator(".work-actions a");
    await buttons.first().waitFor();
    const forms = await buttons.evaluateAll((all) =>
      all.map((one) => one.getAttribute("href") ?? ""),
    );
    const found: unknown[] = [];
    for (const form of forms) {
      await page.goto(form);
      await page.getByText(/会留在本机|立即生效/).waitFor();
      found.push(await owes(page));
    }
    await context.close();
    return { found, asked: forms.length };
  };

  it("has nothing serious for axe, in the light and in the dark", async () => {
    const { found, asked } = await check({}, graveInBoth);
    expect(asked).toBeGreaterThan(3);
    expect(found.flat()).toEqual([]);
  });

  it("is large enough in elder mode, and fits the smallest phone", async () => {
    const { found } = await check({ isElder: true }, async (page) => [
      ...(await graveFindings(page)),
      ...(await smallTargets(page, 60)),
      ...(await hardTexts(page)),
      ...(await overflows(page)).filter((pixels) => pixels > 0),
    ]);
    expect(found.flat()).toEqual([]);
  });
});
