import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Look, openBrowser, signInAs, visit } from "../support/browser.ts";
import { graveFindings, overflow, targets, texts } from "./checks.ts";
import { type PageToCheck, pages } from "./pages.ts";

/** What every page owes to everybody, whatever their eyes, hands, phone or language. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function residentWith(look: Look): Promise<Page> {
  const { page } = await visit(browser, inject("app"), look);
  await signInAs(page, look.language === "en" ? /^Resident/ : /^居民 · /);
  return page;
}

async function open(page: Page, { path, isLoaded }: PageToCheck): Promise<void> {
  await page.goto(path);
  await isLoaded(page);
}

const looks: [string, Look][] = [
  ["in the light", {}],
  ["in the dark", { isDark: true }],
  ["in elder mode", { isElder: true }],
  ["in English", { language: "en" }],
];

describe.each(looks)("%s", (_, look) => {
  let page: Page;
  beforeAll(async () => {
    page = await residentWith(look);
  });
  afterAll(() => page.context().close());

  it.each(pages)("$name has nothing serious for axe", async (one) => {
    await open(page, one);
    expect(await graveFindings(page)).toEqual([]);
  });
});

describe("for who is not signed in", () => {
  it("the first page has nothing serious for axe", async () => {
    const { page, context } = await visit(browser, inject("app"));
    await page.goto("/");
    await page.getByText("欢迎来到邻格").waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await context.close();
  });

  it("a page that is too pale would be found", async () => {
    const { page, context } = await visit(browser, inject("app"));
    await page.goto("/");
    await page.getByText("欢迎来到邻格").waitFor();
    await page.addStyleTag({ content: "p { color: #cccccc !important }" });
    expect(await graveFindings(page)).toHaveLength(1);
    await context.close();
  });
});

describe("on the smallest phone", () => {
  let page: Page;
  beforeAll(async () => {
    page = await residentWith({ width: 320, height: 640, isElder: true });
  });
  afterAll(() => page.context().close());

  it.each(pages)("$name is not wider than the screen, in elder mode", async (one) => {
    await open(page, one);
    expect(await overflow(page)).toBe(0);
  });
});

describe("elder mode", () => {
  let page: Page;
  beforeAll(async () => {
    page = await residentWith({ isElder: true });
  });
  afterAll(() => page.context().close());

  it.each(pages)("$name has text of 18 and more, lines 1.3 apart", async (one) => {
    await open(page, one);
    const small = (await texts(page)).filter(
      ({ fontSize, lineHeight }) => fontSize < 18 || lineHeight < 1.3,
    );
    expect(small).toEqual([]);
  });

  it.each(pages)("$name has main text of 22 and a title of 30", async (one) => {
    await open(page, one);
    const sizes = new Set((await texts(page)).map(({ fontSize }) => fontSize));
    expect([...sizes]).toEqual(expect.arrayContaining([22, 30]));
  });

  it.each(pages)("$name has nothing to press below 60 by 60", async (one) => {
    await open(page, one);
    const small = (await targets(page)).filter(
      ({ width, height }) => width < 59.5 || height < 59.5,
    );
    expect(small).toEqual([]);
  });
});

describe("standard size", () => {
  it.each(pages)("$name has nothing to press below 44 by 44", async (one) => {
    const page = await residentWith({});
    await open(page, one);
    const small = (await targets(page)).filter(
      ({ width, height }) => width < 43.5 || height < 43.5,
    );
    await page.context().close();
    expect(small).toEqual([]);
  });
});
