import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { type Look, signInAs, takeUpPost, visit } from "../support/browser.ts";

/* Steps that several journeys take. */

/** A photo, made by the browser itself. */
async function makePhoto(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [900, 700];
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

/** Adds a photo, and waits until so many are uploaded. */
export async function choosePhoto(page: Page, uploaded = 1): Promise<void> {
  const buffer = await makePhoto(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加照片" }).click();
  await (await chooser).setFiles([{ name: "photo.jpg", mimeType: "image/jpeg", buffer }]);
  await page.getByText(`已上传 ${uploaded} 张`).waitFor();
}

/** The demo's resident, signed in. */
export async function resident(browser: Browser, look: Look = {}) {
  const visitor = await visit(browser, inject("app"), look);
  await signInAs(visitor.page, /^居民 · /);
  return visitor;
}

/** Somebody of staff, acting in their only post. */
export async function staff(browser: Browser, title: RegExp, look: Look = {}) {
  const visitor = await visit(browser, inject("app"), look);
  await signInAs(visitor.page, title);
  await takeUpPost(visitor.page);
  return visitor;
}

export const item = (id: string): string => `/work/item/index?id=${id}`;

/** Opens the form of one of the buttons the API gave. */
export async function begin(page: Page, id: string, label: string): Promise<void> {
  await page.goto(item(id));
  await page.getByRole("link", { name: label, exact: true }).click();
  await page.getByRole("button", { name: label, exact: true }).waitFor();
}

export const send = (page: Page, label: string): Promise<void> =>
  page.getByRole("button", { name: label, exact: true }).click();

/** Waits until the page says that the complaint has this status. */
export const stands = (page: Page, status: string): Promise<void> =>
  page.locator(".ui-tag", { hasText: status }).filter({ visible: true }).first().waitFor();
