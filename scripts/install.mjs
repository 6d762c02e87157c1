// Installs the pinned dependencies. Plain JavaScript: it runs before anything is installed, on any Node.
import { spawnSync } from "node:child_process";

const PNPM = "pnpm@10.34.9";

const ciFlag = process.env.CI ? ["--reporter=append-only"] : [];
const { status } = spawnSync(
  "npx",
  ["-y", PNPM, "install", "--frozen-lockfile", "--prefer-offline", ...ciFlag],
  {
    stdio: "inherit",
    shell: process.platform === "win32",
  },
);
if (status !== 0) {
  console.error(
    "\nLinge could not install its dependencies. Check the network and the npm registry, then try again.",
  );
  process.exit(status ?? 1);
}
