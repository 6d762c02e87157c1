import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; impact: string | null; nodes: { html: string }[] };

/** Those of axe's rules that look at colours; it has a stricter one, which it leaves out by itself. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds serious or critical on a page, a line each. */
export async function graveFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const options = {
    resultTypes: ["violations"],
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  };
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (element) =>
        element.offsetParent !== null &&
        !element.closest("[aria-hidden]") &&
        getComputedStyle(element).position !== "absolute",
    );
    const right = Math.max(0, ...wide.map((element) => element.getBoundingClientRect().right));
    return Math.max(
      0,
      Math.round(right) - window.innerWidth,
      document.documentElement.scrollWidth - window.innerWidth,
    );
  });

type Measures = { text: string; fontSize: number; lineHeight: number };

/** Every visible text with its size in pixels and its line height as a multiple of it. */
export const texts = (page: Page): Promise<Measures[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; fontSize: number; lineHeight: number }[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? "";
      const element = walker.currentNode.parentElement;
      if (text === "" || !element || element.offsetParent === null || element.closest(".ui-unseen"))
        continue;
      const style = getComputedStyle(element);
      const fontSize = Number.parseFloat(style.fontSize);
      found.push({
        text: text.slice(0, 40),
        fontSize,
        lineHeight: Number.parseFloat(style.lineHeight) / fontSize,
      });
    }
    return found;
  });

/** Everything that can be pressed, with its size. */
const targets = (page: Page): Promise<{ name: string; width: number; height: number }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, input, textarea, label")]
      .filter(
        (element) => element.offsetParent !== null && !element.matches(".h5-sr-only, label[for]"),
      )
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return { name: (element.textContent || element.id).slice(0, 40), width, height };
      }),
  );

/** Everything to press that is smaller than this; half a pixel is a matter of rounding. */
export const smallTargets = async (page: Page, least: number) =>
  (await targets(page)).filter(({ width, height }) => width < least - 0.5 || height < least - 0.5);

/** Text too small or too tight for elder mode. */
export const hardTexts = async (page: Page) =>
  (await texts(page)).filter(({ fontSize, lineHeight }) => fontSize < 18 || lineHeight < 1.3);

/** WeChat's and browsers' own larger text. */
const SCALES = [1, 1.35, 1.5];

/** The text size somebody chose in their browser. */
export const setTextSize = (page: Page, scale: number): Promise<void> =>
  page.evaluate((px) => {
    document.documentElement.style.fontSize = `${px}px`;
  }, 16 * scale);

/** By how much the page is too wide at each text size, on the smallest phone. */
export async function overflows(page: Page): Promise<number[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found: number[] = [];
  for (const scale of SCALES) {
    await setTextSize(page, scale);
    found.push(await overflow(page));
  }
  await setTextSize(page, 1);
  if (before) await page.setViewportSize(before);
  return found;
}

/** What axe finds in the light and in the dark, where only the colours differ. */
export async function graveInBoth(page: Page): Promise<string[]> {
  const light = await graveFindings(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await graveFindings(page, colourRules);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((finding) => `in the dark: ${finding}`)];
}
