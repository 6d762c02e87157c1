import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, signInAs, visit } from "../support/browser.ts";
import { graveFindings, overflow, targets, texts } from "./checks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A photo, made by the browser itself. */
async function makePhoto(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [900, 700];
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

async function resident(look: Parameters<typeof visit>[2] = {}) {
  const visitor = await visit(browser, inject("app"), look);
  await signInAs(visitor.page, /^居民 · /);
  return visitor;
}

const next = (page: Page) =>
  page.getByRole("button", { name: /^(下一步|不加照片，下一步)$/ }).click();

async function chooseCategory(page: Page, search: string): Promise<void> {
  await page.getByLabel("搜一搜").fill(search);
  await page.locator(".report-leaf").first().click();
}

const addresses = (page: Page) => page.getByRole("list", { name: "地址" }).getByRole("button");

async function choosePhoto(page: Page): Promise<void> {
  const buffer = await makePhoto(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加照片" }).click();
  await (await chooser).setFiles([{ name: "before.jpg", mimeType: "image/jpeg", buffer }]);
}

/** A report up to its last step. */
async function write(page: Page, words: string): Promise<void> {
  await page.goto("/complaint/report/index");
  await chooseCategory(page, "路灯");
  await page.getByLabel("请说清是什么事").fill(words);
  await next(page);
  await next(page);
  await addresses(page).first().click();
  await page.getByText("已选地点").waitFor();
  await next(page);
  await page.getByRole("button", { name: "报上去" }).waitFor();
}

const mine = (page: Page) => page.locator("a[href*='complaint/detail']").filter({ visible: true });

describe("a resident reports something", () => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await resident());
  });
  afterAll(() => page.context().close());

  it("begins on the home page and finds the category by a word", async () => {
    await page.getByRole("link", { name: "报事", exact: true }).first().click();
    await chooseCategory(page, "路灯");
    await page.getByText("第 2 步").waitFor();
  });

  it("sees how much was written, counted as people count", async () => {
    await page.getByLabel("请说清是什么事").fill("𠮷祥苑门口路灯不亮");
    await page.getByText("已写 9 个字").waitFor();
    await next(page);
  });

  it("sends a photo and reads why another file is not taken", async () => {
    await choosePhoto(page);
    await page.getByText("共 1 张，已上传 1 张").waitFor();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "添加照片" }).click();
    await (
      await chooser
    ).setFiles([{ name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") }]);
    await page.getByText(/JPEG、PNG 或 WebP/).waitFor();
    await page.getByRole("button", { name: "删除第 2 张照片" }).click();
    await next(page);
  });

  it("goes on with a typed place after refusing to tell theirs", async () => {
    await page.getByText("地图上的一点", { exact: true }).click();
    await page.getByRole("button", { name: "用我现在的位置" }).click();
    await page.getByText("没有取得位置").waitFor();
    await page.getByLabel("纬度").waitFor();
    await page.getByText("选地址", { exact: true }).click();
    await addresses(page).first().click();
    await page.getByText("已选地点").waitFor();
    await next(page);
  });

  it("finds it again as it was after the page was closed", async () => {
    await page.goto("/tabs/complaints/index");
    await page.getByRole("link", { name: "继续填写" }).click();
    await page.getByText("𠮷祥苑门口路灯不亮").waitFor();
    await page.getByText("1 张", { exact: true }).waitFor();
  });

  it("sends it, reads its number and follows it to its page", async () => {
    await page.getByRole("button", { name: "报上去" }).click();
    await page.getByText("已经报上去了").waitFor();
    await page.getByRole("link", { name: "看办理进展" }).click();
    await page.getByText("办理经过").waitFor();
  });

  it("reads how the deadline is counted, when asked for", async () => {
    await page
      .getByRole("button", { name: /^怎么算的/ })
      .first()
      .click();
    await page.getByText("计入的时间").waitFor();
  });

  it("enlarges a photo and closes it by Escape", async () => {
    await page
      .getByRole("button", { name: /^放大第 1 张照片/ })
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });

  it("adds something, and reads at the field when there is nothing to add", async () => {
    await page.getByRole("button", { name: "补充信息" }).click();
    await page.getByRole("button", { name: "补充信息" }).click();
    await page.locator("textarea[aria-invalid=true]").waitFor();
    await page.getByLabel("补充什么").fill("门牌 33 号对面");
    await page.getByRole("button", { name: "补充信息" }).click();
    await page.getByText("门牌 33 号对面").waitFor();
  });

  it("takes it back only after being asked once more", async () => {
    await page.getByRole("button", { name: "撤回" }).click();
    await page.getByText("确定要撤回吗").waitFor();
    await page.getByRole("button", { name: "撤回" }).click();
    await page.getByText("上报人撤回").first().waitFor();
    expect(await page.getByRole("button", { name: "撤回" }).count()).toBe(0);
  });

  it("made no error and asked nobody but its own address", () => {
    expect(faults).toEqual([]);
  });
});

