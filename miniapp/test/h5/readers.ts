import type { Browser, BrowserContext, Page } from "playwright-core";
import { checkUnderWay } from "../support/meals.ts";
import { bringTo, reportAtSign, stageClaim, stageResult } from "../support/staged.ts";
import { type Look, signInAs, takeUpPost, visit } from "../support/browser.ts";
import { bookSoon, offerReception, stageBookings } from "../support/staged-bookings.ts";
import type { PageToCheck, Reader, Subjects } from "./pages.ts";

const TITLES: Record<Exclude<Reader, "guest">, [zh: RegExp, en: RegExp]> = {
  resident: [/^居民 · /, /^Resident/],
  street: [/^街道值守/, /^Street duty/],
  community: [/^社区书记/, /^Community secretary/],
  courier: [/^助餐点送餐员/, /^Kitchen and courier/],
};

/** What the pages in pages.ts need to be there. */
export async function stageSubjects(api: string): Promise<Subjects> {
  const { id: complaint } = await stageResult(api, "小区门口增设无障碍坡道要办什么手续");
  const waiting = await reportAtSign(api, "consult.permits", "老楼加装电梯要先办什么手续");
  await bringTo(api, waiting, "accepted");
  await stageClaim(api);
  const reception = await offerReception(api, "书记接待");
  const appointment = await bookSoon(api, "property", reception);
  const bookings = await stageBookings(api);
  const check = await checkUnderWay(api);
  return {
    complaint,
    accepted: waiting.id,
    reception: reception.id,
    appointment,
    ...bookings,
    check,
  };
}

/** Everybody the pages are for, each with a browser of their own in one look, signed in when first needed. */
export function readersWith(browser: Browser, url: string, look: Look) {
  const opened = new Map<Reader, Promise<Page>>();

  async function begin(reader: Reader): Promise<Page> {
    const { page } = await visit(browser, url, look);
    if (reader === "guest") return page;
    const [zh, en] = TITLES[reader];
    await signInAs(page, look.language === "en" ? en : zh);
    if (reader !== "resident") await takeUpPost(page);
    return page;
  }

  return {
    async open({ path, isLoaded, as = "resident" }: PageToCheck, subjects: Subjects) {
      const known = opened.get(as) ?? begin(as);
      opened.set(as, known);
      const page = await known;
      await page.goto(typeof path === "string" ? path : path(subjects));
      await isLoaded(page);
      return page;
    },
    async close(): Promise<void> {
      const contexts = (await Promise.all(opened.values())).map((page) => page.context());
      await Promise.all(contexts.map((context: BrowserContext) => context.close()));
    },
  };
}
