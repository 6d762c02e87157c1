import type { Page } from "playwright-core";

/* The steps of a report, as a resident takes them. */

export const next = (page: Page) =>
  page.getByRole("button", { name: /^(下一步|不加照片，下一步)$/ }).click();

export async function chooseCategory(page: Page, search: string): Promise<void> {
  await page.getByLabel("搜一搜").fill(search);
  await page.locator(".ui-pick").first().click();
}

const addresses = (page: Page) => page.getByRole("list", { name: "地址" }).getByRole("button");

/** Chooses the first address: something outdoors is asked for in words first, so addresses are a press away. */
export async function chooseAddress(page: Page): Promise<void> {
  await page.getByText("选地址", { exact: true }).click();
  await addresses(page).first().click();
  await page.getByText("已选地点").waitFor();
}

/** A report up to its last step. */
export async function write(page: Page, words: string): Promise<void> {
  await page.goto("/complaint/report/index");
  await chooseCategory(page, "路灯");
  await page.getByLabel("请说清是什么事").fill(words);
  await next(page);
  await next(page);
  await chooseAddress(page);
  await next(page);
  await page.getByRole("button", { name: "报上去" }).waitFor();
}
