import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser, signInAs, visit } from "../support/browser.ts";
import { reach } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("before the script runs", () => {
  it.each(["/tabs/home/index", "/session/sign-in/index"])(
    "%s says that it is being opened, and nothing of that stays",
    async (path) => {
      const { page, context } = await visit(browser, inject("app"));
      const held: (() => void)[] = [];
      let isHeld = true;
      await page.route("**/*.js", async (route) => {
        if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
        await route.continue();
      });
      await page.goto(path, { waitUntil: "commit" });
      await page.getByText("正在打开").waitFor();
      isHeld = false;
      for (const release of held) release();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator(".opening").waitFor({ state: "hidden" });
      await context.close();
    },
  );
});

describe("a resident in the browser", () => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await visit(browser, inject("app")));
  });
  afterAll(() => page.context().close());

  it("may look around before signing in", async () => {
    await page.goto("/");
    await page.getByText("欢迎来到邻格").waitFor();
    await page.goto("/tabs/messages/index");
    await page.getByText("登录后可以查看").waitFor();
  });

  it("reads of an address without a page that there is none, and the way home", async () => {
    await page.goto("/no/such/page");
    await page.getByText("没有找到这个页面").waitFor();
    await page.getByRole("link", { name: "回首页" }).click();
    await page.getByText("欢迎来到邻格").waitFor();
  });

  it("reads what is wrong with a phone number, at the field", async () => {
    await page.goto("/session/sign-in/index");
    await page.getByLabel("手机号").fill("123");
    await page.getByRole("button", { name: "获取验证码" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    const field = page.getByLabel("手机号");
    await expect.poll(() => field.getAttribute("aria-describedby")).not.toBeNull();
  });

  it("signs in and comes home", async () => {
    await signInAs(page, /^居民 · /);
    await page.getByRole("link", { name: /^打电话给/ }).waitFor();
  });

  it("has the phone of the grid one tap away", async () => {
    const call = page.getByRole("link", { name: /^打电话给/ });
    expect(await call.getAttribute("href")).toMatch(/^tel:/);
  });

  it("goes to the messages by the tab and marks one as read", async () => {
    await page.getByRole("link", { name: /^消息/ }).last().click();
    // The button itself, and not how many are left: new ones may come at any time, of the same words.
    const button = await page
      .getByRole("button", { name: /^标为已读/ })
      .first()
      .elementHandle();
    await button?.click();
    await button?.waitForElementState("hidden");
  });

  it("still sees whom to turn to without a network", async () => {
    await page.waitForFunction(() => localStorage.getItem("linge.reads")?.includes("MyGrid"));
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "首页" }).click();
    await page.getByText("我的网格").waitFor();
    await page.context().setOffline(false);
  });

  it("signs out on all devices, and nothing of theirs stays", async () => {
    await page.goto("/tabs/me/index");
    await page.getByRole("button", { name: "退出所有设备" }).click();
    await page.getByText("您还没有登录").waitFor();
    // What a guest reads from then on is nobody's.
    const kept = await page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("linge."))
        .filter(([, value]) => !/owner\W+guest/.test(value) || value.includes("prs_"))
        .map(([key]) => key),
    );
    expect(kept).toEqual(["linge.display"]);
  });

  it("made no error and asked nobody but its own address", () => {
    const grave = faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"));
    expect(grave).toEqual([]);
  });
});

describe("by keyboard alone", () => {
  it("signs in and opens the messages", async () => {
    const { page } = await visit(browser, inject("app"));
    await page.goto("/session/sign-in/index");
    await reach(page, "button", /^居民 · /);
    await page.keyboard.press("Enter");
    await page.waitForURL(/tabs\/home/);
    await reach(page, "nav a", /^消息/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/tabs\/messages/);
    await page.context().close();
  });
});
