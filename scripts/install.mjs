// Installs the pinned dependencies, unless they are. Plain JavaScript: it runs before anything is installed, on any Node.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { forgetInstalled, isInstalled, noteInstalled } from "./installed.mjs";

const PNPM = "pnpm@10.34.9";
const root = fileURLToPath(new URL("..", import.meta.url));

function install() {
  forgetInstalled(root);
  const ciFlag = process.env.CI ? ["--reporter=append-only"] : [];
  const { status } = spawnSync(
    "npx",
    ["-y", PNPM, "install", "--frozen-lockfile", "--prefer-offline", ...ciFlag],
    {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    },
  );
  if (status === 0) return noteInstalled(root, PNPM);
  console.error(
    "\n没能装好依赖：请检查网络和 npm 源，再试一次 · Linge could not install its dependencies. Check the network and the npm registry, then try again.",
  );
  process.exit(status ?? 1);
}

if (!isInstalled(root, PNPM)) install();
