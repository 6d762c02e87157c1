import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { pagePath, type Route, routes } from "../../src/routes.ts";
import { type Look, openBrowser, visit } from "../support/browser.ts";
import {
  graveFindings,
  graveInBoth,
  hardTexts,
  overflows,
  setTextSize,
  smallTargets,
  texts,
} from "./checks.ts";
import { type PageToCheck, pages, type Subjects } from "./pages.ts";
import { readersWith, stageSubjects } from "./readers.ts";

/** What every page owes to everybody, whatever their eyes, hands, phone or language. */

let browser: Browser;
let subjects: Subjects;
beforeAll(async () => {
  browser = await openBrowser();
  subjects = await stageSubjects(inject("app"));
});
afterAll(() => browser.close());

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
      expect(await graveInBoth(page())).toEqual([]);
    });

    it("has nothing to press below 44 by 44", async () => {
      expect(await smallTargets(page(), 44)).toEqual([]);
    });

    it("fits the smallest phone at every text size", async () => {
      expect(await overflows(page())).toEqual([0, 0, 0]);
    });
  });

  describe("in elder mode", () => {
    const page = opened(elder, one);

    it("has nothing serious for axe", async () => {
      expect(await graveFindings(page())).toEqual([]);
    });

    it("has text of 18 and more, 22 in the main and 30 for the title, lines 1.3 apart", async () => {
      expect(await hardTexts(page())).toEqual([]);
      const sizes = [...new Set((await texts(page())).map(({ fontSize }) => fontSize))];
      expect(sizes).toEqual(expect.arrayContaining([22, 30]));
    });

    it("has nothing to press below 60 by 60", async () => {
      expect(await smallTargets(page(), 60)).toEqual([]);
    });

    it("fits the smallest phone at every text size", async () => {
      expect(await overflows(page())).toEqual([0, 0, 0]);
    });
  });

  describe("in English", () => {
    const page = opened(english, one);

    it("fits the smallest phone, and says which language it is in", async () => {
      expect(await overflows(page())).toEqual([0, 0, 0]);
      expect(await page().locator("html").getAttribute("lang")).toBe("en");
    });
  });
});

describe("text", () => {
  it.each([1, 1.35, 1.5])("is %s times as large when the reader wants it so", async (scale) => {
    const { page, context } = await visit(browser, inject("app"));
    await page.goto("/");
    await page.getByText("欢迎来到邻格").waitFor();
    await setTextSize(page, scale);
    const sizes = (await texts(page)).map(({ fontSize }) => fontSize);
    expect(sizes).toContainEqual(expect.closeTo(17 * scale, 1));
    await context.close();
  });
});

describe("the checks", () => {
  async function faulty(css: string): Promise<Page> {
    const { page } = await visit(browser, inject("app"));
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
    expect((await overflows(page)).every((pixels) => pixels > 0)).toBe(true);
    await page.context().close();
  });

  it("see what is too small to press or read", async () => {
    const page = await faulty(".ui-button { height: 20px; min-height: 0 } p { font-size: 11px }");
    expect((await smallTargets(page, 44)).length).toBeGreaterThan(0);
    expect((await hardTexts(page)).length).toBeGreaterThan(0);
    await page.context().close();
  });
});
