import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { PATIENCE } from "../patience.ts";

/** The one that was named, Debian's, Playwright's own. */
const PLACES = [
  process.env["LINGE_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  chromium.executablePath(),
];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // What drops down from the address bar is a page, in a process of its own for every window: a second of work.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

/** Where a Chromium is on this machine, or null. */
export const findChromium = (): string | null =>
  PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("There is no Chromium: run `node miniapp/scripts/ensure-browser.ts`.");
  return chromium.launch({ executablePath, args: FLAGS });
}

export type Look = {
  width?: number;
  height?: number;
  isDark?: boolean;
  isElder?: boolean;
  language?: "zh" | "en";
};

/** A command that was sent, and in whose name. */
type Sent = { name: string; actingAs: string | undefined };

export type Visitor = { context: BrowserContext; page: Page; faults: string[]; writes: Sent[] };

const heardOn = new WeakMap<Page, string[]>();

/** All that the page has said in passing so far: it may be over before somebody looks for it. */
export const saidOn = (page: Page): readonly string[] => heardOn.get(page) ?? [];

/** Writes down each thing a page says in passing. */
async function hear(page: Page): Promise<void> {
  const heard: string[] = [];
  heardOn.set(page, heard);
  await page.exposeFunction("heard", (text: string) => void heard.push(text));
  await page.addInitScript(() => {
    let last: Element | null = null;
    new MutationObserver(() => {
      const said = document.querySelector(".ui-toast__words");
      if (said && said !== last)
        (window as unknown as { heard: (text: string) => void }).heard(said.textContent);
      last = said;
    }).observe(document, { childList: true, subtree: true });
  });
}

/** A new visitor's browser: a phone of 390 by 844 unless said otherwise. */
export async function visit(browser: Browser, url: string, look: Look = {}): Promise<Visitor> {
  const { width = 390, height = 844, isDark = false, isElder = false, language = "zh" } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: isDark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "zh-CN",
    baseURL: url,
  });
  context.setDefaultTimeout(PATIENCE);
  const display = JSON.stringify({ language, elderMode: isElder, isChosen: true });
  // As Taro keeps it: the text is wrapped once more.
  await context.addInitScript(
    (kept) => {
      if (localStorage.getItem("linge.display") === null)
        localStorage.setItem("linge.display", kept);
    },
    JSON.stringify({ data: display }),
  );
  const page = await context.newPage();
  await hear(page);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(url).origin && protocol.startsWith("http"))
      faults.push(`asked ${request.url()}`);
  });
  const writes: Sent[] = [];
  page.on("request", (request) => {
    const [, name] = /"query":"\s*(?:\\n|\s)*mutation (\w+)/.exec(request.postData() ?? "") ?? [];
    if (name) writes.push({ name, actingAs: request.headers()["linge-acting-as"] });
  });
  return { context, page, faults, writes };
}

/** Signs in as somebody of the demo, through the page. */
export async function signInAs(page: Page, title: RegExp): Promise<void> {
  await page.goto("/session/sign-in/index");
  await page.getByRole("button", { name: title }).click();
  await page.waitForURL(/tabs\/home/);
}

/** Opens the workbench and acts in the only post there is. */
export async function takeUpPost(page: Page): Promise<void> {
  await page.goto("/work/queue/index");
  await page.getByRole("radio").first().locator("..").click();
  await page.getByRole("button", { name: /^(切换身份|Change identity)$/ }).waitFor();
}
