import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { countReports } from "../support/staged.ts";
import { write } from "./report.ts";
import { resident } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Counted afterwards, whatever was reported before. */
const unique = (words: string): string => `${words} ${randomUUID().slice(0, 8)}`;

const submit = (page: Page) => page.getByRole("button", { name: "报上去" });
const isDone = (page: Page) => page.getByText("已经报上去了").waitFor();

describe("without a network", () => {
  it("keeps the report on the device and sends it by itself when the network is back", async () => {
    const { page, context } = await resident(browser);
    const words = unique("没有网的时候写的路灯");
    await write(page, words);
    await context.setOffline(true);
    await submit(page).click();
    await page.getByText("还没有发出去").waitFor();
    await context.setOffline(false);
    await isDone(page);
    await expect.poll(() => countReports(inject("app"), words)).toBe(1);
    await context.close();
  });

  it("makes one complaint of a report whose answer was lost before the app was closed", async () => {
    const { page, context } = await resident(browser);
    const words = unique("回答丢了又关了页面的路灯");
    await write(page, words);
    // The command arrives, its answer does not; nothing else gets through from then on.
    let isCut = false;
    await page.route("**/graphql", async (route) => {
      const isSubmit = (route.request().postData() ?? "").includes("SubmitComplaint");
      if (isSubmit && !isCut) await route.fetch();
      isCut ||= isSubmit;
      return isCut ? route.abort("connectionreset") : route.continue();
    });
    await submit(page).click();
    await page.getByText("还没有发出去").waitFor();
    await page.reload();
    await page.getByText("还没有发出去").waitFor();
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "立即发送" }).click();
    await isDone(page);
    await expect.poll(() => countReports(inject("app"), words)).toBe(1);
    await context.close();
  });
});

describe("a slow network", () => {
  it("brings what is nearby late, and the button that sends stays where it is", async () => {
    const { page, context } = await resident(browser);
    await write(page, unique("附近已经有人报过的路灯"));
    await submit(page).click();
    await isDone(page);
    let letGo = (): void => undefined;
    const letThrough = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/graphql", async (route) => {
      if ((route.request().postData() ?? "").includes("NearbyComplaints")) await letThrough;
      await route.continue();
    });
    await write(page, unique("附近已经有人报过的路灯"));
    const before = await submit(page).boundingBox();
    letGo();
    await page.getByText("附近已有人报过").waitFor();
    expect(await submit(page).boundingBox()).toEqual(before);
    await context.close();
  });
});

describe("a search without a network", () => {
  it("for a category finds by what the device knows, and always has 其他", async () => {
    const { page, context } = await resident(browser);
    await page.goto("/complaint/report/index");
    await page.locator(".ui-pick").first().waitFor();
    await context.setOffline(true);
    await page.getByLabel("搜一搜").fill("路灯");
    const found = page.getByRole("list", { name: "找到的类别" }).getByRole("button");
    await expect.poll(() => found.allInnerTexts()).toEqual(["路灯故障", "其他问题"]);
    await context.close();
  });

  it("for a service says that there is no connection, and asks again when told to", async () => {
    const { page, context } = await resident(browser);
    await page.goto("/booking/services/index");
    await page.locator("a[href*='booking/service/']").first().waitFor();
    await context.setOffline(true);
    await page.getByLabel("搜一搜").fill("理发");
    await page.getByText("没有连上网络", { exact: true }).waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: "重试" }).click();
    await page.locator("a[href*='booking/service/']", { hasText: "理发" }).first().waitFor();
    await context.close();
  });
});

/** What browsers' own tools call slow 3G. */
const SLOW_3G = {
  offline: false,
  latency: 2_000,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};

describe("on a slow network", () => {
  it("shows that it works, and makes one complaint of an impatient press", async () => {
    const { page, context, faults } = await resident(browser);
    const words = unique("网很慢的时候报的路灯");
    await write(page, words);
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", SLOW_3G);
    // Slower still: nothing is sent before the second press, however late that comes.
    let go = (): void => undefined;
    const pressed = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route("**/graphql", (route) => pressed.then(() => route.continue()));
    await submit(page).click();
    const sending = page.locator("button[aria-disabled=true]").filter({ visible: true }).first();
    await sending.click({ force: true });
    go();
    await isDone(page);
    const loading = page.locator(".ui-skeleton").first().waitFor();
    await page.getByRole("link", { name: "看办理进展" }).click();
    await loading;
    await page.getByText("办理经过").waitFor();
    await expect.poll(() => countReports(inject("app"), words)).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });
});
