import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, visit } from "../support/browser.ts";
import { graveFindings, graveInBoth, hardTexts, overflows, smallTargets } from "./checks.ts";
import { chooseAddress, chooseCategory, next } from "./report.ts";
import {
  answered,
  askForFile,
  choosePhoto,
  counts,
  press,
  reach,
  resident,
  send,
} from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const mine = (page: Page) => page.locator("a[href*='complaint/detail']").filter({ visible: true });

describe("a resident reports something", () => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await resident(browser));
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
    const chooser = await askForFile(page);
    await chooser.setFiles([
      { name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") },
    ]);
    await page.getByText(/JPEG、PNG 或 WebP/).waitFor();
    await page.getByRole("button", { name: "删除第 2 张照片" }).click();
    await next(page);
  });

  it("goes on with a typed place after refusing to tell theirs", async () => {
    await page.getByText("我现在的位置", { exact: true }).click();
    await page.getByRole("button", { name: "用我现在的位置" }).click();
    await page.getByText("没有取得位置").waitFor();
    await page.getByLabel("纬度").waitFor();
    await chooseAddress(page);
    await next(page);
    await page.getByRole("button", { name: "报上去" }).waitFor();
  });

  it("finds it again as it was after the page was closed", async () => {
    await page.goto("/tabs/complaints/index");
    await page.getByRole("link", { name: "继续填写" }).click();
    await page.getByText("𠮷祥苑门口路灯不亮").waitFor();
    await page.getByText("1 张", { exact: true }).waitFor();
  });

  it("sends it, reads its number and follows it to its page", async () => {
    await send(page, "报上去");
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
    await counts(page.getByRole("dialog"));
  });

  it("adds something, and reads at the field when there is nothing to add", async () => {
    await press(page, "补充信息");
    await send(page, "补充信息");
    await page.locator("textarea[aria-invalid=true]").waitFor();
    await page.getByLabel("补充内容").fill("门牌 33 号对面");
    await send(page, "补充信息");
    // The field itself has these words, too.
    await page.getByRole("listitem").filter({ hasText: "门牌 33 号对面" }).waitFor();
  });

  it("takes it back only after being asked once more", async () => {
    await press(page, "撤回");
    await page.getByText("确定要撤回吗").waitFor();
    await send(page, "撤回");
    await page.getByText("上报人撤回").first().waitFor();
    await counts(page.getByRole("button", { name: "撤回" }));
  });

  it("made no error and asked nobody but its own address", () => {
    expect(faults).toEqual([]);
  });
});

describe("who does not agree that photos and place are used", () => {
  it("is asked once, and still reports by words and an address", async () => {
    const { page, faults } = await resident(browser);
    const question = page.getByRole("button", { name: "不同意", exact: true });
    await page.goto("/complaint/report/index");
    await chooseCategory(page, "路灯");
    await page.getByLabel("请说清是什么事").fill("不同意也能报的路灯");
    await next(page);
    await page.getByRole("button", { name: "添加照片" }).click();
    await question.click();
    await page
      .getByText(/您没有同意使用个人信息/)
      .first()
      .waitFor();
    await next(page);
    await page.getByText("我现在的位置", { exact: true }).click();
    await page.getByRole("button", { name: "用我现在的位置" }).click();
    await page.getByLabel("纬度").waitFor();
    expect(await question.count()).toBe(0);
    await chooseAddress(page);
    await next(page);
    await send(page, "报上去");
    await page.getByText("已经报上去了").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
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
    expect(numbers.slice(0, 3)).toEqual(["tel:110", "tel:119", "tel:120"]);
    expect(await page.locator("textarea").count()).toBe(0);
    await page.getByRole("button", { name: /继续报事/ }).click();
    await page.locator("textarea").waitFor();
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
    await page.getByText("我现在的位置", { exact: true }).click();
    await page.getByRole("button", { name: "自己输入坐标" }).click();
    await page.getByLabel("纬度").fill("39.2112");
    await page.getByLabel("经度").fill("82.4059");
    await page.getByRole("button", { name: "用这个坐标" }).click();
    await page.getByText("已选地点").waitFor();
    await next(page);
  };

  it("is followed instead, and no second one is made", async () => {
    const { page } = await resident(browser);
    await writeAt(page);
    await send(page, "报上去");
    await page.getByText("已经报上去了").waitFor();
    await writeAt(page);
    await page.getByText("附近已有人报过").waitFor();
    const known = page.getByRole("button", { name: "就是这件，关注它" }).first();
    await answered(page, () => known.click());
    await page.getByText("已关注").waitFor();
    await page.goto("/tabs/complaints/index");
    await mine(page).first().waitFor();
    await counts(page.getByText("有一件事还没报完"));
    await page.context().close();
  });
});

describe("by keyboard alone", () => {
  it("is reported from the first step to the last", async () => {
    const { page } = await resident(browser);
    await page.goto("/complaint/report/index");
    const press = async (selector: string, text = "") => {
      await reach(page, selector, text);
      await page.keyboard.press("Enter");
    };
    await reach(page, "main input");
    await page.keyboard.type("路灯");
    await press(".ui-pick");
    await reach(page, "textarea");
    await page.keyboard.type("键盘报事");
    await press("button", "下一步");
    await press("button", "不加照片");
    await reach(page, "textarea");
    await page.keyboard.type("井台里 4 栋门口的花坛边");
    await press("button", "用这个地点");
    await page.getByText("已选地点").waitFor();
    await press("button", "下一步");
    await press("button", "报上去");
    await page.getByText("已经报上去了").waitFor();
    await page.context().close();
  });
});

/** The steps of a report, one after the other, with what each page owes to everybody checked. */
async function checkSteps(page: Page, check: (step: string) => Promise<void>): Promise<void> {
  await page.goto("/complaint/report/index");
  await page.locator(".ui-pick").first().waitFor();
  await check("category");
  await chooseCategory(page, "路灯");
  await page.locator("textarea").fill("一件很长的事".repeat(20));
  await check("words");
  await next(page);
  await choosePhoto(page);
  await check("photos");
  await next(page);
  await chooseAddress(page);
  await check("place");
  await next(page);
  await page.getByRole("button", { name: "报上去" }).waitFor();
  await check("review");
}

describe("every step of a report", () => {
  it("has nothing serious for axe, in the light and in the dark", async () => {
    const { page } = await resident(browser);
    const found: string[] = [];
    await checkSteps(page, async (step) => {
      found.push(...(await graveInBoth(page)).map((finding) => `${step}: ${finding}`));
    });
    await page.context().close();
    expect(found).toEqual([]);
  });

  it("is large enough in elder mode, and fits the smallest phone", async () => {
    const { page } = await resident(browser, { isElder: true });
    const found: unknown[] = [];
    await checkSteps(page, async (step) => {
      const grave = await graveFindings(page);
      const small = await smallTargets(page, 60);
      const hard = await hardTexts(page);
      const wide = (await overflows(page)).filter((pixels) => pixels > 0);
      if ([...grave, ...small, ...hard, ...wide].length > 0)
        found.push({ step, grave, small, hard, wide });
    });
    await page.context().close();
    expect(found).toEqual([]);
  });
});
