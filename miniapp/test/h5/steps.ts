import type { Browser, FileChooser, Locator, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { type Look, saidOn, signInAs, takeUpPost, visit } from "../support/browser.ts";

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

/** Presses the button for a photo, and agrees when that is asked for the first time. */
export async function askForFile(page: Page): Promise<FileChooser> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "添加照片" }).click();
  const agree = page.getByRole("button", { name: "同意", exact: true }).click();
  await Promise.race([chooser, agree.catch(() => undefined)]);
  return chooser;
}

export async function addPhoto(page: Page): Promise<void> {
  const buffer = await makePhoto(page);
  await (await askForFile(page)).setFiles([{ name: "photo.jpg", mimeType: "image/jpeg", buffer }]);
}

/** Adds a photo, and waits until so many are uploaded. */
export async function choosePhoto(page: Page, uploaded = 1): Promise<void> {
  await addPhoto(page);
  await page.getByText(`已上传 ${uploaded} 张`).waitFor();
}

/** Somebody of the demo, signed in and acting for themselves: its resident unless said otherwise. */
export async function resident(browser: Browser, look: Look = {}, title = /^居民 · /) {
  const visitor = await visit(browser, inject("app"), look);
  await signInAs(visitor.page, title);
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

/** Waits until these words are on the page. */
export const see = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** Waits until there is nothing of it, or as much as that. */
export const counts = (some: Locator, n = 0): Promise<void> =>
  expect.poll(() => some.count()).toBe(n);

/** Presses a button that only changes the page. */
export const press = (page: Page, label: string): Promise<void> =>
  page.getByRole("button", { name: label, exact: true }).filter({ visible: true }).click();

/** A session that is renewed on the way is not what was pressed for. */
const COMMAND = /"query":"(?:\s|\\n)*mutation (?!RefreshSession)/;

/**
 * Gives a command, and waits for the API's answer: the words that are to come may be on the page from before,
 * and who reads the API or leaves the page then would be too early.
 */
export async function answered(page: Page, give: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((one) => COMMAND.test(one.request().postData() ?? ""));
  await Promise.all([answer, give()]);
}

/** Presses a button that gives a command. */
export const send = (page: Page, label: string): Promise<void> =>
  answered(page, () => press(page, label));

/** Does what is only said in passing, and waits until it was said, were it only for a moment. */
export async function told(page: Page, words: string, act: () => Promise<unknown>): Promise<void> {
  const before = saidOn(page).length;
  await act();
  await expect
    .poll(() => saidOn(page).slice(before))
    .toContainEqual(expect.stringContaining(words));
}

/** Waits until the page says that the complaint has this status. */
export const stands = (page: Page, status: string): Promise<void> =>
  page.locator(".ui-tag", { hasText: status }).filter({ visible: true }).first().waitFor();

/** Tabs to what is wanted, as somebody without a mouse does. */
export async function reach(
  page: Page,
  selector: string,
  text: string | RegExp = "",
): Promise<void> {
  const wanted = page.locator(selector).filter({ hasText: text, visible: true }).first();
  await wanted.waitFor();
  const isOn = () => wanted.evaluate((element) => element === document.activeElement);
  for (let i = 0; i < 120; i += 1) {
    if (await isOn()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not come to ${selector} ${String(text)}`);
}
