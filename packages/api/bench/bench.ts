import { bundles } from "./bundle.ts";
import { heat } from "./heat.ts";
import { measure } from "./measure.ts";
import { storm } from "./storm.ts";
import { warm } from "./warm.ts";
import { makeWorld } from "./world.ts";

/*
 * What a request costs, against the same done by hand in one run, how large the program is, and how it does
 * as a function. Absolute figures depend on the machine; the ratios are what counts.
 *
 *   npm run bench            all of it
 *   npm run bench -- bundle  the bundle only
 *   npm run bench -- storm   many people at one slot: attempts a second, how long, how many requests
 *   npm run bench -- heat    where the table gets hot when a million residents meet a storm, and what it costs
 */

const [what] = process.argv.slice(2);

const world = what === "bundle" ? null : await makeWorld();
try {
  if (world && what === "heat") await heat(world);
  else if (world && what === "storm") await storm(world);
  else if (world) {
    await measure(world);
    await storm(world);
    await warm(world);
  }
} finally {
  await world?.stop();
}
if (what !== "heat" && what !== "storm") await bundles();
