import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { maskedPhone } from "../support/staged.ts";
import { press, resident, told } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("a resident who wants to know what is kept about them", () => {
  it("takes a file away that has their own number in full", async () => {
    const { page, context, faults } = await resident(browser);
    await page.goto("/person/privacy/index");
    await page.getByRole("button", { name: "生成我的资料" }).click();
    const download = page.waitForEvent("download");
    await told(page, "已保存", () => press(page, "保存文件"));
    const file = await download;
    const { phone } = (
      JSON.parse(await readFile(await file.path(), "utf8")) as { profile: { phone: string } }
    ).profile;
    expect(file.suggestedFilename()).toMatch(/\.json$/);
    expect(`${phone.slice(0, 3)}****${phone.slice(-4)}`).toBe(
      await maskedPhone(inject("app"), "resident"),
    );
    expect(faults).toEqual([]);
    await context.close();
  });
});