describe("danger to life", () => {
  it("shows the emergency numbers before the form", async () => {
    const { page } = await visit(browser, inject("app"));
    await page.goto("/complaint/report/index");
    await chooseCategory(page, "燃气");
    await page.getByText("本平台不替代报警").waitFor();
    const numbers = await page
      .locator("a[href^='tel:']")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(numbers).toEqual(["tel:110", "tel:119", "tel:120"]);
    expect(await page.locator("textarea").count()).toBe(0);
    await page.getByRole("button", { name: /继续报事/ }).click();
    await page.locator("textarea").waitFor();
    await page.context().close();
  });
});

describe("a result", () => {
  it("is confirmed and rated by the reporter", async () => {
    const { page } = await resident();
    await page.goto("/tabs/complaints/index");
    await mine(page).filter({ hasText: "待确认" }).first().click();
    await page.getByRole("button", { name: "确认并评价" }).click();
    await page.getByText("解决了", { exact: true }).click();
    await page.getByText("满意", { exact: true }).click();
    await page.getByRole("button", { name: "确认并评价" }).click();
    await page.getByText("您的评价").waitFor();
    await page.getByRole("button", { name: "确认并评价" }).waitFor({ state: "detached" });
    await page.context().close();
  });
});

describe("a report of what was reported nearby", () => {
  const writeAt = async (page: Page) => {
    await page.goto("/complaint/report/index");
    await chooseCategory(page, "井盖");
    await page.getByLabel("请说清是什么事").fill("井盖坏了");
    await next(page);
    await next(page);
    await page.getByText("地图上的一点", { exact: true }).click();
    await page.getByRole("button", { name: "自己输入坐标" }).click();
    await page.getByLabel("纬度").fill("39.2112");
    await page.getByLabel("经度").fill("82.4059");
    await page.getByRole("button", { name: "用这个坐标" }).click();
    await page.getByText("已选地点").waitFor();
    await next(page);
  };

  it("is followed instead, and no second one is made", async () => {
    const { page } = await resident();
    await writeAt(page);
    await page.getByRole("button", { name: "报上去" }).click();
    await page.getByText("已经报上去了").waitFor();
    await writeAt(page);
    await page.getByText("附近已有人报过").waitFor();
    await page.getByRole("button", { name: "就是这件，关注它" }).first().click();
    await page.getByText("已关注").waitFor();
    await page.goto("/tabs/complaints/index");
    await mine(page).first().waitFor();
    expect(await page.getByText("有一件事还没报完").count()).toBe(0);
    await page.context().close();
  });
});

