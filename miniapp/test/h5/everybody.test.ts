import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { pagePath, type Route, routes } from "../../src/routes.ts";
import { type Look, openBrowser, visit } from "../support/browser.ts";
import { graveFindings, overflow, targets, texts } from "./checks.ts";
import { type PageToCheck, pages, type Subjects } from "./pages.ts";
import { readersWith, stageSubjects } from "./readers.ts";

/** What every page owes to everybody, whatever their eyes, hands, phone or language. */

/** WeChat's and browsers' own larger text. */
const SCALES = [1, 1.35, 1.5];
const NARROW = { width: 320, height: 640 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let subjects: Subjects;
beforeAll(async () => {
  browser = await openBrowser();
  subjects = await stageSubjects(inject("app"));
});
afterAll(() => browser.close());

/** By how much the page is too wide at each text size, on the smallest phone. */
async function widths(page: Page): Promise<number[]> {
  await page.setViewportSize(NARROW);
  const found: number[] = [];
  for (const scale of SCALES) {
    await setTextSize(page, scale);
    found.push(await overflow(page));
  }
  await setTextSize(page, 1);
  await page.setViewportSize(PHONE);
  return found;
}

/** The text size somebody chose in their browser. */
const setTextSize = (page: Page, scale: number): Promise<void> =>
  page.evaluate((px) => {
    document.documentElement.style.fontSize = `${px}px`;
  }, 16 * scale);

const smallTargets = async (page: Page, least: number) =>
  // Half a pixel is a matter of rounding.
  (await targets(page)).filter(({ width, height }) => width < least - 0.5 || height < least - 0.5);

/** One page in one look, opened once and then looked at in many ways. */
function opened(look: Look, one: PageToCheck): () => Page {
  const readers = readersIn(look);
  let page: Page;
  beforeAll(async () => {
    page = await readers().open(one, subjects);
  });
  return () => page;
}

const known = new Map<Look, ReturnType<typeof readersWith>>();
const readersIn = (look: Look) => () => {
  const readers = known.get(look) ?? readersWith(browser, inject("app"), look);
  known.set(look, readers);
  return readers;
};
afterAll(() => Promise.all([...known.values()].map((readers) => readers.close())));

const standard: Look = {};
const elder: Look = { isElder: true };
const english: Look = { language: "en" };

it.each(Object.keys(routes) as Route[])("the page %s is among those that are checked", (route) => {
  const checked = pages.map(({ path }) => (typeof path === "string" ? path : path(subjects)));
  expect(checked.map((path) => path.split("?")[0])).toContain(`/${pagePath(route)}`);
});

describe.each(pages)("$name", (one) => {
  describe("at standard size", () => {
    const page = opened(standard, one);

    it("has nothing serious for axe, in the light and in the dark", async () => {
      const light = await graveFindings(page());
      await page().emulateMedia({ colorScheme: "dark" });
      const dark = await graveFindings(page());
      await page().emulateMedia({ colorScheme: "light" });
      expect({ light, dark }).toEqual({ light: [], dark: [] });
    });

    it("has nothing to press below 44 by 44", async () => {
      expect(await smallTargets(page(), 44)).toEqual([]);
    });

    it("fits the smallest phone at every text size", async () => {
      expect(await widths(page())).toEqual([0, 0, 0]);
    });
  });

  describe("in elder mode", () => {
    const page = opened(elder, one);

    it("has nothing serious for axe", async () => {
      expect(await graveFindings(page())).toEqual([]);
    });

    it("has text of 18 and more, 22 in the main and 30 for the title, lines 1.3 apart", async () => {
      const found = await texts(page());
      const small = found.filter(({ fontSize, lineHeight }) => fontSize < 18 || lineHeight < 1.3);
      expect(small).toEqual([]);
      const sizes = [...new Set(found.map(({ fontSize }) => fontSize))];
      expect(sizes).toEqual(expect.arrayContaining([22, 30]));
    });

    it("has nothing to press below 60 by 60", async () => {
      expect(await smallTargets(page(), 60)).toEqual([]);
    });

    it("fits the smallest phone at every text size", async () => {
      expect(await widths(page())).toEqual([0, 0, 0]);
    });
  });

  describe("in English", () => {
    const page = opened(english, one);

    it("fits the smallest phone, and says which language it is in", async () => {
      expect(await widths(page())).toEqual([0, 0, 0]);
      expect(await page().locator("html").getAttribute("lang")).toBe("en");
    });
  });
});

describe("the checks", () => {
  async function faulty(css: string): Promise<Page> {
    const { page } = await visit(browser, inject("app"), NARROW);
    await page.goto("/");
    await page.getByText("欢迎来到邻格").waitFor();
    await page.addStyleTag({ content: css });
    return page;
  }

  it("see a page that is too pale", async () => {
    const page = await faulty("p { color: #cccccc !important }");
    expect(await graveFindings(page)).toHaveLength(1);
    await page.context().close();
  });

  it("see a page that is too wide", async () => {
    const page = await faulty(".ui-card { min-width: 500px }");
    expect((await widths(page)).every((pixels) => pixels > 0)).toBe(true);
    await page.context().close();
  });

  it("see what is too small to press or read", async () => {
    const page = await faulty(".ui-button { height: 20px; min-height: 0 } p { font-size: 11px }");
    expect((await smallTargets(page, 44)).length).toBeGreaterThan(0);
    expect((await texts(page)).some(({ fontSize }) => fontSize < 18)).toBe(true);
    await page.context().close();
  });
});
