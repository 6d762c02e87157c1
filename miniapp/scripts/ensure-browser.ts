import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "../test/support/browser.ts";

/*
 * Makes sure there is a Chromium for the tests: Debian's, with Chinese fonts, where we may install it, else
 * Playwright's own.
 */

const mayInstallDebians = existsSync("/etc/debian_version") && process.getuid?.() === 0;

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

const installDebians = (): boolean =>
  run("apt-get", "update") &&
  run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");

const installPlaywrights = (): boolean => {
  const playwright = join(import.meta.dirname, "../node_modules/playwright-core/cli.js");
  return run(process.execPath, playwright, "install", "chromium");
};

if (!findChromium() && !(mayInstallDebians && installDebians()) && !installPlaywrights()) {
  console.error(
    "The browser tests need Chromium and none could be installed. Install it (Debian, Ubuntu: `sudo apt-get install chromium fonts-noto-cjk`), or say where one is with LINGE_CHROMIUM.",
  );
  process.exit(1);
}
