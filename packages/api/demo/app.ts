import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Lifetime } from "./lifetime.ts";

const miniapp = join(import.meta.dirname, "../../../miniapp");
const BUILD = [join(miniapp, "scripts/build.ts"), "h5"];

/** Where the built browser app is. */
export const APP_FOLDER = join(miniapp, "dist/h5");

/** How much of what a failed build wrote is told: its end says why. */
const TOLD = 2_000;

/**
 * Builds the browser app unless its sources are what they were, in a process of its own: half a minute of
 * work beside that of making the community. Answers what went wrong; null when the app is there.
 */
export async function buildApp(
  { ending }: Pick<Lifetime, "ending">,
  command: readonly string[] = BUILD,
): Promise<string | null> {
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "pipe"],
    signal: ending,
  });
  // What could not be run, or was cut off, closes without the code 0.
  child.on("error", () => undefined);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return code === 0 ? null : (await said).join("").trim().slice(-TOLD);
}
