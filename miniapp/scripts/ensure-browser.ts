import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "../test/support/browser.ts";

/** Makes sure there is a Chromium for the tests: Debian's, when we may install it; else says what to do. */
const isDebian = existsSync("/etc/debian_version");
const isRoot = process.getuid?.() === 0;

function install(): boolean {
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return (
    apt("update") && apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk")
  );
}

if (!findChromium() && !(isDebian && isRoot && install() && findChromium())) {
  console.error(
    "The browser tests need Chromium. Install it (Debian, Ubuntu: `sudo apt-get install chromium fonts-noto-cjk`), or say where one is with LINGE_CHROMIUM.",
  );
  process.exit(1);
}
