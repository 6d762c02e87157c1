import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { pages } from "../test/h5/pages.ts";
import { readersWith, stageSubjects } from "../test/h5/readers.ts";
import { type Look, openBrowser } from "../test/support/browser.ts";

/*
 * Pictures of a running demo: `node scripts/screenshots.ts http://localhost:4000 folder` takes every page
 * in every look; with `--readme` the six of the README, into docs/screenshots. `--only work` takes the
 * pages whose names begin like that.
 */

/** A picture: which page, in which look, under which name. */
type Picture = { file: string; page: string; look: Look };

const looks: Record<string, Look> = {
  "390-light": {},
  "390-dark": { isDark: true },
  "390-elder": { isElder: true },
  "390-english": { language: "en" },
  "320-light": { width: 320, height: 640 },
  "320-elder": { width: 320, height: 640, isElder: true },
  "1280-light": { width: 1280, height: 800 },
};

const forReadme: readonly Picture[] = [
  { file: "home", page: "home", look: {} },
  { file: "report", page: "report", look: {} },
  { file: "detail", page: "complaint", look: {} },
  { file: "workbench", page: "work queue", look: {} },
  { file: "elder-home", page: "home", look: { isElder: true } },
  { file: "dark", page: "complaint", look: { isDark: true } },
];

const everything = (only: string): Picture[] =>
  Object.entries(looks).flatMap(([name, look]) =>
    pages
      .filter((page) => page.name.startsWith(only))
      .map((page) => ({
        file: `${page.name.replaceAll(" ", "-")}-${name}`,
        page: page.name,
        look,
      })),
  );

/** Everything has come, and the page is seen from its top. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const element of document.querySelectorAll("*")) element.scrollTop = 0;
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: "boolean" }, only: { type: "string", default: "" } },
});
const [app = "http://localhost:4000", folder] = positionals;
const usual = values.readme ? "../../docs/screenshots" : "../screenshots";
const into = folder === undefined ? join(import.meta.dirname, usual) : resolve(folder);
const pictures = values.readme ? forReadme : everything(values.only);

mkdirSync(into, { recursive: true });
const browser = await openBrowser();
const subjects = await stageSubjects(app);
const readers = new Map<string, ReturnType<typeof readersWith>>();
for (const { file, page: name, look } of pictures) {
  const key = JSON.stringify(look);
  const theirs = readers.get(key) ?? readersWith(browser, app, look);
  readers.set(key, theirs);
  const wanted = pages.find((page) => page.name === name);
  if (!wanted) throw new Error(`there is no page called ${name}`);
  const page = await theirs.open(wanted, subjects);
  await settle(page);
  await page.screenshot({ path: join(into, `${file}.png`), fullPage: !values.readme });
}
await browser.close();
console.log(into);
