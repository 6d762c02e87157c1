import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyFirstStart } from "../../../scripts/first-start.ts";
import { startWechat } from "./wechat.ts";

export type Api = {
  url: string;
  /** It asks our stand-in for WeChat; one that was given asks another. */
  knowsNewcomers: boolean;
  stop: () => Promise<void>;
};

const repository = join(import.meta.dirname, "../../..");
const START_MS = 600_000;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function isUp(url: string): Promise<boolean> {
  const asked = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ __typename }" }),
  }).catch(() => null);
  return asked?.ok ?? false;
}

/**
 * The demo community, in a folder of its own that goes away with it: a copy of the one LINGE_FIRST_START
 * says, or made here.
 */
async function startDemo(): Promise<Api> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "linge-miniapp-"));
  const firstStart = process.env["LINGE_FIRST_START"];
  if (firstStart) await copyFirstStart(firstStart, folder);
  const wechat = await startWechat();
  const own = { PORT: String(port), LINGE_DATA_DIR: folder, LINGE_WECHAT_URL: wechat.url };
  const child = spawn(process.execPath, [join(repository, "scripts/start.mjs")], {
    env: { ...process.env, ...own },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    const ended = hasEnded || new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    wechat.stop();
    // The table engine is a process of its own and may still be closing its file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const deadline = performance.now() + START_MS;
  while (!(await isUp(url))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error("the demo API did not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { url, knowsNewcomers: true, stop };
}

/** The API the tests talk to: the one at LINGE_TEST_API (e.g. http://localhost:4000), or a demo of their own. */
export async function useApi(): Promise<Api> {
  const given = process.env["LINGE_TEST_API"];
  if (!given) return startDemo();
  if (!(await isUp(given))) throw new Error(`no API answers at ${given}`);
  return { url: given, knowsNewcomers: false, stop: () => Promise.resolve() };
}