describe("without a network", () => {
  it("keeps the report on the device and sends it once when the network is back", async () => {
    const { page } = await resident();
    const words = `没有网的时候写的 ${Date.now()}`;
    await write(page, words);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "报上去" }).click();
    await page.getByText("还没有发出去").waitFor();
    await page.context().setOffline(false);
    await page.getByText("已经报上去了").waitFor();
    await page.getByRole("link", { name: "看办理进展" }).click();
    await page.getByText(words).first().waitFor();
    await page.context().close();
  });

  it("makes one complaint of a report whose answer was lost", async () => {
    const { page } = await resident();
    await page.goto("/tabs/complaints/index");
    await mine(page).first().waitFor();
    const before = await mine(page).count();
    await write(page, "回答丢了的一件");
    let isLost = false;
    await page.route("**/graphql", async (route) => {
      const isSubmit = (route.request().postData() ?? "").includes("SubmitComplaint");
      if (!isSubmit || isLost) return route.continue();
      isLost = true;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await page.getByRole("button", { name: "报上去" }).click();
    await page.getByText("还没有发出去").waitFor();
    await page.getByRole("button", { name: "立即发送" }).click();
    await page.getByText("已经报上去了").waitFor();
    await page.goto("/tabs/complaints/index");
    await expect.poll(() => mine(page).count(), { timeout: 15_000 }).toBe(before + 1);
    await page.context().close();
  });
});

describe("by keyboard alone", () => {
  it("is reported from the first step to the last", async () => {
    const { page } = await resident();
    await page.goto("/complaint/report/index");
    /** Tabs to what is wanted, as somebody without a mouse does. */
    const reach = async (selector: string, text = "") => {
      const wanted = page.locator(selector).filter({ hasText: text, visible: true }).first();
      await wanted.waitFor();
      const isOn = () => wanted.evaluate((element) => element === document.activeElement);
      for (let i = 0; i < 120 && !(await isOn()); i += 1) await page.keyboard.press("Tab");
      expect(await isOn()).toBe(true);
    };
    await reach("main input");
    await page.keyboard.type("路灯");
    await reach(".report-leaf");
    await page.keyboard.press("Enter");
    await reach("textarea");
    await page.keyboard.type("键盘报事");
    await reach("button", "下一步");
    await page.keyboard.press("Enter");
    await reach("button", "不加照片");
    await page.keyboard.press("Enter");
    await addresses(page).first().waitFor();
    await reach(".report-leaf");
    await page.keyboard.press("Enter");
    await page.getByText("已选地点").waitFor();
    await reach("button", "下一步");
    await page.keyboard.press("Enter");
    await reach("button", "报上去");
    await page.keyboard.press("Enter");
    await page.getByText("已经报上去了").waitFor();
    await page.context().close();
  });
});

/** The steps of a report, one after the other, with what each page owes to everybody checked. */
async function checkSteps(page: Page, check: (step: string) => Promise<void>): Promise<void> {
  await page.goto("/complaint/report/index");
  await page.locator(".report-leaf").first().waitFor();
  await check("category");
  await chooseCategory(page, "路灯");
  await page.locator("textarea").fill("一件很长的事".repeat(20));
  await check("words");
  await next(page);
  await choosePhoto(page);
  await page.getByText("已上传 1 张").waitFor();
  await check("photos");
  await next(page);
  await addresses(page).first().click();
  await page.getByText("已选地点").waitFor();
  await check("place");
  await next(page);
  await page.getByRole("button", { name: "报上去" }).waitFor();
  await check("review");
}

describe("every step of a report", () => {
  it.each([
    ["in the light", {}],
    ["in the dark", { isDark: true }],
    ["in elder mode", { isElder: true }],
  ])("has nothing serious for axe %s", async (_, look) => {
    const { page } = await resident(look);
    const found: string[] = [];
    await checkSteps(page, async (step) => {
      found.push(...(await graveFindings(page)).map((finding) => `${step}: ${finding}`));
    });
    await page.context().close();
    expect(found).toEqual([]);
  });

  it("fits the smallest phone in elder mode, with large text and large buttons", async () => {
    const { page } = await resident({ isElder: true, width: 320, height: 640 });
    const found: unknown[] = [];
    await checkSteps(page, async (step) => {
      const wide = await overflow(page);
      const small = (await targets(page)).filter(
        ({ width, height }) => width < 59.5 || height < 59.5,
      );
      const tight = (await texts(page)).filter(
        ({ fontSize, lineHeight }) => fontSize < 18 || lineHeight < 1.3,
      );
      if (wide > 0 || small.length > 0 || tight.length > 0)
        found.push({ step, wide, small, tight });
    });
    await page.context().close();
    expect(found).toEqual([]);
  });
});
