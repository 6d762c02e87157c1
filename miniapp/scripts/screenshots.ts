import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pages } from "../test/h5/pages.ts";
import { type Look, openBrowser, signInAs, visit } from "../test/support/browser.ts";
import { serveH5 } from "../test/support/serve-h5.ts";
import { build, outputOf } from "./built.ts";

/**
 * Pictures of every page from the running app: `node scripts/screenshots.ts http://localhost:4000 folder`.
 * The API must be a demo's.
 */
const [api = "http://localhost:4000", folder = join(import.meta.dirname, "../screenshots")] =
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

build("h5");
mkdirSync(into, { recursive: true });
const app = await serveH5(outputOf("h5"), api);
const browser = await openBrowser();
for (const [name, look] of Object.entries(looks)) {
  const { page, context } = await visit(browser, app.url, look);
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
await app.stop();
console.log(into);
