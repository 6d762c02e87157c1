import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pages } from "../test/h5/pages.ts";
import { type Look, openBrowser, signInAs, visit } from "../test/support/browser.ts";

/** Pictures of every page of a running demo: `node scripts/screenshots.ts http://localhost:4000 folder`. */
const [app = "http://localhost:4000", folder = join(import.meta.dirname, "../screenshots")] =
  process.argv.slice(2);
const into = resolve(folder);

const looks: Record<string, Look> = {
  "390-light": {},
  "390-dark": { isDark: true },
  "390-elder": { isElder: true },
  "390-english": { language: "en" },
  "320-light": { width: 320, height: 640 },
  "320-elder": { width: 320, height: 640, isElder: true },
  "1280-light": { width: 1280, height: 800 },
};

mkdirSync(into, { recursive: true });
const browser = await openBrowser();
for (const [name, look] of Object.entries(looks)) {
  const { page, context } = await visit(browser, app, look);
  await page.goto("/");
  await page.waitForTimeout(500);
  if (name === "390-light") await page.screenshot({ path: join(into, "guest-390-light.png") });
  await signInAs(page, look.language === "en" ? /^Resident/ : /^居民 · /);
  for (const one of pages) {
    await page.goto(one.path);
    await one.isLoaded(page);
    await page.screenshot({ path: join(into, `${one.name}-${name}.png`) });
  }
  await context.close();
}
await browser.close();
console.log(into);
